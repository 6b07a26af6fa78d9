package layout

import (
	"strings"

	"github.com/lehackathon/le/ingest/thai"
)

// plainCounts are columns that count something without saying what.
var plainCounts = keys("จำนวน", "จำนวนราย", "จำนวน (ราย)", "จำนวน (คน)", "จำนวนทั้งหมด", "ราย", "คน", "count", "counts", "n", "number", "value", "amount")

// countColumn finds the one column that counts without saying what, in a header with an
// age: the title, or the name of the sheet or file, must say whether it is deaths or
// people.
func (r *Reader) countColumn(h *head, header int, col *[fieldCount]int) bool {
	if col[age] < 0 {
		return false
	}
	found := -1
	for i, name := range h.rows[header].cells {
		if !plainCounts[labelKey(name)] || r.field(name) != "" {
			continue
		}
		if found >= 0 {
			return false
		}
		found = i
	}
	if found < 0 {
		return false
	}
	w := wide{r: r, book: h.book}
	measure := w.readOutside(h.rows[:header]).measure
	if measure == noField {
		return false
	}
	col[measure] = found
	return true
}

// saysBuddhist reports a column of years whose name says that they are Buddhist.
func saysBuddhist(name string) bool {
	key := thai.Key(name)
	return strings.Contains(key, "พศ") || strings.HasSuffix(key, "yearbe") || strings.HasPrefix(key, "ปีงบ")
}
