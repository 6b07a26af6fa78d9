package lifetable_test

import (
	"math"
	"testing"

	"github.com/lehackathon/le/lifetable"
	"github.com/lehackathon/le/testdata/golden"
	"pgregory.net/rapid"
)

// drawSchedule draws a mortality schedule as people have it, in any layout: a
// level for infants and children, and a Gompertz rise with noise.
func drawSchedule(t *rapid.T) (lifetable.Ages, []float64) {
	ages := lifetable.Ages{rapid.SampledFrom([]int{0, 0, 15, 30, 60}).Draw(t, "start")}
	width := rapid.SampledFrom([][]int{{1}, {1, 4, 5}, {5}, {10}, {1, 4, 5, 10}}).Draw(t, "widths")
	end := rapid.SampledFrom([]int{75, 80, 85, 95}).Draw(t, "end")
	for i := 0; ages[len(ages)-1] < end; i++ {
		ages = append(ages, ages[len(ages)-1]+width[min(i, len(width)-1)])
	}
	level, slope := rapid.Float64Range(2e-5, 2e-4).Draw(t, "level"), rapid.Float64Range(0.07, 0.11).Draw(t, "slope")
	m := make([]float64, len(ages))
	for i, a := range ages {
		m[i] = math.Min(0.8, level*math.Exp(slope*float64(a))*rapid.Float64Range(0.7, 1.4).Draw(t, "noise"))
		if a == 0 {
			m[i] += rapid.Float64Range(0.001, 0.2).Draw(t, "infants") / float64(ages.Width(0))
		}
	}
	return ages, m
}

func drawOptions(t *rapid.T) lifetable.Options {
	return lifetable.Options{
		Ax:    lifetable.AxRule(rapid.IntRange(0, len(lifetable.AxRules())-1).Draw(t, "rule")),
		Sex:   lifetable.Sex(rapid.IntRange(0, 2).Draw(t, "sex")),
		Close: lifetable.CloseOut(rapid.IntRange(0, len(lifetable.CloseOuts())-1).Draw(t, "close")),
	}
}

// TestTransitivity: a table comes out the same whether its m, its q or its l is
// given.
func TestTransitivity(t *testing.T) {
	const tol = 1e-8 // l leaves q fewer digits where few die
	rapid.Check(t, func(t *rapid.T) {
		ages, m := drawSchedule(t)
		opt := drawOptions(t)
		opt.Close = lifetable.Rate
		fromM, err := lifetable.FromRates(ages, m, opt)
		if err != nil {
			t.Fatal(err)
		}
		for i := range ages.Open() {
			// Two rates give the same q where one was forced below 1, and by Greville's
			// formula, whose a falls with m, around n·m = √12.
			if float64(ages.Width(i))*m[i] > 2 {
				return
			}
		}
		open := m[len(m)-1]
		fromQ, err := lifetable.FromQ(ages, fromM.Nqx, open, opt)
		if err != nil {
			t.Fatal(err)
		}
		fromL, err := lifetable.FromSurvivors(ages, fromM.Lx, open, opt)
		if err != nil {
			t.Fatal(err)
		}
		for i := range ages {
			for name, got := range map[string]*lifetable.Table{"q": fromQ, "l": fromL} {
				if !near(got.NMx[i], m[i], tol*m[i]) || !near(got.NAx[i], fromM.NAx[i], tol) || !near(got.Ex[i], fromM.Ex[i], tol) {
					t.Errorf("%s, %s, age %d: m %v a %v e %v from %s, want %v %v %v", opt.Ax, ages, ages[i],
						got.NMx[i], got.NAx[i], got.Ex[i], name, m[i], fromM.NAx[i], fromM.Ex[i])
				}
			}
		}
	})
}

// TestFromQPreston starts from the printed q of Preston, Heuveline & Guillot 2001,
// box 3.1, and comes back to its ex.
func TestFromQPreston(t *testing.T) {
	rows := golden.Read(t, "published/preston2001_box3.1_austria_m_1992.csv")
	given := map[int]float64{}
	for _, r := range rows {
		given[r.Int(t, "age")] = r.Float(t, "a")
	}
	rates := golden.Column(t, rows, "m")
	opt := lifetable.Options{Given: lifetable.NewGivenAx(given)}
	for name, from := range map[string]func() (*lifetable.Table, error){
		"q": func() (*lifetable.Table, error) {
			return lifetable.FromQ(agesOf(t, rows), golden.Column(t, rows, "q"), rates[len(rates)-1], opt)
		},
		"l": func() (*lifetable.Table, error) {
			return lifetable.FromSurvivors(agesOf(t, rows), golden.Column(t, rows, "lx"), rates[len(rates)-1], opt)
		},
	} {
		table, err := from()
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range golden.Column(t, rows, "e") {
			if !near(table.Ex[i], want, 7e-6) { // half a unit of the 7 digits of lx, over 70 years
				t.Errorf("from %s: e%d = %v, want %v", name, table.Ages[i], table.Ex[i], want)
			}
		}
	}
}

func TestFromQRefusals(t *testing.T) {
	ages := lifetable.Ages{0, 1, 5}
	for _, c := range []struct {
		name string
		make func() (*lifetable.Table, error)
		want string
	}{
		{"q of 1", func() (*lifetable.Table, error) {
			return lifetable.FromQ(ages, []float64{0.1, 1, 1}, 0.1, lifetable.Options{})
		}, "age 1-4: probability of dying is 1"},
		{"q negative", func() (*lifetable.Table, error) {
			return lifetable.FromQ(ages, []float64{-0.1, 0, 1}, 0.1, lifetable.Options{})
		}, "age 0: probability of dying is -0.1"},
		{"no open rate", func() (*lifetable.Table, error) {
			return lifetable.FromQ(ages, []float64{0.1, 0.1, 1}, math.NaN(), lifetable.Options{})
		}, "age 5+: death rate is NaN"},
		{"l rises", func() (*lifetable.Table, error) {
			return lifetable.FromSurvivors(ages, []float64{1, 0.5, 0.7}, 0.1, lifetable.Options{})
		}, "age 5+: survivors rise from 0.5 to 0.7"},
		{"l ends", func() (*lifetable.Table, error) {
			return lifetable.FromSurvivors(ages, []float64{1, 0, 0}, 0.1, lifetable.Options{})
		}, "age 1-4: survivors are 0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := c.make(); err == nil || err.Error() != c.want {
				t.Errorf("error = %v, want %q", err, c.want)
			}
		})
	}
}
