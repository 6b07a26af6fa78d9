package grid

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/xuri/excelize/v2"
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

// deathsXLSX is a sheet of 200,000 rows and 20 columns.
func deathsXLSX(b *testing.B) []byte {
	b.Helper()
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	row := make([]any, 20)
	for r := range 200_000 {
		for c := range row {
			row[c] = r*c%1000 + c
		}
		row[0], row[1], row[2] = "เลย", "ชาย", 0.25*float64(r)
		if err := w.SetRow(Cell(r+1, 0), row); err != nil {
			b.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := errors.Join(w.Flush(), f.Write(&out)); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

func BenchmarkXLSX(b *testing.B) {
	data := deathsXLSX(b)
	b.ReportAllocs()
	for b.Loop() {
		book, err := Read(bytes.NewReader(data), "deaths.xlsx", Options{})
		if err != nil {
			b.Fatal(err)
		}
		cells := 0
		if err := book.Rows(func(_ int, row []string) error { cells += len(row); return nil }); err != nil || cells != 4_000_000 {
			b.Fatal(cells, err)
		}
		book.Close()
	}
}

// BenchmarkXMLTokens is the yardstick of BenchmarkXLSX: unzipping and cutting into tokens.
func BenchmarkXMLTokens(b *testing.B) {
	data := deathsXLSX(b)
	b.ReportAllocs()
	for b.Loop() {
		zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			b.Fatal(err)
		}
		part, err := zr.Open("xl/worksheets/sheet1.xml")
		if err != nil {
			b.Fatal(err)
		}
		dec := xml.NewDecoder(part)
		for {
			if _, err := dec.Token(); err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
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
