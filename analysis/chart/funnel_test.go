package chart

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

// published is how closely the numbers below were found, by iteration: -ln 0.999 =
// 0.0010005003 is printed as 0.001000547, which moves the count of 1 by 7e-6.
const published = 1e-5

// TestPoissonLimits compares with PHEindicatormethods, tests/testthat/
// testdata_funnel_ratio_outputs.csv (ukhsa-collaboration/PHEindicatormethods, commit
// 8ac28e54249d9b01d586b19d1d1b39f5af3d49ac): the numbers of expected deaths at which an
// observed count reaches a limit, columns lower_2s, upper_2s, lower_3s, upper_3s
// _exp_events.
func TestPoissonLimits(t *testing.T) {
	cases := []struct{ observed, low95, high95, low998, high998 float64 }{
		{1, 5.571644585, 0.025317898, 9.233410143, 0.001000547},
		{10, 18.39035799, 4.795387629, 24.13397235, 2.960519925},
		{49, 64.7805979, 36.25047284, 74.7246273, 30.17809181},
		{100, 121.6268111, 81.36400699, 134.9243187, 71.92139974},
		{716, 770.4222128, 664.5083011, 802.60414, 636.1521174},
	}
	for _, c := range cases {
		t.Run(fmt.Sprint(c.observed), func(t *testing.T) {
			for _, q := range []struct {
				expected, tail float64
				upper          bool
			}{{c.low95, innerTail, false}, {c.high95, innerTail, true}, {c.low998, outerTail, false}, {c.high998, outerTail, true}} {
				lo, hi := poissonLimits(q.expected, q.tail)
				got := lo
				if q.upper {
					got = hi
				}
				if math.Abs(got-c.observed) > published*c.observed {
					t.Errorf("limits at %v expected and a tail of %v: %v to %v, want %v", q.expected, q.tail, lo, hi, c.observed)
				}
			}
		})
	}
}

// TestFunnelLimits: a count outside the limits has exact limits of its own that leave
// the expected count out; the outer limits hold the inner ones; no more than a tail of
// a Poisson law lies beyond.
func TestFunnelLimits(t *testing.T) {
	const slack = 1e-9
	rapid.Check(t, func(t *rapid.T) {
		e := math.Exp(rapid.Float64Range(-1, 11).Draw(t, "log expected"))
		lo, hi := poissonLimits(e, innerTail)
		outerLo, outerHi := poissonLimits(e, outerTail)
		if !(outerLo <= lo && lo < e && e < hi && hi <= outerHi) {
			t.Fatalf("limits of %v: %v %v, outer %v %v", e, lo, hi, outerLo, outerHi)
		}
		law := distuv.Poisson{Lambda: e}
		if above := 1 - law.CDF(math.Ceil(hi)-1); above > innerTail+slack {
			t.Fatalf("%v of counts reach %v where %v are expected", above, hi, e)
		}
		o := math.Floor(e * rapid.Float64Range(0.3, 2).Draw(t, "ratio"))
		own, ownHi := burden.Exact.Of(o, 1-2*innerTail)
		if outside := o < lo || o > hi; outside != (e < own || e > ownHi) && math.Abs(o-lo) > 1e-6 && math.Abs(o-hi) > 1e-6 {
			t.Fatalf("%v of %v expected: outside %v, but its own limits are %v to %v", o, e, outside, own, ownHi)
		}
	})
}

// TestDispersion works out four areas by hand: √O = 11, 9, 11, 9 of √E = 10 make z = 2,
// -2, 2, -2, so φ = 4; w = 400 each, so τ² = (16 - 3) / (1600 - 400).
func TestDispersion(t *testing.T) {
	near := cmpopts.EquateApprox(0, 1e-12)
	hundred := []float64{100, 100, 100, 100}
	cases := []struct {
		name     string
		observed []float64
		want     dispersion
	}{
		{"beyond chance", []float64{121, 81, 121, 81}, dispersion{Phi: 4, Tau2: 13.0 / 1200}},
		{"no difference", hundred, dispersion{}},
		{"less than chance", []float64{102.01, 98.01, 102.01, 98.01}, dispersion{Phi: 0.04}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, dispersionOf(c.observed, hundred), near); diff != "" {
				t.Errorf("dispersion (-want +got):\n%s", diff)
			}
		})
	}
	// Ten values 0..9: the 10th percentile is 0.9, the 90th 8.1.
	got := winsorised([]float64{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 0.1)
	if diff := cmp.Diff([]float64{0.9, 1, 2, 3, 4, 5, 6, 7, 8, 8.1}, got, near); diff != "" {
		t.Errorf("winsorised (-want +got):\n%s", diff)
	}
	// 1 ± 1.959964 √(1/400 + 0.0075), squared.
	lo, hi := (dispersion{Phi: 2, Tau2: 0.0075}).limits(100, innerTail)
	if diff := cmp.Diff([]float64{0.6464219, 1.4304073}, []float64{lo, hi}, cmpopts.EquateApprox(0, 1e-6)); diff != "" {
		t.Errorf("limits (-want +got):\n%s", diff)
	}
}

// TestFunnels draws few and many areas, with and without the allowance for spread.
func TestFunnels(t *testing.T) {
	wild := manyPlaces(77, 6)
	for i := range wild.List {
		if i > 0 {
			wild.List[i].Observed = math.Round(wild.List[i].Expected * (0.8 + 0.4*math.Mod(0.618*float64(i), 1)))
		}
	}
	sets := map[string]Places{"sample": samplePlaces(t, "42"), "wild": wild}
	for name, set := range sets {
		for size, purpose := range tightSizes() {
			for _, lang := range []string{"th", "en"} {
				for _, spread := range []bool{false, true} {
					id := strings.Join([]string{"funnel", name, lang, size, map[bool]string{true: "spread", false: "chance"}[spread]}, "-")
					t.Run(id, func(t *testing.T) {
						f, err := Funnel(testStyle(t, lang, size, purpose), sampleAbout(), set, spread)
						if err != nil {
							t.Fatal(err)
						}
						checkTexts(t, f)
						checkSome(t, f, id)
					})
				}
			}
		}
	}
	none := manyPlaces(3, 1)
	for i := range none.List {
		none.List[i].Expected = 0
	}
	var data *analysis.DataError
	if _, err := Funnel(testStyle(t, "th", "a4", Print), About{}, none, false); !errors.As(err, &data) || data.Hint == "" {
		t.Errorf("error %v without expected deaths, want one that says what to do", err)
	}
}
