package lifetable_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/lehackathon/le/lifetable"
	"pgregory.net/rapid"
)

// TestAxInside: whatever the data, a stays within its interval and finite.
func TestAxInside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t)
		for i := range table.Ages.Open() {
			if a, n := table.NAx[i], float64(table.Ages.Width(i)); !(a > 0 && a < n) {
				t.Errorf("%s: a(%s) = %v", table.Options.Ax, table.Ages.Label(i), a)
			}
		}
	})
}

// TestGraduatedByHand works Greville's and Keyfitz' formulas for one group.
func TestGraduatedByHand(t *testing.T) {
	ages := lifetable.Ages{20, 25, 30, 35, 40}
	m := []float64{0.01, 0.02, 0.04, 0.06, 0.1}
	greville, err := lifetable.FromRates(ages, m, lifetable.Options{Ax: lifetable.Greville})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{
		2.5, // nobody younger to compare with
		2.5 - 25.0/12*(0.02-math.Log(0.04/0.01)/10),
		2.5 - 25.0/12*(0.04-math.Log(0.06/0.02)/10),
		2.5 - 25.0/12*(0.06-math.Log(0.1/0.04)/10), // the open group's rate
	} {
		if !near(greville.NAx[i], want, 1e-14) {
			t.Errorf("Greville's a(%d) = %v, want %v", ages[i], greville.NAx[i], want)
		}
	}
	keyfitz, err := lifetable.FromRates(ages, m, lifetable.Options{Ax: lifetable.Keyfitz})
	if err != nil {
		t.Fatal(err)
	}
	d := keyfitz.Ndx // settled: the formula holds between the columns of the table
	for i, want := range []float64{2.5, 2.5 + 5.0/24*(d[2]-d[0])/d[1], 2.5 + 5.0/24*(d[3]-d[1])/d[2], 2.5} {
		if !near(keyfitz.NAx[i], want, 1e-12) {
			t.Errorf("Keyfitz' a(%d) = %v, want %v", ages[i], keyfitz.NAx[i], want)
		}
	}
}

// TestGraduationGuards: unlike widths and groups without deaths keep n/2, and a
// warning names them.
func TestGraduationGuards(t *testing.T) {
	ages := lifetable.Ages{20, 25, 30, 40, 45, 50, 55, 60}
	m := []float64{0.01, 0.02, 0.04, 0.06, 0, 0.1, 0.12, 0.2}
	for rule, want := range map[lifetable.AxRule]string{
		// 25-29 and 40-44 adjoin the ten years of 30-39, 50-54 the empty 45-49.
		lifetable.Greville: "20-24, 25-29, 30-39, 40-44, 50-54",
		// d(40-44) is above 0, so 50-54 has a value; none died at 45-49.
		lifetable.Keyfitz: "20-24, 25-29, 30-39, 40-44, 45-49",
	} {
		table, err := lifetable.FromRates(ages, m, lifetable.Options{Ax: rule})
		if err != nil {
			t.Fatal(err)
		}
		ws := table.Warnings()
		if len(ws) != 1 || ws[0].Code != "ax-half" || !strings.Contains(ws[0].EN, "at age "+want+":") {
			t.Errorf("%s: warnings %v, want one for %s", rule, ws, want)
		}
	}
}

// TestConstantForceAx: under a constant rate q is 1 - exp(-n·m), at rates for which
// the formula and its series are used.
func TestConstantForceAx(t *testing.T) {
	for _, m := range []float64{1e-12, 1e-6, 1.9e-3, 2.1e-3, 0.05, 0.4, 3} {
		table, err := lifetable.FromRates(lifetable.Ages{60, 65, 70}, []float64{m, m, m}, lifetable.Options{Ax: lifetable.ConstantForce})
		if err != nil {
			t.Fatal(err)
		}
		if want := -math.Expm1(-5 * m); !near(table.Nqx[0], want, 1e-13*want) {
			t.Errorf("m %v: q = %v, want %v", m, table.Nqx[0], want)
		}
		if !near(table.Ex[0], 1/m, 1e-12/m) {
			t.Errorf("m %v: e60 = %v, want %v", m, table.Ex[0], 1/m)
		}
	}
}

