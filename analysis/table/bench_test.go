package table

import (
	"io"
	"testing"
)

// big is the largest result expected: 30,000 rows of 20 columns.
func big() *Table {
	cols := make([]Column, 20)
	for i := range cols {
		cols[i] = Column{Name: string(rune('a' + i)), Kind: Kind(i % 3)}
	}
	b := New(cols)
	row := make([]any, len(cols))
	for r := range 30000 {
		for i := range row {
			switch cols[i].Kind {
			case Text:
				row[i] = "โรคหลอดเลือดสมอง"
			case Int:
				row[i] = r * i
			case Float:
				row[i] = float64(r) / float64(i+3)
			}
		}
		b.Append(row...)
	}
	return b.Table()
}

func BenchmarkBuild(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		big()
	}
}

func BenchmarkCSV(b *testing.B) { benchmarkWrite(b, CSV) }

func BenchmarkJSON(b *testing.B) { benchmarkWrite(b, JSON) }

func BenchmarkTerminal(b *testing.B) { benchmarkWrite(b, Terminal) }

func benchmarkWrite(b *testing.B, f Format) {
	t := big()
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(io.Discard, f, t, Options{Width: 100}); err != nil {
			b.Fatal(err)
		}
	}
}
