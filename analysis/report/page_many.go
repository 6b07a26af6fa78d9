package report

import (
	"fmt"

	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/analysis/decompose"
)

// A page lists mostListed causes in full. Of more, as lists of deaths by single ICD-10
// codes have, it lists the first mostRanked, and sums the others by what they are: those
// with a rank, rest groups, garbage codes, ill-defined causes. The workbook has them all.
const (
	mostListed = 60
	mostRanked = 40
)

// summed are causes that share a row.
type summed struct {
	en, th string // with %d for their number
	of     burden.Burden
	n      int
	years  float64 // of the gap
}

func (s *summed) add(b burden.Burden, years float64) {
	s.n++
	s.of.Deaths, s.of.Share, s.of.ASR.Value, s.of.YLL, s.years = s.of.Deaths+b.Deaths, s.of.Share+b.Share, s.of.ASR.Value+b.ASR.Value, s.of.YLL+b.YLL, s.years+years
}

// shortList parts the causes of a ranking into those that are listed and those that are
// summed, which stand behind them in this order.
func shortList(list []burden.Burden, parts map[int]decompose.Contribution) (listed []burden.Burden, rest []*summed) {
	if len(list) <= mostListed {
		return list, nil
	}
	ranked := &summed{en: "%d other causes", th: "สาเหตุอื่นอีก %d สาเหตุ"}
	groups := &summed{en: "%d rest groups and deaths without a cause · not ranked", th: "กลุ่มสาเหตุอื่น ๆ และไม่มีสาเหตุ %d กลุ่ม · ไม่จัดอันดับ"}
	garbage := &summed{en: "%d garbage codes · not ranked", th: "รหัสที่ใช้ไม่ได้ %d รหัส · ไม่จัดอันดับ"}
	unclear := &summed{en: "%d ill-defined causes · not ranked", th: "สาเหตุที่ระบุไม่ชัดแจ้ง %d รหัส · ไม่จัดอันดับ"}
	for _, b := range list {
		into := ranked
		switch {
		case b.Rank > 0 && len(listed) < mostRanked:
			listed = append(listed, b)
			continue
		case b.Rank > 0:
		case b.Standing.IllDefined:
			into = unclear
		case b.Standing.Garbage > 0:
			into = garbage
		default:
			into = groups
		}
		into.add(b, parts[b.Cause].Years)
	}
	for _, s := range []*summed{ranked, groups, garbage, unclear} {
		if s.n > 0 {
			rest = append(rest, s)
		}
	}
	return listed, rest
}

// summedRow is a row of several causes. Their rates and years add up, their gains do not,
// and the limits of sums are not known.
func (p *page) summedRow(s *summed, gap bool) rowView {
	row := rowView{Kind: unrankedRow, Cells: []cellView{number("–"), word(fmt.Sprintf(p.pick(s.en, s.th), s.n)), number(fixed(s.of.Deaths, 0)), number(fixed(s.of.Share, 1)),
		number(fixed(s.of.ASR.Value, 1)), number(fixed(s.of.YLL, 0)), number("")}}
	if gap {
		row.Cells = append(row.Cells, number(signed(s.years, 2)))
	}
	return row
}
