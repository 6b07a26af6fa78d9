package chart

import (
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"
)

// labelled is the least a block contributes to have its number written, in years.
const labelled = 0.03

// panel draws the columns of a gap between two sides.
func (c ageCause) panel(p *pen, g panel, s scale, left, right vg.Length, numbers bool) {
	if numbers {
		p.axisY(s, left, right, signed)
	} else {
		p.gridY(s, left, right)
	}
	last := len(c.ages) - 1
	end := float64(c.ages[last]) + c.span(last)
	x := scale{lo: float64(c.ages[0]), hi: end, from: left, to: right}
	bold := p.st.boldFont()
	head := g.name + "  " + signed(g.gap, 2) + " " + c.measure.unit.in(p.st)
	p.writeMid(p.text.Shorten(head, bold, right-left), bold, ink, vg.Point{X: (left + right) / 2, Y: s.to + 0.8*p.em}, centred)
	for i := range c.ages {
		c.column(p, g, i, x, s)
	}
	p.line(1.5*p.hair, ink, nil, vg.Point{X: left, Y: s.at(0)}, vg.Point{X: right, Y: s.at(0)})
	c.totals(p, g, x, s)
	p.agesBelow(x, s.from, c.ages)
}

// column stacks the layers of an age group up and down from zero.
func (c ageCause) column(p *pen, g panel, i int, x, s scale) {
	from := float64(c.ages[i])
	k := 5 / c.span(i)
	a, b := x.at(from), x.at(from+c.span(i))
	gap := min(p.hair/2, 0.1*(b-a)) // white between columns
	up, down := 0.0, 0.0
	for l, row := range g.cells {
		v := row[i] * k
		at := &up
		if v < 0 {
			at = &down
		}
		if v == 0 {
			continue
		}
		r := box(a+gap, s.at(*at), b-gap, s.at(*at+v))
		*at += v
		p.bar(r, c.layers[l].fill, true, false)
		p.inside(r, row[i], c.layers[l].fill.Color, s.at(g.total[i]*k))
	}
}

// inside writes a block's number where there is room for it and no dot of the total.
func (p *pen) inside(r vg.Rectangle, v float64, ground color.NRGBA, dot vg.Length) {
	face := p.st.noteFont()
	label := signed(v, 2)
	w := p.width(label, face)
	if v > -labelled && v < labelled || w+0.3*face.Size > r.Max.X-r.Min.X || 1.2*face.Size > r.Max.Y-r.Min.Y {
		return
	}
	mid := vg.Point{X: (r.Min.X + r.Max.X) / 2, Y: (r.Min.Y + r.Max.Y) / 2}
	if mid.Y-dot < face.Size && dot-mid.Y < face.Size {
		return
	}
	p.bar(box(mid.X-w/2-0.1*face.Size, mid.Y-0.5*face.Size, mid.X+w/2+0.1*face.Size, mid.Y+0.5*face.Size), Fill{Color: ground}, false, false)
	p.writeMid(label, face, inkOn(ground), mid, centred)
}

// inkOn is black or white, whichever is easier to read on a ground: luminance by
// WCAG 2.1, where 0.18 is as far from black as from white.
func inkOn(ground color.NRGBA) color.NRGBA {
	if luminance(ground) > 0.18 {
		return ink
	}
	return paper
}

// totals draws the sum of every age as dots on a line; hollow dots may be chance.
func (c ageCause) totals(p *pen, g panel, x, s scale) {
	var points []vg.Point
	for i := range c.ages {
		points = append(points, vg.Point{X: x.at(float64(c.ages[i]) + c.span(i)/2), Y: s.at(g.total[i] * 5 / c.span(i))})
	}
	p.line(p.hair, ink, nil, points...)
	for i, q := range points {
		if g.weak[i] {
			p.ring(q, 0.2*p.em, ink)
		} else {
			p.dot(q, 0.2*p.em, ink)
		}
	}
}

// legendWidth is what the legend would take were no name broken.
func (c ageCause) legendWidth(p *pen) (w vg.Length) {
	face := p.st.noteFont()
	for _, l := range c.layers {
		w = max(w, p.width(l.name, face))
	}
	return w + p.width("−00.00", face) + 2.6*face.Size
}

// legend names the layers in the order they are stacked, with the years of each where
// there is one panel, and says what the line is.
func (c ageCause) legend(p *pen, area vg.Rectangle) {
	var entries []entry
	for i, l := range c.layers {
		e := entry{name: l.name, fill: l.fill}
		if len(c.panels) == 1 {
			e.value = signed(sum(c.panels[0].cells[i]), 2)
		}
		entries = append(entries, e)
	}
	face := p.st.noteFont()
	notes := []string{p.st.pick("total of the age group", "ผลรวมของช่วงอายุ")}
	if slices.ContainsFunc(c.panels, func(g panel) bool { return slices.Contains(g.weak, true) }) {
		notes = append(notes, p.st.pick("the same, may be chance", "ผลรวม อาจเป็นความบังเอิญ"))
	}
	left := area.Min.X + 1.65*face.Size
	wrap := func(lines int) (out [][]string) {
		for _, n := range notes {
			out = append(out, p.wrapLabel(n, face, area.Max.X-left, lines))
		}
		return out
	}
	wrapped := wrap(2)
	if vg.Length(len(entries))*1.6*face.Size+height(wrapped, face) > area.Max.Y-area.Min.Y {
		wrapped = wrap(1)
	}
	foot := height(wrapped, face) + 0.6*face.Size
	y := p.legend(box(area.Min.X, area.Min.Y+foot, area.Max.X, area.Max.Y), entries) - 0.3*face.Size
	for i, lines := range wrapped {
		h := height(wrapped[i:i+1], face)
		at := vg.Point{X: area.Min.X + 0.55*face.Size, Y: y - h/2}
		p.line(p.hair, ink, nil, vg.Point{X: area.Min.X - 0.3*p.em, Y: at.Y}, vg.Point{X: area.Min.X + 1.1*face.Size + 0.3*p.em, Y: at.Y})
		if i == 0 {
			p.dot(at, 0.2*p.em, ink)
		} else {
			p.ring(at, 0.2*p.em, ink)
		}
		p.writeLines(lines, face, ink, vg.Point{X: left, Y: at.Y}, rightOf)
		y -= h
	}
}
