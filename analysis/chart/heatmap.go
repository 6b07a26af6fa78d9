package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart/thaitext"
	"github.com/lehackathon/le/analysis/decompose"
)

// AreaGaps are the gaps of several areas against the same other side, with the same
// causes.
type AreaGaps struct {
	Own  analysis.Area // shown first; zero for none
	List []*decompose.Result
}

// Heatmap draws what each cause adds to the gap of each area, or takes from it: a row
// a cause, the heaviest on top, a column an area, the own one first, then those of its
// region, then the others. Every cell has its number; the larger it is, the darker the cell,
// vermilion and framed for losses, blue for gains, pale where it may be chance. Causes
// that find no room are summed, areas averaged. It fails where no area has a gap, or
// their causes differ.
func Heatmap(st *Style, about About, gaps AreaGaps) (*Figure, error) {
	if len(gaps.List) == 0 {
		return nil, nothing("no area has a gap to draw", "compare the areas of a dataset with --against")
	}
	first := gaps.List[0]
	for _, r := range gaps.List[1:] {
		if !slices.EqualFunc(r.Near.Causes, first.Near.Causes, sameCause) {
			return nil, nothing("the gaps do not share their causes, so they cannot stand side by side", "choose areas of one dataset")
		}
	}
	h := heatmap{measure: measureOf(first), columns: columnsOf(st, gaps)}
	h.rows = h.rowsOf(st, first.Near.Causes)
	if len(h.rows) == 0 {
		return nil, nothing("no cause of death contributes to the gaps, so there is nothing to draw", "check that the areas have deaths by cause")
	}
	var periods []analysis.Period
	data := gapData(first)
	data.Header = append([]string{"area_code", "area", "area_th", "period", "sex", "against"}, data.Header...)
	data.Rows = nil
	for _, r := range gaps.List {
		periods = append(periods, r.Near.Period, r.Against.Period)
		for _, line := range gapData(r).Rows {
			data.Rows = append(data.Rows, append([]string{r.Near.Area.Code, thaitext.Strip(r.Near.Area.Name("en")), thaitext.Strip(r.Near.Area.TH), r.Near.Period.String(), r.Near.Sex.String(), r.Against.String()}, line...))
		}
	}
	f := &Figure{Kind: "heatmap", style: st, Title: st.sentence(h.title(st, first)), Data: data, Simulated: about.Simulated, paint: h.paint,
		Subtitle: upperFirst(h.measure.axis.in(st)) + st.pick(" that each cause takes (−) or adds (+)", "ที่แต่ละสาเหตุทำให้ลดลง (−) หรือเพิ่มขึ้น (+)"),
		Notes:    about.notes(st, methodOf(st, first), periods...)}
	f.Description = describe(f.Title+".", f.Subtitle+".", h.words(st))
	return f, nil
}

type heatmap struct {
	measure measure
	columns []heatColumn
	rows    []row // value is the weight: years of all areas, signs left out of account
}

// heatColumn is an area, or the mean of several.
type heatColumn struct {
	name   string
	place  string // as part of a sentence
	own    bool
	peer   bool // in the region of the own area
	gap    float64
	values map[string]float64 // by cause id, in printed units
	weak   map[string]bool
}

// columnsOf lists the areas: the own one, those of its region, the others, each from
// the largest loss on.
func columnsOf(st *Style, gaps AreaGaps) (out []heatColumn) {
	for _, r := range gaps.List {
		m := measureOf(r)
		name := r.Near.Area.Name(st.Lang)
		if name == "" {
			name = r.Near.Area.Code
		}
		c := heatColumn{name: name, place: st.place(r.Near.Area), own: r.Near.Area == gaps.Own && gaps.Own != (analysis.Area{}), peer: gaps.Own.Within != "" && r.Near.Area.Within == gaps.Own.Within, gap: r.Gap * m.scale, values: map[string]float64{}, weak: map[string]bool{}}
		for _, v := range r.Contributions(decompose.ByCause) {
			id := contributor(r, v.Cause).ID
			c.values[id] = v.Years * m.scale
			c.weak[id] = (v.SE > 0 || v.Lower != v.Upper) && v.Lower <= 0 && v.Upper >= 0
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b heatColumn) int {
		return cmp.Or(cmp.Compare(btoi(b.own), btoi(a.own)), cmp.Compare(btoi(b.peer), btoi(a.peer)), cmp.Compare(a.gap, b.gap))
	})
	return out
}

// rowsOf lists the causes, those of most weight first, the rest and ill-defined ones
// last. Causes that contribute nothing anywhere are left out.
func (h heatmap) rowsOf(st *Style, causes []analysis.Cause) (out []row) {
	add := func(r row) {
		for _, c := range h.columns {
			r.value += math.Abs(c.values[r.id])
		}
		if r.value > 0 {
			out = append(out, r)
		}
	}
	for _, c := range causes {
		r := row{id: c.ID, name: c.Name(st.Lang), last: isRest(c) || isIllDefined(c), apart: isIllDefined(c) || isUnassigned(c), kind: unclearKindOf(c)}
		if isIllDefined(c) {
			r.fill = unclear
		}
		add(r)
	}
	add(row{id: "health", name: st.pick("Ill health at the same mortality", "สุขภาพ (เมื่อการตายเท่ากัน)"), last: true, apart: true})
	out = h.merge(st, out)
	slices.SortStableFunc(out, func(a, b row) int {
		if a.last || b.last {
			return cmp.Or(cmp.Compare(btoi(a.last), btoi(b.last)), cmp.Compare(a.fill.Pattern, b.fill.Pattern))
		}
		return cmp.Compare(b.value, a.value)
	})
	return out
}

