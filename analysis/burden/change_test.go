package burden_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/lifetable"
	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

// change ranks two populations of 0-74 and 75+ and compares them.
func change(t testing.TB, then, now *analysis.Population) map[string]burden.Shift {
	t.Helper()
	var results []*burden.Result
	for _, p := range []*analysis.Population{then, now} {
		r, err := burden.Rank(p, burden.Options{Limits: burden.Exact})
		if err != nil {
			t.Fatal(err)
		}
		results = append(results, r)
	}
	list := map[string]burden.Shift{}
	for _, s := range burden.Change(results[0], results[1]) {
		id := "all"
		if s.Cause != burden.All {
			id = now.Causes[s.Cause].ID
		}
		list[id] = s
	}
	return list
}

// TestChangeByHand: a falls from 100 to 80 deaths, b rises from 40 to 90, c from
// nothing to 10, d from 10 to nothing. With no death left, the ratio's upper limit u
// is where (1/(1+u))^10 = 0.025: 0.4461, a fall of at least 55.4 %.
func TestChangeByHand(t *testing.T) {
	ages := analysis.Ages{0, 75}
	list := change(t,
		of(ages, 1e5, 1e4).cause("a", "I60-I69", 50, 50).cause("b", "C00-C97", 20, 20).cause("c", "V01-V99", 0, 0).cause("d", "E10-E14", 5, 5).p,
		of(ages, 1e5, 1e4).cause("a", "I60-I69", 40, 40).cause("b", "C00-C97", 45, 45).cause("c", "V01-V99", 5, 5).cause("d", "E10-E14", 0, 0).p)
	a := list["a"]
	if a.RankThen != 1 || a.RankNow != 2 || a.DeathsThen != 100 || !near(a.Deaths.Value, -20, 1e-9) || !near(a.ASR.Value, -20, 1e-9) {
		t.Errorf("a: %+v", a)
	}
	// log-scale limits of the rates: both fell alike at both ages, so the relative SE of
	// each is that of 100 and 80 deaths spread over two weighted groups.
	if !(a.ASR.Lower < -20 && a.ASR.Upper > -20) || !(a.Deaths.Lower < -40 && a.Deaths.Upper > 5) {
		t.Errorf("a: %+v", a)
	}
	if c := list["c"]; c.HasDeaths || c.HasASR || c.RankThen != 4 || c.RankNow != 3 {
		t.Errorf("c: %+v", c)
	}
	upper := 100 * (math.Pow(0.025, -0.1) - 2)
	if d := list["d"]; !d.HasDeaths || d.HasASR || d.Deaths.Value != -100 || d.Deaths.Lower != -100 || !near(d.Deaths.Upper, upper, 1e-6) {
		t.Errorf("d: %+v, want an upper limit of %v", d, upper)
	}
	if all := list["all"]; !near(all.Deaths.Value, 100*(180./150-1), 1e-9) {
		t.Errorf("all: %+v", all)
	}
}

// TestChangePerYear: 300 deaths in three years and 100 in one are no change.
func TestChangePerYear(t *testing.T) {
	ages := analysis.Ages{0, 75}
	then := of(ages, 3e5, 3e4).cause("a", "I60-I69", 150, 150).p
	then.Period = analysis.Period{From: 2018, To: 2020}
	s := change(t, then, of(ages, 1e5, 1e4).cause("a", "I60-I69", 50, 50).p)["a"]
	if !near(s.Deaths.Value, 0, 1e-9) || !near(s.ASR.Value, 0, 1e-9) {
		t.Errorf("%+v", s)
	}
}

// TestExactRatio: the limits of a ratio are where the binomial tails hold 2.5 %.
func TestExactRatio(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		then, now := float64(rapid.IntRange(1, 300).Draw(t, "then")), float64(rapid.IntRange(0, 300).Draw(t, "now"))
		p := func(n float64) *analysis.Population {
			return of(analysis.Ages{0, 75}, 1e5, 1e4).cause("a", "", n, 0).cause("b", "", 0, 50).p
		}
		var results []*burden.Result
		for _, n := range []float64{then, now} {
			r, err := burden.Rank(p(n), burden.Options{})
			if err != nil {
				t.Fatal(err)
			}
			results = append(results, r)
		}
		var s burden.Shift
		for _, x := range burden.Change(results[0], results[1]) {
			if x.Cause == 0 {
				s = x
			}
		}
		share := func(percent float64) float64 { ratio := 1 + percent/100; return ratio / (1 + ratio) }
		if below := (distuv.Binomial{N: then + now, P: share(s.Deaths.Upper)}).CDF(now); !near(below, 0.025, 1e-6) {
			t.Errorf("P(X ≤ %v) at the upper limit = %v", now, below)
		}
		if now > 0 {
			if above := 1 - (distuv.Binomial{N: then + now, P: share(s.Deaths.Lower)}).CDF(now-1); !near(above, 0.025, 1e-6) {
				t.Errorf("P(X ≥ %v) at the lower limit = %v", now, above)
			}
		}
	})
}

// TestRatesMonteCarlo: the limits of a ratio of rates hold the truth as often as they
// say, with some 60 deaths on either side.
func TestRatesMonteCarlo(t *testing.T) {
	ages, exposure := analysis.Ages{0, 45, 75}, []float64{60000, 30000, 3000}
	means := [2][]float64{{10, 20, 30}, {14, 28, 42}} // 40 % more at every age
	rng := rand.New(rand.NewPCG(2, 2))
	const draws = 2000
	held := 0
	for range draws {
		var pops [2]*analysis.Population
		for i, m := range means {
			var d []float64
			for _, mean := range m {
				d = append(d, lifetable.NewPoisson(mean).DrawPositive(rng))
			}
			pops[i] = of(ages, exposure...).cause("a", "", d...).p
		}
		if s := change(t, pops[0], pops[1])["a"]; s.ASR.Lower <= 40 && 40 <= s.ASR.Upper {
			held++
		}
	}
	if share := 100 * float64(held) / draws; math.Abs(share-95) > 2 { // SE of 2,000 draws: 0.5
		t.Errorf("limits of 95 %% held the change in %.1f %% of draws", share)
	}
}
