package risk_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis/risk"
	"github.com/lehackathon/le/testdata/golden"
)

// Tolerances, and why.
const (
	exact      = 1e-9   // the same arithmetic in another language
	integrated = 1e-6   // two quadratures
	onePoint   = 0.05   // printed to one decimal of a percentage
	twoPlaces  = 0.005  // printed to two decimals
	airqYears  = 0.05   // AirQ+ prints two decimals, and sums them
	airqCases  = 0.5    // printed as whole cases
	sevenths   = 1e-7   // the parameters have four digits, results eight
	threePlace = 0.0005 // printed to three decimals
)

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s: got %.12g, want %.12g within %g", what, got, want, tolerance)
	}
}

func list(t *testing.T, text string) []float64 {
	t.Helper()
	var v []float64
	for _, f := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == ' ' || r == '(' || r == ')' }) {
		x, err := strconv.ParseFloat(f, 64)
		if err != nil {
			t.Fatal(err)
		}
		v = append(v, x)
	}
	return v
}

func levin(t *testing.T, p, rr []float64) float64 {
	t.Helper()
	v, err := risk.Levin(p, rr)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestLivingston takes printed fractions where the printed inputs lead to them; the
// others are known not to (see the file).
func TestLivingston(t *testing.T) {
	var fractions, shared []float64
	matched := 0
	for _, row := range golden.Read(t, "published/risk_livingston2020.csv") {
		if strings.HasPrefix(row.Get(t, "risk"), "OVERALL") {
			near(t, "weighted joint", 100*risk.Weighted(fractions, shared), row.Float(t, "printed_paf_pct"), onePoint)
			continue
		}
		got := 100 * levin(t, []float64{row.Float(t, "prevalence_pct") / 100}, []float64{row.Float(t, "rr")})
		fractions = append(fractions, row.Float(t, "printed_paf_pct")/100)
		shared = append(shared, row.Float(t, "communality_pct")/100)
		if row.Get(t, "comment") == "match" {
			near(t, row.Get(t, "risk"), got, row.Float(t, "printed_paf_pct"), 0.1)
			matched++
		}
	}
	if matched != 7 {
		t.Errorf("%d of 12 fractions were compared", matched)
	}
}

// TestMukadam allows for relative risks rounded to one decimal.
func TestMukadam(t *testing.T) {
	const rounded = 0.9 // percentage points
	for _, row := range golden.Read(t, "published/risk_mukadam2019.csv") {
		if row.Get(t, "risk") == "OVERALL" {
			continue
		}
		got := 100 * levin(t, []float64{row.Float(t, "prevalence_pct") / 100}, []float64{row.Float(t, "rr")})
		near(t, row.Get(t, "risk"), got, row.Float(t, "printed_paf_pct"), rounded)
	}
}

// TestTaiwan reproduces 29 smoking-attributable fractions with one prevalence an age.
func TestTaiwan(t *testing.T) {
	for _, row := range golden.Read(t, "published/risk_wen2005_taiwan.csv") {
		got := levin(t, []float64{row.Float(t, "implied_prevalence")}, []float64{row.Float(t, "rr_male")})
		near(t, row.Get(t, "disease")+" "+row.Get(t, "age"), got, row.Float(t, "printed_saf"), twoPlaces)
	}
}

func TestGraphPAF(t *testing.T) {
	for _, row := range golden.Read(t, "expected/risk_graphpaf.csv") {
		p, rr := list(t, row.Get(t, "prev")), list(t, row.Get(t, "RR"))
		got := levin(t, p, rr)
		if crude := row.Get(t, "RRu"); crude != "" {
			pc, err := risk.SharesOfDeaths(p, list(t, crude))
			if err != nil {
				t.Fatal(err)
			}
			if got, err = risk.Miettinen(pc, rr); err != nil {
				t.Fatal(err)
			}
		}
		near(t, row.Get(t, "case"), got, row.Float(t, "expected"), exact)
	}
}

func TestPifpaf(t *testing.T) {
	var x, cut, w []float64
	for v := 110.0; v <= 180; v += 5 {
		x, cut = append(x, v), append(cut, 0.95*v)
		w = append(w, math.Exp(-(v-130)*(v-130)/(2*18*18)))
	}
	rr := func(v float64) float64 { return math.Exp(math.Log(1.45) / 10 * max(v-112.5, 0)) }
	mean := func(x, w []float64) float64 {
		m, err := risk.Sample(x, w, rr)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	got := map[string]float64{
		"paf_equal_weights":          1 - 1/mean(x, nil),
		"pif_5pct_cut_equal_weights": 1 - mean(cut, nil)/mean(x, nil),
		"paf_normal_weights":         1 - 1/mean(x, w),
	}
	for _, row := range golden.Read(t, "expected/risk_pifpaf.csv") {
		near(t, row.Get(t, "case"), got[row.Get(t, "case")], row.Float(t, "expected"), exact)
	}
}

// TestAirQCOPD holds a log-linear risk above a cut-off against AirQ+.
func TestAirQCOPD(t *testing.T) {
	for _, row := range golden.Read(t, "published/risk_airqplus_copd.csv") {
		beta := math.Log(row.Float(t, "rr_per_increment")) / row.Float(t, "increment")
		paf := 1 - 1/risk.Normal(row.Float(t, "exposure"), 0, beta, row.Float(t, "cutoff"))
		near(t, row.Get(t, "bound")+" fraction", paf, row.Float(t, "airqplus_attributable_proportion"), 6e-5) // printed to four places, .04401 as .0440
		near(t, row.Get(t, "bound")+" cases", paf*row.Float(t, "baseline_cases"), row.Float(t, "airqplus_cases"), airqCases)
	}
}

// TestAirQLifeTable holds years of life against AirQ+, in the first and second year
// and over ten.
func TestAirQLifeTable(t *testing.T) {
	rows := golden.Read(t, "inputs/airqplus_switzerland_2019.csv")
	per10 := map[string]float64{"central": 1.118, "lower": 1.060, "upper": 1.179}
	compared := 0
	for _, row := range golden.Read(t, "published/risk_airqplus_lifetable.csv") {
		f := strings.Split(row.Get(t, "quantity"), "_") // value_central_male_yll_…
		if f[2] == "allgenders" {
			continue
		}
		rr := math.Pow(per10[f[1]], (8.85-5)/10)
		gained, err := risk.Cohort(golden.Column(t, rows, "midyear_population_"+f[2]), golden.Column(t, rows, "number_of_deaths_"+f[2]), 20, 1/rr, 10)
		if err != nil {
			t.Fatal(err)
		}
		got := gained[0]
		switch {
		case strings.Contains(row.Get(t, "quantity"), "2020"):
			got = gained[1]
		case strings.Contains(row.Get(t, "quantity"), "over_10"):
			got = 0
			for _, g := range gained {
				got += g
			}
		}
		near(t, row.Get(t, "quantity"), got, row.Float(t, "value"), airqYears)
		compared++
	}
	if compared != 18 {
		t.Errorf("%d quantities were compared", compared)
	}
}

// TestBestCost puts two pollutants together.
func TestBestCost(t *testing.T) {
	for _, row := range golden.Read(t, "published/risk_bestcost.csv") {
		paf := func(rr, x string) float64 {
			return 1 - math.Pow(row.Float(t, rr), -row.Float(t, x)/10)
		}
		a, b := paf("rr_pm_per10", "pm25"), paf("rr_no2_per10", "no2")
		got := risk.Joint(a, b)
		if row.Get(t, "approach") == "additive" {
			got = a + b
		}
		near(t, row.Get(t, "approach"), got, row.Float(t, "printed_paf"), threePlace)
	}
}

func TestJointLiverCancerChina(t *testing.T) {
	for _, row := range golden.Read(t, "published/risk_fan2013_liver.csv") {
		var f []float64
		for _, c := range []string{"HBV", "HCV", "aflatoxin", "alcohol", "smoking"} {
			f = append(f, row.Float(t, c))
		}
		near(t, row.Get(t, "sex"), risk.Joint(f...), row.Float(t, "printed_joint"), twoPlaces)
	}
}
