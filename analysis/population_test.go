package analysis_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
	"pgregory.net/rapid"
)

// people makes a population of one cause without a dataset.
func people(ages analysis.Ages, deaths, exposure []float64) *analysis.Population {
	return &analysis.Population{Area: analysis.Area{TH: "ก", EN: "A"}, Period: analysis.Period{From: 2020, To: 2020},
		Ages: ages, Causes: []analysis.Cause{{ID: "all"}}, Deaths: deaths, Exposure: exposure}
}

func TestPopulationSums(t *testing.T) {
	p := people(analysis.Ages{0, 5}, []float64{1, 2, 10, 20, 100, 200}, []float64{300, 400})
	p.Causes = make([]analysis.Cause, 3)
	if got := p.DeathsOf(1); !slices.Equal(got, []float64{10, 20}) {
		t.Errorf("second cause %v", got)
	}
	if got := p.AllCauses(); !slices.Equal(got, []float64{111, 222}) {
		t.Errorf("all causes %v", got)
	}
	if d, e := p.Totals(); d != 333 || e != 700 {
		t.Errorf("totals %v, %v", d, e)
	}
	if got := p.String(); got != "A, 2020, both" {
		t.Errorf("name %q", got)
	}
}

func TestRegroup(t *testing.T) {
	p := people(analysis.Ages{0, 1, 5, 10}, []float64{1, 2, 3, 4}, []float64{10, 20, 30, 40})
	q := p.Regroup(analysis.Ages{0, 5})
	if diff := cmp.Diff([]float64{3, 7}, q.Deaths); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]float64{30, 70}, q.Exposure); diff != "" {
		t.Error(diff)
	}
	if len(p.Ages) != 4 || p.Deaths[0] != 1 || q.Area != p.Area {
		t.Errorf("population changed: %+v", p)
	}
	for name, ages := range map[string]analysis.Ages{"a bound of its own": {0, 3}, "a later start": {5, 10}, "no ages": {}} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if text, _ := recover().(string); !strings.HasPrefix(text, "analysis: ") {
					t.Errorf("panic %q", text)
				}
			}()
			p.Regroup(ages)
			t.Error("no panic")
		})
	}
}

func TestRegroupConserves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const causes = 3
		ages := analysis.Ages{0}
		for range rapid.IntRange(1, 20).Draw(t, "groups") {
			ages = append(ages, ages[len(ages)-1]+rapid.IntRange(1, 5).Draw(t, "width"))
		}
		wider := analysis.Ages{0}
		for _, a := range ages[1:] {
			if rapid.Bool().Draw(t, "keep") {
				wider = append(wider, a)
			}
		}
		counts := func(name string, n int) []float64 {
			list := make([]float64, n)
			for i := range list {
				list[i] = float64(rapid.IntRange(0, 1000).Draw(t, name))
			}
			return list
		}
		p := people(ages, counts("deaths", causes*len(ages)), counts("people", len(ages)))
		p.Causes = make([]analysis.Cause, causes)
		q := p.Regroup(wider)
		total := func(p *analysis.Population) []float64 {
			_, e := p.Totals()
			sums := []float64{e}
			for c := range causes {
				var n float64
				for _, d := range p.DeathsOf(c) {
					n += d
				}
				sums = append(sums, n)
			}
			return sums
		}
		if !slices.Equal(total(p), total(q)) { // whole numbers: exact
			t.Errorf("sums %v became %v", total(p), total(q))
		}
	})
}

