package layout

import (
	"strconv"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/thai"
)

// topAge opens the ages of line lists: registered centenarians are too uncertain to
// tell apart.
const topAge = 100

// ageRead is what a label of an age means.
type ageRead struct {
	index uint8
	how   ageHow
	units bool // with months, days or a fraction
}

type ageHow uint8

const (
	ageStated  ageHow = iota
	ageZero           // 0 is an infant, or nothing filled in
	ageMissing        // blank or not a possible age
)

// age finds the age at death: as it is written, or, where that is 0, blank or
// impossible, from the dates.
func (l *lineList) age(died thai.Date) uint8 {
	text := l.at(lineAge)
	if n, ok := small(text); ok && n > 0 && n <= thai.MaxAge {
		return l.tally.single(n)
	}
	a := l.ages.of(text, l.readAge)
	if a.how != ageStated {
		if years, ok := l.young(); ok {
			l.note(AgeUnits, lineAge, "", strconv.Itoa(years))
			return l.tally.single(years)
		}
	} else if a.units {
		l.note(AgeUnits, lineAge, plainly(text), l.tally.span(a.index).String())
	}
	if a.how == ageStated {
		return a.index
	}
	dated := l.col[lineBirth] >= 0 || l.col[lineBirthYear] >= 0
	if born, ok := l.born(died); ok {
		if years, ok := died.Age(born); ok && years <= thai.MaxAge {
			if a.how != ageZero || years != 0 {
				l.note(AgeFromDates, lineAge, plainly(text), l.tally.span(l.tally.single(years)).String())
			}
			return l.tally.single(years)
		}
	}
	if a.how == ageZero && !dated {
		return a.index
	}
	l.note(AgeUnread, lineAge, plainly(text), "unknown")
	return l.tally.unknownAge()
}

func (l *lineList) readAge(text string) ageRead {
	if n, ok := small([]byte(text)); ok {
		switch {
		case n == 0:
			return ageRead{index: l.tally.single(0), how: ageZero}
		case n > thai.MaxAge:
			return ageRead{how: ageMissing}
		}
		return ageRead{index: l.tally.single(n)}
	}
	read, err := thai.ParseAge(text)
	if err != nil {
		if years, err := thai.Lifespan(text); err == nil {
			return ageRead{index: l.tally.single(years), units: true}
		}
	}
	if err != nil || read.Kind != thai.Group {
		return ageRead{how: ageMissing}
	}
	index, ok := l.tally.group(analysis.AgeSpan{Lo: read.Lo, Hi: read.Hi})
	if !ok {
		return ageRead{how: ageMissing}
	}
	return ageRead{index: index}
}

// young reads the age from columns of months and days, which are filled in for those who
// died before their first or second birthday.
func (l *lineList) young() (years int, ok bool) {
	const daysInYear = 365
	months, okM := small(l.at(lineAgeMonths))
	days, okD := small(l.at(lineAgeDays))
	if months == 0 && days == 0 {
		return 0, false // nothing filled in, or the columns are not there
	}
	return months/12 + days/daysInYear, okM || okD
}
