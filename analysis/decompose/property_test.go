package decompose_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/lifetable"
	"pgregory.net/rapid"
)

// drawPair draws two populations over the same random ages and causes, with
// empty cells, equal cells and absurd rates among them.
func drawPair(t *rapid.T) (near, against *analysis.Population, opt decompose.Options) {
	ages := analysis.Ages{rapid.SampledFrom([]int{0, 0, 15}).Draw(t, "start")}
	for range rapid.IntRange(1, 20).Draw(t, "groups") {
		ages = append(ages, ages[len(ages)-1]+rapid.SampledFrom([]int{1, 4, 5}).Draw(t, "width"))
	}
	causes := make([]analysis.Cause, rapid.IntRange(1, 6).Draw(t, "causes"))
	for i := range causes {
		causes[i].ID = fmt.Sprint("c", i)
	}
	rate := rapid.SampledFrom([]float64{0, 1e-5, 1e-4, 1e-3, 0.02, 0.3})
	draw := func(sex lifetable.Sex) *analysis.Population {
		p := &analysis.Population{Ages: ages, Causes: causes, Sex: sex, Exposure: make([]float64, len(ages)), Deaths: make([]float64, len(ages)*len(causes))}
		for i := range ages {
			p.Exposure[i] = rapid.SampledFrom([]float64{1000, 5e4, 1e6}).Draw(t, "people")
		}
		for i := range p.Deaths {
			p.Deaths[i] = rate.Draw(t, "rate") * p.Exposure[i%len(ages)]
		}
		p.Deaths[len(ages)-1]++ // somebody dies in the open group
		return p
	}
	opt = decompose.Options{
		Method: decompose.Method(rapid.IntRange(0, len(decompose.Methods())-1).Draw(t, "method")),
		Ax:     lifetable.AxRule(rapid.IntRange(0, len(lifetable.AxRules())-1).Draw(t, "ax")),
		Delta:  true,
	}
	return draw(lifetable.Male), draw(lifetable.Female), opt
}

func compare(t *rapid.T, near, against *analysis.Population, opt decompose.Options) *decompose.Result {
	r, err := decompose.Compare(near, against, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// tolOf is 1e-9 years, or in proportion where the expectancy of some age is
// absurdly long.
func tolOf(r *decompose.Result) float64 {
	return 1e-9 * max(1, slices.Max(r.NearTable.Ex)/100, slices.Max(r.AgainstTable.Ex)/100)
}

// TestSums: contributions add up to the gap whichever way they are listed, and
// nothing is NaN.
func TestSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		near, against, opt := drawPair(t)
		r := compare(t, near, against, opt)
		for _, by := range []decompose.By{decompose.ByCause, decompose.ByAge, decompose.ByCauseAge} {
			var sum float64
			list := r.Contributions(by)
			for _, c := range list[:len(list)-1] {
				sum += c.Years
				if math.IsNaN(c.SE) || c.SE < 0 || math.IsNaN(c.Years) || math.IsInf(c.SE, 0) {
					t.Fatalf("contribution %+v", c)
				}
			}
			total := list[len(list)-1].Years
			if tol := tolOf(r); math.Abs(sum+r.Residual-total) > tol || opt.Method.Exact() && math.Abs(r.Residual) > tol {
				t.Errorf("%s by %d: sum %v, residual %v, gap %v", opt.Method, by, sum, r.Residual, total)
			}
		}
	})
}

// tolSwapSE is relative: the derivatives of the line integral are found by
// quadrature, whose points differ where a rule has kinks.
const tolSwapSE = 1e-7

