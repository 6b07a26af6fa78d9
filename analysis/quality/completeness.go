package quality

import (
	"fmt"
	"math"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// completeness looks for signs that deaths are missing: few deaths for so many people,
// few infants among them, fewer than Thailand's rates let expect.
func (c *checker) completeness(s *subject) {
	if s.exposure == 0 {
		return
	}
	rate := perThousand(s.deaths, s.exposure)
	noise := 2 * perThousand(math.Sqrt(s.deaths), s.exposure)
	if s.pop.Ages[0] == 0 {
		c.add(s, "crude-rate", rate, noise, func() Finding {
			return Finding{EN: fmt.Sprintf("%.2f deaths per 1,000 person-years", rate), TH: fmt.Sprintf("อัตราตาย %.2f ต่อประชากร 1,000 คน", rate)}
		})
	}
	if s.pop.Ages[0] == 0 && len(s.pop.Ages) > 1 && s.pop.Ages[1] == 1 && s.deaths > 0 {
		infants := s.byAge[0]
		share := percent(infants, s.deaths)
		c.add(s, "infant-share", share, 200*math.Sqrt(math.Max(infants, 1))/s.deaths, func() Finding {
			return Finding{Age: s.pop.Ages.Label(0),
				EN:      fmt.Sprintf("%s of %s deaths (%.2f %%) are of infants", count(infants), count(s.deaths), share),
				TH:      fmt.Sprintf("ทารกอายุต่ำกว่า 1 ปี ตาย %s จาก %s ราย (ร้อยละ %.2f)", count(infants), count(s.deaths), share),
				ShortEN: fmt.Sprintf("infants are %.2f %% of deaths", share), ShortTH: fmt.Sprintf("ทารกตาย %.2f %%", share)}
		})
	}
	if _, thai := c.thai(s); !thai {
		return
	}
	expected := c.expectedDeaths(s)
	if expected < 1 {
		return
	}
	ratio := s.deaths / expected
	c.add(s, "expected-ratio", ratio, 2*math.Sqrt(math.Max(s.deaths, 1))/expected, func() Finding {
		return Finding{
			EN:      fmt.Sprintf("%s deaths, %.2f of the %s that Thailand's death rates of 2015-2020 give", count(s.deaths), ratio, count(expected)),
			TH:      fmt.Sprintf("ตาย %s ราย เป็น %.2f เท่าของ %s รายที่คาดตามอัตราตายของประเทศไทย พ.ศ. 2558-2563", count(s.deaths), ratio, count(expected)),
			ShortEN: fmt.Sprintf("%.2f of the deaths expected", ratio), ShortTH: fmt.Sprintf("ตาย %.2f เท่าของที่คาด", ratio)}
	})
}

// thai reports whether a side is one Thai province or the country, of which something
// is published.
func (c *checker) thai(s *subject) (place, bool) {
	if len(s.side.Areas) != 1 {
		return place{}, false
	}
	p := placeOf(c.d.Areas[s.side.Areas[0]])
	_, known := register()[p]
	return p, known
}

// expectedDeaths applies Thailand's rates to the people; for both sexes the mean of
// the rates, for the sexes hardly differ in number.
func (c *checker) expectedDeaths(s *subject) (expected float64) {
	men, women := c.ratesOf(0), c.ratesOf(1)
	for x, e := range s.pop.Exposure {
		switch s.side.Sex {
		case analysis.Male:
			expected += e * men[x]
		case analysis.Female:
			expected += e * women[x]
		default:
			expected += e * (men[x] + women[x]) / 2
		}
	}
	return expected
}

// oldest is the age at which the last interval of a schedule is taken to end.
const oldest = 110

// ratesOf returns a schedule in the dataset's ages: rates weighted by the person-years
// of the schedule's own life table, spread evenly inside its intervals.
func (c *checker) ratesOf(sex int) []float64 {
	if c.expected[sex] == nil {
		t := schedules()[sex]
		for x := range c.d.Ages {
			from, to := c.d.Ages[x], oldest
			if x < len(c.d.Ages)-1 {
				to = c.d.Ages[x+1]
			}
			c.expected[sex] = append(c.expected[sex], meanRate(t, min(from, oldest-1), max(to, from+1)))
		}
	}
	return c.expected[sex]
}

// meanRate is the death rate of a table between two ages.
func meanRate(t *lifetable.Table, from, to int) float64 {
	var deaths, years float64
	for i, low := range t.Ages {
		high := oldest
		if i < len(t.Ages)-1 {
			high = t.Ages[i+1]
		}
		part := float64(min(high, to)-max(low, from)) / float64(high-low)
		if part > 0 {
			deaths += part * t.NLx[i] * t.NMx[i]
			years += part * t.NLx[i]
		}
	}
	return deaths / years
}
