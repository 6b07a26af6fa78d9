package report

import (
	"math"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/analysis/quality"
	"github.com/lehackathon/le/analysis/study"
	"github.com/lehackathon/le/lifetable"
)

// Summary is the result of a study in a few numbers.
type Summary struct {
	Area     analysis.Area
	Period   analysis.Period
	Level    float64 // of all limits, 0.95
	Compared bool
	Sexes    []SexSummary
	Stamp    quality.Stamp
	Finding  string // in a sentence, in the language of the page
}

// SexSummary is one sex of a Summary: life expectancies and their gap in years.
type SexSummary struct {
	Sex             analysis.Sex
	Near, Against   *analysis.Population
	Deaths, Persons float64 // of the near side: deaths and person-years

	Ex     float64
	Limits lifetable.Interval

	HasGap        bool
	AgainstEx     float64
	AgainstLimits lifetable.Interval
	Gap           decompose.Contribution // the total: years and limits
	MayBeChance   bool

	// Lead is the ranked cause that does most in the direction of the gap, nil where there
	// is none or the gap may be chance, and LeadYears what it does.
	Lead      *analysis.Cause
	LeadYears float64
}

// Summarise sums a study up for some sexes; nil are all that both sides have. It fails
// with the study's *analysis.DataError where no sex has a life table.
func Summarise(s *study.Study, sexes []analysis.Sex) (*Summary, error) {
	sum := &Summary{Area: s.Data.Areas[s.Area], Period: s.Period, Level: s.Options.Level, Stamp: s.Quality().Stamp()}
	if sum.Level == 0 {
		sum.Level = 0.95
	}
	if len(sexes) == 0 {
		sexes = s.Sexes()
	}
	if len(sexes) == 0 {
		sexes = []analysis.Sex{analysis.Both} // to be told why there is none
	}
	var reason error
	for _, sex := range sexes {
		p, err := s.Pair(sex)
		if err != nil {
			if reason == nil {
				reason = err
			}
			continue
		}
		if p.Same && s.Compared() { // women, where all are compared with women
			continue
		}
		one := SexSummary{Sex: sex, Near: p.Near, Against: p.Against}
		one.Deaths, one.Persons = p.Near.Totals()
		one.Ex, one.Limits = s.Expectancy(p.NearTable)
		one.AgainstEx, one.AgainstLimits = s.Expectancy(p.AgainstTable)
		if gap, err := s.Gap(sex); err == nil {
			list := gap.Contributions(decompose.ByCause)
			one.Gap, one.HasGap, one.MayBeChance = list[len(list)-1], true, gap.MayBeChance()
			if !one.MayBeChance {
				one.lead(gap, list[:len(list)-1])
			}
			sum.Compared = true
		}
		sum.Sexes = append(sum.Sexes, one)
	}
	if len(sum.Sexes) == 0 {
		return nil, reason
	}
	return sum, nil
}

// lead finds the cause that does most in the direction of a gap.
func (s *SexSummary) lead(gap *decompose.Result, list []decompose.Contribution) {
	sign := math.Copysign(1, gap.Gap)
	for _, c := range list {
		if c.Rank > 0 && c.Years*sign > s.LeadYears*sign {
			if cause := &gap.Near.Causes[c.Cause]; cause.ID != analysis.CauseAll {
				s.Lead, s.LeadYears = cause, c.Years
			}
		}
	}
}

// First is the summary of the widest sex: of all people where there is one.
func (s *Summary) First() SexSummary { return s.Sexes[0] }
