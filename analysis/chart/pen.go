package chart

import (
	"image/color"
	"math"

	"github.com/lehackathon/le/analysis/chart/thaitext"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
)

// pen draws on a canvas in the hand of a style. Points count from the lower left.
type pen struct {
	canvas vg.Canvas
	text   *thaitext.Handler
	st     *Style
	hair   vg.Length // width of thin lines, which grows with the letters
	em     vg.Length // size of labels
}

func newPen(c vg.Canvas, h *thaitext.Handler, st *Style) *pen {
	em := st.label()
	return &pen{canvas: c, text: h, st: st, hair: em / 16, em: em}
}

// Sides of a point that text is set on.
const (
	leftOf   = text.XRight
	rightOf  = text.XLeft
	centred  = text.XCenter
	midShift = 0.3 // from the middle of a letter to its baseline, em
)

// write sets a line of text with its baseline at a point.
func (p *pen) write(s string, f font.Font, c color.Color, at vg.Point, x text.XAlignment) {
	p.text.Draw(p.canvas, s, text.Style{Color: c, Font: f, XAlign: x, Handler: p.text}, at)
}

// writeMid sets a line of text with the middle of its letters at a point.
func (p *pen) writeMid(s string, f font.Font, c color.Color, at vg.Point, x text.XAlignment) {
	at.Y -= midShift * f.Size
	p.write(s, f, c, at, x)
}

// writeLines sets lines with their middle at a point.
func (p *pen) writeLines(lines []string, f font.Font, c color.Color, at vg.Point, x text.XAlignment) {
	at.Y += vg.Length(len(lines)-1) / 2 * leading(f)
	for _, l := range lines {
		p.writeMid(l, f, c, at, x)
		at.Y -= leading(f)
	}
}

// leading is the distance of the lines of a label: tighter than that of paragraphs,
// as the eye takes a label as one.
func leading(f font.Font) vg.Length { return 1.3 * f.Size }

func (p *pen) width(s string, f font.Font) vg.Length { return p.text.Width(s, f) }

// widest returns the width of the widest of some lines.
func (p *pen) widest(lines []string, f font.Font) (w vg.Length) {
	for _, l := range lines {
		w = max(w, p.width(l, f))
	}
	return w
}

func (p *pen) fill(path vg.Path, c color.Color) {
	p.canvas.SetColor(c)
	p.canvas.Fill(path)
}

func (p *pen) stroke(path vg.Path, w vg.Length, c color.Color, dashes []vg.Length) {
	p.canvas.SetColor(c)
	p.canvas.SetLineWidth(w)
	p.canvas.SetLineDash(dashes, 0)
	p.canvas.Stroke(path)
}

// line draws a line through points.
func (p *pen) line(w vg.Length, c color.Color, dashes []vg.Length, points ...vg.Point) {
	if len(points) < 2 {
		return
	}
	var path vg.Path
	path.Move(points[0])
	for _, q := range points[1:] {
		path.Line(q)
	}
	p.stroke(path, w, c, dashes)
}

// box returns the rectangle between two corners, whichever they are.
func box(x0, y0, x1, y1 vg.Length) vg.Rectangle {
	return vg.Rectangle{Min: vg.Point{X: min(x0, x1), Y: min(y0, y1)}, Max: vg.Point{X: max(x0, x1), Y: max(y0, y1)}}
}

// bar fills a rectangle; the pattern is drawn where it carries meaning (ill-defined
// causes) or patterned is set. Weak bars are faded.
func (p *pen) bar(r vg.Rectangle, f Fill, patterned, weak bool) {
	if weak {
		f.Color = faded(f.Color, noise)
	}
	p.fill(polygon(r.Min, vg.Point{X: r.Max.X, Y: r.Min.Y}, r.Max, vg.Point{X: r.Min.X, Y: r.Max.Y}), f.Color)
	if patterned || f.Pattern == Hatch {
		p.strokes(r, f)
	}
	if f.Pattern == Hatch {
		p.frame(r, p.hair, color.NRGBA{0x70, 0x70, 0x70, 0xFF})
	}
}

func (p *pen) frame(r vg.Rectangle, w vg.Length, c color.Color) {
	p.stroke(polygon(r.Min, vg.Point{X: r.Max.X, Y: r.Min.Y}, r.Max, vg.Point{X: r.Min.X, Y: r.Max.Y}), w, c, nil)
}

func polygon(points ...vg.Point) vg.Path {
	var path vg.Path
	for i, q := range points {
		if i == 0 {
			path.Move(q)
		} else {
			path.Line(q)
		}
	}
	path.Close()
	return path
}

// dot fills a circle.
func (p *pen) dot(at vg.Point, radius vg.Length, c color.Color) {
	p.fill(circle(at, radius), c)
}

// ring draws an empty circle.
func (p *pen) ring(at vg.Point, radius vg.Length, c color.Color) {
	p.fill(circle(at, radius), paper)
	p.stroke(circle(at, radius), 1.5*p.hair, c, nil)
}

// circle is four cubic curves, within 0.03 % of the radius: the PDF canvas paints arcs
// apart from the path they are in.
func circle(at vg.Point, r vg.Length) vg.Path {
	const k = 0.5522847498
	q := func(x, y vg.Length) vg.Point { return vg.Point{X: at.X + x*r, Y: at.Y + y*r} }
	var path vg.Path
	path.Move(q(1, 0))
	path.CubeTo(q(1, k), q(k, 1), q(0, 1))
	path.CubeTo(q(-k, 1), q(-1, k), q(-1, 0))
	path.CubeTo(q(-1, -k), q(-k, -1), q(0, -1))
	path.CubeTo(q(k, -1), q(1, -k), q(1, 0))
	path.Close()
	return path
}

// whisker draws an interval across a row or along a column.
func (p *pen) whisker(a, b vg.Point) {
	cap := 0.2 * p.em
	across := vg.Point{X: 0, Y: cap}
	if math.Abs(float64(b.Y-a.Y)) > math.Abs(float64(b.X-a.X)) {
		across = vg.Point{X: cap, Y: 0}
	}
	p.line(p.hair, ink, nil, a, b)
	p.line(p.hair, ink, nil, a.Sub(across), a.Add(across))
	p.line(p.hair, ink, nil, b.Sub(across), b.Add(across))
}

// boldOf is the bold font of a size.
func boldOf(f font.Font) font.Font { return thaitext.Bold(f.Size) }
