package layout

import (
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// causeList reads the list that names the causes: id, name_en, name_th, icd10,
// parent. It may come before or after the deaths.
type causeList struct {
	r    *Reader
	book *grid.Book
	col  [fieldCount]int
}

// listHeader reports whether a row is the header of a list of causes.
func listHeader(cells []string) (col [fieldCount]int, ok bool) {
	for f := range col {
		col[f] = -1
	}
	for i, name := range cells {
		if f := listFieldOf(name); f != noField && col[f] < 0 {
			col[f] = i
		}
	}
	return col, col[causeID] >= 0 && (col[nameTH] >= 0 || col[nameEN] >= 0)
}

func (l *causeList) row(row int, cells []string) error {
	at := func(f field) string {
		if c := l.col[f]; c >= 0 && c < len(cells) {
			return thai.Normalize(cells[c])
		}
		return ""
	}
	c := analysis.Cause{ID: at(causeID), TH: at(nameTH), EN: at(nameEN),
		ICD10: strings.ReplaceAll(at(icd10), " ", ""), Parent: at(parent)}
	if c.ID == "" {
		return l.book.Errorf(row, l.col[causeID], "give every cause an id", "the cause has no id")
	}
	names := []string{c.ID, c.TH, c.EN}
	i := -1
	for _, name := range names { // deaths read before may know it by any of them
		if have, seen := l.r.causes[thai.Key(name)]; seen && name != "" && i < 0 {
			i = have
		}
	}
	if i >= 0 {
		*l.r.Builder.Cause(i) = c
	} else {
		i = l.r.Builder.AddCause(c)
	}
	for _, name := range names {
		if name != "" {
			l.r.causes[thai.Key(name)] = i
		}
	}
	return nil
}
