package grid

import (
	"bytes"
	"unicode/utf8"
)

// Row is one row of a sheet as Scan hands it out, valid until the next. The cells of a
// text file are not copied out of the reader's buffer before they are asked for.
type Row struct {
	N int // counted from 1 as a spreadsheet shows it

	text  []byte   // the cells, each with one byte behind it; the last may have none
	ends  []int32  // -1, then where the cells end in text; empty before they are laid out
	cells []string // the same cells, if asked
	asked bool
}

// RowOf makes a row of cells that were read before.
func RowOf(n int, cells []string) *Row { return &Row{N: n, cells: cells, asked: true} }

// Len is the number of cells.
func (r *Row) Len() int {
	if r.asked {
		return len(r.cells)
	}
	return len(r.ends) - 1
}

// Cell returns cell i, counted from 0; nil where the row is shorter. The bytes must not
// be kept or changed.
func (r *Row) Cell(i int) []byte {
	if i >= 0 && i+1 < len(r.ends) {
		return r.text[r.ends[i]+1 : r.ends[i+1]]
	}
	return r.late(i)
}

// late is Cell for what is not laid out, or not there.
func (r *Row) late(i int) []byte {
	if i < 0 || i >= r.Len() {
		return nil
	}
	r.text, r.ends = r.text[:0], append(r.ends[:0], -1)
	for _, c := range r.cells {
		r.text = append(r.text, c...)
		r.ends = append(r.ends, int32(len(r.text)))
		r.text = append(r.text, 0)
	}
	return r.Cell(i)
}

// Strings returns all cells. The slice is reused by the next row; the strings may be
// kept.
func (r *Row) Strings() []string {
	if !r.asked {
		r.cells, r.asked = r.cells[:0], true
		all := string(r.text)
		for i, end := range r.ends[1:] {
			r.cells = append(r.cells, all[r.ends[i]+1:end])
		}
	}
	return r.cells
}

// set makes r the row of a workbook, whose cells come as strings.
func (r *Row) set(n int, cells []string) {
	r.N, r.cells, r.asked, r.ends = n, cells, true, r.ends[:0]
}

// Blank reports a row whose cells hold nothing but space.
func (r *Row) Blank() bool {
	if len(r.ends) > 1 && r.ends[1] > 0 && r.text[0] > ' ' && r.text[0] < utf8.RuneSelf { // nearly always
		return false
	}
	for i := range r.Len() {
		if len(bytes.TrimSpace(r.Cell(i))) > 0 {
			return false
		}
	}
	return true
}

// empty reports a row of text without a filled cell.
func (r *Row) empty() bool { return int(r.ends[len(r.ends)-1]) == len(r.ends)-2 }
