package analysis_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
)

// TestMapCauses sends cause 0 to one of two others by sex, and deaths of unknown age
// with it; the dataset given stays as it was.
func TestMapCauses(t *testing.T) {
	var b analysis.Builder
	b.AddSource("test", func(row, col int) string { return "test" })
	area := b.AddArea(analysis.Area{EN: "Here", Level: analysis.Province})
	b.AddCause(analysis.Cause{ID: "breast"})
	b.AddCause(analysis.Cause{ID: "lung"})
	all := analysis.AgeSpan{Lo: 0, Hi: analysis.OpenEnd}
	young := analysis.AgeSpan{Lo: 0, Hi: 5}
	old := analysis.AgeSpan{Lo: 5, Hi: all.Hi}
	year := analysis.Period{From: 2021, To: 2021}
	n := 1.0
	for _, sex := range []analysis.Sex{analysis.Male, analysis.Female} {
		for _, age := range []analysis.AgeSpan{young, old} {
			b.AddPeople(analysis.Record{Area: area, Period: year, Sex: sex, Age: age, Count: 1000})
			for c := range 2 {
				b.AddDeaths(analysis.Record{Area: area, Period: year, Sex: sex, Age: age, Cause: c, Count: n})
				n *= 2
			}
		}
	}
	b.AddDeaths(analysis.Record{Area: area, Period: year, Sex: analysis.Female, Age: analysis.NoAge, Cause: 0, Count: 3})
	d, err := b.Dataset()
	if err != nil {
		t.Fatal(err)
	}
	m, err := d.MapCauses([]analysis.Cause{{ID: "rest"}, {ID: "women"}}, func(cause int, sex analysis.Sex, age int) int {
		if cause == 0 && sex == analysis.Female {
			return 1
		}
		return 0
	})
	if err != nil {
		t.Fatal(err)
	}
	// Men's breast and lung 1+2+4+8, women's lung 32+128; women's breast 16+64.
	if diff := cmp.Diff([]float64{175, 80}, m.CauseTotals()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]float64{85, 170}, d.CauseTotals()); diff != "" {
		t.Errorf("the dataset given (-want +got):\n%s", diff)
	}
	if m.Unknown[0].Cause != 1 || d.Unknown[0].Cause != 0 {
		t.Errorf("unknown: %v of %v", m.Unknown, d.Unknown)
	}
	if deaths, people := m.Has(0, 0, analysis.Male); !deaths || !people {
		t.Error("what the files gave was forgotten")
	}
}
