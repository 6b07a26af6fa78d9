package risk

import "fmt"

// Cohort follows people alive today through years of lower hazards, and returns the
// years of life they gain in each year against the hazards of today. people and
// deaths are of one sex by single year of age from 0; factor is what a hazard is
// multiplied with from the age from on, 1/RR or 1 - PAF. Nobody is born, and who
// passes the last age leaves. With h = D/N the survival of a year is
//
//	s = (2 - h) / (2 + h),  people at the start of it N + D/2
//
// as WHO's AirQ+ has it (Miller & Hurley 2003). It errs on numbers no population has.
func Cohort(people, deaths []float64, from int, factor float64, years int) ([]float64, error) {
	if len(people) != len(deaths) {
		panic("risk: people and deaths differ in length")
	}
	if !(factor >= 0) {
		return nil, fmt.Errorf("a hazard cannot be multiplied with %v", factor)
	}
	n := len(people)
	now, then := make([]float64, n), make([]float64, n) // alive at the start of a year
	keep, keepLess := make([]float64, n), make([]float64, n)
	for x := range people {
		if !(people[x] > 0) || !(deaths[x] >= 0) || deaths[x] >= 2*people[x] {
			return nil, fmt.Errorf("%v people and %v deaths at age %d make no hazard", people[x], deaths[x], x)
		}
		h := deaths[x] / people[x]
		less := h
		if x >= from {
			less *= factor
		}
		if less >= 2 {
			return nil, fmt.Errorf("a hazard of %v at age %d leaves nobody", less, x)
		}
		keep[x], keepLess[x] = (2-h)/(2+h), (2-less)/(2+less)
		now[x] = people[x] + deaths[x]/2
		then[x] = now[x]
	}
	gained := make([]float64, years)
	for year := range gained {
		var before, after float64 // both carried up an age
		for x := range n {
			gained[year] += (then[x]*(1+keepLess[x]) - now[x]*(1+keep[x])) / 2
			now[x], before = before, now[x]*keep[x]
			then[x], after = after, then[x]*keepLess[x]
		}
	}
	return gained, nil
}
