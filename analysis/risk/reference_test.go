package risk_test

import (
	"math"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/risk"
	"github.com/lehackathon/le/testdata/golden"
)

func TestContinuous(t *testing.T) {
	const untruncated = 1 - 1e-12
	for _, row := range golden.Read(t, "expected/risk_continuous.csv") {
		beta := row.Float(t, "beta")
		if row.Get(t, "direction") == "low" {
			beta = -beta
		}
		e := risk.Normal(row.Float(t, "mean"), row.Float(t, "sd"), beta, row.Float(t, "tmrel"))
		if row.Get(t, "dist") == "lognormal" {
			e = risk.Lognormal(row.Float(t, "mean"), row.Float(t, "sd"), beta, row.Float(t, "tmrel"), untruncated)
		}
		near(t, row.Get(t, "case"), 1-1/e, row.Float(t, "expected_numeric"), integrated)
	}
}

// TestLognormalCut shows that the fraction depends on where the tail is cut.
func TestLognormalCut(t *testing.T) {
	for _, row := range golden.Read(t, "expected/risk_lognormal_cut.csv") {
		e := risk.Lognormal(row.Float(t, "mean"), row.Float(t, "sd"), row.Float(t, "beta"), row.Float(t, "tmrel"), row.Float(t, "trunc_quantile"))
		near(t, row.Get(t, "case")+" "+row.Get(t, "trunc_quantile"), 1-1/e, row.Float(t, "expected_paf"), integrated)
	}
}

func TestPIFShift(t *testing.T) {
	const closed = 1e-8
	for _, row := range golden.Read(t, "expected/risk_pif_shift.csv") {
		at := func(shift float64) float64 {
			return risk.Normal(row.Float(t, "mean")-shift, row.Float(t, "sd"), row.Float(t, "beta"), row.Float(t, "tmrel"))
		}
		near(t, row.Get(t, "case"), 1-at(row.Float(t, "shift"))/at(0), row.Float(t, "expected_pif"), closed)
	}
}

func TestMediation(t *testing.T) {
	direct := risk.Mediate(1.27, 0.46)
	got := map[string]float64{
		"joint_independent":        risk.Joint(0.3, 0.2, 0.1),
		"ihme_mediate_rr":          direct,
		"levin_total_vs_direct":    levin(t, []float64{0.35}, []float64{1.27}),
		"levin_direct":             levin(t, []float64{0.35}, []float64{direct}),
		"joint_bmi_sbp_unmediated": risk.Joint(levin(t, []float64{0.35}, []float64{1.27}), 0.5),
		"joint_bmi_sbp_mediated":   risk.Joint(levin(t, []float64{0.35}, []float64{direct}), 0.5),
		"joint_bmi_sbp_mf_on_paf":  risk.Joint(levin(t, []float64{0.35}, []float64{1.27})*(1-0.46), 0.5),
		"multi_mediator_factor":    risk.MediatedShare(0.31, 0.20),
		"paf_of_one":               risk.Joint(1, 0.3),
		"protective_in_joint":      risk.Joint(-0.05, 0.3),
	}
	for _, row := range golden.Read(t, "expected/risk_mediation.csv") {
		v, ok := got[row.Get(t, "case")]
		if !ok {
			t.Fatalf("%s was not worked out", row.Get(t, "case"))
		}
		near(t, row.Get(t, "case"), v, row.Float(t, "expected"), exact)
	}
	if m := risk.MediatedShare(0.5, 1.2); m != 1 {
		t.Errorf("a share above 1 gives %v, want 1", m)
	}
}

// TestPAF covers the grid of shares and relative risks, where graphPAF agrees.
func TestPAF(t *testing.T) {
	for _, row := range golden.Read(t, "expected/risk_paf.csv") {
		name, method, want := row.Get(t, "case"), row.Get(t, "method"), row.Float(t, "value")
		var got float64
		numbers := func(key string) []float64 {
			_, rest, ok := strings.Cut(name, key+"=")
			if !ok {
				t.Fatalf("no %s in %q", key, name)
			}
			if strings.HasPrefix(rest, "(") {
				rest, _, _ = strings.Cut(rest, ")")
			} else {
				rest, _, _ = strings.Cut(rest, " ")
			}
			rest = strings.NewReplacer("sqrt(2.4)", "1.5491933384829668", ",", " ").Replace(rest)
			return list(t, rest)
		}
		switch {
		case strings.HasPrefix(name, "joint"):
			got = risk.Joint(numbers("PAFs")...)
		case strings.HasPrefix(name, "mediated"):
			a := levin(t, numbers("p1"), []float64{risk.Mediate(numbers("RR1")[0], numbers("MF")[0])})
			got = risk.Joint(a, levin(t, numbers("p2"), numbers("RR2")))
		case strings.HasPrefix(name, "graphPAF"), strings.HasPrefix(name, "pifpaf"), strings.HasPrefix(name, "healthiar"):
			continue // in risk_graphpaf.csv and risk_pifpaf.csv
		case strings.Contains(method, "miettinen"):
			p, rr := numbers("p"), numbers("RR")
			pc, err := risk.SharesOfDeaths(p, rr)
			if err != nil {
				t.Fatal(err)
			}
			if got, err = risk.Miettinen(pc, rr); err != nil {
				t.Fatal(err)
			}
		case strings.Contains(method, "halved"):
			p, rr := numbers("p"), numbers("RR")
			half := make([]float64, len(p))
			for i := range p {
				half[i] = p[i] / 2
			}
			got = 1 - (1-levin(t, p, rr))/(1-levin(t, half, rr))
		case strings.Contains(method, "top level"):
			p, rr := numbers("p"), numbers("RR")
			moved := append([]float64(nil), p...)
			moved[len(p)-2] += p[len(p)-1]
			moved[len(p)-1] = 0
			got = 1 - (1-levin(t, p, rr))/(1-levin(t, moved, rr))
		default:
			got = levin(t, numbers("p"), numbers("RR"))
		}
		near(t, name+" / "+method, got, want, exact)
	}
}

