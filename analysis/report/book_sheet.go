package report

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// formula is a cell that Excel works out, with the value it comes to: programs that
// do not calculate show that.
type formula struct {
	text  string
	value any // float64 or string
}

// bookColumn is a column of a sheet.
type bookColumn struct {
	head string
	look look
}

// dataSheet is a sheet with one table: what it shows above, totals below. Row and
// column numbers within it count from 0.
type dataSheet struct {
	name, title string
	about       string // one line: what the numbers are
	cols        []bookColumn
	rows        [][]any // string, int, float64, formula, or nil
	own         map[int]bool
	totals      [][]any
	frozen      int // columns that stay when scrolling right
}

// lineHeight is that of a line of text, in points.
const lineHeight = 15

// headerRow is where the header of every data sheet stands; title, alarm and about
// are above.
const headerRow = 4

// rowNumber is the row that rows[i] has in the sheet.
func (d *dataSheet) rowNumber(i int) int { return headerRow + 1 + i }

// totalNumber is the row that totals[i] has, after one that is empty.
func (d *dataSheet) totalNumber(i int) int { return headerRow + 2 + len(d.rows) + i }

func (d *dataSheet) add(row ...any) {
	if len(row) != len(d.cols) {
		panic(fmt.Sprintf("report: row of %d cells for %d columns", len(row), len(d.cols)))
	}
	d.rows = append(d.rows, row)
}

// column is the address of a column's rows, "$E$5:$E$70".
func (d *dataSheet) column(col int) string {
	return fmt.Sprintf("$%s$%d:$%s$%d", colName(col), headerRow+1, colName(col), headerRow+len(d.rows))
}

// total adds a row that sums the given columns over the rows with a key in the first
// column, by a formula that holds when rows are sorted or filtered.
func (d *dataSheet) total(key, label string, labelCol int, sums ...int) {
	row := make([]any, len(d.cols))
	row[0] = key
	if labelCol > 0 {
		row[labelCol] = label
	}
	at := d.totalNumber(len(d.totals))
	for _, col := range sums {
		sum := 0.0
		for _, r := range d.rows {
			if r[0] == key {
				sum += numberOf(r[col])
			}
		}
		row[col] = formula{fmt.Sprintf("SUMIFS(%s,%s,$A%d)", d.column(col), d.column(0), at), sum + 0}
	}
	d.totals = append(d.totals, row)
}

// numberOf is a cell as a number, 0 where it is none.
func numberOf(v any) float64 {
	switch v := v.(type) {
	case int:
		return float64(v)
	case float64:
		return v
	case formula:
		return numberOf(v.value)
	}
	return 0
}

// widths are the widths of the columns. Headers wrap onto two lines: between words,
// and within a run of Thai words, which has no spaces.
func (d *dataSheet) widths() []int {
	w := make([]int, len(d.cols))
	for i, c := range d.cols {
		w[i] = cells(c.head)/2 + 3
		for _, word := range strings.Fields(c.head) {
			if len(word) == cells(word) { // Latin letters alone
				w[i] = max(w[i], len(word))
			}
		}
	}
	for _, rows := range [][][]any{d.rows, d.totals} {
		for _, r := range rows {
			for i, v := range r {
				w[i] = max(w[i], shownWidth(v, d.cols[i].look))
			}
		}
	}
	for i := range w {
		w[i] = min(w[i], widest) + 2
	}
	return w
}

// write streams the sheet into the workbook.
func (d *dataSheet) write(b *book) error {
	sw, err := b.newSheet(d.name, pageSetup{repeat: headerRow})
	if err != nil {
		return err
	}
	widths := d.widths()
	for i, w := range widths {
		if err := sw.SetColWidth(i+1, i+1, float64(w)); err != nil {
			return err
		}
	}
	if err := sw.SetPanes(&excelize.Panes{Freeze: true, XSplit: d.frozen, YSplit: headerRow, TopLeftCell: cellName(d.frozen, headerRow+1), ActivePane: activePane(d.frozen)}); err != nil {
		return err
	}
	out := rowWriter{b: b, sw: sw}
	out.put(1, ofTitle, d.title)
	if b.s.Data.Simulated {
		out.put(2, ofAlarm, b.simulated())
	}
	out.put(3, ofAbout, d.about)
	out.header(d)
	for i, r := range d.rows {
		of := ofRow
		if d.own[i] {
			of = ofOwnRow
		}
		out.row(d.rowNumber(i), d.cols, r, of, d.height(r, widths))
	}
	for i, r := range d.totals {
		out.row(d.totalNumber(i), d.cols, r, ofTotal, excelize.RowOpts{})
	}
	if out.err != nil {
		return out.err
	}
	if len(d.rows) > 0 {
		off := false
		if err := sw.AddTable(&excelize.Table{Range: "A4:" + cellName(len(d.cols)-1, headerRow+len(d.rows)), Name: fmt.Sprintf("le_%d", len(b.written)), ShowRowStripes: &off}); err != nil {
			return err
		}
	}
	return sw.Flush()
}

// height makes room for the texts of a row that wrap; not all programs do so by
// themselves.
func (d *dataSheet) height(row []any, widths []int) excelize.RowOpts {
	lines := 1
	for i, v := range row {
		if text, ok := v.(string); ok && d.cols[i].look == asLongText {
			lines = max(lines, 1+cells(text)/(widths[i]-4))
		}
	}
	if lines == 1 {
		return excelize.RowOpts{}
	}
	return excelize.RowOpts{Height: float64(lines) * lineHeight}
}

// activePane is the pane that scrolls.
func activePane(frozenColumns int) string {
	if frozenColumns > 0 {
		return "bottomRight"
	}
	return "bottomLeft"
}

// rowWriter writes rows of styled cells and keeps the first error.
type rowWriter struct {
	b   *book
	sw  *excelize.StreamWriter
	err error
}

// put writes one text at the start of a row.
func (w *rowWriter) put(row int, p part, text string) {
	high := excelize.RowOpts{}
	if p == ofTitle || p == ofAlarm {
		high.Height = 22
	}
	w.set(row, []any{w.cell(text, asText, p)}, high)
}

func (w *rowWriter) header(d *dataSheet) {
	line := make([]any, len(d.cols))
	for i, c := range d.cols {
		line[i] = excelize.Cell{StyleID: w.b.styles.of(c.look, ofHeader), Value: c.head}
	}
	w.set(headerRow, line, excelize.RowOpts{Height: 30})
}

func (w *rowWriter) row(row int, cols []bookColumn, values []any, p part, opt excelize.RowOpts) {
	line := make([]any, len(values))
	for i, v := range values {
		line[i] = w.cell(v, cols[i].look, p)
	}
	w.set(row, line, opt)
}

func (w *rowWriter) set(row int, line []any, opt ...excelize.RowOpts) {
	if w.err == nil {
		w.err = w.sw.SetRow(cellName(0, row), line, opt...)
	}
	if w.err == nil {
		w.err = w.b.styles.err
	}
}

// cell gives a value its style. Texts stay texts, whatever they begin with.
func (w *rowWriter) cell(v any, l look, p part) any {
	id := w.b.styles.of(l, p)
	switch v := v.(type) {
	case nil:
		if p != ofTotal {
			return nil
		}
		return excelize.Cell{StyleID: id}
	case formula:
		return excelize.Cell{StyleID: id, Formula: v.text, Value: positive(v.value)}
	}
	return excelize.Cell{StyleID: id, Value: positive(v)}
}

// positive turns -0 into 0.
func positive(v any) any {
	if f, ok := v.(float64); ok {
		return f + 0
	}
	return v
}
