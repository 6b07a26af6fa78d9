package burden_test

import (
	"math"
	"testing"

	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/testdata/golden"
	"gonum.org/v1/gonum/mathext"
	"pgregory.net/rapid"
)

// TestByarPublished holds Byar's limits against those of PHEindicatormethods.
func TestByarPublished(t *testing.T) {
	levels := map[string]float64{"95%": 0.95, "99.8%": 0.998}
	checked := 0
	for _, r := range golden.Read(t, "published/phe_byars_wilson.csv") {
		if r.Get(t, "method") != "Byars" || r.Get(t, "x") == "NA" {
			continue
		}
		lower, upper := burden.Byar.Of(r.Float(t, "x"), levels[r.Get(t, "confidence")])
		want := 0.0 // where the formula falls below it and the file has NA
		if r.Get(t, "lowercl") != "NA" {
			want = r.Float(t, "lowercl")
		}
		if !near(lower, want, 1e-9) || !near(upper, r.Float(t, "uppercl"), 1e-9) {
			t.Errorf("%v at %s: %.12f to %.12f, want %v to %s", r.Float(t, "x"), r.Get(t, "confidence"), lower, upper, want, r.Get(t, "uppercl"))
		}
		checked++
	}
	if checked < 6 {
		t.Fatalf("only %d counts were checked", checked)
	}
}

// TestExactByHand: nothing counted has the upper limit -ln(α/2), and one death the
// lower limit -ln(1-α/2), for P(0) = exp(-μ).
func TestExactByHand(t *testing.T) {
	lower, upper := burden.Exact.Of(0, 0.95)
	if lower != 0 || !near(upper, -math.Log(0.025), 1e-12) {
		t.Errorf("0 deaths: %v to %v", lower, upper)
	}
	if lower, _ = burden.Exact.Of(1, 0.95); !near(lower, -math.Log(0.975), 1e-12) {
		t.Errorf("1 death: lower limit %v", lower)
	}
}

// TestExactCoverage: the limits are where the tails of the Poisson distribution hold
// (1-level)/2 each.
func TestExactCoverage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count := float64(rapid.IntRange(0, 100000).Draw(t, "count"))
		level := rapid.Float64Range(0.5, 0.999).Draw(t, "level")
		lower, upper := burden.Exact.Of(count, level)
		if count > 0 {
			if tail := mathext.GammaIncReg(count, lower); !near(tail, (1-level)/2, 1e-9) {
				t.Errorf("P(X ≥ %v) at %v = %v", count, lower, tail)
			}
		}
		if tail := mathext.GammaIncRegComp(count+1, upper); !near(tail, (1-level)/2, 1e-9) {
			t.Errorf("P(X ≤ %v) at %v = %v", count, upper, tail)
		}
	})
}

// TestLimitsAreOrdered: they enclose the count, and grow with it and with the level;
// Byar's is close to the exact one (Breslow and Day 1987, p. 69).
func TestLimitsAreOrdered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.Float64Range(0, 5000).Draw(t, "count")
		for _, l := range []burden.Limits{burden.Byar, burden.Exact} {
			lower, upper := l.Of(count, 0.95)
			wideLower, wideUpper := l.Of(count, 0.99)
			moreLower, moreUpper := l.Of(count+1, 0.95)
			if lower < 0 || lower > count || upper <= count || wideLower > lower || wideUpper <= upper || moreLower < lower || moreUpper <= upper {
				t.Errorf("%s: %v has %v to %v, at 99 %% %v to %v", l, count, lower, upper, wideLower, wideUpper)
			}
		}
		_, byar := burden.Byar.Of(count, 0.95)
		if _, exact := burden.Exact.Of(count, 0.95); math.Abs(byar/exact-1) > 0.03 {
			t.Errorf("%v: upper limit %v by Byar, %v exact", count, byar, exact)
		}
	})
}
