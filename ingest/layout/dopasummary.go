package layout

import (
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// lookDOPASummary takes rows such as 5712|0|ทั่วประเทศ|…|men|women|total|houses|: year
// and month of the Buddhist era in two digits each, a province, its name.
func lookDOPASummary(r *Reader, h *head) verdict {
	for i, row := range h.rows {
		if len(row.cells) < 13 || !digits(row.cells[0], 4, 4) || !digits(row.cells[1], 1, 2) {
			return no("row %d does not begin with yymm and a province", row.n)
		}
		if i == 2 {
			break
		}
	}
	if len(h.rows) == 0 {
		return no("no rows")
	}
	return verdict{sheet: &dopaSummary{r, h.book}, why: "rows begin with yymm of the Buddhist era, a province and its name; there are no ages: totals only, as checks"}
}

// dopaSummary reads totals by sex, without ages, as checks.
type dopaSummary struct {
	r    *Reader
	book *grid.Book
}

func (d *dopaSummary) row(row int, cells []string) error {
	if len(cells) < 13 || !digits(cells[0], 4, 4) {
		return d.book.Errorf(row, 0, "copy or download the file again", "the row does not begin with a year and month")
	}
	yymm, _ := strconv.Atoi(cells[0])
	// Rows of districts, subdistricts and offices have codes or names behind the
	// province's.
	for _, i := range []int{3, 5, 7} {
		if code := strings.Trim(cells[i], " 0"); code != "" {
			return nil
		}
	}
	if yymm%100 != 12 {
		return nil
	}
	p, ok := thai.FindPlace(cells[2])
	if !ok || p.Code == "" {
		return nil
	}
	area, err := d.r.area(place{name: p.TH, code: p.Code, kind: levels[p.Level]}, func() string { return address(d.book, row, 2) })
	if err != nil {
		return d.book.Errorf(row, 2, "", "%v", err)
	}
	if d.r.registers.totals == nil {
		d.r.registers.totals = map[registerKey]statedTotal{}
	}
	for i, sex := range []analysis.Sex{analysis.Male, analysis.Female} {
		n, err := parseCount(cells[9+i], func(k Kind, to string) {
			d.r.Log.add(k, func() string { return address(d.book, row, 9+i) }, cells[9+i], to)
		})
		if err != nil {
			return d.book.Errorf(row, 9+i, "copy or download the file again", "the count %w", err)
		}
		key := registerKey{area, yymm/100 + 2500 - thai.BEOffset, sex}
		d.r.registers.totals[key] = statedTotal{n, address(d.book, row, 9+i)}
	}
	return nil
}

func (d *dopaSummary) finish() error {
	d.r.remark(d.book, "no-ages", "the population has no ages: its totals are used as checks only", "ประชากรไม่มีอายุ ใช้ยอดรวมเพื่อตรวจสอบเท่านั้น")
	return nil
}
