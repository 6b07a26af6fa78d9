package layout

import (
	"fmt"
	"strings"

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
		// Without a sex, something must be there that only persons have.
		if !has(lineSex, lineDate, lineMonth, lineBirth, linePID) || !has(lineAge, lineBirth, lineBirthYear) || !has(lineCause) || !has(lineYear, lineDate) && r.Year.From == 0 {
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
	r      *Reader
	book   *grid.Book
	source int
	col    [lineFieldCount]int
	tally  tally
	seen   repeats
	base   [kindCount]int // conversions counted before this sheet
	months monthCounts    // where years are fiscal

	// What labels mean, so that each is worked out once.
	sexes    map[string]sexRead
	ages     map[string]ageRead
	codes    map[string]codeRead
	areas    map[string]int
	years    map[string]int
	byCode   [100]int           // areas of the two digits of a province, +1
	plain    [26 * 100]codeRead // of codes written as they should be, by category
	lastText string             // the year read last: most rows share it
	lastYear int

	// The row being read.
	line  int
	cells []string
	rows  int
}

func newLineList(r *Reader, h *head, header int, why string) verdict {
	row := h.rows[header]
	col, private := r.lineColumns(row.cells)
	l := &lineList{r: r, book: h.book, col: col, base: r.Log.counts, seen: newRepeats(), tally: newTally(),
		sexes: map[string]sexRead{}, ages: map[string]ageRead{}, codes: map[string]codeRead{}, areas: map[string]int{}, years: map[string]int{}}
	l.source, _ = r.source(h.book)
	for i, name := range row.cells {
		if f := r.lineField(name); f == lineName || f == linePID {
			r.Log.add(PersonalDropped, func() string { return address(h.book, row.n, i) }, "", "")
		} else if f >= 0 && col[f] == i {
			r.use(name, f.String())
		}
	}
	v := verdict{sheet: l, from: header + 1, why: fmt.Sprintf("row %d has %s", row.n, why)}
	if not := unreadColumns(row.cells, r.lineField); not != "" {
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

func address(b *grid.Book, row, col int) string {
	if b.Sheet != "" {
		return fmt.Sprintf("%s: sheet %q, cell %s", b.File, b.Sheet, grid.Cell(row, col))
	}
	return fmt.Sprintf("%s: cell %s", b.File, grid.Cell(row, col))
}

// at is a cell of the row being read.
func (l *lineList) at(f lineField) string {
	if c := l.col[f]; c >= 0 && c < len(l.cells) {
		return l.cells[c]
	}
	return ""
}

// note counts a conversion. from must be nothing that tells a person apart.
func (l *lineList) note(k Kind, f lineField, from, to string) {
	l.r.Log.add(k, func() string { return address(l.book, l.line, max(l.col[f], 0)) }, from, to)
}

// row counts one death.
func (l *lineList) row(row int, cells []string) error {
	l.line, l.cells = row, cells
	if l.footer() {
		return nil
	}
	l.rows++
	died, ok := l.died()
	if !ok {
		l.note(NoYear, l.yearColumn(), "", "left out")
		return nil
	}
	var d death
	d.year = l.yearOf(died)
	d.sex = l.sex()
	d.cause = l.cause().index
	d.age = l.age(died)
	area, ok, err := l.area()
	if err != nil {
		return l.book.Errorf(row, max(l.areaColumn(), 0), "write the province's name or its two-digit code", "%v", err)
	}
	if !ok {
		l.note(NoResidence, lineHome, "", "left out")
		return nil
	}
	d.area = uint16(area)
	if l.seen.again(l.at(linePID), d.key(), died.Month<<8|died.Day) {
		l.note(DuplicateRow, linePID, "", "left out")
		return nil
	}
	l.checkOccurrence()
	l.noteMonth(area, died)
	l.tally.add(d, l.line)
	return nil
}

// footer reports a row behind the list: a total, a source, a note. It has no more
// than two filled cells, and none for sex or cause.
func (l *lineList) footer() bool {
	if l.at(lineSex) != "" || l.at(lineCause) != "" {
		return false
	}
	filled := 0
	for _, c := range l.cells {
		if strings.TrimSpace(c) != "" {
			filled++
		}
	}
	return filled <= 2
}

func (l *lineList) yearColumn() lineField {
	if l.col[lineYear] >= 0 {
		return lineYear
	}
	return lineDate
}

// died reads the date of death; at least its year is needed.
func (l *lineList) died() (thai.Date, bool) {
	if text := l.at(lineDate); text != "" {
		d, err := thai.ParseDate(text)
		if err == nil && d.Month == 0 {
			l.note(DayUnknown, lineDate, "", "middle of the year")
		}
		if err == nil || l.col[lineYear] < 0 {
			return d, err == nil
		}
	}
	y, ok := l.year(l.at(lineYear), lineYear)
	if !ok {
		if p := l.r.Year; p.From != 0 && p.From == p.To && l.col[lineYear] < 0 {
			return thai.Date{Year: p.From}, true
		}
		return thai.Date{}, false
	}
	return l.date(y, lineMonth, lineDay), true
}

// date adds month and day, which may be 00 or blank, to a year.
func (l *lineList) date(year int, month, day lineField) thai.Date {
	if l.col[month] < 0 {
		return thai.Date{Year: year}
	}
	m, okM := small(l.at(month))
	d, okD := small(l.at(day))
	date, err := thai.MakeDate(year, m, d)
	if err != nil {
		date = thai.Date{Year: year}
		if m >= 1 && m <= 12 {
			date.Month = m
		}
	}
	if l.col[day] >= 0 && (err != nil || !okM || !okD || m == 0 || d == 0) {
		l.note(DayUnknown, day, "", "middle")
	}
	return date
}

// year reads a year of either era.
func (l *lineList) year(text string, f lineField) (int, bool) {
	y, seen := l.lastYear, f == lineYear && l.lastText == text && text != ""
	if !seen {
		y, seen = l.years[text]
	}
	if !seen {
		read, err := thai.ParseYear(text)
		if err == nil && read.From == read.To {
			y = read.From
			if read.Era == thai.BE {
				y = -y
			}
		}
		l.years[strings.Clone(text)] = y
	}
	if f == lineYear {
		l.lastText, l.lastYear = text, y
	}
	if y < 0 {
		y = -y
		if f == lineYear {
			l.r.Log.count(BuddhistYear)
			if l.r.Log.wants(BuddhistYear) {
				l.r.Log.example(BuddhistYear, address(l.book, l.line, l.col[f]), text, fmt.Sprint(y))
			}
		}
	}
	return y, y != 0
}

// small reads a day, month or age of up to three digits.
func small(s string) (n int, ok bool) {
	if len(s) == 0 || len(s) > 3 {
		s = strings.TrimSuffix(strings.TrimSpace(thai.Digits(s)), ".0")
		if len(s) == 0 || len(s) > 3 {
			return 0, false
		}
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}

// sexRead is what a label of a sex means.
type sexRead struct {
	sex   analysis.Sex
	known bool
}

func (l *lineList) sex() analysis.Sex {
	if l.col[lineSex] < 0 {
		return l.r.Sex
	}
	text := l.at(lineSex)
	switch text {
	case "1":
		return analysis.Male
	case "2":
		return analysis.Female
	}
	s, seen := l.sexes[text]
	if !seen {
		read, err := thai.ParseSex(text)
		s = sexRead{analysis.UnknownSex, err == nil && (read == thai.Male || read == thai.Female)}
		if s.known {
			s.sex = sexes[read]
		}
		l.sexes[strings.Clone(text)] = s
	}
	if !s.known {
		l.note(SexUnread, lineSex, short(text), "unknown")
	}
	return s.sex
}

// short is a label as an example may show it: a cell of many characters may be about a
// person.
func short(s string) string {
	if len([]rune(s)) > 12 {
		return "…"
	}
	return s
}
