package table

import (
	"io"
	"strconv"
	"strings"
)

// byteOrderMark is U+FEFF in UTF-8.
const byteOrderMark = "\xef\xbb\xbf"

// writeSeparated writes CSV after RFC 4180, but with LF line ends, or TSV.
//
// Text is written exactly as it is, also when it starts with = + - or @, which
// a spreadsheet may take for a formula: scripts read these files back, and a
// name must come back as it went in. For people with Excel there is the
// workbook, whose cells are typed.
func writeSeparated(w io.Writer, t *Table, appendText func([]byte, string) []byte, comma byte, bom bool) error {
	s := newSink(w)
	if bom {
		s.buf = append(s.buf, byteOrderMark...)
	}
	for i, c := range t.cols {
		if i > 0 {
			s.buf = append(s.buf, comma)
		}
		s.buf = appendText(s.buf, c.Name)
	}
	s.buf = append(s.buf, '\n')
	for row := range t.rows {
		start := len(s.buf)
		for col := range t.cols {
			if col > 0 {
				s.buf = append(s.buf, comma)
			}
			if !t.frame.missing(row, col) {
				s.buf = t.appendValue(s.buf, row, col, appendText)
			}
		}
		if len(s.buf) == start && comma == ',' {
			s.buf = append(s.buf, `""`...) // readers skip an empty line
		}
		s.buf = append(s.buf, '\n')
		if err := s.endRow(); err != nil {
			return err
		}
	}
	return s.flush()
}

// appendValue writes a value that is not missing, for machines.
func (t *Table) appendValue(b []byte, row, col int, appendText func([]byte, string) []byte) []byte {
	switch t.cols[col].Kind {
	case Int:
		return strconv.AppendInt(b, int64(t.frame.int(row, col)), 10)
	case Float:
		return appendFloat(b, t.frame.float(row, col))
	}
	return appendText(b, t.frame.text(row, col))
}

// csvText quotes a field where RFC 4180 asks for it, and where a reader might
// otherwise trim spaces.
func csvText(b []byte, s string) []byte {
	quote := strings.ContainsAny(s, ",\"\r\n") || s != strings.TrimSpace(s)
	if !quote {
		return append(b, s...)
	}
	b = append(b, '"')
	for i := range len(s) {
		if s[i] == '"' {
			b = append(b, '"')
		}
		b = append(b, s[i])
	}
	return append(b, '"')
}

// tsvText has no quotes: what would break a line or a cell becomes a space.
func tsvText(b []byte, s string) []byte {
	for i := range len(s) {
		switch c := s[i]; c {
		case '\t', '\n', '\r':
			b = append(b, ' ')
		default:
			b = append(b, c)
		}
	}
	return b
}
