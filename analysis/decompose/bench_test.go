package decompose_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/lifetable"
	"gonum.org/v1/gonum/floats"
)

// benchPair is 20 ages x 20 causes on either side.
func benchPair() (near, against *analysis.Population) {
	make1 := func(sex lifetable.Sex, shift int) *analysis.Population {
		p := &analysis.Population{Sex: sex, Ages: analysis.Ages{0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90}}
		for range p.Ages {
			p.Exposure = append(p.Exposure, 30000)
		}
		for c := range 20 {
			p.Causes = append(p.Causes, analysis.Cause{ID: fmt.Sprint(c)})
			for _, a := range p.Ages {
				p.Deaths = append(p.Deaths, float64(1+(a*a/(20+c+shift))))
			}
		}
		return p
	}
	return make1(lifetable.Male, 0), make1(lifetable.Female, 3)
}

func benchCompare(b *testing.B, opt decompose.Options, list bool) {
	near, against := benchPair()
	b.ReportAllocs()
	for b.Loop() {
		r, err := decompose.Compare(near, against, opt)
		if err != nil {
			b.Fatal(err)
		}
		if list {
			r.Contributions(decompose.ByCause)
		}
	}
}

// BenchmarkArriaga decomposes one pair from two populations, tables included,
// without intervals, in the memory of the one before.
func BenchmarkArriaga(b *testing.B) {
	near, against := benchPair()
	c := decompose.NewComparer(decompose.Options{Method: decompose.Arriaga})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Compare(near, against); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkArriagaOnce does so in memory of its own.
func BenchmarkArriagaOnce(b *testing.B) {
	benchCompare(b, decompose.Options{Method: decompose.Arriaga}, false)
}

func BenchmarkArriagaSymmetric(b *testing.B) { benchCompare(b, decompose.Options{}, false) }

// BenchmarkDelta adds the ranked list of causes with delta-method errors.
func BenchmarkDelta(b *testing.B) { benchCompare(b, decompose.Options{Delta: true}, true) }

// benchPairs are 77 areas of either sex against their country, 20 ages x 20
// causes; an area has some 6,000 deaths, a Thai province's in two years.
func benchPairs() []decompose.Pair {
	var pairs []decompose.Pair
	rng := rand.New(rand.NewPCG(1, 2))
	near, against := benchPair()
	for _, base := range []*analysis.Population{near, against} {
		country := *base
		country.Area = analysis.Area{EN: "country"}
		country.Deaths, country.Exposure = make([]float64, len(base.Deaths)), make([]float64, len(base.Exposure))
		for area := range 77 {
			p := *base
			p.Area = analysis.Area{EN: fmt.Sprint("area ", area)}
			p.Deaths = make([]float64, len(base.Deaths))
			for i, d := range base.Deaths {
				p.Deaths[i] = lifetable.NewPoisson(d / 5).Draw(rng)
				country.Deaths[i] += p.Deaths[i]
			}
			p.Deaths[len(p.Ages)-1]++
			country.Deaths[len(p.Ages)-1]++
			for i, e := range p.Exposure {
				country.Exposure[i] += e
			}
			pairs = append(pairs, decompose.Pair{Near: &p, Against: &country})
		}
	}
	return pairs
}

// benchEach compares all pairs as a caller does that keeps of each the gap and the
// contributions by cause, with their limits if there are any.
func benchEach(b *testing.B, opt decompose.Options) {
	pairs := benchPairs()
	causes := len(pairs[0].Near.Causes)
	gaps, years := make([]float64, len(pairs)), make([]float64, len(pairs)*causes)
	lists := make([][]decompose.Contribution, len(pairs))
	b.ReportAllocs()
	for b.Loop() {
		err := decompose.EachPair(pairs, opt, func(i int, r *decompose.Result) error {
			gaps[i] = r.Gap
			if opt.Delta || opt.Draws > 0 {
				lists[i] = r.Contributions(decompose.ByCause)
				return nil
			}
			k := len(r.Near.Ages)
			for c := range causes {
				years[i*causes+c] = floats.Sum(r.Cells[c*k : (c+1)*k])
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	var sum float64
	for i, gap := range gaps {
		sum += gap - floats.Sum(years[i*causes:(i+1)*causes])
		for _, c := range lists[i] {
			if c.Cause != decompose.All {
				sum -= c.Years
			}
		}
	}
	if !(math.Abs(sum) < 1e-9) {
		b.Fatalf("contributions miss the gaps by %v", sum)
	}
}

// BenchmarkDecompose154 decomposes 77 areas x 2 sexes against the country, 20 ages
// x 20 causes, from populations to contributions by cause; then with the ranked
// list of causes and their delta-method limits; then keeping all results.
func BenchmarkDecompose154(b *testing.B) {
	b.Run("cells", func(b *testing.B) { benchEach(b, decompose.Options{}) })
	b.Run("delta", func(b *testing.B) { benchEach(b, decompose.Options{Delta: true}) })
	b.Run("kept", func(b *testing.B) {
		pairs := benchPairs()
		b.ReportAllocs()
		for b.Loop() {
			if _, err := decompose.CompareAll(pairs, decompose.Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkBootstrap154000 does the same with 1,000 Poisson draws of every pair,
// with limits and ranks.
func BenchmarkBootstrap154000(b *testing.B) { benchEach(b, decompose.Options{Draws: 1000, Seed: 1}) }

// BenchmarkMethods decomposes one pair by every method.
func BenchmarkMethods(b *testing.B) {
	for i, name := range decompose.Methods() {
		b.Run(name, func(b *testing.B) { benchCompare(b, decompose.Options{Method: decompose.Method(i)}, false) })
	}
}
