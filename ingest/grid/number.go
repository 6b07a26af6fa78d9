package grid

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// style is what a number format changes in the meaning of a number.
type style struct {
	date  bool // the number is a day count
	width int  // digits to which an integer is padded with zeros, as codes are
}

// builtinStyle knows the number formats that files name by number only: dates and times
// of ECMA-376 Part 1, 18.8.30, among them the Thai ones (71-81).
func builtinStyle(id int) style {
	switch {
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 50 && id <= 58, id >= 71 && id <= 81:
		return style{date: true}
	}
	return style{}
}

// styleOf reads a format code. Quoted text, escaped characters, colours and locales in
// brackets are not part of the picture; a picture with a letter for day, month, year
// (y, or b for the Buddhist era), hour or second is a date.
func styleOf(code string) style {
	if strings.EqualFold(code, "General") || strings.EqualFold(code, "Standard") {
		return style{}
	}
	var picture strings.Builder
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"', '[':
			end := byte('"')
			if code[i] == '[' {
				end = ']'
			}
			skip := strings.IndexByte(code[i+1:], end)
			if skip < 0 {
				skip = len(code) - i - 2
			}
			i += skip + 1
		case '\\', '_', '*':
			i++
		default:
			picture.WriteByte(code[i])
		}
	}
	p := strings.ToLower(picture.String())
	if strings.ContainsAny(p, "ymdhsb") {
		return style{date: true}
	}
	if len(p) > 1 && strings.Trim(p, "0") == "" {
		return style{width: len(p)}
	}
	return style{}
}

// lastSerial is the day after 9999-12-31 in the 1900 date system.
const lastSerial = 2958466

// numberFormats are those of a workbook, by the number that cells refer to.
type numberFormats struct {
	styles   []style
	date1904 bool // day 0 is 1904-01-01
}

// text writes a stored number as a person would type it: dates as ISO dates, codes with
// their zeros, and no trace of the binary fraction (0.1, not 0.10000000000000001).
func (nf *numberFormats) text(raw string, index int) string {
	var st style
	if index >= 0 && index < len(nf.styles) {
		st = nf.styles[index]
	}
	switch {
	case st.date:
		return nf.date(raw)
	case st.width > len(raw) && strings.Trim(raw, "0123456789") == "":
		return strings.Repeat("0", st.width-len(raw)) + raw
	}
	return shortest(raw)
}

// shortest rewrites a decimal number of more than 15 digits, which is all that a
// spreadsheet shows, as the shortest one that is the same float64.
func shortest(raw string) string {
	const digitsShown = 15
	if len(raw) <= digitsShown || !strings.ContainsAny(raw, ".eE") {
		return raw
	}
	f, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return raw
	}
	return shortestFloat(f)
}

func shortestFloat(f float64) string {
	if f == 0 {
		return "0"
	}
	if abs := math.Abs(f); abs >= 1e-6 && abs < 1e21 {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return strconv.FormatFloat(f, 'g', -1, 64)
}

func (nf *numberFormats) date(raw string) string {
	f, err := strconv.ParseFloat(raw, 64)
	if err != nil || !(f >= 1 && f < lastSerial) {
		return raw
	}
	t, err := excelize.ExcelDateToTime(f, nf.date1904)
	if err != nil {
		return raw
	}
	t = t.Round(time.Second)
	if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.DateTime)
}

// isoDate writes a date as other workbooks give it: without midnight and the T.
func isoDate(value string) string {
	for _, layout := range []string{"2006-01-02T15:04:05.999999999", "2006-01-02T15:04"} {
		t, err := time.Parse(layout, value)
		if err != nil {
			continue
		}
		if t = t.Round(time.Second); t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
			return t.Format(time.DateOnly)
		}
		return t.Format(time.DateTime)
	}
	return value
}
