package decompose

import (
	"math"

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
	s.addArriaga(against, near, from, 1, false)
}

// arriagaSymmetric is the mean of both directions, so that no side comes first:
// the slopes' mean, because the gap and the rates change sign together.
func arriagaSymmetric(s *slopes, against, near *lifetable.Table, from int) {
	s.addArriaga(against, near, from, 0.5, false)
	s.addArriaga(near, against, from, 0.5, true)
}

// addArriaga adds a weight of the slopes from t1 to t2; back says that t1 is the
// near side, so that what no rates explain changes sign.
func (s *slopes) addArriaga(t1, t2 *lifetable.Table, from int, weight float64, back bool) {
	by1, by2, sign := s.byAgainst, s.byNear, weight
	if back {
		by1, by2, sign = s.byNear, s.byAgainst, -weight
	}
	k := len(s.k)
	w := k - 1
	l := 1.0
	for x := from; x < w; x++ {
		slope, rest := closedSlope(t1, t2, x, l)
		s.k[x] += weight * slope
		s.rest[x] += sign * rest
		if by1 != nil {
			addClosedDerivatives(by1[x*k:(x+1)*k], by2[x*k:(x+1)*k], t1, t2, from, x, weight*slope)
		}
		l *= 1 - t1.Nqx[x]
	}
	slope := -l * weight / (t1.NMx[w] * t2.NMx[w])
	s.k[w] += slope
	if by1 != nil {
		addOpenDerivatives(by1[w*k:], by2[w*k:], t1, t2, from, slope)
	}
}

// shareRule is how far Δx/(m2-m1) may differ from Sx before unlike nax, not the
// rates, make the difference; beyond it the ratio would blow up as m2 nears m1.
const shareRule = 0.1

// closedSlope returns the slope of age x and what it leaves over. Unlike nax
// (only in the first groups) put a part into Δx that no difference of rates
// explains. As long as that part is small Δx is shared out by the differences of
// the rates, Δx (m2c-m1c)/(m2-m1), as Arriaga does; else the slope is Sx at the
// mean of the two nax and the part is left as rest.
func closedSlope(t1, t2 *lifetable.Table, x int, l float64) (slope, rest float64) {
	n := float64(t1.Ages[x+1] - t1.Ages[x])
	a1, a2, e := t1.NAx[x], t2.NAx[x], t2.Ex[x+1]
	a := (a1 + a2) / 2
	slope = -l * (n - a + e) * ratio(t1, t2, x)
	if a1 == a2 {
		return slope, 0
	}
	q1, q2, dm := t1.Nqx[x], t2.Nqx[x], t2.NMx[x]-t1.NMx[x]
	delta := l * ((n-a1)*q1 - (n-a2)*q2 + e*(q1-q2))
	if explained := slope * dm; math.Abs(delta-explained) > shareRule*math.Abs(explained) || dm == 0 {
		return slope, delta - explained
	}
	return delta / dm, 0
}

// ratio returns (q2-q1)/(m2-m1) of age x, at the mean of the two nax, without
// ever dividing 0 by 0.
func ratio(t1, t2 *lifetable.Table, x int) float64 {
	n, m1, m2 := float64(t1.Ages[x+1]-t1.Ages[x]), t1.NMx[x], t2.NMx[x]
	b := n - (t1.NAx[x]+t2.NAx[x])/2
	if len(t1.Forced) == 0 && len(t2.Forced) == 0 {
		return n / ((1 + b*m1) * (1 + b*m2))
	}
	if dm := m2 - m1; math.Abs(dm) > 1e-9*math.Max(m1, m2) {
		return (t2.Nqx[x] - t1.Nqx[x]) / dm
	}
	return dq(t1, x)
}

// dq returns the derivative of nqx with respect to nmx at fixed nax:
// n/(1+(n-a)m)², or n·exp(-n·m) where q came from a constant force.
func dq(t *lifetable.Table, x int) float64 {
	n, m := float64(t.Ages[x+1]-t.Ages[x]), t.NMx[x]
	for _, f := range t.Forced {
		if f == x {
			return n * math.Exp(-n*m)
		}
	}
	d := 1 + (n-t.NAx[x])*m
	return n / (d * d)
}
