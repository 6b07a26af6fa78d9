package burden

import (
	"math"

	"github.com/lehackathon/le/analysis"
)

// Ratio is a ratio of two rates or counts with its limits.
type Ratio struct {
	Observed, Expected float64
	Value              float64
	Lower, Upper       float64
}

// SMR is the standardised mortality ratio of a cause, or of [All]: the deaths
// observed over those expected at the other population's death rates,
//
//	SMR = O / Σ N D'/N',  limits O_{l,u} / Σ N D'/N'
//
// with the Poisson limits of O; the rates of the other side are taken as known
// (Breslow and Day 1987, section 2.3). Both sides have the same ages and causes. ok
// is false where no death is expected, or nobody lived at an age on the other side.
func SMR(p, other *analysis.Population, cause int, limits Limits, level float64) (r Ratio, ok bool) {
	deaths, theirs := deathsOf(p, cause), deathsOf(other, cause)
	for x, n := range p.Exposure {
		r.Observed += deaths[x]
		if n > 0 {
			r.Expected += n * theirs[x] / other.Exposure[x]
		}
	}
	if !(r.Expected > 0) || math.IsInf(r.Expected, 0) { // NaN where nobody lived and died there
		return Ratio{Observed: r.Observed}, false
	}
	r.Value = r.Observed / r.Expected
	lower, upper := limits.Of(r.Observed, level)
	r.Lower, r.Upper = lower/r.Expected, upper/r.Expected
	return r, true
}

// deathsOf are the deaths by age of a cause, or of all.
func deathsOf(p *analysis.Population, cause int) []float64 {
	if cause == All {
		return p.AllCauses()
	}
	return p.DeathsOf(cause)
}
