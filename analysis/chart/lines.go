package chart

import (
	"fmt"
	"image/color"
	"strconv"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// MaxLines is how many populations a chart of lines tells apart.
const MaxLines = 6

// TableOf is a population and its life table.
type TableOf struct {
	Pop   *analysis.Population
	Table *lifetable.Table
}

// pen stroke of a line: a colour, and dashes for those who see none.
type lineStyle struct {
	color  color.NRGBA
	dashes []vg.Length // in hairs; nil is a whole line
}

// lineStyles are dark to light by turns. Sky blue and orange are too pale for thin
// lines on a projector, so they come last.
func lineStyles() []lineStyle {
	h := hues()
	return []lineStyle{{h[0].Color, nil}, {h[2].Color, []vg.Length{8, 4}}, {h[4].Color, []vg.Length{2, 3}},
		{h[5].Color, []vg.Length{12, 3, 2, 3}}, {h[1].Color, []vg.Length{5, 3}}, {h[3].Color, nil}}
}

// curve draws a line in a style through points.
func (p *pen) curve(s lineStyle, points []vg.Point) {
	p.line(2.2*p.hair, s.color, p.scaled(s.dashes), points...)
}

func (p *pen) scaled(dashes []vg.Length) []vg.Length {
	var out []vg.Length
	for _, d := range dashes {
		out = append(out, d*1.5*p.hair)
	}
	return out
}

// key names lines below each other, each with a piece of itself, in an area from the
// top down: names of two lines, else of one, else in smaller letters, as there is room.
func (p *pen) key(area vg.Rectangle, styles []lineStyle, names []string) {
	piece := 2.6 * p.em
	left := area.Min.X + piece + 0.5*p.em
	set := func(face font.Font, lines int) (out [][]string) {
		for _, n := range names {
			out = append(out, p.wrapLabel(n, face, area.Max.X-left, lines))
		}
		return out
	}
	face := p.st.labelFont()
	labels := set(face, 2)
	if height(labels, face) > area.Max.Y-area.Min.Y {
		labels = set(face, 1)
	}
	if height(labels, face) > area.Max.Y-area.Min.Y {
		face = p.st.noteFont()
		labels = set(face, 1)
	}
	squeeze := min(1, (area.Max.Y-area.Min.Y)/height(labels, face))
	y := area.Max.Y
	for i, lines := range labels {
		h := squeeze * height(labels[i:i+1], face)
		p.curve(styles[i], []vg.Point{{X: area.Min.X, Y: y - h/2}, {X: area.Min.X + piece, Y: y - h/2}})
		p.writeLines(lines, face, ink, vg.Point{X: left, Y: y - h/2}, rightOf)
		y -= h
	}
}

// cross marks a point with an ×.
func (p *pen) cross(at vg.Point, c color.Color) {
	d := 0.18 * p.em
	for _, s := range []vg.Length{1, -1} {
		p.line(p.hair, c, nil, vg.Point{X: at.X - d, Y: at.Y - s*d}, vg.Point{X: at.X + d, Y: at.Y + s*d})
	}
}

// checkLines refuses no lines and more than can be told apart.
func checkLines(n int) error {
	if n == 0 {
		return nothing("no population was given, so there is nothing to draw", "choose at least one area")
	}
	if n > MaxLines {
		return nothing(fmt.Sprintf("%d populations in one chart cannot be told apart", n), fmt.Sprintf("choose up to %d", MaxLines))
	}
	return nil
}

// popsOf are the populations and periods of some tables.
func popsOf(tables []TableOf) (pops []*analysis.Population, periods []analysis.Period) {
	for _, t := range tables {
		pops, periods = append(pops, t.Pop), append(periods, t.Pop.Period)
	}
	return pops, periods
}

// agesBelow writes ages below an area, every ten years, and the open group of ages in
// the middle of what is right of it; ages nil is for a scale without one.
func (p *pen) agesBelow(x scale, bottom vg.Length, ages lifetable.Ages) {
	face := p.st.noteFont()
	y := bottom - 1.3*face.Size
	limit := x.to + 1
	if ages != nil {
		from, label := x.at(float64(ages[len(ages)-1])), ageLabel(ages, len(ages)-1)
		p.write(label, face, faint, vg.Point{X: (from + x.to) / 2, Y: y}, centred)
		limit = (from+x.to)/2 - p.width(label, face) - 0.5*p.em
	}
	every := 10
	for x.at(x.lo+float64(every))-x.from < 2.2*face.Size && every < 40 {
		every += 10
	}
	for _, v := range ticks(x.lo, x.hi, float64(every)) {
		if at := x.at(v); at < limit {
			p.line(p.hair/2, faint, nil, vg.Point{X: at, Y: bottom}, vg.Point{X: at, Y: bottom - 0.3*face.Size})
			p.write(strconv.Itoa(int(v)), face, faint, vg.Point{X: at, Y: y}, centred)
		}
	}
	p.write(p.st.pick("age (years)", "อายุ (ปี)"), face, faint, vg.Point{X: (x.from + x.to) / 2, Y: y - 1.35*face.Size}, centred)
}

// endLabels writes names right of where lines end, moved apart where they would
// touch, with a thin lead to the end of the line.
func (p *pen) endLabels(names []string, styles []lineStyle, ends []vg.Point, left, width, lo, hi vg.Length, face font.Font) {
	var want []vg.Length
	lines, most := make([][]string, len(names)), 1
	for i, n := range names {
		lines[i] = p.wrapLabel(n, face, width, 2)
		most = max(most, len(lines[i]))
		want = append(want, ends[i].Y)
	}
	half := vg.Length(most) * leading(face) / 2
	for i, y := range spread(want, 2*half+0.1*p.em, lo+half, hi-half) {
		p.line(p.hair, styles[i].color, nil, ends[i], vg.Point{X: left - 0.3*p.em, Y: y})
		p.writeLines(lines[i], face, ink, vg.Point{X: left, Y: y}, rightOf)
	}
}
