package grid

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const odsMime = "application/vnd.oasis.opendocument.spreadsheet"

// odsOf wraps the sheets in the least that is an OpenDocument spreadsheet.
func odsOf(sheets string) []byte {
	return []byte(zipped("mimetype", odsMime, "content.xml", `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:calcext="c">
<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>
<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet><table:calculation-settings/>`+sheets+`</office:spreadsheet></office:body></office:document-content>`))
}

func odsSheet(rows string) []byte {
	return odsOf(`<table:table table:name="ชาย" table:style-name="ta1"><table:table-column table:number-columns-repeated="3"/>` + rows + `</table:table>`)
}

const (
	odsRow  = `<table:table-row>`
	odsEnd  = `</table:table-row>`
	odsText = `<table:table-cell office:value-type="string" calcext:value-type="string"><text:p>`
	odsStop = `</text:p></table:table-cell>`
)

func TestODS(t *testing.T) {
	number := func(value, shown string) string {
		return `<table:table-cell office:value-type="float" office:value="` + value + `" calcext:value-type="float"><text:p>` + shown + odsStop
	}
	tests := []struct {
		name, rows string
		want       []numbered
	}{
		{"texts", odsRow + odsText + "พื้นที่" + odsStop + odsText + "a<text:s text:c=\"3\"/>b<text:s/><text:span>c</text:span><text:line-break/>d</text:p><text:p>e" + odsStop + odsEnd,
			[]numbered{{1, []string{"พื้นที่", "a   b c\nd\ne"}}}},
		{"numbers in full", odsRow + number("65124716", "65,124,716") + number("0.333333333333333", "0.33") + number("501", "0501") + number("-5", "-5") + number("0", "0") + number("0", "000") + odsEnd,
			[]numbered{{1, []string{"65124716", "0.333333333333333", "0501", "-5", "0", "000"}}}},
		{"dates, percentages, truth", odsRow +
			`<table:table-cell office:value-type="date" office:date-value="2024-01-04"><text:p>4 ม.ค. 67` + odsStop +
			`<table:table-cell office:value-type="date" office:date-value="2024-01-04T12:30:00.4"><text:p>x` + odsStop +
			`<table:table-cell office:value-type="date" office:date-value="2024-01-04T00:00:00"><text:p>x` + odsStop +
			`<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%` + odsStop +
			`<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>จริง` + odsStop +
			`<table:table-cell office:value-type="time" office:time-value="PT12H30M00S"><text:p>12:30:00` + odsStop +
			`<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!` + odsStop + odsEnd,
			[]numbered{{1, []string{"2024-01-04", "2024-01-04 12:30:00", "2024-01-04", "0.5", "TRUE", "12:30:00", "#DIV/0!"}}}},
		{"notes are no text", odsRow + `<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>a` + odsStop + odsEnd, []numbered{{1, []string{"a"}}}},
		{"repetition", odsRow + `<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"><text:p>7` + odsStop + `<table:table-cell table:number-columns-repeated="16382"/>` + odsEnd +
			`<table:table-row table:number-rows-repeated="2">` + odsText + "x" + odsStop + odsEnd +
			`<table:table-row table:number-rows-repeated="10"><table:table-cell table:number-columns-repeated="16384"/>` + odsEnd + odsRow + `<table:table-cell/>` + odsText + "end" + odsStop + odsEnd +
			`<table:table-row table:number-rows-repeated="1048562"><table:table-cell table:number-columns-repeated="16384"/>` + odsEnd,
			[]numbered{{1, []string{"7", "7"}}, {2, []string{"x"}}, {3, []string{"x"}}, {14, []string{"", "end"}}}},
		{"merged cells", `<table:table-header-rows>` + odsRow + `<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1" office:value-type="string"><text:p>2565` + odsStop + `<table:covered-table-cell/>` + odsText + "z" + odsStop + odsEnd + `</table:table-header-rows>` +
			odsRow + `<table:table-cell table:number-columns-spanned="1" table:number-rows-spanned="3" office:value-type="string"><text:p>เลย` + odsStop + number("1", "1") + odsEnd +
			odsRow + `<table:covered-table-cell office:value-type="string"><text:p>hidden</text:p></table:covered-table-cell>` + number("2", "2") + odsEnd +
			`<table:table-row table:number-rows-repeated="5"><table:covered-table-cell/>` + odsEnd,
			[]numbered{{1, []string{"2565", "2565", "z"}}, {2, []string{"เลย", "1"}}, {3, []string{"เลย", "2"}}, {4, []string{"เลย"}}}},
		{"rows in groups", `<table:table-row-group><table:table-rows>` + odsRow + odsText + "a" + odsStop + odsEnd + `</table:table-rows></table:table-row-group>`, []numbered{{1, []string{"a"}}}},
		{"a table inside a cell", odsRow + `<table:table-cell><table:table table:name="inner"><table:table-row>` + odsText + "no" + odsStop + odsEnd + `</table:table></table:table-cell>` + odsText + "a" + odsStop + odsEnd, []numbered{{1, []string{"", "a"}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows, b, err := readAll(t, odsSheet(tt.rows), Options{})
			if diff := cmp.Diff(tt.want, rows); err != nil || diff != "" {
				t.Fatalf("%v (-want +got):\n%s", err, diff)
			}
			if b.Sheet != "ชาย" {
				t.Errorf("sheet %q", b.Sheet)
			}
		})
	}
}

func TestODSSheets(t *testing.T) {
	sheet := func(name, style, text string) string {
		row := odsRow + `<table:table-cell/>` + odsEnd
		if text != "" {
			row = odsRow + odsText + text + odsStop + odsEnd
		}
		return `<table:table table:name="` + name + `" table:style-name="` + style + `">` + row + `</table:table>`
	}
	data := odsOf(`<table:tracked-changes><table:cell-content-change><table:change-track-table-cell office:value-type="string"><text:p>old</text:p></table:change-track-table-cell></table:cell-content-change></table:tracked-changes>` +
		sheet("ซ่อน", "ta2", "hidden") + sheet("ว่าง", "ta1", "") + sheet("ชาย", "ta1", "men") + sheet("หญิง", "ta1", "women") +
		sheet("'file:///home/x.ods'#$Sheet1", "ta1", "outside") + `<table:dde-links><table:dde-link>` + sheet("dde", "", "dde") + `</table:dde-link></table:dde-links>`)
	rows, b, err := readAll(t, data, Options{})
	if err != nil || b.Sheet != "ชาย" || rows[0].Cells[0] != "men" {
		t.Fatalf("%v, %v", rows, err)
	}
	want := []Sheet{{"ซ่อน", true}, {"ว่าง", false}, {"ชาย", false}, {"หญิง", false}, {"'file:///home/x.ods'#$Sheet1", true}}
	if diff := cmp.Diff(want, b.Sheets()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for name, text := range map[string]string{"ซ่อน": "hidden", " หญิง ": "women"} {
		if err := b.Select(name); err != nil {
			t.Fatal(err)
		}
		b.Rows(func(_ int, cells []string) error {
			if cells[0] != text {
				t.Errorf("%s: %v", name, cells)
			}
			return nil
		})
	}
	if err := b.Select("รวม"); err == nil || !strings.Contains(err.Error(), "there is no sheet") {
		t.Errorf("got %v", err)
	}
}

func TestODSRefuses(t *testing.T) {
	full := odsRow + odsText + "x" + odsStop + odsEnd
	tests := []struct {
		name string
		data []byte
		says string
	}{
		{"password", []byte(zipped("mimetype", odsMime, "META-INF/manifest.xml", `<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>`, "content.xml", "\x01\x02")), "protected by a password"},
		{"no content", []byte(zipped("mimetype", odsMime)), "the part content.xml is missing"},
		{"cut off", []byte(zipped("mimetype", odsMime, "content.xml", `<office:spreadsheet><table:table table:name="a">`+full+odsRow)), "damaged or cut off"},
		{"not XML", []byte(zipped("mimetype", odsMime, "content.xml", `<table:table table:name="a"><<`)), "damaged or cut off"},
		{"no cells", odsSheet(odsRow + `<table:table-cell/>` + odsEnd), "no sheet of the workbook has cells"},
		{"a bomb of rows", odsSheet(`<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="100" office:value-type="string"><text:p>x` + odsStop + odsEnd), "repeated cells are more than"},
		{"a bomb of columns", odsSheet(strings.Repeat(odsRow+`<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x`+odsStop+odsEnd, 300)), "repeated cells are more than"},
		{"too wide", odsSheet(odsRow + `<table:table-cell table:number-columns-repeated="16384"/>` + odsText + "x" + odsStop + odsEnd), "more than 16384 columns"},
		{"too long", odsSheet(`<table:table-row table:number-rows-repeated="1048576"><table:table-cell/>` + odsEnd + full), "more than 1048576 rows"},
		{"long cell", odsSheet(odsRow + odsText + `<text:s text:c="99999999"/>` + odsStop + odsEnd), `sheet "ชาย", cell A1: the cell is longer`},
		{"long cell in pieces", odsSheet(odsRow + odsText + strings.Repeat(`<text:s text:c="30000"/>`, 50) + odsStop + odsEnd), `sheet "ชาย", cell A1: the cell is longer`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := readAll(t, tt.data, Options{})
			var located *Error
			if !errors.As(err, &located) || !strings.Contains(err.Error(), tt.says) || located.Hint == "" {
				t.Errorf("got %v, want an error with %q and a hint", err, tt.says)
			}
		})
	}
}

// Runs of equal cells and rows come out as if they had been written one by one.
func TestODSRepetition(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var xml strings.Builder
		var want []numbered
		row := 0
		for range rapid.IntRange(1, 5).Draw(rt, "rows") {
			times := rapid.IntRange(1, 3).Draw(rt, "times")
			xml.WriteString(`<table:table-row table:number-rows-repeated="` + string(rune('0'+times)) + `">`)
			var cells []string
			for range rapid.IntRange(0, 3).Draw(rt, "cells") {
				n, text := rapid.IntRange(1, 3).Draw(rt, "n"), rapid.SampledFrom([]string{"", "a", "ก"}).Draw(rt, "text")
				xml.WriteString(`<table:table-cell table:number-columns-repeated="` + string(rune('0'+n)) + `" office:value-type="string"><text:p>` + text + odsStop)
				for range n {
					cells = append(cells, text)
				}
			}
			xml.WriteString(odsEnd)
			for range times {
				if row++; len(trimmed(cells)) > 0 {
					want = append(want, numbered{row, trimmed(cells)})
				}
			}
		}
		xml.WriteString(odsRow + odsText + "last" + odsStop + odsEnd)
		want = append(want, numbered{row + 1, []string{"last"}})
		got, _, err := readAll(t, odsSheet(xml.String()), Options{})
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			rt.Fatalf("%v (-want +got):\n%s", err, diff)
		}
	})
}

// FuzzODS is given the content, because the checksums of the zip would stop most changes.
func FuzzODS(f *testing.F) {
	f.Add(`<table:table table:name="a"><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-spanned="2" office:value-type="float" office:value="501"><text:p>0501</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>`)
	f.Add(`<style:style style:name="x"><style:table-properties table:display="false"/></style:style><table:dde-links><table:table/></table:dde-links><table:table table:name="b" table:style-name="x"><table:table-row><table:table-cell office:value-type="date" office:date-value="2024-01-04T00:00"><office:annotation><text:p>n</text:p></office:annotation><text:p>a<text:s text:c="2"/></text:p></table:table-cell></table:table-row></table:table>`)
	f.Fuzz(func(t *testing.T, content string) {
		checkRows(t, []byte(zipped("mimetype", odsMime, "content.xml", content)))
	})
}
