package main

import (
	"fmt"
	"math"
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/analysis/decompose"
)

// unrankedMark stands behind causes that are not ranked, where people read.
const unrankedMark = " †"

// causeName marks the name of a cause that is not ranked, where people read.
func (o *outputOptions) causeName(c analysis.Cause, lang string) string {
	if o.human() && c.ID != analysis.CauseAll && !cause.Ranked(c) {
		return c.Name(lang) + unrankedMark
	}
	return c.Name(lang)
}

// uselessNote counts, in one line, the deaths on both sides whose cause says nothing.
func (o *decomposeOptions) uselessNote(causes []analysis.Cause, pairs []analysis.Opposed) (notes []string) {
	if o.list == decompose.ByAge {
		return nil
	}
	counter := cause.NewCounter(o.data.ungrouped.Causes)
	var sides [2]struct{ ill, garbage spread }
	var uncoded spread
	for _, pair := range pairs {
		for i, side := range []analysis.Side{pair.Near, pair.Against} {
			pop, err := o.data.ungrouped.Select(side)
			if err != nil {
				continue // it has been compared, so this does not happen
			}
			q := counter.Count(pop)
			sides[i].ill.add(q.Share(q.IllDefined))
			sides[i].garbage.add(q.Share(q.Garbage[0]) + q.Share(q.Garbage[1]))
			uncoded.add(q.Share(q.Uncoded))
		}
	}
	if uncoded.low == 1 {
		return []string{o.out.pick("The causes have no ICD-10 codes: ill-defined deaths cannot be counted.", "สาเหตุไม่มีรหัส ICD-10 จึงนับการตายที่ระบุสาเหตุไม่ชัดแจ้งไม่ได้")}
	}
	line := fmt.Sprintf(o.out.pick("Ill-defined causes: %s of deaths here, %s there; garbage codes of levels 1-2: %s and %s.", "สาเหตุที่ระบุไม่ชัดแจ้ง: %s ของการตายฝั่งนี้ และ %s ของฝั่งเปรียบเทียบ รหัสที่ใช้ไม่ได้ระดับ 1-2: %s และ %s"),
		sides[0].ill, sides[1].ill, sides[0].garbage, sides[1].garbage)
	if slices.ContainsFunc(causes, func(c analysis.Cause) bool { return !cause.Ranked(c) }) {
		line += o.out.pick(" † is not ranked: ill-defined, a garbage code or a rest group, no cause one could act on.", " † ไม่จัดอันดับ: สาเหตุไม่ชัดแจ้ง รหัสที่ใช้ไม่ได้ หรือกลุ่มสาเหตุอื่น ๆ ซึ่งไม่ใช่สาเหตุที่ดำเนินการได้")
	}
	return []string{line}
}

// spread is the least and greatest of some shares.
type spread struct {
	low, high float64
	any       bool
}

func (s *spread) add(v float64) {
	if !s.any {
		s.low, s.high, s.any = v, v, true
	}
	s.low, s.high = math.Min(s.low, v), math.Max(s.high, v)
}

// String prints "24.1 %" or "8.2-12.1 %".
func (s spread) String() string {
	low, high := fmt.Sprintf("%.1f", 100*s.low), fmt.Sprintf("%.1f", 100*s.high)
	if low == high {
		return low + " %"
	}
	return low + "-" + high + " %"
}
