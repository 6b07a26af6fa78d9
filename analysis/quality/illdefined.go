package quality

import (
	"fmt"
	"math"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
)

// bands are the ages for which shares are shown: the young, premature and old deaths.
var bands = []struct{ from, to int }{{0, 30}, {30, 70}, {70, math.MaxInt}}

// illDefined counts deaths whose cause is ill-defined (WHO, annex 7.3): at all ages
// against the criterion, and in three bands of age, where few deaths are no finding.
// The criterion is for both sexes together: one sex beyond it is red where both are.
func (c *checker) illDefined(s *subject, q cause.QualityCounts) {
	share := 100 * q.Share(q.IllDefined)
	worst := Red
	if criterion := c.limits["ill-defined"].Red.High; share > criterion && s.side.Sex != analysis.Both {
		if both, ok := c.of(s, analysis.Both); ok {
			if all := c.counter.Count(both.pop); 100*all.Share(all.IllDefined) <= criterion {
				worst = Amber
			}
		}
	}
	c.addUpTo(worst, s, "ill-defined", share, 0, func() Finding {
		return Finding{
			EN:      fmt.Sprintf("%.1f %% of %s deaths have an ill-defined cause (criterion for both sexes: at most 25 %%)", share, count(s.deaths)),
			TH:      fmt.Sprintf("ร้อยละ %.1f ของการตาย %s ราย ระบุสาเหตุไม่ชัดแจ้ง (เกณฑ์รวมสองเพศ ไม่เกินร้อยละ 25)", share, count(s.deaths)),
			ShortEN: fmt.Sprintf("ill-defined %.1f %%", share), ShortTH: fmt.Sprintf("ระบุสาเหตุไม่ชัดแจ้ง %.1f %%", share)}
	})
	c.byBand(s, "ill-defined", q.IllDefined, "have an ill-defined cause", "ระบุสาเหตุไม่ชัดแจ้ง")
}

// byBand adds a share for each band of age whose bounds the data have. A band is amber
// at most: the criteria hold for all ages.
func (c *checker) byBand(s *subject, check string, part []float64, en, th string) {
	ages := s.pop.Ages
	for _, band := range bands {
		i, j := ages.Index(band.from), len(ages)
		label := fmt.Sprintf("%d+", band.from)
		if band.to != math.MaxInt {
			j, label = ages.Index(band.to), fmt.Sprintf("%d-%d", band.from, band.to-1)
		}
		if i < 0 || j <= i {
			continue
		}
		n, all := sum(part[i:j]), sum(s.byAge[i:j])
		if all == 0 {
			continue
		}
		share := percent(n, all)
		noise := 200 * math.Sqrt(n/all*(1-n/all)/all) // two standard errors
		c.addUpTo(Amber, s, check, share, noise, func() Finding {
			return Finding{Age: label,
				EN: fmt.Sprintf("%.1f %% of %s deaths at ages %s %s", share, count(all), label, en),
				TH: fmt.Sprintf("ร้อยละ %.1f ของการตาย %s ราย อายุ %s %s", share, count(all), label, th)}
		})
	}
}

func sum(list []float64) (total float64) {
	for _, v := range list {
		total += v
	}
	return total
}

// uncoded counts deaths of causes without ICD-10 codes, of which nothing can be said.
func (c *checker) uncoded(s *subject, q cause.QualityCounts) {
	share := 100 * q.Share(q.Uncoded)
	if len(c.d.Causes) == 1 && c.d.Causes[0].ID == analysis.CauseAll {
		// Life tables need no causes, and nobody pretends to have any.
		c.add(s, "uncoded", 0, 0, func() Finding {
			return Finding{EN: "the deaths are not split by cause", TH: "ข้อมูลการตายไม่ได้จำแนกสาเหตุ"}
		})
		return
	}
	c.add(s, "uncoded", share, 0, func() Finding {
		return Finding{
			EN:      fmt.Sprintf("%.1f %% of %s deaths are of causes without ICD-10 codes, whose quality cannot be judged", share, count(s.deaths)),
			TH:      fmt.Sprintf("ร้อยละ %.1f ของการตาย %s ราย เป็นสาเหตุที่ไม่มีรหัส ICD-10 จึงประเมินคุณภาพไม่ได้", share, count(s.deaths)),
			ShortEN: fmt.Sprintf("no codes for %.1f %%", share), ShortTH: fmt.Sprintf("ไม่มีรหัสสาเหตุ %.1f %%", share)}
	})
}
