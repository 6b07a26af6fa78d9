package decompose_test

import (
	"fmt"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/lifetable"
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
