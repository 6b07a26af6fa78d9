package ingest_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest"
)

// shape is a file of the folder shapes, which holds figures of the simulated sample in
// layouts that files come in.
func shape(name string) string { return filepath.Join("..", "testdata", "shapes", name) }

// figures lists the deaths and people of one year by area, sex, age and, if asked,
// the first code of the cause.
func figures(d *analysis.Dataset, period analysis.Period, byCause bool) map[string]float64 {
	m := map[string]float64{}
	for p, have := range d.Periods {
		if have.From != period.From {
			continue
		}
		for a, area := range d.Areas {
			for s := analysis.Both; s <= analysis.Female; s++ {
				for x := range d.Ages {
					key := fmt.Sprintf("%s %s %s", area.Code, s, d.Ages.Label(x))
					if _, has := d.Has(a, p, s); has {
						m[key+" people"] += d.ExposureBy(a, p, s)[x]
					}
					for c, cause := range d.Causes {
						if n := d.DeathsBy(a, p, s, c)[x]; n > 0 && byCause {
							m[key+" "+cause.ICD10[:3]] += n
						} else if n > 0 {
							m[key+" deaths"] += n
						}
					}
				}
			}
		}
	}
	return m
}

// only keeps the figures of some areas.
func only(m map[string]float64, areas ...string) map[string]float64 {
	kept := map[string]float64{}
	for key, n := range m {
		for _, a := range areas {
			if strings.HasPrefix(key, a+" ") {
				kept[key] = n
			}
		}
	}
	return kept
}

// TestShapesAreTheSample: the same figures, read from other layouts, are the same. The
// sample itself is made of tables of one count a row.
func TestShapesAreTheSample(t *testing.T) {
	sample := load(t, ingest.Options{}, "sample:workshop").Data
	year := analysis.Period{From: 2022, To: 2022}
	provinces := []string{"16", "18", "24", "42", "92"}
	for _, c := range []struct {
		name    string
		files   []string
		areas   []string
		byCause bool
		codes   []string // of warnings
	}{
		{"WHO Mortality Database", []string{"who_deaths.csv", "who_population.csv"}, []string{"TH"}, true, nil},
		{"causes over sexes", []string{"causes_by_sex.csv", "population_young.csv", "population_old.csv"}, []string{"42"}, true, []string{"parts-of-table"}},
		{"provinces over sexes", []string{"areas_by_sex.csv", "population_old.csv", "population_young.csv"}, provinces, false, []string{"parts-of-table"}},
		{"a fiscal year", []string{"deaths_fiscal_2565.csv", "population_young.csv", "population_old.csv"}, []string{"42"}, false, []string{"fiscal-population", "parts-of-table"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var names []string
			for _, f := range c.files {
				names = append(names, shape(f))
			}
			d := load(t, ingest.Options{}, names...).Data
			want, got := only(figures(sample, year, c.byCause), c.areas...), only(figures(d, year, c.byCause), c.areas...)
			if len(want) < 19*2*2 {
				t.Fatalf("the sample has only %d figures", len(want))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			var codes []string
			for _, w := range d.Warnings {
				codes = append(codes, w.Code)
			}
			if diff := cmp.Diff(c.codes, codes); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestWebPageWithoutSexes: a hospital's list without a sex is of both sexes, and stands
// on the sum of men and women.
func TestWebPageWithoutSexes(t *testing.T) {
	year := analysis.Period{From: 2022, To: 2022}
	sample := load(t, ingest.Options{}, "sample:workshop").Data
	d := load(t, ingest.Options{}, shape("children_no_sex.xls"), shape("population_young.csv"), shape("population_old.csv")).Data
	area := func(d *analysis.Dataset) int {
		for i, a := range d.Areas {
			if a.Code == "42" {
				return i
			}
		}
		t.Fatal("no Loei")
		return 0
	}
	want, err := sample.Select(analysis.Side{Areas: []int{area(sample)}, Period: year, Sex: analysis.Both})
	if err != nil {
		t.Fatal(err)
	}
	got, err := d.Select(analysis.Side{Areas: []int{area(d)}, Period: year, Sex: analysis.Both})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.Exposure, got.Exposure); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want.AllCauses()[:4], got.AllCauses()[:4]); diff != "" { // the list is of children under 15
		t.Error(diff)
	}
	if len(d.Warnings) == 0 || d.Warnings[0].Code != "no-sex" {
		t.Errorf("%v", d.Warnings)
	}
	if _, err := d.Select(analysis.Side{Areas: []int{area(d)}, Period: year, Sex: analysis.Male}); err == nil || !strings.Contains(err.Error(), "no deaths for Loei") {
		t.Errorf("men alone: %v", err)
	}
}
