package quality

import (
	"fmt"
	"math"

	"github.com/lehackathon/le/analysis"
)

// mostYears is how many years are worth pooling before a larger area is better.
const mostYears = 10

// small finds populations too small for a firm life table, and open age groups in
// which nobody died.
func (c *checker) small(s *subject) {
	years := s.side.Period.Years()
	c.add(s, "person-years", s.exposure, 0, func() Finding {
		f := Finding{EN: fmt.Sprintf("%s person-years in %s", count(s.exposure), counted(years, "year")),
			TH:      fmt.Sprintf("%s คน-ปี ใน %d ปี", count(s.exposure), years),
			ShortEN: fmt.Sprintf("only %s person-years", count(s.exposure)), ShortTH: fmt.Sprintf("เพียง %s คน-ปี", count(s.exposure)),
			RepairEN: "take a larger area, or both sexes together", RepairTH: "ใช้พื้นที่ที่ใหญ่ขึ้น หรือรวมสองเพศ"}
		if need := math.Ceil(analysis.WarnBelow * float64(years) / s.exposure); need <= mostYears {
			f.RepairEN, f.RepairTH = fmt.Sprintf("pool %.0f years", need), fmt.Sprintf("รวมข้อมูล %.0f ปี", need)
		}
		return f
	})
	open := s.pop.Ages.Open()
	c.add(s, "open-group", s.byAge[open], 0, func() Finding {
		last := open
		for last > 0 && s.byAge[last] == 0 {
			last--
		}
		label := s.pop.Ages.Label(open)
		f := Finding{Age: label, EN: fmt.Sprintf("%s deaths at %s, of %s", count(s.byAge[open]), label, count(s.deaths)),
			TH:      fmt.Sprintf("ตาย %s รายในกลุ่มอายุ %s จากทั้งหมด %s ราย", count(s.byAge[open]), label, count(s.deaths)),
			ShortEN: "nobody died at " + label, ShortTH: "ไม่มีผู้เสียชีวิตอายุ " + label,
			RepairEN: "pool years or take a larger area", RepairTH: "รวมหลายปีหรือใช้พื้นที่ที่ใหญ่ขึ้น"}
		if last > 0 {
			f.RepairEN, f.RepairTH = fmt.Sprintf("close at %d+, or pool years", s.pop.Ages[last]), fmt.Sprintf("ปิดตารางที่อายุ %d+ หรือรวมหลายปี", s.pop.Ages[last])
		}
		return f
	})
}

func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
