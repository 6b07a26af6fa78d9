package layout

import (
	"errors"
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// tidy reads a sheet with one count a row: an area, year, sex, age and cause, and
// deaths, people or both.
type tidy struct {
	r      *Reader
	book   *grid.Book
	source int
	locate func(row, col int) string
	col    [fieldCount]int // -1 where the sheet has no such column

	// What labels mean, so that each is worked out once.
	areas  map[place]int
	years  map[string]thai.Year
	sexes  map[string]analysis.Sex
	ages   map[string]analysis.AgeSpan
	causes map[string]int
	people map[analysis.Record]float64 // population given again on every cause's row
}

// tidyHeader reports whether a row is the header of a tidy sheet, with the column
// of every field; a field named twice is an error.
func tidyHeader(cells []string) (col [fieldCount]int, ok bool, err error) {
	for f := range col {
		col[f] = -1
	}
	for i, name := range cells {
		f := fieldOf(name)
		if f == noField {
			continue
		}
		if col[f] >= 0 && err == nil {
			err = fmt.Errorf("two columns for %s: %q and %q", f, cells[col[f]], name)
		}
		col[f] = i
	}
	ok = col[age] >= 0 && (col[deaths] >= 0 || col[population] >= 0)
	return col, ok, err
}

func newTidy(r *Reader, b *grid.Book, col [fieldCount]int) *tidy {
	source, locate := r.source(b)
	return &tidy{r: r, book: b, source: source, locate: locate, col: col,
		areas: map[place]int{}, years: map[string]thai.Year{}, sexes: map[string]analysis.Sex{},
		ages: map[string]analysis.AgeSpan{}, causes: map[string]int{}, people: map[analysis.Record]float64{}}
}

// row turns one row into records.
func (t *tidy) row(row int, cells []string) error {
	at := func(f field) string {
		if c := t.col[f]; c >= 0 && c < len(cells) {
			return cells[c]
		}
		return ""
	}
	fail := func(f field, hint string, err error) error {
		msg := err.Error()
		if errors.Is(err, errBlank) || !strings.HasPrefix(msg, f.String()) {
			msg = f.String() + " " + msg
		}
		return t.book.Errorf(row, max(t.col[f], 0), hint, "%s", msg)
	}
	rec := analysis.Record{Cause: analysis.Total}
	var err error
	if rec.Area, err = t.area(row, at); err != nil {
		return fail(areaLevel, "", err)
	}
	yearColumn := year
	if t.col[year] < 0 {
		yearColumn = fiscalYear
	}
	if rec.Period, err = t.period(row, yearColumn, at(yearColumn)); err != nil {
		return fail(yearColumn, "write years as พ.ศ. 2400-2700 or ค.ศ. 1900-2150", err)
	}
	if rec.Sex, err = t.sexOf(at(sex)); err != nil {
		return fail(sex, "write male, female, both or unknown (ชาย หญิง รวม ไม่ทราบ)", err)
	}
	if rec.Age, err = t.ageOf(row, at(age)); err != nil {
		return fail(age, "write ages as 0, 1-4, 85+ (80 ปีขึ้นไป), all or unknown", err)
	}
	if t.col[cause] >= 0 {
		rec.Cause = t.causeOf(row, at)
	}
	both := t.col[deaths] >= 0 && t.col[population] >= 0
	for _, f := range []field{deaths, population} {
		if t.col[f] < 0 {
			continue
		}
		text := at(f)
		n, err := parseCount(text, func(k Kind, to string) { t.note(k, row, t.col[f], text, to) })
		if errors.Is(err, errBlank) && both {
			continue // the row is for the other count
		}
		if err != nil {
			return fail(f, "write 0 where there are none", err)
		}
		rec.Count, rec.At = n, analysis.Ref{Source: t.source, Row: row, Col: t.col[f]}
		if f == deaths {
			t.r.Builder.AddDeaths(rec)
		} else if t.newPeople(rec) {
			t.r.Builder.AddPeople(rec)
		}
	}
	return nil
}

// newPeople drops a population that stands again on the row of another cause.
// One that differs is kept, for the builder to refuse with both addresses.
func (t *tidy) newPeople(rec analysis.Record) bool {
	if t.col[cause] < 0 {
		return true
	}
	key := rec
	key.Count, key.Cause, key.At = 0, 0, analysis.Ref{}
	have, seen := t.people[key]
	t.people[key] = rec.Count
	return !seen || have != rec.Count
}

func (t *tidy) note(k Kind, row, col int, from, to string) {
	t.r.Log.add(k, func() string { return t.locate(row, col) }, from, to)
}

func (t *tidy) area(row int, at func(field) string) (int, error) {
	p := place{en: at(areaEN), code: at(areaCode), level: at(areaLevel), kind: analysis.AreaLevel}
	column := areaName
	for _, c := range []struct {
		f    field
		kind analysis.Level
	}{{areaName, analysis.AreaLevel}, {region, analysis.Region}, {province, analysis.Province}, {district, analysis.District}} {
		if name := at(c.f); strings.TrimSpace(name) != "" {
			p.name, p.kind, column = name, c.kind, c.f // the narrowest place given
		}
	}
	if column == district {
		p.code = "" // the code beside it is the province's
	}
	if i, seen := t.areas[p]; seen {
		return i, nil
	}
	i, err := t.r.area(p, func() string { return t.locate(row, max(t.col[column], 0)) })
	if err == nil {
		t.areas[p] = i
	}
	return i, err
}

func (t *tidy) period(row int, column field, text string) (analysis.Period, error) {
	if t.col[column] < 0 {
		return t.r.Year, nil
	}
	y, seen := t.years[text]
	if !seen {
		var err error
		if y, err = thai.ParseYear(text); err != nil {
			return analysis.Period{}, err
		}
		t.years[text] = y
	}
	p := analysis.Period{From: y.From, To: y.To, Fiscal: y.Fiscal || column == fiscalYear}
	if y.Era == thai.BE {
		t.note(BuddhistYear, row, t.col[column], text, p.String())
	}
	return p, nil
}

func (t *tidy) sexOf(text string) (analysis.Sex, error) {
	if t.col[sex] < 0 {
		return t.r.Sex, nil
	}
	if s, seen := t.sexes[text]; seen {
		return s, nil
	}
	s, err := thai.ParseSex(text)
	if err != nil {
		return 0, err
	}
	t.sexes[text] = sexes[s]
	return sexes[s], nil
}

var sexes = map[thai.Sex]analysis.Sex{
	thai.Male: analysis.Male, thai.Female: analysis.Female, thai.Both: analysis.Both, thai.SexUnknown: analysis.UnknownSex,
}

func (t *tidy) ageOf(row int, text string) (analysis.AgeSpan, error) {
	if a, seen := t.ages[text]; seen {
		return a, nil
	}
	a, err := thai.ParseAge(text)
	if err != nil {
		return analysis.AgeSpan{}, err
	}
	span := analysis.AgeSpan{Lo: a.Lo, Hi: a.Hi}
	switch a.Kind {
	case thai.All:
		span = analysis.AllAges
	case thai.Unknown:
		span = analysis.NoAge
	}
	t.ages[text] = span
	return span, nil
}

func (t *tidy) causeOf(row int, at func(field) string) int {
	label := at(cause)
	if c, seen := t.causes[label]; seen {
		return c
	}
	text := thai.Normalize(label)
	if text == "" {
		t.note(NoCause, row, t.col[cause], label, notStated)
		text = notStated
	}
	c := t.r.cause(text, at(causeTH), at(causeEN))
	t.causes[label] = c
	return c
}
