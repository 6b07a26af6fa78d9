package layout

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// The by-age text of the Department of Provincial Administration: a code, then male
// and female for each age 0 to 100 and above 100, then five groups without an age,
// each male, female, total. Source: stat.bora.dopa.go.th, statByAge, field list.
const (
	dopaAges   = 102
	dopaGroups = 5
	dopaFields = 1 + 2*dopaAges + 3*dopaGroups
)

// dopaGroupNames are the groups without an age, in the order of the fields; the last
// is the total.
var dopaGroupNames = [dopaGroups]string{"born in a lunar year (ปีจันทรคติ)", "central house register (ทะเบียนบ้านกลาง)", "other nationality (ไม่ใช่สัญชาติไทย)", "moving house (ระหว่างการย้าย)", "total"}

// lookDOPAText takes rows of 220 fields, a code and numbers.
func lookDOPAText(r *Reader, h *head) verdict {
	for i, row := range h.rows[:min(len(h.rows), 3)] {
		n := len(row.cells)
		for n > 0 && strings.TrimSpace(row.cells[n-1]) == "" {
			n-- // the separator behind the last field
		}
		switch {
		case n != dopaFields:
			if i == 0 && len(row.cells) > 200 && len(h.rows) > 1 {
				continue // a header
			}
			return no("%d fields in row %d, not %d", n, row.n, dopaFields)
		case !digits(row.cells[0], 2, 8):
			if i == 0 {
				continue
			}
			return no("row %d does not begin with a code", row.n)
		}
		year, ok := r.december(h.book)
		v := verdict{from: i, why: fmt.Sprintf("rows have %d fields: a code, %d ages of men and women, %d groups without an age", dopaFields, dopaAges, dopaGroups)}
		if !ok {
			v.err = h.book.Errorf(row.n, 0, "give the year of the December with --year, one file at a time, or in the file's name: pop6412.txt, pop2564.txt",
				"the file does not say of which year it is")
			return v
		}
		d := &dopaText{r: r, book: h.book, year: year, units: dopaUnits{r: r, book: h.book}}
		d.units.source, _ = r.source(h.book)
		v.sheet = d
		return v
	}
	return no("no row with %d fields", dopaFields)
}

// digits reports a code of so many digits.
func digits(s string, from, to int) bool {
	s = strings.TrimSpace(s)
	return len(s) >= from && len(s) <= to && strings.Trim(s, "0123456789") == ""
}

var (
	yymmName = regexp.MustCompile(`(?:^|[^0-9])([4-9][0-9])(0[1-9]|1[0-2])(?:[^0-9]|$)`)
	yyName   = regexp.MustCompile(`(?i)(?:^|[^0-9])(?:stat_?a|stat|pop)_?([4-9][0-9])(?:[^0-9]|$)`)
)

// december finds the year of a register's count: as given, or as the file's name says
// it: 2564, 6412 (year and month) or stat_a64.
func (r *Reader) december(b *grid.Book) (int, bool) {
	given := func() (int, bool) { return r.Year.From, r.Year.From != 0 && r.Year.From == r.Year.To }
	if r.Year.From != 0 && !r.Selected {
		return given()
	}
	name := b.File[strings.LastIndexAny(b.File, `/\`)+1:]
	y := 0
	if p, ok := yearInName(name); ok {
		y = p.From
	} else if m := yymmName.FindStringSubmatch(name); m != nil {
		if y, _ = strconv.Atoi(m[1]); m[2] != "12" {
			return 0, false
		}
		y += 2500 - thai.BEOffset
	} else if m := yyName.FindStringSubmatch(name); m != nil {
		y, _ = strconv.Atoi(m[1])
		y += 2500 - thai.BEOffset
	}
	if y == 0 {
		return given()
	}
	r.Log.add(SheetYear, func() string { return b.File }, name, fmt.Sprintf("31 December %d", y))
	return y, true
}

// dopaText reads one area a row.
type dopaText struct {
	r     *Reader
	book  *grid.Book
	year  int
	units dopaUnits
}

func (d *dopaText) row(row int, cells []string) error {
	code := strings.TrimSpace(cells[0])
	if !digits(code, 2, 8) {
		return d.book.Errorf(row, 0, "the first field is the code of a province, district or subdistrict", "the code %q is not a number of two to eight digits", short(code))
	}
	if len(cells) < dopaFields {
		return d.book.Errorf(row, len(cells)-1, "copy or download the file again", "the row has %d fields, not %d", len(cells), dopaFields)
	}
	if strings.Trim(code, "0") == "" {
		d.r.Log.add(TotalSkipped, func() string { return address(d.book, row, 0) }, code, "country")
		return nil
	}
	values := make([]float64, dopaFields)
	for i := 1; i < dopaFields; i++ {
		if strings.TrimSpace(cells[i]) == "" {
			continue
		}
		v, err := parseCount(cells[i], func(k Kind, to string) {
			d.r.Log.add(k, func() string { return address(d.book, row, i) }, cells[i], to)
		})
		if err != nil {
			return d.book.Errorf(row, i, "copy or download the file again", "the count %w", err)
		}
		values[i] = v
	}
	for s := range 2 {
		var c register
		for a := range dopaAges {
			c.ages[a] = values[1+2*a+s]
		}
		groups := 1 + 2*dopaAges
		for g := range dopaGroups - 1 {
			c.residual[g] = values[groups+3*g+s]
		}
		c.stated = values[groups+3*(dopaGroups-1)+s]
		d.units.rows = append(d.units.rows, dopaUnit{code, row, d.year, []analysis.Sex{analysis.Male, analysis.Female}[s], c})
	}
	return nil
}

func (d *dopaText) finish() error { return d.units.finish() }
