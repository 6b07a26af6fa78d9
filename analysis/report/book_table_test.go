package report_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/report"
	"github.com/lehackathon/le/analysis/table"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

func workbookOf(t testing.TB, tab *table.Table, meta any) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := report.WriteTable(&b, tab, table.Options{Meta: meta}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestWriteTableRoundTrip: every value comes back as it went in, with its type.
func TestWriteTableRoundTrip(t *testing.T) {
	text := rapid.StringOf(rapid.RuneFrom([]rune("=+-@ก้ำ'\"<&;,\n az0"), unicode.Thai))
	rapid.Check(t, func(rt *rapid.T) {
		b := table.New([]table.Column{{Name: "text"}, {Name: "int", Kind: table.Int}, {Name: "float", Kind: table.Float}})
		for range rapid.IntRange(0, 8).Draw(rt, "rows") {
			row := []any{text.Draw(rt, "text"), rapid.IntRange(-1<<53, 1<<53).Draw(rt, "int"), rapid.Float64().Draw(rt, "float")}
			if hole := rapid.IntRange(0, 5).Draw(rt, "hole"); hole < 3 {
				row[hole] = nil
			}
			b.Append(row...)
		}
		tab := b.Table()
		f := opened(t, workbookOf(t, tab, nil))
		head, err := f.GetRows("data")
		if err != nil || !cmp.Equal(head[0], []string{"text", "int", "float"}) {
			rt.Fatalf("header %q, %v", head[0], err)
		}
		for row := range tab.Len() {
			for col := range 3 {
				cell, _ := excelize.CoordinatesToCellName(col+1, row+2)
				got, err := f.GetCellValue("data", cell, excelize.Options{RawCellValue: true})
				if err != nil {
					rt.Fatal(err)
				}
				kind, _ := f.GetCellType("data", cell)
				formula, _ := f.GetCellFormula("data", cell)
				if formula != "" {
					rt.Fatalf("%s is the formula %s", cell, formula)
				}
				switch want := tab.Value(row, col).(type) {
				case nil:
					if got != "" {
						rt.Fatalf("%s holds %q, want nothing", cell, got)
					}
				case string:
					if got != want || want != "" && kind != excelize.CellTypeInlineString {
						rt.Fatalf("%s holds %q of type %v, want the text %q", cell, got, kind, want)
					}
				case int:
					if got != strconv.Itoa(want) || kind != excelize.CellTypeNumber && kind != excelize.CellTypeUnset {
						rt.Fatalf("%s holds %q of type %v, want %d", cell, got, kind, want)
					}
				case float64:
					if v, err := strconv.ParseFloat(got, 64); err != nil || v != want || kind != excelize.CellTypeNumber && kind != excelize.CellTypeUnset {
						rt.Fatalf("%s holds %q of type %v, want %v", cell, got, kind, want)
					}
				}
			}
		}
	})
}

func TestWriteTableMeta(t *testing.T) {
	b := table.New([]table.Column{{Name: "x", Kind: table.Int}})
	b.Append(1)
	meta := struct {
		Version  string            `json:"version"`
		Method   map[string]string `json:"method"`
		Inputs   []struct{ Name string }
		Number   float64
		No       bool
		Nothing  any
		Warnings []string
	}{"1.0", map[string]string{"b": "=1+1", "a": "ค่า"}, []struct{ Name string }{{"d.csv"}, {"p.csv"}}, 0.1, false, nil, []string{}}
	book := workbookOf(t, b.Table(), meta)
	f := opened(t, book)
	got, err := f.GetRows("meta")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"key", "value"}, {"version", "1.0"}, {"method.a", "ค่า"}, {"method.b", "=1+1"}, {"Inputs[0].Name", "d.csv"}, {"Inputs[1].Name", "p.csv"}, {"Number", "0.1"}, {"No", "FALSE"}, {"Nothing"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !bytes.Equal(book, workbookOf(t, b.Table(), meta)) {
		t.Error("another run gives other bytes")
	}
	if err := report.WriteTable(io.Discard, b.Table(), table.Options{Meta: func() {}}); err == nil {
		t.Error("a function was written as meta")
	}
	panes, err := f.GetPanes("data")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the header is not frozen: %+v, %v", panes, err)
	}
	sheet, err := partOf(book, "xl/worksheets/sheet1.xml")
	if err != nil || !strings.Contains(sheet, `<autoFilter ref="$A$1:$A$2"`) && !strings.Contains(sheet, `<autoFilter ref="A1:A2"`) {
		t.Errorf("no filter in %s, %v", sheet, err)
	}
}

// TestTooManyRows: a sheet ends, and a table is not cut short.
func TestTooManyRows(t *testing.T) {
	b := table.New([]table.Column{{Name: "x", Kind: table.Int}})
	for i := range 1 << 20 {
		b.Append(i)
	}
	var data *analysis.DataError
	if err := report.WriteTable(io.Discard, b.Table(), table.Options{}); !errors.As(err, &data) {
		t.Errorf("error %v", err)
	}
}

// fullDisk takes nothing.
type fullDisk struct{}

var errFull = errors.New("no space left")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestFailedWrite(t *testing.T) {
	b := table.New([]table.Column{{Name: "x", Kind: table.Int}})
	if err := report.WriteTable(fullDisk{}, b.Table(), table.Options{}); !errors.Is(err, errFull) {
		t.Errorf("error %v", err)
	}
	if err := report.Workbook(fullDisk{}, studyOf(t, "sample", "42", nil), options("en")); !errors.Is(err, errFull) {
		t.Errorf("error %v", err)
	}
}

func ExampleWriteTable() {
	b := table.New([]table.Column{{Name: "area"}, {Name: "e0", Kind: table.Float}})
	b.Append("เลย", 74.25)
	var book bytes.Buffer
	if err := report.WriteTable(&book, b.Table(), table.Options{Meta: map[string]string{"method": "andreev-kingkade"}}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	f, err := excelize.OpenReader(&book)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		rows, _ := f.GetRows(sheet)
		fmt.Println(sheet, rows)
	}
	// Output:
	// data [[area e0] [เลย 74.25]]
	// meta [[key value] [method andreev-kingkade]]
}

func BenchmarkWriteTable(b *testing.B) {
	t := table.New([]table.Column{{Name: "area"}, {Name: "e0", Kind: table.Float}, {Name: "rank", Kind: table.Int}})
	for i := range 50000 {
		t.Append("จังหวัดเลย", 70+float64(i)/7, i)
	}
	tab := t.Table()
	for b.Loop() {
		if err := report.WriteTable(io.Discard, tab, table.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
