package study

import (
	"fmt"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/analysis/wording"
	"github.com/lehackathon/le/lifetable"
)

// Place is an area with its life expectancy.
type Place struct {
	Area  analysis.Area
	Index int
	Table *lifetable.Table
	Pop   *analysis.Population
	Ex    float64
	lifetable.Interval
}

// Areas is the life expectancy of every area of the dataset in the study's period and
// a sex: the study's own, its peers, and those that hold them. Areas that make no
// table are named in the warnings.
func (s *Study) Areas(sex analysis.Sex) (places []Place, warnings []analysis.Warning) {
	for i, a := range s.Data.Areas {
		side := analysis.Side{Areas: []int{i}, As: a, Period: s.Period, Sex: sex}
		pops, _, err := s.Data.Ready([]analysis.Side{side}, s.Options.OpenAge, s.Options.AllowSmall)
		if err != nil {
			warnings = append(warnings, leftOut(a, err))
			continue
		}
		t, err := pops[0].Table(s.Options.Ax)
		if err != nil {
			warnings = append(warnings, leftOut(a, err))
			continue
		}
		p := Place{Area: a, Index: i, Table: t, Pop: pops[0]}
		p.Ex, p.Interval = s.Expectancy(t)
		places = append(places, p)
	}
	return places, warnings
}

func leftOut(a analysis.Area, err error) analysis.Warning {
	return analysis.Warning{Code: "area-left-out",
		EN: fmt.Sprintf("%s is left out: %v", a.Name("en"), err),
		TH: fmt.Sprintf("ไม่แสดง%s: %s", a.Name("th"), wording.Error("th", err))}
}

// Gaps decomposes the gap of every area at the study's level against the same other
// side, so that a row of one reads like a row of another. Areas without a table are
// named in the warnings.
func (s *Study) Gaps(sex analysis.Sex) (gaps []*decompose.Result, warnings []analysis.Warning, err error) {
	if !s.Compared() {
		return nil, nil, nothingToCompare()
	}
	var pairs []decompose.Pair
	for _, i := range s.Data.Peers(s.Area) {
		side := s.side(sex)
		side.Areas, side.As = []int{i}, s.Data.Areas[i]
		o, err := s.Data.Oppose(side, s.Options.Versus)
		if err != nil || o.Same() {
			continue
		}
		pops, _, err := s.Data.Ready([]analysis.Side{o.Near, o.Against}, s.Options.OpenAge, s.Options.AllowSmall)
		if err != nil {
			warnings = append(warnings, leftOut(s.Data.Areas[i], err))
			continue
		}
		pairs = append(pairs, decompose.Pair{Near: pops[0], Against: pops[1], Nested: o.Nested})
	}
	gaps, err = decompose.CompareAll(pairs, decompose.Options{Method: s.Options.Method, Ax: s.Options.Ax, Level: s.Options.Level, Delta: true, Unranked: cause.Unranked(s.Data.Causes)})
	return gaps, warnings, err
}

// Ratios are the deaths of each place and those expected at the rates of the study's
// other side. Ratios follow the places; one that has no meaning, since nobody lived at
// an age on the other side, is zero.
func (s *Study) Ratios(sex analysis.Sex, places []Place) ([]burden.Ratio, error) {
	p, err := s.Pair(sex)
	if err != nil {
		return nil, err
	}
	if p.Same {
		return nil, nothingToCompare()
	}
	ratios := make([]burden.Ratio, len(places))
	for i, place := range places {
		near, against := alike(place.Pop, p.Against)
		ratios[i], _ = burden.SMR(near, against, burden.All, burden.Byar, s.Options.level())
	}
	return ratios, nil
}

// alike brings two populations, which may have closed their open age group at unlike
// ages, to the ages that both have.
func alike(a, b *analysis.Population) (*analysis.Population, *analysis.Population) {
	if len(a.Ages) > len(b.Ages) {
		return a.Regroup(b.Ages), b
	}
	return a, b.Regroup(a.Ages)
}
