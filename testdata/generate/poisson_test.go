package main

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// TestInvert uses the distribution function in closed form: for mean 1 it
// steps at 1/e, 2/e, 2.5/e.
func TestInvert(t *testing.T) {
	const eps = 1e-9
	for _, c := range []struct {
		u, mean float64
		want    int
	}{
		{0, 1, 0},
		{1/math.E - eps, 1, 0},
		{1/math.E + eps, 1, 1},
		{2/math.E - eps, 1, 1},
		{2/math.E + eps, 1, 2},
		{2.5/math.E + eps, 1, 3},
		{0.999, 0, 0},
	} {
		if got := invert(c.u, c.mean); got != c.want {
			t.Errorf("invert(%g, %g) = %d, want %d", c.u, c.mean, got, c.want)
		}
	}
	if n := invert(math.Nextafter(1, 0), chunk); n < chunk || n > 20*chunk {
		t.Errorf("the largest uniform number gives %d", n)
	}
}

// TestPoissonMoments checks mean and variance over many draws.
func TestPoissonMoments(t *testing.T) {
	const draws, errs = 20000, 5
	for _, mean := range []float64{0.03, 2, 63, 65, 5000} {
		src := rand.NewPCG(1, 2)
		sum, square := 0.0, 0.0
		for range draws {
			d := float64(poisson(src, mean)) - mean
			sum += d
			square += d * d
		}
		if se := math.Sqrt(mean / draws); math.Abs(sum/draws) > errs*se {
			t.Errorf("mean %g: off by %g, standard error %g", mean, sum/draws, se)
		}
		// The fourth central moment of a Poisson variable is mean + 3 mean².
		se := math.Sqrt((mean + 2*mean*mean) / draws)
		if math.Abs(square/draws-mean) > errs*se {
			t.Errorf("mean %g: variance %g, standard error %g", mean, square/draws, se)
		}
	}
}

// TestPoissonStream checks that how many numbers a draw takes from the source
// depends on the mean alone.
func TestPoissonStream(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mean := rapid.Float64Range(0, 1000).Draw(t, "mean")
		src, ref := rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0), rand.NewPCG(0, 0)
		state, err := src.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		if err := ref.UnmarshalBinary(state); err != nil {
			t.Fatal(err)
		}
		if n := poisson(src, mean); n < 0 {
			t.Fatalf("poisson(%g) = %d", mean, n)
		}
		for range int(math.Ceil(mean / chunk)) {
			ref.Uint64()
		}
		if src.Uint64() != ref.Uint64() {
			t.Fatalf("mean %g does not take ceil(mean/chunk) numbers", mean)
		}
	})
}
