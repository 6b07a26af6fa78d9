package layout

import "github.com/lehackathon/le/analysis"

// Categories that the ICD-10 limits to one sex, those of which every code is: WHO,
// ICD-10 volume 2 (2016), annex 7.8.
var (
	femaleCodes = [][2]string{{"A34", "A34"}, {"C51", "C58"}, {"D06", "D06"}, {"D25", "D28"}, {"D39", "D39"},
		{"E28", "E28"}, {"F53", "F53"}, {"N70", "N77"}, {"N80", "N98"}, {"O00", "O99"}, {"Q50", "Q52"}, {"R87", "R87"}}
	maleCodes = [][2]string{{"C60", "C63"}, {"D29", "D29"}, {"D40", "D40"}, {"N40", "N51"}, {"Q53", "Q55"}, {"R86", "R86"}}
)

// Ages at which deaths under codes of pregnancy are plausible, and the last at which
// deaths under codes of the perinatal period are.
const (
	firstPregnancy, lastPregnancy = 10, 54
	lastPerinatal                 = 0
)

// checkPossible counts causes that contradict the sex or the age. The deaths are kept
// as they are.
func (l *lineList) checkPossible(d death, c codeRead) {
	if c.category == "" {
		return
	}
	letter := c.category[0]
	switch letter {
	case 'A', 'C', 'D', 'E', 'F', 'N', 'O', 'P', 'Q', 'R':
	default:
		return
	}
	if d.sex == analysis.Male && within(femaleCodes, c.category) || d.sex == analysis.Female && within(maleCodes, c.category) {
		l.note(SexImpossible, lineCause, c.category, d.sex.String())
	}
	s := l.tally.span(d.age)
	if s.Lo < 0 {
		return
	}
	if letter == 'O' && (s.Hi <= firstPregnancy || s.Lo > lastPregnancy) || letter == 'P' && s.Lo > lastPerinatal {
		l.note(AgeImpossible, lineCause, c.category, s.String())
	}
}

func within(ranges [][2]string, code string) bool {
	for _, r := range ranges {
		if r[0] <= code && code <= r[1] {
			return true
		}
	}
	return false
}
