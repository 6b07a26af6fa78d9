package layout

import (
	"strings"

	"github.com/lehackathon/le/ingest/thai"
)

// unitNames are columns that say what the counts of a row are: numbers or rates, deaths or
// years of life lost, which variant of a projection. Tables of results hold several.
var unitNames = keys("metric", "metric_name", "measure", "measure_name", "unit", "units", "uom", "unit_of_measure", "unit_measure", "variant", "indicator", "หน่วย", "หน่วยนับ", "ตัวชี้วัด")

// unitColumn is such a column, with what its first row says.
type unitColumn struct {
	col         int
	name, first string
}

// unitColumns finds the columns of units that are not read as something else.
func (r *Reader) unitColumns(cells []string, col [fieldCount]int) (list []unitColumn) {
	for i, c := range cells {
		if unitNames[labelKey(c)] && columnField(col, i) == noField && r.field(c) != ignored {
			list = append(list, unitColumn{col: i, name: thai.Normalize(c)})
		}
	}
	return list
}

// checkUnits refuses a row that counts something else than those before it: numbers and
// rates would be added up.
func (t *tidy) checkUnits() error {
	for i := range t.units {
		u := &t.units[i]
		says := normal(t.cells, u.col)
		switch {
		case says == "" || strings.EqualFold(says, u.first):
		case u.first == "":
			u.first = says
		default:
			return t.book.Errorf(t.line, u.col, "keep the rows of one only, those that count deaths or people",
				"the column %s says %q here and %q before: different things would be added up", u.name, short(says), short(u.first))
		}
	}
	return nil
}
