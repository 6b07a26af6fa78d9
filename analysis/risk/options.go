package risk

import (
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// By chooses what the lines of a result are.
type By int

// The choices.
const (
	ByRisk By = iota
	ByRiskCause
	ByRiskAge
)

// All stands for all causes or ages in a line, and for all risks together.
const All = -1

// Options say what is ranked and how sure it is.
type Options struct {
	By          By
	Risks       []string // ids, nil for those that are ranked by default
	Targets     *Targets // nil for the counterfactual that is theoretically best
	HarmfulOnly bool     // protective effects count as none
	Reference   *Reference
	NoReference bool // causes wider than those of relative risks are not counted
	Ax          lifetable.AxRule

	Draws int     // 0 for no intervals
	Seed  uint64  // the same seed gives the same draws on any number of cores
	Level float64 // of intervals; 0 means 0.95
}

// Subject is what is ranked: one area and period, by sex. Both sexes together are two
// parts, because exposures and relative risks differ between them.
type Subject struct {
	Area   analysis.Area
	Period analysis.Period
	Parts  []*analysis.Population // male, female or both of them, alike in ages and causes
}

// Sex is that of the subject as a whole.
func (s Subject) Sex() analysis.Sex {
	if len(s.Parts) == 1 {
		return s.Parts[0].Sex
	}
	return analysis.Both
}

// whole is the sum of the parts.
func (s Subject) whole() *analysis.Population {
	p := *s.Parts[0]
	p.Sex = s.Sex()
	p.Deaths, p.Exposure = slices.Clone(p.Deaths), slices.Clone(p.Exposure)
	for _, o := range s.Parts[1:] {
		for i, d := range o.Deaths {
			p.Deaths[i] += d
		}
		for i, n := range o.Exposure {
			p.Exposure[i] += n
		}
	}
	return &p
}

// check refuses subjects that cannot be ranked.
func (s Subject) check() error {
	if len(s.Parts) == 0 {
		panic("risk: a subject has no parts")
	}
	for i, p := range s.Parts {
		if p.Sex != analysis.Male && p.Sex != analysis.Female {
			return &analysis.DataError{Where: p.String(), Msg: "deaths are not split by sex, and exposure to risks differs too much between men and women",
				Hint: "bring deaths and population by sex"}
		}
		if !slices.Equal(p.Ages, s.Parts[0].Ages) || !slices.Equal(p.Causes, s.Parts[0].Causes) {
			panic("risk: the parts of a subject differ in ages or causes")
		}
		if i > 0 && p.Sex == s.Parts[0].Sex {
			panic("risk: a sex is there twice")
		}
	}
	return nil
}
