package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

const sakaeoCode = "27"

// deathCount is one row of the published counts.
type deathCount struct {
	year, sex int // sex: index into sexes
	age       string
	ageFrom   int // lower bound of age
	cause     string
	n         int
}

// eachSakaeoDeath calls fn with every published count, in the order of the
// file: year, sex, age, cause.
func eachSakaeoDeath(fn func(deathCount) error) error {
	return eachRow("sakaeo_deaths.csv", []string{"year_be", "sex", "age", "cause", "deaths"}, func(c []string) error {
		year, err := yearBE(c[0])
		if err != nil {
			return err
		}
		sex, err := sexIndex(c[1])
		if err != nil {
			return err
		}
		from, _, _ := strings.Cut(strings.TrimSuffix(c[2], "+"), "-")
		v, err := numbers(from, c[4])
		if err != nil {
			return err
		}
		return fn(deathCount{year: year, sex: sex, age: c[2], ageFrom: int(v[0]), cause: c[3], n: int(v[1])})
	})
}

// sakaeo builds the sample of real published counts: nothing is computed.
func sakaeo() (*dataset, error) {
	areas, err := readAreas()
	if err != nil {
		return nil, err
	}
	d := &dataset{descriptor: sakaeoDescriptor()}
	if d.causes, err = readSakaeoCauses(); err != nil {
		return nil, err
	}
	here := areas[sakaeoCode]
	err = eachSakaeoDeath(func(c deathCount) error {
		if !slices.ContainsFunc(d.causes, func(k cause) bool { return k.id == c.cause }) {
			return fmt.Errorf("cause %q is not in sakaeo_causes.csv", c.cause)
		}
		d.addDeaths(here, c.year, c.sex, c.age, c.cause, c.n)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = eachRow("sakaeo_population.csv", []string{"year_be", "sex", "age", "population"}, func(c []string) error {
		year, err := yearBE(c[0])
		if err != nil {
			return err
		}
		sex, err := sexIndex(c[1])
		if err != nil {
			return err
		}
		n, err := strconv.Atoi(c[3])
		if err != nil {
			return err
		}
		d.addPopulation(here, year, sex, c[2], n)
		return nil
	})
	return d, err
}
