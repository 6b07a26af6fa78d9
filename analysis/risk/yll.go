package risk

import (
	"slices"

	"github.com/lehackathon/le/lifetable"
)

// frontier is the standard life table that years of life lost are counted by.
type frontier struct{ age, ex []float64 }

func readFrontier() (*frontier, error) {
	s, err := builtin("frontier.csv", []string{"age", "ex"}, nil)
	if err != nil {
		return nil, err
	}
	f := &frontier{}
	for _, row := range s.rows {
		age, _, err := row.number("age")
		if err != nil {
			return nil, err
		}
		ex, _, err := row.number("ex")
		if err != nil {
			return nil, err
		}
		f.age, f.ex = append(f.age, age), append(f.ex, ex)
	}
	return f, nil
}

// at is the life expectancy at an exact age, linear between whole ages.
func (f *frontier) at(age float64) float64 {
	i, _ := slices.BinarySearch(f.age, age)
	switch {
	case i == 0:
		return f.ex[0]
	case i == len(f.age):
		return f.ex[i-1]
	}
	t := (age - f.age[i-1]) / (f.age[i] - f.age[i-1])
	return (1-t)*f.ex[i-1] + t*f.ex[i]
}

// perDeath is the years lost by a death in every age group: the standard's life
// expectancy at the mean age at death, x + nax.
func (f *frontier) perDeath(t *lifetable.Table) []float64 {
	years := make([]float64, len(t.Ages))
	for i := range years {
		years[i] = f.at(float64(t.Ages[i]) + t.NAx[i])
	}
	return years
}
