package layout

import (
	"fmt"
	"strconv"

	"github.com/lehackathon/le/analysis"
)

// whoFormats are the age formats of the WHO Mortality Database: the age that opens the
// last group, whether ages 1 to 4 come singly, whether groups from 5 on are of ten
// years (5-14, 15-24 …). Groups stand in the column of their first ages; those the
// format does not use are blank. Source: WHO Mortality Database, documentation (2019),
// annex table 1. Format 09 has no ages.
var whoFormats = [...]struct {
	open        int
	single, ten bool
}{
	0: {open: 95, single: true},
	1: {open: 85, single: true},
	2: {open: 85},
	3: {open: 75, single: true},
	4: {open: 75},
	5: {open: 70},
	6: {open: 65},
	7: {open: 75, ten: true},
	8: {open: 65, ten: true},
}

// whoNoAges is the format of counts over all ages.
const whoNoAges = 9

// whoFormat reads a format, "02" or, from a spreadsheet, "2".
func whoFormat(text string) (int, error) {
	f, err := strconv.Atoi(text)
	if err != nil || f < 0 || f > whoNoAges || len(text) > 2 {
		return 0, fmt.Errorf("the age format %q is none of 00 to 09", text)
	}
	return f, nil
}

// whoAges returns the age groups of the columns 2 to 25 (Deaths2 … Deaths25) under a
// format from 0 to 8; those without a group are empty.
func whoAges(format int) (spans [24]analysis.AgeSpan) {
	f := whoFormats[format]
	spans[0] = analysis.AgeSpan{Lo: 0, Hi: 1}
	spans[1] = analysis.AgeSpan{Lo: 1, Hi: 5}
	if f.single {
		for i := range 5 {
			spans[i] = analysis.AgeSpan{Lo: i, Hi: i + 1}
		}
	}
	for i := 5; i < len(spans); i++ {
		lo, width := 5*(i-4), 5
		if f.ten {
			width = 10
		}
		switch {
		case lo == f.open:
			spans[i] = analysis.AgeSpan{Lo: lo, Hi: analysis.OpenEnd}
		case lo < f.open && (lo-5)%width == 0:
			spans[i] = analysis.AgeSpan{Lo: lo, Hi: lo + width}
		}
	}
	return spans
}
