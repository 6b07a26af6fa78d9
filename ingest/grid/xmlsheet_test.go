package grid

import (
	"encoding/xml"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"
)

// xmlHead and xmlTail enclose the sheets of an XML spreadsheet.
const (
	xmlHead = `<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">
<Styles><Style ss:ID="code"><NumberFormat ss:Format="0000"/></Style><Style ss:ID="day"><NumberFormat ss:Format="Short Date"/></Style></Styles>`
	xmlTail = `</Workbook>`
)

func xmlSheet(name, rows, options string) string {
	return `<Worksheet ss:Name="` + name + `"><Table><Column ss:Width="80"/>` + rows + `</Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">` + options + `</WorksheetOptions></Worksheet>`
}

func xmlCell(kind, text string) string {
	return `<Cell><Data ss:Type="` + kind + `">` + text + `</Data></Cell>`
}

func TestXMLSpreadsheet(t *testing.T) {
	for _, c := range []struct {
		name, rows string
		want       []numbered
	}{
		{"kinds", `<Row>` + xmlCell("String", "พื้นที่ &amp; ปี") + xmlCell("Number", "0.1") + xmlCell("DateTime", "2021-05-31T00:00:00.000") + xmlCell("Boolean", "1") + xmlCell("Error", "#N/A") + `</Row>`,
			[]numbered{{1, []string{"พื้นที่ & ปี", "0.1", "2021-05-31", "TRUE", "#N/A"}}}},
		{"codes keep their zeros", `<Row><Cell ss:StyleID="code"><Data ss:Type="Number">501</Data></Cell></Row>`, []numbered{{1, []string{"0501"}}}},
		{"gaps", `<Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="String">x</Data></Cell><Cell/>` + xmlCell("Number", "7") + `</Row><Row>` + xmlCell("String", "y") + `</Row>`,
			[]numbered{{3, []string{"", "x", "", "7"}}, {4, []string{"y"}}}},
		{"merged", `<Row><Cell ss:MergeAcross="1" ss:MergeDown="2"><Data ss:Type="String">ชาย</Data></Cell>` + xmlCell("Number", "1") + `</Row><Row ss:Index="4">` + xmlCell("Number", "2") + `</Row>`,
			[]numbered{{1, []string{"ชาย", "ชาย", "1"}}, {2, []string{"ชาย", "ชาย"}}, {3, []string{"ชาย", "ชาย"}}, {4, []string{"2"}}}},
		{"rich text and notes", `<Row><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>มะ</B>เร็ง</ss:Data><Comment><Data>a note</Data></Comment></Cell></Row>`,
			[]numbered{{1, []string{"มะเร็ง"}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, b, err := readAll(t, []byte(xmlHead+xmlSheet("ข้อมูล", c.rows, "")+xmlTail), Options{})
			if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
				t.Fatalf("%v (-want +got):\n%s", err, diff)
			}
			if b.Sheet != "ข้อมูล" || b.SHA256() == "" {
				t.Errorf("sheet %q, hash %q", b.Sheet, b.SHA256())
			}
		})
	}
}

// TestXMLSpreadsheetSheets: hidden and empty sheets come last, others by name.
func TestXMLSpreadsheetSheets(t *testing.T) {
	row := func(s string) string { return `<Row>` + xmlCell("String", s) + `</Row>` }
	data := xmlHead + xmlSheet("ซ่อน", row("hidden"), "<Visible>SheetHidden</Visible>") + xmlSheet("ว่าง", "<Row/>", "") + xmlSheet("ชาย", row("men"), "") + xmlSheet("หญิง", row("women"), "") + xmlTail
	for sheet, want := range map[string]string{"": "men", "หญิง": "women", "ซ่อน": "hidden"} {
		got, _, err := readAll(t, []byte(data), Options{Sheet: sheet})
		if err != nil || len(got) != 1 || got[0].Cells[0] != want {
			t.Errorf("sheet %q: %v, %v", sheet, got, err)
		}
	}
	thai, err := charmap.Windows874.NewEncoder().String(strings.Replace(data, `version="1.0"`, `version="1.0" encoding="windows-874"`, 1))
	if err != nil {
		t.Fatal(err)
	}
	if got, b, err := readAll(t, []byte(thai), Options{}); err != nil || len(got) != 1 || b.Sheet != "ชาย" {
		t.Errorf("in Windows-874: %v, %v", got, err)
	}
	refused(t, []byte(data[:len(data)-200]), Options{Sheet: "หญิง"}, "damaged or cut off")
	refused(t, []byte(xmlHead+xmlTail), Options{}, "no sheet of the workbook has cells")
}

