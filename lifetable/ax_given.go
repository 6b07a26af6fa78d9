package lifetable

import (
	"fmt"
	"maps"
	"math"
	"slices"
)

// GivenAx holds nax values a user brings, by the lower bound of their interval.
// A nil *GivenAx gives none.
type GivenAx struct {
	ages []int // rising
	a    []float64
}

// NewGivenAx takes nax in years by age. Ages left out follow the table's rule.
func NewGivenAx(byAge map[int]float64) *GivenAx {
	g := &GivenAx{ages: slices.Sorted(maps.Keys(byAge))}
	for _, age := range g.ages {
		g.a = append(g.a, byAge[age])
	}
	return g
}

// fill overrides the closed intervals named. A value outside (0, n], and an age
// where no group starts, is a *DataError. The open interval stays 1/m.
func (g *GivenAx) fill(a []float64, ages Ages) error {
	if g == nil {
		return nil
	}
	for k, age := range g.ages {
		i := ages.Index(age)
		if i < 0 {
			return &DataError{Age: fmt.Sprint(age), Msg: fmt.Sprintf("ax is given, but no age group of %s starts there", ages),
				Hint: "give ax by the lower bounds of the age groups of the data"}
		}
		if i == ages.Open() {
			continue
		}
		if v, n := g.a[k], float64(ages.Width(i)); !(v > 0 && v <= n) || math.IsInf(v, 0) {
			return &DataError{Age: ages.Label(i), Msg: fmt.Sprintf("the ax given is %v, outside 0-%v years", v, n),
				Hint: "ax counts years from the start of the interval, not from birth"}
		}
		a[i] = g.a[k]
	}
	return nil
}

// has reports whether ax is given for an age.
func (g *GivenAx) has(age int) bool {
	return g != nil && slices.Contains(g.ages, age)
}
