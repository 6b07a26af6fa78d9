package decompose_test

import (
	"math"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/lifetable"
)

const (
	tolSE = 0.03 // delta against bootstrap, relative
	draws = 20000
	// The standard deviation of 20,000 draws is itself known to 0.5 % only, and of
	// causes with a handful of deaths the contribution is not linear in them, which
	// is all the delta method sees.
	fewDeaths = 30
)

// deltaAgainstBootstrap compares both standard errors of the gap and of every
// cause with enough deaths.
func deltaAgainstBootstrap(t *testing.T, near, against *analysis.Population, opt decompose.Options) {
	t.Helper()
	opt.Delta = true
	delta := mustCompare(t, near, against, opt).Contributions(decompose.ByCause)
	opt.Draws, opt.Seed = draws, 1
	boot := mustCompare(t, near, against, opt).Contributions(decompose.ByCause)
	checked := 0
	for i, d := range delta {
		if d.Cause != decompose.All {
			deaths := 0.0
			for _, n := range near.DeathsOf(d.Cause) {
				deaths += n
			}
			if deaths < fewDeaths {
				continue
			}
		}
		checked++
		if b := boot[i]; math.Abs(d.SE/b.SE-1) > tolSE {
			t.Errorf("%s, cause %d: SE %.5f by delta, %.5f by bootstrap (%+.1f %%)", opt.Method, d.Cause, d.SE, b.SE, 100*(d.SE/b.SE-1))
		}
	}
	if checked < 5 {
		t.Errorf("only %d standard errors were compared", checked)
	}
}

func TestDeltaAgainstBootstrap(t *testing.T) {
	if testing.Short() {
		t.Skip("many draws")
	}
	t.Run("Argentina", func(t *testing.T) {
		deltaAgainstBootstrap(t, argentina(t, "Chaco"), argentina(t, "CABA"), decompose.Options{})
	})
	t.Run("Sa Kaeo", func(t *testing.T) {
		deltaAgainstBootstrap(t, saKaeo(t, 2021, "male"), saKaeo(t, 2021, "female"), decompose.Options{Ax: lifetable.Half})
	})
	t.Run("nested", func(t *testing.T) {
		chaco := argentina(t, "Chaco")
		deltaAgainstBootstrap(t, chaco, sum(chaco, argentina(t, "CABA")), decompose.Options{Nested: true})
	})
	t.Run("line integral", func(t *testing.T) {
		deltaAgainstBootstrap(t, argentina(t, "Chaco"), argentina(t, "CABA"), decompose.Options{Measure: decompose.Probability(30, 70)})
	})
}

func sum(p, q *analysis.Population) *analysis.Population {
	s := *p
	s.Area = analysis.Area{EN: "both"}
	s.Deaths, s.Exposure = append([]float64(nil), p.Deaths...), append([]float64(nil), p.Exposure...)
	for i, d := range q.Deaths {
		s.Deaths[i] += d
	}
	for i, e := range q.Exposure {
		s.Exposure[i] += e
	}
	return &s
}

// TestNestedIsNarrower: the shared deaths cancel, in the gap by the closed form
// var = Σ (g2/E2 - g1/E1)² D + Σ (g1/E1)² (rest), which must lie below the sum.
func TestNestedIsNarrower(t *testing.T) {
	chaco := argentina(t, "Chaco")
	both := sum(chaco, argentina(t, "CABA"))
	se := func(nested bool) float64 {
		list := mustCompare(t, chaco, both, decompose.Options{Delta: true, Nested: nested}).Contributions(decompose.ByCause)
		return list[len(list)-1].SE
	}
	if apart, nested := se(false), se(true); !(nested < 0.95*apart) {
		t.Errorf("SE %v nested, %v apart", nested, apart)
	}
}

// TestNestedInItself: an area that is all of the other side has no gap and no error.
func TestNestedInItself(t *testing.T) {
	p := argentina(t, "Chaco")
	for _, opt := range []decompose.Options{{Delta: true, Nested: true}, {Draws: 100, Nested: true}} {
		for _, c := range mustCompare(t, p, p, opt).Contributions(decompose.ByCause) {
			if math.Abs(c.SE) > 1e-6 {
				t.Errorf("%+v", c)
			}
		}
	}
}

