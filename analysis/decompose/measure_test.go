package decompose_test

import (
	"math"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/lifetable"
	"github.com/lehackathon/le/testdata/golden"
	"pgregory.net/rapid"
)

// TestMeasures: contributions add up to the difference of each measure as the
// life tables themselves give it.
func TestMeasures(t *testing.T) {
	near, against := argentina(t, "Chaco"), argentina(t, "CABA")
	for _, c := range []struct {
		m  *decompose.Measure
		of func(t *lifetable.Table) float64
	}{
		{decompose.Expectancy(0), func(t *lifetable.Table) float64 { return t.Ex[0] }},
		{decompose.Expectancy(65), func(t *lifetable.Table) float64 { e, _ := t.At(65); return e }},
		{decompose.Probability(15, 60), func(t *lifetable.Table) float64 { q, _ := t.Prob(15, 60); return q }},
		{decompose.Probability(30, 70), func(t *lifetable.Table) float64 { q, _ := t.Prob(30, 70); return q }},
		{decompose.EDagger(0), (*lifetable.Table).EDagger},
	} {
		t.Run(c.m.String(), func(t *testing.T) {
			for rule := range lifetable.AxRules() {
				r := mustCompare(t, near, against, decompose.Options{Measure: c.m, Ax: lifetable.AxRule(rule)})
				want := c.of(r.NearTable) - c.of(r.AgainstTable)
				if math.Abs(r.Gap-want) > tolYears || math.Abs(r.Residual) > tolYears {
					t.Errorf("%s: gap %v, want %v, residual %v", lifetable.AxRule(rule), r.Gap, want, r.Residual)
				}
			}
		})
	}
}

// TestSullivan decomposes the healthy life expectancy at 50 of Spain and Czechia,
// women: ends as in expected/hale_sullivan.csv, parts that add up.
func TestSullivan(t *testing.T) {
	type side struct {
		p    *analysis.Population
		ill  []float64
		want float64
	}
	read := func(country, year string) (s side) {
		s.p = &analysis.Population{Area: analysis.Area{EN: country}, Sex: lifetable.Female, Causes: []analysis.Cause{{ID: "all"}}}
		for _, r := range golden.Read(t, "inputs/sullivan_es_cz_f_50plus.csv") {
			if r.Get(t, "country") == country && r.Get(t, "year") == year {
				s.p.Ages = append(s.p.Ages, firstAge(t, r.Get(t, "age")))
				s.p.Exposure = append(s.p.Exposure, people)
				s.p.Deaths = append(s.p.Deaths, people*r.Float(t, "mx"))
				s.ill = append(s.ill, r.Float(t, "prevalence"))
			}
		}
		for _, r := range golden.Read(t, "expected/hale_sullivan.csv") {
			if r.Get(t, "country") == country && r.Get(t, "year") == year && r.Get(t, "age") == "50-54" {
				s.want = r.Float(t, "hle")
			}
		}
		return s
	}
	for _, year := range []string{"2010", "2015"} {
		near, against := read("Czechia", year), read("Spain", year)
		r := mustCompare(t, near.p, against.p, decompose.Options{Delta: true, Ax: lifetable.Half,
			Measure: decompose.HealthyExpectancy(50, near.ill, against.ill)})
		n, a := r.Ex()
		// The file's rates are printed to 5 decimals, its survivors come from more.
		const tolPrinted = 0.005
		if math.Abs(n-near.want) > tolPrinted || math.Abs(a-against.want) > tolPrinted {
			t.Errorf("%s: %v and %v years, want %v and %v", year, n, a, near.want, against.want)
		}
		var mortality, health float64
		for _, c := range r.Contributions(decompose.ByAge) {
			switch {
			case c.Cause == decompose.Health:
				health += c.Years
			case c.Age != decompose.All:
				mortality += c.Years
			}
		}
		if math.Abs(mortality+health-r.Gap) > tolYears || mortality == 0 || health == 0 {
			t.Errorf("%s: %v from mortality, %v from health, gap %v", year, mortality, health, r.Gap)
		}
	}
}

// TestHealthAlone: with equal mortality the difference is Σ L (h2 - h1), all health.
func TestHealthAlone(t *testing.T) {
	p := argentina(t, "Chaco")
	k := len(p.Ages)
	ill1, ill2 := make([]float64, k), make([]float64, k)
	for x := range k {
		ill1[x], ill2[x] = 0.1, 0.1+0.01*float64(x)
	}
	r := mustCompare(t, p, p, decompose.Options{Measure: decompose.HealthyExpectancy(0, ill2, ill1)})
	for x, got := range r.Health {
		if want := -r.NearTable.NLx[x] / lifetable.Radix * 0.01 * float64(x); math.Abs(got-want) > tolYears {
			t.Errorf("age %s: %v, want %v", p.Ages.Label(x), got, want)
		}
	}
	for i, v := range r.Cells {
		if v != 0 {
			t.Errorf("cell %d: %v", i, v)
		}
	}
}

