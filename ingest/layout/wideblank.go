package layout

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// blanks counts the cells of a wide table in which a count is missing: in columns that have
// counts, on rows that have some. They add nothing, which may be wrong.
type blanks struct {
	n     int
	first string
}

// blankCells looks at the rows with counts of a block.
func (w *wide) blankCells(rows []numbered) {
	for _, c := range w.head.columns() {
		filled := func(row numbered) bool { return c < len(row.cells) && !missing(row.cells[c]) }
		if !slices.ContainsFunc(rows, filled) {
			continue
		}
		for _, row := range rows {
			if filled(row) {
				continue
			}
			if w.blank.n++; w.blank.first == "" {
				w.blank.first = w.locate(row.n, c)
			}
		}
	}
}

func (w *wide) reportBlanks() {
	if w.blank.n == 0 {
		return
	}
	w.r.remark(w.book, "blank-counts", fmt.Sprintf("%d counts are blank and add nothing; first %s: write 0 where there are none, or fill in what is missing", w.blank.n, w.blank.first),
		fmt.Sprintf("มีจำนวนที่เว้นว่าง %d ช่อง จึงไม่นับ เช่น %s: เขียน 0 หากไม่มี หรือเติมค่าที่ขาด", w.blank.n, w.blank.first))
}

// reportDecember says that a population of the end of a year is taken for that of the year.
func (w *wide) reportDecember() {
	if !w.people || !w.outside.december {
		return
	}
	w.r.remark(w.book, "end-of-year", "the population of 31 December stands for the whole year: for the middle of a year give the mean of two Decembers",
		"ใช้ประชากร ณ 31 ธันวาคมแทนทั้งปี หากต้องการประชากรกลางปีให้ใช้ค่าเฉลี่ยของธันวาคมสองปี")
}

// ageless are people without an age in a table of a register, by group.
type ageless struct {
	n      float64
	groups []string
}

// residualRow passes over a row of people without an age, such as those of the central
// house register, and counts them; false if the row is none.
func (w *wide) residualRow(row numbered) (bool, error) {
	for c, kind := range w.kinds {
		if kind != stubAge {
			continue
		}
		text := normal(row.cells, c)
		_, group, total, err := dopaAge(text)
		if err != nil || total || group < 0 || !residualLabel(text) {
			return false, nil
		}
		n := 0.0
		for _, col := range w.head.columns() {
			l := w.head.cols[col]
			if l.dims[sexDim] && l.sex == analysis.Both || missing(at(row.cells, col)) { // both sexes are the sum of the others
				continue
			}
			v, err := parseCount(row.cells[col], func(Kind, string) {})
			if err != nil {
				return true, w.book.Errorf(row.n, col, countHint(err), "the count %w", err)
			}
			n += v
		}
		w.without.n += n
		w.without.groups = appendNew(w.without.groups, fmt.Sprintf("%s %.0f", text, n))
		w.r.Log.addN(ResidualGroup, int(n), func() string { return w.locate(row.n, c) }, text, "left out")
		return true, nil
	}
	return false, nil
}

// residualLabel reports a group of a register, not merely an age that is not stated.
func residualLabel(text string) bool {
	return slices.ContainsFunc([]string{"จันทรคติ", "ทะเบียนบ้านกลาง", "สัญชาติไทย", "การย้าย", "ระหว่างย้าย"}, func(w string) bool { return strings.Contains(text, w) })
}

func (w *wide) reportAgeless() {
	if w.without.n == 0 {
		return
	}
	list := strings.Join(w.without.groups, ", ")
	w.r.remark(w.book, "residual-groups", fmt.Sprintf("%.0f people have no age and are left out: %s", w.without.n, list),
		fmt.Sprintf("ประชากร %.0f คนไม่มีอายุ จึงไม่นับรวม: %s", w.without.n, list))
}
