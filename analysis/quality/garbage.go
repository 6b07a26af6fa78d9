package quality

import (
	"fmt"

	"github.com/lehackathon/le/analysis/cause"
)

// garbage counts deaths under codes that are no underlying causes, by the levels of
// GBD 2021. Levels 1 and 2 say next to nothing and are judged together; levels 3 and 4
// are right for a broad group and are shown, as are causes too broad to tell.
func (c *checker) garbage(s *subject, q cause.QualityCounts) {
	share := 100 * (q.Share(q.Garbage[0]) + q.Share(q.Garbage[1]))
	both := make([]float64, len(q.Deaths))
	for x := range both {
		both[x] = q.Garbage[0][x] + q.Garbage[1][x]
	}
	c.add(s, "garbage", share, 0, func() Finding {
		return Finding{
			EN:      fmt.Sprintf("%.1f %% of %s deaths are under garbage codes of levels 1 and 2, which do not tell the cause", share, count(s.deaths)),
			TH:      fmt.Sprintf("ร้อยละ %.1f ของการตาย %s ราย ใช้รหัสที่บอกสาเหตุไม่ได้ (ระดับ 1-2)", share, count(s.deaths)),
			ShortEN: fmt.Sprintf("garbage codes %.1f %%", share), ShortTH: fmt.Sprintf("รหัสใช้ไม่ได้ %.1f %%", share)}
	})
	c.byBand(s, "garbage", both, "are under garbage codes of levels 1 and 2", "ใช้รหัสที่บอกสาเหตุไม่ได้ (ระดับ 1-2)")
	for i, counts := range q.Garbage {
		level := 100 * q.Share(counts)
		c.add(s, "garbage-level", level, 0, func() Finding {
			return Finding{
				EN: fmt.Sprintf("level %d: %.1f %% of deaths", i+1, level), TH: fmt.Sprintf("ระดับ %d: ร้อยละ %.1f ของการตาย", i+1, level)}
		})
	}
	if broad := 100 * q.Share(q.Mixed); broad > 0 {
		c.add(s, "mixed", broad, 0, func() Finding {
			return Finding{
				EN: fmt.Sprintf("%.1f %% of deaths are in %d causes too broad to tell garbage from other codes", broad, len(q.Broad)),
				TH: fmt.Sprintf("ร้อยละ %.1f ของการตาย อยู่ใน %d กลุ่มสาเหตุที่กว้างเกินกว่าจะแยกรหัสที่ใช้ไม่ได้", broad, len(q.Broad))}
		})
	}
}