func TestGEMM(t *testing.T) {
	e := evidence(t)
	e, err := e.Use("pm25_gemm")
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, row := range golden.Read(t, "expected/risk_gemm.csv") {
		for _, r := range e.Rows {
			if r.Risk != "pm25" || r.Cause != row.Get(t, "cause") || r.From != row.Int(t, "age_low") || r.To != row.Int(t, "age_high") {
				continue
			}
			got := math.Exp(e.Parameters(t, r.Curve).LogHazard(row.Float(t, "pm25"), 0))
			near(t, r.Curve, got, row.Float(t, "hr"), sevenths)
			compared++
		}
	}
	if compared < 30 {
		t.Errorf("%d points were compared", compared)
	}
}

// TestMonteCarlo holds percentiles of draws against two million in R.
func TestMonteCarlo(t *testing.T) {
	for _, row := range golden.Read(t, "expected/risk_monte_carlo.csv") {
		tolerance := 0.002
		if row.Get(t, "case") == "graphpaf_example" {
			tolerance = 0.005 // its limits are wide
		}
		f := func(c string) float64 { return row.Float(t, c) }
		v := risk.DrawLevin(f("p"), f("p_lo"), f("p_hi"), f("rr"), f("rr_lo"), f("rr_hi"), 100_000)
		lower, upper := risk.Limits(v, 0.95)
		_, median := risk.Limits(v, 0)
		name := row.Get(t, "case")
		near(t, name+" lower", lower, f("q025"), tolerance)
		near(t, name+" upper", upper, f("q975"), tolerance)
		near(t, name+" median", median, f("q50"), tolerance)
	}
}

// TestGainPartlyDeleted holds the life expectancy gained without a fraction of a cause
// against R, where nax stay what they were.
func TestGainPartlyDeleted(t *testing.T) {
	const years = 1e-9
	compared := 0
	for _, row := range golden.Read(t, "expected/cause_partly_deleted_gains.csv") {
		name := row.Get(t, "dataset")
		rows := golden.Read(t, "inputs/"+name+".csv")
		var ages analysis.Ages
		m, less := make([]float64, len(rows)), make([]float64, len(rows))
		for i, r := range rows {
			ages = append(ages, r.Int(t, "age"))
			for _, c := range r.Columns() {
				if c != "age" {
					m[i] += r.Float(t, c)
				}
			}
			less[i] = row.Float(t, "fraction_removed") * r.Float(t, row.Get(t, "cause"))
		}
		sex := analysis.Male
		if strings.Contains(name, "_f_") {
			sex = analysis.Female
		}
		got := risk.GainOfRates(t, ages, m, less, sex)
		near(t, name+" "+row.Get(t, "cause"), got, row.Float(t, "gain_subtract_rates"), years)
		compared++
	}
	if compared != 120 {
		t.Errorf("%d gains were compared", compared)
	}
}

// TestCurveEnds: the logarithm is straight between points and constant beyond the ends,
// and nothing counts below the level compared with.
func TestCurveEnds(t *testing.T) {
	c := &risk.Curve{X: []float64{10, 20}, LogRR: []float64{math.Log(2), math.Log(8)}, SE: []float64{0.1, 0.3}}
	for _, one := range []struct{ x, level, z, want float64 }{
		{15, 10, 0, 2}, {20, 10, 0, 4}, {99, 10, 0, 4}, {5, 0, 0, 1}, {12, 15, 0, 1}, {20, 10, 1, 4 * math.Exp(0.2)},
	} {
		near(t, "risk", c.Above(one.x, one.level, one.z), one.want, exact)
	}
}
