package layout

import (
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// hmd reads deaths, population or exposures of the Human Mortality Database: a title with
// the country, then columns set apart by spaces.
type hmd struct {
	r       *Reader
	book    *grid.Book
	source  int
	measure field
	area    int
}

var hmdColumns = []string{"Year", "Age", "Female", "Male", "Total"}

// lookHMD takes the title and header of a file of counts by age, sex and year. Those of
// rates, life tables and cohorts are named and refused.
func lookHMD(r *Reader, h *head) verdict {
	at := -1
	for i, row := range h.rows {
		if fields := spaced(row.cells); i > 0 && len(fields) > 2 && fields[0] == hmdColumns[0] && fields[1] == hmdColumns[1] {
			at = i
			break
		}
	}
	if at < 0 {
		return no("no header Year Age Female Male Total set apart by spaces")
	}
	country, what, found := strings.Cut(strings.Join(h.rows[at-1].cells, ", "), ",")
	what, _, _ = strings.Cut(strings.TrimSpace(what), ",")
	f := &hmd{r: r, book: h.book}
	lower := strings.ToLower(what)
	switch {
	case !found:
		return no("no title with a country above the header")
	case strings.Contains(lower, "cohort"), strings.Contains(lower, "rates"), strings.Contains(lower, "life table"), strings.Join(spaced(h.rows[at].cells), " ") != strings.Join(hmdColumns, " "):
		return verdict{why: "it is a file of the Human Mortality Database", err: h.book.Errorf(h.rows[at].n, -1, "take the files Deaths and Population (or Exposures) by period",
			"this file of the Human Mortality Database holds no counts by period: %s", what)}
	case strings.Contains(lower, "deaths"):
		f.measure = deaths
	case strings.Contains(lower, "population"), strings.Contains(lower, "exposure"):
		f.measure = population
	default:
		return no("its title names neither deaths nor population")
	}
	f.source, _ = r.source(h.book)
	country = strings.TrimSpace(country)
	area, err := r.area(place{name: country, kind: analysis.Country}, func() string { return address(h.book, h.rows[at-1].n, 0) })
	if err != nil {
		return verdict{why: "it is a file of the Human Mortality Database", err: h.book.Errorf(h.rows[at-1].n, 0, "download the file again", "%w", err)}
	}
	if f.area = area; strings.Contains(lower, "population") {
		r.remark(h.book, "january-population", "the population is that of 1 January; exposures of the same database are person-years, and fit deaths better",
			"ประชากรเป็นจำนวน ณ วันที่ 1 มกราคม ไฟล์ exposures ของฐานข้อมูลเดียวกันเป็นคน-ปี ซึ่งตรงกับการตายมากกว่า")
	}
	return verdict{sheet: f, from: at + 1, why: fmt.Sprintf("row %d has the columns %s of the Human Mortality Database, and the title says %s of %s", h.rows[at].n, strings.Join(hmdColumns, ", "), f.measure, country)}
}

// spaced joins the cells of a row, which a separator in the title may have cut, and cuts
// them at spaces.
func spaced(cells []string) []string { return strings.Fields(strings.Join(cells, " ")) }

func (f *hmd) row(row int, cells []string) error {
	values := spaced(cells)
	if len(values) != len(hmdColumns) {
		return f.book.Errorf(row, -1, "download the file again", "%d columns where %s are expected", len(values), strings.Join(hmdColumns, ", "))
	}
	// "1959-" and "1959+" are a population before and after a change of territory, on the
	// same day: the years of deaths have the territory after it.
	if strings.HasSuffix(values[0], "-") {
		f.r.Log.add(TotalSkipped, func() string { return address(f.book, row, 0) }, values[0], "")
		return nil
	}
	year, err := thai.ParseYear(strings.TrimSuffix(values[0], "+"))
	if err != nil {
		return f.book.Errorf(row, 0, "download the file again", "%w", err)
	}
	age, err := thai.ParseAge(values[1])
	if err != nil {
		return f.book.Errorf(row, 0, "download the file again", "%w", err)
	}
	rec := analysis.Record{Area: f.area, Cause: analysis.Total, Period: analysis.Period{From: year.From, To: year.To}, Age: spanOf(age)}
	for i, sex := range []analysis.Sex{analysis.Female, analysis.Male} {
		text := values[2+i]
		if text == "." { // not available
			continue
		}
		n, err := parseCount(text, func(Kind, string) {})
		if err != nil {
			return f.book.Errorf(row, 0, "download the file again", "%s %w", f.measure, err)
		}
		rec.Sex, rec.Count, rec.At = sex, n, analysis.Ref{Source: f.source, Row: row}
		if f.measure == deaths {
			f.r.addDeaths(rec)
		} else {
			f.r.Builder.AddPeople(rec)
		}
	}
	return nil
}

func (f *hmd) finish() error { return nil }
