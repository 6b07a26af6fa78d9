package grid

import (
	"bufio"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// rowReader streams one sheet.
type rowReader struct {
	w      *workbook
	sheet  string
	dec    *xml.Decoder
	merges merges
	row    int
	cells  []string
}

func (w *workbook) each(s worksheet, ms merges, fn func(row int, cells []string) error) error {
	part, err := w.open(s.part)
	if err != nil {
		return w.book.damaged(err)
	}
	defer part.Close()
	ms.rewind()
	r := &rowReader{w: w, sheet: s.Name, dec: xml.NewDecoder(bufio.NewReaderSize(part, headBytes)), merges: ms}
	for {
		t, err := r.token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "row" {
				if err := r.readRow(t); err != nil {
					return err
				}
				r.cells = r.merges.fill(r.row, r.cells)
				if len(r.cells) > 0 {
					if err := fn(r.row, r.cells); err != nil {
						return err
					}
				}
			}
		case xml.EndElement:
			if t.Name.Local == "sheetData" {
				return nil
			}
		}
	}
}

func (r *rowReader) token() (xml.Token, error) {
	t, err := r.dec.RawToken()
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, r.w.book.damaged(err)
	}
	return t, nil
}

// readRow reads a row element to its end. Rows and cells may leave their address out;
// then they follow the one before.
func (r *rowReader) readRow(start xml.StartElement) error {
	row := r.row + 1
	if at := attribute(start, "r"); at != "" {
		n, err := strconv.Atoi(at)
		if err != nil || n < row {
			return r.w.book.Errorf(row, -1, "open it in Excel and save it anew", "row number %q is not in order", at)
		}
		row = n
	}
	if row > MaxSheetRows {
		return r.w.book.Errorf(row, -1, "split the sheet", "more than %d rows", MaxSheetRows)
	}
	r.row = row
	r.cells = r.cells[:0]
	col := -1
	for {
		t, err := r.token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local != "c" {
				continue
			}
			col++
			if at := attribute(t, "r"); at != "" {
				cellRow, cellCol, ok := parseCell(at)
				if !ok || cellRow != row || cellCol < col {
					return r.w.book.Errorf(row, -1, "open it in Excel and save it anew", "cell address %q is not in order", at)
				}
				col = cellCol
			}
			if col >= MaxColumns {
				return r.w.book.Errorf(row, -1, "keep only the columns that are needed", "more than %d columns", MaxColumns)
			}
			text, err := r.readCell(t, col)
			if err != nil {
				return err
			}
			r.cells = put(r.cells, col, text)
		case xml.EndElement:
			if t.Name.Local == "row" {
				return nil
			}
		}
	}
}

// readCell reads a cell element to its end: <v> is the stored value, <f> a formula, <is>
// a text that stands in the cell itself.
func (r *rowReader) readCell(start xml.StartElement, col int) (string, error) {
	var value, inline strings.Builder
	var into *strings.Builder
	hasValue, hasFormula, inAid := false, false, false
	for {
		t, err := r.token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				hasValue, into = true, &value
			case "f":
				hasFormula = true
			case "rPh":
				inAid = true
			case "t":
				if !inAid {
					into = &inline
				}
			}
		case xml.CharData:
			if into != nil {
				into.Write(t)
			}
		case xml.EndElement:
			into = nil
			switch t.Name.Local {
			case "rPh":
				inAid = false
			case "c":
				// Some writers leave the value out, others write an empty one, which only
				// a text result may be.
				if hasFormula && value.Len() == 0 && !(hasValue && attribute(start, "t") == "str") {
					return r.compute(col)
				}
				return r.convert(start, col, value.String(), inline.String())
			}
		}
	}
}

func (r *rowReader) compute(col int) (string, error) {
	text, err := r.w.calc.value(r.sheet, Cell(r.row, col))
	if err != nil {
		return "", r.w.book.Errorf(r.row, col, "open it in Excel and save it, which stores the values", "%w", err)
	}
	r.w.book.Computed++
	return r.checked(col, text)
}

func (r *rowReader) convert(start xml.StartElement, col int, value, inline string) (string, error) {
	text := value
	switch attribute(start, "t") {
	case "s":
		if value == "" {
			return "", nil
		}
		n, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || n < 0 || n >= len(r.w.shared) {
			return "", r.w.book.Errorf(r.row, col, "open it in Excel and save it anew", "the cell refers to text %q, which is missing", value)
		}
		text = r.w.shared[n]
	case "inlineStr":
		text = unescapeText(inline)
	case "str":
		text = unescapeText(value)
	case "d":
		text = isoDate(value)
	case "b":
		text = "FALSE"
		if value == "1" {
			text = "TRUE"
		}
	case "", "n":
		styleIndex, err := strconv.Atoi(attribute(start, "s"))
		if err != nil {
			styleIndex = 0
		}
		if value != "" {
			text = r.w.formats.text(strings.TrimSpace(value), styleIndex)
		}
	}
	return r.checked(col, text)
}

func (r *rowReader) checked(col int, text string) (string, error) {
	return text, r.w.book.checkLength(r.row, col, text)
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}
