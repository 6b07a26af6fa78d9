package layout

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// maxWideCells bounds the sheets that are held in memory.
const maxWideCells = 6_000_000

// wide reads a sheet with ages, sexes or years in its columns: up to three header
// rows, blocks under one another, repeated headers, notes and totals.
type wide struct {
	r      *Reader
	book   *grid.Book
	source int
	locate func(row, col int) string

	rows  []numbered
	cells int

	head    *wideHead
	kinds   []stubKind // of the columns on the left
	outside context    // what the title, the sheet's and the file's name say
	section context    // what the last heading between the rows, or above a block, says
	names   dim        // what names over the columns are: areas or causes
	above   []string   // the row's own labels above, for cells left blank
	ages    map[string]analysis.AgeSpan
	records int
	blank   blanks
	without ageless
	people  bool // counts of people were met
	sexless bool // a count had no sex, neither in the table nor around it
}

// lookWide takes a header with ages, sexes or years over two or more columns, if it
// can be told whether the counts are deaths or people.
func lookWide(r *Reader, h *head) verdict {
	head := findWideHead(h.rows, 0, nil)
	if head == nil {
		return no("no header with ages, sexes or years over two columns")
	}
	w := &wide{r: r, book: h.book, ages: map[string]analysis.AgeSpan{}}
	w.outside = w.readOutside(h.rows[:head.first])
	if !head.aged() {
		return no("there is no age, neither in columns nor in rows")
	}
	if head.has(nameDim) {
		about := w.about(h.rows, head)
		if w.names = namesAre(about); w.names == noDim {
			return no("the columns %s may be causes or areas: write รายสาเหตุ or รายอำเภอ (by cause, by district) into the title or the name of the sheet", head.someNames())
		}
	}
	w.head = head
	if w.outside.measure == noField && !head.has(measureDim) && !w.causesAcross() {
		return no("ages, sexes or years stand over columns, but neither the title nor the header says that they are deaths or population")
	}
	w.source, w.locate = r.source(h.book)
	var over []string
	for d, name := range map[dim]string{yearDim: "years", sexDim: "sexes", ageDim: "ages", areaDim: "areas", causeDim: "causes", nameDim: "names", measureDim: "deaths or population"} {
		if head.has(d) {
			over = append(over, name)
		}
	}
	slices.Sort(over)
	for i, name := range over {
		if name == "names" {
			over[i] = map[dim]string{areaDim: "names of areas", causeDim: "names of causes"}[w.names]
		}
	}
	why := fmt.Sprintf("rows %d-%d have %s over %d columns", h.rows[head.first].n, h.rows[head.last].n, strings.Join(over, ", "), len(head.cols))
	if head.skipped > 0 {
		why += fmt.Sprintf("; %d column(s) with rates, totals over years or no whole numbers are passed over", head.skipped)
	}
	return verdict{sheet: w, why: why}
}

// has reports whether any column is labelled with a dimension.
func (h *wideHead) has(d dim) bool {
	for _, c := range h.cols {
		if c.dims[d] {
			return true
		}
	}
	return false
}

// aged reports whether ages can be found: in columns, or under a column of the left
// that is not named as something else.
func (h *wideHead) aged() bool {
	if h.has(ageDim) {
		return true
	}
	for _, n := range h.names {
		switch f := fieldOf(n); {
		case f == age, f == noField:
			return true
		}
	}
	return false
}

func (w *wide) row(row int, cells []string) error {
	w.cells += len(cells)
	if w.cells > maxWideCells {
		return w.book.Errorf(row, -1, "take the rows that are needed into a sheet of their own, or write one count a row",
			"the sheet has more than %d cells, too many for a table with ages, sexes or years in columns", maxWideCells)
	}
	w.rows = append(w.rows, numbered{row, append([]string(nil), cells...)})
	return nil
}

// finish reads the blocks of the sheet from the top.
func (w *wide) finish() error {
	head := findWideHead(w.rows, 0, nil)
	for head != nil {
		next := findWideHead(w.rows, head.last+1, head)
		end := len(w.rows)
		if next != nil {
			end = next.first
		}
		if err := w.block(head, w.rows[head.last+1:end]); err != nil {
			return err
		}
		head = next
	}
	if w.records == 0 {
		return w.book.Errorf(0, 0, "check that this is the right sheet", "there are no counts under the header")
	}
	w.reportBlanks()
	w.reportDecember()
	w.reportAgeless()
	if w.sexless {
		w.r.noSex(w.book)
	}
	w.r.regroup(w.book, w.source, w.ages)
	return nil
}

// block reads the rows under one header.
func (w *wide) block(head *wideHead, rows []numbered) error {
	w.head, w.above = head, make([]string, head.stubs)
	w.kinds = w.stubKinds(rows)
	var counted []numbered
	for _, row := range rows {
		if w.isNote(row.cells) {
			w.r.Log.add(FooterSkipped, func() string { return w.locate(row.n, 0) }, "", "")
			continue
		}
		if !w.counts(row.cells) {
			w.heading(row)
			continue
		}
		if without, err := w.residualRow(row); err != nil {
			return err
		} else if without {
			continue
		}
		if err := w.data(row); err != nil {
			return err
		}
		counted = append(counted, row)
	}
	w.blankCells(counted)
	return nil
}

// counts reports whether a row has a count in any of the columns.
func (w *wide) counts(cells []string) bool {
	for c := range w.head.cols {
		if c < len(cells) && strings.TrimSpace(cells[c]) != "" {
			if _, err := parseCount(cells[c], func(Kind, string) {}); err == nil || !allText(cells) {
				return true
			}
		}
	}
	return false
}

// allText reports a row merged over all its columns: a heading or a note.
func allText(cells []string) bool {
	first := ""
	for _, c := range cells {
		c = thai.Normalize(c)
		if c == "" {
			continue
		}
		if first == "" {
			first = c
		}
		if c != first {
			return false
		}
	}
	return first != ""
}

// noteWords begin the notes under a table.
var noteWords = []string{"ที่มา", "หมายเหตุ", "แหล่ง", "รวบรวม", "หน่วย", "source", "note", "fonte", "fuente", "nota", "contact", "telephone", "email", "---", "*"}

func (w *wide) isNote(cells []string) bool {
	for _, c := range cells {
		c = strings.ToLower(thai.Normalize(c))
		if c == "" {
			continue
		}
		for _, n := range noteWords {
			if strings.HasPrefix(c, n) {
				return true
			}
		}
		return false
	}
	return false
}
