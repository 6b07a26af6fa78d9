package burden

import "github.com/lehackathon/le/analysis"

// DefaultPYLL is the age before which deaths count as premature where none is chosen.
const DefaultPYLL = 70

// PYLLPerDeath returns the potential years that a death in each age group loses
// before an age: those from the middle of the group to it, 0 above,
//
//	PYLL = Σ D (limit - (x + n/2)),  x + n ≤ limit
//
// (Romeder and McWhinnie 1977, International Journal of Epidemiology 6:143-151; the
// convention of OECD). ok is false where no age group starts at the limit: a group's
// deaths are not split.
func PYLLPerDeath(ages analysis.Ages, limit int) (years []float64, ok bool) {
	if i := ages.Index(limit); i < 1 {
		return nil, false
	}
	years = make([]float64, len(ages))
	for x, age := range ages {
		if age < limit {
			years[x] = float64(limit-age) - float64(ages.Width(x))/2
		}
	}
	return years, true
}