// TestXMLSpreadsheetRoundTrip: what a sheet holds comes back where it stands.
func TestXMLSpreadsheetRoundTrip(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var rows strings.Builder
		var want []numbered
		at := 0
		for range rapid.IntRange(1, 5).Draw(rt, "rows") {
			at += rapid.IntRange(1, 3).Draw(rt, "step")
			cells := rapid.SliceOfN(rapid.SampledFrom([]string{"", "a", "เลย", "1-4", `<&">`, "12.5"}), 1, 6).Draw(rt, "cells")
			rows.WriteString(`<Row ss:Index="` + strconv.Itoa(at) + `">`)
			for i, c := range cells {
				if c != "" {
					rows.WriteString(`<Cell ss:Index="` + strconv.Itoa(i+1) + `"><Data ss:Type="String">`)
					if err := xml.EscapeText(&rows, []byte(c)); err != nil {
						rt.Fatal(err)
					}
					rows.WriteString(`</Data></Cell>`)
				}
			}
			rows.WriteString(`</Row>`)
			if cells = trimmed(cells); len(cells) > 0 {
				want = append(want, numbered{at, cells})
			}
		}
		if len(want) == 0 {
			return
		}
		got, _, err := readAll(t, []byte(xmlHead+xmlSheet("a", rows.String(), "")+xmlTail), Options{})
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			rt.Fatalf("%v (-want +got):\n%s", err, diff)
		}
	})
}

// TestFlatODS: an OpenDocument spreadsheet in one file is read as the zipped one is.
func TestFlatODS(t *testing.T) {
	data := `<?xml version="1.0" encoding="UTF-8"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>` +
		`<table:table table:name="ชาย">` + odsRow + odsText + "เลย" + odsStop + odsEnd + `</table:table></office:spreadsheet></office:body></office:document>`
	got, b, err := readAll(t, []byte(data), Options{})
	if diff := cmp.Diff([]numbered{{1, []string{"เลย"}}}, got); err != nil || diff != "" || b.Sheet != "ชาย" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

// TestOneFileInZip: a zip that holds one table is that table.
func TestOneFileInZip(t *testing.T) {
	book := xmlHead + xmlSheet("a", `<Row>`+xmlCell("String", "x")+xmlCell("String", "y")+`</Row>`, "") + xmlTail
	for name, data := range map[string]string{
		"text":     zipped("folder/", "", "folder/deaths.csv", "x,y\n", "__MACOSX/folder/._deaths.csv", "\x00\x05", ".DS_Store", "\x00"),
		"workbook": zipped("deaths.xls", book),
		"gzip":     zipped("deaths.csv.gz", string(gzipped([]byte("x,y\n")))),
	} {
		got, b, err := readAll(t, []byte(data), Options{})
		if diff := cmp.Diff([]numbered{{1, []string{"x", "y"}}}, got); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", name, err, diff)
		} else if len(b.SHA256()) != 64 {
			t.Errorf("%s: hash %q", name, b.SHA256())
		}
	}
}

func FuzzXMLSpreadsheet(f *testing.F) {
	f.Add(`<Row ss:Index="3"><Cell ss:Index="2" ss:MergeAcross="1" ss:MergeDown="2"><Data ss:Type="Number">501</Data></Cell></Row><Row ss:Index="9"/>`)
	f.Add(`<Row><Cell ss:StyleID="day"><Data ss:Type="Number">44000</Data><Comment><Data>x</Data></Comment></Cell></Row>`)
	f.Fuzz(func(t *testing.T, rows string) {
		checkRows(t, []byte(xmlHead+xmlSheet("a", rows, "")+xmlTail))
	})
}
