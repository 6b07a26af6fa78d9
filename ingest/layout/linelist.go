package layout

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// lookMOPH takes the ministry's death file by its upper-case header.
func lookMOPH(r *Reader, h *head) verdict {
	return lookLines(r, h, "SEX", "DYEAR", "LCCAATTMM", "NCAUSE")
}

// lookCertificates takes the same file under its Thai header.
func lookCertificates(r *Reader, h *head) verdict {
	return lookLines(r, h, "เพศ", "ปีที่เสียชีวิต", "รหัสสาเหตุการเสียชีวิต(ICD-10)")
}

func lookLines(r *Reader, h *head, names ...string) verdict {
	i, _, missing := h.findHeader(names...)
	if i < 0 {
		return needs(missing)
	}
	return newLineList(r, h, i, "the columns "+strings.Join(names, ", "))
}

// lookLineList takes any header with a sex, an age or birth, a death's year or date
// and a cause, but no column of counts.
func lookLineList(r *Reader, h *head) verdict {
	for i, row := range h.rows {
		col, _ := r.lineColumns(row.cells)
		has := func(fields ...lineField) bool {
			for _, f := range fields {
				if col[f] >= 0 {
					return true
				}
			}
			return false
		}
		// A year in a title is that of the rows only where the rows are persons.
		dated := has(lineYear, lineDate) || r.Year.From != 0 || has(linePID, lineName, lineBirth) && r.around(h, i).year.From != 0
		// Without a sex, something must be there that only persons have.
		if !has(lineSex, lineDate, lineMonth, lineBirth, linePID) || !has(lineAge, lineBirth, lineBirthYear) || !has(lineCause) || !dated {
			continue
		}
		for _, name := range row.cells {
			if f := r.fieldOf(name); f == deaths || f == population {
				return no("column %s counts", f)
			}
		}
		what := "the columns sex, age or birth, date or year of death and cause, and none with counts"
		if !has(lineSex) {
			what = "the columns age or birth, date or year of death and cause, none with counts, and none for the sex: the deaths are those of both sexes"
		}
		return newLineList(r, h, i, what)
	}
	return no("no header with sex, age or birth, date or year of death, and cause")
}

// lineList reads a sheet with one death a row and keeps counts of them only.
type lineList struct {
	r       *Reader
	book    *grid.Book
	source  int
	col     [lineFieldCount]int
	tally   tally
	seen    repeats
	waiting []waiting
	base    [kindCount]int // conversions counted before this sheet
	months  monthCounts    // where years are fiscal
	cover   cover

	ids       int            // rows with an id
	elsewhere map[uint16]int // deaths by area that an earlier list has too

	around     context                // what stands outside the columns: area, year, sex
	parts      []*lineList            // that it was made of, with where
	starts     []int                  // their rows begin
	heads      [lineFieldCount]string // the names of the columns
	opened     *grid.Book             // the file that is read
	short      int                    // deaths left out because their year has two digits
	reserved   bool                   // seen has room for all ids of the file
	near       uint64                 // see count
	home       int                    // the column that says where the dead lived, -1 if none
	bothPlaces bool                   // the list says where they lived and where they died

	// What texts mean, so that each is worked out once.
	sexes  memo[sexRead]
	ages   memo[ageRead]
	codes  memo[*codeRead]
	years  memo[int]
	dates  memo[dateRead]
	areas  map[string]int
	byCode [100]int           // areas of the two digits of a province, +1
	byYear [10_000]int16      // years of four digits, as read by eraYear
	plain  [26 * 100]codeRead // of codes written as they should be, by category

	// The row being read.
	line  int
	cells *grid.Row
	label []byte // of its area
	rows  int
}

func newLineList(r *Reader, h *head, header int, why string) verdict {
	row := h.rows[header]
	col, private := r.lineColumns(row.cells)
	l := &lineList{r: r, book: h.book, opened: h.opened, col: col, base: r.Log.counts, seen: newRepeats(r.seed), tally: newTally(), cover: cover{}, elsewhere: map[uint16]int{}, waiting: make([]waiting, 0, batch),
		sexes: memo[sexRead]{}, ages: memo[ageRead]{}, codes: memo[*codeRead]{}, years: memo[int]{}, dates: memo[dateRead]{}, areas: map[string]int{}}
	l.source, _ = r.source(h.book)
	l.around = r.around(h, header)
	l.home = l.areaColumn()
	l.bothPlaces = col[lineDiedIn] >= 0 && col[lineHome] >= 0
	for f, c := range col {
		if c >= 0 {
			l.heads[f] = strings.TrimSpace(at(row.cells, c))
		}
	}
	for i, name := range row.cells {
		if f := r.lineField(name); f == lineName || f == linePID {
			r.Log.add(PersonalDropped, func() string { return address(h.book, row.n, i) }, "", "")
		} else if f := lineField(slices.Index(col[:], i)); f >= 0 {
			r.use(name, f.String())
		}
	}
	v := verdict{sheet: l, from: header + 1, why: fmt.Sprintf("row %d has %s", row.n, why)}
	if by := guessedColumns(row.cells, col, r.lineField); by != "" {
		v.why += "; by their words: " + by
	}
	if not := unreadColumns(row.cells, col, r.lineField); not != "" {
		v.why += "; not read: " + not
	}
	if private > 0 {
		v.why += fmt.Sprintf("; %d column(s) with ids or names are not kept", private)
	}
	for _, need := range []struct {
		ok   bool
		what string
	}{
		{col[lineCause] >= 0, "cause of death"}, {col[lineAge] >= 0 || col[lineBirthYear] >= 0 || col[lineBirth] >= 0, "age or birth"},
	} {
		if !need.ok {
			v.err = h.book.Errorf(row.n, -1, "name the column, or map it with --map column=field", "the list of deaths has no column for %s", need.what)
		}
	}
	if l.tally.fiscal = r.fiscalYears(); l.tally.fiscal && col[lineYear] >= 0 && col[lineDate] < 0 && col[lineMonth] < 0 {
		v.err = h.book.Errorf(row.n, -1, "name the column of the date or month of death, or count by calendar year", "fiscal years start in October, and the list says the year of death only")
	}
	return v
}

