package grid

import (
	"errors"
	"fmt"
	"io"
	"math"
	"sort"
	"strconv"
)

const (
	oldColumns = 1 << 8
)

// oldCell is a cell of an old workbook. They come in blocks of rows, and not always in
// order.
type oldCell struct {
	row, col uint16 // from 0
	text     string
}

// oldReader reads the part of one sheet.
type oldReader struct {
	x       *oldBook
	records records
	cells   []oldCell
	merges  merges
	waiting bool // the last cell is a formula whose text comes in a record of its own
}

// turn reads a sheet into memory: an old workbook has at most 65,536 rows.
func (x *oldBook) turn(i int) (eachFunc, bool, error) {
	r := &oldReader{x: x, records: records{stream: x.stream, pos: x.list[i].at}}
	if r.records.pos > len(x.stream) {
		return nil, false, x.book.damaged(io.ErrUnexpectedEOF)
	}
	if err := x.begin(&r.records, partSheet); err != nil {
		return nil, false, x.book.damaged(err)
	}
	if err := r.read(); err != nil {
		return nil, false, x.book.damaged(err)
	}
	less := func(i, j int) bool {
		a, b := r.cells[i], r.cells[j]
		return a.row < b.row || a.row == b.row && a.col < b.col
	}
	if !sort.SliceIsSorted(r.cells, less) {
		sort.SliceStable(r.cells, less)
	}
	return r.each, len(r.cells) > 0, nil
}

func (r *oldReader) each(fn func(row int, cells []string) error) error {
	r.merges.rewind()
	var cells []string
	for i := 0; i < len(r.cells); {
		row := r.cells[i].row
		for cells = cells[:0]; i < len(r.cells) && r.cells[i].row == row; i++ {
			cells = put(cells, int(r.cells[i].col), r.cells[i].text)
		}
		if cells = r.merges.fill(int(row)+1, cells); len(cells) == 0 {
			continue
		}
		if err := fn(int(row)+1, cells); err != nil {
			return err
		}
	}
	return nil
}

// read goes through the records of the sheet to its end. Charts in the sheet are parts
// inside the part, with cells of their own that do not belong to the sheet.
func (r *oldReader) read() error {
	depth := 1
	for {
		kind, data, err := r.records.next()
		if err == io.EOF {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		switch {
		case kind == recBOF:
			depth++
		case kind == recEOF:
			if depth--; depth == 0 {
				return nil
			}
		case depth == 1:
			if err := r.record(kind, data); err != nil {
				return err
			}
		}
	}
}

// record reads one record. Blank cells and everything that is not a cell are passed over.
func (r *oldReader) record(kind uint16, data []byte) error {
	switch kind {
	case recMergeCells:
		return r.mergedCells(data)
	case recString:
		return r.formulaText(data)
	case recMulRK:
		return r.manyRK(data)
	case recLabelSST, recNumber, recRK, recBoolErr, recFormula, recLabel, recRString:
	default:
		return nil
	}
	if len(data) < 8 {
		return errBadRecord
	}
	row, col, xf, value := le.Uint16(data), le.Uint16(data[2:]), int(le.Uint16(data[4:])), data[6:]
	text, err := "", error(nil)
	switch {
	case kind == recBoolErr:
		text = boolOrError(value[0], value[1] != 0)
	case kind == recLabel, kind == recRString:
		var ok bool
		if text, ok = r.records.continued(value).text(2, false); !ok {
			err = errBadRecord
		}
	case len(value) < 4:
		err = errBadRecord
	case kind == recLabelSST:
		return r.shared(row, col, int(le.Uint32(value)))
	case kind == recRK:
		return r.number(row, col, xf, rk(le.Uint32(value)))
	case len(value) < 8:
		err = errBadRecord
	case kind == recNumber, le.Uint16(value[6:]) != 0xffff:
		return r.number(row, col, xf, math.Float64frombits(le.Uint64(value)))
	default:
		return r.formula(row, col, value)
	}
	if err != nil {
		return err
	}
	return r.add(row, col, text)
}

func (r *oldReader) add(row, col uint16, text string) error {
	r.waiting = false
	if col >= oldColumns {
		return r.x.book.Errorf(int(row)+1, -1, "open it in Excel and save it anew", "more than %d columns", oldColumns)
	}
	r.cells = append(r.cells, oldCell{row, col, text})
	return r.x.book.checkLength(int(row)+1, int(col), text)
}

func (r *oldReader) number(row, col uint16, xf int, f float64) error {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return r.x.book.Errorf(int(row)+1, int(col), "open it in Excel and save it anew", "the cell holds bytes that are no number")
	}
	return r.add(row, col, r.x.formats.text(shortestFloat(f), xf))
}

