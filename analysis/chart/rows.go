package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
)

// row is a cause of a gap, or several summed, as charts draw it.
type row struct {
	id, name     string
	fill         Fill
	value        float64 // in the units of the measure, as printed
	lower, upper float64 // where sure
	sure         bool    // limits are known
	deaths       float64 // a year, near side; negative where not counted
	age          string  // the age group of most weight, or ""
	last         bool    // never ranked: rest and ill-defined
	apart        bool    // never summed with others: not a rest group of causes

	kind unclearKind
	of   []string // ids of the causes that are merged in it
}

// mayBeChance reports whether the interval of a row holds 0.
func (r row) mayBeChance() bool { return r.sure && r.lower <= 0 && r.upper >= 0 }

// rowsOf lists the causes of a gap: those to rank by rank, then the rest, then
// ill-defined causes. Causes without deaths and without a contribution are left out.
func rowsOf(st *Style, r *decompose.Result, palette *Palette) (rows []row, total row) {
	m := measureOf(r)
	for _, c := range r.Contributions(decompose.ByCause) {
		line := row{value: c.Years * m.scale, lower: c.Lower * m.scale, upper: c.Upper * m.scale, sure: c.SE > 0 || c.Lower != c.Upper, deaths: -1}
		switch c.Cause {
		case decompose.All:
			line.id, line.name, line.fill = analysis.CauseAll, st.pick("Total", "รวม"), whole
			total = line
			continue
		case decompose.Health:
			line.id, line.name, line.fill, line.last = "health", st.pick("Ill health at the same mortality", "สุขภาพ (เมื่อการตายเท่ากัน)"), restGrey, true
			line.apart = true
		default:
			cause := r.Near.Causes[c.Cause]
			line.id, line.name, line.fill = cause.ID, cause.Name(st.Lang), palette.Fill(cause)
			line.last = isRest(cause) || isIllDefined(cause)
			line.apart, line.kind = isIllDefined(cause) || isUnassigned(cause), unclearKindOf(cause)
			line.deaths = sum(r.Near.DeathsOf(c.Cause)) / float64(max(r.Near.Period.Years(), 1))
			line.age = heaviestAge(r, c.Cause)
			if line.value == 0 && line.deaths == 0 {
				continue
			}
		}
		rows = append(rows, line)
	}
	order := func(x row) int {
		switch {
		case x.fill.Pattern == Hatch:
			return 2
		case x.last:
			return 1
		}
		return 0
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(order(a), order(b)) })
	return mergeUnclear(st, rows), total
}

// heaviestAge is the age group that does most of what a cause does.
func heaviestAge(r *decompose.Result, cause int) string {
	k := len(r.Near.Ages)
	cells := r.Cells[cause*k : (cause+1)*k]
	sign := math.Copysign(1, sum(cells))
	best := -1
	for x, v := range cells {
		if v*sign > 0 && (best < 0 || v*sign > cells[best]*sign) {
			best = x
		}
	}
	if best < 0 {
		return ""
	}
	return ageLabel(r.Near.Ages, best)
}

// foldRows sums rows into one until no more than n rows are left, so that all that is
// drawn still adds up: first those below small, then rest groups, then the causes of
// least weight. Ill-defined causes and deaths without a cause are never hidden.
func foldRows(st *Style, rows []row, n int, small float64) []row {
	ranked := slices.IndexFunc(rows, func(r row) bool { return r.last })
	if ranked < 0 {
		ranked = len(rows)
	}
	var order []int
	for i, r := range rows {
		if !r.apart {
			order = append(order, i)
		}
	}
	tiny := func(i int) bool { return math.Abs(rows[i].value) < small }
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(trueFirst(tiny(a), tiny(b)), trueFirst(rows[a].last, rows[b].last), cmp.Compare(math.Abs(rows[a].value), math.Abs(rows[b].value)))
	})
	fold := map[int]bool{}
	name := st.pick("%d smaller causes", "สาเหตุที่เหลือ %d สาเหตุ")
	for _, i := range order {
		if len(rows)-len(fold)+min(len(fold), 1) <= n && !tiny(i) {
			break
		}
		fold[i] = true
		if rows[i].last {
			name = st.pick("%d other causes", "สาเหตุอื่น %d สาเหตุ")
		}
	}
	if len(fold) < 2 {
		return rows
	}
	rest := row{id: "folded", fill: restGrey, last: true, name: fmt.Sprintf(name, len(fold))}
	var out []row
	at := 0 // of the sum: before those that are not ranked
	for i, r := range rows {
		if fold[i] {
			rest.value += r.value
			rest.deaths += r.deaths
			continue
		}
		if i < ranked {
			at++
		}
		out = append(out, r)
	}
	return slices.Insert(out, at, rest)
}

// trueFirst compares so that what is true comes first.
func trueFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func sum(values []float64) (s float64) {
	for _, v := range values {
		s += v
	}
	return s
}
