package quality_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/lehackathon/le/analysis/quality"
	"github.com/lehackathon/le/testdata/golden"
	"pgregory.net/rapid"
)

// Printed to five decimals, Whipple's index before it is multiplied by 100.
const (
	tolWhipple = 100 * 0.5e-5
	tolMyers   = 0.5e-5
)

func TestHeapingPublished(t *testing.T) {
	counts := golden.Column(t, golden.Read(t, "inputs/pasex_single_ages_m.csv"), "population")
	want := map[string]float64{}
	for _, row := range golden.Read(t, "published/heaping_pasex_m.csv") {
		want[row.Get(t, "index")] = row.Float(t, "value")
	}
	if w, ok := quality.Whipple(counts, 0); !ok || math.Abs(w-100*want["whipple"]) > tolWhipple {
		t.Errorf("Whipple %v, want %v", w, 100*want["whipple"])
	}
	if m, ok := quality.Myers(counts[:90], 0); !ok || math.Abs(m-want["myers"]) > tolMyers {
		t.Errorf("Myers %v, want %v", m, want["myers"])
	}
}

// people returns counts at ages 0-99: n where the age is among those wanted.
func people(n float64, want func(age int) bool) []float64 {
	counts := make([]float64, 100)
	for age := range counts {
		if want(age) {
			counts[age] = n
		}
	}
	return counts
}

func TestHeapingClosedForm(t *testing.T) {
	for _, c := range []struct {
		name           string
		want           func(age int) bool
		whipple, myers float64
	}{
		{"even", func(int) bool { return true }, 100, 0},
		{"all at 0 and 5", func(a int) bool { return a%5 == 0 }, 500, 80},
		{"all at 0", func(a int) bool { return a%10 == 0 }, 500, 90},
		{"none at 0 and 5", func(a int) bool { return a%5 != 0 }, 0, 20},
		{"even digits", func(a int) bool { return a%2 == 0 }, 100, 50},
	} {
		t.Run(c.name, func(t *testing.T) {
			counts := people(7, c.want)
			if w, ok := quality.Whipple(counts, 0); !ok || math.Abs(w-c.whipple) > 1e-12*500 {
				t.Errorf("Whipple %v, want %v", w, c.whipple)
			}
			if m, ok := quality.Myers(counts, 0); !ok || math.Abs(m-c.myers) > 1e-12*90 {
				t.Errorf("Myers %v, want %v", m, c.myers)
			}
		})
	}
}

func TestHeapingNeedsAges(t *testing.T) {
	all := people(1, func(int) bool { return true })
	for _, c := range []struct {
		name           string
		counts         []float64
		first          int
		whipple, myers bool
	}{
		{"to 61", all[:62], 0, false, true}, {"to 62", all[:63], 0, true, true}, {"from 24", all[24:], 24, false, false},
		{"from 10", all[10:], 10, true, true}, {"10-28", all[10:29], 10, false, false}, {"10-29", all[10:30], 10, false, true},
		{"nobody", make([]float64, 100), 0, false, false}, {"none", nil, 0, false, false},
	} {
		if _, ok := quality.Whipple(c.counts, c.first); ok != c.whipple {
			t.Errorf("%s: Whipple %v", c.name, ok)
		}
		if _, ok := quality.Myers(c.counts, c.first); ok != c.myers {
			t.Errorf("%s: Myers %v", c.name, ok)
		}
	}
}

// TestHeapingInvariants: the indices keep their ranges, and do not depend on the size
// of the population.
func TestHeapingInvariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := make([]float64, rapid.IntRange(63, 120).Draw(t, "ages"))
		scaled := make([]float64, len(counts))
		factor := rapid.Float64Range(0.01, 1000).Draw(t, "factor")
		for i := range counts {
			counts[i] = float64(rapid.IntRange(0, 1000).Draw(t, "count"))
			scaled[i] = counts[i] * factor
		}
		counts[30], scaled[30] = 1, factor
		w, ok1 := quality.Whipple(counts, 0)
		m, ok2 := quality.Myers(counts, 0)
		if !ok1 || !ok2 || w < 0 || w > 500 || m < 0 || m > 90+1e-9 {
			t.Fatalf("Whipple %v, Myers %v", w, m)
		}
		w2, _ := quality.Whipple(scaled, 0)
		m2, _ := quality.Myers(scaled, 0)
		if math.Abs(w-w2) > 1e-9*500 || math.Abs(m-m2) > 1e-9*90 {
			t.Fatalf("scaled by %v: Whipple %v became %v, Myers %v became %v", factor, w, w2, m, m2)
		}
	})
}

func ExampleWhipple() {
	counts := make([]float64, 80)
	for age := range counts {
		counts[age] = 100
		if age%10 == 0 {
			counts[age] = 150 // half as many again say a round age
		}
	}
	w, _ := quality.Whipple(counts, 0)
	fmt.Printf("%.1f\n", w)
	// Output: 119.0
}

func ExampleMyers() {
	counts := make([]float64, 90)
	for age := range counts {
		counts[age] = 100
		if age%10 == 0 {
			counts[age] = 150
		}
	}
	m, _ := quality.Myers(counts, 0)
	fmt.Printf("%.2f\n", m)
	// Output: 4.29
}
