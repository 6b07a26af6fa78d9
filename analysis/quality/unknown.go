package quality

import (
	"fmt"
	"slices"

	"github.com/lehackathon/le/analysis"
)

// unknown counts deaths and people whose age or sex the files do not give. They are in
// no rate; for people the death rate is shown without and with them.
func (c *checker) unknown(s *subject) {
	if len(c.d.Unknown) == 0 {
		return
	}
	var deaths, people float64
	for _, u := range c.d.Unknown {
		if !slices.Contains(s.side.Areas, u.Area) || !slices.Contains(s.periods, u.Period) || !concerns(u.Sex, s.side.Sex) {
			continue
		}
		if u.Cause < 0 {
			people += u.Count * float64(c.d.Periods[u.Period].Years())
		} else {
			deaths += u.Count
		}
	}
	if share := percent(deaths, deaths+s.deaths); deaths > 0 {
		c.add(s, "unknown-deaths", share, 0, func() Finding {
			return Finding{
				EN:      fmt.Sprintf("%s deaths (%.1f %%) are of unknown age or sex and in no table", count(deaths), share),
				TH:      fmt.Sprintf("ตาย %s ราย (ร้อยละ %.1f) ไม่ทราบอายุหรือเพศ และไม่อยู่ในตาราง", count(deaths), share),
				ShortEN: fmt.Sprintf("unknown age or sex %.1f %% of deaths", share), ShortTH: fmt.Sprintf("การตายไม่ทราบอายุหรือเพศ %.1f %%", share)}
		})
	}
	if share := percent(people, people+s.exposure); people > 0 {
		without, with := perThousand(s.deaths, s.exposure), perThousand(s.deaths, s.exposure+people)
		c.add(s, "unknown-people", share, 0, func() Finding {
			return Finding{
				EN:      fmt.Sprintf("%s person-years (%.1f %%) are without age or sex; deaths per 1,000: %.2f without them, %.2f with them", count(people), share, without, with),
				TH:      fmt.Sprintf("%s คน-ปี (ร้อยละ %.1f) ไม่ทราบอายุหรือเพศ อัตราตายต่อ 1,000: %.2f เมื่อไม่นับ และ %.2f เมื่อนับ", count(people), share, without, with),
				ShortEN: fmt.Sprintf("%.1f %% of people without age", share), ShortTH: fmt.Sprintf("ประชากรไม่ทราบอายุ %.1f %%", share)}
		})
	}
}

// concerns reports whether people of an unknown's sex may belong to a side's.
func concerns(of, side analysis.Sex) bool {
	return side == analysis.Both || of == side || of == analysis.UnknownSex || of == analysis.Both
}

func perThousand(deaths, exposure float64) float64 {
	if exposure == 0 {
		return 0
	}
	return 1000 * deaths / exposure
}
