package layout

import (
	"fmt"
	"math"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// lookTable53 takes a header with deaths beside death rates, or deaths alone, over
// years and sexes, with causes down the rows and no ages: the shape of the published
// table 5.3.
func lookTable53(r *Reader, h *head) verdict {
	head := findWideHead(h.rows, 0, nil)
	if head == nil || head.has(ageDim) || !head.has(sexDim) && !head.has(yearDim) {
		return no("no header with years or sexes and no ages over columns")
	}
	if len(head.names) == 0 || (&wide{r: r}).namedStub(head.names[0]) != stubCause {
		return no("the first column is not one of causes")
	}
	for _, n := range head.names[1:] {
		if (&wide{r: r}).namedStub(n) == stubAge {
			return no("it has ages")
		}
	}
	t := &table53{wide: wide{r: r, book: h.book, ages: map[string]analysis.AgeSpan{}}}
	t.outside = t.readOutside(h.rows[:head.first])
	if !head.has(measureDim) && t.outside.measure != deaths {
		return no("it does not say that it counts deaths")
	}
	t.source, t.locate = r.source(h.book)
	return verdict{sheet: t, why: fmt.Sprintf("rows %d-%d have years and sexes over causes; there are no ages, so it can check totals but not be decomposed",
		h.rows[head.first].n, h.rows[head.last].n)}
}

// table53 holds the table and checks it against itself: its counts have no ages and
// give no life table.
type table53 struct {
	wide
	all map[published]float64
}

// published is what a count of a table without ages is of.
type published struct {
	Year  analysis.Period
	Sex   analysis.Sex
	Cause string
}

// finish checks the table. Its all-cause totals are handed on as checks where deaths
// with ages are given too.
func (t *table53) finish() error {
	t.all = map[published]float64{}
	at := map[published][2]int{}
	head := findWideHead(t.rows, 0, nil)
	for head != nil {
		next := findWideHead(t.rows, head.last+1, head)
		end := len(t.rows)
		if next != nil {
			end = next.first
		}
		t.head = head
		for _, row := range t.rows[head.last+1 : end] {
			if err := t.causeRow(row, at); err != nil {
				return err
			}
		}
		head = next
	}
	if len(t.all) == 0 {
		return t.book.Errorf(0, 0, "check that this is the right sheet", "there are no counts under the header")
	}
	t.r.noAges = t.book
	t.checkSexes(at)
	t.handOn(at)
	t.r.remark(t.book, "no-ages", "the table gives deaths by cause without ages: it cannot be decomposed, and serves as a check of totals only",
		"ตารางให้จำนวนตายตามสาเหตุโดยไม่มีอายุ จึงแยกองค์ประกอบไม่ได้ ใช้ตรวจสอบยอดรวมเท่านั้น")
	return nil
}

// causeRow reads the counts of one cause. Dashes are figures not given; a row without counts is the second line of
// the label above, or a note.
func (t *table53) causeRow(row numbered, at map[published][2]int) error {
	label := normal(row.cells, 0)
	if t.isNote(row.cells) || !t.counts(row.cells) || label == "" {
		return nil
	}
	if isAllCauses(label) {
		label = analysis.CauseAll
	}
	for _, c := range t.head.columns() {
		col := t.head.cols[c]
		if c >= len(row.cells) || missing(row.cells[c]) || strings.Trim(row.cells[c], " -–—") == "" || col.dims[measureDim] && col.measure != deaths {
			continue
		}
		n, err := parseCount(row.cells[c], func(k Kind, to string) {
			t.r.Log.add(k, func() string { return t.locate(row.n, c) }, row.cells[c], to)
		})
		if err != nil {
			return t.book.Errorf(row.n, c, countHint(err), "the count %w", err)
		}
		key := published{t.year(col), t.sex(col), label}
		if _, seen := t.all[key]; !seen {
			t.all[key], at[key] = n, [2]int{row.n, c}
		}
	}
	return nil
}

// checkSexes holds the totals against men and women.
func (t *table53) checkSexes(at map[published][2]int) {
	wrong, first := 0, ""
	for key, n := range t.all {
		if key.Sex != analysis.Both {
			continue
		}
		m, w := key, key
		m.Sex, w.Sex = analysis.Male, analysis.Female
		men, ok := t.all[m]
		women, also := t.all[w]
		if ok && also && math.Abs(men+women-n) > 0.5 {
			wrong++
			if msg := fmt.Sprintf("%s: total %.0f, men %.0f + women %.0f", t.locate(at[key][0], at[key][1]), n, men, women); first == "" || msg < first {
				first = msg
			}
		}
	}
	if wrong > 0 {
		t.r.remark(t.book, "sex-total", fmt.Sprintf("%d totals are not the sum of men and women; first %s", wrong, first),
			fmt.Sprintf("ยอดรวม %d รายการไม่เท่ากับชายรวมหญิง เช่น %s", wrong, first))
	}
}

// handOn gives the all-cause totals to the builder as totals over all ages, where the
// table says of which area and year they are.
func (t *table53) handOn(at map[published][2]int) {
	if !t.outside.hasArea {
		return
	}
	area, err := t.r.area(t.outside.area, func() string { return t.locate(1, 0) })
	if err != nil {
		return
	}
	for key, n := range t.all { // the builder puts records in order
		if key.Cause == analysis.CauseAll && key.Year.From != 0 {
			t.r.checks = append(t.r.checks, analysis.Record{Area: area, Period: key.Year, Sex: key.Sex, Age: analysis.AllAges,
				Cause: analysis.Total, Count: n, At: analysis.Ref{Source: t.source, Row: at[key][0], Col: at[key][1]}})
		}
	}
}
