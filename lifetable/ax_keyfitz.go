package lifetable

import "math"

const (
	keyfitzFrom   = 10    // first age graduated
	keyfitzRounds = 100   // more than any schedule that settles at all needs
	keyfitzSettle = 1e-13 // years
)

// keyfitz graduates nax from the deaths of the table itself (Keyfitz 1966;
// Preston, Heuveline & Guillot 2001, section 3.2), from age 10 to the last closed
// interval but one:
//
//	nax = n/2 + n/24 (d(x+n) - d(x-n)) / d(x)
//
// The deaths depend on a, so this is repeated until a settles. An interval whose
// neighbours are of another width, without deaths, or whose a once leaves (0, n)
// keeps n/2.
func keyfitz(a []float64, ages Ages, m []float64) {
	var out [MaxAge + 1]bool // of range once: n/2 for good
	for range keyfitzRounds {
		moved := 0.0
		alive, before := 1.0, 0.0
		q, _ := dying(float64(ages.Width(0)), a[0], m[0])
		here := q
		for i := range ages.Open() - 1 {
			alive -= here
			q, _ = dying(float64(ages.Width(i+1)), a[i+1], m[i+1])
			after := alive * q
			if i > 0 && ages[i] >= keyfitzFrom && !out[i] && evenWidths(ages, i) {
				n := float64(ages.Width(i))
				next := n/2 + n/24*(after-before)/here
				if !(next > 0 && next < n) { // also 0/0
					next, out[i] = n/2, true
				}
				moved = math.Max(moved, math.Abs(next-a[i]))
				a[i] = next
			}
			before, here = here, after
		}
		if moved < keyfitzSettle {
			return
		}
	}
}
