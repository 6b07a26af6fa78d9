package burden

import (
	"math"

	"github.com/lehackathon/le/lifetable"
	"gonum.org/v1/gonum/mathext"
)

// Shift is how one cause, or [All], changed between two periods. A percentage is of
// the earlier figure: -20 is a fall by a fifth.
type Shift struct {
	Cause             int
	RankThen, RankNow int // 0 for none
	DeathsThen        float64
	ASRThen           Rate
	Deaths, ASR       Percent // change in deaths a year, and in the standardised rate
	HasDeaths, HasASR bool    // false where there is nothing to compare with
}

// Percent is a change in percent with its limits.
type Percent struct{ Value, Lower, Upper float64 }

// Change compares two rankings of one population in two periods, with the same causes
// and ages. The shifts come in the order of now, [All] last.
//
// Deaths are compared per year. Their ratio has exact limits: given the sum of both
// counts the later one is binomial (Przyborowski and Wilenski 1940), with Clopper and
// Pearson's limits. There is none where nobody died before, and no upper limit where
// the earlier count is 0. The ratio of the standardised rates has limits on the scale
// of logarithms, with the squares of both relative standard errors added up (the delta
// method), where both are above 0.
func Change(then, now *Result) []Shift {
	before := map[int]Burden{All: then.All}
	for _, b := range then.Causes {
		before[b.Cause] = b
	}
	years := float64(then.Population.Period.Years()) / float64(now.Population.Period.Years())
	var list []Shift
	for _, b := range append(now.Causes[:len(now.Causes):len(now.Causes)], now.All) {
		a := before[b.Cause]
		s := Shift{Cause: b.Cause, RankThen: a.Rank, RankNow: b.Rank, DeathsThen: a.Deaths, ASRThen: a.ASR}
		if a.Deaths > 0 {
			s.Deaths, s.HasDeaths = changeOfCounts(a.Deaths, b.Deaths, years, now.Options.Level), true
		}
		if a.ASR.Value > 0 && b.ASR.Value > 0 {
			s.ASR, s.HasASR = changeOfRates(a.ASR, b.ASR, now.Options.Level), true
		}
		list = append(list, s)
	}
	return list
}

// changeOfCounts compares two counts; years is the ratio of the times they took.
func changeOfCounts(then, now, years, level float64) Percent {
	odds := func(p float64) float64 { return p / (1 - p) }
	lower := 0.0
	if now > 0 {
		lower = odds(mathext.InvRegIncBeta(now, then+1, (1-level)/2))
	}
	upper := odds(mathext.InvRegIncBeta(now+1, then, (1+level)/2))
	return Percent{percentOf(now / then * years), percentOf(lower * years), percentOf(upper * years)}
}

func changeOfRates(then, now Rate, level float64) Percent {
	ratio := now.Value / then.Value
	spread := lifetable.Z(level) * math.Hypot(then.SE/then.Value, now.SE/now.Value)
	return Percent{percentOf(ratio), percentOf(ratio * math.Exp(-spread)), percentOf(ratio * math.Exp(spread))}
}

// percentOf turns a ratio into a change in percent.
func percentOf(ratio float64) float64 { return 100 * (ratio - 1) }
