package layout

import (
	"errors"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/thai"
)

// stubKind is what a column on the left says of its rows.
type stubKind int

const (
	stubNothing stubKind = iota
	stubYear
	stubSex
	stubAge
	stubCause
	stubArea
	stubAreaCode
	stubDistrict
)

// stubKinds finds what the columns on the left are: by their names, then by what
// stands in them.
func (w *wide) stubKinds(rows []numbered) []stubKind {
	kinds := make([]stubKind, w.head.stubs)
	for c := range kinds {
		kinds[c] = w.namedStub(w.head.names[c])
	}
	for c := range kinds {
		if kinds[c] == stubNothing && !serialNames[labelKey(w.head.names[c])] {
			kinds[c] = w.guessedStub(rows, c, kinds)
		}
	}
	return kinds
}

func (w *wide) namedStub(name string) stubKind {
	switch w.r.fieldOf(name) {
	case year, fiscalYear:
		return stubYear
	case sex:
		return stubSex
	case age:
		return stubAge
	case cause:
		return stubCause
	case areaName, province, region:
		return stubArea
	case areaCode:
		return stubAreaCode
	case district:
		return stubDistrict
	}
	lower := strings.ToLower(thai.Normalize(name))
	for kind, words := range map[stubKind][]string{
		stubCause: {"สาเหตุ", "cause", "causa", "capítulo cid", "cie-10"},
		stubAge:   {"อายุ", "edad", "idade", "faixa etária"},
		stubArea:  {"จังหวัด", "provincia", "município"},
	} {
		if slices.ContainsFunc(words, func(word string) bool { return strings.Contains(lower, word) }) {
			return kind
		}
	}
	return stubNothing
}

// guessedStub looks at the cells of a column without a telling name.
func (w *wide) guessedStub(rows []numbered, col int, known []stubKind) stubKind {
	var filled, asAge, asSex, asYear int
	for _, row := range rows {
		text := normal(row.cells, col)
		if text == "" || w.isNote(row.cells) || !w.counts(row.cells) {
			continue
		}
		filled++
		if _, _, err := readAge(text); err == nil {
			asAge++
		}
		if _, err := thai.ParseSex(text); err == nil && worded(text) {
			asSex++
		}
		if _, err := thai.ParseYear(text); err == nil {
			asYear++
		}
	}
	free := func(k stubKind) bool { return !slices.Contains(known, k) }
	switch {
	case filled == 0:
		return stubNothing
	case asSex == filled && free(stubSex) && !w.head.has(sexDim):
		return stubSex
	case asYear == filled && free(stubYear) && !w.head.has(yearDim):
		return stubYear
	case asAge == filled && free(stubAge) && !w.head.has(ageDim):
		return stubAge
	case free(stubArea) && !w.outside.hasArea && !w.areasAcross():
		return stubArea
	}
	return stubNothing
}

// heading takes a row without counts as what holds for the rows under it.
func (w *wide) heading(row numbered) {
	for _, c := range row.cells {
		text := thai.Normalize(c)
		if text == "" {
			continue
		}
		now := readContext(text)
		if l := readLabel(text); l.dims[sexDim] || l.dims[totalDim] {
			now.sex, now.hasSex = l.sex, true
			if l.dims[totalDim] {
				now.sex = analysis.Both
			}
		}
		now.fill(w.section)
		w.section = now
		return
	}
}

// data turns the counts of one row into records.
func (w *wide) data(row numbered) error {
	base, named, err := w.stub(row)
	if err != nil {
		return err
	}
	for _, c := range w.head.columns() {
		if c >= len(row.cells) || missing(row.cells[c]) {
			continue
		}
		if err := w.cell(row, c, base, named); err != nil {
			return err
		}
	}
	return nil
}

// missing reports a cell that holds no figure.
func missing(cell string) bool {
	switch strings.ToLower(strings.TrimSpace(cell)) {
	case "", "..", "...", "…", "n/a", "na", "n.a.", "null", "#n/a", "#div/0!", "ไม่มีข้อมูล", "x":
		return true
	}
	return false
}

