package ingest

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestPerYear: what is written gives the same exposure when read, and is written
// the same again; a sum of fractions may move by its last bit the first time.
func TestPerYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		years := float64(rapid.IntRange(1, 12).Draw(t, "years"))
		people := rapid.Float64Range(0, 1e9).Draw(t, "people")
		if q := perYear(people*years, years); q*years != people*years {
			t.Errorf("%v people are written as %v", people, q)
		}
		sum := people*years + rapid.Float64Range(0, 1e9).Draw(t, "more people")*years
		q := perYear(sum, years)
		if off := math.Abs(q*years - sum); off > sum*0x1p-52 {
			t.Errorf("exposure %v is read as %v", sum, q*years)
		}
		if again := perYear(q*years, years); again != q {
			t.Errorf("%v is written as %v the second time", q, again)
		}
	})
}
