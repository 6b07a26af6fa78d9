package lifetable_test

import (
	"math"
	"testing"

	"github.com/lehackathon/le/lifetable"
	"pgregory.net/rapid"
)

// drawTable draws any layout with any rates, from none to far above plausible.
func drawTable(t *rapid.T) *lifetable.Table {
	ages := lifetable.Ages{rapid.SampledFrom([]int{0, 0, 0, 15, 30}).Draw(t, "start")}
	for range rapid.IntRange(1, 30).Draw(t, "groups") {
		if last := ages[len(ages)-1]; last < 100 {
			ages = append(ages, last+rapid.SampledFrom([]int{1, 4, 5, 5, 10}).Draw(t, "width"))
		}
	}
	deaths, exposure := make([]float64, len(ages)), make([]float64, len(ages))
	for i := range ages {
		exposure[i] = rapid.Float64Range(1, 1e7).Draw(t, "exposure")
		deaths[i] = rapid.SampledFrom([]float64{0, 1e-6, 1e-4, 1e-2, 0.3, 2}).Draw(t, "rate") * exposure[i]
	}
	deaths[len(ages)-1] += 1
	table, err := lifetable.New(ages, deaths, exposure, lifetable.Options{
		Ax:  lifetable.AxRule(rapid.IntRange(0, len(lifetable.AxRules())-1).Draw(t, "rule")),
		Sex: lifetable.Sex(rapid.IntRange(0, 2).Draw(t, "sex"))})
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestInvariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t)
		w := table.Ages.Open()
		var died float64
		for i := range table.Ages {
			if q := table.Nqx[i]; !(q >= 0 && q <= 1) {
				t.Errorf("q(%s) = %v", table.Ages.Label(i), q)
			}
			for name, v := range map[string]float64{"ax": table.NAx[i], "L": table.NLx[i], "T": table.Tx[i], "e": table.Ex[i]} {
				if math.IsNaN(v) || math.IsInf(v, 0) || v < 0 {
					t.Errorf("%s(%s) = %v", name, table.Ages.Label(i), v)
				}
			}
			died += table.Ndx[i]
			if i == w {
				continue
			}
			if table.Lx[i+1] > table.Lx[i] {
				t.Errorf("survivors rise at %s", table.Ages.Label(i))
			}
			if sum := table.Tx[i+1] + table.NLx[i]; !near(table.Tx[i], sum, 1e-9*sum) {
				t.Errorf("Tx does not telescope at %s", table.Ages.Label(i))
			}
			if table.Lx[i] > 1e-100 && !near(table.Ex[i], table.Tx[i]/table.Lx[i], 1e-9*math.Max(1, table.Ex[i])) {
				t.Errorf("e(%s) = %v, T/l = %v", table.Ages.Label(i), table.Ex[i], table.Tx[i]/table.Lx[i])
			}
		}
		if !near(died, table.Lx[0], 1e-6) {
			t.Errorf("deaths sum to %v, not the radix", died)
		}
		for i, v := range table.Variance() {
			if !(v >= 0) || math.IsInf(v, 0) {
				t.Errorf("variance(%s) = %v", table.Ages.Label(i), v)
			}
		}
		if e := table.EDagger(); math.IsNaN(e) || e < 0 {
			t.Errorf("e-dagger = %v", e)
		}
		if g := table.Gini(); !(g >= 0 && g < 1) {
			t.Errorf("Gini = %v", g)
		}
	})
}

// TestScale: doubling deaths and people halves every variance and changes nothing else.
func TestScale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		one := drawTable(t)
		double := func(x []float64) []float64 {
			y := make([]float64, len(x))
			for i := range x {
				y[i] = 2 * x[i]
			}
			return y
		}
		two, err := lifetable.New(one.Ages, double(one.Deaths), double(one.Exposure), one.Options)
		if err != nil {
			t.Fatal(err)
		}
		v1, v2 := one.Variance(), two.Variance()
		for i := range one.Ages {
			if one.Ex[i] != two.Ex[i] || !near(v1[i], 2*v2[i], 1e-12*v1[i]) {
				t.Errorf("age %s: e %v and %v, variance %v and %v", one.Ages.Label(i), one.Ex[i], two.Ex[i], v1[i], v2[i])
			}
		}
	})
}
