package risk

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// Parameters returns the parameters of a GEMM curve.
func (e *Evidence) Parameters(tb testing.TB, curve string) GEMM {
	tb.Helper()
	s, err := builtin("gemm.csv", []string{"curve", "theta", "se_theta", "alpha", "mu", "nu", "from"}, nil)
	if err != nil {
		tb.Fatal(err)
	}
	for _, row := range s.rows {
		if row.get("curve") != curve {
			continue
		}
		var v [6]float64
		for i, c := range []string{"theta", "se_theta", "alpha", "mu", "nu", "from"} {
			if v[i], _, err = row.number(c); err != nil {
				tb.Fatal(err)
			}
		}
		return GEMM{v[0], v[1], v[2], v[3], v[4], v[5]}
	}
	tb.Fatalf("no curve %q", curve)
	return GEMM{}
}

// DrawLevin draws one fraction the way cells are drawn.
func DrawLevin(p, pLow, pHigh, rr, rrLow, rrHigh float64, n int) []float64 {
	q := newEvaluator()
	r := Risk{Kind: Categories, Categories: []string{"exposed"}}
	row := Row{RR: rr, Low: rrLow, High: rrHigh}
	b := band{levels: []level{{0, math.Log(rr), row.se()}}}
	x := Exposure{}
	x.Share[0], x.ShareSE[0] = p, (pHigh-pLow)/(2*distuv.UnitNormal.Quantile(0.975))
	s := setting{obs: x}
	zp, zr := normals(1, "p", n), normals(1, "rr", n)
	out := make([]float64, n)
	for i := range out {
		out[i] = q.fraction(r, &b, &s, x.drawn(zp[i]), draw{z: zr[i]}, 0)
	}
	return out
}

// Limits is the percentile interval of the draws.
func Limits(v []float64, level float64) (float64, float64) { return limits(v, level) }

// GainOfRates is the gain from rates, Chiang's 0.1 at age 0.
func GainOfRates(tb testing.TB, ages analysis.Ages, m, less []float64, sex analysis.Sex) float64 {
	tb.Helper()
	t, err := lifetable.FromRates(ages, m, lifetable.Options{Ax: lifetable.Chiang, Sex: sex})
	if err != nil {
		tb.Fatal(err)
	}
	g, ok := newSchedule(t).gain(t.NMx, less, make([]float64, len(m)))
	if !ok {
		tb.Fatal("no gain")
	}
	return g
}
