package quality

import (
	"fmt"

	"github.com/lehackathon/le/analysis"
)

// totals holds the number of people against the register's, and a whole against its
// parts.
func (c *checker) totals(s *subject) {
	if s.side.Sex != analysis.Both || s.exposure == 0 {
		return
	}
	if where, thai := c.thai(s); thai {
		people := s.exposure / float64(s.side.Period.Years())
		registered := register()[where]
		ratio := people / registered
		c.add(s, "register", ratio, 0, func() Finding {
			return Finding{
				EN:      fmt.Sprintf("%s people a year, %.2f of the %s registered about 2021", count(people), ratio, count(registered)),
				TH:      fmt.Sprintf("ประชากรเฉลี่ยปีละ %s คน เป็น %.2f เท่าของทะเบียนราษฎร %s คน (ราว พ.ศ. 2564)", count(people), ratio, count(registered)),
				ShortEN: fmt.Sprintf("population %.2f of the register's", ratio), ShortTH: fmt.Sprintf("ประชากร %.2f เท่าของทะเบียน", ratio)}
		})
	}
	if len(s.side.Areas) == 1 {
		c.parts(s)
	}
}

// parts finds a country or region with fewer people or deaths than the provinces in it.
func (c *checker) parts(s *subject) {
	whole := c.d.Areas[s.side.Areas[0]]
	var people, deaths float64
	for i, a := range c.d.Areas {
		inside := a.Level == analysis.Province && (whole.Level == analysis.Country || whole.Level == analysis.Region && whole.Code != "" && a.Within == whole.Code)
		if !inside {
			continue
		}
		part := *s
		part.side.Areas = []int{i}
		for _, p := range s.periods {
			if t := c.year(&part, p); t.ok {
				people, deaths = people+t.exposure, deaths+t.deaths
			}
		}
	}
	if people == 0 {
		return
	}
	ratio := max(people/s.exposure, deaths/max(s.deaths, 1))
	c.add(s, "parts", ratio, 0, func() Finding {
		return Finding{
			EN:      fmt.Sprintf("its provinces have %s person-years and %s deaths, the whole %s and %s", count(people), count(deaths), count(s.exposure), count(s.deaths)),
			TH:      fmt.Sprintf("จังหวัดในพื้นที่รวมกันมี %s คน-ปี ตาย %s ราย ส่วนทั้งพื้นที่มี %s คน-ปี ตาย %s ราย", count(people), count(deaths), count(s.exposure), count(s.deaths)),
			ShortEN: fmt.Sprintf("parts are %.2f of the whole", ratio), ShortTH: fmt.Sprintf("ส่วนย่อยรวมเป็น %.2f เท่าของทั้งหมด", ratio)}
	})
}
