package quality

import "fmt"

// denominators finds deaths at ages where nobody lives, and ages at which more die
// than live.
func (c *checker) denominators(s *subject) {
	var without, more float64
	var ageWithout, ageMore string
	for x, d := range s.byAge {
		switch e := s.pop.Exposure[x]; {
		case d > 0 && e == 0:
			if without == 0 {
				ageWithout = s.pop.Ages.Label(x)
			}
			without += d
		case d > e:
			if more == 0 {
				ageMore = s.pop.Ages.Label(x)
			}
			more++
		}
	}
	c.add(s, "no-population", without, 0, func() Finding {
		return Finding{Age: ageWithout,
			EN: fmt.Sprintf("%s deaths at ages without population", count(without)), TH: fmt.Sprintf("ตาย %s ราย ในอายุที่ไม่มีประชากร", count(without))}
	})
	c.add(s, "more-deaths", more, 0, func() Finding {
		return Finding{Age: ageMore,
			EN: fmt.Sprintf("%s with more deaths than person-years", counted(int(more), "age group")), TH: fmt.Sprintf("%.0f กลุ่มอายุที่การตายมากกว่าคน-ปี", more)}
	})
}