// stub reads the labels on the left of a row; named says which are given.
func (w *wide) stub(row numbered) (rec analysis.Record, named map[stubKind]bool, err error) {
	rec.Cause, named = analysis.Total, map[stubKind]bool{}
	var p place
	for c, kind := range w.kinds {
		text := ""
		if c < len(row.cells) {
			text = row.cells[c]
		}
		if thai.Normalize(text) == "" {
			text = w.above[c]
		} else {
			w.above[c] = text
		}
		fail := func(err error) error { return w.book.Errorf(row.n, c, "", "%w", err) }
		switch kind {
		case stubAge:
			a, typed, err := readAge(text)
			if typed != "" {
				w.r.Log.add(AgeOfDate, func() string { return w.locate(row.n, c) }, text, typed)
			}
			if err != nil {
				return rec, nil, w.book.Errorf(row.n, c, "write ages as 0, 1-4, 85+ (80 ปีขึ้นไป), all or unknown", "%w", err)
			}
			rec.Age = spanOf(a)
			w.ages[text] = rec.Age
		case stubSex:
			s, err := thai.ParseSex(text)
			if err != nil {
				return rec, nil, fail(err)
			}
			rec.Sex = sexes[s]
		case stubYear:
			y, err := thai.ParseYear(text)
			if err != nil {
				return rec, nil, fail(err)
			}
			rec.Period = analysis.Period{From: y.From, To: y.To, Fiscal: y.Fiscal}
			w.noteYear(row.n, c, text, y.Era == thai.BE, rec.Period)
		case stubCause:
			if rec.Cause, err = w.r.cause(text, "", ""); err != nil {
				return rec, nil, fail(err)
			}
		case stubArea:
			p.name, p.kind = text, analysis.AreaLevel
			if w.r.fieldOf(w.head.names[c]) == province {
				p.kind = analysis.Province
			}
		case stubDistrict:
			within := p.name
			if within == "" {
				within = w.province()
			}
			whole := false
			if p, whole = wholeOf(text, within); !whole {
				p = place{name: text, kind: analysis.District, province: within}
			}
		case stubAreaCode:
			p.code = text
		}
		named[kind] = true
	}
	if w.areasAcross() {
		return rec, named, nil
	}
	if !named[stubArea] && !named[stubDistrict] && !named[stubAreaCode] {
		p = w.r.given()
		switch {
		case w.section.hasArea:
			p = w.section.area
		case w.outside.hasArea:
			p = w.outside.area
		}
		w.noteOutside(row, p.name+p.en)
	}
	rec.Area, err = w.r.area(p, func() string { return w.locate(row.n, 0) })
	if err != nil {
		return rec, nil, w.book.Errorf(row.n, 0, "", "%w", err)
	}
	return rec, named, nil
}

// province is the one that is named outside the table.
func (w *wide) province() string {
	for _, c := range []context{w.section, w.outside} {
		if c.hasArea && c.area.kind == analysis.Province {
			return c.area.name
		}
	}
	return w.r.Area
}

func (w *wide) noteYear(row, col int, text string, buddhic bool, p analysis.Period) {
	if buddhic {
		w.r.Log.add(BuddhistYear, func() string { return w.locate(row, col) }, text, p.String())
	}
}

// noteOutside reports, once for a sheet, what was taken from outside the table.
func (w *wide) noteOutside(row numbered, what string) {
	if w.records == 0 && what != "" {
		w.r.Log.add(SheetYear, func() string { return w.locate(row.n, 0) }, "", what)
	}
}

// cell adds the count in one column of a row.
func (w *wide) cell(row numbered, c int, rec analysis.Record, named map[stubKind]bool) error {
	col := w.head.cols[c]
	n, err := parseCount(row.cells[c], func(k Kind, to string) {
		w.r.Log.add(k, func() string { return w.locate(row.n, c) }, row.cells[c], to)
	})
	if errors.Is(err, errBlank) {
		return nil
	} else if err != nil {
		return w.book.Errorf(row.n, c, countHint(err), "the count %w", err)
	}
	rec.Count, rec.At = n, analysis.Ref{Source: w.source, Row: row.n, Col: c}
	measure := col.measure
	if !col.dims[measureDim] {
		measure = w.measure()
	}
	if !named[stubYear] {
		rec.Period = w.year(col)
		w.noteYear(row.n, c, "", col.dims[yearDim] && col.buddhic, rec.Period)
	}
	if !named[stubSex] {
		rec.Sex = w.sex(col)
	}
	if !named[stubAge] {
		if !col.dims[ageDim] {
			rec.Age = analysis.AllAges
		} else {
			rec.Age = col.age
			if _, met := w.ages[col.ageText]; !met && col.ageText != "" {
				w.ages[col.ageText] = col.age
				if _, typed, _ := readAge(col.ageText); typed != "" {
					w.r.Log.add(AgeOfDate, func() string { return w.locate(w.rows[w.head.last].n, c) }, col.ageText, typed)
				}
			}
		}
	}
	if err := w.nameOf(row, c, col, &rec, named); err != nil {
		return err
	}
	if measure == noField && w.causesAcross() {
		measure = deaths
	}
	w.records++
	switch measure {
	case deaths:
		w.r.addDeaths(rec)
	case population:
		w.people = true
		w.r.Builder.AddPeople(rec)
	default:
		return w.book.Errorf(row.n, c, "say in the title, or in the header, whether they are deaths or population", "it is not said what the counts are")
	}
	return nil
}

func (w *wide) measure() field {
	if w.section.measure != noField {
		return w.section.measure
	}
	return w.outside.measure
}

func (w *wide) year(col labels) analysis.Period {
	switch {
	case col.dims[yearDim]:
		return col.year
	case w.section.year.From != 0:
		return w.section.year
	case w.r.Year.From != 0 && !(w.r.Selected && w.outside.year.From != 0):
		return w.r.Year
	}
	return w.outside.year
}

func (w *wide) sex(col labels) analysis.Sex {
	switch {
	case col.dims[sexDim]:
		return col.sex
	case w.section.hasSex:
		return w.section.sex
	case w.outside.hasSex:
		return w.outside.sex
	}
	w.sexless = true
	return w.r.Sex
}
