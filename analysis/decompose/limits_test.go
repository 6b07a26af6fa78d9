package decompose_test

import (
	"math"
	"slices"
	"testing"

	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/lifetable"
	"gonum.org/v1/gonum/stat"
	"pgregory.net/rapid"
)

// TestLimitsOf: of 0 to 40 in any order, the 95 % limits lie a fortieth of the way
// from either end, at 1 and 39, and the variance is n(n+1)/12 = 41·42/12.
func TestLimitsOf(t *testing.T) {
	values := make([]float64, 41)
	for i := range values {
		values[i] = float64(i * 17 % 41)
	}
	got := decompose.LimitsOf(values, 0.95)
	want := lifetable.Interval{SE: math.Sqrt(41 * 42 / 12.), Lower: 1, Upper: 39}
	const rounding = 1e-12
	if math.Abs(got.SE-want.SE) > rounding || math.Abs(got.Lower-want.Lower) > rounding || math.Abs(got.Upper-want.Upper) > rounding {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// TestLimitsOfSorted: the limits are those that sorting finds, ties or not.
func TestLimitsOfSorted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.OneOf(rapid.Float64Range(-5, 5), rapid.SampledFrom([]float64{-1, 0, 0, 2}))
		values := rapid.SliceOfN(value, 2, 300).Draw(t, "values")
		switch rapid.IntRange(0, 2).Draw(t, "order") {
		case 1:
			slices.Sort(values)
		case 2:
			slices.Sort(values)
			slices.Reverse(values)
		}
		level := rapid.Float64Range(0.01, 0.999).Draw(t, "level")
		sorted := slices.Sorted(slices.Values(values))
		at := func(p float64) float64 {
			where := p * float64(len(sorted)-1)
			i := min(int(where), len(sorted)-2)
			return sorted[i] + (where-float64(i))*(sorted[i+1]-sorted[i])
		}
		_, sd := stat.MeanStdDev(values, nil)
		want := lifetable.Interval{SE: sd, Lower: at((1 - level) / 2), Upper: at((1 + level) / 2)}
		got := decompose.LimitsOf(values, level)
		const rounding = 1e-12
		if math.Abs(got.SE-want.SE) > rounding || got.Lower != want.Lower || got.Upper != want.Upper {
			t.Fatalf("%+v, want %+v", got, want)
		}
		slices.Sort(values)
		if !slices.Equal(values, sorted) {
			t.Fatal("values were lost")
		}
	})
}
