package decompose

import "github.com/lehackathon/le/lifetable"

// Three methods of the same years (Andreev 1982, Lopez & Ruzicka 1977,
// Chandrasekaran 1986) are written with survivors and life expectancies alone.
// Each has its own formula for the contribution of an age; the causes of the age
// share it as with Arriaga (see share).

// andreev is the stepwise replacement of Andreev 1982 (Andreev, Shkolnikov &
// Begun 2002, eq. 5), from the population against (1) to near (2):
//
//	Δx = l1(x) [e2(x) - e1(x)] - l1(x+n) [e2(x+n) - e1(x+n)]
//
// and l1(w) [e2(w) - e1(w)] in the open interval.
func andreev(s *slopes, against, near *lifetable.Table, from int) {
	s.shareOut(against, near, from, false, func(l1, _ float64, x int) float64 {
		gap, p1, _, gapAbove := steps(against, near, x)
		return l1*gap - l1*p1*gapAbove
	})
}

// shareOut fills the slopes from a method's contribution of every age, a function
// of the survivors at its start. Slopes of the rates alone, and derivatives, are
// those of the same contribution in Arriaga's form: one direction, or the mean
// of both.
func (s *slopes) shareOut(against, near *lifetable.Table, from int, symmetric bool, contribution func(l1, l2 float64, x int) float64) {
	s.fillRatios(against, near, from)
	w := len(s.k) - 1
	l1, l2 := 1.0, 1.0
	for x := from; x < w; x++ {
		slope := s.rateSlope(against, near, x, l1)
		if symmetric {
			slope = (slope + s.rateSlope(near, against, x, l2)) / 2
		}
		s.k[x], s.rest[x] = share(contribution(l1, l2, x), slope, near.NMx[x]-against.NMx[x], against.Ex[x]+near.Ex[x])
		l1 *= 1 - against.Nqx[x]
		l2 *= 1 - near.Nqx[x]
	}
	slope := openSlope(against, near, l1)
	if symmetric {
		slope = (slope + openSlope(near, against, l2)) / 2
	}
	s.k[w], s.rest[w] = share(contribution(l1, l2, w), slope, near.NMx[w]-against.NMx[w], against.Ex[w]+near.Ex[w])
	if s.byNear == nil {
		return
	}
	if !symmetric {
		s.addArriagaDerivatives(against, near, from, 1, false)
		return
	}
	s.addArriagaDerivatives(against, near, from, 0.5, false)
	s.addArriagaDerivatives(near, against, from, 0.5, true)
}

// steps returns what these formulas are made of: the gap in ex at the start of
// age x, the chances p1, p2 to survive it, and the gap at its end. Above the open
// interval all are 0.
func steps(t1, t2 *lifetable.Table, x int) (gap, p1, p2, gapAbove float64) {
	gap = t2.Ex[x] - t1.Ex[x]
	if x+1 == len(t1.Ex) {
		return gap, 0, 0, 0
	}
	return gap, 1 - t1.Nqx[x], 1 - t2.Nqx[x], t2.Ex[x+1] - t1.Ex[x+1]
}
