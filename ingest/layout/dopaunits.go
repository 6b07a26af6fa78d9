package layout

import (
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// dopaUnits gathers the registers of provinces, districts and subdistricts by their codes.
// Which rows are sums of others shows when all are read: 42 or 4200 of 4201, 4201 of
// 420101.
type dopaUnits struct {
	r      *Reader
	book   *grid.Book
	source int
	rows   []dopaUnit
}

// dopaUnit is the register of one sex.
type dopaUnit struct {
	code      string
	row, year int
	sex       analysis.Sex
	count     register
}

// significant is a code without the pairs of zeros that stand for all of something.
func significant(code string) string {
	for len(code) > 2 && strings.HasSuffix(code, "00") {
		code = code[:len(code)-2]
	}
	return code
}

func (d *dopaUnits) finish() error {
	type sum struct {
		code string
		year int
		sex  analysis.Sex
	}
	sums := map[sum]bool{} // codes of which parts are given
	for _, u := range d.rows {
		for code := significant(u.code); len(code) > 2; {
			code = code[:len(code)-2]
			sums[sum{code, u.year, u.sex}] = true
		}
	}
	for _, u := range d.rows {
		code := significant(u.code)
		isSum := sums[sum{code, u.year, u.sex}]
		p, ok := thai.FindPlaceByCode(code[:2])
		if !ok {
			return d.book.Errorf(u.row, 0, "the first two digits are those of a province", "there is no province %q", code[:2])
		}
		where := place{name: p.TH, code: p.Code, kind: analysis.Province}
		whole := len(code) == 2
		if d.r.District && !whole {
			where = place{code: code[:4], name: "อำเภอ " + code[:4], kind: analysis.District, province: p.TH}
			whole = len(code) == 4
		}
		if isSum && !whole {
			d.r.Log.add(TotalSkipped, func() string { return address(d.book, u.row, 0) }, u.code, "the sum of its subdistricts")
			continue
		}
		area, err := d.r.area(where, func() string { return address(d.book, u.row, 0) })
		if err != nil {
			return d.book.Errorf(u.row, 0, "", "%v", err)
		}
		c := u.count
		c.book, c.source, c.row, c.total = d.book, d.source, u.row, whole
		if err := d.r.registers.add(registerKey{area, u.year, u.sex}, c, code); err != nil {
			return d.book.Errorf(u.row, 0, "give each December of an area once", "%w", err)
		}
	}
	return nil
}

// seenUnit refuses what would be counted twice: a unit that stands twice, or in registers
// of two kinds.
func (g *registers) seenUnit(k registerKey, c *register, unit string) error {
	if g.units == nil {
		g.units = map[registerUnit]string{}
	}
	here := address(c.book, c.row, 0)
	at := registerUnit{k, unit}
	if there, seen := g.units[at]; seen {
		return fmt.Errorf("the people of %s in December %d stand in %s as well", unit, k.year, there)
	}
	if have := g.counts[k]; have != nil && isCode(unit) != have.coded {
		return fmt.Errorf("the people of December %d stand in %s as well, by other units", k.year, address(have.book, have.row, 0))
	}
	c.coded = isCode(unit)
	g.units[at] = here
	return nil
}

func isCode(unit string) bool { return digits(unit, 2, 8) }

type registerUnit struct {
	registerKey
	unit string
}
