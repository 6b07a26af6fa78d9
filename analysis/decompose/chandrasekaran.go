package decompose

import "github.com/lehackathon/le/lifetable"

// chandrasekaran is the third approach of Chandrasekaran 1986 (Ponnapalli 2005,
// eq. 1.1-1.5): with g(x) = e2(x) - e1(x),
//
//	main effect       l1(x) [g(x) - p2(x) g(x+n)]
//	operative effect  l2(x) [g(x) - p1(x) g(x+n)]
//	exclusive effect  their mean
//	interaction       g(x+n) { [l1(x) p2(x) + l2(x) p1(x)]/2 - [l1(x+n) + l2(x+n)]/2 }
//
// The contribution is exclusive effect plus interaction. It equals his second
// approach, the mean of the effects with the interaction deferred and forwarded.
func chandrasekaran(s *slopes, against, near *lifetable.Table, from int) {
	s.shareOut(against, near, from, true, func(l1, l2 float64, x int) float64 {
		main, operative, interaction := chandrasekaranEffects(against, near, l1, l2, x)
		return main/2 + operative/2 + interaction
	})
}

func chandrasekaranEffects(t1, t2 *lifetable.Table, l1, l2 float64, x int) (main, operative, interaction float64) {
	gap, p1, p2, gapAbove := steps(t1, t2, x)
	main = l1 * (gap - p2*gapAbove)
	operative = l2 * (gap - p1*gapAbove)
	interaction = gapAbove * ((l1*p2+l2*p1)/2 - (l1*p1+l2*p2)/2)
	return main, operative, interaction
}

// chandrasekaranParts gives the main and the operative effect by half, as they
// enter their mean.
func chandrasekaranParts(against, near *lifetable.Table, from int) []Part {
	p := newParts(len(near.Ages), "main (half)", "operative (half)", "interaction")
	eachAge(against, near, from, func(x int, l1, l2 float64) {
		main, operative, interaction := chandrasekaranEffects(against, near, l1, l2, x)
		p[0].Years[x], p[1].Years[x], p[2].Years[x] = main/2, operative/2, interaction
	})
	return p
}
