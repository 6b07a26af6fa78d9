package chart

import (
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// butterfly is men left and women right of the ages, the youngest at the bottom. Both
// halves have one scale. Bars of a mirrored butterfly grow away from the ages; those
// of one that is not grow to both sides of a zero line in each half.
type butterfly struct {
	ages     []string
	halves   [2]wing // men, women
	mirrored bool
	outline  string // what the outline is; "" for none
	axis     string // what is on the axis
	format   func(v float64, decimals int) string
}

// wing is a half of a butterfly.
type wing struct {
	name    string
	values  []float64
	outline []float64 // nil for none
	fills   func(v float64) Fill
	weak    []bool // may be chance; nil where that is not known
}

func (b butterfly) paint(p *pen, area vg.Rectangle) {
	small := p.st.noteFont()
	legend := p.breakMarks(b.legend(p.st), area.Max.X-area.Min.X)
	foot := p.marksHeight(legend) + 3.4*small.Size
	bottom, top := area.Min.Y+foot, area.Max.Y-1.6*p.em
	spine := p.widest(b.ages, small) + 1.4*p.em
	middle := (area.Min.X + area.Max.X) / 2
	pitch := (top - bottom) / vg.Length(len(b.ages))
	lo, hi := b.reach()
	left := scale{lo: lo, hi: hi, from: area.Min.X + 0.5*p.em, to: middle - spine/2}
	right := scale{lo: lo, hi: hi, from: middle + spine/2, to: area.Max.X - 0.5*p.em}
	if b.mirrored {
		left.from, left.to = left.to, left.from
	}
	for i, s := range []scale{left, right} {
		w := b.halves[i]
		p.axisX(s, bottom, top, b.format)
		p.writeMid(p.text.Shorten(w.name, p.st.boldFont(), max(s.to, s.from)-min(s.to, s.from)), p.st.boldFont(), ink, vg.Point{X: (s.from + s.to) / 2, Y: top + 0.8*p.em}, centred)
		b.wing(p, w, s, bottom, pitch)
	}
	p.write(p.text.Shorten(b.axis, small, area.Max.X-area.Min.X), small, faint, vg.Point{X: middle, Y: bottom - 2.75*small.Size}, centred)
	b.spine(p, middle, bottom, pitch)
	p.marks(legend, area.Min.X, area.Min.Y+p.marksHeight(legend))
}

// reach returns the limits of both halves.
func (b butterfly) reach() (lo, hi float64) {
	for _, w := range b.halves {
		for _, v := range slices.Concat(w.values, w.outline) {
			lo, hi = min(lo, v), max(hi, v)
		}
	}
	if pad := 0.04 * (hi - lo); lo < 0 {
		return lo - pad, hi + pad
	}
	return lo, 1.04 * hi
}

// spine writes the ages, leaving out those that would touch.
func (b butterfly) spine(p *pen, middle, bottom, pitch vg.Length) {
	small := p.st.noteFont()
	every := max(1, int(math.Ceil(float64(1.15*small.Size/pitch))))
	for i, a := range b.ages {
		if i%every == 0 {
			p.writeMid(a, small, ink, vg.Point{X: middle, Y: bottom + (vg.Length(i)+0.5)*pitch}, centred)
		}
	}
}

// wing draws the bars of a half, its outline and its zero line.
func (b butterfly) wing(p *pen, w wing, s scale, bottom, pitch vg.Length) {
	gap := min(p.hair/2, 0.1*pitch)
	for i, v := range w.values {
		y := bottom + vg.Length(i)*pitch
		if v != 0 {
			p.bar(box(s.at(0), y+gap, s.at(v), y+pitch-gap), w.fills(v), false, w.weak != nil && w.weak[i])
		}
	}
	top := bottom + vg.Length(len(w.values))*pitch
	p.line(p.hair, ink, nil, vg.Point{X: s.at(0), Y: bottom}, vg.Point{X: s.at(0), Y: top})
	if w.outline == nil {
		return
	}
	points := []vg.Point{{X: s.at(0), Y: bottom}}
	for i, v := range w.outline {
		y := bottom + vg.Length(i)*pitch
		points = append(points, vg.Point{X: s.at(v), Y: y}, vg.Point{X: s.at(v), Y: y + pitch})
	}
	p.line(2*p.hair, ink, nil, append(points, vg.Point{X: s.at(0), Y: top})...)
}

func (b butterfly) legend(st *Style) (out []mark) {
	if b.outline != "" {
		out = append(out, mark{b.outline, lineSign(ink, 2, nil)})
	}
	if slices.ContainsFunc(b.halves[:], func(w wing) bool { return slices.Contains(w.weak, true) }) {
		out = append(out, mark{noiseText(st), boxSign(Fill{Color: faded(hues()[0].Color, noise)}, false)})
	}
	return out
}

// one is the fill of all bars of a half.
func one(f Fill) func(float64) Fill { return func(float64) Fill { return f } }
