package layout

import (
	"fmt"
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
	here map[int]bool // causes of this list
}

// lookCauseList takes a header with an id, a name and codes or headings.
func lookCauseList(r *Reader, h *head) verdict {
	for i, row := range h.rows {
		if col, ok := listHeader(row.cells); ok {
			return verdict{sheet: &causeList{r, h.book, col, map[int]bool{}}, from: i + 1,
				why: fmt.Sprintf("row %d has the columns id and name", row.n)}
		}
	}
	return no("no header with id and name")
}

func (l *causeList) finish() error { return nil }

// listHeader reports whether a row is the header of a list of causes: an id, a name
// and codes or headings, or nothing else beside them.
func listHeader(cells []string) (col [fieldCount]int, ok bool) {
	for f := range col {
		col[f] = -1
	}
	others := false
	for i, name := range cells {
		if f := listFieldOf(name); f != noField && col[f] < 0 {
			col[f] = i
		} else if strings.TrimSpace(name) != "" {
			others = true
		}
	}
	named := col[nameTH] >= 0 || col[nameEN] >= 0
	return col, col[causeID] >= 0 && named && (col[icd10] >= 0 || col[parent] >= 0 || !others)
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
	if labelKey(c.ID) == "" {
		return l.book.Errorf(row, l.col[causeID], "give every cause an id", "the cause has no id")
	}
	if err := l.r.list(c, l.here); err != nil {
		return l.book.Errorf(row, l.col[causeID], "give every cause an id of its own and the ids in the deaths; name the list before the deaths", "%v", err)
	}
	return nil
}
