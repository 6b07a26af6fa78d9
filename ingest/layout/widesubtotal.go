package layout

import (
	"fmt"
	"math"

	"github.com/lehackathon/le/analysis"
)

// Tables by age often have subtotals among the groups: 0-14, 15-59 and 60+ beside those of
// five years. They are passed over, and held against the sum of their groups, where these
// stand under the same area, year, sex and cause.

// held is a count that waits until its block is read.
type held struct {
	rec     analysis.Record
	measure field
}

// groupsOf is the ages of a block, by columns or rows.
func (w *wide) groupsOf(rows []numbered) ageSet {
	set := ageSet{}
	for _, col := range w.head.cols {
		if col.dims[ageDim] {
			set.add(col.age)
		}
	}
	for c, kind := range w.kinds {
		if kind != stubAge {
			continue
		}
		for _, row := range rows {
			if a, _, err := readAge(at(row.cells, c)); err == nil {
				set.add(spanOf(a))
			}
		}
	}
	return set
}

// ageSet is a set of age groups.
type ageSet map[analysis.AgeSpan]bool

func (s ageSet) add(a analysis.AgeSpan) {
	if a.Lo >= 0 && a.Hi > a.Lo {
		s[a] = true
	}
}

// parts are the groups of the set that make up one that is wider; nil if none do.
func (s ageSet) parts(whole analysis.AgeSpan) (parts []analysis.AgeSpan) {
	for from := whole.Lo; from < whole.Hi; {
		next := analysis.AgeSpan{Lo: from, Hi: whole.Hi}
		for a := range s {
			if a.Lo == from && a != whole && a.Hi <= next.Hi {
				next = a
			}
		}
		if next == whole || !s[next] {
			return nil
		}
		parts, from = append(parts, next), next.Hi
	}
	return parts
}

func (s ageSet) hasSubtotals() bool {
	for a := range s {
		if s.parts(a) != nil {
			return true
		}
	}
	return false
}

// hand gives a count to the builder, or keeps it until its block is read.
func (w *wide) hand(rec analysis.Record, measure field) {
	switch {
	case w.holding:
		w.held = append(w.held, held{rec, measure})
	case measure == deaths:
		w.r.addDeaths(rec)
	default:
		w.r.Builder.AddPeople(rec)
	}
}

// release hands on what was held, but for subtotals.
func (w *wide) release() {
	type stratum struct {
		rec     analysis.Record // without age, count and place
		measure field
	}
	key := func(h held) stratum {
		h.rec.Age, h.rec.Count, h.rec.At = analysis.AgeSpan{}, 0, analysis.Ref{}
		return stratum{h.rec, h.measure}
	}
	groups := map[stratum]ageSet{}
	counts := map[stratum]map[analysis.AgeSpan]float64{}
	for _, h := range w.held {
		k := key(h)
		if groups[k] == nil {
			groups[k], counts[k] = ageSet{}, map[analysis.AgeSpan]float64{}
		}
		groups[k].add(h.rec.Age)
		counts[k][h.rec.Age] += h.rec.Count
	}
	checks, wrong, first := 0, 0, ""
	var there, sum float64
	w.holding = false
	for _, h := range w.held {
		k := key(h)
		parts := groups[k].parts(h.rec.Age)
		if h.rec.Age.Lo < 0 || parts == nil {
			w.hand(h.rec, h.measure)
			continue
		}
		where := func() string { return w.locate(h.rec.At.Row, h.rec.At.Col) }
		w.r.Log.add(TotalSkipped, where, h.rec.Age.String(), "")
		total := 0.0
		for _, p := range parts {
			total += counts[k][p]
		}
		checks++
		if math.Abs(total-h.rec.Count) > 0.5 {
			if wrong++; wrong == 1 {
				first, there, sum = where(), h.rec.Count, total
			}
		}
	}
	w.held = nil
	if wrong > 0 {
		w.r.remark(w.book, "age-subtotal", fmt.Sprintf("subtotals of ages are not the sum of their groups in %d of %d checks; first %s: %.0f there, %.0f as the sum", wrong, checks, first, there, sum),
			fmt.Sprintf("ยอดรวมย่อยของอายุไม่เท่ากับผลบวกของกลุ่มอายุ %d จาก %d รายการ เช่น %s: %.0f แต่ผลบวกได้ %.0f", wrong, checks, first, there, sum))
	}
}
