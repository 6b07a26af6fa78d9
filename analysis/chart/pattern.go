package chart

import (
	"image/color"

	"gonum.org/v1/plot/vg"
)

// Pattern is lines over an area that tell it from others in black and white.
type Pattern int

// The patterns. Hatch is for ill-defined causes alone.
const (
	Solid Pattern = iota
	Rising
	Falling
	Level
	Cross
	Upright
	Hatch
)

// strokes draws a pattern over a rectangle. Canvases cannot clip, so the lines are
// cut to the rectangle here.
func (p *pen) strokes(r vg.Rectangle, f Fill) {
	ink, step := color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}, 6*p.hair
	if f.Pattern == Hatch {
		ink, step = color.NRGBA{0x70, 0x70, 0x70, 0xFF}, 5*p.hair
	}
	var path vg.Path
	switch f.Pattern {
	case Rising, Hatch:
		diagonals(&path, r, step, 1)
	case Falling:
		diagonals(&path, r, step, -1)
	case Cross:
		diagonals(&path, r, 1.4*step, 1)
		diagonals(&path, r, 1.4*step, -1)
	case Level:
		for y := step / 2; y < r.Max.Y-r.Min.Y; y += step {
			segmentOf(&path, vg.Point{X: r.Min.X, Y: r.Min.Y + y}, vg.Point{X: r.Max.X, Y: r.Min.Y + y})
		}
	case Upright:
		for x := step / 2; x < r.Max.X-r.Min.X; x += step {
			segmentOf(&path, vg.Point{X: r.Min.X + x, Y: r.Min.Y}, vg.Point{X: r.Min.X + x, Y: r.Max.Y})
		}
	}
	if len(path) > 0 {
		p.stroke(path, p.hair, ink, nil)
	}
}

// diagonals adds the lines of slope 1 or -1 that cross a rectangle, a step apart along
// its lower side.
func diagonals(path *vg.Path, r vg.Rectangle, step vg.Length, slope vg.Length) {
	w, h := r.Max.X-r.Min.X, r.Max.Y-r.Min.Y
	for x := step/2 - h; x < w; x += step {
		// In the rectangle's own coordinates the line runs from (x, 0) to (x+h, h).
		from, to := max(x, 0), min(x+h, w)
		if from >= to {
			continue
		}
		a, b := vg.Point{X: from, Y: from - x}, vg.Point{X: to, Y: to - x}
		if slope < 0 {
			a.Y, b.Y = h-a.Y, h-b.Y
		}
		segmentOf(path, r.Min.Add(a), r.Min.Add(b))
	}
}

func segmentOf(path *vg.Path, a, b vg.Point) {
	path.Move(a)
	path.Line(b)
}
