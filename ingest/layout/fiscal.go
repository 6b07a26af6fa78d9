package layout

import (
	"cmp"
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

func (x areaMonth) compare(y areaMonth) int {
	return cmp.Or(cmp.Compare(x.area, y.area), cmp.Compare(x.month, y.month))
}

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

// finishFiscal adds the lists up and leaves the years out that they do not cover.
func (r *Reader) finishFiscal() error {
	if len(r.fiscal) == 0 {
		return nil
	}
	l, err := r.mergeFiscal()
	if err != nil {
		return err
	}
	if err := r.leaveParts(l.book, &l.tally, l.months); err != nil {
		return err
	}
	return l.emit()
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

// mergeFiscal makes one list of all. Two lists with deaths of one area in one month are
// refused: they may hold the same deaths.
func (r *Reader) mergeFiscal() (*lineList, error) {
	if len(r.fiscal) == 1 {
		return r.fiscal[0], nil
	}
	of := map[areaMonth]*lineList{}
	all := *r.fiscal[0]
	all.tally, all.months = newTally(), monthCounts{}
	all.tally.fiscal = true
	var starts []int // of the lists' rows among those of all
	rows := 0
	for _, l := range r.fiscal {
		for _, at := range slices.SortedFunc(maps.Keys(l.months), areaMonth.compare) {
			if other := of[at]; other != nil {
				return nil, l.book.Errorf(0, 0, "give one list of each month and area",
					"it has deaths of months that %s has as well (%s): the same deaths may be in both", address(other.book, 1, 0), r.Builder.Area(at.area).Name("en"))
			}
			of[at] = l
			all.months[at] = l.months[at]
		}
		starts = append(starts, rows)
		last := 0
		for _, c := range l.tally.cells {
			d := death{}.of(c.key)
			d.cause = all.tally.label(l.tally.labels[d.cause])
			if s := l.tally.span(d.age); s.Lo >= 0 {
				d.age, _ = all.tally.group(s)
			}
			all.tally.addN(d.key(), rows+int(c.row), c.count)
			last = max(last, int(c.row))
		}
		rows += last + 1
	}
	all.tally.settle()
	lists := r.fiscal
	all.source = r.Builder.AddSource(all.book.File, func(row, col int) string {
		i, found := slices.BinarySearch(starts, row)
		if !found {
			i--
		}
		return address(lists[i].book, row-starts[i], col)
	})
	return &all, nil
}