func TestGivenAx(t *testing.T) {
	ages, m := lifetable.Ages{0, 1, 5, 10}, []float64{0.02, 0.001, 0.0005, 0.02}
	build := func(given map[int]float64) (*lifetable.Table, error) {
		return lifetable.FromRates(ages, m, lifetable.Options{Ax: lifetable.Chiang, Given: lifetable.NewGivenAx(given)})
	}
	table, err := build(map[int]float64{0: 0.2, 5: 5, 10: 7})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{0.2, 2, 5, 50} { // 1-4 by the rule, 10+ by 1/m
		if table.NAx[i] != want {
			t.Errorf("a(%s) = %v, want %v", ages.Label(i), table.NAx[i], want)
		}
	}
	if ws := table.Warnings(); len(ws) != 1 || ws[0].Code != "given-open" {
		t.Errorf("warnings = %v, want one about the open group", ws)
	}
	for _, c := range []struct {
		name  string
		given map[int]float64
		want  string
	}{
		{"none", map[int]float64{5: 0}, "age 5-9: the ax given is 0, outside 0-5 years"},
		{"above n", map[int]float64{1: 4.1}, "age 1-4: the ax given is 4.1, outside 0-4 years"},
		{"not a number", map[int]float64{1: math.NaN()}, "age 1-4: the ax given is NaN, outside 0-4 years"},
		{"unknown age", map[int]float64{7: 2}, "age 7: ax is given, but no age group of 0, 1-4, 5-9, 10+ starts there"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := build(c.given)
			var problem *lifetable.DataError
			if !errors.As(err, &problem) || err.Error() != c.want || problem.Hint == "" {
				t.Errorf("error = %v, want %q with a hint", err, c.want)
			}
		})
	}
}

// TestInfants works the split of 0-4 by hand: 100 deaths among 10,000 person-years.
func TestInfants(t *testing.T) {
	const r = 0.04 // the rate of children over that of infants
	ages := lifetable.Ages{0, 5, 10}
	deaths, people := []float64{100, 5, 500}, []float64{10000, 10000, 40000}
	blend := func(share float64) float64 { return share*0.1 + (1-share)*(1+2) } // Chiang: a0 0.1, 4a1 2
	for _, c := range []struct {
		name    string
		infants lifetable.Infants
		want    float64
		codes   string
	}{
		{"nothing known", lifetable.Infants{}, blend(0.2 / (0.2 + 0.8*r)), "first-group"},
		{"births", lifetable.Infants{Births: 1800}, blend(0.18 / (0.18 + 0.82*r)), "first-group"},
		{"births and infant mortality", lifetable.Infants{Births: 1800, IMR: 0.04}, blend(72.0 / 100), "first-group"},
		{"infant mortality", lifetable.Infants{IMR: 0.04}, blend(0.04 * 2000 / 100), "first-group"},
		{"more infants than deaths", lifetable.Infants{IMR: 0.06}, blend(0.98), "first-group infant-share"},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, err := lifetable.New(ages, deaths, people, lifetable.Options{Ax: lifetable.Chiang, Infants: c.infants})
			if err != nil {
				t.Fatal(err)
			}
			var codes []string
			for _, w := range table.Warnings() {
				codes = append(codes, w.Code)
			}
			if !near(table.NAx[0], c.want, 1e-12) || strings.Join(codes, " ") != c.codes {
				t.Errorf("a = %v with warnings %v, want %v with %s", table.NAx[0], codes, c.want, c.codes)
			}
		})
	}
	// With a rule that follows the infant death rate, the infant mortality gives it:
	// m0 = q0/(1-(1-a0)q0) and a0 = 0.045 + 2.684 m0 at the same time.
	table, err := lifetable.New(ages, deaths, people, lifetable.Options{Ax: lifetable.CoaleDemeny, Sex: lifetable.Male, Infants: lifetable.Infants{IMR: 0.04}})
	if err != nil {
		t.Fatal(err)
	}
	a0 := 0.0
	for range 50 {
		a0 = 0.045 + 2.684*0.04/(1-(1-a0)*0.04)
	}
	m0 := 0.04 / (1 - (1-a0)*0.04)
	if want := 0.8*a0 + 0.2*(1+1.651-2.816*m0); !near(table.NAx[0], want, 1e-12) {
		t.Errorf("a = %v, want %v", table.NAx[0], want)
	}
	for _, bad := range []lifetable.Infants{{Births: -1}, {IMR: 1}, {IMR: math.NaN()}, {Births: 20000}} {
		if _, err := lifetable.New(ages, deaths, people, lifetable.Options{Infants: bad}); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
	if _, err := lifetable.FromRates(ages, []float64{0.01, 0.001, 0.02}, lifetable.Options{Infants: lifetable.Infants{Births: 5}}); err == nil {
		t.Error("births were taken without a population")
	}
}

// FuzzParseNames: a name that is taken is the name of what is returned.
func FuzzParseNames(f *testing.F) {
	for _, name := range append(append(lifetable.AxRules(), lifetable.CloseOuts()...), "", "Keyfitz", "rate ") {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if rule, ok := lifetable.ParseAxRule(name); ok && rule.String() != name {
			t.Errorf("ax rule %q for %q", rule, name)
		}
		if c, ok := lifetable.ParseCloseOut(name); ok && c.String() != name {
			t.Errorf("close-out %q for %q", c, name)
		}
	})
}
