package main

import (
	"fmt"

	"github.com/lehackathon/le/lifetable"
)

// abridged is the age layout of the simulated sample: 0, 1-4, 5-9 … 85+.
var abridged = lifetable.Ages{0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85}

// schedule is a set of death rates by age, per person-year.
type schedule struct {
	ages lifetable.Ages
	m    []float64
	sex  lifetable.Sex
}

// readSchedules returns the UN's schedule for Thailand 2015-2020, men then
// women, by age 0, 1-4, 5-9 … 100+.
func readSchedules() ([2]schedule, error) {
	std := [2]schedule{{sex: sexes[0]}, {sex: sexes[1]}}
	err := eachRow("wpp2019_mx.csv", []string{"age", "male", "female"}, func(c []string) error {
		v, err := numbers(c...)
		if err != nil {
			return err
		}
		for i := range std {
			std[i].ages = append(std[i].ages, int(v[0]))
			std[i].m = append(std[i].m, v[1+i])
		}
		return nil
	})
	return std, err
}

// table builds the schedule's life table: Andreev-Kingkade a0, n/2 at closed
// ages, 1/m in the open interval.
func (s schedule) table() (*lifetable.Table, error) {
	return lifetable.FromRates(s.ages, s.m, lifetable.Options{Ax: lifetable.AndreevKingkade, Sex: s.sex})
}

// closeAt returns the schedule with an open interval from age up. Its rate is
// the mean of those it replaces, weighted by the person-years nLx of the
// schedule's own life table: the ex below do not change.
func (s schedule) closeAt(age int) (schedule, error) {
	t, err := s.table()
	if err != nil {
		return schedule{}, err
	}
	open := s.ages.Index(age)
	if open < 0 {
		return schedule{}, fmt.Errorf("no age group starts at %d", age)
	}
	var deaths, years float64
	for i := open; i < len(s.m); i++ {
		deaths += s.m[i] * t.NLx[i]
		years += t.NLx[i]
	}
	m := append(append([]float64(nil), s.m[:open]...), deaths/years)
	return schedule{ages: s.ages[:open+1], m: m, sex: s.sex}, nil
}

// scaled returns the schedule with every rate multiplied by k.
func (s schedule) scaled(k float64) schedule {
	m := make([]float64, len(s.m))
	for i := range m {
		m[i] = k * s.m[i]
	}
	return schedule{ages: s.ages, m: m, sex: s.sex}
}

// scaledTo returns the proportional schedule whose e0 is target: one factor k
// for all ages, found by bisection. A Brass shift of the logit of lx comes no
// nearer to the e60 that BOD publishes for the country (mean distance 0.26
// years against 0.27) and needs a rule of its own for the open interval.
func (s schedule) scaledTo(target float64) (schedule, error) {
	lo, hi := 0.25, 4.0
	for range 60 {
		k := (lo + hi) / 2
		t, err := s.scaled(k).table()
		if err != nil {
			return schedule{}, err
		}
		if t.Ex[0] > target {
			lo = k
		} else {
			hi = k
		}
	}
	if lo == 0.25 || hi == 4 {
		return schedule{}, fmt.Errorf("no factor between 0.25 and 4 gives e0 %g", target)
	}
	return s.scaled((lo + hi) / 2), nil
}

// survival is the probability that a person aged x last birthday lives one
// more year, 1 - m/(1 + m/2) with the rate of the group x is in.
func (s schedule) survival(x int) float64 {
	i := 0
	for i+1 < len(s.ages) && s.ages[i+1] <= x {
		i++
	}
	return 1 - s.m[i]/(1+s.m[i]/2)
}
