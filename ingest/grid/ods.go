package grid

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// openDocument is an opened OpenDocument spreadsheet (ODF 1.3, part 3). All its sheets
// stand in one part, which is streamed anew for each.
type openDocument struct {
	book   *Book
	part   func() (io.ReadCloser, error) // that holds the sheets
	list   []Sheet
	filled []bool
}

const contentPart = "content.xml"

func openODS(a *archive, opt Options) error {
	manifest, _ := a.read("META-INF/manifest.xml")
	if bytes.Contains(manifest, []byte("encryption-data")) {
		return &Error{File: a.book.File, Msg: "the OpenDocument workbook is protected by a password", Hint: "open it in LibreOffice and save it without a password"}
	}
	return openDocumentOf(a.book, func() (io.ReadCloser, error) { return a.open(contentPart) }, opt)
}

// isFlatODS knows a spreadsheet in one XML file (.fods).
func isFlatODS(head []byte) bool {
	return starts("<")(bytes.TrimLeft(head, " \t\r\n")) && bytes.Contains(head, []byte("opendocument.spreadsheet")) && bytes.Contains(head, []byte(":document "))
}

func openFlatODS(b *Book, r *bufio.Reader, opt Options) error {
	data, err := io.ReadAll(&limitReader{r: r, left: MaxUnzipBytes})
	if err != nil {
		return b.readError(err)
	}
	return openDocumentOf(b, func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }, opt)
}

func openDocumentOf(b *Book, part func() (io.ReadCloser, error), opt Options) error {
	d := &openDocument{book: b, part: part}
	if err := d.survey(); err != nil {
		return b.damaged(err)
	}
	return b.settle(d, opt.Sheet)
}

func (d *openDocument) sheets() []Sheet { return d.list }

func (d *openDocument) turn(i int) (eachFunc, bool, error) {
	each := func(fn func(int, []string) error) error { return d.each(i, fn) }
	return each, d.filled[i], nil
}

// survey lists the sheets and sees which have cells. A sheet is hidden by its style.
func (d *openDocument) survey() error {
	part, err := d.part()
	if err != nil {
		return err
	}
	defer part.Close()
	s := &tableStream{dec: xml.NewDecoder(bufio.NewReaderSize(part, headBytes))}
	hidden := map[string]bool{}
	style := ""
	for {
		t, err := s.next()
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
		switch {
		case e.Name.Local == "style":
			style = local(e, "name")
		case e.Name.Local == "table-properties" && local(e, "display") == "false":
			hidden[style] = true
		case s.started:
			name := local(e, "name")
			// The saved cells of other files that formulas refer to.
			outside := strings.HasPrefix(name, "'file:")
			d.list = append(d.list, Sheet{Name: name, Hidden: outside || hidden[local(e, "style-name")]})
			d.filled = append(d.filled, false)
		case s.depth > 0 && (e.Name.Local == "p" || e.Name.Local == "table-cell" && local(e, "value-type") != ""):
			d.filled[s.table] = true
		}
	}
}

// tableStream counts the sheets of the part while its tokens go by: outermost tables,
// except those that hold the answers of other programs.
type tableStream struct {
	dec     *xml.Decoder
	table   int  // sheets begun, less 1
	depth   int  // of tables; 1 in a sheet
	begun   int  // sheets begun
	linked  int  // depth of dde-links
	started bool // the token starts a sheet
}

func (s *tableStream) next() (xml.Token, error) {
	s.started = false
	t, err := s.dec.RawToken()
	if err != nil {
		return nil, err
	}
	switch t := t.(type) {
	case xml.StartElement:
		switch t.Name.Local {
		case "dde-links":
			s.linked++
		case "table":
			if s.linked > 0 {
				break
			}
			if s.depth++; s.depth == 1 {
				s.table, s.started = s.begun, true
				s.begun++
			}
		}
	case xml.EndElement:
		switch t.Name.Local {
		case "dde-links":
			s.linked = max(s.linked-1, 0)
		case "table":
			if s.linked == 0 {
				s.depth = max(s.depth-1, 0)
			}
		}
	}
	return t, nil
}

// local finds an attribute by its name without a prefix. The extensions of LibreOffice
// (calcext) repeat names of the standard and are passed over.
func local(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space != "calcext" {
			return a.Value
		}
	}
	return ""
}

// repeats reads a count of repetition or covering; 1 if there is none.
func repeats(e xml.StartElement, name string) int {
	n, err := strconv.Atoi(local(e, name))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, MaxSheetRows)
}
