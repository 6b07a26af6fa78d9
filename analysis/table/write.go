package table

import (
	"fmt"
	"io"
)

// Options say how a table is written. Machine formats look at BOM and Meta
// only.
type Options struct {
	Lang  string   // headings: "th", else English
	BOM   bool     // CSV and TSV: start with a byte-order mark, for Excel
	Width int      // terminal: no line takes more cells; 0 = no limit, least 8
	Color bool     // terminal: colour and bold by escape sequences
	ASCII bool     // terminal: no line or block characters
	Title string   // people: above the table
	Notes []string // people: below the table, each one a paragraph
	Meta  any      // JSON: the value of "meta", left out if nil; a sheet of a workbook
}

// Write writes the table in a format other than XLSX, for which it panics. Output
// is the same on every run; only the layout for a terminal looks at the locale,
// for in an East Asian one … and · take two cells. An error of w is returned as it
// is, so that a broken pipe can be recognised.
func Write(w io.Writer, f Format, t *Table, o Options) error {
	switch f {
	case Terminal:
		return writeTerminal(w, t, o)
	case CSV:
		return writeSeparated(w, t, csvText, ',', o.BOM)
	case TSV:
		return writeSeparated(w, t, tsvText, '\t', o.BOM)
	case JSON:
		return writeJSON(w, t, o.Meta)
	case Markdown:
		return writeMarkdown(w, t, o)
	case XLSX:
		panic("table: a workbook is written by report.WriteTable")
	}
	panic(fmt.Sprintf("table: unknown format %d", f))
}

// chunk is how many bytes are gathered before one write.
const chunk = 64 << 10

// sink gathers output and hands it on in chunks. Writers append to buf and
// call endRow after every row; the table is never held twice.
type sink struct {
	w   io.Writer
	buf []byte
}

func newSink(w io.Writer) *sink { return &sink{w: w, buf: make([]byte, 0, chunk+chunk/4)} }

func (s *sink) endRow() error {
	if len(s.buf) < chunk {
		return nil
	}
	return s.flush()
}

func (s *sink) flush() error {
	_, err := s.w.Write(s.buf)
	s.buf = s.buf[:0]
	return err
}
