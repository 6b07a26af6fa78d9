package risk_test

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/risk"
)

func TestLevinProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, rr := rapid.Float64Range(0, 1).Draw(t, "p"), rapid.Float64Range(0.01, 50).Draw(t, "rr")
		paf, err := risk.Levin([]float64{p}, []float64{rr})
		if err != nil {
			t.Fatal(err)
		}
		if paf >= 1 || rr >= 1 && paf < 0 || rr <= 1 && paf > 0 {
			t.Errorf("PAF %v of %v at RR %v", paf, p, rr)
		}
		more, err := risk.Levin([]float64{p}, []float64{rr * 1.1})
		if err != nil {
			t.Fatal(err)
		}
		if more < paf {
			t.Errorf("a higher relative risk gives %v after %v", more, paf)
		}
		pc, err := risk.SharesOfDeaths([]float64{p}, []float64{rr})
		if err != nil {
			t.Fatal(err)
		}
		m, err := risk.Miettinen(pc, []float64{rr})
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(m-paf) > exact*(1+math.Abs(paf)) {
			t.Errorf("Miettinen %v, Levin %v", m, paf)
		}
	})
}

// TestSpreadShrinks: as the spread goes to nothing, every distribution is a point.
func TestSpreadShrinks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mean := rapid.Float64Range(50, 200).Draw(t, "mean")
		level := rapid.Float64Range(40, 210).Draw(t, "level")
		beta := rapid.Float64Range(-0.05, 0.05).Draw(t, "beta")
		point := risk.Normal(mean, 0, beta, level)
		const tiny = 1e-4
		for name, e := range map[string]float64{
			"normal":    risk.Normal(mean, tiny, beta, level),
			"lognormal": risk.Lognormal(mean, tiny, beta, level, risk.TailQuantile),
		} {
			if math.Abs(e-point) > 1e-4*point {
				t.Errorf("%s: %v, point %v", name, e, point)
			}
		}
		if wide := risk.Normal(mean, 20, beta, level); wide < point-1e-9 {
			t.Errorf("the risk is convex, yet a spread lowers it from %v to %v", point, wide)
		}
	})
}

// TestQuadratures holds the lognormal and the capped normal against sums over many
// quantiles.
func TestQuadratures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mean, sd := rapid.Float64Range(20, 30).Draw(t, "mean"), rapid.Float64Range(1, 6).Draw(t, "sd")
		beta, level := rapid.Float64Range(-0.1, 0.1).Draw(t, "beta"), rapid.Float64Range(15, 35).Draw(t, "level")
		const n = 4000
		v := math.Log1p(sd * sd / mean / mean)
		d := distuv.LogNormal{Mu: math.Log(mean) - v/2, Sigma: math.Sqrt(v)}
		var sum float64
		for i := range n {
			x := d.Quantile((float64(i) + 0.5) / n * risk.TailQuantile)
			over := max(x-level, 0)
			if beta < 0 {
				over = min(x-level, 0)
			}
			sum += math.Exp(beta * over)
		}
		want, got := sum/n, risk.Lognormal(mean, sd, beta, level, risk.TailQuantile)
		if math.Abs(got-want) > 2e-3*want { // the sum is the coarser one, in the tail
			t.Errorf("%v by quadrature, %v by quantiles", got, want)
		}
	})
}

// TestGammaSum holds the weights of a curve against a sum over narrow
// cells.
func TestGammaSum(t *testing.T) {
	curve := &risk.Curve{X: []float64{0, 10, 30, 60, 150}, LogRR: []float64{0, -0.1, 0.2, 0.9, 2}}
	rapid.Check(t, func(t *rapid.T) {
		mean, sd := rapid.Float64Range(2, 80).Draw(t, "mean"), rapid.Float64Range(2, 80).Draw(t, "sd")
		fine := &risk.Curve{}
		for x := 0.0; x <= 150; x++ {
			fine.X, fine.LogRR = append(fine.X, x), append(fine.LogRR, curve.At(x, 0))
		}
		got := risk.Gamma(fine, mean, sd, 0, 0)
		shape, rate := mean*mean/sd/sd, mean/sd/sd
		d := distuv.Gamma{Alpha: shape, Beta: rate}
		const step = 0.25
		want, below := fine.Above(150, 0, 0)*(1-d.CDF(150)), 0.0
		for x := step; x <= 150; x += step {
			at := d.CDF(x)
			want, below = want+(at-below)*fine.Above(x-step/2, 0, 0), at
		}
		if math.Abs(got-want) > 2e-3*want {
			t.Errorf("%v by weights, %v by cells", got, want)
		}
	})
}

func TestJointProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SliceOfN(rapid.Float64Range(-0.5, 1), 1, 6).Draw(t, "fractions")
		all := risk.Joint(f...)
		if again := risk.Joint(append([]float64{0}, f...)...); math.Abs(again-all) > exact {
			t.Errorf("a risk of no effect changes %v to %v", all, again)
		}
		var sum float64
		positive := true
		for _, v := range f {
			sum += v
			positive = positive && v >= 0
		}
		if positive && all > sum+exact {
			t.Errorf("joint %v of parts that add up to %v", all, sum)
		}
	})
}

// TestNothingCountsTwice: whatever rows a user brings for one risk, no cause loses more
// deaths than it has, and shares of a cause add up to no more than all of it.
func TestNothingCountsTwice(t *testing.T) {
	base := evidence(t)
	x := exposures(t, base)
	rapid.Check(t, func(t *rapid.T) {
		pool := []string{"C00-C97", "C16", "C15-C26", "C34", "I00-I99", "I20-I25", "I21", "I60-I69", "I63;I64", "K70-K76", "C16.1;C34"}
		used := map[string]bool{}
		var b strings.Builder
		b.WriteString("risk,cause,icd10,kind,category,rr,age_from,age_to\n")
		for range rapid.IntRange(1, 6).Draw(t, "rows") {
			codes := rapid.SampledFrom(pool).Draw(t, "codes")
			if used[codes] {
				continue
			}
			used[codes] = true
			if rapid.Bool().Draw(t, "whole") {
				fmt.Fprintf(&b, "smoking,x,%s,whole,,,0,120\n", codes)
				continue
			}
			fmt.Fprintf(&b, "smoking,x,%s,category,current,%g,%d,120\n", codes, rapid.Float64Range(1, 20).Draw(t, "rr"), 10*rapid.IntRange(0, 6).Draw(t, "from"))
		}
		e, err := base.Extend(strings.NewReader(b.String()), "mine.csv")
		if err != nil {
			t.Fatal(err)
		}
		s := men(map[string]float64{"C00-C97": 0.001, "I20-I25": 0.001, "I60-I69": 0.001, "K70-K76": 0.001})
		ranked, err := risk.Rank(context.Background(), []risk.Subject{s}, e, x, risk.Options{By: risk.ByRiskCause})
		if err != nil {
			t.Fatal(err)
		}
		r := ranked[0]
		for _, l := range r.Lines {
			if l.PAF > 1+exact || l.Deaths > r.Deaths+exact || math.IsNaN(l.Gain) {
				t.Errorf("%+v", l)
			}
		}
		shares := map[[3]int]float64{}
		for _, m := range r.Matches {
			shares[[3]int{m.Risk, m.Cause, int(m.Sex)}] += m.Share
		}
		for k, sum := range shares {
			if sum > 1+exact && !manyAges(e, k[0]) {
				t.Errorf("shares of %v add up to %v", k, sum)
			}
		}
	})
}

// manyAges reports whether rows of a risk hold for unlike ages: then matches are of
// unlike ages too, and their shares do not belong together.
func manyAges(e *risk.Evidence, r int) bool {
	from := map[int]bool{}
	for _, row := range e.Rows {
		if row.Risk == e.Risks[r].ID {
			from[row.From] = true
		}
	}
	return len(from) > 1
}

// TestScaleFree: twice the deaths and twice the people attribute twice as many deaths
// and gain as many years.
func TestScaleFree(t *testing.T) {
	e := evidence(t)
	x := exposures(t, e)
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.Float64Range(0.1, 10).Draw(t, "k")
		s := men(map[string]float64{"C00-C97": 0.001, "I20-I25": 0.002, "J40-J47": 0.0005})
		big := s
		p := *s.Parts[0]
		p.Deaths, p.Exposure = nil, nil
		for _, d := range s.Parts[0].Deaths {
			p.Deaths = append(p.Deaths, k*d)
		}
		for _, n := range s.Parts[0].Exposure {
			p.Exposure = append(p.Exposure, k*n)
		}
		big.Parts = []*analysis.Population{&p}
		r, err := risk.Rank(context.Background(), []risk.Subject{s, big}, e, x, risk.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i, a := range r[0].Lines {
			b := r[1].Lines[i]
			if math.Abs(b.Deaths-k*a.Deaths) > exact*(1+math.Abs(b.Deaths)) || math.Abs(a.Gain-b.Gain) > exact {
				t.Errorf("%+v, %v times %+v", b, k, a)
			}
		}
	})
}
