package quality

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// expectancy holds life expectancy at birth against a plausible band and against what
// is published for the place, sex and year.
func (c *checker) expectancy(s *subject) {
	if s.pop.Ages[0] != 0 || s.exposure == 0 || s.deaths == 0 {
		return
	}
	closed, _, err := analysis.CloseOpen(s.pop)
	if err != nil {
		return // no-population or open-group has said so
	}
	table, err := closed[0].TableIn(c.table, lifetable.AndreevKingkade)
	if err != nil {
		return
	}
	c.table = table
	e0 := table.Ex[0]
	where, thai := c.thai(s)
	check := "e0-" + s.side.Sex.String()
	noise := 0.0
	if !thai { // the amber band is Thailand's
		l := c.limits[check]
		noise = math.Max(0, math.Max(e0-l.Amber.High, l.Amber.Low-e0))
		if l.Red.Low > e0 || e0 > l.Red.High {
			noise = 0
		}
	}
	c.add(s, check, e0, noise, func() Finding {
		return Finding{EN: fmt.Sprintf("life expectancy at birth is %.2f years", e0), TH: fmt.Sprintf("อายุคาดเฉลี่ยเมื่อแรกเกิด %.2f ปี", e0),
			ShortEN: fmt.Sprintf("e0 is %.1f", e0), ShortTH: fmt.Sprintf("e0 %.1f ปี", e0)}
	})
	if thai {
		c.againstPublished(s, where, e0)
	}
}

// againstPublished compares with the life expectancy that is published for a place: of the
// same years, or of the nearest one.
func (c *checker) againstPublished(s *subject, where place, e0 float64) {
	want, from, to, ok := publishedE0(where, s.side.Sex, s.side.Period)
	if !ok {
		return
	}
	years, yearsTH := fmt.Sprint(from), fmt.Sprint(from+int(analysis.BE))
	if to > from {
		years, yearsTH = fmt.Sprintf("%d-%d", from, to), fmt.Sprintf("%d-%d", from+int(analysis.BE), to+int(analysis.BE))
	}
	near, nearTH := "", ""
	if from > s.side.Period.From || to < s.side.Period.To {
		near, nearTH = ", the nearest published", " ซึ่งเป็นปีใกล้ที่สุดที่เผยแพร่"
	}
	if s.side.Sex == analysis.Both {
		near, nearTH = near+", the mean of men and women", nearTH+" (ค่าเฉลี่ยของชายและหญิง)"
	}
	diff := e0 - want
	c.add(s, "published", diff, 0, func() Finding {
		return Finding{
			EN:      fmt.Sprintf("life expectancy %.2f is %+.2f years from the %.2f published for %s%s", e0, diff, want, years, near),
			TH:      fmt.Sprintf("อายุคาดเฉลี่ย %.2f ต่างจากค่าที่เผยแพร่ %.2f ของปี %s%s อยู่ %+.2f ปี", e0, want, yearsTH, nearTH, diff),
			ShortEN: fmt.Sprintf("e0 %+.1f years from the published", diff), ShortTH: fmt.Sprintf("e0 ต่างจากที่เผยแพร่ %+.1f ปี", diff)}
	})
}

// publishedE0 returns the mean of what is published for the years of a period, or the
// nearest year's, and the years it is of. Both sexes are the mean of men and women.
func publishedE0(where place, sex analysis.Sex, period analysis.Period) (e0 float64, from, to int, ok bool) {
	if sex == analysis.Both {
		men, from, to, ok1 := publishedE0(where, analysis.Male, period)
		women, _, _, ok2 := publishedE0(where, analysis.Female, period)
		return (men + women) / 2, from, to, ok1 && ok2
	}
	years := published()[where][sex]
	n, nearest, gap := 0, 0, math.MaxInt
	for _, year := range slices.Sorted(maps.Keys(years)) { // in order: sums of floats depend on it
		if year >= period.From && year <= period.To {
			if n == 0 || year < from {
				from = year
			}
			to = max(to, year)
			e0 += years[year]
			n++
			continue
		}
		// Of two years equally near, the later one.
		if g := max(period.From-year, year-period.To); g < gap || g == gap && year > nearest {
			nearest, gap = year, g
		}
	}
	switch {
	case n > 0:
		return e0 / float64(n), from, to, true
	case nearest > 0:
		return years[nearest], nearest, nearest, true
	}
	return 0, 0, 0, false
}