// merge makes one row of each kind of unclear causes, and gives the columns its values.
func (h heatmap) merge(st *Style, rows []row) []row {
	rows = mergeUnclear(st, rows)
	for i := range rows {
		r := &rows[i]
		if len(r.of) == 0 {
			continue
		}
		r.value = 0
		for _, c := range h.columns {
			sum := 0.0
			for _, id := range r.of {
				sum += c.values[id]
			}
			c.values[r.id] = sum
			r.value += math.Abs(sum)
		}
	}
	return rows
}

// worst is the row that takes most from a column, or nil where none does.
func (h heatmap) worst(c heatColumn) *row {
	var best *row
	for i, r := range h.rows {
		if v := h.loss(c.values[r.id]); !r.last && v > 0 && (best == nil || v > h.loss(c.values[best.id])) {
			best = &h.rows[i]
		}
	}
	return best
}

// loss is how much a contribution hurts.
func (h heatmap) loss(v float64) float64 {
	if h.measure.moreHurt {
		return v
	}
	return -v
}

// title names the cause that takes most in most areas, and in the own one.
func (h heatmap) title(st *Style, r *decompose.Result) string {
	count := map[string]int{}
	var top *row
	for _, c := range h.columns {
		if w := h.worst(c); w != nil {
			count[w.id]++
			if top == nil || count[w.id] > count[top.id] {
				top = w
			}
		}
	}
	_, there := st.sides(&analysis.Population{Area: analysis.Area{Code: "\x00"}, Sex: r.Near.Sex, Period: r.Near.Period}, r.Against)
	areas := st.counted(len(h.columns), r.Near.Area.Level)
	if top == nil {
		return fmt.Sprintf(st.pick("No cause takes life in any of %s, against those %s", "ไม่มีสาเหตุใดทำให้อายุสั้นกว่า%[2]s ใน %[1]s"), areas, there)
	}
	first := h.columns[0]
	if w := h.worst(first); first.own && w != nil {
		chance := ""
		if first.weak[w.id] {
			chance = st.pick(", which may be chance", " ซึ่งอาจเป็นความบังเอิญ")
		}
		return fmt.Sprintf(st.pick("%[1]s takes most in %[2]s (%[3]s %[4]s against those %[5]s)%[8]s; so it does in %[6]d of %[7]s", "%[1]sมีผลมากที่สุดใน%[2]s (%[3]s %[4]s เทียบกับ%[5]s)%[8]s และเป็นอันดับหนึ่งใน %[6]d จาก %[7]s"),
			w.name, first.place, signed(first.values[w.id], 2), h.measure.unit.in(st), there, count[w.id], areas, chance)
	}
	return fmt.Sprintf(st.pick("%[1]s takes most in %[2]d of %[3]s, against those %[4]s", "%[1]sมีผลมากที่สุดใน %[2]d จาก %[3]s เทียบกับ%[4]s"), top.name, count[top.id], areas, there)
}

func (h heatmap) words(st *Style) string {
	const most = 12
	var out []string
	for i, c := range h.columns {
		if i == most {
			out = append(out, fmt.Sprintf(st.pick("and %d more", "และอีก %d แห่ง"), len(h.columns)-most))
			break
		}
		s := c.name + " " + signed(c.gap, 2)
		if w := h.worst(c); w != nil {
			s += " (" + w.name + " " + signed(c.values[w.id], 2) + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, st.pick("; ", " · ")) + "."
}

// fold makes one column of those that find no room: their mean. Nothing of a mean is
// called chance, as its error is not known.
func (h heatmap) fold(st *Style, n int) []heatColumn {
	if n >= len(h.columns) || n < 1 {
		return h.columns
	}
	keep, rest := h.columns[:n-1], h.columns[n-1:]
	mean := heatColumn{name: fmt.Sprintf(st.pick("mean of %d others", "เฉลี่ยอีก %d แห่ง"), len(rest)), values: map[string]float64{}, weak: map[string]bool{}}
	for _, c := range rest {
		mean.gap += c.gap / float64(len(rest))
		for id, v := range c.values {
			mean.values[id] += v / float64(len(rest))
		}
	}
	return append(slices.Clone(keep), mean)
}

// folded is a column's sum over the causes that have no row of their own.
func (h heatmap) folded(c heatColumn, shown []row) (s float64) {
	for _, r := range h.rows {
		if !slices.ContainsFunc(shown, func(q row) bool { return q.id == r.id }) {
			s += c.values[r.id]
		}
	}
	return s
}
