package grid

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestText(t *testing.T) {
	tests := []struct {
		name, in string
		want     []numbered
	}{
		{"comma", "a,b\n1,2\n", []numbered{{1, []string{"a", "b"}}, {2, []string{"1", "2"}}}},
		{"no line end at the end", "a,b\n1,2", []numbered{{1, []string{"a", "b"}}, {2, []string{"1", "2"}}}},
		{"CRLF", "a,b\r\n1,2\r\n", []numbered{{1, []string{"a", "b"}}, {2, []string{"1", "2"}}}},
		{"CR", "a,b\r1,2\r", []numbered{{1, []string{"a", "b"}}, {2, []string{"1", "2"}}}},
		{"byte-order mark", "\ufeffพื้นที่,ปี\nเลย,2565\n", []numbered{{1, []string{"พื้นที่", "ปี"}}, {2, []string{"เลย", "2565"}}}},
		{"byte-order mark and quote", "\ufeff\"a\",b\n", []numbered{{1, []string{"a", "b"}}}},
		{"semicolon with decimal commas", "a;b\n1,5;2,5\n3,5;4,5\n", []numbered{{1, []string{"a", "b"}}, {2, []string{"1,5", "2,5"}}, {3, []string{"3,5", "4,5"}}}},
		{"semicolon, every line has a comma", "1,5;2,5\n3,5;4,5\n", []numbered{{1, []string{"1,5", "2,5"}}, {2, []string{"3,5", "4,5"}}}},
		{"tab", "a\tb, c\n1\t2\n", []numbered{{1, []string{"a", "b, c"}}, {2, []string{"1", "2"}}}},
		{"pipe with thousands commas", "5712|0|31,999,008|33,125,708|\n5712|10|1,234|5,678|\n",
			[]numbered{{1, []string{"5712", "0", "31,999,008", "33,125,708", ""}}, {2, []string{"5712", "10", "1,234", "5,678", ""}}}},
		{"sep line", "sep=;\na;b\n", []numbered{{1, []string{"a", "b"}}}},
		{"title above a table", "การตาย พ.ศ. 2565\n\nพื้นที่;เพศ;ตาย\nเลย;ชาย;1\nตรัง;หญิง;2\n",
			[]numbered{{1, []string{"การตาย พ.ศ. 2565"}}, {3, []string{"พื้นที่", "เพศ", "ตาย"}}, {4, []string{"เลย", "ชาย", "1"}}, {5, []string{"ตรัง", "หญิง", "2"}}}},
		{"blank rows are counted", "a,b\n\n,\n1,2\n", []numbered{{1, []string{"a", "b"}}, {4, []string{"1", "2"}}}},
		{"ragged rows", "a,b,c\n1\n1,2,3,4\n", []numbered{{1, []string{"a", "b", "c"}}, {2, []string{"1"}}, {3, []string{"1", "2", "3", "4"}}}},
		{"line ends inside quotes", "\"การตาย\r\nDeaths\",b\n\"x\n\ny\",2\n3,4\n",
			[]numbered{{1, []string{"การตาย\nDeaths", "b"}}, {2, []string{"x\n\ny", "2"}}, {3, []string{"3", "4"}}}},
		{"separator inside quotes", "name,n\n\"a,b\",1\n", []numbered{{1, []string{"name", "n"}}, {2, []string{"a,b", "1"}}}},
		{"doubled quotes", "\"say \"\"hi\"\"\",\"\"\"\"\n", []numbered{{1, []string{`say "hi"`, `"`}}}},
		{"quote inside a bare cell", "a,b\n5\" pipe,2\n3,4\n", []numbered{{1, []string{"a", "b"}}, {2, []string{`5" pipe`, "2"}}, {3, []string{"3", "4"}}}},
		{"empty quoted cells", "\"\",\"x\"\n", []numbered{{1, []string{"", "x"}}}},
		{"space behind a closing quote", "\"a\" ,b\n", []numbered{{1, []string{"a", "b"}}}},
		{"one column", "a\n1\n", []numbered{{1, []string{"a"}}, {2, []string{"1"}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for form, data := range map[string][]byte{"plain": []byte(tt.in), "gzip": gzipped([]byte(tt.in))} {
				rows, b, err := readAll(t, data, Options{})
				if diff := cmp.Diff(tt.want, rows); err != nil || diff != "" {
					t.Errorf("%s: %v (-want +got):\n%s", form, err, diff)
				}
				if b != nil && b.Sheet != "" {
					t.Errorf("sheet %q", b.Sheet)
				}
			}
		})
	}
}

func TestTextRefuses(t *testing.T) {
	long := strings.Repeat("ก", MaxCellRunes)
	tests := []struct{ name, in, want string }{
		{"quote never closed", "a,b\n1,\"2\n3,4\n5,6\n", "deaths.csv: cell B2: the quotation mark opened on line 2 is not closed"},
		{"quote never closed in a long file", "a,b\n\"1,2\n" + strings.Repeat("3,4\n", 1<<16), "deaths.csv: cell A2: the quotation mark opened on line 2 is not closed"},
		{"text behind a closing quote", "a,b\n\"1\"x,2\n", "deaths.csv: cell A2: there is text behind the closing quotation mark on line 2"},
		{"address after line ends in quotes", "\"a\nb\",c\n1,\"2\"3\n", "deaths.csv: cell B2: there is text behind the closing quotation mark on line 3"},
		{"Latin-1", "a,b\n1,M\xe9xico\n", "deaths.csv: line 2, byte 4: the text is neither UTF-8 nor Thai in Windows-874"},
		{"Latin-1 in capitals", "\"\xd3bitos p/Ocorr\xeanc\"\n\"Munic\xedpio\",1\n", "deaths.csv: line 1, byte 2: the text is neither UTF-8 nor Thai in Windows-874"},
		{"one bad byte", "ก,ข\nค,1\n\"ง\n\xa1\",2\n", "deaths.csv: line 4, byte 1: the text is not UTF-8"},
		{"bad byte far down", "ก,ข\n" + strings.Repeat("ก,1\n", headBytes) + "\xa1,2\n", "deaths.csv: line 65538, byte 1: the text is not UTF-8"},
		{"long cell", "a,b\n1," + long + "ก\n", "deaths.csv: cell B2: the cell is longer than 32767 characters"},
		{"long quoted cell", "a,b\n1,\"" + long + "ก\"\n", "deaths.csv: cell B2: the cell is longer than 32767 characters"},
		{"many columns", strings.Repeat(",", MaxColumns-1) + "x\n" + strings.Repeat(",", MaxColumns) + "x\n", "deaths.csv: row 2: more than 16384 cells"},
		{"many quoted columns", "a\n\"\"" + strings.Repeat(",", MaxColumns) + "x\n", "deaths.csv: row 2: more than 16384 cells"},
		{"endless row", "a\n" + strings.Repeat("x", maxRowBytes+1), "deaths.csv: row 2: the row is longer than 16777216 bytes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := readAll(t, []byte(tt.in), Options{})
			if err == nil || err.Error() != tt.want {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
	rows, _, err := readAll(t, []byte("a,b\n1,"+long+"\n"), Options{})
	if err != nil || len(rows) != 2 || rows[1].Cells[1] != long {
		t.Errorf("a cell of exactly the limit: %v", err)
	}
	if _, err := Read(strings.NewReader("a,b\n"), "x.csv", Options{Sheet: "ชาย"}); err == nil || !strings.Contains(err.Error(), "no sheet") {
		t.Errorf("sheet of a text file: %v", err)
	}
}

func csvText() *rapid.Generator[string] {
	return rapid.StringOf(rapid.SampledFrom([]rune("aก1 ,\"\n\"")))
}

// What encoding/csv takes, the scanner takes, with the same cells.
func TestScannerAgreesWithEncodingCSV(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := "h,h\n" + csvText().Draw(t, "text")
		r := csv.NewReader(strings.NewReader(text))
		r.FieldsPerRecord = -1
		want, err := r.ReadAll()
		if err != nil {
			return
		}
		kept := want[:0]
		for _, row := range want {
			if !blank(row) {
				kept = append(kept, row)
			}
		}
		got, err := scanComma(text)
		if diff := cmp.Diff(kept, got); err != nil || diff != "" {
			t.Fatalf("%q: %v (-encoding/csv +scanner):\n%s", text, err, diff)
		}
	})
}

// What encoding/csv writes, the scanner reads back.
func TestScannerReadsWhatIsWritten(t *testing.T) {
	cell := rapid.StringOf(rapid.SampledFrom([]rune("aก1 ,;\t|\"\n")))
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 1, 5), 1, 6).Draw(t, "rows")
		var text bytes.Buffer
		w := csv.NewWriter(&text)
		w.UseCRLF = rapid.Bool().Draw(t, "crlf")
		var want [][]string
		for _, row := range rows {
			if blank(row) {
				continue
			}
			want = append(want, row)
			if err := w.Write(row); err != nil {
				t.Fatal(err)
			}
		}
		w.Flush()
		got, err := scanComma(text.String())
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Fatalf("%q: %v (-want +got):\n%s", text.String(), err, diff)
		}
	})
}

