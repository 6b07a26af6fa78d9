package burden_test

import (
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/lifetable"
	"github.com/lehackathon/le/testdata/golden"
	"gonum.org/v1/gonum/floats"
	"pgregory.net/rapid"
)

// TestYearsLostReference holds years lost before 70, 75 and 85 against those
// computed in R.
func TestYearsLostReference(t *testing.T) {
	pops := map[string]*analysis.Population{}
	checked := 0
	for _, r := range golden.Read(t, "expected/life_years_lost_by_cause.csv") {
		name := r.Get(t, "dataset")
		if pops[name] == nil {
			pops[name] = byCause(t, name)
		}
		p := pops[name]
		table, err := p.Table(ruleOf[r.Get(t, "ax_rule")])
		if err != nil {
			t.Fatal(err)
		}
		years, ok := burden.YearsLost(p, table, r.Int(t, "tau"))
		if want := r.Float(t, "years_lost"); !ok || !near(years[causeIndex(t, p, r.Get(t, "cause"))], want, tolYears) {
			t.Errorf("%s, %s: want %v, got %v", r.Get(t, "cause"), r.Get(t, "tau"), want, years)
		}
		checked++
	}
	if checked < 200 {
		t.Fatalf("only %d numbers were checked", checked)
	}
}

// TestYearsLostByHand: half of those born die in 0-9, in the middle on average, and
// lose 5 years each before 10: 2.5, shared in halves.
func TestYearsLostByHand(t *testing.T) {
	p := twoGroups()
	table, err := p.Table(lifetable.Half)
	if err != nil {
		t.Fatal(err)
	}
	years, ok := burden.YearsLost(p, table, 10)
	if !ok || !near(years[0], 1.25, 1e-12) || !near(years[1], 1.25, 1e-12) {
		t.Errorf("%v", years)
	}
	if _, ok := burden.YearsLost(p, table, 7); ok {
		t.Error("years before an age at which no group starts")
	}
}

// TestYearsLostAddUp to the span minus the years lived in it.
func TestYearsLostAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := randomPopulation(t, "")
		table, err := p.Table(lifetable.Half)
		if err != nil {
			t.Skip(err)
		}
		before := p.Ages[len(p.Ages)-1]
		lived, _ := table.Temporary(p.Ages[0], before)
		years, ok := burden.YearsLost(p, table, before)
		if want := float64(before-p.Ages[0]) - lived; !ok || !near(floats.Sum(years), want, 1e-9) {
			t.Errorf("%v add up to %v, want %v", years, floats.Sum(years), want)
		}
	})
}
