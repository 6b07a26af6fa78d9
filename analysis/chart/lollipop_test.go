package chart

import (
	"math"
	"testing"

	"github.com/lehackathon/le/analysis"
)

func TestLollipopLimits(t *testing.T) {
	a, b, c := tableOf(t, "42", analysis.Male, 2019, 2022), tableOf(t, "TH", analysis.Male, 2019, 2022), tableOf(t, "42", analysis.Female, 2019, 2022)
	for name, tables := range map[string][]TableOf{"one": {a}, "two": {a, b}, "three": {a, b, c}} {
		limitsOf(t, name, func(st *Style) (*Figure, error) { return Lollipop(st, sampleAbout(), tables...) })
	}
}

// TestLollipopTitle: under a constant rate m people of every age have 1/m years to live.
func TestLollipopTitle(t *testing.T) {
	a, b := constant(t, "A", 1.0/70, 1e8), constant(t, "B", 1.0/71, 1e8)
	few := constant(t, "B", 1.0/70.2, 10) // 12 deaths in all
	for _, c := range []struct {
		tables []TableOf
		want   string
	}{
		{[]TableOf{a}, "Life expectancy of women in Area A is 70.0 years at birth and 70.0 at age 60"},
		{[]TableOf{a, b}, "Life expectancy of women in Area A against that in Area B: at birth −1.0 years, at age 60 −1.0 years"},
		{[]TableOf{a, few}, "Life expectancy of women in Area A against that in Area B: at birth −0.2 years (may be chance), at age 60 −0.2 years (may be chance)"},
	} {
		f, err := Lollipop(testStyle(t, "en", "a4", Print), About{}, c.tables...)
		if err != nil {
			t.Fatal(err)
		}
		if f.Title != c.want {
			t.Errorf("title %q, want %q", f.Title, c.want)
		}
		if want := 6 * len(c.tables); len(f.Data.Rows) != want {
			t.Errorf("%d rows, want %d", len(f.Data.Rows), want)
		}
	}
	if got := a.Table.Ex[30]; math.Abs(got-70) > 1e-6 {
		t.Errorf("e30 is %v: the test's own closed form fails", got)
	}
}
