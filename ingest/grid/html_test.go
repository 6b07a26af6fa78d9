package grid

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"
)

func TestHTML(t *testing.T) {
	tests := []struct {
		name, in string
		want     []numbered
	}{
		{"a hospital system's export", "\ufeff<html><head><meta charset=\"utf-8\"><style>td{color:red}</style></head><body>\n<table border=1>\n<tr><th>อายุ</th><th>ตาย</th></tr>\n<tr><td>0-4</td><td>1,234</td></tr>\n</table>",
			[]numbered{{1, []string{"อายุ", "ตาย"}}, {2, []string{"0-4", "1,234"}}}},
		{"end tags left out, capitals", "<TABLE><TR><TD>a<TD>b<TR><TD>1<TD>2</TABLE>", []numbered{{1, []string{"a", "b"}}, {2, []string{"1", "2"}}}},
		{"no rows around cells", "<table><td>a<td>b</table>", []numbered{{1, []string{"a", "b"}}}},
		{"entities and spaces", "<table><tr><td> &lt;1&nbsp;ปี\n  &amp; more </td><td>&nbsp;</td><td>&#3585;</td></table>", []numbered{{1, []string{"<1 ปี & more", "", "ก"}}}},
		{"line ends", "<table><tr><td>การตาย<br>Deaths<p>x</p></td><td><br>1<br></td></table>", []numbered{{1, []string{"การตาย\nDeaths\nx", "1"}}}},
		{"header over columns and rows", "<table><thead><tr><th rowspan=2>อายุ<th colspan=2>2565<th rowspan=2>รวม<tr><th>ชาย<th>หญิง<tbody><tr><td>0<td>1<td>2<td>3</table>",
			[]numbered{{1, []string{"อายุ", "2565", "2565", "รวม"}}, {2, []string{"อายุ", "ชาย", "หญิง", "รวม"}}, {3, []string{"0", "1", "2", "3"}}}},
		{"a cell that reaches past its rows", "<table><tr><td rowspan=3>a<td>b<tr><td>c<tr></table>", []numbered{{1, []string{"a", "b"}}, {2, []string{"a", "c"}}, {3, []string{"a"}}}},
		{"rowspan to the end", "<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>", []numbered{{1, []string{"a", "b"}}, {2, []string{"a", "c"}}, {3, []string{"a", "d"}}}},
		{"a gap before a held column", "<table><tr><td>a<td>b<td rowspan=2>c<tr><td>d</table>", []numbered{{1, []string{"a", "b", "c"}}, {2, []string{"d", "", "c"}}}},
		{"blank rows are counted", "<table><tr><td>a<tr><td><tr><td>b</table>", []numbered{{1, []string{"a"}}, {3, []string{"b"}}}},
		{"the largest table", "<table><tr><td>title</table><table><tr><td>a<td>b<tr><td>1<td>2</table><table><tr><td>footer</table>", []numbered{{1, []string{"a", "b"}}, {2, []string{"1", "2"}}}},
		{"a table that frames the data", "<table><tr><td>menu<table><tr><td>no<td>no</table>end</td><td>a<table></table><td>b</table>", []numbered{{1, []string{"menu\nend", "a", "b"}}}},
		{"data inside a frame", "<table><tr><td>menu<td><table><tr><td>a<td>b<tr><td>c</table></table>", []numbered{{1, []string{"a", "b"}}, {2, []string{"c"}}}},
		{"scripts and comments", "<!-- <table><td>no --><table><tr><td>a<script>document.write('<td>no')</script><!-- no --><td>b<style>no</style></table>", []numbered{{1, []string{"a", "b"}}}},
		{"warnings in front", "Notice: Undefined variable\n<table><tr><td>a</td></tr></table>", []numbered{{1, []string{"a"}}}},
		{"XHTML", "<?xml version=\"1.0\"?>\n<html xmlns=\"x\"><table><tr><td>a</td><td/></tr></table></html>", []numbered{{1, []string{"a"}}}},
		{"no end", "<table><tr><td>a<td>b", []numbered{{1, []string{"a", "b"}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows, _, err := readAll(t, []byte(tt.in), Options{})
			if diff := cmp.Diff(tt.want, rows); err != nil || diff != "" {
				t.Errorf("%v (-want +got):\n%s", err, diff)
			}
		})
	}
}

func TestHTMLEncodings(t *testing.T) {
	const page = "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=%s\"></head><table><tr><td>ตาย</td><td>ก</td></tr></table>"
	want := []numbered{{1, []string{"ตาย", "ก"}}}
	thai := encoded(t, charmap.Windows874, fmt.Sprintf(page, "tis-620"))
	latin := encoded(t, charmap.Windows1252, "<meta charset='windows-1252'><table><td>M\u00e9xico</table>")
	tests := []struct {
		name  string
		data  []byte
		named string
		want  []numbered
		is    string
	}{
		{"declared", thai, "", want, "windows-874"},
		{"not declared", encoded(t, charmap.Windows874, fmt.Sprintf(page, "")), "", want, "windows-874"},
		{"declared as UTF-8, but is not", encoded(t, charmap.Windows874, fmt.Sprintf(page, "utf-8")), "", want, "windows-874"},
		{"declared as TIS-620, but is UTF-8", []byte(fmt.Sprintf(page, "tis-620")), "", want, "utf-8"},
		{"UTF-16", append([]byte("\xff\xfe"), encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), fmt.Sprintf(page, "unicode"))...), "", want, "utf-16le"},
		{"Western, declared", latin, "", []numbered{{1, []string{"México"}}}, "windows-1252"},
		{"named", latin, "windows-1250", []numbered{{1, []string{"México"}}}, "windows-1250"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows, b, err := readAll(t, tt.data, Options{Encoding: tt.named})
			if diff := cmp.Diff(tt.want, rows); err != nil || diff != "" {
				t.Fatalf("%v (-want +got):\n%s", err, diff)
			}
			if b.Encoding != tt.is {
				t.Errorf("encoding %q, want %q", b.Encoding, tt.is)
			}
		})
	}
}

