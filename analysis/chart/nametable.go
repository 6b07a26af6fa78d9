package chart

import (
	"slices"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// nameTable is how names of rows are set: their lines, letters, and the room they take.
type nameTable struct {
	rows   []row
	labels [][]string
	face   font.Font
	names  vg.Length // width
	height vg.Length // of a row
}

// nameTable chooses how many rows are drawn, and whether names take two lines, so that
// they and some extra rows fit a room. It sums the smallest causes rather than cut a
// name, and all that are smaller than small.
func (p *pen) nameTable(all []row, extra int, small float64, width, room vg.Length) nameTable {
	const fewest = 10 // rows worth keeping before names are cut
	face := p.st.labelFont()
	single, double := 1.4*p.em, 2*leading(face)+0.3*p.em
	fit := func(rows []row, lines int, share vg.Length) nameTable {
		t := nameTable{rows: rows, face: face}
		for _, r := range rows {
			l := p.wrapLabel(r.name, face, share*width, lines)
			t.labels, t.names = append(t.labels, l), max(t.names, p.widest(l, face))
		}
		t.height = min(room/vg.Length(len(rows)+extra), 4*p.em)
		return t
	}
	most := func(h vg.Length) int { return max(int(room/h)-extra, 1) }
	if rows := foldRows(p.st, all, len(all), small); len(rows) <= most(double) {
		return fit(rows, 2, 0.34)
	}
	t := fit(foldRows(p.st, all, most(single), small), 1, 0.42)
	cut := slices.ContainsFunc(t.labels, func(l []string) bool { return strings.HasSuffix(l[0], "…") })
	if n := most(double); cut && n >= fewest {
		return fit(foldRows(p.st, all, n, small), 2, 0.34)
	}
	return t
}
