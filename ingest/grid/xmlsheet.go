package grid

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// xmlBook is a workbook in one XML file (Microsoft's XML Spreadsheet Reference, 2003),
// which web systems serve under the name .xls. Each sheet is streamed anew.
type xmlBook struct {
	book    *Book
	data    []byte
	list    []Sheet
	filled  []bool
	formats map[string]style // of cells by the name of their style
}

// xmlSpreadsheet is the namespace that tells these files from other XML.
const xmlSpreadsheet = "urn:schemas-microsoft-com:office:spreadsheet"

func isXMLSpreadsheet(head []byte) bool {
	return starts("<")(bytes.TrimLeft(head, " \t\r\n")) && bytes.Contains(head, []byte(xmlSpreadsheet)) && bytes.Contains(head, []byte("Workbook"))
}

func openXMLSpreadsheet(b *Book, r *bufio.Reader, opt Options) error {
	data, err := io.ReadAll(&limitReader{r: r, left: MaxUnzipBytes})
	if err != nil {
		return b.readError(err)
	}
	x := &xmlBook{book: b, data: data, formats: map[string]style{}}
	if err := x.survey(); err != nil {
		return b.damaged(err)
	}
	return b.settle(x, opt.Sheet)
}

func (x *xmlBook) sheets() []Sheet { return x.list }

func (x *xmlBook) turn(i int) (eachFunc, bool, error) {
	return func(fn func(int, []string) error) error { return x.each(i, fn) }, x.filled[i], nil
}

// decoder reads the text, which is UTF-8 by now, whatever its head says.
func (x *xmlBook) decoder() *xml.Decoder {
	dec := xml.NewDecoder(bytes.NewReader(x.data))
	dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return dec
}

// survey lists the sheets and the number formats, and sees which sheets have cells.
func (x *xmlBook) survey() error {
	dec, named := x.decoder(), ""
	for {
		t, err := dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		last := len(x.list) - 1
		switch e.Name.Local {
		case "Style":
			named = local(e, "ID")
		case "NumberFormat":
			x.formats[named] = styleOf(local(e, "Format"))
		case "Worksheet":
			x.list, x.filled = append(x.list, Sheet{Name: local(e, "Name")}), append(x.filled, false)
		case "Data":
			if last >= 0 {
				x.filled[last] = true
			}
		case "Visible":
			if kind, err := readText(dec); err != nil {
				return err
			} else if last >= 0 && strings.HasPrefix(kind, "Sheet") { // SheetHidden, SheetVeryHidden
				x.list[last].Hidden = true
			}
		}
	}
}

// each streams the rows of a sheet.
func (x *xmlBook) each(sheet int, fn func(row int, cells []string) error) error {
	w := &xmlWalk{x: x, dec: x.decoder(), fn: fn}
	at := -1
	for {
		t, err := w.dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return x.book.damaged(err)
		}
		e, ok := t.(xml.StartElement)
		switch {
		case !ok:
		case e.Name.Local == "Worksheet":
			if at++; at > sheet {
				return nil
			}
		case at == sheet && e.Name.Local == "Row":
			if err := w.readRow(e); err != nil {
				return err
			}
		}
	}
}

// xmlWalk reads the rows of one sheet. Rows and cells may say their number; those that do
// not follow the one before.
type xmlWalk struct {
	x      *xmlBook
	dec    *xml.Decoder
	fn     func(row int, cells []string) error
	row    int
	cells  []string
	merges merges
}

func (w *xmlWalk) readRow(start xml.StartElement) error {
	b := w.x.book
	to := w.row + 1
	if n, err := strconv.Atoi(local(start, "Index")); err == nil && n > w.row {
		to = n
	}
	if err := w.fillTo(to); err != nil {
		return err
	}
	if w.row = to; w.row > MaxSheetRows {
		return b.Errorf(w.row, -1, "split the sheet", "more than %d rows", MaxSheetRows)
	}
	w.cells = w.cells[:0]
	col := 0
	for {
		t, err := w.dec.Token()
		if err != nil {
			return b.damaged(unfinished(err))
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local != "Cell" {
				continue
			}
			if n, err := strconv.Atoi(local(t, "Index")); err == nil && n > col {
				col = n - 1
			}
			if col, err = w.readCell(t, col); err != nil {
				return err
			}
		case xml.EndElement:
			if t.Name.Local == "Row" {
				return w.emit()
			}
		}
	}
}

// fillTo hands on the rows that are not written out, where a merged range covers them.
func (w *xmlWalk) fillTo(row int) error {
	for w.row+1 < row && w.row < MaxSheetRows && w.merges.reach(w.row+1) {
		w.row++
		w.cells = w.cells[:0]
		if err := w.emit(); err != nil {
			return err
		}
	}
	return nil
}

func (w *xmlWalk) emit() error {
	if w.cells = w.merges.fill(w.row, w.cells); len(w.cells) == 0 {
		return nil
	}
	return w.fn(w.row, w.cells)
}

// readCell reads a cell to its end and returns the column behind it.
func (w *xmlWalk) readCell(start xml.StartElement, col int) (next int, err error) {
	b := w.x.book
	across, down := count(start, "MergeAcross"), count(start, "MergeDown")
	if next = col + across + 1; next > MaxColumns {
		return 0, b.Errorf(w.row, -1, "keep only the columns that are needed", "more than %d columns", MaxColumns)
	}
	w.merges.add(merge{top: w.row, left: col, bottom: min(w.row+down, MaxSheetRows), right: next - 1})
	for inNote := false; ; {
		t, err := w.dec.Token()
		if err != nil {
			return 0, b.damaged(unfinished(err))
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch {
			case t.Name.Local == "Comment":
				inNote = true
			case t.Name.Local == "Data" && !inNote:
				text, err := readText(w.dec)
				if err != nil {
					return 0, b.damaged(unfinished(err))
				}
				text = w.value(local(t, "Type"), text, local(start, "StyleID"))
				if err := b.checkLength(w.row, col, text); err != nil {
					return 0, err
				}
				if text != "" {
					w.cells = put(w.cells, col, text)
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "Comment":
				inNote = false
			case "Cell":
				return next, nil
			}
		}
	}
}

// value is what a cell holds: numbers in full and codes with their zeros, dates in ISO.
func (w *xmlWalk) value(kind, text, named string) string {
	switch kind {
	case "Number":
		nf := numberFormats{styles: []style{w.x.formats[named]}}
		return nf.text(text, 0)
	case "DateTime":
		return isoDate(text)
	case "Boolean":
		if known := map[string]string{"1": "TRUE", "0": "FALSE"}[text]; known != "" {
			return known
		}
	}
	return text
}

// count reads how many cells more a merged one covers.
func count(e xml.StartElement, name string) int {
	n, err := strconv.Atoi(local(e, name))
	if err != nil || n < 0 {
		return 0
	}
	return min(n, MaxSheetRows)
}

// readText reads the text of an element, that of elements in it included, to its end.
func readText(dec *xml.Decoder) (string, error) {
	var text strings.Builder
	for depth := 1; ; {
		t, err := dec.Token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			if depth--; depth == 0 {
				return text.String(), nil
			}
		case xml.CharData:
			text.Write(t)
		}
	}
}

// unfinished says that the end came inside something.
func unfinished(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
