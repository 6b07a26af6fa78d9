package quality

import (
	"fmt"
	"math"

	"github.com/lehackathon/le/analysis"
)

// sexRatios compares men with women of a side of both sexes: the people under 15 and
// at 15-59, and the death rates at 15-79.
func (c *checker) sexRatios(s *subject) {
	if s.side.Sex != analysis.Both {
		return
	}
	men, ok1 := c.of(s, analysis.Male)
	women, ok2 := c.of(s, analysis.Female)
	if !ok1 || !ok2 {
		return
	}
	c.peopleRatio(s, men, women, "sex-ratio-children", 0, 15, "boys per 100 girls", "เด็กชายต่อเด็กหญิง 100 คน")
	c.peopleRatio(s, men, women, "sex-ratio-adults", 15, 60, "men per 100 women", "ชายต่อหญิง 100 คน")
	label, i, j, ok := between(s.pop.Ages, 15, 80)
	if !ok {
		return
	}
	d1, d2 := sum(men.byAge[i:j]), sum(women.byAge[i:j])
	e1, e2 := sum(men.pop.Exposure[i:j]), sum(women.pop.Exposure[i:j])
	if d1 == 0 || d2 == 0 || e1 == 0 || e2 == 0 {
		return
	}
	ratio := d1 / e1 / (d2 / e2)
	noise := 3 * ratio * math.Sqrt(1/d1+1/d2)
	c.add(s, "sex-ratio-deaths", ratio, noise, func() Finding {
		return Finding{Age: label,
			EN:      fmt.Sprintf("men's death rate is %.2f times women's at ages %s (%s and %s deaths)", ratio, label, count(d1), count(d2)),
			TH:      fmt.Sprintf("อัตราตายชายเป็น %.2f เท่าของหญิง อายุ %s (ตาย %s และ %s ราย)", ratio, label, count(d1), count(d2)),
			ShortEN: fmt.Sprintf("men die at %.2f times women's rate", ratio), ShortTH: fmt.Sprintf("อัตราตายชาย/หญิง %.2f", ratio)}
	})
}

// peopleRatio adds the men per 100 women between two ages.
func (c *checker) peopleRatio(s, men, women *subject, check string, from, to int, en, th string) {
	label, i, j, ok := between(s.pop.Ages, from, to)
	if !ok {
		return
	}
	m, w := sum(men.pop.Exposure[i:j]), sum(women.pop.Exposure[i:j])
	if m == 0 || w == 0 {
		return
	}
	ratio := 100 * m / w
	noise := 2 * ratio * math.Sqrt(1/m+1/w)
	c.add(s, check, ratio, noise, func() Finding {
		return Finding{Age: label,
			EN: fmt.Sprintf("%.1f %s at ages %s", ratio, en, label), TH: fmt.Sprintf("%s: %.1f อายุ %s", th, ratio, label)}
	})
}

// between returns the groups from an age to another, where groups start at both.
func between(ages analysis.Ages, from, to int) (label string, i, j int, ok bool) {
	i, j = ages.Index(from), ages.Index(to)
	return fmt.Sprintf("%d-%d", from, to-1), i, j, i >= 0 && j > i
}
