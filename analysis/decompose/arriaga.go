package decompose

import (
	"math"
	"slices"

	"github.com/lehackathon/le/lifetable"
)

// arriaga moves from the population against (1) to the population near (2). The
// contribution of an age (Arriaga 1984; Preston, Heuveline & Guillot 2001, eq.
// 3.11-3.12) is, with p = 1-q and both direct and indirect effects,
//
//	Δx = l1(x) [ L2/l2 - L1/l1 + e2(x+n) (p2 - p1) ]
//	   = l1(x) [ (n-a1) q1 - (n-a2) q2 + e2(x+n) (q1 - q2) ]
//
// and l1 (1/m2 - 1/m1) in the open interval, where l1 counts from the age that
// is decomposed. Where both tables have the same nax this is a slope times the
// difference of the rates:
//
//	Δx = Sx (m2 - m1),  Sx = -l1(x) [(n-a) + e2(x+n)] (q2 - q1)/(m2 - m1)
//
// from is the first age that counts: 0 for e0.
func arriaga(s *slopes, against, near *lifetable.Table, from int) {
	s.fillRatios(against, near, from)
	s.addArriaga(against, near, from, 1, false)
}

// arriagaSymmetric is the mean of both directions, so that no side comes first:
// the slopes' mean, because the gap and the rates change sign together.
func arriagaSymmetric(s *slopes, against, near *lifetable.Table, from int) {
	s.fillRatios(against, near, from)
	s.addArriaga(against, near, from, 0.5, false)
	s.addArriaga(near, against, from, 0.5, true)
}

// addArriaga adds a weight of the slopes from t1 to t2; back says that t1 is the
// near side, so that what no rates explain changes sign. fillRatios comes first.
func (s *slopes) addArriaga(t1, t2 *lifetable.Table, from int, weight float64, back bool) {
	sign := weight
	if back {
		sign = -weight
	}
	w := len(s.k) - 1
	l := 1.0
	for x := from; x < w; x++ {
		slope, rest := s.closedSlope(t1, t2, x, l)
		s.k[x] += weight * slope
		s.rest[x] += sign * rest
		l *= 1 - t1.Nqx[x]
	}
	s.k[w] += weight * openSlope(t1, t2, l)
	if s.byNear != nil {
		s.addArriagaDerivatives(t1, t2, from, weight, back)
	}
}

// closedSlope returns the slope of age x and what it leaves over (see share).
func (s *slopes) closedSlope(t1, t2 *lifetable.Table, x int, l float64) (slope, rest float64) {
	a1, a2 := t1.NAx[x], t2.NAx[x]
	slope = s.rateSlope(t1, t2, x, l)
	if a1 == a2 {
		return slope, 0
	}
	n, e := float64(t1.Ages[x+1]-t1.Ages[x]), t2.Ex[x+1]
	q1, q2 := t1.Nqx[x], t2.Nqx[x]
	delta := l * ((n-a1)*q1 - (n-a2)*q2 + e*(q1-q2))
	return share(delta, slope, t2.NMx[x]-t1.NMx[x], 0)
}

// rateSlope is Sx of a closed interval at the mean of the two nax.
func (s *slopes) rateSlope(t1, t2 *lifetable.Table, x int, l float64) float64 {
	n, a := float64(t1.Ages[x+1]-t1.Ages[x]), (t1.NAx[x]+t2.NAx[x])/2
	return -l * (n - a + t2.Ex[x+1]) * s.ratio[x]
}

// openSlope is Sx of the open interval: -l1/(m1 m2).
func openSlope(t1, t2 *lifetable.Table, l float64) float64 {
	w := len(t1.NMx) - 1
	return -l / (t1.NMx[w] * t2.NMx[w])
}

// fillRatios finds (q2-q1)/(m2-m1) of every closed interval, at the mean of the
// two nax, without ever dividing 0 by 0. It is the same in both directions.
func (s *slopes) fillRatios(t1, t2 *lifetable.Table, from int) {
	w := len(s.k) - 1
	forced := len(t1.Forced) > 0 || len(t2.Forced) > 0
	for x := from; x < w; x++ {
		n, m1, m2 := float64(t1.Ages[x+1]-t1.Ages[x]), t1.NMx[x], t2.NMx[x]
		b := n - (t1.NAx[x]+t2.NAx[x])/2
		switch {
		case !forced:
			s.ratio[x] = n / ((1 + b*m1) * (1 + b*m2))
		case math.Abs(m2-m1) > 1e-9*math.Max(m1, m2):
			s.ratio[x] = (t2.Nqx[x] - t1.Nqx[x]) / (m2 - m1)
		default:
			s.ratio[x] = (dq(t1, x) + dq(t2, x)) / 2
		}
	}
}

// dq returns the derivative of nqx with respect to nmx at fixed nax:
// n/(1+(n-a)m)², or n·exp(-n·m) where q came from a constant force.
func dq(t *lifetable.Table, x int) float64 {
	n, m := float64(t.Ages[x+1]-t.Ages[x]), t.NMx[x]
	if slices.Contains(t.Forced, x) {
		return n * math.Exp(-n*m)
	}
	d := 1 + (n-t.NAx[x])*m
	return n / (d * d)
}
