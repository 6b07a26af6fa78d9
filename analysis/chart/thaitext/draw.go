package thaitext

import (
	"math"

	"github.com/go-text/typesetting/font/opentype"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgpdf"
)

// grid is how fine outlines are drawn, in steps a point. It shortens SVG by a third
// and no printer shows it.
const grid = 200

// Draw draws text at a point of a canvas in a style: its alignment, rotation and
// colour. The baseline of the last line lies at YAlign times the height of the text.
func (h *Handler) Draw(c vg.Canvas, txt string, sty text.Style, pt vg.Point) {
	lines := h.Lines(txt)
	top := vg.Length(len(lines)) * Leading * sty.Font.Size
	c.Push()
	defer c.Pop()
	c.SetColor(sty.Color)
	// Outlines near the origin keep their precision: SVG is written with five digits.
	c.Translate(pt)
	if sty.Rotation != 0 {
		c.Rotate(sty.Rotation)
	}
	for i, line := range lines {
		at := vg.Point{
			X: vg.Length(sty.XAlign) * h.Width(line, sty.Font),
			Y: vg.Length(sty.YAlign)*top + vg.Length(len(lines)-1-i)*Leading*sty.Font.Size,
		}
		h.drawLine(c, line, sty.Font, at)
	}
}

func (h *Handler) drawLine(c vg.Canvas, line string, f font.Font, at vg.Point) {
	if h.live {
		if line = Strip(line); line != "" {
			c.FillString(h.fonts.Lookup(f, f.Size), at, line)
		}
		return
	}
	p := pen{size: float64(f.Size), origin: at, cubic: is[*vgpdf.Canvas](c)}
	raster := is[*vgimg.Canvas](c)
	for i, g := range h.shaper.line(line, isBold(f)).glyphs {
		p.glyph(g)
		if raster && i%perPath == perPath-1 {
			p.fill(c)
		}
	}
	p.fill(c)
}

// perPath is how many glyphs are filled at once in pixels: the time a path takes grows
// with the square of its edges in a row.
const perPath = 6

func (p *pen) fill(c vg.Canvas) {
	if len(p.path) > 0 {
		c.Fill(p.path)
		p.path = nil // canvases may keep it
	}
}

// is reports whether a canvas, or the one inside it, is of a kind. PDF needs cubics:
// gonum/plot v0.17.0 draws quadratic curves too flat there.
func is[K vg.Canvas](c vg.Canvas) bool {
	switch c := c.(type) {
	case K:
		return true
	case draw.Canvas:
		return is[K](c.Canvas)
	case *draw.Canvas:
		return is[K](c.Canvas)
	}
	return false
}

// pen writes outlines as a path, in points.
type pen struct {
	path   vg.Path
	size   float64
	origin vg.Point
	cubic  bool
	last   vg.Point
	open   bool
}

func (p *pen) glyph(g placed) {
	for _, s := range g.outline {
		var a [3]vg.Point
		for i, q := range s.args {
			a[i] = p.point(q.x+g.at.x, q.y+g.at.y)
		}
		switch s.op {
		case opentype.SegmentOpMoveTo:
			p.close()
			p.path.Move(a[0])
			p.last, p.open = a[0], true
		case opentype.SegmentOpLineTo:
			p.path.Line(a[0])
			p.last = a[0]
		case opentype.SegmentOpQuadTo:
			p.quad(a[0], a[1])
		case opentype.SegmentOpCubeTo:
			p.path.CubeTo(a[0], a[1], a[2])
			p.last = a[2]
		}
	}
	p.close()
}

func (p *pen) close() {
	if p.open {
		p.path.Close()
		p.open = false
	}
}

func (p *pen) quad(control, end vg.Point) {
	if p.cubic {
		const k = 2.0 / 3
		c1 := p.last.Add(control.Sub(p.last).Scale(k))
		c2 := end.Add(control.Sub(end).Scale(k))
		p.path.CubeTo(c1, c2, end)
	} else {
		p.path.QuadTo(control, end)
	}
	p.last = end
}

func (p *pen) point(x, y float32) vg.Point {
	return vg.Point{X: round(float64(p.origin.X) + float64(x)*p.size), Y: round(float64(p.origin.Y) + float64(y)*p.size)}
}

func round(x float64) vg.Length { return vg.Length(math.Round(x*grid) / grid) }
