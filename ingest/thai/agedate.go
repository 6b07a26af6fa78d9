package thai

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Day numbers of spreadsheet dates from 1954 to 2064: an age typed as 1-4 and turned into
// a date of the year of typing becomes one of these when the cell is read as a number.
const firstDateSerial, lastDateSerial = 20000, 60000

// refuseDates names the one accident behind most strange ages: a spreadsheet reads 1-4,
// 5-9 and 10-14 as day and month.
func refuseDates(tokens []token) error {
	if dateLike(tokens) {
		return fmt.Errorf("this is a date: Excel turned an age such as 1-4 into a date; " +
			"format the column as text, then type the age groups again")
	}
	return nil
}

func dateLike(tokens []token) bool {
	numbers, slashesOrDashes, month := 0, 0, false
	for _, t := range tokens {
		switch t.kind {
		case number:
			numbers++
		case word:
			month = month || isMonth(t.text)
		case symbol:
			if t.text == "-" || t.text == "/" {
				slashesOrDashes++
			}
		}
	}
	return month && numbers > 0 || numbers >= 3 && slashesOrDashes >= 2 || isSerial(tokens)
}

func isSerial(tokens []token) bool {
	if len(tokens) != 1 || tokens[0].kind != number || len(tokens[0].text) != 5 {
		return false
	}
	text := tokens[0].text
	return text >= strconv.Itoa(firstDateSerial) && text <= strconv.Itoa(lastDateSerial)
}

// AgeOfDate finds the age group that a spreadsheet turned into a date: 1-4 of "4-Jan",
// "1-เม.ย.", "1/4/2023", "2023-01-04" or the day number 44930. A group runs upwards, so
// the lower of day and month is its beginning. Only the groups in use are found, those
// that begin at 1, 5 or 10 and end in 4 or 9; other dates are not ages.
func AgeOfDate(s string) (Age, bool) {
	text, _, _ := strings.Cut(Digits(Normalize(s)), " 00:00")
	tokens, err := scan(text)
	if err != nil || !dateLike(tokens) {
		return Age{}, false
	}
	var parts []int // day and month in either order
	if isSerial(tokens) {
		serial, _ := strconv.Atoi(tokens[0].text)
		day := serialDay(serial)
		parts = []int{int(day.Month()), day.Day()}
	} else {
		parts = dayAndMonth(tokens)
	}
	if len(parts) != 2 {
		return Age{}, false
	}
	lo, hi := min(parts[0], parts[1]), max(parts[0], parts[1])
	if lo != 1 && lo != 5 && lo != 10 || hi%5 != 4 || hi > 29 {
		return Age{}, false
	}
	return Age{Lo: lo, Hi: hi + 1}, true
}

// dayAndMonth are the two parts of a date that are not its year; nil if there are not
// two.
func dayAndMonth(tokens []token) (parts []int) {
	years := 0
	for _, t := range tokens {
		n := 0
		switch t.kind {
		case number:
			n, _ = strconv.Atoi(t.text)
			if len(t.text) == 4 {
				years++
				continue
			}
		case word:
			n = monthNumber(t.text)
		case symbol:
			if t.text == "-" || t.text == "/" || t.text == "," {
				continue
			}
		}
		if n == 0 {
			return nil
		}
		parts = append(parts, n)
	}
	if years == 0 && len(parts) == 3 {
		parts = parts[:2] // a year of two digits stands last
	}
	if years > 1 || len(parts) != 2 {
		return nil
	}
	return parts
}

func isMonth(w string) bool { return monthNumber(w) > 0 }

// serialDay is the day of a spreadsheet's number.
func serialDay(n int) time.Time {
	return time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n)
}
