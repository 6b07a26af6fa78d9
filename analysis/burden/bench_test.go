package burden_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/lifetable"
)

// benchPopulations are 77 areas of either sex, 20 ages x 20 causes, some 6,000 deaths
// each: those of a Thai province in two years.
func benchPopulations() []*analysis.Population {
	rng := rand.New(rand.NewPCG(1, 2))
	var list []*analysis.Population
	for i := range 154 {
		p := &analysis.Population{Area: analysis.Area{EN: fmt.Sprint("area ", i/2)}, Sex: []lifetable.Sex{lifetable.Male, lifetable.Female}[i%2],
			Ages: analysis.Ages{0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90}}
		for range p.Ages {
			p.Exposure = append(p.Exposure, 30000)
		}
		for c := range 20 {
			p.Causes = append(p.Causes, analysis.Cause{ID: fmt.Sprint(c), ICD10: fmt.Sprintf("I%d0-I%d9", c%10, c%10)})
			for _, age := range p.Ages {
				p.Deaths = append(p.Deaths, lifetable.NewPoisson(0.2+float64(age*age)/float64(180+8*c)).Draw(rng))
			}
		}
		p.Deaths[len(p.Ages)-1]++
		list = append(list, p)
	}
	return list
}

func benchRank(b *testing.B, opt burden.Options) {
	list := benchPopulations()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := burden.RankAll(list, opt); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRank measures all causes of 154 populations, without draws.
func BenchmarkRank(b *testing.B) { benchRank(b, burden.Options{}) }

// BenchmarkRankDraws adds the limits of ranks by the standardised rate, 1,000 draws.
func BenchmarkRankDraws(b *testing.B) {
	benchRank(b, burden.Options{RankBy: burden.ByASR, Draws: 1000})
}

// BenchmarkRankGainDraws draws the gains in life expectancy, a life table each.
func BenchmarkRankGainDraws(b *testing.B) {
	benchRank(b, burden.Options{RankBy: burden.ByGain, Draws: 1000})
}
