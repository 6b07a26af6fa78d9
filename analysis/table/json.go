package table

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"
)

// writeJSON writes {"meta": …, "rows": [ … ]} with one row a line and the keys
// in column order.
func writeJSON(w io.Writer, t *Table, meta any) error {
	s := newSink(w)
	s.buf = append(s.buf, '{')
	if meta != nil {
		m, err := marshal(meta)
		if err != nil {
			return fmt.Errorf("table: meta cannot be written as JSON: %w", err)
		}
		s.buf = append(s.buf, `"meta": `...)
		s.buf = append(s.buf, m...)
		s.buf = append(s.buf, ",\n"...)
	}
	s.buf = append(s.buf, `"rows": [`...)
	keys := make([][]byte, len(t.cols))
	for i, c := range t.cols {
		keys[i] = append(jsonText(nil, c.Name), ": "...)
	}
	for row := range t.rows {
		if row > 0 {
			s.buf = append(s.buf, ',')
		}
		s.buf = append(s.buf, '\n')
		s.buf = t.appendObject(s.buf, row, keys)
		if err := s.endRow(); err != nil {
			return err
		}
	}
	if t.rows > 0 {
		s.buf = append(s.buf, '\n')
	}
	s.buf = append(s.buf, "]}\n"...)
	return s.flush()
}

func (t *Table) appendObject(b []byte, row int, keys [][]byte) []byte {
	b = append(b, '{')
	for col := range t.cols {
		if col > 0 {
			b = append(b, ", "...)
		}
		b = append(b, keys[col]...)
		if t.frame.missing(row, col) {
			b = append(b, "null"...)
		} else {
			b = t.appendValue(b, row, col, jsonText)
		}
	}
	return append(b, '}')
}

// marshal is json.Marshal without the escapes for HTML: <1 stays <1.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// jsonText writes s as a JSON string (RFC 8259 section 7), Thai as itself and
// bad UTF-8 as U+FFFD.
func jsonText(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r < ' ':
			b = append(b, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		default:
			b = utf8.AppendRune(b, r)
		}
		i += size
	}
	return append(b, '"')
}
