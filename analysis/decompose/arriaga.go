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
func arriaga(against, near *lifetable.Table, from int, jacobian bool) slopes {
	w := against.Ages.Open()
	s := newSlopes(w+1, jacobian)
	l := 1.0
	for x := from; x < w; x++ {
		s.k[x], s.rest[x] = closedSlope(against, near, x, l)
		if jacobian {
			s.closedDerivatives(against, near, from, x)
		}
		l *= 1 - against.Nqx[x]
	}
	s.k[w] = -l / (against.NMx[w] * near.NMx[w])
	if jacobian {
		s.openDerivatives(against, near, from)
	}
	return s
}

// arriagaSymmetric is the mean of both directions, so that no side comes first:
// the slopes' mean, because the gap and the rates change sign together.
func arriagaSymmetric(against, near *lifetable.Table, from int, jacobian bool) slopes {
	s, back := arriaga(against, near, from, jacobian), arriaga(near, against, from, jacobian)
	mean := func(x, y []float64, sign float64) {
		for i := range x {
			x[i] = (x[i] + sign*y[i]) / 2
		}
	}
	mean(s.k, back.k, 1)
	mean(s.rest, back.rest, -1)
	mean(s.byAgainst, back.byNear, 1)
	mean(s.byNear, back.byAgainst, 1)
	return s
}

func newSlopes(k int, jacobian bool) slopes {
	block := make([]float64, 2*k)
	s := slopes{k: block[:k:k], rest: block[k:]}
	if jacobian {
		block = make([]float64, 2*k*k)
		s.byAgainst, s.byNear = block[:k*k:k*k], block[k*k:]
	}
	return s
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
