package main

import (
	"math"
	"slices"
	"testing"

	"github.com/lehackathon/le/lifetable"
)

func TestNextYear(t *testing.T) {
	half := schedule{ages: lifetable.Ages{0}, m: []float64{2.0 / 3}} // survival 1/2
	got := pyramid{100, 40, 8}.nextYear(half)
	if want := (pyramid{100, 50, 24}); !slices.EqualFunc(got, want, near) {
		t.Errorf("nextYear = %v, want %v", got, want)
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < tolExact }

func TestGrouped(t *testing.T) {
	got := grouped(pyramid{1, 2, 3, 4}, pyramid{3, 4, 5, 6}, lifetable.Ages{0, 1, 3})
	if want := []int{2, 7, 5}; !slices.Equal(got, want) {
		t.Errorf("grouped = %v, want %v", got, want)
	}
}

func TestRegister(t *testing.T) {
	// Sums stated by the source for 2017.
	want := map[string]float64{"TH": 64896151, "16": 730506, "18": 328451, "24": 707520, "42": 617344, "92": 651163}
	register, err := readRegister()
	if err != nil {
		t.Fatal(err)
	}
	shares, err := readSexShares()
	if err != nil {
		t.Fatal(err)
	}
	for code, total := range want {
		p := register[code]
		if len(p) != registerAges {
			t.Errorf("%s: %d single ages, want %d", code, len(p), registerAges)
		}
		sum, split := 0.0, 0.0
		for x, n := range p {
			sum += n
			split += p.of(shares[0])[x] + p.of(shares[1])[x]
		}
		if sum != total || math.Abs(split-total) > tolExact*total {
			t.Errorf("%s: register sums to %.0f, by sex to %.3f, want %.0f", code, sum, split, total)
		}
	}
}