func TestNestedRefused(t *testing.T) {
	_, err := decompose.Compare(argentina(t, "Chaco"), argentina(t, "CABA"), decompose.Options{Nested: true, Draws: 10})
	if err == nil {
		t.Error("Chaco was taken for a part of CABA")
	}
}

// TestSameSeed: draws do not depend on the number of cores nor on the company.
func TestSameSeed(t *testing.T) {
	near, against := argentina(t, "Chaco"), argentina(t, "CABA")
	opt := decompose.Options{Draws: 230, Seed: 7}
	run := func(cores int) []decompose.Contribution {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
		return mustCompare(t, near, against, opt).Contributions(decompose.ByCause)
	}
	one := run(1)
	if diff := cmp.Diff(one, run(4)); diff != "" {
		t.Error(diff)
	}
	all, err := decompose.CompareAll([]decompose.Pair{{Near: against, Against: near}, {Near: near, Against: against}}, opt)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(one, all[1].Contributions(decompose.ByCause)); diff != "" {
		t.Error(diff)
	}
	opt.Seed++
	if cmp.Equal(one, run(1)) {
		t.Error("another seed, the same draws")
	}
}

// TestRanks: a cause far ahead of all others keeps its rank; limits contain the
// rank; the shares of the top three add up to three.
func TestRanks(t *testing.T) {
	list := mustCompare(t, argentina(t, "Chaco"), argentina(t, "CABA"), decompose.Options{Draws: 500}).Contributions(decompose.ByCause)
	top := 0.0
	for _, c := range list[:len(list)-1] {
		top += c.Top3
		if c.RankLower > c.Rank || c.RankUpper < c.Rank {
			t.Errorf("rank %d outside %d-%d", c.Rank, c.RankLower, c.RankUpper)
		}
	}
	if math.Abs(top-300) > 1e-9 {
		t.Errorf("shares in the top three add up to %v", top)
	}
	if first := list[0]; first.RankLower != 1 || first.RankUpper > 2 || first.Top3 != 100 {
		t.Errorf("first cause %+v", first)
	}
}

// TestDrawnOpenGroup: with half a death expected at the open age many draws have
// none, and are counted.
func TestDrawnOpenGroup(t *testing.T) {
	p := argentina(t, "Chaco")
	k := len(p.Ages)
	for i := k - 1; i < len(p.Deaths); i += k {
		p.Deaths[i] = 0
	}
	p.Deaths[k-1] = 0.5
	r := mustCompare(t, p, argentina(t, "CABA"), decompose.Options{Draws: 400})
	want := 400 * math.Exp(-0.5)
	if math.Abs(float64(r.Redrawn)-want) > 5*math.Sqrt(want) {
		t.Errorf("%d draws without a death at the open age, expected %.0f", r.Redrawn, want)
	}
}

// TestCoverage: 95 % intervals hold the truth 93 to 97 times in 100.
func TestCoverage(t *testing.T) {
	if testing.Short() {
		t.Skip("many comparisons")
	}
	near, against := argentina(t, "Chaco"), argentina(t, "CABA")
	opt := decompose.Options{Delta: true}
	truth := mustCompare(t, near, against, opt).Contributions(decompose.ByCause)
	const trials = 2000
	hits, total := make([]int, len(near.Causes)+1), 0
	draw := newDrawer(near, against)
	for range trials {
		n, a := draw()
		for _, c := range mustCompare(t, n, a, opt).Contributions(decompose.ByCause) {
			for _, want := range truth {
				if want.Cause == c.Cause && c.Lower <= want.Years && want.Years <= c.Upper {
					hits[c.Cause+1]++
				}
			}
		}
		total++
	}
	for i, h := range hits {
		share := float64(h) / float64(total)
		deaths := math.Inf(1)
		if i > 0 {
			deaths = 0
			for _, d := range near.DeathsOf(i - 1) {
				deaths += d
			}
		}
		if deaths >= 100 && (share < 0.93 || share > 0.97) {
			t.Errorf("cause %d: %.1f %% of the intervals hold the truth", i-1, 100*share)
		}
	}
}
