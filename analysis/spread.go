package analysis

import "fmt"

// SpreadUnknown shares deaths of unknown age over the ages of their sex and
// cause, and deaths of unknown sex over the sexes of their age and cause, in
// proportion to the known deaths of the same area and period; where there are
// none, to those of all causes. It says how many were shared, and returns a copy.
func (d *Dataset) SpreadUnknown() *Dataset {
	s := *d
	s.deaths = append([]float64(nil), d.deaths...)
	s.Unknown = nil
	s.Warnings = nil
	for _, w := range d.Warnings {
		if w.Code != "unknown-age-or-sex" && w.Code != "unknown-population" {
			s.Warnings = append(s.Warnings, w)
		}
	}
	var shared float64
	for _, u := range d.Unknown {
		if u.Cause < 0 || !s.spread(d, u) {
			s.Unknown = append(s.Unknown, u)
			continue
		}
		shared += u.Count
	}
	if shared > 0 {
		s.warn("unknown-spread",
			fmt.Sprintf("%.0f deaths of unknown sex or age were shared out in proportion to the known ones (--spread-unknown)", shared),
			fmt.Sprintf("ผู้เสียชีวิตที่ไม่ทราบเพศหรืออายุ %.0f ราย ถูกกระจายตามสัดส่วนของรายที่ทราบ (--spread-unknown)", shared))
	}
	if len(s.Unknown) > 0 {
		s.reportUnknown("they cannot be shared out, because no deaths of known age and sex stand beside them", "กระจายไม่ได้เพราะไม่มีรายที่ทราบอายุและเพศในพื้นที่และปีเดียวกัน")
	}
	return &s
}

// spread adds u to the cells it may belong to, weighted by the known deaths in
// from; false if nothing is known to weight by.
func (d *Dataset) spread(from *Dataset, u Unknown) bool {
	planes := []Sex{u.Sex}
	if u.Sex == UnknownSex || u.Sex == Both {
		planes = from.addable(u.Area, u.Period, true)
	}
	for _, allCauses := range []bool{false, true} {
		weight := func(s Sex, age int) (w float64) {
			if u.Age >= 0 && u.Age != age {
				return 0
			}
			if !allCauses {
				return from.DeathsBy(u.Area, u.Period, s, u.Cause)[age]
			}
			for c := range from.Causes {
				w += from.DeathsBy(u.Area, u.Period, s, c)[age]
			}
			return w
		}
		var total float64
		for _, s := range planes {
			for age := range d.Ages {
				total += weight(s, age)
			}
		}
		if total == 0 {
			continue
		}
		for _, s := range planes {
			cells := d.DeathsBy(u.Area, u.Period, s, u.Cause)
			for age := range d.Ages {
				cells[age] += u.Count * weight(s, age) / total
			}
		}
		return true
	}
	return false
}