func (r *oldReader) shared(row, col uint16, n int) error {
	if n >= len(r.x.texts) {
		return r.x.book.Errorf(int(row)+1, int(col), "open it in Excel and save it anew", "the cell refers to text %q, which is missing", strconv.Itoa(n))
	}
	return r.add(row, col, r.x.texts[n])
}

// formula reads a stored result that is not a number.
func (r *oldReader) formula(row, col uint16, value []byte) error {
	text := ""
	switch value[0] {
	case 1, 2:
		text = boolOrError(value[2], value[0] == 2)
	case 0, 3:
	default:
		return errors.New("a formula has a result of an unknown kind")
	}
	err := r.add(row, col, text)
	r.waiting = value[0] == 0
	return err
}

func (r *oldReader) formulaText(data []byte) error {
	text, ok := r.records.continued(data).text(2, false)
	if !ok {
		return errBadRecord
	}
	if !r.waiting {
		return nil
	}
	r.waiting = false
	c := &r.cells[len(r.cells)-1]
	c.text = text
	return r.x.book.checkLength(int(c.row)+1, int(c.col), text)
}

// manyRK reads a run of numbers in one row.
func (r *oldReader) manyRK(data []byte) error {
	if len(data) < 6 || len(data)%6 != 0 {
		return errBadRecord
	}
	row, col := le.Uint16(data), le.Uint16(data[2:])
	for at := 4; at+6 <= len(data); at += 6 {
		if err := r.number(row, col, int(le.Uint16(data[at:])), rk(le.Uint32(data[at+2:]))); err != nil {
			return err
		}
		col++
	}
	return nil
}

// rk unpacks a number of 30 bits: the upper part of a float64 or an integer, perhaps in
// hundredths (MS-XLS 2.5.217).
func rk(v uint32) float64 {
	f := math.Float64frombits(uint64(v&^3) << 32)
	if v&2 != 0 {
		f = float64(int32(v) >> 2)
	}
	if v&1 != 0 {
		f /= 100
	}
	return f
}

func (r *oldReader) mergedCells(data []byte) error {
	if len(data) < 2 || len(data) < 2+8*int(le.Uint16(data)) {
		return errBadRecord
	}
	for at := range int(le.Uint16(data)) {
		ref := data[2+8*at:]
		r.merges.add(merge{top: int(le.Uint16(ref)) + 1, bottom: int(le.Uint16(ref[2:])) + 1,
			left: int(le.Uint16(ref[4:])), right: min(int(le.Uint16(ref[6:])), oldColumns-1)})
	}
	return nil
}

// boolOrError names a truth value or an error (MS-XLS 2.5.10).
func boolOrError(code byte, isError bool) string {
	if !isError {
		if code != 0 {
			return "TRUE"
		}
		return "FALSE"
	}
	switch code {
	case 0x00:
		return "#NULL!"
	case 0x07:
		return "#DIV/0!"
	case 0x0f:
		return "#VALUE!"
	case 0x17:
		return "#REF!"
	case 0x1d:
		return "#NAME?"
	case 0x24:
		return "#NUM!"
	case 0x2a:
		return "#N/A"
	}
	return fmt.Sprintf("#ERROR %d!", code)
}
