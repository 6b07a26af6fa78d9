package main

import (
	"math"
	"testing"

	"github.com/lehackathon/le/lifetable"
	"github.com/lehackathon/le/testdata"
)

const (
	tolTarget    = 1e-6 // years: expected e0 against the published figure
	tolExact     = 1e-9 // years: two ways to the same number
	tolWPP       = 0.05 // years: the UN builds its tables from single ages
	standardErrs = 4    // realised e0: 48 tables, so beyond 4 by chance once in 300 runs
)

func TestStandardSchedule(t *testing.T) {
	// e0 of Thailand 2015-2020 as printed in World Population Prospects 2019.
	published := [2]float64{73.12, 80.62}
	standard, err := readSchedules()
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range standard {
		t.Run(s.sex.String(), func(t *testing.T) {
			full, err := s.table()
			if err != nil {
				t.Fatal(err)
			}
			if d := math.Abs(full.Ex[0] - published[i]); d > tolWPP {
				t.Errorf("e0 = %.3f, published %.2f", full.Ex[0], published[i])
			}
			closed, err := s.closeAt(85)
			if err != nil {
				t.Fatal(err)
			}
			short, err := closed.table()
			if err != nil {
				t.Fatal(err)
			}
			for x := range short.Ex {
				if d := math.Abs(short.Ex[x] - full.Ex[x]); d > tolExact {
					t.Errorf("closing at 85 moves ex of group %d by %g", x, d)
				}
			}
		})
	}
	if _, err := standard[0].closeAt(86); err == nil {
		t.Error("closing inside an age group must fail")
	}
	if _, err := standard[0].scaledTo(200); err == nil {
		t.Error("a life expectancy out of reach must fail")
	}
}

func TestSurvival(t *testing.T) {
	s := schedule{ages: lifetable.Ages{0, 1, 5}, m: []float64{0.02, 0.002, 0.4}}
	for x, m := range map[int]float64{0: 0.02, 1: 0.002, 4: 0.002, 5: 0.4, 99: 0.4} {
		if got, want := s.survival(x), (1-m/2)/(1+m/2); math.Abs(got-want) > tolExact {
			t.Errorf("survival(%d) = %g, want %g", x, got, want)
		}
	}
}

// TestExpectedLifeExpectancy checks, before chance comes in, that all causes
// together give the published e0 in every area, year and sex.
func TestExpectedLifeExpectancy(t *testing.T) {
	g, err := readGrouping()
	if err != nil {
		t.Fatal(err)
	}
	cells, err := expectedDeaths(g)
	if err != nil {
		t.Fatal(err)
	}
	deaths, people := map[target][]float64{}, map[target][]float64{}
	for _, c := range cells {
		total := 0.0
		for _, d := range c.expected {
			total += d
		}
		deaths[c.target] = append(deaths[c.target], total)
		people[c.target] = append(people[c.target], float64(c.population))
	}
	compareWithPublished(t, deaths, people, func(*lifetable.Table) float64 { return tolTarget })
}

// TestRealisedLifeExpectancy checks the committed counts against the same
// figures, within what chance allows.
func TestRealisedLifeExpectancy(t *testing.T) {
	deaths, people := map[target][]float64{}, map[target][]float64{}
	group := func(age string) int {
		for i := range abridged {
			if abridged.Label(i) == age {
				return i
			}
		}
		t.Fatalf("age %q is not in the layout", age)
		return 0
	}
	add := func(sum map[target][]float64, row []string, n string) {
		sex, err := sexIndex(row[5])
		if err != nil {
			t.Fatal(err)
		}
		k := target{row[0], atoi(t, row[4]), sex}
		if sum[k] == nil {
			sum[k] = make([]float64, len(abridged))
		}
		sum[k][group(row[6])] += float64(atoi(t, n))
	}
	for _, row := range rowsOf(t, testdata.DefaultSample, "deaths") {
		add(deaths, row, row[8])
	}
	for _, row := range rowsOf(t, testdata.DefaultSample, "population") {
		add(people, row, row[7])
	}
	compareWithPublished(t, deaths, people, func(table *lifetable.Table) float64 {
		return standardErrs * math.Sqrt(table.Variance()[0])
	})
}

func compareWithPublished(t *testing.T, deaths, people map[target][]float64, tol func(*lifetable.Table) float64) {
	t.Helper()
	published, err := readTargets()
	if err != nil {
		t.Fatal(err)
	}
	if want := len(workshopAreas) * (lastYear - firstYear + 1) * len(sexes); len(published) != want || len(deaths) != want {
		t.Fatalf("%d published figures and %d tables, want %d", len(published), len(deaths), want)
	}
	for k, want := range published {
		opt := lifetable.Options{Ax: lifetable.AndreevKingkade, Sex: sexes[k.sex]}
		table, err := lifetable.New(abridged, deaths[k], people[k], opt)
		if err != nil {
			t.Errorf("%v: %v", k, err)
			continue
		}
		if d := math.Abs(table.Ex[0] - want); d > tol(table) {
			t.Errorf("%s %d %s: e0 = %.4f, published %.4f, beyond %.2g", k.code, k.year, sexes[k.sex], table.Ex[0], want, tol(table))
		}
	}
}
