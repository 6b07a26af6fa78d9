package report

import (
	"fmt"
	"math"
	"strconv"
	"unicode"

	"github.com/xuri/excelize/v2"
)

// bookFont has Thai letters and is on every Windows and macOS; TH Sarabun New comes
// with Thai editions of Office alone, and a workbook cannot bring its font along.
const bookFont = "Tahoma"

// look is how a value is shown; the cell keeps all of its digits.
type look int

const (
	asText look = iota
	asLongText
	asWhole
	asPlain // a year or a rank: no separators
	asYears
	asSmallYears
	asSteps     // years with a sign
	asFineSteps // the same for small parts
	asPercent   // a value in percent
	asFraction  // a fraction, shown in percent
	asSignedPercent
	asRate
	asProbability
)

// formats are the number formats of the looks, and how many digits they show.
var formats = [...]struct {
	code     string
	decimals int
}{
	asText: {"", 0}, asLongText: {"", 0}, asWhole: {"#,##0", 0}, asPlain: {"0", 0}, asYears: {"0.0", 1}, asSmallYears: {"0.00", 2},
	asSteps: {"+0.00;-0.00;0.00", 2}, asFineSteps: {"+0.000;-0.000;0.000", 3}, asPercent: {`0.0" %"`, 1}, asFraction: {"0.0%", 1}, asSignedPercent: {`+0.0" %";-0.0" %";0.0" %"`, 1},
	asRate: {"#,##0.0", 1}, asProbability: {"0.00000", 5},
}

// part is the part of a sheet that a cell belongs to.
type part int

const (
	ofRow part = iota
	ofOwnRow
	ofHeader
	ofTotal
	ofTitle
	ofAlarm // simulated data
	ofAbout
	ofLink
)

// bookStyles makes each style once.
type bookStyles struct {
	file *excelize.File
	ids  map[[2]int]int
	err  error // the first one; of gives 0 from then on
}

func newStyles(f *excelize.File) *bookStyles { return &bookStyles{file: f, ids: map[[2]int]int{}} }

func (s *bookStyles) of(l look, p part) int {
	key := [2]int{int(l), int(p)}
	id, known := s.ids[key]
	if known || s.err != nil {
		return id
	}
	id, s.err = s.file.NewStyle(styleOf(l, p))
	s.ids[key] = id
	return id
}

func styleOf(l look, p part) *excelize.Style {
	st := &excelize.Style{Font: &excelize.Font{Family: bookFont, Size: 10}, Alignment: &excelize.Alignment{Vertical: "top"}}
	if code := formats[l].code; code != "" {
		st.CustomNumFmt = &code
	}
	st.Alignment.WrapText = l == asLongText
	if l == asText || l == asLongText {
		st.Alignment.Horizontal, st.Alignment.Indent = "left", 1 // off the number before it
	}
	edge := func(side string) {
		st.Border = append(st.Border, excelize.Border{Type: side, Color: "808080", Style: 1})
	}
	switch p {
	case ofOwnRow, ofTotal:
		st.Font.Bold = true
		if p == ofTotal {
			edge("top")
		}
	case ofHeader:
		st.Font.Bold = true
		st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E3ECF4"}}
		st.Alignment.WrapText = true
		if l != asText && l != asLongText {
			st.Alignment.Horizontal = "right"
		}
		edge("bottom")
	case ofTitle:
		st.Font.Bold, st.Font.Size, st.Alignment.Indent = true, 13, 0
	case ofAlarm:
		st.Font.Bold, st.Font.Size, st.Font.Color, st.Alignment.Indent = true, 12, "B00000", 0
	case ofAbout:
		st.Font.Color, st.Alignment.Indent = "404040", 0
	case ofLink:
		st.Font.Color, st.Font.Underline = "0563C1", "single"
	}
	return st
}

// widest is the widest a column gets; longer texts are wrapped.
const widest = 60

// cells counts the columns that a text takes on the screen: Thai vowels and tones
// above and below the line take none.
func cells(text string) int {
	n := 0
	for _, r := range text {
		if !unicode.Is(unicode.Mn, r) {
			n++
		}
	}
	return n
}

// shownWidth is how wide a value is as shown.
func shownWidth(v any, l look) int {
	switch v := v.(type) {
	case string:
		return cells(v)
	case int:
		return numberWidth(float64(v), l)
	case float64:
		return numberWidth(v, l)
	case formula:
		return shownWidth(v.value, l)
	}
	return 0
}

func numberWidth(v float64, l look) int {
	n := len(strconv.FormatFloat(math.Abs(v), 'f', formats[l].decimals, 64)) + 1 // and a sign
	switch l {
	case asWhole, asRate:
		n += n / 4 // commas
	case asPercent, asFraction, asSignedPercent:
		n += 2
	}
	return n
}

// colName is the letter of a column, counted from 0.
func colName(col int) string {
	name, err := excelize.ColumnNumberToName(col + 1)
	if err != nil {
		panic(fmt.Sprintf("report: column %d of a sheet", col))
	}
	return name
}

// cellName is the address of a cell, column from 0, row from 1.
func cellName(col, row int) string { return colName(col) + strconv.Itoa(row) }
