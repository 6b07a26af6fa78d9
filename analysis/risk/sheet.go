package risk

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// Limits on what a file may hold; the built-in tables use a tenth of them.
const (
	maxSheetBytes = 16 << 20
	maxSheetRows  = 100_000
)

// sheet is a CSV table with a header and lines of remarks that begin with #.
type sheet struct {
	name    string
	builtin bool // comes with the program
	inline  bool // made of a flag: lines and columns mean nothing to its reader
	head    map[string]int
	rows    []sheetRow
}

type sheetRow struct {
	sheet  *sheet
	line   int
	fields []string
}

// readSheet reads a table that has the required columns and no others than these and
// the optional ones.
func readSheet(r io.Reader, name string, required, optional []string) (*sheet, error) {
	limited := &io.LimitedReader{R: r, N: maxSheetBytes + 1}
	in := csv.NewReader(skipBOM(limited))
	in.Comment = '#'
	in.FieldsPerRecord = -1
	s := &sheet{name: name}
	for {
		fields, err := in.Read()
		if limited.N <= 0 {
			return nil, &analysis.DataError{Where: name, Msg: "is larger than 16 MB", Hint: "keep the lines the analysis needs"}
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			var at *csv.ParseError
			if errors.As(err, &at) {
				return nil, &analysis.DataError{Where: fmt.Sprintf("%s: line %d, character %d", name, at.Line, at.Column), Msg: "this is no CSV: " + at.Err.Error(), Hint: "write it with commas and close every quotation mark"}
			}
			return nil, err
		}
		line, _ := in.FieldPos(0)
		if s.head == nil {
			if err := s.setHead(fields, required, optional); err != nil {
				return nil, err
			}
			continue
		}
		if len(s.rows) == maxSheetRows {
			return nil, &analysis.DataError{Where: name, Msg: fmt.Sprintf("has more than %d lines", maxSheetRows), Hint: "keep the lines the analysis needs"}
		}
		s.rows = append(s.rows, sheetRow{s, line, fields})
	}
	if s.head == nil {
		return nil, &analysis.DataError{Where: name, Msg: "is empty", Hint: "the columns are " + strings.Join(append(slices.Clone(required), optional...), ", ")}
	}
	return s, nil
}

// skipBOM drops the mark that spreadsheets put before UTF-8.
func skipBOM(r io.Reader) io.Reader {
	b := bufio.NewReader(r)
	if mark, err := b.Peek(3); err == nil && string(mark) == "\ufeff" {
		_, _ = b.Discard(3) // they were just seen
	}
	return b
}

func (s *sheet) setHead(fields, required, optional []string) error {
	s.head = map[string]int{}
	known := append(slices.Clone(required), optional...)
	hint := "the columns are " + strings.Join(known, ", ")
	for i, f := range fields {
		f = fold(f)
		if !slices.Contains(known, f) {
			f = heading(f)
		}
		if f == "" {
			continue
		}
		if _, twice := s.head[f]; twice {
			return &analysis.DataError{Where: s.name, Msg: fmt.Sprintf("has two columns %q", f), Hint: hint}
		}
		if !slices.Contains(known, f) {
			return &analysis.DataError{Where: s.name, Msg: fmt.Sprintf("has an unknown column %q", f), Hint: hint}
		}
		s.head[f] = i
	}
	for _, f := range required {
		if _, ok := s.head[f]; !ok {
			return &analysis.DataError{Where: s.name, Msg: fmt.Sprintf("has no column %q", f), Hint: hint}
		}
	}
	return nil
}

// get returns a field, "" where the line or the table has none.
func (r sheetRow) get(column string) string {
	i, ok := r.sheet.head[column]
	if !ok || i >= len(r.fields) {
		return ""
	}
	return strings.TrimSpace(r.fields[i])
}

// fail words what is wrong with a field.
func (r sheetRow) fail(column, hint, format string, a ...any) error {
	where := fmt.Sprintf("%s: line %d, column %s", r.sheet.name, r.line, column)
	if r.sheet.inline {
		where = r.sheet.name
	}
	return &analysis.DataError{Where: where, Msg: fmt.Sprintf(format, a...), Hint: hint}
}

// number reads a field; an empty one is ok = false.
func (r sheetRow) number(column string) (v float64, ok bool, err error) {
	text := digits(r.get(column))
	if text == "" {
		return 0, false, nil
	}
	v, err = strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > 1e12 {
		return 0, false, r.fail(column, "write it with a point and without separators", "%q is not a number", text)
	}
	return v, true, nil
}

// sex reads male, female or both; empty is both.
func (r sheetRow) sex() (analysis.Sex, error) {
	switch loose(r.get("sex")) {
	case "", "both", "all", "total", "รวม", "ทั้งหมด", "ทั้งสองเพศ":
		return analysis.Both, nil
	case "male", "males", "men", "man", "m", "ชาย", "เพศชาย":
		return analysis.Male, nil
	case "female", "females", "women", "woman", "f", "หญิง", "เพศหญิง":
		return analysis.Female, nil
	}
	return 0, r.fail("sex", "write male, female or both (ชาย หญิง รวม); leave out people whose sex is not known", "%q is no sex", r.get("sex"))
}
