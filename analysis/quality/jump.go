package quality

import (
	"fmt"
	"math"
	"slices"

	"github.com/lehackathon/le/analysis"
)

// surely is how many standard errors make a jump of deaths more than chance.
const surely = 3

// jumps holds every year of the dataset against the year before, where one of the two
// belongs to the side.
func (c *checker) jumps(s *subject) {
	var before totals // of period p-1, once it is needed
	for p := 1; p < len(c.d.Periods); p++ {
		touches := slices.Contains(s.periods, p) || slices.Contains(s.periods, p-1)
		if !touches || c.d.Periods[p-1].To+1 != c.d.Periods[p].From {
			continue
		}
		if before.period != c.d.Periods[p-1] {
			before = c.year(s, p-1)
		}
		now := c.year(s, p)
		if before.ok && now.ok {
			c.jump(s, before, now)
		}
		before = now
	}
}

// totals are the deaths and people of one year.
type totals struct {
	period           analysis.Period
	deaths, exposure float64
	ok               bool
}

// year adds up one period of a side; ok is false where a part is not there.
func (c *checker) year(s *subject, p int) totals {
	t := totals{period: c.d.Periods[p], ok: true}
	for _, a := range s.side.Areas {
		sexes := []analysis.Sex{s.side.Sex}
		if deaths, people := c.d.Has(a, p, analysis.Both); s.side.Sex == analysis.Both && !deaths && !people {
			sexes = []analysis.Sex{analysis.Male, analysis.Female}
		}
		for _, sex := range sexes {
			deaths, people := c.d.Has(a, p, sex)
			t.ok = t.ok && deaths && people
			for i := range c.d.Causes {
				t.deaths += sum(c.d.DeathsBy(a, p, sex, i))
			}
			t.exposure += sum(c.d.ExposureBy(a, p, sex))
		}
	}
	return t
}

// jump judges the change of one year to the next, per year of their lengths.
func (c *checker) jump(s *subject, from, to totals) {
	if from.exposure == 0 || from.deaths == 0 || to.deaths == 0 {
		return
	}
	n1, n2 := float64(from.period.Years()), float64(to.period.Years())
	ratio := to.deaths / n2 / (from.deaths / n1)
	deaths := 100 * (ratio - 1)
	people := 100 * (to.exposure/n2/(from.exposure/n1) - 1)
	side := *s
	side.side.Period = to.period
	c.add(&side, "population-jump", people, 0, func() Finding {
		return Finding{
			EN:      fmt.Sprintf("population %+.1f %% from %s to %s", people, from.period, to.period),
			TH:      fmt.Sprintf("ประชากรเปลี่ยน %+.1f %% จาก %s เป็น %s", people, from.period.Label(analysis.BE), to.period.Label(analysis.BE)),
			ShortEN: fmt.Sprintf("population %+.0f %%", people), ShortTH: fmt.Sprintf("ประชากร %+.0f %%", people)}
	})
	noise := 100 * surely * ratio * math.Sqrt(1/from.deaths+1/to.deaths)
	c.add(&side, "deaths-jump", deaths, within(deaths, noise), func() Finding {
		return Finding{
			EN:      fmt.Sprintf("deaths %+.1f %% from %s to %s (%s to %s)", deaths, from.period, to.period, count(from.deaths), count(to.deaths)),
			TH:      fmt.Sprintf("การตายเปลี่ยน %+.1f %% จาก %s เป็น %s (%s เป็น %s ราย)", deaths, from.period.Label(analysis.BE), to.period.Label(analysis.BE), count(from.deaths), count(to.deaths)),
			ShortEN: fmt.Sprintf("deaths %+.0f %%", deaths), ShortTH: fmt.Sprintf("การตาย %+.0f %%", deaths)}
	})
}

// within is noise enough to excuse a change that chance explains, and none for one that
// it does not: a sure jump is judged by its size.
func within(change, noise float64) float64 {
	if math.Abs(change) <= noise {
		return math.Abs(change)
	}
	return 0
}
