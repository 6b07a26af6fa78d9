package chart

import (
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// nameTable is how names of rows are set: their lines, letters, and the room they
// take. Rows with two lines are higher than the others.
type nameTable struct {
	rows    []row
	labels  [][]string
	face    font.Font
	names   vg.Length // width
	line    vg.Length // height of a row of one line, and of every extra row
	heights []vg.Length
}

// total is the height of all rows and some extra ones.
func (t nameTable) total(extra int) vg.Length {
	sum := vg.Length(extra) * t.line
	for _, h := range t.heights {
		sum += h
	}
	return sum
}

// thick is how thick a bar is drawn.
func (t nameTable) thick() vg.Length { return 0.7 * t.line }

// nameTable chooses how many rows are drawn, and whether names take two lines, so that
// they and some extra rows fit a room. It sums the smallest causes rather than cut
// names, unless that would cost too many rows, and all that are smaller than small.
func (p *pen) nameTable(all []row, extra int, small float64, width, room vg.Length) nameTable {
	const worth = 0.6 // share of the rows to keep for the sake of whole names
	one := p.setNames(all, 1, 0.42*width)
	single, cut := p.fitNames(all, one, extra, small, room)
	if !cut {
		return single
	}
	double, _ := p.fitNames(all, p.setNames(all, 2, 0.36*width), extra, small, room)
	if float64(len(double.rows)) < worth*float64(len(single.rows)) {
		return single
	}
	return double
}

// setNames breaks the name of every row, by its id.
func (p *pen) setNames(rows []row, lines int, width vg.Length) map[string][]string {
	out := map[string][]string{}
	for _, r := range rows {
		out[r.id] = p.wrapLabel(r.name, p.st.labelFont(), width, lines)
	}
	return out
}

// fitNames keeps as many rows as fit and says whether a name of theirs is cut.
func (p *pen) fitNames(all []row, set map[string][]string, extra int, small float64, room vg.Length) (t nameTable, cut bool) {
	for n := len(all); ; n-- {
		t = nameTable{rows: foldRows(p.st, all, n, small), face: p.st.labelFont(), line: 1.4 * p.em}
		cut = false
		for _, r := range t.rows {
			l, ok := set[r.id]
			if !ok {
				l = []string{r.name}
			}
			t.labels, t.names = append(t.labels, l), max(t.names, p.widest(l, t.face))
			t.heights = append(t.heights, t.line+vg.Length(len(l)-1)*leading(t.face))
			cut = cut || strings.HasSuffix(l[len(l)-1], "…")
		}
		if t.total(extra) <= room || n <= 3 {
			break
		}
	}
	stretch := min(room/t.total(extra), 4*p.em/t.line)
	t.line *= stretch
	for i := range t.heights {
		t.heights[i] *= stretch
	}
	return t, cut
}

// openTable is nameTable for rows that must not be summed: those for which there is no
// room are left out at the end.
func (p *pen) openTable(all []row, extra int, width, room vg.Length) nameTable {
	const worth = 0.6 // share of the rows to keep for the sake of whole names
	rows := make([]row, len(all))
	for i, r := range all {
		r.apart = true // which keeps it from being folded
		rows[i] = r
	}
	fit := func(lines int, names vg.Length) (t nameTable, cut bool) {
		set := p.setNames(rows, lines, names)
		for k := len(rows); k >= 1; k-- {
			if t, cut = p.fitNames(rows[:k], set, extra, 0, room); t.line >= 1.39*p.em {
				break
			}
		}
		return t, cut
	}
	one, cut := fit(1, 0.42*width)
	if two, _ := fit(2, 0.36*width); cut && float64(len(two.rows)) >= worth*float64(len(one.rows)) {
		return two
	}
	return one
}