func TestHTMLTables(t *testing.T) {
	page := []byte("<table><tr><td>one</table><table></table><table><tr><td>three<td>c</table>")
	for asked, want := range map[string]string{"": "three", "1": "one", "table 1": "one", "Table 3": "three"} {
		rows, b, err := readAll(t, page, Options{Sheet: asked})
		if err != nil || rows[0].Cells[0] != want || len(b.Sheets()) != 3 {
			t.Errorf("%q: %v, %v", asked, rows, err)
		}
	}
	b, err := Read(bytes.NewReader(page), "x", Options{})
	if err == nil {
		err = b.Select("1")
	}
	if err != nil || b.Sheet != "table 1" {
		t.Errorf("%q, %v", b.Sheet, err)
	}
	_, _, err = readAll(t, page, Options{Sheet: "4"})
	var located *Error
	if !errors.As(err, &located) || err.Error() != `deaths.csv: there is no sheet "4"` || located.Hint != `the sheets are: "table 1", "table 2", "table 3"` {
		t.Errorf("%#v", err)
	}
}

func TestHTMLRefuses(t *testing.T) {
	tests := []struct{ name, in, says string }{
		{"no table", "<html><body>please log in</body></html>", "web page without a table"},
		{"an empty table", "<table><tr><td>&nbsp;</td></tr></table>", "web page without a table"},
		{"too wide", "<table><tr><td>a<tr><td colspan=20000>x</table>", `sheet "table 1": row 2: more than 16384 columns`},
		{"a bomb of columns", "<table>" + strings.Repeat("<tr><td colspan=16000>x", 300) + "</table>", "give more than 4000000 cells"},
		{"a bomb of rows", "<table><tr><td>a<td>b<td colspan=16000 rowspan=60000>x" + strings.Repeat("<tr>", 300) + "</table>", "give more than 4000000 cells"},
		{"a gap held open", "<table><tr>" + strings.Repeat("<td>", 16000) + "<td rowspan=60000>x" + strings.Repeat("<tr>", 300) + "</table>", "give more than 4000000 cells"},
		{"long cell", "<table><tr><td>a<td>" + strings.Repeat("ก", MaxCellRunes+1) + "</table>", `sheet "table 1", cell B1: the cell is longer`},
		{"many tables", strings.Repeat("<table>", maxTables+1), "web page without a table"},
		{"many tables behind one", "<table><td>x</table>" + strings.Repeat("<table>", maxTables+1), "more than 10000 tables"},
		{"bad bytes", "<meta charset=utf-8><table>\n<td>กขค\xff</table>", "line 2: the page has bytes that mean nothing"},
		{"XML", "<?xml version=\"1.0\"?><Workbook><Table></Table></Workbook>", "XML file"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := readAll(t, []byte(tt.in), Options{})
			var located *Error
			if !errors.As(err, &located) || !strings.Contains(err.Error(), tt.says) || located.Hint == "" {
				t.Errorf("got %v, want an error with %q and a hint", err, tt.says)
			}
		})
	}
}

// Every table that is written cell by cell comes back, whatever its cells hold.
func TestHTMLRoundTrip(t *testing.T) {
	cellText := rapid.StringOf(rapid.SampledFrom([]rune("aก1<>&\"'")))
	rapid.Check(t, func(rt *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(cellText, 0, 4), 1, 6).Draw(rt, "rows")
		rows = append(rows, []string{"last"})
		var page strings.Builder
		page.WriteString("<table>")
		var want []numbered
		for i, row := range rows {
			page.WriteString("<tr>")
			for _, c := range row {
				page.WriteString("<td>" + html.EscapeString(c) + "</td>")
			}
			if kept := trimmed(row); len(kept) > 0 {
				want = append(want, numbered{i + 1, kept})
			}
		}
		got, _, err := readAll(t, []byte(page.String()), Options{})
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			rt.Fatalf("%v (-want +got):\n%s", err, diff)
		}
	})
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		"<table><tr><th rowspan=2>a<th colspan=2>b<tr><td>1<td>2</table>",
		"<html><meta charset=tis-620><table><td>\xa1<table><tr><td rowspan=0>x</table></table>",
		"<table><td>&nbsp;&#0;&lt;<br>x<script><td></script><style></table>",
		"\ufeff<table><tr><td colspan=99999 rowspan=99999>a<tr><td>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		checkRows(t, append([]byte("<table>"), data...))
	})
}
