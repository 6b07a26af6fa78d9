package cause_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
)

func TestIllDefined(t *testing.T) {
	for code, want := range map[string]bool{"R54": true, "R99": true, "I461": true, "I46": false, "I460": false, "I99": true, "J969": true,
		"R95": false, "R600": true, "R64": true, "R58": true, "R572": false, "R571": true, "R650": false, "R651": false, "R652": true, "I64": false, "I509": false, "P285": true, "R688": true} {
		if got := cause.IllDefined(code); got != want {
			t.Errorf("IllDefined(%s) = %v", code, got)
		}
	}
}

// TestGarbageLevel: levels as read from the GBD 2021 cause map.
func TestGarbageLevel(t *testing.T) {
	for code, want := range map[string]int{"R54": 1, "R99": 1, "I46": 1, "J96": 1, "A41": 1, "I26": 1, "J80": 1, "I95": 1, "N19": 1,
		"I10": 2, "I509": 2, "X59": 2, "Y34": 2, "C80": 3, "K92": 3, "R00": 3, "J18": 4, "E14": 4, "I64": 4, "V89": 4, "Y09": 4,
		"R95": 0, "W19": 0, "I25": 0, "I639": 0, "A740": 1, "A748": 0, "G00": 4, "G000": 0, "G009": 4} {
		if got := cause.GarbageLevel(code); got != want {
			t.Errorf("GarbageLevel(%s) = %d, want %d", code, got, want)
		}
	}
}

func TestImpossible(t *testing.T) {
	for _, c := range []struct {
		codes     string
		sex       analysis.Sex
		low, high int
		want      string
	}{
		{"C53", analysis.Male, 40, 44, "sex"}, {"C53", analysis.Female, 40, 44, ""}, {"C61", analysis.Female, 40, 44, "sex"},
		{"C61", analysis.Both, 40, 44, ""}, {"C50-C58", analysis.Male, 40, 44, ""}, {"C00-C97", analysis.Male, 40, 44, ""},
		{"O00-O99", analysis.Male, 20, 24, "sex"}, {"O00-O99", analysis.Female, 60, 64, "age"}, {"O00-O99", analysis.Female, 55, 59, ""},
		{"O72", analysis.Female, 5, 9, "age"}, {"O72", analysis.Female, 10, 14, ""}, {"O72", analysis.Both, 85, -1, "age"},
		{"P00-P96", analysis.Male, 0, 0, ""}, {"P00-P96", analysis.Male, 1, 4, "age"}, {"P07", analysis.Male, 0, 4, ""}, {"", analysis.Male, 0, 4, ""},
	} {
		codes, err := cause.ParseRanges(c.codes)
		if err != nil {
			t.Fatal(err)
		}
		if got := cause.Impossible(codes, c.sex, c.low, c.high); got != c.want {
			t.Errorf("%s, %s, %d-%d: %q, want %q", c.codes, c.sex, c.low, c.high, got, c.want)
		}
	}
}

// males returns a population of men aged 0-4 and 5+ with the deaths given by cause.
func males(causes []analysis.Cause, deaths ...float64) *analysis.Population {
	return &analysis.Population{Sex: analysis.Male, Ages: analysis.Ages{0, 5}, Causes: causes, Deaths: deaths, Exposure: []float64{1e4, 1e5}}
}

func TestQuality(t *testing.T) {
	q := cause.Quality(males([]analysis.Cause{{ID: "R99"}, {ID: "symptoms", ICD10: "R00-R99"}, {ID: "I64"}, {ID: "pneumonia", ICD10: "J12-J18"},
		{ID: "cervix", ICD10: "C53"}, {ID: "rest"}}, 1, 2, 4, 8, 16, 32, 64, 128, 3, 5, 7, 11))
	want := cause.QualityCounts{Ages: analysis.Ages{0, 5}, Deaths: []float64{95, 186}, IllDefined: []float64{5, 10},
		Garbage: [4][]float64{{1, 2}, {0, 0}, {0, 0}, {16, 32}}, Mixed: []float64{68, 136},
		Impossible: []float64{3, 5}, Uncoded: []float64{7, 11},
		Broad:   []analysis.Cause{{ID: "symptoms", ICD10: "R00-R99"}, {ID: "pneumonia", ICD10: "J12-J18"}},
		NoCodes: []analysis.Cause{{ID: "rest"}}}
	if diff := cmp.Diff(want, q); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got, want := q.Share(q.IllDefined), 15.0/281; got != want {
		t.Errorf("share %v, want %v", got, want)
	}
}

func ExampleQuality() {
	q := cause.Quality(males([]analysis.Cause{{ID: "R54"}, {ID: "I64"}, {ID: "C34"}}, 0, 30, 0, 20, 0, 50))
	fmt.Printf("ill-defined %.0f%%, garbage of level 1 %.0f%%, of level 4 %.0f%%\n",
		100*q.Share(q.IllDefined), 100*q.Share(q.Garbage[0]), 100*q.Share(q.Garbage[3]))
	// Output: ill-defined 30%, garbage of level 1 30%, of level 4 20%
}
