package grid

import (
	"bufio"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// odsReader streams one sheet of an OpenDocument spreadsheet.
type odsReader struct {
	book   *Book
	s      *tableStream
	fn     func(row int, cells []string) error
	row    int      // rows read
	cells  []string // of the row in the file
	out    []string // the row with its merged cells
	merges merges
	given  int // cells that repetition added
}

func (d *openDocument) each(table int, fn func(row int, cells []string) error) error {
	part, err := d.part()
	if err != nil {
		return d.book.damaged(err)
	}
	defer part.Close()
	r := &odsReader{book: d.book, fn: fn, s: &tableStream{dec: xml.NewDecoder(bufio.NewReaderSize(part, headBytes))}}
	inside := false
	for {
		t, err := r.token()
		if err != nil {
			return err
		}
		if r.s.started && r.s.table == table {
			inside = true
			continue
		}
		if !inside {
			continue
		}
		if r.s.depth == 0 {
			return nil
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "table-row" && r.s.depth == 1 {
			if err := r.readRow(repeats(e, "number-rows-repeated")); err != nil {
				return err
			}
		}
	}
}

func (r *odsReader) token() (xml.Token, error) {
	t, err := r.s.next()
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, r.book.damaged(err)
	}
	return t, nil
}

// readRow reads a row element to its end and hands it on as often as it is repeated.
func (r *odsReader) readRow(times int) error {
	r.cells = r.cells[:0]
	col := 0
	for {
		t, err := r.token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if r.s.depth != 1 || t.Name.Local != "table-cell" && t.Name.Local != "covered-table-cell" {
				continue
			}
			text, err := r.readCell(t, col)
			if err != nil {
				return err
			}
			n := repeats(t, "number-columns-repeated")
			if err := r.place(t, col, n, text); err != nil {
				return err
			}
			col = min(col+n, MaxColumns)
		case xml.EndElement:
			if t.Name.Local == "table-row" && r.s.depth == 1 {
				return r.emit(times)
			}
		}
	}
}

// place puts a text into n cells. What a covered cell holds does not show, and is left out.
func (r *odsReader) place(e xml.StartElement, col, n int, text string) error {
	if text == "" || e.Name.Local == "covered-table-cell" {
		return nil
	}
	if col+n > MaxColumns {
		return r.book.Errorf(r.row+1, -1, "keep only the columns that are needed", "more than %d columns", MaxColumns)
	}
	if err := r.give(n - 1); err != nil {
		return err
	}
	for i := range n {
		r.cells = put(r.cells, col+i, text)
	}
	cols, rows := repeats(e, "number-columns-spanned"), repeats(e, "number-rows-spanned")
	r.merges.add(merge{top: r.row + 1, left: col, bottom: min(r.row+rows, MaxSheetRows), right: min(col+cols, MaxColumns) - 1})
	return nil
}

// give counts repeated cells, because a few bytes can ask for millions.
func (r *odsReader) give(n int) error {
	if r.given += n; r.given > maxMergeTotal {
		return r.book.Errorf(r.row+1, -1, "clear the rows and columns that are filled to the end of the sheet", "repeated cells are more than %d", maxMergeTotal)
	}
	return nil
}

// emit hands the row on. The long run of empty rows at the end of a sheet is passed in
// one step, unless a merged range reaches into it.
func (r *odsReader) emit(times int) error {
	for left := times; left > 0; left-- {
		if len(r.cells) == 0 && !r.merges.reach(r.row+1) {
			r.row += left
			return nil
		}
		r.row++
		if r.row > MaxSheetRows {
			return r.book.Errorf(r.row, -1, "split the sheet", "more than %d rows", MaxSheetRows)
		}
		r.out = r.merges.fill(r.row, append(r.out[:0], r.cells...))
		if len(r.out) == 0 {
			continue
		}
		if err := r.fn(r.row, r.out); err != nil {
			return err
		}
		if times > 1 {
			if err := r.give(len(r.out)); err != nil {
				return err
			}
		}
	}
	return nil
}

// readCell reads a cell element to its end.
func (r *odsReader) readCell(start xml.StartElement, col int) (string, error) {
	var shown strings.Builder
	paragraphs, inText, inNote, depth := 0, 0, 0, 0
	for {
		t, err := r.token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "annotation":
				inNote++
			case "p":
				if inText++; inText == 1 && inNote == 0 {
					if paragraphs++; paragraphs > 1 {
						shown.WriteByte('\n')
					}
				}
			}
			if depth++; inText > 0 && inNote == 0 && r.s.depth == 1 {
				shown.WriteString(textElement(t))
			}
		case xml.EndElement:
			if depth == 0 {
				return r.cellText(start, col, shown.String())
			}
			depth--
			switch t.Name.Local {
			case "annotation":
				inNote = max(inNote-1, 0)
			case "p":
				inText = max(inText-1, 0)
			}
		case xml.CharData:
			if inText > 0 && inNote == 0 && r.s.depth == 1 {
				shown.Write(t)
			}
		}
		if shown.Len() > 8*MaxCellRunes {
			return "", r.book.checkLength(r.row+1, col, shown.String())
		}
	}
}

// textElement is the text for which an element stands: spaces, a tab, a line end.
func textElement(e xml.StartElement) string {
	switch e.Name.Local {
	case "s":
		n, err := strconv.Atoi(local(e, "c"))
		if err != nil || n < 1 {
			n = 1
		}
		return strings.Repeat(" ", min(n, MaxCellRunes+1))
	case "tab":
		return "\t"
	case "line-break":
		return "\n"
	}
	return ""
}

func (r *odsReader) cellText(start xml.StartElement, col int, shown string) (string, error) {
	text := odsValue(start, shown)
	return text, r.book.checkLength(r.row+1, col, text)
}

// odsValue chooses between the value of a cell and what it shows: numbers in full, dates
// in ISO, but a code with its leading zeros.
func odsValue(e xml.StartElement, shown string) string {
	value := local(e, "value")
	switch local(e, "value-type") {
	case "float", "percentage", "currency":
		if len(shown) > len(value) && strings.Trim(shown, "0123456789") == "" && strings.TrimLeft(shown, "0") == strings.TrimLeft(value, "0") {
			return shown
		}
		return shortest(value)
	case "date":
		return isoDate(local(e, "date-value"))
	case "boolean":
		return strings.ToUpper(local(e, "boolean-value"))
	case "string":
		if stored := local(e, "string-value"); shown == "" {
			return stored
		}
	}
	return shown
}
