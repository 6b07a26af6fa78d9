package lifetable_test

import (
	"math"
	"testing"

	"github.com/lehackathon/le/lifetable"
	"pgregory.net/rapid"
)

// TestAgeAtExponential: under one death rate throughout, survivors halve after
// ln2/m years, in the open interval exactly and by the spline nearly.
func TestAgeAtExponential(t *testing.T) {
	const m = 0.02
	ages := lifetable.Ages{0}
	rates := []float64{m}
	for a := 1; a <= 40; a++ {
		ages, rates = append(ages, a), append(rates, m)
	}
	table, err := lifetable.FromRates(ages, rates, lifetable.Options{Ax: lifetable.ConstantForce})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ share, tol float64 }{{0.9, 1e-4}, {0.5, 1e-4}, {0.4, 1e-9}, {0.01, 1e-9}} {
		if got, ok := table.AgeAt(c.share); !ok || !near(got, -math.Log(c.share)/m, c.tol) {
			t.Errorf("age reached by %v = %v, want %v", c.share, got, -math.Log(c.share)/m)
		}
	}
	if got, want := table.IQR(), math.Log(3)/m; !near(got, want, 1e-4) {
		t.Errorf("IQR = %v, want %v", got, want)
	}
	for _, share := range []float64{0, -1, 1.1, math.NaN()} {
		if _, ok := table.AgeAt(share); ok {
			t.Errorf("a share of %v has an age", share)
		}
	}
}

// TestAgeAtFalls: the fewer are to survive, the older they are, in any table.
func TestAgeAtFalls(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t)
		before := math.Inf(-1)
		for _, share := range []float64{1, 0.999, 0.9, 0.75, 0.5, 0.25, 0.1, 1e-3, 1e-9} {
			age, ok := table.AgeAt(share)
			if !ok || math.IsNaN(age) || math.IsInf(age, 0) || age < before-1e-9 || age < float64(table.Ages[0]) {
				t.Errorf("age reached by %v = %v, after %v", share, age, before)
			}
			before = age
		}
	})
}
