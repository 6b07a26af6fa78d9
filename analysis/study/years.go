package study

import (
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/lifetable"
)

// Year is a life expectancy in one of the dataset's periods.
type Year struct {
	Period analysis.Period
	Ex     float64
	lifetable.Interval
}

// Trend is life expectancy year by year: of the area, and of what it is compared with
// where that is another place. Years without data, or too small for a table, are left
// out; they are not bridged.
func (s *Study) Trend(sex analysis.Sex) (near, against []Year) {
	for _, p := range s.Data.Periods {
		side := s.side(sex)
		side.Period = p
		if y, ok := s.year(side); ok {
			near = append(near, y)
		}
		v := s.Options.Versus
		if v.Whom == analysis.SameArea {
			continue
		}
		v.Period, v.Sex = analysis.Period{}, nil
		o, err := s.Data.Oppose(side, v)
		if err != nil {
			continue
		}
		if y, ok := s.year(o.Against); ok {
			against = append(against, y)
		}
	}
	return near, against
}

// year builds the table of one side, if there is one.
func (s *Study) year(side analysis.Side) (Year, bool) {
	pops, _, err := s.Data.Ready([]analysis.Side{side}, s.Options.OpenAge, s.Options.AllowSmall)
	if err != nil {
		return Year{}, false
	}
	t, err := pops[0].Table(s.Options.Ax)
	if err != nil {
		return Year{}, false
	}
	ex, limits := s.Expectancy(t)
	return Year{Period: side.Period, Ex: ex, Interval: limits}, true
}

// Change is the ranking of causes then and now.
type Change struct {
	Then, Now *burden.Result
	Shifts    []burden.Shift
}

// Change compares the causes of the area's first year in the dataset with those of
// its last. It fails with fewer than two years.
func (s *Study) Change(sex analysis.Sex) (*Change, error) {
	return once(s.shifts, sex, func() (*Change, error) {
		var years []analysis.Period
		for _, p := range s.Data.Periods {
			if s.Data.Usable(s.Area, p, sex) {
				years = append(years, p)
			}
		}
		if len(years) < 2 {
			return nil, &analysis.DataError{Msg: "ranks then and now need two years of data", Hint: "add another year of deaths and population"}
		}
		sides := []analysis.Side{s.side(sex), s.side(sex)}
		sides[0].Period, sides[1].Period = years[0], years[len(years)-1]
		pops, _, err := s.Data.Ready(sides, s.Options.OpenAge, s.Options.AllowSmall)
		if err != nil {
			return nil, err
		}
		ranked, err := burden.RankAll(pops, s.burden())
		if err != nil {
			return nil, err
		}
		return &Change{Then: ranked[0], Now: ranked[1], Shifts: burden.Change(ranked[0], ranked[1])}, nil
	})
}
