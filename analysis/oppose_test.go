package analysis_test

import (
	"testing"

	"github.com/lehackathon/le/analysis"
)

// TestOppose: sides of a country of two provinces, and what contains what.
func TestOppose(t *testing.T) {
	d := twoProvinces(t)
	year := analysis.Period{From: 2021, To: 2021}
	side := func(area int, sex analysis.Sex) analysis.Side {
		return analysis.Side{Areas: []int{area}, As: d.Areas[area], Period: year, Sex: sex}
	}
	men := analysis.Male
	for _, c := range []struct {
		name    string
		near    analysis.Side
		versus  analysis.Versus
		against []int
		code    string
		nested  bool
		same    bool
	}{
		{"another province", side(1, men), analysis.Versus{Whom: analysis.OneArea, Area: 2}, []int{2}, "42", false, false},
		{"the country", side(1, men), analysis.Versus{Whom: analysis.OneArea, Area: 0}, []int{0}, "TH", true, false},
		{"both provinces", side(1, men), analysis.Versus{Whom: analysis.AllAreas}, []int{1, 2}, "all", true, false},
		{"the other province", side(1, men), analysis.Versus{Whom: analysis.RestOfAreas}, []int{2}, "rest", false, false},
		{"the other sex", side(1, analysis.Female), analysis.Versus{Sex: &men}, []int{1}, "16", false, false},
		{"men against everybody", side(1, men), analysis.Versus{Whom: analysis.OneArea, Area: 0, Sex: new(analysis.Sex)}, []int{0}, "TH", true, false},
		{"itself", side(1, men), analysis.Versus{}, []int{1}, "16", true, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, err := d.Oppose(c.near, c.versus)
			if err != nil {
				t.Fatal(err)
			}
			if got := o.Against.Areas; len(got) != len(c.against) || got[0] != c.against[0] || got[len(got)-1] != c.against[len(c.against)-1] {
				t.Errorf("against areas %v, want %v", got, c.against)
			}
			if o.Against.As.Code != c.code || o.Nested != c.nested || o.Same() != c.same {
				t.Errorf("against %q, nested %v, same %v; want %q, %v, %v", o.Against.As.Code, o.Nested, o.Same(), c.code, c.nested, c.same)
			}
		})
	}
	if _, err := d.Oppose(side(0, men), analysis.Versus{Whom: analysis.RestOfAreas}); err == nil {
		t.Error("the country has no other country to be compared with")
	}
}

// TestReady: sides come back with one open age group, in which somebody died.
func TestReady(t *testing.T) {
	d := twoProvinces(t)
	year := analysis.Period{From: 2021, To: 2021}
	var sides []analysis.Side
	for _, area := range []int{1, 2} {
		sides = append(sides, analysis.Side{Areas: []int{area}, As: d.Areas[area], Period: year, Sex: analysis.Male})
	}
	pops, _, err := d.Ready(sides, 10, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pops {
		if len(p.Ages) != 2 || p.Ages[1] != 10 {
			t.Errorf("%s has ages %v, want 0-9 and 10+", p, p.Ages)
		}
	}
	if _, _, err := d.Ready(sides, 7, false); err == nil {
		t.Error("no age group starts at 7")
	}
}

// twoProvinces is a country with two provinces, men and women, ages 0-9, 10-19, 20+.
func twoProvinces(t *testing.T) *analysis.Dataset {
	t.Helper()
	var b analysis.Builder
	source := b.AddSource("made up", func(int, int) string { return "made up" })
	areas := []int{b.AddArea(analysis.Area{Code: "TH", EN: "Thailand", Level: analysis.Country}),
		b.AddArea(analysis.Area{Code: "16", EN: "Lop Buri", Level: analysis.Province}),
		b.AddArea(analysis.Area{Code: "42", EN: "Loei", Level: analysis.Province})}
	for i, area := range areas {
		people := []float64{20000, 10000, 10000}[i]
		for _, sex := range []analysis.Sex{analysis.Male, analysis.Female} {
			for k, age := range []analysis.AgeSpan{{Lo: 0, Hi: 10}, {Lo: 10, Hi: 20}, {Lo: 20, Hi: analysis.OpenEnd}} {
				r := analysis.Record{Area: area, Period: analysis.Period{From: 2021, To: 2021}, Sex: sex, Age: age, Cause: analysis.Total, At: analysis.Ref{Source: source}}
				r.Count = people
				b.AddPeople(r)
				r.Count = people * float64(k+1) / 100
				b.AddDeaths(r)
			}
		}
	}
	d, err := b.Dataset()
	if err != nil {
		t.Fatal(err)
	}
	return d
}