// TestSwap: with a symmetric method swapping the sides changes the sign only.
func TestSwap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		near, against, opt := drawPair(t)
		if !opt.Method.Symmetric() {
			opt.Method = decompose.ArriagaSymmetric
		}
		if opt.Method == decompose.Horiuchi || opt.Method == decompose.LTRE {
			// Rules with logarithms of neighbouring rates have no end of kinks near
			// rates of 0; there the integral is symmetric to its accuracy only.
			opt.Ax = min(opt.Ax, lifetable.Half)
		}
		for _, p := range []*analysis.Population{near, against} {
			p.Deaths[len(p.Ages)-1] += 0.05 * p.Exposure[len(p.Ages)-1] // no lives of a million years
		}
		one, two := compare(t, near, against, opt), compare(t, against, near, opt)
		for i := range one.Cells {
			if math.Abs(one.Cells[i]+two.Cells[i]) > tolOf(one) {
				t.Errorf("cell %d: %v one way, %v the other", i, one.Cells[i], two.Cells[i])
			}
		}
		for i, a := range one.Contributions(decompose.ByCauseAge) {
			if b := two.Contributions(decompose.ByCauseAge)[i]; math.Abs(a.SE-b.SE) > tolSwapSE*math.Max(1, a.SE) {
				t.Errorf("cell %d: SE %v one way, %v the other", i, a.SE, b.SE)
			}
		}
	})
}

// TestMerge: two causes counted as one contribute the sum of what each did.
func TestMerge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		near, against, opt := drawPair(t)
		if len(near.Causes) < 2 {
			t.Skip("one cause")
		}
		r := compare(t, near, against, opt)
		m := compare(t, mergeFirstTwo(near), mergeFirstTwo(against), opt)
		k := len(near.Ages)
		for x := range k {
			if sum := r.Cells[x] + r.Cells[k+x]; math.Abs(m.Cells[x]-sum) > tolOf(r) {
				t.Errorf("age %s: %v merged, %v as a sum", near.Ages.Label(x), m.Cells[x], sum)
			}
		}
	})
}

func mergeFirstTwo(p *analysis.Population) *analysis.Population {
	q, k := *p, len(p.Ages)
	q.Causes = p.Causes[1:]
	q.Deaths = append([]float64(nil), p.Deaths[k:]...)
	for x := range k {
		q.Deaths[x] += p.Deaths[x]
	}
	return &q
}

// TestSamePopulation: nothing to decompose.
func TestSamePopulation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		near, _, opt := drawPair(t)
		r := compare(t, near, near, opt)
		for i, c := range r.Cells {
			if c != 0 {
				t.Errorf("cell %d = %v", i, c)
			}
		}
		if r.Gap != 0 {
			t.Errorf("gap = %v", r.Gap)
		}
		if list := r.Contributions(decompose.ByCause); list[0].HasShare {
			t.Error("a gap of zero has shares")
		}
	})
}

// TestDerivatives holds the analytic standard errors against central differences
// of the contributions themselves, cell by cell, with nax that does not depend
// on the rates (where it does it is held fixed, as in Chiang's variance).
func TestDerivatives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		near, against, opt := drawPair(t)
		opt.Ax = lifetable.Half
		for _, p := range []*analysis.Population{near, against} {
			for i := range p.Deaths {
				p.Deaths[i] += 1e-4 * p.Exposure[i%len(p.Ages)] // away from the kink at 0
			}
		}
		r := compare(t, near, against, opt)
		if len(r.NearTable.Forced)+len(r.AgainstTable.Forced) > 0 {
			t.Skip("constant force")
		}
		list := r.Contributions(decompose.ByCause)
		variance := make([]float64, len(list))
		for _, p := range []*analysis.Population{near, against} {
			for i, d := range p.Deaths {
				h := 1e-4 * d
				p.Deaths[i] = d + h
				up := compare(t, near, against, opt)
				p.Deaths[i] = d - h
				down := compare(t, near, against, opt)
				p.Deaths[i] = d
				for j, c := range list {
					g := (sumOf(up, c) - sumOf(down, c)) / (2 * h)
					variance[j] += g * g * d // Poisson
				}
			}
		}
		for j, c := range list {
			if want := math.Sqrt(variance[j]); math.Abs(c.SE-want) > 1e-5*want+1e-9 {
				t.Errorf("%s, cause %d: SE %v, by differences %v", opt.Method, c.Cause, c.SE, want)
			}
		}
	})
}

func sumOf(r *decompose.Result, c decompose.Contribution) (sum float64) {
	if c.Cause == decompose.All {
		return r.Gap
	}
	k := len(r.Near.Ages)
	for i, v := range r.Cells {
		if i/k == c.Cause {
			sum += v
		}
	}
	return sum
}
