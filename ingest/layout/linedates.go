package layout

import (
	"strconv"
	"strings"

	"github.com/lehackathon/le/ingest/thai"
)

func (l *lineList) yearColumn() lineField {
	if l.col[lineYear] >= 0 {
		return lineYear
	}
	return lineDate
}

// dateRead is what the text of a whole date means.
type dateRead struct {
	date  thai.Date
	ok    bool
	short bool // the year has two digits
	days  bool // it is a spreadsheet's number of a day
}

func (l *lineList) readDate(text string) dateRead {
	if d, err := thai.ParseDate(text); err == nil {
		return dateRead{date: d, ok: true}
	}
	d, sure, err := thai.ParseShortDate(text)
	if err != nil {
		d, ok := thai.DateOfSerial(text)
		return dateRead{date: d, ok: ok, days: ok}
	}
	return dateRead{date: d, ok: sure || l.r.ShortYears, short: true}
}

// died reads the date of death; at least its year is needed.
func (l *lineList) died() (thai.Date, bool) {
	if text := l.at(lineDate); len(text) > 0 {
		d := l.dates.of(text, l.readDate)
		if d.short && d.ok {
			l.note(ShortYear, lineDate, "", strconv.Itoa(d.date.Year))
		} else if d.short {
			l.short++
		}
		if d.days {
			l.note(DateNumber, lineDate, "", strconv.Itoa(d.date.Year))
		}
		if d.ok && d.date.Month == 0 {
			l.note(DayUnknown, lineDate, "", "middle of the year")
		}
		if d.ok || l.col[lineYear] < 0 {
			return d.date, d.ok
		}
	}
	y, ok := l.year(lineYear)
	if !ok {
		y, ok = l.shortYear(lineYear)
	}
	if !ok {
		if p := l.around.year; p.From != 0 && p.From == p.To && l.col[lineYear] < 0 {
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
	m, okM := l.month(month)
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

// month reads the number of a month, or its name.
func (l *lineList) month(f lineField) (int, bool) {
	text := l.at(f)
	if m, ok := small(text); ok || len(text) == 0 {
		return m, ok
	}
	return thai.Month(string(text))
}

// born reads the date of birth. One with a year of two digits is in the latest century
// that is not after the death.
func (l *lineList) born(died thai.Date) (thai.Date, bool) {
	if text := l.at(lineBirth); len(text) > 0 {
		if d := l.dates.of(text, l.readDate); d.ok {
			if d.short && d.date.Ordinal() > died.Ordinal() {
				d.date.Year -= 100
			}
			return d.date, true
		}
	}
	if len(l.at(lineBirthYear)) == 0 {
		return thai.Date{}, false
	}
	y, ok := l.year(lineBirthYear)
	if !ok {
		if y, ok = l.shortYear(lineBirthYear); ok && y > died.Year {
			y -= 100
		}
	}
	if !ok {
		return thai.Date{}, false
	}
	m, _ := l.month(lineBirthMonth)
	d, _ := small(l.at(lineBirthDay))
	date, err := thai.MakeDate(y, m, d)
	if err != nil {
		date = thai.Date{Year: y}
	}
	return date, true
}

// year reads a year of either era.
func (l *lineList) year(f lineField) (int, bool) {
	text := l.at(f)
	var y int
	if n, ok := fourDigits(text); ok {
		if l.byYear[n] == 0 {
			l.byYear[n] = int16(l.years.of(text, eraYear))
		}
		y = int(l.byYear[n])
	} else {
		y = l.years.of(text, eraYear)
	}
	if y < 0 {
		y = -y
		if f == lineYear {
			l.r.Log.count(BuddhistYear)
			if l.r.Log.wants(BuddhistYear) {
				l.r.Log.example(BuddhistYear, address(l.book, l.line, l.col[f]), string(text), strconv.Itoa(y))
			}
		}
	}
	return y, y != 0
}

// shortYear reads a year of two digits, 64 for พ.ศ. 2564, if that is asked for; a year of
// death that is not read so is counted.
func (l *lineList) shortYear(f lineField) (int, bool) {
	text := l.at(f)
	n, ok := small(text)
	if len(text) == 0 || !ok || n < 1 || n > 99 {
		return 0, false
	}
	if !l.r.ShortYears {
		if f == lineYear {
			l.short++
		}
		return 0, false
	}
	y := 2500 + n - thai.BEOffset
	if f == lineYear {
		l.note(ShortYear, f, string(text), strconv.Itoa(y))
	}
	return y, true
}

// eraYear is the common year of a text, below 0 where it was written as a Buddhist
// one; 0 if it is no year.
func eraYear(text string) int {
	y, err := thai.ParseYear(text)
	switch {
	case err != nil || y.From != y.To:
		return 0
	case y.Era == thai.BE:
		return -y.From
	}
	return y.From
}

// small reads a day, month or age of up to three digits.
func small(s []byte) (n int, ok bool) {
	if len(s) == 2 { // nearly always
		if tens, units := s[0]-'0', s[1]-'0'; tens <= 9 && units <= 9 {
			return 10*int(tens) + int(units), true
		}
	}
	if n := len(s); n > 2 && s[n-2] == '.' && s[n-1] == '0' { // as spreadsheets and programs write whole numbers
		s = s[:n-2]
	}
	if len(s) == 0 || len(s) > 3 {
		s = []byte(strings.TrimSuffix(strings.TrimSpace(thai.Digits(string(s))), ".0"))
		if len(s) == 0 || len(s) > 3 {
			return 0, false
		}
	}
	return decimal(s)
}

func fourDigits(s []byte) (n int, ok bool) {
	if len(s) != 4 {
		return 0, false
	}
	return decimal(s)
}

func decimal(s []byte) (n int, ok bool) {
	for _, c := range s {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}
