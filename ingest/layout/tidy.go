package layout

import (
	"errors"
	"fmt"
	"slices"
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
	years  map[string]statedYear
	sexes  map[string]analysis.Sex
	ages   map[string]analysis.AgeSpan
	causes map[string]int
	people map[analysis.Record]float64 // population given again on every cause's row

	noPlace  bool           // no column names an area
	units    []unitColumn   // that must say the same on every row
	buddhist map[field]bool // columns of years whose name says พ.ศ.

	// The row being read, and the place of the one before: most rows share it.
	line      int
	cells     []string
	lastPlace place
	lastArea  int
}

// lookTidy takes a header with age and deaths or population.
func lookTidy(r *Reader, h *head) verdict {
	for i, row := range h.rows {
		col, ok, err := r.tidyHeader(row.cells)
		if !ok && err == nil {
			ok = r.countColumn(h, i, &col)
		}
		if !ok {
			continue
		}
		if i+1 < len(h.rows) && normal(h.rows[i+1].cells, col[age]) == "" {
			if w := wideHeadAt(h.rows, i, nil); w != nil && w.last > i {
				return no("the header goes on under row %d", row.n)
			}
		}
		v := verdict{from: i + 1, why: fmt.Sprintf("row %d names the columns %s", row.n, columnsRead(row.cells, func(i int, name string) string {
			if f := columnField(col, i); f != noField {
				return f.String()
			}
			return ""
		}))}
		if err != nil {
			v.err = h.book.Errorf(row.n, -1, "rename one of them", "%v", err)
			return v
		}
		for i, name := range row.cells {
			if f := columnField(col, i); f != noField {
				r.use(name, f.String())
			}
		}
		t := newTidy(r, h.book, col)
		t.units = r.unitColumns(row.cells, col)
		for _, f := range []field{year, fiscalYear} {
			t.buddhist[f] = col[f] >= 0 && saysBuddhist(row.cells[col[f]])
		}
		v.sheet = t
		return v
	}
	return no("no header with age and deaths or population")
}

// columnField is the field that column i was taken for.
func columnField(col [fieldCount]int, i int) field {
	for f := areaName; f <= population; f++ {
		if col[f] == i {
			return f
		}
	}
	return noField
}

