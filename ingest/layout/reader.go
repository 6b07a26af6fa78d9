package layout

import (
	"fmt"
	"hash/maphash"
	"strconv"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// Reader gathers the records of one or more sheets. Areas and causes that are
// named alike in several sheets are the same. Finish ends the reading.
type Reader struct {
	Builder analysis.Builder
	Log     Log
	// Used when a sheet has no such column; zero values if unknown.
	Sex  analysis.Sex
	Year analysis.Period

	// Selected says that Year and Sex come from what a user wants to see, not from
	// what he says of the files: a year in a file's name or a title goes before.
	Selected bool
	Area     string

	As       string  // the shape of every sheet, or FILE=SHAPE,… of some files; "" recognises it
	Map      Mapping // what columns are, where their names do not say it
	District bool    // keep districts of line lists apart
	Residual bool    // share out residual groups of a population
	Fiscal   bool    // count lists of deaths by fiscal year

	// ShortYears reads dates with a year of two digits as of พ.ศ. 2500-2599.
	ShortYears bool

	Explain func(Taken) // told what each sheet was taken for; may be nil

	// Impossible says why nobody of a sex and age (from low to high completed years,
	// -1 if open) can have died of an ICD-10 category: "sex", "age" or "". May be nil.
	Impossible func(category string, sex analysis.Sex, low, high int) string

	areas     map[string][]int // by key of name or code
	provinces map[int]string   // of districts
	codes     map[string][]int // areas by bareCode
	sheets    int              // that were begun
	named     map[naming]string
	causes    causeBook
	join      join43
	lists     []*lineList // that wait for the other ones
	seen      repeats     // deaths of lists that were read
	seed      maphash.Seed
	registers registers
	unnamed   string              // the first cell of counts that nothing says the area of
	oneNamed  int                 // an area that was named, +1
	mapped    map[string]bool     // columns of Map that were met
	used      Mapping             // columns that were read, with their fields
	aged      map[areaPeriod]bool // where deaths came with an age
	lastAged  areaPeriod          // of them
	checks    []analysis.Record   // all-cause totals without ages
	noAges    *grid.Book          // deaths by cause that came without
}

// NewReader returns an empty reader.
func NewReader() *Reader {
	seed := maphash.MakeSeed()
	return &Reader{seed: seed, seen: newRepeats(seed), areas: map[string][]int{}, provinces: map[int]string{}, codes: map[string][]int{}, named: map[naming]string{}, causes: newCauseBook(), mapped: map[string]bool{}, aged: map[areaPeriod]bool{}}
}

// Finish adds what only several sheets together say: deaths that are joined with
// persons, populations between two Decembers. Call it once, after the last Read.
func (r *Reader) Finish() error {
	if err := r.finishJoin(); err != nil {
		return err
	}
	if err := r.finishLists(); err != nil {
		return err
	}
	if err := r.finishRegisters(); err != nil {
		return err
	}
	if r.noAges != nil && len(r.aged) == 0 {
		return &grid.Error{File: r.noAges.File, Sheet: r.noAges.Sheet, Msg: "deaths by cause without ages give no life table and cannot be decomposed",
			Hint: "give deaths by age, sex and cause as well (the ministry's death file, or a table by age); this one then serves as a check of totals"}
	}
	r.finishChecks()
	if err := r.refuseUnnamed(); err != nil {
		return err
	}
	return r.unusedMapping()
}

// refuseUnnamed refuses counts of no area beside counts of named areas: neither has what
// the other needs.
func (r *Reader) refuseUnnamed() error {
	if r.unnamed == "" || r.oneNamed == 0 {
		return nil
	}
	return &analysis.DataError{Where: r.unnamed, Msg: fmt.Sprintf("nothing says of which area the counts are, and there are counts of %s beside them", r.Builder.Area(r.oneNamed-1).Name("en")),
		Hint: "give the area with --area NAME, or write it into the title, the sheet's or the file's name (จังหวัดเลย, อำเภอเชียงคาน), or into a column"}
}

// areaPeriod is an area in a period.
type areaPeriod struct {
	area   int
	period analysis.Period
}

// finishChecks adds totals of published tables where they can be held against deaths by
// age: elsewhere they would be deaths of unknown age.
func (r *Reader) finishChecks() {
	for _, rec := range r.checks {
		if r.aged[areaPeriod{rec.Area, rec.Period}] {
			r.Builder.AddDeaths(rec)
		}
	}
}

// addDeaths adds a count of deaths.
func (r *Reader) addDeaths(rec analysis.Record) {
	if at := (areaPeriod{rec.Area, rec.Period}); rec.Age.Lo >= 0 && (at != r.lastAged || len(r.aged) == 0) {
		r.aged[at], r.lastAged = true, at
	}
	r.Builder.AddDeaths(rec)
}

// source declares the sheet as a place that messages can point to.
func (r *Reader) source(b *grid.Book) (index int, locate func(row, col int) string) {
	file, sheet := b.File, b.Sheet
	locate = func(row, col int) string {
		if sheet != "" {
			return fmt.Sprintf("%s: sheet %s, cell %s", file, strconv.Quote(sheet), grid.Cell(row, col))
		}
		return fmt.Sprintf("%s: cell %s", file, grid.Cell(row, col))
	}
	return r.Builder.AddSource(file, locate), locate
}

// given is the area of data that name none.
func (r *Reader) given() place { return place{name: r.Area, kind: analysis.AreaLevel} }

// Taken says what a sheet was taken for, and why.
type Taken struct {
	File   string   `json:"file"`
	Sheet  string   `json:"sheet,omitempty"`
	Hidden bool     `json:"hidden,omitempty"`
	Shape  string   `json:"shape"` // "" if it was not recognised
	EN     string   `json:"en,omitempty"`
	TH     string   `json:"th,omitempty"`
	Why    string   `json:"why"`
	Not    []string `json:"not,omitempty"` // the shapes asked before, with what they lacked
}

func (r *Reader) take(b *grid.Book, t Taken) {
	if r.Explain != nil {
		t.File, t.Sheet = b.File, b.Sheet
		r.Explain(t)
	}
}

// remark adds a warning that names the file.
func (r *Reader) remark(b *grid.Book, code, en, th string) {
	where := b.File
	if b.Sheet != "" {
		where += ": sheet " + strconv.Quote(b.Sheet)
	}
	r.Builder.Warn(code, where+": "+en, where+": "+th)
}

func normal(cells []string, col int) string {
	if col < 0 || col >= len(cells) {
		return ""
	}
	return thai.Normalize(cells[col])
}
