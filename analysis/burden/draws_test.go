package burden_test

import (
	"math"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"gonum.org/v1/gonum/stat"
)

// TestDrawsAreOfTheMeasure: the draws of every measure lie round its value, and their
// spread is √(Σ w² D), the standard error of a sum of Poisson counts with weights w.
func TestDrawsAreOfTheMeasure(t *testing.T) {
	p := of(analysis.Ages{0, 1, 5, 45, 75}, 2e4, 8e4, 4e5, 3e5, 5e4).
		cause("a", "I60-I69", 10, 5, 100, 900, 2000).cause("b", "C00-C97", 0, 8, 150, 1100, 700).cause("c", "V01-V99", 2, 10, 300, 200, 90).p
	const draws = 4000
	for _, by := range []burden.Measure{burden.ByDeaths, burden.ByASR, burden.ByYLL, burden.ByPYLL, burden.ByGain} {
		t.Run(by.String(), func(t *testing.T) {
			r, err := burden.Rank(p, burden.Options{RankBy: by, PYLLTo: 75, Remove: 0.5})
			if err != nil {
				t.Fatal(err)
			}
			drawn, err := r.Values(draws)
			if err != nil {
				t.Fatal(err)
			}
			for _, b := range r.Causes {
				value := map[burden.Measure]float64{burden.ByDeaths: b.Deaths, burden.ByASR: b.ASR.Value, burden.ByYLL: b.YLL, burden.ByPYLL: b.PYLL, burden.ByGain: b.Gain}[by]
				mean, sd := stat.MeanStdDev(drawn[b.Cause], nil)
				// Gains bend with the counts: their mean may be off by 0.2 %.
				if math.Abs(mean-value) > 4*sd/math.Sqrt(draws)+0.002*value {
					t.Errorf("cause %d: mean %v of the draws, value %v, SD %v", b.Cause, mean, value, sd)
				}
				want := map[burden.Measure]float64{burden.ByDeaths: math.Sqrt(b.Deaths), burden.ByASR: b.ASR.SE}[by]
				if want > 0 && math.Abs(sd/want-1) > 0.05 { // 4,000 draws know it to 1.2 %
					t.Errorf("cause %d: SD %v of the draws, SE %v", b.Cause, sd, want)
				}
			}
		})
	}
}
