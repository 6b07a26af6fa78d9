package grid

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"testing"
)

// deathsCSV is 20 MB of tidy deaths, the shape of the largest files.
func deathsCSV() []byte {
	var b bytes.Buffer
	b.WriteString("area,year,sex,age,cause,deaths\n")
	for i := 0; b.Len() < 20<<20; i++ {
		fmt.Fprintf(&b, "%d,%d,%s,%d-%d,%c%02d,%d\n", 10+i%77, 2560+i%7, []string{"male", "female"}[i%2], i%17*5, i%17*5+4, 'A'+i%25, i%100, i%1000)
	}
	return b.Bytes()
}

func BenchmarkText(b *testing.B) {
	data := deathsCSV()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		book, err := Read(bytes.NewReader(data), "deaths.csv", Options{})
		if err != nil {
			b.Fatal(err)
		}
		cells := 0
		if err := book.Rows(func(_ int, row []string) error { cells += len(row); return nil }); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEncodingCSV is the yardstick.
func BenchmarkEncodingCSV(b *testing.B) {
	data := deathsCSV()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		r := csv.NewReader(bytes.NewReader(data))
		r.ReuseRecord = true
		for {
			if _, err := r.Read(); err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
}
