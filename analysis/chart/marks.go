package chart

import (
	"image/color"

	"gonum.org/v1/plot/vg"
)

// mark is a sign of a chart and what it means.
type mark struct {
	name string
	draw func(p *pen, at vg.Point) // at the middle of a sign about one letter wide
}

// markGap is the room around the sign of a mark, in letters.
const markGap = 2.0

// breakMarks sets marks beside each other in as many lines as they need. Names too
// long for a line are shortened.
func (p *pen) breakMarks(marks []mark, width vg.Length) (lines [][]mark) {
	face := p.st.noteFont()
	x := vg.Length(0)
	for _, m := range marks {
		m.name = p.text.Shorten(m.name, face, width-markGap*face.Size)
		w := p.markWidth(m)
		if len(lines) == 0 || x+w > width {
			lines, x = append(lines, nil), 0
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], m)
		x += w + face.Size
	}
	return lines
}

func (p *pen) markWidth(m mark) vg.Length {
	face := p.st.noteFont()
	return markGap*face.Size + p.width(m.name, face)
}

// marksHeight is the room that lines of marks take.
func (p *pen) marksHeight(lines [][]mark) vg.Length {
	return vg.Length(len(lines)) * 1.5 * p.st.noteFont().Size
}

// marks writes lines of marks from a top left corner.
func (p *pen) marks(lines [][]mark, left, top vg.Length) {
	face := p.st.noteFont()
	for i, line := range lines {
		at := vg.Point{X: left, Y: top - (vg.Length(i)+0.5)*1.5*face.Size}
		for _, m := range line {
			m.draw(p, vg.Point{X: at.X + 0.7*face.Size, Y: at.Y})
			p.writeMid(m.name, face, faint, vg.Point{X: at.X + 1.7*face.Size, Y: at.Y}, rightOf)
			at.X += p.markWidth(m) + face.Size
		}
	}
}

// Signs for marks.

func dotSign(c color.NRGBA) func(*pen, vg.Point) {
	return func(p *pen, at vg.Point) { p.dot(at, 0.3*p.em, c) }
}

func ringSign(c color.NRGBA) func(*pen, vg.Point) {
	return func(p *pen, at vg.Point) { p.ring(at, 0.28*p.em, c) }
}

func lineSign(c color.NRGBA, width vg.Length, dashes []vg.Length) func(*pen, vg.Point) {
	return func(p *pen, at vg.Point) {
		d := 0.6 * p.st.noteFont().Size
		p.line(width*p.hair, c, p.scaled(dashes), vg.Point{X: at.X - d, Y: at.Y}, vg.Point{X: at.X + d, Y: at.Y})
	}
}

func boxSign(f Fill, patterned bool) func(*pen, vg.Point) {
	return func(p *pen, at vg.Point) {
		d := 0.5 * p.st.noteFont().Size
		p.bar(box(at.X-d, at.Y-0.8*d, at.X+d, at.Y+0.8*d), f, patterned, false)
	}
}

// diamond fills a square that stands on a corner.
func (p *pen) diamond(at vg.Point, radius vg.Length, c color.Color) {
	p.fill(polygon(vg.Point{X: at.X - radius, Y: at.Y}, vg.Point{X: at.X, Y: at.Y - radius},
		vg.Point{X: at.X + radius, Y: at.Y}, vg.Point{X: at.X, Y: at.Y + radius}), c)
}

func diamondSign(c color.NRGBA) func(*pen, vg.Point) {
	return func(p *pen, at vg.Point) { p.diamond(at, 0.38*p.em, c) }
}