// tidyHeader reports whether a row is the header of a tidy sheet, with the column
// of every field; a field named twice is an error.
func (r *Reader) tidyHeader(cells []string) (col [fieldCount]int, ok bool, err error) {
	for f := range col {
		col[f] = -1
	}
	for i, name := range cells {
		f := r.fieldOf(name)
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
	return &tidy{r: r, book: b, source: source, locate: locate, col: col, lastArea: -1,
		noPlace: !slices.ContainsFunc([]field{areaName, areaEN, areaCode, region, province, district}, func(f field) bool { return col[f] >= 0 }),
		areas:   map[place]int{}, years: map[string]statedYear{}, sexes: map[string]analysis.Sex{},
		ages: map[string]analysis.AgeSpan{}, causes: map[string]int{}, people: map[analysis.Record]float64{}, buddhist: map[field]bool{}}
}

// at is a cell of the row being read.
func (t *tidy) at(f field) string {
	if c := t.col[f]; c >= 0 && c < len(t.cells) {
		return t.cells[c]
	}
	return ""
}

func (t *tidy) fail(f field, hint string, err error) error {
	return t.book.Errorf(t.line, max(t.col[f], 0), hint, "%w", err)
}

// row turns one row into records.
func (t *tidy) row(row int, cells []string) error {
	t.line, t.cells = row, cells
	if t.remark() {
		t.r.Log.add(FooterSkipped, func() string { return t.locate(row, 0) }, "", "")
		return nil
	}
	if err := t.checkUnits(); err != nil {
		return err
	}
	rec, err := t.who()
	if err != nil {
		return err
	}
	filled := false
	for _, f := range []field{deaths, population} {
		if t.col[f] < 0 {
			continue
		}
		n, err := t.count(f)
		if errors.Is(err, errBlank) && (filled || f == deaths && t.col[population] >= 0) {
			continue // the row is for the other count
		} else if err != nil {
			return t.fail(f, countHint(err), fmt.Errorf("%s %w", f, err))
		}
		filled = true
		rec.Count, rec.At = n, analysis.Ref{Source: t.source, Row: row, Col: t.col[f]}
		if f == deaths {
			if rec.Cause, err = t.causeOf(); err != nil {
				return t.fail(cause, "write the id of the cause instead", err)
			}
			t.r.addDeaths(rec)
		} else if t.newPeople(rec) {
			t.r.Builder.AddPeople(rec)
		}
	}
	return nil
}

// who reads everything of a row but its counts and their cause.
func (t *tidy) who() (rec analysis.Record, err error) {
	rec.Cause = analysis.Total
	var column field
	if rec.Area, column, err = t.area(); errors.Is(err, errBlank) {
		return rec, t.fail(column, "every row needs the name or code of its area", err)
	} else if err != nil {
		return rec, t.fail(column, "", err)
	}
	yearColumn := year
	if t.col[year] < 0 {
		yearColumn = fiscalYear
	}
	if rec.Period, err = t.period(yearColumn); err != nil {
		return rec, t.fail(yearColumn, "write years as พ.ศ. 2400-2700 or ค.ศ. 1900-2150", err)
	}
	if rec.Sex, err = t.sexOf(t.at(sex)); err != nil {
		return rec, t.fail(sex, "write male, female, both or unknown (ชาย หญิง รวม ไม่ทราบ)", err)
	}
	if rec.Age, err = t.ageOf(t.at(age)); err != nil {
		return rec, t.fail(age, "write ages as 0, 1-4, 85+ (80 ปีขึ้นไป), all or unknown", err)
	}
	return rec, nil
}

func (t *tidy) count(f field) (float64, error) {
	text := t.at(f)
	return parseCount(text, func(k Kind, to string) { t.note(k, f, text, to) })
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

// note counts a conversion in the row being read.
func (t *tidy) note(k Kind, f field, from, to string) {
	t.r.Log.add(k, func() string { return t.locate(t.line, t.col[f]) }, from, to)
}

// noteText counts a label whose characters are not as they should be.
func (t *tidy) noteText(f field, label string) {
	if clean := thai.Normalize(label); clean != strings.Trim(label, " ") {
		t.note(TextCleaned, f, label, clean)
	}
}

// placeColumns are the columns that may name an area; the narrowest filled counts.
var placeColumns = []struct {
	field field
	kind  analysis.Level
}{{areaName, analysis.AreaLevel}, {region, analysis.Region}, {province, analysis.Province}, {district, analysis.District}}

// area finds the area of the row; on an error, with the column that is wrong.
func (t *tidy) area() (int, field, error) {
	p := place{en: t.at(areaEN), code: t.at(areaCode), level: t.at(areaLevel), kind: analysis.AreaLevel}
	if t.noPlace {
		p = t.r.given()
	}
	column, named := areaName, t.col[areaCode] >= 0
	for _, c := range placeColumns {
		if name := t.at(c.field); name != "" && strings.TrimSpace(name) != "" {
			p.name, p.kind, column = name, c.kind, c.field
		}
		if t.col[c.field] >= 0 && !named {
			column, named = c.field, true
		}
	}
	if column == district {
		p.province, p.code = t.at(province), "" // the code beside it is the province's
		within := p.province
		if within == "" {
			within = t.r.Area
		}
		if whole, ok := wholeOf(p.name, within); ok {
			p = whole
		}
	}
	if t.lastArea >= 0 && p == t.lastPlace {
		return t.lastArea, column, nil
	}
	i, seen := t.areas[p]
	if !seen {
		if named && p.name == "" && strings.TrimSpace(p.code) == "" {
			return 0, column, fmt.Errorf("%s %w", column, errBlank)
		}
		if _, ok := parseLevel(p.level); !ok {
			return 0, areaLevel, fmt.Errorf("level %q is none of country, region, province, district, area", p.level)
		}
		var err error
		if i, err = t.r.area(p, func() string { return t.locate(t.line, max(t.col[column], 0)) }); err != nil {
			return 0, column, err
		}
		t.noteText(column, p.name)
		t.areas[p] = i
	}
	t.lastPlace, t.lastArea = p, i
	return i, column, nil
}

// statedYear is what the label of a year means; common is the year in the common
// era where it was written in the Buddhist.
type statedYear struct {
	period analysis.Period
	common string
}

func (t *tidy) period(column field) (analysis.Period, error) {
	if t.col[column] < 0 {
		return t.r.Year, nil
	}
	text := t.at(column)
	y, seen := t.years[text]
	if !seen {
		read, err := thai.ParseYear(text)
		if short := thai.Normalize(text); err != nil && len([]rune(short)) == 2 && t.buddhist[column] {
			read, err = thai.ParseYear("พ.ศ. " + short)
		}
		if err != nil {
			return analysis.Period{}, err
		}
		y.period = analysis.Period{From: read.From, To: read.To, Fiscal: read.Fiscal || column == fiscalYear}
		if read.Era == thai.BE {
			y.common = read.String()
		}
		t.years[text] = y
	}
	if y.common != "" {
		t.note(BuddhistYear, column, text, y.common)
	}
	return y.period, nil
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
	t.noteText(sex, text)
	t.sexes[text] = sexes[s]
	return sexes[s], nil
}

var sexes = map[thai.Sex]analysis.Sex{
	thai.Male: analysis.Male, thai.Female: analysis.Female, thai.Both: analysis.Both, thai.SexUnknown: analysis.UnknownSex,
}

func (t *tidy) ageOf(text string) (analysis.AgeSpan, error) {
	if a, seen := t.ages[text]; seen {
		return a, nil
	}
	a, typed, err := readAge(text)
	if err != nil {
		return analysis.AgeSpan{}, err
	}
	if typed != "" {
		t.note(AgeOfDate, age, text, typed)
		return analysis.AgeSpan{Lo: a.Lo, Hi: a.Hi}, nil // not remembered: every cell is counted
	}
	span := analysis.AgeSpan{Lo: a.Lo, Hi: a.Hi}
	switch a.Kind {
	case thai.All:
		span = analysis.AllAges
	case thai.Unknown:
		span = analysis.NoAge
	}
	t.noteText(age, text)
	t.ages[text] = span
	return span, nil
}

func (t *tidy) causeOf() (int, error) {
	if t.col[cause] < 0 {
		return analysis.Total, nil
	}
	label := t.at(cause)
	if strings.Trim(label, " -–—") == "" {
		t.note(NoCause, cause, label, notStated)
	}
	if c, seen := t.causes[label]; seen {
		return c, nil
	}
	c, err := t.r.cause(label, t.at(causeTH), t.at(causeEN))
	if err != nil {
		return 0, err
	}
	t.noteText(cause, label)
	t.causes[label] = c
	return c, nil
}
