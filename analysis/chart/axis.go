package chart

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// scale maps numbers to lengths along an axis.
type scale struct {
	lo, hi   float64
	from, to vg.Length
}

func (s scale) at(v float64) vg.Length {
	return s.from + vg.Length((v-s.lo)/(s.hi-s.lo))*(s.to-s.from)
}

// step returns the smallest of 1, 2 and 5 times a power of ten that cuts a span into
// at most n parts. The span is more than 0.
func step(span float64, n int) float64 {
	raw := span / float64(max(n, 1))
	unit := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, m := range []float64{1, 2, 5} {
		if m*unit >= raw*(1-1e-9) {
			return m * unit
		}
	}
	return 10 * unit
}

// ticks returns the multiples of a step from lo to hi.
func ticks(lo, hi, step float64) []float64 {
	var out []float64
	for k := math.Ceil(lo/step - 1e-9); k*step <= hi+1e-9*step; k++ {
		out = append(out, k*step+0)
	}
	return out
}

// decimalsOf is how many decimals the multiples of a step need, at least one: years
// of life are read to a tenth.
func decimalsOf(step float64) int {
	return max(1, int(math.Ceil(-math.Log10(step)-1e-9)))
}

// axisX draws a grid of upright lines over an area with numbers below it, as many as
// fit without touching, and returns the step used.
func (p *pen) axisX(s scale, bottom, top vg.Length, format func(v float64, decimals int) string) {
	face := p.st.noteFont()
	st, decimals := 0.0, 1
	for n := 10; n >= 1; n-- {
		st = step(s.hi-s.lo, n)
		decimals = decimalsOf(st)
		w := max(p.width(format(s.lo, decimals), face), p.width(format(s.hi, decimals), face)) + 1.2*face.Size
		if vg.Length(math.Abs(float64(s.at(s.lo+st)-s.at(s.lo)))) >= w {
			break
		}
	}
	for _, v := range ticks(s.lo, s.hi, st) {
		x := s.at(v)
		p.line(p.hair/2, rule, nil, vg.Point{X: x, Y: bottom}, vg.Point{X: x, Y: top})
		p.write(format(v, decimals), face, faint, vg.Point{X: x, Y: bottom - 1.3*face.Size}, centred)
	}
}

// axisY draws a grid of level lines over an area with numbers at its left.
func (p *pen) axisY(s scale, left, right vg.Length, format func(v float64, decimals int) string) {
	p.gridY(s, left, right)
	face := p.st.noteFont()
	st, decimals := p.stepY(s)
	for _, v := range ticks(s.lo, s.hi, st) {
		p.writeMid(format(v, decimals), face, faint, vg.Point{X: left - 0.4*p.em, Y: s.at(v)}, leftOf)
	}
}

// gridY draws the lines of axisY without numbers, for panels that share an axis.
func (p *pen) gridY(s scale, left, right vg.Length) {
	st, _ := p.stepY(s)
	for _, v := range ticks(s.lo, s.hi, st) {
		p.line(p.hair/2, rule, nil, vg.Point{X: left, Y: s.at(v)}, vg.Point{X: right, Y: s.at(v)})
	}
}

// stepY is the step of an upright axis: lines at least two and a half letters apart.
func (p *pen) stepY(s scale) (st float64, decimals int) {
	n := int((s.to - s.from) / (2.5 * p.em))
	st = step(s.hi-s.lo, min(max(n, 2), 8))
	return st, decimalsOf(st)
}
