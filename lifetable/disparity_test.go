package lifetable_test

import (
	"math"
	"testing"

	"github.com/lehackathon/le/lifetable"
)

// TestDisparityClosedForm places two deaths at known ages: half of all lives end
// at 25, half at 75 (a = 25 in both groups of 50 years, the second one open).
func TestDisparityClosedForm(t *testing.T) {
	q := 0.5
	m := q / (50 - 25*q) // q = n·m/(1+(n-a)m) with n = 50, a = 25
	table, err := lifetable.FromRates(lifetable.Ages{0, 50}, []float64{m, 1.0 / 25}, lifetable.Options{Ax: lifetable.Half})
	if err != nil {
		t.Fatal(err)
	}
	// Mean 50; SD 25; mean difference of two lives 25, so Gini = 25/2/50.
	// e0 = 50, e50 = 25: e† = ½(50+½(25-50)) + ½·25.
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"e0", table.Ex[0], 50}, {"SD", table.SD(), 25}, {"Gini", table.Gini(), 0.25}, {"e-dagger", table.EDagger(), 0.5*37.5 + 12.5},
		{"Keyfitz' H", table.KeyfitzH(), (0.5*37.5 + 12.5) / 50},
		// Within the groups: 50²/12 of an even spread, 25² of an exponential one.
		{"SD within", table.SDWithin(), math.Sqrt(25*25 + 0.5*2500/12 + 0.5*625)},
	} {
		if !near(c.got, c.want, 1e-12) {
			t.Errorf("%s = %v, want %v", c.name, c.got, c.want)
		}
	}
}

// TestModalAge draws deaths whose density is a parabola with its top at 82.
func TestModalAge(t *testing.T) {
	ages := lifetable.Ages{0, 70, 75, 80, 85, 90, 95}
	density := func(x float64) float64 { return 400 - (x-82)*(x-82) }
	deaths := []float64{1000, 5 * density(72.5), 5 * density(77.5), 5 * density(82.5), 5 * density(87.5), 5 * density(92.5), 1}
	total := 0.0
	for _, d := range deaths {
		total += d
	}
	// Rates that give exactly these deaths: m = q/(n-(n-a)q).
	m, left := make([]float64, len(ages)), total
	for i := range ages.Open() {
		n, q := float64(ages.Width(i)), deaths[i]/left
		m[i] = q / (n - n/2*q)
		left -= deaths[i]
	}
	m[ages.Open()] = 0.5
	table, err := lifetable.FromRates(ages, m, lifetable.Options{Ax: lifetable.Half})
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := table.ModalAge(); !ok || math.Abs(got-82) > 1e-9 {
		t.Errorf("modal age = %v, %v, want 82", got, ok)
	}
	short, err := lifetable.FromRates(lifetable.Ages{0, 60, 65}, []float64{0.001, 0.01, 0.1}, lifetable.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := short.ModalAge(); ok {
		t.Errorf("modal age = %v in a table that ends at 65, want none", got)
	}
}
