package analysis

import "testing"

// TestUnusedAreas: an area without counts is in no dataset, and the others keep theirs.
func TestUnusedAreas(t *testing.T) {
	var b Builder
	names := []string{"stray", "A", "other stray", "B"}
	for _, n := range names {
		b.AddArea(Area{EN: n})
	}
	source := b.AddSource("x", func(int, int) string { return "x" })
	for area, n := range map[int]float64{1: 10, 3: 30} {
		for _, sex := range []Sex{Male, Female} {
			for _, age := range []AgeSpan{{Lo: 0, Hi: 5}, {Lo: 5, Hi: OpenEnd}} {
				rec := Record{Area: area, Period: Period{From: 2020, To: 2020}, Sex: sex, Age: age, Cause: Total, Count: n, At: Ref{Source: source}}
				b.AddDeaths(rec)
				rec.Count = 1000 * n
				b.AddPeople(rec)
			}
		}
	}
	for range 2 { // made twice, it is the same
		d, err := b.Dataset()
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Areas) != 2 || d.Areas[0].EN != "A" || d.Areas[1].EN != "B" {
			t.Fatalf("areas %v", d.Areas)
		}
		for a, want := range []float64{10, 30} {
			if got := d.DeathsBy(a, 0, Male, 0)[0]; got != want {
				t.Errorf("%s: %v deaths, want %v", d.Areas[a].EN, got, want)
			}
		}
	}
}
