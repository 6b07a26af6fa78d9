// Package golden gives tests the numbers they are held against. README.md beside
// this file cites the source of each. It is imported by tests only.
package golden

import (
	"compress/gzip"
	"embed"
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"testing"
)

//go:embed inputs expected published
var files embed.FS

// Row is a line of a golden file by column name.
type Row struct {
	names  map[string]int
	fields []string
}

// Get returns a field; an unknown column fails the test.
func (r Row) Get(tb testing.TB, column string) string {
	tb.Helper()
	i, ok := r.names[column]
	if !ok {
		tb.Fatalf("golden: no column %q", column)
	}
	return r.fields[i]
}

// Float returns a number.
func (r Row) Float(tb testing.TB, column string) float64 {
	tb.Helper()
	v, err := strconv.ParseFloat(r.Get(tb, column), 64)
	if err != nil {
		tb.Fatalf("golden: column %q: %v", column, err)
	}
	return v
}

// Int returns a whole number.
func (r Row) Int(tb testing.TB, column string) int {
	tb.Helper()
	return int(r.Float(tb, column))
}

// Columns returns the header of the file the row is from, in order.
func (r Row) Columns() []string {
	names := make([]string, len(r.names))
	for n, i := range r.names {
		names[i] = n
	}
	return names
}

// Read returns the rows of a file such as "inputs/austria_m_1992.csv"; names that
// end in .gz are unpacked.
func Read(tb testing.TB, name string) []Row {
	tb.Helper()
	f, err := files.Open(name)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			tb.Fatal(err)
		}
	}
	reader := csv.NewReader(in)
	reader.Comment = '#'
	all, err := reader.ReadAll()
	if err != nil {
		tb.Fatalf("golden: %s: %v", name, err)
	}
	names := map[string]int{}
	for i, n := range all[0] {
		names[n] = i
	}
	rows := make([]Row, 0, len(all)-1)
	for _, fields := range all[1:] {
		rows = append(rows, Row{names, fields})
	}
	return rows
}

// Column returns one column of numbers.
func Column(tb testing.TB, rows []Row, column string) []float64 {
	tb.Helper()
	values := make([]float64, len(rows))
	for i, r := range rows {
		values[i] = r.Float(tb, column)
	}
	return values
}
