package chart

import (
	"slices"

	"github.com/lehackathon/le/analysis/chart/thaitext"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// wrapLabel breaks a name into at most n lines of a width, between words where they
// are known.
func (p *pen) wrapLabel(name string, f font.Font, width vg.Length, n int) []string {
	return p.text.Wrap(thaitext.Hint(name), f, width, n)
}

// spread moves marks along a line so that neighbours are at least a gap apart and all
// lie between lo and hi, each as near as can be to where it wants to be. The answer
// is in the order of want. Where there is no room for all, they share it evenly.
func spread(want []vg.Length, gap, lo, hi vg.Length) []vg.Length {
	n := len(want)
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case want[a] < want[b]:
			return -1
		case want[a] > want[b]:
			return 1
		}
		return 0
	})
	if n > 1 {
		gap = min(gap, (hi-lo)/vg.Length(n-1))
	}
	// Neighbours that would touch move together, about the mean of what they want.
	type group struct {
		sum   vg.Length // of what its members want, less their place in the group
		count int
	}
	var groups []group
	start := func(g group) vg.Length {
		return min(max(g.sum/vg.Length(g.count), lo), hi-vg.Length(g.count-1)*gap)
	}
	for _, i := range order {
		groups = append(groups, group{want[i], 1})
		for len(groups) > 1 {
			a, b := groups[len(groups)-2], groups[len(groups)-1]
			if start(a)+vg.Length(a.count)*gap <= start(b)+1e-9 {
				break
			}
			groups = append(groups[:len(groups)-2], group{a.sum + b.sum - vg.Length(b.count*a.count)*gap, a.count + b.count})
		}
	}
	out := make([]vg.Length, n)
	k := 0
	for _, g := range groups {
		at := start(g)
		for range g.count {
			out[order[k]] = at
			at += gap
			k++
		}
	}
	return out
}

// entry is a line of a legend.
type entry struct {
	name  string
	value string // "" for none
	fill  Fill
	weak  bool
}

// legend writes entries below each other from the top of an area, each as high as its
// name needs, and returns where it ended. It shortens names rather than leave the
// area.
func (p *pen) legend(area vg.Rectangle, entries []entry) vg.Length {
	face := p.st.noteFont()
	swatch := 1.1 * face.Size
	left := area.Min.X + 1.5*swatch
	names := p.legendNames(area, left, entries, 2)
	if height(names, face) > area.Max.Y-area.Min.Y {
		names = p.legendNames(area, left, entries, 1)
	}
	y := area.Max.Y
	for i, e := range entries {
		h := height(names[i:i+1], face)
		mid := y - h/2
		p.bar(box(area.Min.X, mid-swatch/2, area.Min.X+swatch, mid+swatch/2), e.fill, true, e.weak)
		p.writeLines(names[i], face, ink, vg.Point{X: left, Y: mid}, rightOf)
		p.writeMid(e.value, face, ink, vg.Point{X: area.Max.X, Y: mid}, leftOf)
		y -= h
	}
	return y
}

func (p *pen) legendNames(area vg.Rectangle, left vg.Length, entries []entry, lines int) [][]string {
	face := p.st.noteFont()
	var out [][]string
	for _, e := range entries {
		room := area.Max.X - left
		if e.value != "" {
			room -= p.width(e.value, face) + 0.6*face.Size
		}
		out = append(out, p.wrapLabel(e.name, face, room, lines))
	}
	return out
}

// height is the room that names of a legend take.
func height(names [][]string, face font.Font) (h vg.Length) {
	for _, lines := range names {
		h += vg.Length(len(lines))*leading(face) + 0.3*face.Size
	}
	return h
}

// keyLines sets entries of a legend beside each other in at most some lines; names are
// shortened where they would need more.
func (p *pen) keyLines(entries []entry, width vg.Length, most int) (lines [][]entry) {
	for limit := width; ; limit *= 0.9 {
		lines = nil
		x := vg.Length(0)
		for _, e := range entries {
			e.name = p.text.Shorten(e.name, p.st.noteFont(), limit-p.keyWidth(entry{}))
			if len(lines) == 0 || x+p.keyWidth(e) > width {
				lines, x = append(lines, nil), 0
			}
			lines[len(lines)-1] = append(lines[len(lines)-1], e)
			x += p.keyWidth(e)
		}
		if len(lines) <= most || limit < 0.2*width {
			return lines
		}
	}
}

// keyWidth is the room an entry takes in a line, with that between it and the next.
func (p *pen) keyWidth(e entry) vg.Length {
	face := p.st.noteFont()
	return p.width(e.name, face) + 3*face.Size
}

// drawKeys writes lines of keyLines, the middle of the first at a height.
func (p *pen) drawKeys(lines [][]entry, left, y vg.Length) {
	face := p.st.noteFont()
	half := 0.5 * face.Size
	for _, line := range lines {
		x := left
		for _, e := range line {
			p.bar(box(x, y-half, x+2*half, y+half), e.fill, true, false)
			p.writeMid(e.name, face, faint, vg.Point{X: x + 1.5*face.Size, Y: y}, rightOf)
			x += p.keyWidth(e)
		}
		y -= 1.4 * face.Size
	}
}
