package lifetable_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/lehackathon/le/lifetable"
)

// TestClosedForm works a table of three groups by hand: one closed year, one
// closed group of four years, an open group.
func TestClosedForm(t *testing.T) {
	ages := lifetable.Ages{0, 1, 5}
	got, err := lifetable.New(ages, []float64{20, 8, 50}, []float64{1000, 4000, 2500}, lifetable.Options{Ax: lifetable.Half})
	if err != nil {
		t.Fatal(err)
	}
	q0 := 0.02 / (1 + 0.5*0.02)
	q1 := 4 * 0.002 / (1 + 2*0.002)
	l1, l5 := 1-q0, (1-q0)*(1-q1)
	e5 := 1 / 0.02
	big0, big1, big5 := l1+0.5*q0, 4*l5+2*l1*q1, l5*e5
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"q0", got.Nqx[0], q0}, {"q1", got.Nqx[1], q1}, {"q5", got.Nqx[2], 1},
		{"l5", got.Lx[2], l5 * lifetable.Radix}, {"L0", got.NLx[0], big0 * lifetable.Radix},
		{"L1", got.NLx[1], big1 * lifetable.Radix}, {"T0", got.Tx[0], (big0 + big1 + big5) * lifetable.Radix},
		{"e0", got.Ex[0], big0 + big1 + big5}, {"e5", got.Ex[2], 50}, {"a5", got.NAx[2], 50},
	} {
		if !near(c.got, c.want, 1e-12*math.Max(1, c.want)) {
			t.Errorf("%s = %v, want %v", c.name, c.got, c.want)
		}
	}
	// Chiang's variance by the same hand, and Silcocks' for the open group.
	v0, v1 := q0*q0*(1-q0)/20, q1*q1*(1-q1)/8
	v5 := 1 / (50 * 0.02 * 0.02)
	e1 := (big1 + big5) / l1
	want := math.Pow(0.5+e1, 2)*v0 + l1*l1*math.Pow(2+e5, 2)*v1 + l5*l5*v5
	if v := got.Variance()[0]; !near(v, want, 1e-9) {
		t.Errorf("variance of e0 = %v, want %v", v, want)
	}
}

func TestRefusals(t *testing.T) {
	ages := lifetable.Ages{0, 1, 5}
	people := []float64{1000, 4000, 2500}
	for _, c := range []struct {
		name             string
		ages             lifetable.Ages
		deaths, exposure []float64
		want             string
	}{
		{"open group without deaths", ages, []float64{1, 1, 0}, people,
			"age 5+: no deaths in the open age group, so life expectancy there has no finite value"},
		{"no people", ages, []float64{1, 0, 5}, []float64{1000, 0, 2500}, "age 1-4: population is 0"},
		{"negative deaths", ages, []float64{1, -2, 5}, people, "age 1-4: deaths are -2"},
		{"not a number", ages, []float64{math.NaN(), 2, 5}, people, "age 0: deaths are NaN"},
		{"infinite", ages, []float64{1, 2, 5}, []float64{1000, math.Inf(1), 5}, "age 1-4: population is +Inf"},
		{"one group", lifetable.Ages{0}, []float64{1}, []float64{1}, "1 age group(s): a life table needs at least two"},
		{"falling ages", lifetable.Ages{0, 5, 1}, []float64{1, 1, 1}, people, "ages are not rising: 1 after 5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := lifetable.New(c.ages, c.deaths, c.exposure, lifetable.Options{})
			var problem *lifetable.DataError
			if !errors.As(err, &problem) || err.Error() != c.want {
				t.Errorf("error = %v, want %q", err, c.want)
			}
		})
	}
}

// TestConstantForce gives an interval so many deaths that q would pass 1.
func TestConstantForce(t *testing.T) {
	got, err := lifetable.FromRates(lifetable.Ages{0, 80, 85}, []float64{0.001, 0.6, 0.7}, lifetable.Options{Ax: lifetable.Half})
	if err != nil {
		t.Fatal(err)
	}
	if want := 1 - math.Exp(-5*0.6); !near(got.Nqx[1], want, 1e-15) || len(got.Forced) != 1 || len(got.Warnings()) != 1 {
		t.Errorf("q = %v with %d warnings, want %v with 1", got.Nqx[1], len(got.Warnings()), want)
	}
}

// TestFirstGroup checks the blend for 0-4 against its formula worked by hand.
func TestFirstGroup(t *testing.T) {
	got, err := lifetable.FromRates(lifetable.Ages{0, 5, 10}, []float64{0.002, 0.001, 0.1}, lifetable.Options{Ax: lifetable.Chiang})
	if err != nil {
		t.Fatal(err)
	}
	// r = 0.04, s = 1/1.16; a = s·0.1 + (1-s)·(1+2)
	if want := 0.1/1.16 + (0.16/1.16)*3; !near(got.NAx[0], want, 1e-12) {
		t.Errorf("a of 0-4 = %v, want %v", got.NAx[0], want)
	}
	if len(got.Warnings()) != 1 || got.Warnings()[0].Code != "first-group" {
		t.Errorf("warnings = %v, want one about the first group", got.Warnings())
	}
}

func TestAges(t *testing.T) {
	g := lifetable.Ages{0, 1, 5, 10, 80, 85}
	if s := g.String(); s != "0, 1-4, 5-9 … 85+" {
		t.Errorf("String = %q", s)
	}
	if s := (lifetable.Ages{0, 5}).String(); s != "0-4, 5+" {
		t.Errorf("String = %q", s)
	}
	if g.Index(10) != 3 || g.Index(11) != -1 || g.Width(5) != 0 || g.Width(1) != 4 {
		t.Error("Index or Width is wrong")
	}
}

func TestAxRuleNames(t *testing.T) {
	for _, name := range lifetable.AxRules() {
		rule, ok := lifetable.ParseAxRule(name)
		en, th := rule.Describe()
		if !ok || rule.String() != name || rule.Source() == "" || en == "" || th == "" {
			t.Errorf("rule %q does not round-trip", name)
		}
	}
	if _, ok := lifetable.ParseAxRule("nonsense"); ok {
		t.Error("a rule called nonsense was found")
	}
}

// TestMisuse: what only a programmer can get wrong panics with the room's name.
func TestMisuse(t *testing.T) {
	ages, two := lifetable.Ages{0, 1, 5}, []float64{0.1, 0.1}
	rates, err := lifetable.FromRates(ages, []float64{0.1, 0.1, 0.1}, lifetable.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, do := range map[string]func(){
		"New":               func() { lifetable.New(ages, two, two, lifetable.Options{}) },
		"FromRates":         func() { lifetable.FromRates(ages, two, lifetable.Options{}) },
		"FromQ":             func() { lifetable.FromQ(ages, two, 1, lifetable.Options{}) },
		"FromSurvivors":     func() { lifetable.FromSurvivors(ages, two, 1, lifetable.Options{}) },
		"Sullivan":          func() { rates.Sullivan(two, nil) },
		"Variance of rates": func() { rates.Variance() },
		"Z of a per cent":   func() { lifetable.Z(95) },
		"a batch of other size": func() {
			b, _ := lifetable.NewBatch(ages, lifetable.Options{}, 1)
			b.Build(two, two, nil)
		},
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if msg, _ := recover().(string); !strings.HasPrefix(msg, "lifetable: ") {
					t.Errorf("panic %q", msg)
				}
			}()
			do()
		})
	}
}
