package quality

import (
	"fmt"

	"github.com/lehackathon/le/analysis/cause"
)

// impossible counts deaths of causes that nobody of the sex and age can have.
func (c *checker) impossible(s *subject, q cause.QualityCounts) {
	n := sum(q.Impossible)
	share := percent(n, s.deaths)
	words := func() Finding {
		f := Finding{EN: fmt.Sprintf("%s of %s deaths have a cause that is impossible at their sex or age", count(n), count(s.deaths)),
			TH:      fmt.Sprintf("%s จากการตาย %s ราย มีสาเหตุที่เป็นไปไม่ได้ตามเพศหรืออายุ", count(n), count(s.deaths)),
			ShortEN: fmt.Sprintf("%s impossible causes", count(n)), ShortTH: fmt.Sprintf("สาเหตุที่เป็นไปไม่ได้ %s ราย", count(n))}
		for x, v := range q.Impossible {
			if v > 0 {
				f.Age = s.pop.Ages.Label(x) // the first
				break
			}
		}
		return f
	}
	c.add(s, "impossible", n, 0, words)
	if l := c.limits["impossible-share"]; share > l.Red.High {
		c.add(s, "impossible-share", share, 0, words)
	}
}
