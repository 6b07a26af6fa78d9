package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const oddCounts = "area,year,sex,age,deaths,population\nเลย,2565,male,0-9,500,7500\nเลย,2565,male,10-19,500,7500\nเลย,2565,male,20+,500,10000\n"

// TestOddBytes: files that are no UTF-8 text are refused by name, with advice.
func TestOddBytes(t *testing.T) {
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(oddCounts)
	if err != nil {
		t.Fatal(err)
	}
	thai, err := charmap.Windows874.NewEncoder().String(oddCounts)
	if err != nil {
		t.Fatal(err)
	}
	var book bytes.Buffer
	if err := writeXLSX(&book, []sheet{{"a", [][]string{{"age"}}}}); err != nil {
		t.Fatal(err)
	}
	packed := gzipped(t, oddCounts)
	for name, text := range map[string]string{"UTF-16": utf16, "Windows-874": thai} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.WriteFile("odd.csv", []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			if status, _, stderr := inProcess(t, nil, "ingest", "odd.csv", "-o", "data"); status != exitDone {
				t.Errorf("status %d: %s", status, stderr)
			}
		})
	}
	for _, tt := range []struct{ name, data, want string }{
		{"NUL bytes", strings.Replace(oddCounts, "7500", "7\x005", 1), "this is not a table: it holds binary data"},
		{"half a gzip", packed[:len(packed)/2], "the file ends too early"},
		{"gzip in gzip", gzipped(t, packed), "this is a gzip file inside a gzip file"},
		{"half a workbook", book.String()[:book.Len()/2], "odd.csv: "},
		{"half an old workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "the workbook is damaged or cut off"},
		{"PDF", "%PDF-1.7\n", "this is a PDF, which has no cells"},
		{"only a byte order mark", "\ufeff", "odd.csv: "},
		{"only blank lines", "\n\n\n", "odd.csv: "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.WriteFile("odd.csv", []byte(tt.data), 0o644); err != nil {
				t.Fatal(err)
			}
			status, out, stderr := inProcess(t, nil, "ingest", "odd.csv", "-o", "data")
			if status != exitData || out != "" || !strings.HasPrefix(stderr, "le: odd.csv: ") || !strings.Contains(stderr, tt.want) || !strings.Contains(stderr, "le: hint: ") {
				t.Errorf("status %d, want %d; %q, want %q", status, exitData, stderr, tt.want)
			}
			if left, _ := filepath.Glob("*"); len(left) != 1 {
				t.Errorf("left behind: %q", left)
			}
		})
	}
}

func gzipped(t *testing.T, s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// FuzzStandardInput: whatever comes in, the program is done or says that the data
// cannot be used, and no number it prints is without value.
func FuzzStandardInput(f *testing.F) {
	f.Add(oddCounts)
	f.Add("age,deaths,population\n0,1,900\n1,2,4000\n5,3,9000\n")
	f.Add("ปี,เพศ,อายุ,ตาย,ประชากร\n2565,ชาย,<1,1,1e3\n2565,รวม,1 ปีขึ้นไป,-,๑๐๐๐๐\n")
	f.Add("year;sex;age;cause;deaths;population\n2565-2567;both;0-4;I60-I69;1;1\n2020;unknown;5+;all;2;9999999\n")
	f.Fuzz(func(t *testing.T, input string) {
		status, out, stderr := inProcess(t, func(s *streams) { s.in = strings.NewReader(input) }, "lifetable", "-", "--allow-small", "--spread-unknown")
		if status != exitDone && status != exitData {
			t.Fatalf("status %d: %s", status, stderr)
		}
		if status == exitData && (out != "" || !strings.HasPrefix(stderr, "le: ")) {
			t.Fatalf("%q, %q", out, stderr)
		}
		rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for _, cell := range row[5:] {
				if v, err := strconv.ParseFloat(cell, 64); i > 0 && err == nil && (math.IsNaN(v) || math.IsInf(v, 0)) {
					t.Fatalf("%q", row)
				}
			}
		}
	})
}
