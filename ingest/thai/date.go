package thai

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Date is a day of the common era. Day and Month are 0 where the source does not know
// them.
type Date struct{ Year, Month, Day int }

// Ordinal returns the number of days since 1 January of the year 1. An unknown day is
// taken as the middle of its month, an unknown month as the middle of the year.
func (d Date) Ordinal() int {
	month, day := d.Month, d.Day
	if month == 0 {
		month, day = 7, 1
	} else if day == 0 {
		day = 15
	}
	y := d.Year - 1
	n := 365*y + y/4 - y/100 + y/400 + day
	for m := 1; m < month; m++ {
		n += monthDays(d.Year, m)
	}
	return n
}

// Age returns the completed years from birth to d; false where birth is after d.
func (d Date) Age(birth Date) (int, bool) {
	if birth.Ordinal() > d.Ordinal() {
		// Of two dates in one year that are known by the year only, neither is first.
		return 0, birth.Year == d.Year && (birth.Month == 0 || d.Month == 0 || birth.Month == d.Month && birth.Day*d.Day == 0)
	}
	bm, bd, m, day := birth.middle(), birth.Day, d.middle(), d.Day
	if bd == 0 {
		bd = 15
	}
	if day == 0 {
		day = 15
	}
	age := d.Year - birth.Year
	if m < bm || m == bm && day < bd {
		age--
	}
	return max(age, 0), true
}

func (d Date) middle() int {
	if d.Month == 0 {
		return 7
	}
	return d.Month
}

