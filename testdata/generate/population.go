package main

import "github.com/lehackathon/le/lifetable"

const (
	registerYear  = 2017 // the register is of 31 December
	registerAges  = 100  // 0, 1 … 99
	firstYear     = 2019
	lastYear      = 2022
	ratioGroup    = 5 // years of age in a group of the sex ratio
	ratioLastOpen = 100
)

// pyramid holds persons by single year of age; the last entry is open.
type pyramid []float64

// workshopAreas are the areas of the simulated sample in the order of its rows.
var workshopAreas = []string{"TH", "16", "18", "24", "42", "92"}

// readRegister returns the register of 2017, both sexes, by area code.
func readRegister() (map[string]pyramid, error) {
	reg := map[string]pyramid{}
	columns := append([]string{"age"}, workshopAreas...)
	err := eachRow("dopa_population_2017.csv", columns, func(c []string) error {
		v, err := numbers(c[1:]...)
		for i, n := range v {
			reg[workshopAreas[i]] = append(reg[workshopAreas[i]], n)
		}
		return err
	})
	return reg, err
}

// readSexShares returns the share of men and of women at each single year of
// age, from the UN's population of Thailand in five-year groups.
func readSexShares() (shares [2]pyramid, err error) {
	err = eachRow("wpp2019_population_2020.csv", []string{"age", "male", "female"}, func(c []string) error {
		v, err := numbers(c...)
		if err != nil || v[0] >= ratioLastOpen {
			return err
		}
		for range ratioGroup {
			shares[0] = append(shares[0], v[1]/(v[1]+v[2]))
			shares[1] = append(shares[1], v[2]/(v[1]+v[2]))
		}
		return nil
	})
	return shares, err
}

// of returns the part of the register that the shares give.
func (p pyramid) of(share pyramid) pyramid {
	q := make(pyramid, len(p))
	for x := range p {
		q[x] = p[x] * share[x]
	}
	return q
}

// nextYear ages everybody by a year: cohorts are survived with the schedule,
// nobody moves, and as many are born as the year before.
func (p pyramid) nextYear(s schedule) pyramid {
	q := make(pyramid, len(p))
	q[0] = p[0]
	for x := range p {
		to := min(x+1, len(p)-1)
		q[to] += p[x] * s.survival(x)
	}
	return q
}

// midYears carries the end-of-year pyramid p forward and returns the mid-year
// population of firstYear … lastYear by age group, each the mean of the two
// ends of the year, rounded to persons.
func midYears(p pyramid, s schedule, ages lifetable.Ages) [][]int {
	var years [][]int
	for year := registerYear + 1; year <= lastYear; year++ {
		next := p.nextYear(s)
		if year >= firstYear {
			years = append(years, grouped(p, next, ages))
		}
		p = next
	}
	return years
}

// grouped returns the mean of two pyramids, summed into age groups.
func grouped(a, b pyramid, ages lifetable.Ages) []int {
	sum := make([]float64, len(ages))
	g := 0
	for x := range a {
		for g+1 < len(ages) && ages[g+1] <= x {
			g++
		}
		sum[g] += (a[x] + b[x]) / 2
	}
	n := make([]int, len(ages))
	for i, v := range sum {
		n[i] = int(v + 0.5)
	}
	return n
}
