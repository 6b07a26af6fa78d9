package analysis_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
)

// register is a population by single ages 0-100 and 101+, 10 people an age, of whom
// one dies at every age and two at 101+.
func register(t *testing.T, keep bool) *analysis.Dataset {
	t.Helper()
	b := &analysis.Builder{KeepSingleAges: keep}
	source := b.AddSource("register.txt", func(row, _ int) string { return fmt.Sprint("row ", row) })
	area := b.AddArea(analysis.Area{EN: "A"})
	for age := range 102 {
		r := analysis.Record{Area: area, Period: analysis.Period{From: 2020, To: 2020}, Sex: analysis.Male, Cause: analysis.Total,
			Age: analysis.AgeSpan{Lo: age, Hi: age + 1}, At: analysis.Ref{Source: source, Row: age}}
		deaths := 1.0
		if age == 101 {
			r.Age.Hi, deaths = analysis.OpenEnd, 2
		}
		r.Count = 10
		b.AddPeople(r)
		r.Count = deaths
		b.AddDeaths(r)
	}
	d, err := b.Dataset()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSingleAgesAreAbridged(t *testing.T) {
	d := register(t, false)
	if len(d.Ages) != 22 || d.Ages.Label(1) != "1-4" || d.Ages.Label(21) != "100+" {
		t.Errorf("ages %v", []int(d.Ages))
	}
	// 0; 1-4; 5-9 … 95-99; 100 with 101+.
	want := []float64{1, 4}
	for range 19 {
		want = append(want, 5)
	}
	want = append(want, 3)
	if diff := cmp.Diff(want, d.DeathsBy(0, 0, analysis.Male, 0)); diff != "" {
		t.Error(diff)
	}
	if got := d.ExposureBy(0, 0, analysis.Male)[21]; got != 20 {
		t.Errorf("%v people at 100+, want 20", got)
	}
	if len(d.Warnings) != 1 || d.Warnings[0].Code != "ages-abridged" || !strings.Contains(d.Warnings[0].EN, "0, 1-4, 5-9 … 100+ (22)") {
		t.Errorf("warnings %v", d.Warnings)
	}
}

func TestSingleAgesAreKept(t *testing.T) {
	if d := register(t, true); len(d.Ages) != 102 || len(d.Warnings) != 0 {
		t.Errorf("%d ages, warnings %v", len(d.Ages), d.Warnings)
	}
}
