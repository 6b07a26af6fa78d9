package main

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func testMix(t *testing.T) (*grouping, *mix) {
	t.Helper()
	g, err := readGrouping()
	if err != nil {
		t.Fatal(err)
	}
	x, err := readMix(g, abridged)
	if err != nil {
		t.Fatal(err)
	}
	return g, x
}

// TestGroupingPartition checks that each published cause, and each of its
// ranges, is in exactly one cause of the simulated sample.
func TestGroupingPartition(t *testing.T) {
	list, err := readSakaeoCauses()
	if err != nil {
		t.Fatal(err)
	}
	g, err := readGrouping()
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 54 || len(g.of) != len(list) {
		t.Errorf("%d published causes, %d of them grouped, want 54", len(list), len(g.of))
	}
	var published, grouped []string
	for _, c := range list {
		published = append(published, strings.Split(c.icd10, ";")...)
		i := g.of[c.id]
		if k := g.causes[i]; k.id == c.id && k.icd10 != c.icd10 {
			t.Errorf("%q means %s in one sample and %s in the other", c.id, c.icd10, k.icd10)
		}
	}
	for _, c := range g.causes {
		grouped = append(grouped, strings.Split(c.icd10, ";")...)
	}
	slices.Sort(published)
	slices.Sort(grouped)
	if !slices.Equal(published, grouped) {
		t.Errorf("ranges differ:\n%v\n%v", published, grouped)
	}
}

func TestSharesSumToOne(t *testing.T) {
	_, x := testMix(t)
	for _, code := range workshopAreas {
		for year := firstYear; year <= lastYear; year++ {
			for sex := range sexes {
				for age := range abridged {
					sum := 0.0
					for _, s := range x.shares(code, year, sex, age) {
						sum += s
					}
					if math.Abs(sum-1) > tolExact {
						t.Fatalf("%s %d %d %d: shares sum to %g", code, year, sex, age, sum)
					}
				}
			}
		}
	}
}

// TestDepartures checks that a factor of 1.6 for liver disease in Loei makes
// its odds against an untouched cause 1.6 times those of the country.
func TestDepartures(t *testing.T) {
	g, x := testMix(t)
	liver, _ := g.index("liver")
	sepsis, _ := g.index("sepsis")
	age := abridged.Index(50)
	here, there := x.shares("42", 2019, 0, age), x.shares("TH", 2019, 0, age)
	if got := here[liver] / here[sepsis] / (there[liver] / there[sepsis]); math.Abs(got-1.6) > tolExact {
		t.Errorf("odds ratio is %g, want 1.6", got)
	}
}

func TestCovidYears(t *testing.T) {
	g, x := testMix(t)
	covid, _ := g.index("covid-19")
	var share []float64
	for year := firstYear; year <= lastYear; year++ {
		share = append(share, x.shares("TH", year, 0, abridged.Index(70))[covid])
	}
	if share[0] != 0 || share[1] != 0 || share[2] <= share[3] || share[3] <= 0 {
		t.Errorf("shares of COVID-19 2019-2022 are %v, want none, none, a peak, less", share)
	}
}

// TestSmoothing checks ages at which a cause must stay impossible and one at
// which it must not.
func TestSmoothing(t *testing.T) {
	g, x := testMix(t)
	for _, c := range []struct {
		cause    string
		age      int
		possible bool
	}{
		{"perinatal-congenital", 85, false},
		{"self-harm", 0, false},
		{"stroke", 30, true},
		{"drowning", 85, true},
	} {
		i, err := g.index(c.cause)
		if err != nil {
			t.Fatal(err)
		}
		for sex := range sexes {
			if got := x.weight[sex][abridged.Index(c.age)][i] > 0; got != c.possible {
				t.Errorf("%s at %d, %s: possible is %t", c.cause, c.age, sexes[sex], got)
			}
		}
	}
	if _, err := g.index("plague"); err == nil {
		t.Error("an unknown cause must be an error")
	}
}
