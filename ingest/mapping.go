package ingest

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"

	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/layout"
)

// mappingHeader begins a mapping file.
var mappingHeader = []string{"column", "field"}

// ReadMapping reads a mapping file: a table with the columns column and field.
func ReadMapping(path string) (layout.Mapping, error) {
	s, err := readSidecar(path, mappingHeader, nil)
	if err != nil {
		return nil, err
	}
	var m layout.Mapping
	for _, row := range s.rows {
		one := layout.Mapped{Column: s.text(row, "column"), Field: s.text(row, "field")}
		if one.Column == "" {
			return nil, s.book.Errorf(row.row, s.col["column"], "name the column", "the column is blank")
		}
		if err := one.Check(); err != nil {
			return nil, s.book.Errorf(row.row, s.col["field"], "", "%v", err)
		}
		m = append(m, one)
	}
	return m, nil
}

// WriteMapping writes a mapping file. A file that exists is replaced only if it is one.
func WriteMapping(path string, m layout.Mapping) error {
	if _, err := os.Stat(path); err == nil {
		if _, err := ReadMapping(path); err != nil {
			return &grid.Error{File: path, Msg: "exists and is not a mapping file: it was left alone", Hint: "name a file that is not there yet", Err: err}
		}
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write(mappingHeader) // a bytes.Buffer takes everything
	for _, one := range m {
		w.Write([]string{one.Column, one.Field})
	}
	w.Flush()
	if err := WriteFile(path, b.Bytes()); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
