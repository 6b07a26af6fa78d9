package analysis

import (
	"fmt"
	"slices"
)

// MapCauses returns the dataset split by other causes: the deaths of cause c, a sex
// and an age group are added to causes[to(c, sex, age)]. Age is -1 and the sex
// [UnknownSex] where a death's are not known. Deaths are conserved. It fails where
// the cells are too many to hold and panics where to points outside causes.
func (d *Dataset) MapCauses(causes []Cause, to func(cause int, sex Sex, age int) int) (*Dataset, error) {
	m := *d
	m.Causes = slices.Clone(causes)
	m.Warnings = slices.Clone(d.Warnings)
	m.Unknown = slices.Clone(d.Unknown)
	if err := m.alloc(); err != nil {
		return nil, err
	}
	copy(m.stored, d.stored)
	copy(m.exposure, d.exposure)
	target := func(c int, s Sex, age int) int {
		t := to(c, s, age)
		if t < 0 || t >= len(causes) {
			panic(fmt.Sprintf("analysis: cause %d is mapped to %d of %d", c, t, len(causes)))
		}
		return t
	}
	for c := range d.Causes {
		for s := Both; s <= Female; s++ {
			for age := range d.Ages {
				t := target(c, s, age)
				for a := range d.Areas {
					for p := range d.Periods {
						m.DeathsBy(a, p, s, t)[age] += d.DeathsBy(a, p, s, c)[age]
					}
				}
			}
		}
	}
	for i, u := range m.Unknown {
		if u.Cause >= 0 {
			m.Unknown[i].Cause = target(u.Cause, u.Sex, u.Age)
		}
	}
	return &m, nil
}

// CauseTotals returns the deaths in tables by cause, everybody counted once as in
// [Dataset.Totals].
func (d *Dataset) CauseTotals() []float64 {
	sums := make([]float64, len(d.Causes))
	for _, a := range d.parts() {
		for p := range d.Periods {
			for _, s := range d.present(a, p, true) {
				for c := range d.Causes {
					for _, n := range d.DeathsBy(a, p, s, c) {
						sums[c] += n
					}
				}
			}
		}
	}
	return sums
}
