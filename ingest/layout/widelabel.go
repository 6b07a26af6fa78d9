package layout

import (
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/thai"
)

// dim is what one label of a header or a row's beginning speaks of.
type dim int

const (
	noDim dim = iota
	yearDim
	sexDim
	ageDim
	areaDim
	causeDim
	nameDim // an area or a cause: the title says which
	measureDim
	totalDim   // of whatever its neighbours are
	unknownDim // not stated, of whatever its neighbours are
	skipDim    // a rate or a share: no count
)

// labels are the meanings of one or more header cells above a column.
type labels struct {
	dims    map[dim]bool
	year    analysis.Period
	buddhic bool // the year was written in the Buddhist era
	sex     analysis.Sex
	age     analysis.AgeSpan
	ageText string
	measure field  // deaths or population
	name    string // of an area or a cause, as it is written
}

// rateWords mark columns and titles that hold no counts.
var rateWords = []string{"อัตรา", "ร้อยละ", "rate", "percent", "%", "tasa", "taxa", "per 1,000", "per 100,000", "ต่อแสน", "ต่อประชากร", "สัดส่วน", "ratio"}

// readLabel reads a label of a header. Parts set apart by blanks, lines or underscores
// may each say something: "deaths_male", "2564 ชาย".
func readLabel(text string) labels {
	text = thai.Normalize(text)
	l := labels{dims: map[dim]bool{}}
	if text == "" || l.one(text) {
		return l
	}
	parts := strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(" _/|,:()", c) })
	if len(parts) < 2 || len(parts) > 4 {
		return l
	}
	whole := labels{dims: map[dim]bool{}}
	for _, p := range parts {
		if !whole.one(p) {
			return l
		}
	}
	return whole
}

// one reads a label that says one thing.
func (l *labels) one(text string) bool {
	lower := strings.ToLower(text)
	for _, w := range rateWords {
		if strings.Contains(lower, w) {
			l.dims[skipDim] = true
			return true
		}
	}
	if y, err := thai.ParseYear(text); err == nil {
		l.dims[yearDim], l.buddhic = true, y.Era == thai.BE
		l.year = analysis.Period{From: y.From, To: y.To, Fiscal: y.Fiscal}
		return true
	}
	sex, sexErr := thai.ParseSex(text)
	age, _, ageErr := readAge(text)
	bareNumber := bare(text)
	switch {
	case sexErr == nil && ageErr == nil && !bareNumber:
		l.name = text
		if sex == thai.SexUnknown {
			l.dims[unknownDim] = true
		} else {
			l.dims[totalDim] = true
		}
	case sexErr == nil && !bareNumber && len([]rune(text)) > 1 || sexErr == nil && strings.Contains("ชญMFmf", text):
		l.dims[sexDim], l.sex = true, sexes[sex]
	case ageErr == nil:
		l.dims[ageDim], l.age, l.ageText = true, spanOf(age), text
		if age.Kind == thai.All {
			l.dims, l.name = map[dim]bool{totalDim: true}, text
		}
	case fieldOf(text) == deaths || fieldOf(text) == population:
		l.dims[measureDim], l.measure = true, fieldOf(text)
	case isAllCauses(text):
		l.dims[totalDim], l.name = true, text
	case isArea(text):
		l.dims[areaDim], l.name = true, text
	case icdRanges(text) != "":
		l.dims[causeDim], l.name = true, text
	default:
		return false
	}
	return true
}

// isArea reports the name of a known place, or of a district that is marked as one.
func isArea(text string) bool {
	if p, ok := thai.FindPlace(text); ok {
		return p.Code != ""
	}
	return strings.HasPrefix(text, "อำเภอ") && text != "อำเภอ" || strings.HasPrefix(text, "อ.")
}

func spanOf(a thai.Age) analysis.AgeSpan {
	switch a.Kind {
	case thai.All:
		return analysis.AllAges
	case thai.Unknown:
		return analysis.NoAge
	}
	return analysis.AgeSpan{Lo: a.Lo, Hi: a.Hi}
}

// worded reports a label that is more than a bare number.
func worded(text string) bool { return !bare(thai.Normalize(text)) }

// add takes the meaning of a cell further down into l.
func (l *labels) add(m labels) {
	for d := range m.dims {
		l.dims[d] = true
	}
	if m.dims[yearDim] {
		l.year, l.buddhic = m.year, m.buddhic
	}
	if m.dims[sexDim] {
		l.sex = m.sex
	}
	if m.dims[ageDim] {
		l.age, l.ageText = m.age, m.ageText
	}
	if m.dims[measureDim] {
		l.measure = m.measure
	}
	if m.name != "" {
		l.name = m.name
	}
}

// resolve says what totals and unknowns are totals and unknowns of: of what the other
// labels of the same row are.
func (l *labels) resolve(level dim) {
	total, unknown := l.dims[totalDim], l.dims[unknownDim]
	if !total && !unknown {
		return
	}
	name := l.name
	l.name = ""
	delete(l.dims, totalDim)
	delete(l.dims, unknownDim)
	switch {
	case level == sexDim:
		l.dims[sexDim], l.sex = true, analysis.Both
		if unknown {
			l.sex = analysis.UnknownSex
		}
	case level == ageDim:
		l.dims[ageDim], l.age = true, analysis.AllAges
		if unknown {
			l.age = analysis.NoAge
		}
	case level == areaDim || level == causeDim || level == nameDim:
		l.dims[level], l.name = true, name
	default: // over years, or of nothing that is known
		l.dims[skipDim] = true
	}
}
