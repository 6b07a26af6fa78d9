package grid

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// zipped makes a zip file of names and contents in turn.
func zipped(namesAndContents ...string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i+1 < len(namesAndContents); i += 2 {
		f, _ := w.Create(namesAndContents[i])
		f.Write([]byte(namesAndContents[i+1]))
	}
	w.Close()
	return b.String()
}

// saved lets excelize write the workbook that fill makes.
func saved(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func set(t testing.TB, f *excelize.File, sheet string, cells map[string]any) {
	t.Helper()
	for cell, v := range cells {
		if err := f.SetCellValue(sheet, cell, v); err != nil {
			t.Fatal(err)
		}
	}
}

func format(t testing.TB, f *excelize.File, cell, code string) {
	t.Helper()
	id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
	if err == nil {
		err = f.SetCellStyle("Sheet1", cell, cell, id)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestXLSX(t *testing.T) {
	day := time.Date(2024, 1, 4, 0, 0, 0, 0, time.UTC)
	tests := []struct {
		name string
		fill func(f *excelize.File)
		want []numbered
	}{
		{"text, numbers, gaps", func(f *excelize.File) {
			set(t, f, "Sheet1", map[string]any{"A1": "พื้นที่", "B1": "ตาย", "A3": "เลย", "D3": 12, "A5": 0.1, "B5": 1e-9, "C5": true, "D5": 65124716})
		}, []numbered{{1, []string{"พื้นที่", "ตาย"}}, {3, []string{"เลย", "", "", "12"}}, {5, []string{"0.1", "0.000000001", "TRUE", "65124716"}}}},
		{"ages that became dates", func(f *excelize.File) {
			set(t, f, "Sheet1", map[string]any{"A1": "0", "A2": 45295, "A3": 45295, "A4": 45295.5, "A5": 45295, "A6": day})
			format(t, f, "A2", "d-mmm")
			format(t, f, "A3", "[$-107041E]d mmm bbbb;@")
			format(t, f, "A4", "yyyy-mm-dd hh:mm")
		}, []numbered{{1, []string{"0"}}, {2, []string{"2024-01-04"}}, {3, []string{"2024-01-04"}}, {4, []string{"2024-01-04 12:00:00"}}, {5, []string{"45295"}}, {6, []string{"2024-01-04"}}}},
		{"codes with leading zeros", func(f *excelize.File) {
			set(t, f, "Sheet1", map[string]any{"A1": 501, "B1": 501, "C1": "0501", "D1": 24010101})
			format(t, f, "A1", "0000")
			format(t, f, "B1", `0.0 "days"`)
			format(t, f, "D1", "00000000")
		}, []numbered{{1, []string{"0501", "501", "0501", "24010101"}}}},
		{"merged cells", func(f *excelize.File) {
			set(t, f, "Sheet1", map[string]any{"A1": "การตาย", "D1": "x", "A2": "2565", "C2": "2566", "D2": "y", "A3": "เลย", "B3": 1, "B4": 2, "B5": 3})
			for _, m := range [][2]string{{"A1", "C1"}, {"A2", "B2"}, {"A3", "A5"}} {
				if err := f.MergeCell("Sheet1", m[0], m[1]); err != nil {
					t.Fatal(err)
				}
			}
		}, []numbered{{1, []string{"การตาย", "การตาย", "การตาย", "x"}}, {2, []string{"2565", "2565", "2566", "y"}}, {3, []string{"เลย", "1"}}, {4, []string{"เลย", "2"}}, {5, []string{"เลย", "3"}}}},
		{"formulas without a value", func(f *excelize.File) {
			set(t, f, "Sheet1", map[string]any{"A1": 2, "A2": 3})
			f.SetCellFormula("Sheet1", "A3", "SUM(A1:A2)*2")
			f.SetCellFormula("Sheet1", "A4", "1/0")
			f.SetCellFormula("Sheet1", "A5", `MONTH("x")`)
		}, []numbered{{1, []string{"2"}}, {2, []string{"3"}}, {3, []string{"10"}}, {4, []string{"#DIV/0!"}}, {5, []string{"#VALUE!"}}}},
		{"rich text and line ends", func(f *excelize.File) {
			f.SetCellRichText("Sheet1", "A1", []excelize.RichTextRun{{Text: "การ"}, {Text: "ตาย\nDeaths"}})
			f.SetCellStr("Sheet1", "B1", " เลย ")
		}, []numbered{{1, []string{"การตาย\nDeaths", " เลย "}}}},
		{"first visible sheet with cells", func(f *excelize.File) {
			for _, name := range []string{"ซ่อน", "ชาย"} {
				f.NewSheet(name)
				f.SetCellValue(name, "A1", name)
			}
			f.SetSheetVisible("ซ่อน", false)
		}, []numbered{{1, []string{"ชาย"}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows, b, err := readAll(t, saved(t, tt.fill), Options{})
			if diff := cmp.Diff(tt.want, rows); err != nil || diff != "" {
				t.Errorf("%v (-want +got):\n%s", err, diff)
			}
			if tt.name == "formulas without a value" && b.Computed != 3 {
				t.Errorf("%d formulas computed", b.Computed)
			}
		})
	}
}

func TestSheets(t *testing.T) {
	data := saved(t, func(f *excelize.File) {
		for _, name := range []string{"ชาย", "หญิง น้ำ"} {
			f.NewSheet(name)
			f.SetCellValue(name, "B2", "in "+name)
		}
	})
	for asked, want := range map[string]string{"": "ชาย", "ชาย": "ชาย", " หญิง น้ำ": "หญิง น้ำ"} {
		rows, b, err := readAll(t, data, Options{Sheet: asked})
		if err != nil || b.Sheet != want || len(rows) != 1 || rows[0].Row != 2 || rows[0].Cells[1] != "in "+want {
			t.Errorf("sheet %q: %v, %v", asked, rows, err)
		}
	}
	rows, b, err := readAll(t, data, Options{Sheet: "sheet1"})
	if err != nil || len(rows) != 0 || b.Sheet != "Sheet1" {
		t.Errorf("a sheet without cells: %v, %v", rows, err)
	}
	_, _, err = readAll(t, data, Options{Sheet: "รวม"})
	var located *Error
	if !errors.As(err, &located) || err.Error() != `deaths.csv: there is no sheet "รวม"` || located.Hint != `the sheets are: "Sheet1", "ชาย", "หญิง น้ำ"` {
		t.Errorf("missing sheet: %#v", err)
	}
	_, _, err = readAll(t, saved(t, func(*excelize.File) {}), Options{})
	if err == nil || !strings.Contains(err.Error(), "no sheet of the workbook has cells") {
		t.Errorf("empty workbook: %v", err)
	}
}

func TestTruncatedXLSX(t *testing.T) {
	data := saved(t, func(f *excelize.File) { f.SetCellValue("Sheet1", "A1", "x") })
	for n := 4; n < len(data); n += 97 {
		if _, _, err := readAll(t, data[:n], Options{}); err == nil || !strings.Contains(err.Error(), "damaged or cut off") {
			t.Fatalf("%d of %d bytes: %v", n, len(data), err)
		}
	}
}

// Hand-made sheets hold what no writer at hand writes.
func TestSheetXML(t *testing.T) {
	head := `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	tests := []struct{ name, xml, wantErr, want string }{
		{"no addresses", head + `<row><c><v>1</v></c><c t="inlineStr"><is><t>ก</t></is></c></row><row><c><v>2</v></c></row></sheetData></worksheet>`, "", "1:1|ก 2:2"},
		{"prefixed names", `<x:worksheet xmlns:x="u"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>7</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="B2:C2"/></x:mergeCells></x:worksheet>`, "", "2:|7|7"},
		{"empty formula result", head + `<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>`, "", "1:|2"},
		{"binary fraction", head + `<row r="1"><c r="A1"><v>0.10000000000000001</v></c><c r="B1"><v>73.209999999999994</v></c><c r="C1" t="str"><v>12345678901234567</v></c><c><v>1234567.8899999999</v></c><c><v>1.0000000000000001E-9</v></c><c><v>1E-3</v></c></row></sheetData></worksheet>`, "", "1:0.1|73.21|12345678901234567|1234567.89|1e-09|1E-3"},
		{"escaped control character", head + `<row r="1"><c r="A1" t="str"><v>a_x000D_b_xyz</v></c></row></sheetData></worksheet>`, "", "1:a\rb_xyz"},
		{"error value", head + `<row r="1"><c r="A1" t="e"><v>#DIV/0!</v></c></row></sheetData></worksheet>`, "", "1:#DIV/0!"},
		{"date in ISO", head + `<row r="1"><c r="A1" t="d"><v>2024-01-04T00:00:00</v></c></row></sheetData></worksheet>`, "", "1:2024-01-04"},
		{"reading aid", head + `<row r="1"><c r="A1" t="inlineStr"><is><t>a</t><rPh><t>b</t></rPh></is></c></row></sheetData></worksheet>`, "", "1:a"},
		{"rows out of order", head + `<row r="3"/><row r="2"><c><v>1</v></c></row></sheetData></worksheet>`, `row number "2" is not in order`, ""},
		{"cells out of order", head + `<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row></sheetData></worksheet>`, `cell address "A1" is not in order`, ""},
		{"cell of another row", head + `<row r="1"><c r="B2"><v>1</v></c></row></sheetData></worksheet>`, `cell address "B2" is not in order`, ""},
		{"below the last row", head + `<row r="1048577"><c><v>1</v></c></row></sheetData></worksheet>`, "more than 1048576 rows", ""},
		{"missing shared text", head + `<row r="4"><c r="D4" t="s"><v>99</v></c></row></sheetData></worksheet>`, `sheet "ชาย", cell D4: the cell refers to text "99"`, ""},
		{"cut off", head + `<row r="1"><c r="A1"><v>1</v></c>`, "damaged or cut off", ""},
		{"long cell", head + `<row r="1"><c r="B1" t="str"><v>` + strings.Repeat("ก", MaxCellRunes+1) + `</v></c></row></sheetData></worksheet>`, "cell B1: the cell is longer", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows, _, err := readAll(t, []byte(workbookOf(tt.xml)), Options{})
			if tt.wantErr != "" {
				if err == nil || !strings.Contains(err.Error(), tt.wantErr) {
					t.Fatalf("got %v, want an error with %q", err, tt.wantErr)
				}
				return
			}
			var got []string
			for _, r := range rows {
				got = append(got, string(rune('0'+r.Row))+":"+strings.Join(r.Cells, "|"))
			}
			if s := strings.Join(got, " "); err != nil || s != tt.want {
				t.Errorf("got %q, %v; want %q", s, err, tt.want)
			}
		})
	}
}

// workbookOf wraps one sheet in the least that is a workbook.
func workbookOf(sheetXML string) string {
	const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	return zipped(
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels", `<Relationships><Relationship Id="r1" Type="`+rel+`/officeDocument" Target="/xl/book.xml"/></Relationships>`,
		"xl/book.xml", `<workbook xmlns:r="`+rel+`"><sheets><sheet name="ชาย" sheetId="1" r:id="r7"/></sheets></workbook>`,
		"xl/_rels/book.xml.rels", `<Relationships><Relationship Id="r7" Type="`+rel+`/worksheet" Target="worksheets/one.xml"/></Relationships>`,
		"xl/worksheets/one.xml", sheetXML)
}

func TestNumberFormats(t *testing.T) {
	tests := []struct {
		code string
		want style
	}{
		{"General", style{}}, {"Standard", style{}}, {"0", style{}}, {"0.00", style{}}, {"#,##0", style{}}, {"0.00E+00", style{}}, {"@", style{}}, {"0%", style{}},
		{`#,##0 "days"`, style{}}, {`[Red]0;[Blue]-0`, style{}}, {`_-* #,##0_-`, style{}}, {`[$-D00041E]0`, style{}}, {`0\d`, style{}}, {`"unclosed d`, style{}},
		{"d-mmm", style{date: true}}, {"yyyy-mm-dd", style{date: true}}, {"[$-1070000]d/mm/yyyy", style{date: true}}, {"bbbb", style{date: true}}, {"h:mm:ss", style{date: true}}, {"DD/MM/YYYY", style{date: true}},
		{"0000", style{width: 4}}, {"00", style{width: 2}},
	}
	for _, tt := range tests {
		if got := styleOf(tt.code); got != tt.want {
			t.Errorf("styleOf(%q) = %+v, want %+v", tt.code, got, tt.want)
		}
	}
}

// Every cell that excelize writes comes back at its own address.
func TestXLSXRoundTrip(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		cell := rapid.StringOf(rapid.SampledFrom([]rune("aกำ1 ,\"\n<&'_x")))
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 0, 4), 1, 5).Draw(rt, "rows")
		rows = append(rows, []string{"last"})
		data := saved(t, func(f *excelize.File) {
			for r, row := range rows {
				for c, text := range row {
					f.SetCellStr("Sheet1", Cell(r+1, c), text)
				}
			}
		})
		var want []numbered
		for r, row := range rows {
			for len(row) > 0 && row[len(row)-1] == "" {
				row = row[:len(row)-1]
			}
			if len(row) > 0 {
				want = append(want, numbered{r + 1, row})
			}
		}
		got, _, err := readAll(t, data, Options{})
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			rt.Fatalf("%v (-want +got):\n%s", err, diff)
		}
	})
}

func FuzzXLSX(f *testing.F) {
	f.Add(saved(f, func(x *excelize.File) {
		set(f, x, "Sheet1", map[string]any{"A1": "เลย", "B2": 0.1, "C3": time.Unix(0, 0)})
		x.MergeCell("Sheet1", "A1", "B1")
	}))
	f.Add([]byte(workbookOf(`<worksheet><sheetData><row r="1"><c r="A1"><f>1/0</f></c></row></sheetData><mergeCells><mergeCell ref="A1:C3"/></mergeCells></worksheet>`)))
	f.Fuzz(func(t *testing.T, data []byte) { checkRows(t, data) })
}

// FuzzSheetXML gets past the checksums of the zip.
func FuzzSheetXML(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c s="1"><v>45000</v></c></row></sheetData></worksheet>`)
	f.Add(`<worksheet><sheetData><row><c t="inlineStr"><is><t>_x000D_</t></is></c></row><row r="9"><c r="B9" t="b"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C3"/></mergeCells></worksheet>`)
	f.Fuzz(func(t *testing.T, xml string) { checkRows(t, []byte(workbookOf(xml))) })
}
