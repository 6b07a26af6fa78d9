package layout

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// headerWithin is how many rows may stand above the header: a title, a note.
const headerWithin = 30

// ErrUnrecognised is wrapped by the error for a sheet that has none of the shapes.
var ErrUnrecognised = errors.New("not recognised")

// Read recognises the sheet and adds its records to r. Errors are *grid.Error values
// with the address of the cell; one for a sheet that has no known shape wraps
// ErrUnrecognised.
func (r *Reader) Read(b *grid.Book) error {
	// Sheets of one workbook share b, and places are named after it has gone on.
	h := &head{book: &grid.Book{File: b.File, Sheet: b.Sheet}, opened: b}
	r.sheets++
	var take sheet
	var quick scanned // take, if it is one
	err := b.Scan(func(row *grid.Row) (err error) {
		switch {
		case row.Blank():
			return nil
		case quick != nil:
			return quick.scan(row)
		case take != nil:
			return take.row(row.N, row.Strings())
		}
		cells := row.Strings()
		h.rows = append(h.rows, numbered{row.N, append([]string(nil), cells...)})
		if len(h.rows) == headerWithin {
			take, err = r.recognise(h)
			quick, _ = take.(scanned)
		}
		return err
	})
	if err != nil {
		return err
	}
	if len(h.rows) == 0 {
		r.take(b, Taken{Why: "it is empty"})
		return &grid.Error{File: b.File, Sheet: b.Sheet, Err: ErrUnrecognised,
			Msg: "there is nothing in it", Hint: "check that this is the right file or sheet"}
	}
	if take == nil {
		if take, err = r.recognise(h); err != nil {
			return err
		}
	}
	return take.finish()
}

// recognise asks the shapes in turn and hands the first rows to the one that knows
// them.
func (r *Reader) recognise(h *head) (sheet, error) {
	var not []string
	last := ""
	h.rows = r.joinHeads(h.rows)
	as := r.shapeOf(h.book.File)
	for _, s := range shapes() {
		if as != "" && as != s.name {
			continue
		}
		v := s.look(r, h)
		if v.err == nil && v.sheet == nil {
			not = append(not, s.name+": "+v.why)
			last = v.why // the last shape takes the most: what it lacks is telling
			continue
		}
		r.take(h.book, Taken{Shape: s.name, EN: s.en, TH: s.th, Why: v.why, Not: not})
		if v.err != nil {
			return nil, v.err
		}
		for _, row := range h.rows[v.from:] {
			if err := v.sheet.row(row.n, row.cells); err != nil {
				return nil, err
			}
		}
		return v.sheet, nil
	}
	why, d := "no shape fits", r.diagnose(h)
	if known := results(h); known.what != "" {
		d = known
	} else if !strings.HasPrefix(last, "no ") && as == "" {
		d.what = last
	}
	if absent := r.absentColumns(); absent != "" {
		note := fmt.Sprintf("--map names columns that are not there: %s", absent)
		d.what = strings.TrimPrefix(strings.Join([]string{d.what, note}, "; "), "; ")
	}
	if d.what != "" {
		why += ": " + d.what
	}
	r.take(h.book, Taken{Why: why, Not: not})
	return nil, r.unrecognised(h, d)
}

// shapeOf is the shape that a file is to be read as, "" if that is not said.
func (r *Reader) shapeOf(file string) string {
	for _, one := range ParseShapes(r.As) {
		if one.File == "" || one.File == file || one.File == filepath.Base(file) {
			return one.Shape
		}
	}
	return ""
}

// FileShape is the shape that a file is to be read as; of every file, if File is "".
type FileShape struct{ File, Shape string }

// ParseShapes reads SHAPE, or FILE=SHAPE,FILE=SHAPE.
func ParseShapes(text string) (list []FileShape) {
	for _, part := range strings.Split(text, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		one := FileShape{Shape: part}
		if i := strings.LastIndex(part, "="); i >= 0 {
			one = FileShape{part[:i], part[i+1:]}
		}
		list = append(list, one)
	}
	return list
}

// unrecognised names the columns that were found and those that are needed.
func (r *Reader) unrecognised(h *head, d diagnosis) error {
	if as := r.shapeOf(h.book.File); as != "" {
		return &grid.Error{File: h.book.File, Sheet: h.book.Sheet, Err: ErrUnrecognised,
			Msg:  fmt.Sprintf("it does not have the shape %s", as),
			Hint: fmt.Sprintf("leave out --as, name the file it is meant for (--as FILE=%s), or map the columns with --map column=name; --explain says what is missing", as)}
	}
	e := &grid.Error{File: h.book.File, Sheet: h.book.Sheet, Err: ErrUnrecognised,
		Hint: "name the columns area, year, sex, age, cause, deaths, population (พื้นที่ ปี เพศ กลุ่มอายุ สาเหตุการตาย จำนวนตาย ประชากร)",
		Msg:  "no header with age and deaths or population was found; the first row reads: " + strings.Join(firstCells(h.rows[0].cells), ", ")}
	if d.what != "" {
		e.Msg += "; " + d.what
	}
	if d.todo != "" {
		e.Hint = d.todo + "\n" + e.Hint
	}
	return e
}

// firstCells are the cells of a first row as a message may show them. A row that holds
// data may name people: then only what is plainly a number, a sex, an age or a place
// is shown.
func firstCells(cells []string) (found []string) {
	data := false
	for _, c := range cells {
		_, err := thai.ParseSex(c)
		data = data || strings.ContainsAny(c, "0123456789๐๑๒๓๔๕๖๗๘๙") && strings.Trim(c, " 0123456789๐๑๒๓๔๕๖๗๘๙.,-/:") == "" || err == nil
	}
	for i, c := range cells {
		c = strings.TrimSpace(c)
		if c == "" || i > 0 && c == strings.TrimSpace(cells[i-1]) && len(c) > 12 { // a merged title
			continue
		}
		if data && !harmless(c) {
			c = "…"
		}
		if found = append(found, c); len(found) == 12 {
			return append(found, "…")
		}
	}
	return found
}

func harmless(c string) bool {
	if len(c) <= 6 && strings.Trim(c, "0123456789.") == "" || len(c) <= 2 {
		return true
	}
	_, ageErr := thai.ParseAge(c)
	_, sexErr := thai.ParseSex(c)
	_, isPlace := thai.FindPlace(c)
	return ageErr == nil || sexErr == nil || isPlace || fieldOf(c) != noField
}
