package grid

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

const cannotCompute = "the formula has no stored value, and cannot be computed here: "

func TestFormulasThatAreNotComputed(t *testing.T) {
	row := func(formulas ...string) string {
		var b strings.Builder
		b.WriteString("<worksheet><sheetData>")
		for _, f := range formulas {
			b.WriteString("<row><c><f>" + f + "</f></c></row>")
		}
		return b.String() + "</sheetData></worksheet>"
	}
	var chain []string
	for i := range maxFormulas + 1 {
		chain = append(chain, "A"+strconv.Itoa(i+2)+"+1")
	}
	tests := []struct{ name, xml, says string }{
		{"a text of a gigabyte", row(`REPT("x",1000000000)`), "the workbook uses the function REPT"},
		{"behind a harmless one", row("A2+1", `LEN( rept ("x",1000000000))`), "the workbook uses the function REPT"},
		{"written with an entity", row(`R&#69;PT("x",1000000000)`), "the workbook uses the function REPT"},
		{"texts that double", row(`A2&amp;A2`, `"x"&amp;"x"`), "the workbook has formulas that join texts (&)"},
		{"all cells of the sheet", row("SUM(A1:XFD1048576)"), "the formulas of the workbook read more than 1000000 cells"},
		{"ranges of ranges", row("SUM(B1:B500000)", "SUM(B1:$B$500001)"), "the formulas of the workbook read more than 1000000 cells"},
		{"rows from side to side", row("SUM(1:100)"), "the formulas of the workbook read more than 1000000 cells"},
		{"no range of a sheet", row("SUM(ZZZ1:A1)") + "", ""},
		{"a range that the file names", row("OFFSET(A2,0,0,1000000,100)"), "the workbook uses the function OFFSET"},
		{"endless formula", row(strings.Repeat("1+", maxFormulaBytes) + "1"), "a formula of the workbook is longer than 8192 bytes"},
		{"a long chain, which the engine's stack would have to hold", row(chain...), "the workbook has more than 40000 formulas"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := readAll(t, []byte(workbookOf(tt.xml)), Options{})
			if tt.says == "" {
				return // read or refused; it must only end
			}
			if want := `deaths.csv: sheet "ชาย", cell A1: ` + cannotCompute + tt.says; err == nil || !strings.HasPrefix(err.Error(), want) {
				t.Errorf("got  %v\nwant %s", err, want)
			}
		})
	}
}

func TestWholeColumnsAreComputed(t *testing.T) {
	rows, b, err := readAll(t, saved(t, func(f *excelize.File) {
		set(t, f, "Sheet1", map[string]any{"A1": 2, "A2": 3, "A3": "AND(x)&y"})
		f.SetCellFormula("Sheet1", "B1", `SUM(A:A)+COUNTIF(A1:A3,"*&*")`)
	}), Options{})
	if err != nil || b.Computed != 1 || rows[0].Cells[1] != "6" {
		t.Errorf("%v, %v", rows, err)
	}
}

// Work that takes too long is left alone, and is not started again.
func TestFormulaTime(t *testing.T) {
	file := excelize.NewFile()
	defer file.Close()
	file.SetCellFormula("Sheet1", "A1", "SUM(B1:Z20000)")
	c := &calculator{file: file, left: time.Nanosecond}
	for range 2 {
		if _, err := c.value("Sheet1", "A1"); err == nil || !strings.Contains(err.Error(), "take longer than") {
			t.Fatalf("got %v", err)
		}
	}
	if c.file != nil {
		t.Error("the file is still used")
	}
}