func monthDays(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// MakeDate puts a date together from its parts. The year is of the Buddhist era
// (2400-2700) or the common era (1800-2150) and is turned into the common era before the
// day is checked: 29 February 2567 is a day of 2024. A day or month of 0 is unknown; a
// day without a month is dropped.
func MakeDate(year, month, day int) (Date, error) {
	switch {
	case year >= MinBE && year <= MaxBE:
		year -= BEOffset
	case year < 1800 || year > MaxCE:
		return Date{}, fmt.Errorf("the year is not between %d and %d (พ.ศ.) or 1800 and %d (ค.ศ.)", MinBE, MaxBE, MaxCE)
	}
	switch {
	case month == 0:
		return Date{Year: year}, nil
	case month < 0 || month > 12:
		return Date{}, fmt.Errorf("there is no month %d", month)
	case day < 0 || day > monthDays(year, month):
		return Date{}, fmt.Errorf("the month has no day %d", day)
	}
	return Date{year, month, day}, nil
}

// ParseDate reads "2564-05-31", "31/5/2564", "25640531", "20210531", "31 พ.ค. 2564",
// "31 May 2021" and the same with a time behind, in either era. The day comes before
// the month unless the year stands first. Years of two digits are refused here. The error
// does not repeat the date, which may be a person's.
func ParseDate(s string) (Date, error) {
	p, err := dateParts(s)
	if err != nil {
		return Date{}, err
	}
	if len(p.year) != 4 {
		return Date{}, fmt.Errorf("the year of the date does not have four digits")
	}
	y, _ := strconv.Atoi(p.year)
	return MakeDate(y, p.month, p.day)
}

// ParseShortDate reads a date as ParseDate does, but with a year of two digits, taken as
// พ.ศ. 2500-2599: "31/5/64" is of 2564. Sure says that the date itself shows its era: the
// month is a Thai name, or พ.ศ. is written.
func ParseShortDate(s string) (d Date, sure bool, err error) {
	p, err := dateParts(s)
	if err != nil {
		return Date{}, false, err
	}
	if len(p.year) != 2 {
		return Date{}, false, fmt.Errorf("the year of the date does not have two digits")
	}
	y, _ := strconv.Atoi(p.year)
	d, err = MakeDate(2500+y, p.month, p.day)
	return d, p.thai && err == nil, err
}

// timeBehind is a time of day behind a date: "T14:05:00.000Z", " 14.05 น.", ",14:30".
var timeBehind = regexp.MustCompile(`(?i)(?:T|[ ,]+(?:เวลา *)?)[0-9]{1,2}[:.][0-5][0-9](?:[:.][0-5][0-9](?:\.[0-9]+)?)?(?: *(?:น\.?|[ap]\.?m\.?|Z|[+-][0-9]{2}:?[0-9]{2}))*$`)

// dateText is a date cut into its parts; thai if words of the Thai calendar stand in it.
type dateText struct {
	year       string
	month, day int
	thai       bool
}

func dateParts(s string) (p dateText, err error) {
	text := Digits(Normalize(s))
	if text == "" {
		return p, fmt.Errorf("date is %w", ErrBlank)
	}
	if n := len(text); n >= 8 && strings.Trim(text, "0123456789") == "" {
		if n != 8 && n != 14 {
			return p, fmt.Errorf("the date is not understood: write it as yyyymmdd or dd/mm/yyyy")
		}
		return p.of(text[:4], text[4:6], text[6:8]), nil
	}
	text = timeBehind.ReplaceAllString(text, "")
	tokens, err := scan(strings.ReplaceAll(text, ".", " "))
	if err != nil {
		return p, fmt.Errorf("the date is not understood")
	}
	var parts []string
	for _, t := range tokens {
		switch {
		case t.kind == number:
			parts = append(parts, t.text)
		case t.kind == word:
			_, era, marker := yearMarker(t.text)
			if m := monthNumber(t.text); m > 0 {
				parts = append(parts, strconv.Itoa(m))
				p.thai = p.thai || t.text[0] >= utf8.RuneSelf
			} else if !marker && !strings.HasPrefix(t.text, "วัน") { // วันที่ 5, วันจันทร์ที่ 5
				return p, fmt.Errorf("the date is not understood")
			}
			p.thai = p.thai || era == "BE"
		}
	}
	if len(parts) != 3 {
		return p, fmt.Errorf("the date does not have a day, a month and a year")
	}
	if len(parts[0]) == 4 {
		return p.of(parts[0], parts[1], parts[2]), nil
	}
	return p.of(parts[2], parts[1], parts[0]), nil
}

func (p dateText) of(year, month, day string) dateText {
	p.year = year
	p.month, _ = strconv.Atoi(month)
	p.day, _ = strconv.Atoi(day)
	return p
}

// Month reads a month's name or number; false for anything else.
func Month(s string) (int, bool) {
	tokens, err := scan(s)
	if err != nil || len(tokens) != 1 {
		return 0, false
	}
	if m := monthNumber(tokens[0].text); m > 0 {
		return m, true
	}
	n, err := strconv.Atoi(tokens[0].text)
	return n, err == nil && n >= 1 && n <= 12
}

// monthNumber reads a month's name, Thai or English, long or short; 0 for other words.
func monthNumber(w string) int {
	w = strings.TrimPrefix(strings.TrimSuffix(w, "พศ"), "เดือน")
	for i, names := range [][]string{
		{"มค", "มกราคม", "january", "jan"}, {"กพ", "กุมภาพันธ์", "february", "feb"}, {"มีค", "มีนาคม", "march", "mar"},
		{"เมย", "เมษายน", "april", "apr"}, {"พค", "พฤษภาคม", "may"}, {"มิย", "มิถุนายน", "june", "jun"},
		{"กค", "กรกฎาคม", "july", "jul"}, {"สค", "สิงหาคม", "august", "aug"}, {"กย", "กันยายน", "september", "sep", "sept"},
		{"ตค", "ตุลาคม", "october", "oct"}, {"พย", "พฤศจิกายน", "november", "nov"}, {"ธค", "ธันวาคม", "december", "dec"},
	} {
		for _, n := range names {
			if w == n {
				return i + 1
			}
		}
	}
	return 0
}

// DateOfSerial reads a spreadsheet's number of a day, 44347 or 44347.5, of the years 1927
// to 2099: five digits, so that it is no year and no date without signs.
func DateOfSerial(s string) (Date, bool) {
	whole, fraction, _ := strings.Cut(s, ".")
	if len(whole) != 5 || !isNumber(whole) || strings.Trim(fraction, "0123456789") != "" {
		return Date{}, false
	}
	n, _ := strconv.Atoi(whole)
	day := serialDay(n)
	return Date{day.Year(), int(day.Month()), day.Day()}, day.Year() >= 1927 && day.Year() < 2100
}
