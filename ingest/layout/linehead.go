package layout

import (
	"strings"

	"github.com/lehackathon/le/ingest/thai"
)

// A list of persons may have a header of two rows: "อายุ" over ปี, เดือน, วัน, and
// "วันเดือนปีที่ตาย" over วัน, เดือน, ปี. The two are joined before the sheet is recognised.

// lowerWords are the words of the lower row, by what they are of.
var lowerWords = map[string]int{
	"ปี": 0, "พศ": 0, "year": 0, "years": 0, "ปีพศ": 0,
	"เดือน": 1, "month": 1, "months": 1,
	"วัน": 2, "วันที่": 2, "day": 2, "days": 2,
}

// joinHeads replaces the upper of two such rows with one header, and drops the lower.
func (r *Reader) joinHeads(rows []numbered) []numbered {
	for i := 0; i+1 < len(rows); i++ {
		if cells := r.joinedHead(rows[i].cells, rows[i+1].cells); cells != nil {
			joined := append(rows[:i:i], numbered{rows[i].n, cells})
			return append(joined, rows[i+2:]...)
		}
	}
	return rows
}

// joinedHead is the header that two rows make, nil if they make none.
func (r *Reader) joinedHead(upper, lower []string) []string {
	parts := 0
	for c, text := range lower {
		if strings.ContainsAny(thai.Digits(text), "0123456789") {
			return nil // a row of data
		}
		if _, ok := lowerWords[labelKey(text)]; ok && labelKey(text) != labelKey(at(upper, c)) {
			parts++
		}
	}
	if parts < 2 {
		return nil
	}
	var out []string
	group := ""
	known := false
	for c := range max(len(upper), len(lower)) {
		over, under := at(upper, c), at(lower, c)
		if thai.Normalize(over) != "" {
			group = over
		}
		part, ok := lowerWords[labelKey(under)]
		fields, of := r.groupFields(group)
		switch {
		case ok && of:
			known = true
			out = append(out, fields[part].String())
		case thai.Normalize(over) == "":
			out = append(out, under)
		default:
			out = append(out, over)
		}
	}
	if !known {
		return nil
	}
	return out
}

// groupFields are the fields for years, months and days under a name of the upper row.
func (r *Reader) groupFields(name string) (fields [3]lineField, ok bool) {
	f := r.lineField(name)
	for _, t := range telling {
		if f < 0 && tells(name, t.words) {
			f = t.field
		}
	}
	switch f {
	case lineAge:
		return [3]lineField{lineAge, lineAgeMonths, lineAgeDays}, true
	case lineDate, lineDay, lineMonth, lineYear:
		return [3]lineField{lineYear, lineMonth, lineDay}, true
	case lineBirth, lineBirthDay, lineBirthMonth, lineBirthYear:
		return [3]lineField{lineBirthYear, lineBirthMonth, lineBirthDay}, true
	}
	return fields, false
}