// around is what is known of a list besides its columns: what a user says of it, else
// what the title above it, the name of its sheet and that of its file say.
func (r *Reader) around(h *head, header int) context {
	c := (&wide{r: r, book: h.book}).readOutside(h.rows[:header])
	if r.Year.From != 0 && !(r.Selected && c.year.From != 0) {
		c.year = r.Year
	}
	if r.Sex != analysis.Both {
		c.sex = r.Sex
	}
	if c.area.kind == analysis.District && !r.District && c.area.province != "" {
		c.area = place{name: c.area.province, kind: analysis.Province}
	}
	if r.Area != "" || !c.hasArea {
		c.area = r.given()
	}
	return c
}

// address is that of a cell; row 0 means the whole sheet.
func address(b *grid.Book, row, col int) string {
	if row == 0 {
		return (&lineList{book: b}).name()
	}
	if b.Sheet != "" {
		return fmt.Sprintf("%s: sheet %q, cell %s", b.File, b.Sheet, grid.Cell(row, col))
	}
	return fmt.Sprintf("%s: cell %s", b.File, grid.Cell(row, col))
}

// at is a cell of the row being read.
func (l *lineList) at(f lineField) []byte {
	c := l.col[f]
	if c < 0 {
		return nil
	}
	text := l.cells.Cell(c)
	if len(text) > 1 && (text[0] == '\'' || text[0] == '=') { // '42010101 and ="42010101" keep spreadsheets from taking it for a number
		text = bytes.Trim(text, `='"`)
	}
	return text
}

// note counts a conversion. from must be nothing that tells a person apart.
func (l *lineList) note(k Kind, f lineField, from, to string) {
	l.r.Log.add(k, func() string { return address(l.book, l.line, max(l.col[f], 0)) }, from, to)
}

func (l *lineList) row(row int, cells []string) error { return l.scan(grid.RowOf(row, cells)) }

// scan reads one death.
func (l *lineList) scan(row *grid.Row) error {
	l.line, l.cells = row.N, row
	if l.footer() {
		l.note(FooterSkipped, lineCause, "", "")
		return nil
	}
	l.rows++
	died, ok := l.died()
	if !ok {
		l.note(NoYear, l.yearColumn(), "", "left out")
		return nil
	}
	d := death{year: l.yearOf(died), sex: l.sex()}
	code := l.cause()
	d.cause, d.age = code.index, l.age(died)
	area, ok, err := l.area()
	if err != nil {
		return l.book.Errorf(row.N, max(l.home, 0), "write the province's name or its two-digit code", "%v", err)
	}
	if !ok {
		l.note(NoResidence, lineHome, "", "left out")
		return nil
	}
	d.area = uint16(area)
	l.wait(d, code.stable, died)
	return nil
}

// footer reports a row that is no death: a total, a source, a note behind the list, which
// have no more than two filled cells, none of them a sex or a cause; or the header once
// more, on a new page.
func (l *lineList) footer() bool {
	sex, cause := l.at(lineSex), l.at(lineCause)
	if len(cause) > 0 {
		return l.isHead(lineCause, cause) && (len(sex) == 0 || l.isHead(lineSex, sex))
	}
	if len(sex) > 0 {
		if s := l.sexes.of(sex, readSex); s.ofOne {
			return false
		}
	}
	filled := 0
	for i := range l.cells.Len() {
		if len(bytes.TrimSpace(l.cells.Cell(i))) > 0 {
			filled++
		}
	}
	return filled <= 2
}

// isHead reports a cell that repeats the name of its column.
func (l *lineList) isHead(f lineField, text []byte) bool {
	return len(text) == len(l.heads[f]) && string(text) == l.heads[f]
}

// sexRead is what a label of a sex means.
type sexRead struct {
	sex   analysis.Sex
	known bool
	ofOne bool // a person may have it: known, or stated as not known
}

func (l *lineList) sex() analysis.Sex {
	if l.col[lineSex] < 0 {
		return l.around.sex
	}
	text := l.at(lineSex)
	if len(text) == 1 {
		switch text[0] {
		case '1':
			return analysis.Male
		case '2':
			return analysis.Female
		}
	}
	s := l.sexes.of(text, readSex)
	if !s.known {
		l.note(SexUnread, lineSex, plainly(text), "unknown")
	}
	return s.sex
}

func readSex(text string) sexRead {
	s, err := thai.ParseSex(text)
	if err != nil || s != thai.Male && s != thai.Female {
		return sexRead{sex: analysis.UnknownSex, ofOne: err == nil && s == thai.SexUnknown}
	}
	return sexRead{sexes[s], true, true}
}

// plainly is the cell of an age or a sex as an example may show it: in a row that is out of
// step, anything may stand there.
func plainly(text []byte) string {
	s := string(text)
	if strings.TrimSpace(s) == "" || harmless(strings.TrimSpace(s)) {
		return s
	}
	if _, err := thai.Lifespan(s); err == nil {
		return s
	}
	return "…"
}

// short is a label as an example may show it: a cell of many characters may be about a
// person.
func short[T string | []byte](text T) string {
	s := string(text)
	if utf8.RuneCountInString(s) > 12 {
		return "…"
	}
	return s
}
