package lifetable_test

import (
	"math"
	"testing"

	"github.com/lehackathon/le/lifetable"
)

// TestMeasures: every measure has a name of its own, texts, and a finite value for
// a table that goes far enough.
func TestMeasures(t *testing.T) {
	deaths, exposure := lawData(laws[lifetable.Gompertz], 1000)
	table, err := lifetable.New(oldAges, deaths, exposure, lifetable.Options{Close: lifetable.Gompertz})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, m := range append(lifetable.Measures(), lifetable.TemporaryLE(30, 70)) {
		if seen[m.Name] || m.EN == "" || m.TH == "" {
			t.Errorf("%q is not a measure of its own with texts", m.Name)
		}
		seen[m.Name] = true
		if v, ok := m.Of(table); !ok || !(v > 0) || math.IsInf(v, 0) {
			t.Errorf("%s = %v, %v", m.Name, v, ok)
		}
		if m.Variance == nil {
			continue
		}
		if v, ok := m.Variance(table); !ok || !(v > 0) {
			t.Errorf("variance of %s = %v, %v", m.Name, v, ok)
		}
	}
	for _, name := range []string{"e0", "q5_0", "q45_15", "q40_30", "edagger", "keyfitz_h", "gini", "sd", "iqr", "modal_age"} {
		if !seen[name] {
			t.Errorf("no measure %q", name)
		}
	}
	short, err := lifetable.FromRates(lifetable.Ages{30, 60}, []float64{0.01, 0.05}, lifetable.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []lifetable.Measure{lifetable.LifeExpectancy(0), lifetable.Dying(30, 70), lifetable.TemporaryLE(0, 30)} {
		if v, ok := m.Of(short); ok {
			t.Errorf("%s = %v in a table of 30-59 and 60+", m.Name, v)
		}
	}
	if _, ok := lifetable.Dying(30, 60).Variance(short); ok {
		t.Error("rates have a variance")
	}
}

// TestProbVariance works two groups by hand: var(1 - p1·p2) = p2² v1 + p1² v2.
func TestProbVariance(t *testing.T) {
	table, err := lifetable.New(lifetable.Ages{0, 10, 20}, []float64{30, 50, 10}, []float64{1000, 800, 50}, lifetable.Options{Ax: lifetable.Half})
	if err != nil {
		t.Fatal(err)
	}
	q1, q2 := 10*0.03/(1+5*0.03), 10*0.0625/(1+5*0.0625)
	v1, v2 := q1*q1*(1-q1)/30, q2*q2*(1-q2)/50
	if got, ok := table.ProbVariance(0, 20); !ok || !near(got, (1-q2)*(1-q2)*v1+(1-q1)*(1-q1)*v2, 1e-15) {
		t.Errorf("variance = %v", got)
	}
	if got, ok := table.Temporary(0, 20); !ok || !near(got, table.Ex[0]-(1-q1)*(1-q2)*table.Ex[2], 1e-12) {
		t.Errorf("temporary life expectancy = %v", got)
	}
}

// TestAnyStartAge: a table that starts at 15, 30 or 60 has the same ex as the whole
// table at those ages, and the same intervals.
func TestAnyStartAge(t *testing.T) {
	whole := fromInput(t, "phe_example", lifetable.Options{})
	variance := whole.Variance()
	for _, start := range []int{15, 30, 60} {
		k := whole.Ages.Index(start)
		part, err := lifetable.New(whole.Ages[k:], whole.Deaths[k:], whole.Exposure[k:], whole.Options)
		if err != nil {
			t.Fatal(err)
		}
		v := part.Variance()
		for i := range part.Ages {
			if part.Ex[i] != whole.Ex[k+i] || v[i] != variance[k+i] {
				t.Errorf("from %d: e%d = %v ± %v, want %v ± %v", start, part.Ages[i], part.Ex[i], v[i], whole.Ex[k+i], variance[k+i])
			}
		}
		if part.Lx[0] != lifetable.Radix || len(part.Warnings()) != 0 {
			t.Errorf("from %d: l = %v, warnings %v", start, part.Lx[0], part.Warnings())
		}
	}
}