func TestCloseOpen(t *testing.T) {
	ages := analysis.Ages{0, 5, 10, 15}
	side := func(deaths ...float64) *analysis.Population { return people(ages, deaths, []float64{10, 20, 30, 40}) }
	for _, c := range []struct {
		name       string
		sides      []*analysis.Population
		ages       analysis.Ages
		warning    string
		first      []float64 // deaths of the first side
		firstAlive []float64
	}{
		{"deaths at the top", []*analysis.Population{side(1, 0, 0, 2), side(0, 0, 0, 1)}, ages, "", []float64{1, 0, 0, 2}, []float64{10, 20, 30, 40}},
		{"one side without", []*analysis.Population{side(1, 2, 3, 4), side(1, 0, 2, 0)}, analysis.Ages{0, 5, 10},
			"nobody died at 15+: the open age group was lowered to 10+", []float64{1, 2, 7}, []float64{10, 20, 70}},
		{"the lower of two, first", []*analysis.Population{side(1, 2, 0, 0), side(1, 2, 3, 0)}, analysis.Ages{0, 5},
			"nobody died at 15+: the open age group was lowered to 5+", []float64{1, 2}, []float64{10, 90}},
		{"the lower of two", []*analysis.Population{side(1, 2, 3, 0), side(1, 2, 0, 0)}, analysis.Ages{0, 5},
			"nobody died at 15+: the open age group was lowered to 5+", []float64{1, 5}, []float64{10, 90}},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, warnings, err := analysis.CloseOpen(c.sides...)
			if err != nil {
				t.Fatal(err)
			}
			text := ""
			for _, w := range warnings {
				text += w.EN
			}
			if text != c.warning {
				t.Errorf("warning %q, want %q", text, c.warning)
			}
			for i, p := range out {
				if !slices.Equal(p.Ages, c.ages) {
					t.Errorf("side %d: ages %v", i, []int(p.Ages))
				}
				if open := p.AllCauses()[p.Ages.Open()]; open <= 0 {
					t.Errorf("side %d: %v deaths in the open group", i, open)
				}
			}
			if !slices.Equal(out[0].Deaths, c.first) || !slices.Equal(out[0].Exposure, c.firstAlive) {
				t.Errorf("first side: %v of %v", out[0].Deaths, out[0].Exposure)
			}
		})
	}
	for name, second := range map[string]*analysis.Population{"nobody died": side(0, 0, 0, 0), "only children died": side(3, 0, 0, 0)} {
		t.Run(name, func(t *testing.T) {
			_, _, err := analysis.CloseOpen(side(1, 1, 1, 1), second)
			if text, advice := refusal(t, err); text != "A, 2020, both: nobody died at age 5 or above, so no life table can be closed" || advice != "pool years or take a larger area" {
				t.Errorf("error %q (%s)", text, advice)
			}
		})
	}
}

func TestCheckSize(t *testing.T) {
	for _, c := range []struct {
		people          float64
		allow           bool
		refused, warned bool
	}{
		{4999, false, true, false},
		{4999, true, false, true},
		{5000, false, false, true},
		{24999, false, false, true},
		{25000, false, false, false},
		{25000, true, false, false},
	} {
		p := people(analysis.Ages{0, 5}, []float64{1, 1}, []float64{999, c.people - 999})
		err, warnings := p.CheckSize(c.allow), p.SmallNumbers(1)
		if (err != nil) != c.refused || err == nil && (len(warnings) > 0) != c.warned {
			t.Errorf("%v people, allowed %v: %v, %v", c.people, c.allow, warnings, err)
		}
		// One year with SE 1 becomes 1/√3 when three are pooled.
		if c.warned && !strings.HasSuffix(warnings[0].EN, "pool 3 years: SE 1.0 -> 0.6") {
			t.Errorf("warning %q", warnings[0].EN)
		}
		if c.refused {
			text, advice := refusal(t, err)
			if text != "A, 2020, both: 4999 person-years are too few for a life table (at least 5000)" || !strings.Contains(advice, "--allow-small") {
				t.Errorf("error %q (%s)", text, advice)
			}
		}
	}
}

// With ax = n/2 in 0-4 and constant rates of 0.02 and 0.1: q = 5·0.02/(1 + 2.5·0.02)
// = 0.1/1.05 = 2/21; e0 = 5 - 2.5·q + (1 - q)/0.1 = 5 - 5/21 + 190/21 = 290/21.
func TestPopulationTable(t *testing.T) {
	half, ok := lifetable.ParseAxRule("half")
	if !ok {
		t.Fatal("no ax rule called half")
	}
	p := people(analysis.Ages{0, 5}, []float64{20, 100}, []float64{1000, 1000})
	table, err := p.Table(half)
	if err != nil {
		t.Fatal(err)
	}
	if diff := table.Ex[0] - 290.0/21; diff > small || diff < -small {
		t.Errorf("e0 %v, want %v", table.Ex[0], 290.0/21)
	}
	p.Deaths[1] = 0
	_, err = p.Table(half)
	if text, _ := refusal(t, err); !strings.HasPrefix(text, "A, 2020, both: ") {
		t.Errorf("error %q does not name the population", text)
	}
}
