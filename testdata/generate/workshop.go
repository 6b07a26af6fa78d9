package main

import (
	"fmt"
	"math/rand/v2"
)

// seed of the Poisson draws. Changing it changes every count of the sample.
const seed = 2565

// target names one life expectancy published by BOD.
type target struct {
	code      string
	year, sex int
}

// readTargets returns the published e0 by area, year and sex, in years.
func readTargets() (map[target]float64, error) {
	e0 := map[target]float64{}
	err := eachRow("bod_e0.csv", []string{"area_code", "year_be", "sex", "e0"}, func(c []string) error {
		year, err := yearBE(c[1])
		if err != nil {
			return err
		}
		sex, err := sexIndex(c[2])
		if err != nil {
			return err
		}
		v, err := numbers(c[3])
		if err != nil {
			return err
		}
		e0[target{c[0], year, sex}] = v[0]
		return nil
	})
	return e0, err
}

// cell is what is known about an area, year, sex and age group before chance
// comes in.
type cell struct {
	target
	age        int // index into abridged
	population int
	expected   []float64 // deaths by cause
}

// workshop builds the simulated sample: Poisson draws around the expected
// deaths, cell by cell and cause by cause.
func workshop() (*dataset, error) {
	areas, err := readAreas()
	if err != nil {
		return nil, err
	}
	g, err := readGrouping()
	if err != nil {
		return nil, err
	}
	cells, err := expectedDeaths(g)
	if err != nil {
		return nil, err
	}
	d := &dataset{descriptor: workshopDescriptor(), causes: g.causes}
	src := rand.NewPCG(seed, 0)
	for _, c := range cells {
		here, age := areas[c.code], abridged.Label(c.age)
		d.addPopulation(here, c.year, c.sex, age, c.population)
		for i, mean := range c.expected {
			if n := poisson(src, mean); n > 0 {
				d.addDeaths(here, c.year, c.sex, age, g.causes[i].id, n)
			}
		}
	}
	return d, nil
}

// expectedDeaths returns the cells of the simulated sample in the order of its
// rows: area, year, sex, age. In each, the expected deaths of all causes over
// the population are the rates of the schedule with the published e0.
func expectedDeaths(g *grouping) ([]cell, error) {
	targets, err := readTargets()
	if err != nil {
		return nil, err
	}
	causes, err := readMix(g, abridged)
	if err != nil {
		return nil, err
	}
	standard, err := readSchedules()
	if err != nil {
		return nil, err
	}
	people, err := readPopulation(standard)
	if err != nil {
		return nil, err
	}
	var closed [2]schedule
	for sex := range sexes {
		if closed[sex], err = standard[sex].closeAt(abridged[len(abridged)-1]); err != nil {
			return nil, err
		}
	}
	var cells []cell
	for _, code := range workshopAreas {
		for year := firstYear; year <= lastYear; year++ {
			for sex := range sexes {
				t := target{code, year, sex}
				s, err := closed[sex].scaledTo(targets[t])
				if err != nil {
					return nil, fmt.Errorf("%s, %d, %s: %w", code, year, sexes[sex], err)
				}
				for i, m := range s.m {
					n := people[code][sex][year-firstYear][i]
					c := cell{target: t, age: i, population: n, expected: causes.shares(code, year, sex, i)}
					for k := range c.expected {
						c.expected[k] *= m * float64(n)
					}
					cells = append(cells, c)
				}
			}
		}
	}
	return cells, nil
}

// readPopulation returns the mid-year population by area code, sex, year since
// firstYear and age group.
func readPopulation(standard [2]schedule) (map[string][2][][]int, error) {
	register, err := readRegister()
	if err != nil {
		return nil, err
	}
	shares, err := readSexShares()
	if err != nil {
		return nil, err
	}
	people := map[string][2][][]int{}
	for code, p := range register {
		var both [2][][]int
		for sex := range sexes {
			both[sex] = midYears(p.of(shares[sex]), standard[sex], abridged)
		}
		people[code] = both
	}
	return people, nil
}
