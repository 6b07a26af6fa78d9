package layout

import (
	"fmt"
	"maps"
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// Fiscal years run from 1 October of the year before to 30 September. A list of a
// calendar year holds parts of two of them, so lists wait in Reader.fiscal until all
// are read.

// fiscalYears reports whether lists of deaths are counted by fiscal year: because that
// is asked for, or because the year given is one.
func (r *Reader) fiscalYears() bool { return r.Fiscal || r.Year.Fiscal }

// firstFiscalMonth is October.
const firstFiscalMonth = 10

// fiscalYearOf is the fiscal year of a date; without a month, that of the same number.
func fiscalYearOf(d thai.Date) int {
	if d.Month >= firstFiscalMonth {
		return d.Year + 1
	}
	return d.Year
}

// yearOf is the year under which a death is counted.
func (l *lineList) yearOf(died thai.Date) uint16 {
	if !l.tally.fiscal {
		return uint16(died.Year)
	}
	if died.Month == 0 && (l.col[lineDate] >= 0 || l.col[lineMonth] >= 0) {
		l.note(MonthUnknown, lineMonth, "", fmt.Sprint(died.Year))
	}
	return uint16(fiscalYearOf(died))
}

// monthCounts are deaths by area and month, the months counted from October of year 0.
type monthCounts map[areaMonth]int

type areaMonth struct{ area, month int }

func (m monthCounts) add(area int, d thai.Date) {
	if d.Month > 0 {
		m[areaMonth{area, fiscalYearOf(d)*12 + (d.Month+12-firstFiscalMonth)%12}]++
	}
}

func (l *lineList) noteMonth(area int, died thai.Date) {
	if l.months == nil {
		l.months = monthCounts{}
	}
	l.months.add(area, died)
}

// unseen is the number of deaths, as many as in the other months, from which on months
// without any at an end of a year mean that the list does not reach there: the chance
// of none is under exp(-6), 1 in 400.
const unseen = 6

// allAreas stands for the sum of the areas.
const allAreas = -1

// partial finds the fiscal years of which the first or last months are missing, for
// each area and for all together.
func (m monthCounts) partial() map[areaMonth]bool {
	years := map[areaMonth][12]int{}
	for at, n := range m {
		for _, area := range []int{at.area, allAreas} {
			k := areaMonth{area, at.month / 12}
			y := years[k]
			y[at.month%12] += n
			years[k] = y
		}
	}
	part := map[areaMonth]bool{}
	for k, y := range years {
		first, last, total := 11, 0, 0
		for month, n := range y {
			if n > 0 {
				first, last = min(first, month), max(last, month)
			}
			total += n
		}
		covered := last - first + 1
		part[k] = float64(total)/float64(covered)*float64(12-covered) > unseen
	}
	return part
}

// dropPartial takes fiscal years out of which only a part is covered, and returns the
// deaths in them by year.
func (t *tally) dropPartial(m monthCounts) map[int]int {
	part, lost := m.partial(), map[int]int{}
	t.cells = slices.DeleteFunc(t.cells, func(c tallied) bool {
		d := death{}.of(c.key)
		year := int(d.year)
		out := part[areaMonth{int(d.area), year}] || part[areaMonth{allAreas, year}]
		if out {
			lost[year] += int(c.count)
		}
		return out
	})
	return lost
}

// leaveParts takes the fiscal years out that the lists cover in part only, and says so.
func (r *Reader) leaveParts(b *grid.Book, t *tally, m monthCounts) error {
	where := func() string { return b.File }
	lost := t.dropPartial(m)
	for _, year := range slices.Sorted(maps.Keys(lost)) {
		p := analysis.Period{From: year, To: year, Fiscal: true}
		first, last := p.Days()
		r.Log.addN(PartYear, lost[year], where, p.String(), "left out")
		r.remark(b, "part-year",
			fmt.Sprintf("%d deaths are in a part of the fiscal year %d (%s to %s) only and were left out: give the lists of all its months", lost[year], year, first, last),
			fmt.Sprintf("ผู้เสียชีวิต %d รายอยู่ในปีงบประมาณ %d ที่ข้อมูลไม่ครบปี จึงไม่นับรวม: ต้องมีรายชื่อครบทุกเดือน", lost[year], year+int(analysis.BE)))
	}
	if len(t.cells) == 0 {
		return b.Errorf(0, 0, "give the lists of two calendar years, or count by calendar year", "the lists of deaths cover no fiscal year from October to September")
	}
	return nil
}
