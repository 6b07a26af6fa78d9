package layout

import (
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// wonderAges are the columns that may hold the ages of a CDC WONDER export.
var wonderAges = []string{"Single-Year Ages Code", "Five-Year Age Groups Code", "Ten-Year Age Groups Code", "Age Group Code", "Infant Age Groups Code"}

// wonderNames are the columns of a CDC WONDER export by what they hold; the first that
// is there counts. Codes go before labels.
var wonderNames = struct{ sex, year, area, areaCode, cause []string }{
	sex:      []string{"Gender Code", "Sex Code", "Gender", "Sex"},
	year:     []string{"Year Code", "Year"},
	area:     []string{"County", "Residence County", "State", "Residence State", "Census Region", "HHS Region"},
	areaCode: []string{"County Code", "Residence County Code", "State Code", "Residence State Code", "Census Region Code", "HHS Region Code"},
	cause: []string{"Cause of death Code", "UCD - ICD-10 Codes Code", "ICD-10 113 Cause List Code", "UCD - ICD-10 113 Cause List Code", "ICD Chapter Code", "UCD - ICD Chapter Code",
		"ICD Sub-Chapter Code", "UCD - ICD Sub-Chapter Code"},
}

// lookWonder takes a header with Notes, an age-group code, Deaths and Population.
func lookWonder(r *Reader, h *head) verdict {
	i, col, missing := h.findHeader("Notes", "Deaths")
	if i < 0 {
		return needs(missing)
	}
	find := func(names []string) int {
		for _, n := range names {
			if c, ok := col[labelKey(n)]; ok {
				return c
			}
		}
		return -1
	}
	w := &wonder{r: r, book: h.book, notes: col["notes"], deaths: col["deaths"], people: find([]string{"Population"}),
		age: find(wonderAges), sex: find(wonderNames.sex), year: find(wonderNames.year), area: find(wonderNames.area),
		areaCode: find(wonderNames.areaCode), cause: find(wonderNames.cause), seen: map[analysis.Record]bool{}}
	v := verdict{from: i + 1, why: fmt.Sprintf("row %d has the columns Notes and Deaths of an export", h.rows[i].n), sheet: w}
	if w.age < 0 {
		v.err = h.book.Errorf(h.rows[i].n, -1, "group the results by single-year or five-year age groups, and by gender", "the export has no ages")
	}
	w.source, _ = r.source(h.book)
	return v
}

// wonder reads one count a row. The notes behind the table begin with a row of dashes.
type wonder struct {
	r      *Reader
	book   *grid.Book
	source int
	notes, deaths, people, age, sex, year,
	area, areaCode, cause int
	seen       map[analysis.Record]bool
	ended      bool
	suppressed int
}

func (w *wonder) row(row int, cells []string) error {
	note := normal(cells, w.notes)
	w.ended = w.ended || strings.HasPrefix(note, "---")
	if w.ended {
		w.r.Log.add(FooterSkipped, func() string { return address(w.book, row, 0) }, "", "")
		return nil
	}
	if strings.EqualFold(note, "Total") {
		w.r.Log.add(TotalSkipped, func() string { return address(w.book, row, w.notes) }, note, "")
		return nil
	}
	rec, err := w.who(row, cells)
	if err != nil {
		return err
	}
	if w.people >= 0 && !wonderBlank(at(cells, w.people)) {
		n, err := w.count(row, cells, w.people)
		if err != nil {
			return err
		}
		people := rec
		if people.Cause = 0; !w.seen[people] { // it stands again on the row of every cause
			w.seen[people] = true
			people.Count, people.At = n, analysis.Ref{Source: w.source, Row: row, Col: w.people}
			w.r.Builder.AddPeople(people)
		}
	}
	if strings.EqualFold(normal(cells, w.deaths), "Suppressed") {
		w.suppressed++
		return nil
	}
	n, err := w.count(row, cells, w.deaths)
	if err != nil {
		return err
	}
	rec.Count, rec.At = n, analysis.Ref{Source: w.source, Row: row, Col: w.deaths}
	w.r.addDeaths(rec)
	return nil
}

// wonderBlank are the words for a population that is not given.
func wonderBlank(cell string) bool {
	switch strings.ToLower(strings.TrimSpace(cell)) {
	case "", "not applicable", "suppressed", "missing":
		return true
	}
	return false
}

func (w *wonder) count(row int, cells []string, col int) (float64, error) {
	n, err := parseCount(at(cells, col), func(k Kind, to string) {
		w.r.Log.add(k, func() string { return address(w.book, row, col) }, at(cells, col), to)
	})
	if err != nil {
		return 0, w.book.Errorf(row, col, "export the table again without changing it", "the count %w", err)
	}
	return n, nil
}

// who reads everything of a row but its counts.
func (w *wonder) who(row int, cells []string) (rec analysis.Record, err error) {
	fail := func(col int, err error) error {
		return w.book.Errorf(row, col, "export the table again without changing it", "%w", err)
	}
	rec.Cause, rec.Sex, rec.Period = analysis.Total, w.r.Sex, w.r.Year
	if rec.Age, err = wonderAge(normal(cells, w.age)); err != nil {
		return rec, fail(w.age, err)
	}
	if w.sex >= 0 {
		s, err := thai.ParseSex(normal(cells, w.sex))
		if err != nil {
			return rec, fail(w.sex, err)
		}
		rec.Sex = sexes[s]
	}
	if w.year >= 0 {
		y, err := thai.ParseYear(strings.Fields(normal(cells, w.year) + " .")[0])
		if err != nil {
			return rec, fail(w.year, err)
		}
		rec.Period = analysis.Period{From: y.From, To: y.To}
	}
	p := w.r.given()
	if w.area >= 0 {
		p = place{name: normal(cells, w.area), kind: analysis.AreaLevel}
		if w.areaCode >= 0 {
			p.code = normal(cells, w.areaCode)
		}
	}
	if rec.Area, err = w.r.area(p, func() string { return address(w.book, row, max(w.area, 0)) }); err != nil {
		return rec, fail(max(w.area, 0), err)
	}
	if w.cause >= 0 {
		if rec.Cause, err = w.r.cause(normal(cells, w.cause), "", ""); err != nil {
			return rec, fail(w.cause, err)
		}
	}
	return rec, nil
}

// wonderAge reads the code of an age group. The group of infants has the code 1, single
// ages have their own: "< 1 year" is 0 there.
func wonderAge(code string) (analysis.AgeSpan, error) {
	switch code {
	case "1":
		return analysis.AgeSpan{Lo: 0, Hi: 1}, nil
	case "NS":
		return analysis.NoAge, nil
	}
	a, err := thai.ParseAge(code)
	return spanOf(a), err
}

func (w *wonder) finish() error {
	if w.suppressed > 0 {
		w.r.remark(w.book, "suppressed", fmt.Sprintf("%d rows have suppressed counts of deaths (1 to 9) and are left out: sums are too low", w.suppressed),
			fmt.Sprintf("%d แถวถูกปกปิดจำนวนตาย (1 ถึง 9) จึงไม่นับ ผลรวมต่ำกว่าจริง", w.suppressed))
	}
	return nil
}
