package lifetable_test

import (
	"errors"
	"math"
	"runtime"
	"testing"

	"github.com/lehackathon/le/lifetable"
	"github.com/lehackathon/le/testdata/golden"
)

// TestBootstrapMonteCarlo holds the bootstrap against 20,000 Poisson draws in R
// (golden/expected/chiang_vs_montecarlo.csv), within what chance leaves open: the
// standard error of a standard deviation is sd/√(2·draws).
func TestBootstrapMonteCarlo(t *testing.T) {
	const draws = 20000
	for _, r := range golden.Read(t, "expected/chiang_vs_montecarlo.csv") {
		table := fromInput(t, r.Get(t, "dataset"), lifetable.Options{Ax: lifetable.Chiang})
		got, err := table.Bootstrap(draws, 42, lifetable.LifeExpectancy(0))
		if err != nil {
			t.Fatal(err)
		}
		sd := r.Float(t, "sd")
		iv, _ := got.Interval(0, 0.95)
		if math.Abs(iv.SE/sd-1) > 5/math.Sqrt(draws) {
			t.Errorf("%s: SE %.4f, want %.4f", r.Get(t, "dataset"), iv.SE, sd)
		}
		for q, v := range map[string]float64{"p2.5": iv.Lower, "p97.5": iv.Upper} {
			if !near(v, r.Float(t, q), 0.06*sd) { // a 2.5 % quantile has se 2.67·sd/√draws, twice here
				t.Errorf("%s: %s = %.4f, want %.4f", r.Get(t, "dataset"), q, v, r.Float(t, q))
			}
		}
	}
}

// TestBootstrapSeed: the same seed gives the same draws on one core and on many,
// another seed others.
func TestBootstrapSeed(t *testing.T) {
	table := fromInput(t, "small_area_zero_deaths", lifetable.Options{})
	run := func(cores int, seed uint64) lifetable.Interval {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
		d, err := table.Bootstrap(333, seed, lifetable.LifeExpectancy(0))
		if err != nil {
			t.Fatal(err)
		}
		iv, _ := d.Interval(0, 0.9)
		return iv
	}
	one := run(1, 5)
	if four := run(4, 5); one != four {
		t.Errorf("one core %v, four cores %v", one, four)
	}
	if other := run(1, 6); one == other {
		t.Error("another seed gave the same draws")
	}
}

// TestBootstrapDelta holds delta-method variances against the bootstrap's, for
// every summary measure that has one, and checks that all have finite limits.
func TestBootstrapDelta(t *testing.T) {
	table := fromInput(t, "phe_example", lifetable.Options{Ax: lifetable.Chiang})
	of := lifetable.Measures()
	draws, err := table.Bootstrap(4000, 3, of...)
	if err != nil {
		t.Fatal(err)
	}
	for i, m := range of {
		iv, varies := draws.Interval(i, 0.95)
		value, ok := m.Of(table)
		if !ok && !varies {
			if m.Name != "modal_age" { // this table's densest group is its last closed one
				t.Errorf("%s has no value", m.Name)
			}
			continue
		}
		if !ok || !varies || !(iv.SE > 0) || !(iv.Lower < value && value < iv.Upper) {
			t.Errorf("%s: %v (%v), SE %v", m.Name, value, iv, iv.SE)
		}
		if m.Variance == nil {
			continue
		}
		v, ok := m.Variance(table)
		if se := math.Sqrt(v); !ok || math.Abs(se/iv.SE-1) > 0.06 {
			t.Errorf("%s: delta SE %v, bootstrap %v", m.Name, se, iv.SE)
		}
	}
}

// TestBootstrapOpenGroup: one death at the oldest ages would often be none, and the
// table could not be closed.
func TestBootstrapOpenGroup(t *testing.T) {
	table, err := lifetable.New(lifetable.Ages{0, 50, 80}, []float64{0, 20, 1}, []float64{5000, 3000, 40}, lifetable.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := table.Bootstrap(500, 1, lifetable.LifeExpectancy(80), lifetable.Dying(0, 50))
	if err != nil {
		t.Fatal(err)
	}
	if d.Missing(0) != 0 || d.Values(0)[499] != 40 {
		t.Errorf("%d draws missing, the longest e80 is %v, want 40 (one death)", d.Missing(0), d.Values(0)[499])
	}
	if iv, ok := d.Interval(1, 0.95); !ok || iv != (lifetable.Interval{}) {
		t.Errorf("a group without deaths varies: %v", iv)
	}
}

func TestBootstrapRefusals(t *testing.T) {
	counts := fromInput(t, "phe_example", lifetable.Options{})
	rates, err := lifetable.FromRates(counts.Ages, counts.NMx, lifetable.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		table *lifetable.Table
		draws int
		of    lifetable.Measure
		want  string
	}{
		{"rates", rates, 10, lifetable.LifeExpectancy(0), "a table built from rates has no deaths to draw from"},
		{"one draw", counts, 1, lifetable.LifeExpectancy(0), "1 draw(s): a bootstrap needs at least two"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := c.table.Bootstrap(c.draws, 1, c.of)
			var problem *lifetable.DataError
			if !errors.As(err, &problem) || err.Error() != c.want {
				t.Errorf("error = %v, want %q", err, c.want)
			}
		})
	}
}

// TestBootstrapMissing: a measure the table does not have has no interval.
func TestBootstrapMissing(t *testing.T) {
	d, err := fromInput(t, "phe_example", lifetable.Options{}).Bootstrap(10, 1, lifetable.LifeExpectancy(7), lifetable.LifeExpectancy(5))
	if err != nil {
		t.Fatal(err)
	}
	_, ok7 := d.Interval(0, 0.95)
	_, ok5 := d.Interval(1, 0.95)
	if ok7 || !ok5 || d.Missing(0) != 10 || d.Missing(1) != 0 {
		t.Errorf("e7 %v with %d missing, e5 %v with %d missing", ok7, d.Missing(0), ok5, d.Missing(1))
	}
}

func BenchmarkBootstrap1000(b *testing.B) {
	ages, deaths, people := benchData()
	table, err := lifetable.New(ages, deaths, people, lifetable.Options{Sex: lifetable.Male})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := table.Bootstrap(1000, 1, lifetable.LifeExpectancy(0), lifetable.Dying(15, 60)); err != nil {
			b.Fatal(err)
		}
	}
}