// scanComma reads text with a comma as separator whatever it looks like.
func scanComma(text string) ([][]string, error) {
	b, err := Read(strings.NewReader("sep=,\n"+text), "x.csv", Options{})
	if err != nil {
		return nil, err
	}
	var rows [][]string
	err = b.Rows(func(_ int, cells []string) error {
		rows = append(rows, append([]string(nil), cells...))
		return nil
	})
	return rows, err
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "a;b\r\n\"x\r\ny\";2", "a\tb\r1\t2\r", "\ufeffก|ข\n\"", "sep=;\na;b", "\"a\" b,c\n", "a,\"b\"\"\n", "\xa1,\n"} {
		f.Add([]byte(s))
		f.Add(gzipped([]byte(s)))
	}
	for _, s := range []string{"\xa1\xd2\xc3,\xb5\xd2\xc2\n1,2\n", "a\x00,\x00\x01\x0e\n\x001\x00,\x002\x00\n\x00", "\xfe\xff\x00a\x00,\x0e\x01\x00\n", "\xff\xfea\x00\xd8\xd8"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkRows(t, data) })
}

// checkRows reads data and holds what must be true of every file: rows in order, cells
// within the limits, and errors that are Errors.
func checkRows(t *testing.T, data []byte) { checkRowsAs(t, data, Options{}) }

func checkRowsAs(t *testing.T, data []byte, opt Options) {
	t.Helper()
	b, err := Read(bytes.NewReader(data), "x", opt)
	if err == nil {
		last := 0
		err = b.Rows(func(row int, cells []string) error {
			if row <= last || row > MaxTextRows || len(cells) > MaxColumns || blank(cells) {
				t.Fatalf("row %d after %d: %d cells", row, last, len(cells))
			}
			last = row
			for _, c := range cells {
				if utf8.RuneCountInString(c) > MaxCellRunes {
					t.Fatalf("row %d: a cell of %d bytes", row, len(c))
				}
			}
			return nil
		})
		if err == nil && len(b.SHA256()) != 64 {
			t.Errorf("hash %q", b.SHA256())
		}
		if closing := b.Close(); closing != nil {
			t.Error(closing)
		}
	}
	if err != nil {
		if _, ok := err.(*Error); !ok {
			t.Errorf("%T: %v", err, err)
		}
	}
}

func blank(cells []string) bool {
	for _, c := range cells {
		if c != "" {
			return false
		}
	}
	return true
}