func TestMeasureErrors(t *testing.T) {
	near, against := argentina(t, "Chaco"), argentina(t, "CABA")
	for name, m := range map[string]*decompose.Measure{
		"no such age":     decompose.Expectancy(3),
		"backwards":       decompose.Probability(60, 15),
		"no end":          decompose.Probability(15, 62),
		"few prevalences": decompose.HealthyExpectancy(0, []float64{0.1}, []float64{0.1}),
		"percentages":     decompose.HealthyExpectancy(0, make([]float64, 16), append(make([]float64, 15), 20)),
	} {
		if _, err := decompose.Compare(near, against, decompose.Options{Measure: m}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestChain: yearly contributions add to the whole change, for every cause.
func TestChain(t *testing.T) {
	var pops []*analysis.Population
	for year := 2021; year <= 2025; year++ {
		pops = append(pops, saKaeo(t, year, "male"))
	}
	for i := range decompose.Methods() {
		opt := decompose.Options{Method: decompose.Method(i), Ax: lifetable.Half, Delta: true}
		c, err := decompose.Chain(pops, opt)
		if err != nil {
			t.Fatal(err)
		}
		whole := mustCompare(t, pops[4], pops[0], opt)
		if math.Abs(c.Gap-whole.Gap) > tolYears || opt.Method.Exact() && math.Abs(c.Residual) > tolYears {
			t.Errorf("%s: gap %v, want %v, residual %v", opt.Method, c.Gap, whole.Gap, c.Residual)
		}
		list := c.Contributions(decompose.ByCause)
		total := 0.0
		for _, x := range list[:len(list)-1] {
			total += x.Years
		}
		if math.Abs(total+c.Residual-c.Gap) > tolYears {
			t.Errorf("%s: causes add up to %v, the change is %v", opt.Method, total, c.Gap)
		}
		if a, b := list[len(list)-1].SE, whole.Contributions(decompose.ByAge)[len(whole.Near.Ages)].SE; math.Abs(a-b) > tolYears {
			t.Errorf("%s: SE of the change %v by the chain, %v by its ends", opt.Method, a, b)
		}
	}
}

// TestChainDerivatives holds the chain's standard errors against differences.
func TestChainDerivatives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, _ := drawPair(t)
		c := *a
		c.Deaths = make([]float64, len(a.Deaths))
		for i := range c.Deaths {
			c.Deaths[i] = (a.Deaths[i] + 1e-3*a.Exposure[i%len(a.Ages)]) * 0.8
		}
		pops := []*analysis.Population{a, &c, b}
		for _, p := range pops {
			for i := range p.Deaths {
				p.Deaths[i] += 1e-3 * p.Exposure[i%len(p.Ages)]
			}
		}
		opt := decompose.Options{Ax: lifetable.Half, Delta: true}
		chain := func() *decompose.Chained {
			r, err := decompose.Chain(pops, opt)
			if err != nil {
				t.Fatal(err)
			}
			return r
		}
		base := chain()
		for _, s := range base.Steps {
			if len(s.NearTable.Forced)+len(s.AgainstTable.Forced) > 0 {
				t.Skip("constant force")
			}
		}
		k := len(a.Ages)
		variance := make([]float64, len(a.Causes))
		for _, p := range pops {
			for i, d := range p.Deaths {
				h := 1e-4 * d
				p.Deaths[i] = d + h
				up := chain().Cells
				p.Deaths[i] = d - h
				down := chain().Cells
				p.Deaths[i] = d
				for cause := range variance {
					g := 0.0
					for j := cause * k; j < (cause+1)*k; j++ {
						g += (up[j] - down[j]) / (2 * h)
					}
					variance[cause] += g * g * d
				}
			}
		}
		for _, x := range base.Contributions(decompose.ByCause) {
			if x.Cause == decompose.All {
				continue
			}
			if want := math.Sqrt(variance[x.Cause]); math.Abs(x.SE-want) > 1e-5*want+1e-9 {
				t.Errorf("cause %d: SE %v, by differences %v", x.Cause, x.SE, want)
			}
		}
	})
}

// TestMeasureDerivatives holds the standard errors of every measure's parts, and
// of its difference, against central differences, with nax that does not depend
// on the rates.
func TestMeasureDerivatives(t *testing.T) {
	near, against := argentina(t, "Chaco"), argentina(t, "CABA")
	k := len(near.Ages)
	ill1, ill2 := make([]float64, k), make([]float64, k)
	for x := range k {
		ill1[x], ill2[x] = 0.1+0.01*float64(x), 0.15+0.02*float64(x)
	}
	for _, m := range []*decompose.Measure{decompose.Expectancy(10), decompose.Probability(30, 70), decompose.EDagger(0), decompose.HealthyExpectancy(0, ill2, ill1)} {
		t.Run(m.String(), func(t *testing.T) {
			opt := decompose.Options{Measure: m, Ax: lifetable.Half, Delta: true}
			list := mustCompare(t, near, against, opt).Contributions(decompose.ByCause)
			opt.Delta = false
			parts := func() map[int]float64 {
				of := map[int]float64{}
				for _, c := range mustCompare(t, near, against, opt).Contributions(decompose.ByCause) {
					of[c.Cause] = c.Years
				}
				return of
			}
			variance := map[int]float64{}
			for _, p := range []*analysis.Population{near, against} {
				for i, d := range p.Deaths {
					if d == 0 {
						continue
					}
					h := 1e-3 * d
					p.Deaths[i] = d + h
					up := parts()
					p.Deaths[i] = d - h
					down := parts()
					p.Deaths[i] = d
					for c := range up {
						g := (up[c] - down[c]) / (2 * h)
						variance[c] += g * g * d
					}
				}
			}
			for _, c := range list {
				if want := math.Sqrt(variance[c.Cause]); math.Abs(c.SE-want) > 1e-4*want+1e-9 {
					t.Errorf("cause %d: SE %v, by differences %v", c.Cause, c.SE, want)
				}
			}
		})
	}
}
