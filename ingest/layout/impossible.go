package layout

import "github.com/lehackathon/le/analysis"

// checkPossible counts causes that contradict the sex or the age. The deaths are kept
// as they are.
func (l *lineList) checkPossible() {
	if l.r.Impossible == nil {
		return
	}
	t := &l.tally
	for _, c := range t.cells {
		d := death{}.of(c.key)
		code := t.labels[d.cause]
		category, _, _, ok := icdCategory(code)
		s := t.span(d.age)
		if !ok || s.Lo < 0 {
			continue
		}
		high := s.Hi - 1
		if s.Hi == analysis.OpenEnd {
			high = -1
		}
		where := func() string { return address(l.book, int(c.row), max(l.col[lineCause], 0)) }
		switch l.r.Impossible(category, d.sex, s.Lo, high) {
		case "sex":
			l.r.Log.addN(SexImpossible, int(c.count), where, category, d.sex.String())
		case "age":
			l.r.Log.addN(AgeImpossible, int(c.count), where, category, s.String())
		}
	}
}
