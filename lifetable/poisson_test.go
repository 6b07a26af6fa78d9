package lifetable_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/lifetable"
	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

// TestPoissonDistribution holds draws against the distribution by chi-square, for
// means on both sides of every change of method.
func TestPoissonDistribution(t *testing.T) {
	const draws, expected, pValue = 200000, 20, 1e-6
	for _, mean := range []float64{1e-3, 0.3, 1, 4.7, 12, 75.5, 900, 9999, 10001, 250000, 4e6} {
		p, rng := lifetable.NewPoisson(mean), rand.New(rand.NewPCG(7, 1))
		law := distuv.Poisson{Lambda: mean}
		seen := map[float64]int{}
		sum, squares := 0.0, 0.0
		for range draws {
			k := p.Draw(rng)
			seen[k]++
			sum += k - mean
			squares += (k - mean) * (k - mean)
		}
		if z := sum / math.Sqrt(draws*mean); math.Abs(z) > 5 {
			t.Errorf("mean %v: the draws' mean is %v standard errors off", mean, z)
		}
		// Var of the sample variance of a Poisson count: (mean + 2 mean²)/draws.
		if z := (squares/draws - mean) / math.Sqrt((mean+2*mean*mean)/draws); math.Abs(z) > 5 {
			t.Errorf("mean %v: the draws' variance is %v standard errors off", mean, z)
		}
		// Cells of neighbouring counts with at least the expected number in each.
		chi, df := 0.0, -1.0
		cell, got, mass := 0.0, 0.0, 0.0
		from := math.Max(0, math.Floor(mean-8*math.Sqrt(mean)))
		for k := from; mass < 1-1e-9 && k < mean+10*math.Sqrt(mean)+30; k++ {
			cell += draws * law.Prob(k)
			mass += law.Prob(k)
			got += float64(seen[k])
			if cell >= expected && (1-mass)*draws >= expected {
				chi += (got - cell) * (got - cell) / cell
				cell, got = 0, 0
				df++
			}
		}
		if cell > 1 {
			chi += (got - cell) * (got - cell) / cell
			df++
		}
		if df < 1 {
			continue // a mean this small is covered by mean and variance
		}
		if tail := 1 - (distuv.ChiSquared{K: df}).CDF(chi); tail < pValue {
			t.Errorf("mean %v: chi-square %.1f with %v degrees of freedom", mean, chi, df)
		}
	}
}

// TestPoissonFill: counts filled in at once are those drawn one by one.
func TestPoissonFill(t *testing.T) {
	for _, mean := range []float64{0, 1e-9, 0.3, 3, 75.5, 9999, 10001, 250000} {
		p := lifetable.NewPoisson(mean)
		source, rng := rand.NewPCG(7, 3), rand.New(rand.NewPCG(7, 3))
		for _, n := range []int{0, 1, 1000} {
			got, want := make([]float64, n), make([]float64, n)
			for i := range want {
				got[i], want[i] = -1, p.Draw(rng)
			}
			p.Fill(got, source)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("mean %v: %s", mean, diff)
			}
		}
	}
}

// fixed is a source of one number.
type fixed uint64

func (f fixed) Uint64() uint64 { return uint64(f) }

// TestPoissonInverts: up to a mean of 1e4 the count drawn is the quantile of the
// uniform number drawn for it, which the incomplete gamma function knows.
func TestPoissonInverts(t *testing.T) {
	const tol = 1e-11 // of a probability: the incomplete gamma function's own, at means as large
	rapid.Check(t, func(t *rapid.T) {
		mean := math.Min(1e4, math.Exp(rapid.Float64Range(-7, math.Log(1e4)).Draw(t, "log mean")))
		u := rapid.Uint64Range(0, 1<<53-1).Draw(t, "u")
		k := lifetable.NewPoisson(mean).Draw(rand.New(fixed(u)))
		p := float64(u) / (1 << 53)
		atMost := func(k float64) float64 {
			if k < 0 {
				return 0
			}
			return mathext.GammaIncRegComp(k+1, mean)
		}
		if !(atMost(k-1) <= p+tol && p <= atMost(k)+tol) {
			t.Fatalf("mean %v: %v drawn at %v, where counts to that have %v and those below it %v", mean, k, p, atMost(k), atMost(k-1))
		}
	})
}

// TestPoissonPositive: draws given one death at least are Poisson draws without
// the zeros.
func TestPoissonPositive(t *testing.T) {
	const draws = 100000
	for _, mean := range []float64{1e-12, 0.2, 2, 40, 20000} {
		p, rng := lifetable.NewPoisson(mean), rand.New(rand.NewPCG(7, 2))
		sum := 0.0
		for range draws {
			k := p.DrawPositive(rng)
			if k < 1 {
				t.Fatalf("mean %v: drew %v", mean, k)
			}
			sum += k
		}
		want := mean / -math.Expm1(-mean)
		variance := want * (1 + mean - want)
		if got := sum / draws; math.Abs(got-want) > 5*math.Sqrt(variance/draws)+1e-9 {
			t.Errorf("mean %v: the draws' mean is %v, want %v", mean, got, want)
		}
	}
	if k := lifetable.NewPoisson(0).Draw(rand.New(rand.NewPCG(1, 1))); k != 0 {
		t.Errorf("mean 0 drew %v", k)
	}
}

func TestPoissonPanics(t *testing.T) {
	for _, mean := range []float64{-1, math.NaN(), math.Inf(1)} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("a mean of %v was taken", mean)
				}
			}()
			lifetable.NewPoisson(mean)
		}()
	}
}

func BenchmarkPoisson(b *testing.B) {
	for _, mean := range []float64{3, 300, 9000, 1e5} {
		b.Run(fmt.Sprintf("draw/mean %v", mean), func(b *testing.B) {
			p, rng, sum := lifetable.NewPoisson(mean), rand.New(rand.NewPCG(1, 2)), 0.0
			for b.Loop() {
				sum += p.Draw(rng)
			}
			if sum < 0 {
				b.Fatal("negative counts")
			}
		})
		b.Run(fmt.Sprintf("fill/mean %v", mean), func(b *testing.B) {
			p, rng, out := lifetable.NewPoisson(mean), rand.NewPCG(1, 2), make([]float64, 125)
			for b.Loop() {
				p.Fill(out, rng)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(out)), "ns/draw")
		})
		b.Run(fmt.Sprintf("new/mean %v", mean), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				lifetable.NewPoisson(mean)
			}
		})
	}
}
