package layout

import (
	"strings"

	"github.com/lehackathon/le/ingest/grid"
)

// headerWithin is how many rows may stand above the header: a title, a note.
const headerWithin = 30

// Read recognises the sheet and adds its records to r. Errors are *grid.Error
// values with the address of the cell.
func (r *Reader) Read(b *grid.Book) error {
	var take func(row int, cells []string) error
	finish := func() {}
	var first []string // the first row, for the message that no header was found
	seen := 0
	err := b.Rows(func(row int, cells []string) error {
		if take != nil {
			if blank(cells) {
				return nil
			}
			return take(row, cells)
		}
		if seen++; seen == 1 {
			first = append(first, cells...)
		}
		if seen > headerWithin {
			return unrecognised(b, first)
		}
		col, ok, err := tidyHeader(cells)
		switch {
		case ok && err != nil:
			return b.Errorf(row, -1, "rename one of them", "%v", err)
		case ok:
			t := newTidy(r, b, col)
			take, finish = t.row, t.finish
		default:
			if col, ok := listHeader(cells); ok {
				take = (&causeList{r, b, col, map[int]bool{}}).row
			}
		}
		return nil
	})
	switch {
	case err != nil:
		return err
	case seen == 0:
		return b.Errorf(0, 0, "check that this is the right file or sheet", "there is nothing in it")
	case take == nil:
		return unrecognised(b, first)
	}
	finish()
	return nil
}

// unrecognised names the columns that were found and those that are needed.
func unrecognised(b *grid.Book, first []string) error {
	var found []string
	for _, c := range first {
		if c = strings.TrimSpace(c); c != "" {
			found = append(found, c)
		}
	}
	if len(found) > 12 {
		found = append(found[:12], "…")
	}
	return b.Errorf(0, 0, "name the columns area, year, sex, age, cause, deaths, population (พื้นที่ ปี เพศ กลุ่มอายุ สาเหตุการตาย จำนวนตาย ประชากร)",
		"no header with age and deaths or population was found; the first row reads: %s", strings.Join(found, ", "))
}

func blank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}
