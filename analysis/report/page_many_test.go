package report

import (
	"math"
	"testing"

	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/analysis/decompose"
)

// TestShortList: few causes are all listed; of many the first are, and nothing of the
// others is lost.
func TestShortList(t *testing.T) {
	list := func(ranked, unclear, garbage, rest int) (causes []burden.Burden, parts map[int]decompose.Contribution) {
		parts = map[int]decompose.Contribution{}
		add := func(n int, of burden.Burden) {
			for range n {
				of.Cause, of.Deaths, of.Share, of.YLL = len(causes), float64(len(causes)+1), 0.5, 10
				if of.Rank >= 0 {
					of.Rank = len(causes) + 1
				} else {
					of.Rank = 0
				}
				parts[of.Cause] = decompose.Contribution{Years: -0.01}
				causes = append(causes, of)
				of.Rank = map[bool]int{true: 0, false: -1}[of.Rank > 0]
			}
		}
		add(ranked, burden.Burden{})
		add(rest, burden.Burden{Rank: -1, Standing: burden.Standing{Residual: true}})
		add(garbage, burden.Burden{Rank: -1, Standing: burden.Standing{Garbage: 1}})
		add(unclear, burden.Burden{Rank: -1, Standing: burden.Standing{IllDefined: true}})
		return causes, parts
	}
	causes, parts := list(50, 5, 3, 2)
	if listed, rest := shortList(causes, parts); len(listed) != 60 || len(rest) != 0 {
		t.Errorf("60 causes: %d listed, %d rows of others", len(listed), len(rest))
	}
	causes, parts = list(300, 40, 20, 0)
	listed, rest := shortList(causes, parts)
	if len(listed) != mostRanked || len(rest) != 3 || rest[0].n != 260 || rest[1].n != 20 || rest[2].n != 40 {
		t.Fatalf("360 causes: %d listed, others %+v", len(listed), rest)
	}
	deaths, years := 0.0, 0.0
	for _, b := range listed {
		deaths, years = deaths+b.Deaths, years+parts[b.Cause].Years
	}
	for _, s := range rest {
		deaths, years = deaths+s.of.Deaths, years+s.years
	}
	// 1 + 2 + … + 360, and 360 times -0.01.
	if deaths != 360*361/2 || math.Abs(years+3.6) > 1e-9 {
		t.Errorf("%v deaths and %v years, want 64980 and -3.6", deaths, years)
	}
}
