package analysis_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"pgregory.net/rapid"
)

// people of the ages under and over 10 stand in files of their own.
const (
	young = "\n== young\nA 2020 m - 0-4=900 5-9=800"
	old   = "\n== old\nA 2020 m - 10-14=700 15+=600"
	some  = "A 2020 m all 0-4=1 5-9=2 10-14=3 15+=9"
)

// TestPartsOfTables: files with ages of their own are one table; ages given again are
// held against the first and not added.
func TestPartsOfTables(t *testing.T) {
	all := []float64{900, 800, 700, 600}
	for _, c := range []struct {
		name, table string
		people      []float64
		codes       []string
	}{
		{"two halves", some + young + old, all, []string{"parts-of-table"}},
		{"the older first", some + old + young, all, []string{"parts-of-table"}},
		{"both print totals", some + young + " all=1700" + old + " all=1300", all, []string{"parts-of-table"}},
		{"totals that are wrong", some + young + " all=1701" + old + " all=1301", all, []string{"parts-of-table", "age-total"}},
		{"one prints a total", some + young + " all=3000" + old, all, []string{"parts-of-table"}},
		{"unknown ages of both", some + young + " ?=5" + old + " ?=7", all, []string{"unknown-population", "parts-of-table"}},
		{"given again", some + young + " 10-14=700 15+=600" + old, all, []string{"given-again"}},
		{"given again, otherwise", some + young + " 10-14=700 15+=600" + "\n== old\nA 2020 m - 10-14=700 15+=650", all, []string{"second-source"}},
		{"overlapping by one group", some + young + " 10-14=700" + old, all, []string{"parts-of-table", "given-again"}},
		{"a total alone", some + young + " 10-14=700 15+=600" + "\n== sum\nA 2020 m - all=3000", all, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := dataset(t, c.table)
			if diff := cmp.Diff(c.people, d.ExposureBy(0, 0, analysis.Male)); diff != "" {
				t.Error(diff)
			}
			var codes []string
			for _, w := range d.Warnings {
				codes = append(codes, w.Code)
			}
			if diff := cmp.Diff(c.codes, codes); diff != "" {
				t.Error(diff, d.Warnings)
			}
		})
	}
}

// TestPartsAreNamed: the remark names both files.
func TestPartsAreNamed(t *testing.T) {
	for _, c := range []struct{ table, one, other string }{
		{some + young + old, "young:1:1", "old:1:1"},
		{some + young + " 10-14=700 15+=600" + old, "young:1:3", "old:1:1"},
	} {
		if w := dataset(t, c.table).Warnings[0].EN; !strings.Contains(w, c.one) || !strings.Contains(w, c.other) {
			t.Error(w)
		}
	}
}

// TestPartsByCause: two halves with as many deaths are no second list of causes; two
// lists with as many at the same ages are.
func TestPartsByCause(t *testing.T) {
	const people = "\nA 2020 m - 0-4=900 5-9=800 10-14=700 15+=600"
	d := dataset(t, "== young\nA 2020 m ihd 0-4=4 5-9=5\n== old\nA 2020 m ihd 10-14=4 15+=5"+people)
	if diff := cmp.Diff([]float64{4, 5, 4, 5}, d.DeathsBy(0, 0, analysis.Male, 0)); diff != "" {
		t.Error(diff)
	}
	_, err := collect(t, "== one\nA 2020 m ihd 0-4=4 5-9=5 10-14=1 15+=1\n== two\nA 2020 m heart 0-4=4 5-9=5 10-14=1 15+=1"+people).Dataset()
	text, _ := refusal(t, err)
	if !strings.Contains(text, "one:1:1") || !strings.Contains(text, "two:1:1") {
		t.Error(text)
	}
}

// TestAnySplitIsOneTable: however the rows of a population are dealt out to files, the
// dataset is that of one file.
func TestAnySplitIsOneTable(t *testing.T) {
	ages := []string{"0", "1-4", "5-9", "10-14", "15-19", "20+"}
	const deaths = "A 2020 m all 0=1 1-4=1 5-9=2 10-14=3 15-19=4 20+=9\nA 2020 f all 0=1 1-4=1 5-9=2 10-14=3 15-19=4 20+=9\n"
	rapid.Check(t, func(rt *rapid.T) {
		files := map[string]string{}
		whole := ""
		for _, sex := range []string{"m", "f"} {
			for _, age := range ages {
				row := fmt.Sprintf("A 2020 %s - %s=%d\n", sex, age, rapid.IntRange(1, 9999).Draw(rt, "people"))
				whole += row
				files[rapid.SampledFrom([]string{"a", "b", "c"}).Draw(rt, "file")] += row
			}
		}
		parts := ""
		for name, rows := range files {
			parts += "== " + name + "\n" + rows
		}
		want, got := dataset(t, deaths+whole), dataset(t, deaths+parts)
		for _, sex := range []analysis.Sex{analysis.Male, analysis.Female} {
			if !slices.Equal(want.ExposureBy(0, 0, sex), got.ExposureBy(0, 0, sex)) {
				rt.Fatalf("%v, want %v", got.ExposureBy(0, 0, sex), want.ExposureBy(0, 0, sex))
			}
		}
	})
}

// TestFiscalPeople: the population of 2020 serves the fiscal year that ends in 2020.
func TestFiscalPeople(t *testing.T) {
	b := collect(t, "A f2020 m all 0-4=1 5+=9\nA 2020 m - 0-4=900 5+=800\nA 2021 m - 0-4=901 5+=801")
	for range 2 { // the builder is left as it was
		d, err := b.Dataset()
		if err != nil {
			t.Fatal(err)
		}
		if want := (analysis.Period{From: 2020, To: 2020, Fiscal: true}); d.Periods[0] != want || d.ExposureBy(0, 0, analysis.Male)[0] != 900 {
			t.Errorf("%v, %v", d.Periods, d.ExposureBy(0, 0, analysis.Male))
		}
		if len(d.Warnings) != 1 || d.Warnings[0].Code != "fiscal-population" {
			t.Errorf("%v", d.Warnings)
		}
	}
}
