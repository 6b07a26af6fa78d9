package layout

import (
	"slices"

	"github.com/lehackathon/le/analysis"
)

// checkPossible counts causes that contradict the sex or the age. The deaths are kept
// as they are.
func (l *lineList) checkPossible() {
	if l.r.Impossible == nil {
		return
	}
	t := &l.tally
	limited := make([]bool, len(t.labels))
	for i, label := range t.labels {
		limited[i] = l.limited(label)
	}
	type kind struct {
		cause uint16
		age   uint8
		sex   analysis.Sex
	}
	whys := map[kind]string{}
	why := func(d death) string {
		k := kind{d.cause, d.age, d.sex}
		w, asked := whys[k]
		if !asked {
			w = l.why(d)
			whys[k] = w
		}
		return w
	}
	var odd []tallied
	for _, c := range t.cells {
		if d := (death{}).of(c.key); limited[d.cause] && why(d) != "" {
			odd = append(odd, c)
		}
	}
	slices.SortFunc(odd, byRow)
	for _, c := range odd {
		d := death{}.of(c.key)
		category, _, _, _ := icdCategory(t.labels[d.cause])
		where := func() string { return address(l.book, int(c.row), max(l.col[lineCause], 0)) }
		if why(d) == "sex" {
			l.r.Log.addN(SexImpossible, int(c.count), where, category, d.sex.String())
		} else {
			l.r.Log.addN(AgeImpossible, int(c.count), where, category, t.span(d.age).String())
		}
	}
}

// limited reports whether a cause is limited at all, which few are: a limit shuts out
// the youngest or the oldest of one sex.
func (l *lineList) limited(label string) bool {
	category, _, _, ok := icdCategory(label)
	for _, sex := range []analysis.Sex{analysis.Male, analysis.Female} {
		for _, age := range []int{0, topAge} {
			if ok && l.r.Impossible(category, sex, age, age) != "" {
				return true
			}
		}
	}
	return false
}

// why says what is impossible of a death, "sex" or "age"; "" if nothing is.
func (l *lineList) why(d death) string {
	category, _, _, ok := icdCategory(l.tally.labels[d.cause])
	s := l.tally.span(d.age)
	if !ok || s.Lo < 0 {
		return ""
	}
	high := s.Hi - 1
	if s.Hi == analysis.OpenEnd {
		high = -1
	}
	return l.r.Impossible(category, d.sex, s.Lo, high)
}
