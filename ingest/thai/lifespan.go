package thai

import (
	"fmt"
	"strconv"
	"strings"
)

// Lifespan reads how long a person lived where the length is written in units or with a
// fraction, and returns the completed years: "1 ปี 3 เดือน", "11 เดือน", "2 วัน",
// "5 ชม.", "75.48", and years-months-days as hospitals write them, "66-0-13". What
// ParseAge reads is not read here: a bare number may be an age group's. The error does not
// repeat the text, which may be a person's.
func Lifespan(s string) (years int, err error) {
	text := Digits(Normalize(s))
	if whole, fraction, ok := strings.Cut(text, "."); ok && isNumber(whole) && isNumber(fraction) {
		return completed(whole)
	}
	tokens, err := scan(text)
	if err != nil {
		return 0, fmt.Errorf("the age is not understood")
	}
	if parts, ok := yearsMonthsDays(tokens); ok {
		return parts, nil
	}
	const daysInMonth, daysInYear = 30.4375, 365.25
	days, units := 0.0, 0
	for i := 0; i < len(tokens); {
		if tokens[i].kind == word && i == 0 {
			if rest := strings.TrimPrefix(dropAgeWord(tokens[0].text), "ประมาณ"); rest == "" {
				i++
				continue
			}
		}
		if i+1 >= len(tokens) || tokens[i].kind != number || tokens[i+1].kind != word {
			return 0, fmt.Errorf("the age is not understood")
		}
		n, err := strconv.Atoi(tokens[i].text)
		if err != nil || n > MaxAge*366*24*60 {
			return 0, fmt.Errorf("the age is too high")
		}
		switch unit := lifespanUnit(tokens[i+1].text); unit {
		case "":
			return 0, fmt.Errorf("the age is not understood")
		case "y":
			years += n
		case "m":
			days += float64(n) * daysInMonth
		case "w":
			days += 7 * float64(n)
		case "d":
			days += float64(n)
		case "h":
			days += float64(n) / 24
		}
		units++
		i += 2
	}
	if units == 0 {
		return 0, fmt.Errorf("the age is not understood")
	}
	// The thousandth of a day makes twelve months a year whatever is left of a sum.
	if years += int((days + 0.001) / daysInYear); years > MaxAge {
		return 0, fmt.Errorf("the age is above %d", MaxAge)
	}
	return years, nil
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func completed(whole string) (int, error) {
	n, err := strconv.Atoi(whole)
	if err != nil || n > MaxAge {
		return 0, fmt.Errorf("the age is above %d", MaxAge)
	}
	return n, nil
}

// yearsMonthsDays reads three numbers with dashes or slashes between them.
func yearsMonthsDays(tokens []token) (years int, ok bool) {
	if len(tokens) != 5 || tokens[1].text != tokens[3].text || tokens[1].text != "-" && tokens[1].text != "/" {
		return 0, false
	}
	var n [3]int
	for i := range n {
		t := tokens[2*i]
		if t.kind != number || len(t.text) > 3 {
			return 0, false
		}
		n[i], _ = strconv.Atoi(t.text) // at most three digits
	}
	return n[0], n[0] <= MaxAge && n[1] < 12 && n[2] < 31
}

// lifespanUnit is the unit a word behind a number stands for; "" if it is none.
func lifespanUnit(w string) string {
	for unit, names := range map[string][]string{
		"y": {"ปี", "years", "year", "yrs", "yr", "y"},
		"m": {"เดือน", "ด", "months", "month", "mths", "mth", "mo", "m"},
		"w": {"สัปดาห์", "อาทิตย์", "weeks", "week", "wk", "w"},
		"d": {"วัน", "ว", "days", "day", "d"},
		"h": {"ชั่วโมง", "ชม", "hours", "hour", "hrs", "hr", "h", "นาที", "น", "minutes", "minute", "mins", "min"},
	} {
		for _, n := range names {
			if w == n {
				return unit
			}
		}
	}
	return ""
}
