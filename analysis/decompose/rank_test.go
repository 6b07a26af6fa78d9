package decompose_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/lifetable"
	"pgregory.net/rapid"
)

// TestRankOneIsTheWorst: with m = 3/45 against 1/45 at 60-69 and like rates elsewhere,
// 40q30 is 0.75 against 0.6. Of the 200 deaths more, a has 300 and b -100: 0.225 and
// -0.075. a shortens life and raises the probability, so it ranks first in both.
func TestRankOneIsTheWorst(t *testing.T) {
	side := func(a, b float64) *analysis.Population {
		const scale = 1000 // so that no draw changes a rank
		p := &analysis.Population{Sex: lifetable.Male, Ages: analysis.Ages{0, 30, 60, 70},
			Causes:   []analysis.Cause{{ID: "b"}, {ID: "a"}},
			Exposure: []float64{9500, 4500, 4500, 1000},
			Deaths:   []float64{0, 50, b, 0, 100, 50, a, 100}}
		for i := range p.Exposure {
			p.Exposure[i] *= scale
		}
		for i := range p.Deaths {
			p.Deaths[i] *= scale
		}
		return p
	}
	near, against := side(300, 0), side(0, 100)
	for _, c := range []struct {
		name    string
		measure *decompose.Measure
		swapped bool
		want    []string // causes by rank
	}{
		{"life expectancy", nil, false, []string{"a", "b"}},
		{"life expectancy by the line", decompose.Expectancy(0), false, []string{"a", "b"}},
		{"probability", decompose.Probability(30, 70), false, []string{"a", "b"}},
		{"life expectancy, swapped", nil, true, []string{"b", "a"}},
		{"probability, swapped", decompose.Probability(30, 70), true, []string{"b", "a"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, q := near, against
			if c.swapped {
				p, q = q, p
			}
			r := mustCompare(t, p, q, decompose.Options{Ax: lifetable.Half, Measure: c.measure, Draws: 200})
			list := r.Contributions(decompose.ByCause)
			var got []string
			for i, x := range list[:2] {
				got = append(got, p.Causes[x.Cause].ID)
				if x.Rank != i+1 || x.RankLower != i+1 || x.RankUpper != i+1 {
					t.Errorf("%s: rank %d, of draws %d to %d, want %d", p.Causes[x.Cause].ID, x.Rank, x.RankLower, x.RankUpper, i+1)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("causes by rank (-want +got):\n%s", diff)
			}
			if list[2].Rank != 0 {
				t.Errorf("the total has rank %d", list[2].Rank)
			}
		})
	}
}

// TestChainRanksTheWorstFirst: a chain ranks as a comparison does.
func TestChainRanksTheWorstFirst(t *testing.T) {
	pops := []*analysis.Population{saKaeo(t, 2021, "male"), saKaeo(t, 2022, "male")}
	for _, m := range []*decompose.Measure{nil, decompose.Probability(30, 70), decompose.EDagger(0)} {
		c, err := decompose.Chain(pops, decompose.Options{Measure: m})
		if err != nil {
			t.Fatal(err)
		}
		checkOrder(t, c.Contributions(decompose.ByCause), m)
	}
}

// checkOrder wants causes from the worst to the best, ranks counting up, ties in the
// order of the dataset.
func checkOrder(t interface {
	Helper()
	Errorf(string, ...any)
}, list []decompose.Contribution, m *decompose.Measure) {
	t.Helper()
	bad := -1.0
	if m != nil && m.MoreIsWorse() {
		bad = 1
	}
	causes := list[:0:0]
	for _, c := range list {
		if c.Cause >= 0 {
			causes = append(causes, c)
		}
	}
	for i, c := range causes {
		if c.Rank != i+1 {
			t.Errorf("%v: rank %d in place %d", m, c.Rank, i+1)
		}
		if i == 0 {
			continue
		}
		before := causes[i-1]
		if bad*c.Years > bad*before.Years || c.Years == before.Years && c.Cause < before.Cause {
			t.Errorf("%v: %v of cause %d stands after %v of cause %d", m, c.Years, c.Cause, before.Years, before.Cause)
		}
	}
}

func TestOrderOfRanks(t *testing.T) {
	near, against := saKaeo(t, 2021, "male"), saKaeo(t, 2021, "female")
	rapid.Check(t, func(t *rapid.T) {
		p, q := near, against
		if rapid.Bool().Draw(t, "swapped") {
			p, q = q, p
		}
		m := rapid.SampledFrom([]*decompose.Measure{nil, decompose.Expectancy(30), decompose.Probability(0, 5),
			decompose.Probability(15, 60), decompose.Probability(30, 70), decompose.EDagger(0), decompose.EDagger(65)}).Draw(t, "measure")
		r, err := decompose.Compare(p, q, decompose.Options{Measure: m})
		if err != nil {
			t.Fatal(err)
		}
		checkOrder(t, r.Contributions(decompose.ByCause), m)
	})
}

func TestMoreIsWorse(t *testing.T) {
	for _, c := range []struct {
		m    *decompose.Measure
		want bool
	}{
		{decompose.Probability(0, 5), true},
		{decompose.EDagger(0), true},
		{decompose.Expectancy(0), false},
		{decompose.HealthyExpectancy(0, []float64{0.1}, []float64{0.1}), false},
	} {
		if got := c.m.MoreIsWorse(); got != c.want {
			t.Errorf("%s: more is worse: %v", c.m, got)
		}
	}
}
