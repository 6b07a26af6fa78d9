package thai

import (
	"fmt"
	"strconv"
	"strings"
)

// BEOffset is what is added to a year of the common era to name it in the Buddhist
// era, as counted in Thailand since 1941 (พ.ศ. 2484): 2022 is พ.ศ. 2565.
const BEOffset = 543

// The years ParseYear accepts. The two ranges do not meet, so the era of a bare number
// is never in doubt.
const (
	MinBE, MaxBE = 2400, 2700
	MinCE, MaxCE = 1900, 2150
)

// Era is the calendar a year was written in.
type Era int

const (
	CE Era = iota // common era, ค.ศ.
	BE            // Buddhist era, พ.ศ.
)

func (e Era) String() string {
	if e == BE {
		return "BE"
	}
	return "CE"
}

// Year is a year, or a run of years From..To (both included), always in the common era
// whatever it was written in. Era is how it was written (the first of two, when both
// stand there). Fiscal years run from 1 October of the year before to 30 September.
type Year struct {
	From, To int
	Era      Era
	Fiscal   bool
}

// String shows the year in the common era: "2022", "2019-2022".
func (y Year) String() string { return y.In(CE) }

// In shows the year in the given era, without its name: "2565", "2562-2565".
func (y Year) In(e Era) string {
	add := 0
	if e == BE {
		add = BEOffset
	}
	if y.From == y.To {
		return strconv.Itoa(y.From + add)
	}
	return strconv.Itoa(y.From+add) + "-" + strconv.Itoa(y.To+add)
}

// ParseYear reads "2565", "พ.ศ. ๒๕๖๕", "2562-2565", "2565 (2022)", "2553 / 2010",
// "y2016", "ปีงบประมาณ 2567" and the like. 2400-2700 is the Buddhist era, 1900-2150
// the common era; two digits behind พ.ศ. are of 2500-2599; everything else is an error.
// Bare two digits, dates (20190131) and year-with-month numbers (5712) are not guessed at.
func ParseYear(s string) (Year, error) {
	tokens, err := scan(s)
	if err != nil {
		return Year{}, fmt.Errorf("year %q: %w", s, err)
	}
	if len(tokens) == 0 {
		return Year{}, fmt.Errorf("year is %w: write a year such as 2565 or 2022", ErrBlank)
	}
	p := yearParser{tokens: tokens}
	y, err := p.parse()
	if err != nil {
		return Year{}, fmt.Errorf("year %q: %w", s, err)
	}
	return y, nil
}

// yearParser reads: [marker] span [ ("/" | "(") span ")" ], where a span is one year
// or two joined by a dash.
type yearParser struct {
	tokens []token
	fiscal bool
	marked string // era named by the marker before the next number, "" if none
}

func (p *yearParser) parse() (Year, error) {
	y, err := p.span()
	if err != nil {
		return Year{}, err
	}
	if p.take("/") || p.take("(") {
		other, err := p.span()
		if err != nil {
			return Year{}, err
		}
		if other.Era == y.Era || other.From != y.From || other.To != y.To {
			return Year{}, fmt.Errorf("the two years are not the same year in both eras: they must differ by %d", BEOffset)
		}
		p.take(")")
	}
	if err := p.markers(); err != nil {
		return Year{}, err
	}
	if len(p.tokens) > 0 {
		return Year{}, fmt.Errorf("%q is not understood after the year: give a single year, or a range such as 2562-2565", p.tokens[0].text)
	}
	y.Fiscal = p.fiscal
	return y, nil
}

func (p *yearParser) span() (Year, error) {
	from, era, err := p.one()
	if err != nil {
		return Year{}, err
	}
	to := from
	if p.take("-") || p.take("ถึง") || p.take("to") {
		var toEra Era
		if to, toEra, err = p.one(); err != nil {
			return Year{}, err
		}
		if toEra != era {
			return Year{}, fmt.Errorf("the range mixes eras: write both years in the same era")
		}
	}
	if from > to {
		return Year{}, fmt.Errorf("the range runs backwards: write the earlier year first")
	}
	return Year{From: from, To: to, Era: era}, nil
}

func (p *yearParser) one() (year int, era Era, err error) {
	if err := p.markers(); err != nil {
		return 0, 0, err
	}
	if len(p.tokens) == 0 || p.tokens[0].kind != number {
		return 0, 0, fmt.Errorf("a year is missing: write a year such as 2565 or 2022")
	}
	text := p.tokens[0].text
	p.tokens = p.tokens[1:]
	n, _ := strconv.Atoi(text)
	switch {
	case len(text) == 4 && n >= MinBE && n <= MaxBE:
		year, era = n-BEOffset, BE
	case len(text) == 2 && p.marked == "BE":
		year, era = 2500+n-BEOffset, BE
	case len(text) == 4 && n >= MinCE && n <= MaxCE:
		year, era = n, CE
	default:
		return 0, 0, fmt.Errorf("%s is not between %d and %d (พ.ศ.) or %d and %d (ค.ศ.)%s",
			text, MinBE, MaxBE, MinCE, MaxCE, yearHint(text))
	}
	if p.marked != "" && p.marked != era.String() {
		return 0, 0, fmt.Errorf("%s is a %s year, but %s is written beside it: correct one of them", text, era, p.marked)
	}
	p.marked = ""
	return year, era, nil
}

// yearHint says what a refused number probably is.
func yearHint(text string) string {
	n, _ := strconv.Atoi(text)
	month := n % 100
	switch {
	case len(text) <= 2:
		return ": years of one or two digits are ambiguous, write all four"
	case len(text) == 4 && month >= 1 && month <= 12:
		return ": it may be year and month in two digits each (yymm), write a full year"
	case len(text) == 8:
		return ": it may be a date (yyyymmdd), give the year alone"
	}
	return ""
}

// markers reads the words that may stand around a year.
func (p *yearParser) markers() error {
	for len(p.tokens) > 0 && p.tokens[0].kind == word {
		w := p.tokens[0].text
		if w == "ถึง" || w == "to" {
			return nil
		}
		fiscal, era, ok := yearMarker(w)
		if !ok {
			return fmt.Errorf("%q is not understood beside a year: write a year such as 2565 or 2022", w)
		}
		p.fiscal = p.fiscal || fiscal
		if era != "" {
			p.marked = era
		}
		p.tokens = p.tokens[1:]
	}
	return nil
}

func yearMarker(w string) (fiscal bool, era string, ok bool) {
	for {
		switch rest, isFiscal := strings.CutPrefix(w, "ปีงบประมาณ"); {
		case isFiscal:
			fiscal, w = true, rest
			continue
		case strings.HasPrefix(w, "ปีงบ"):
			fiscal, w = true, strings.TrimPrefix(w, "ปีงบ")
			continue
		case strings.HasPrefix(w, "ปี"):
			w = strings.TrimPrefix(w, "ปี")
			continue
		}
		break
	}
	switch w {
	case "", "y", "yr", "year", "years", "calendaryear", "ปฏิทิน":
		return fiscal, "", true
	case "fy", "fiscalyear", "fiscal", "budgetyear":
		return true, "", true
	case "พศ", "พุทธศักราช", "be":
		return fiscal, "BE", true
	case "คศ", "คริสต์ศักราช", "ce", "ad":
		return fiscal, "CE", true
	}
	return false, "", false
}

// take removes the next token if it is the given text.
func (p *yearParser) take(text string) bool {
	if len(p.tokens) == 0 || p.tokens[0].text != text {
		return false
	}
	p.tokens = p.tokens[1:]
	return true
}
