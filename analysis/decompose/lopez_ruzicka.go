package decompose

import "github.com/lehackathon/le/lifetable"

// lopezRuzicka is the sum of an exclusive effect and an interaction (Lopez &
// Ruzicka 1977; Ponnapalli 2005, eq. 2.1-2.3), from against (1) to near (2):
//
//	exclusive    l1(x)/l2(x) { l2(x) [e2(x)-e1(x)] - l2(x+n) [e2(x+n)-e1(x+n)] }
//	interaction  [e2(x+n)-e1(x+n)] [ l1(x) l2(x+n)/l2(x) - l1(x+n) ]
//
// l2(x+n)/l2(x) is p2, so that nothing is divided by survivors.
func lopezRuzicka(s *slopes, against, near *lifetable.Table, from int) {
	s.shareOut(against, near, from, false, func(l1, _ float64, x int) float64 {
		exclusive, interaction := lopezRuzickaEffects(against, near, l1, x)
		return exclusive + interaction
	})
}

func lopezRuzickaEffects(t1, t2 *lifetable.Table, l1 float64, x int) (exclusive, interaction float64) {
	gap, p1, p2, gapAbove := steps(t1, t2, x)
	return l1 * (gap - p2*gapAbove), gapAbove * (l1*p2 - l1*p1)
}

func lopezRuzickaParts(against, near *lifetable.Table, from int) []Part {
	p := newParts(len(near.Ages), "exclusive", "interaction")
	eachAge(against, near, from, func(x int, l1, _ float64) {
		p[0].Years[x], p[1].Years[x] = lopezRuzickaEffects(against, near, l1, x)
	})
	return p
}
