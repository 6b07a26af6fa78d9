package chart

import (
	"cmp"
	"fmt"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

func (f funnel) paint(p *pen, area vg.Rectangle) {
	small := p.st.noteFont()
	legend := p.breakMarks(f.legend(p.st), area.Max.X-area.Min.X)
	bottom := area.Min.Y + p.marksHeight(legend) + 3.4*small.Size
	x, y := f.scales()
	y.from, y.to = bottom, area.Max.Y-0.5*p.em
	percent := func(v float64, _ int) string { return fixed(v, 0) }
	x.from, x.to = area.Min.X+p.width(percent(y.hi, 0), small)+p.em, area.Max.X-0.5*p.em
	p.axisY(y, x.from, x.to, percent)
	f.counts(p, x, y)
	p.line(1.5*p.hair, ink, nil, vg.Point{X: x.from, Y: y.at(100)}, vg.Point{X: x.to, Y: y.at(100)})
	for _, tail := range []float64{innerTail, outerTail} {
		f.limits(p, x, y, tail)
	}
	radius := 0.26 * p.em
	var taken []vg.Rectangle
	for _, d := range f.dots {
		at := vg.Point{X: x.at(math.Log(d.place.Expected)), Y: y.at(100 * d.ratio)}
		switch tint := f.color(d); {
		case d.outside() == 0:
			p.ring(at, 0.9*radius, tint)
		default:
			p.dot(at, radius, tint)
		}
		taken = append(taken, box(at.X-radius, at.Y-radius, at.X+radius, at.Y+radius))
	}
	unnamed := f.names(p, x, y, taken)
	if unnamed > 0 {
		note := fmt.Sprintf(p.st.pick("%d more are not named", "อีก %d แห่งไม่ได้แสดงชื่อ"), unnamed)
		p.write(p.text.Shorten(note, small, (x.to-x.from)/2-4*p.em), small, faint, vg.Point{X: x.to, Y: bottom - 2.75*small.Size}, leftOf)
	}
	p.marks(legend, area.Min.X, area.Min.Y+p.marksHeight(legend))
}

// scales are the logarithm of the deaths expected, and percent of them. They hold all
// dots, and the limits of the smallest area.
func (f funnel) scales() (x, y scale) {
	x, y = scale{lo: math.Inf(1), hi: math.Inf(-1)}, scale{lo: 100, hi: 100}
	for _, d := range f.dots {
		e := math.Log(d.place.Expected)
		x.lo, x.hi = min(x.lo, e), max(x.hi, e)
		y.lo, y.hi = min(y.lo, 100*d.ratio, 100*d.outer[0]), max(y.hi, 100*d.ratio, 100*d.outer[1])
	}
	pad := max(0.08*(x.hi-x.lo), 0.15)
	x.lo, x.hi = x.lo-pad, x.hi+pad
	pad = max(0.06*(y.hi-y.lo), 1)
	y.lo, y.hi = max(0, y.lo-pad), y.hi+pad
	return x, y
}

// counts writes deaths expected below the chart: 1, 2 and 5 times powers of ten, or
// more where these are few.
func (f funnel) counts(p *pen, x, y scale) {
	small := p.st.noteFont()
	free := x.from - p.em
	marks := []float64{1, 2, 5}
	if x.hi-x.lo < math.Log(5) {
		marks = []float64{1, 2, 3, 4, 5, 6, 7, 8, 9}
	}
	for unit := math.Pow(10, math.Floor(x.lo/math.Ln10)); math.Log(unit) <= x.hi; unit *= 10 {
		for _, m := range marks {
			at, label := x.at(math.Log(m*unit)), grouped(m*unit)
			half := p.width(label, small)/2 + 0.4*small.Size
			if at < x.from || at > x.to || m*unit < 1 {
				continue
			}
			p.line(p.hair/2, rule, nil, vg.Point{X: at, Y: y.from}, vg.Point{X: at, Y: y.to})
			if at-half >= free && at+half <= x.to+p.em {
				p.write(label, small, faint, vg.Point{X: at, Y: y.from - 1.4*small.Size}, centred)
				free = at + half
			}
		}
	}
	axis := p.st.pick("deaths expected (logarithmic)", "จำนวนตายที่คาด (มาตราส่วนลอการิทึม)")
	p.write(p.text.Shorten(axis, small, (x.to-x.from)/2), small, faint, vg.Point{X: x.from, Y: y.from - 2.75*small.Size}, rightOf)
}

// limits draws both limits of a tail as curves.
func (f funnel) limits(p *pen, x, y scale, tail float64) {
	const steps = 120
	var curves [2][]vg.Point
	for i := range steps + 1 {
		e := x.lo + (x.hi-x.lo)*float64(i)/steps
		lo, hi := f.dispersion.limits(math.Exp(e), tail)
		for k, v := range []float64{100 * lo, 100 * hi} {
			if v >= y.lo && v <= y.hi {
				curves[k] = append(curves[k], vg.Point{X: x.at(e), Y: y.at(v)})
			}
		}
	}
	for _, c := range curves {
		p.line(limitWidth*p.hair, faint, p.scaled(limitDashes(tail)), c...)
	}
}

const limitWidth = 1.3

func limitDashes(tail float64) []vg.Length {
	if tail == innerTail {
		return []vg.Length{1.5, 2.5}
	}
	return nil
}

func (f funnel) color(d funnelDot) color.NRGBA {
	k := d.outside()
	switch {
	case f.places.isOwn(d.place.Area):
		return ownPlace
	case f.places.isPeer(d.place.Area):
		return peerPlace
	case k == 2 || k == -2:
		return ink
	}
	return otherPlace
}

// names labels the own area and those outside the outer limits, the furthest first,
// where a name touches no other and no dot. It returns how many found no room.
func (f funnel) names(p *pen, x, y scale, taken []vg.Rectangle) (unnamed int) {
	order := make([]int, 0, len(f.dots))
	for i, d := range f.dots {
		if k := d.outside(); k == 2 || k == -2 || f.places.isOwn(d.place.Area) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := f.dots[i], f.dots[j]
		return cmp.Or(cmp.Compare(btoi(f.places.isOwn(b.place.Area)), btoi(f.places.isOwn(a.place.Area))), cmp.Compare(b.distance(), a.distance()))
	})
	frame := box(x.from, y.from, x.to, y.to)
	for _, i := range order {
		face, words, reach := p.st.noteFont(), ink, []vg.Length{0}
		if f.places.isOwn(f.dots[i].place.Area) {
			face, words, reach = p.st.boldFont(), ownPlace, []vg.Length{0, 1.5 * p.em, 3 * p.em, 5 * p.em}
		}
		name := p.text.Shorten(f.dots[i].place.Area.Name(p.st.Lang), face, 0.4*(x.to-x.from))
		r, away, ok := p.besides(taken[i], name, face, frame, taken, reach)
		if !ok {
			unnamed++
			continue
		}
		if away {
			near := vg.Point{X: min(max((taken[i].Min.X+taken[i].Max.X)/2, r.Min.X), r.Max.X), Y: r.Min.Y}
			if r.Max.Y < taken[i].Min.Y {
				near.Y = r.Max.Y
			}
			p.line(p.hair, words, nil, vg.Point{X: (taken[i].Min.X + taken[i].Max.X) / 2, Y: (taken[i].Min.Y + taken[i].Max.Y) / 2}, near)
		}
		p.writeMid(name, face, words, vg.Point{X: (r.Min.X + r.Max.X) / 2, Y: (r.Min.Y + r.Max.Y) / 2}, centred)
		taken = append(taken, r)
	}
	return unnamed
}

// distance is how far outside an area is, in the width of the outer limits.
func (d funnelDot) distance() float64 {
	return math.Abs(d.ratio-1) / max(d.outer[1]-d.outer[0], 1e-9)
}

// besides finds a place for a name beside a dot, or as far away as the lengths of reach,
// inside a frame and free of what is taken.
func (p *pen) besides(dot vg.Rectangle, name string, face font.Font, frame vg.Rectangle, taken []vg.Rectangle, reach []vg.Length) (at vg.Rectangle, away, ok bool) {
	w, h := p.width(name, face)+0.3*face.Size, 1.25*face.Size
	mid := vg.Point{X: (dot.Min.X + dot.Max.X) / 2, Y: (dot.Min.Y + dot.Max.Y) / 2}
	gap := 0.15 * face.Size
	for _, d := range reach {
		for _, c := range []vg.Point{{X: dot.Max.X + gap, Y: mid.Y - h/2}, {X: dot.Min.X - gap - w, Y: mid.Y - h/2}, {X: mid.X - w/2, Y: dot.Max.Y + d}, {X: mid.X - w/2, Y: dot.Min.Y - h - d},
			{X: dot.Max.X, Y: dot.Max.Y - h/4 + d}, {X: dot.Max.X, Y: dot.Min.Y - 3*h/4 - d}, {X: dot.Min.X - w, Y: dot.Max.Y - h/4 + d}, {X: dot.Min.X - w, Y: dot.Min.Y - 3*h/4 - d}} {
			r := box(c.X, c.Y, c.X+w, c.Y+h)
			inside := r.Min.X >= frame.Min.X && r.Max.X <= frame.Max.X && r.Min.Y >= frame.Min.Y && r.Max.Y <= frame.Max.Y
			if inside && !slices.ContainsFunc(taken, func(q vg.Rectangle) bool { return touch(q, r) }) {
				return r, d > 0, true
			}
		}
	}
	return vg.Rectangle{}, false, false
}

func touch(a, b vg.Rectangle) bool {
	return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
}

func (f funnel) legend(st *Style) (out []mark) {
	out = []mark{{st.pick("99.8 % limits", "ขีดจำกัด 99.8 %"), lineSign(faint, limitWidth, nil)}, {st.pick("95 % limits", "ขีดจำกัด 95 %"), lineSign(faint, limitWidth, limitDashes(innerTail))}}
	if own := f.places.own(); own != nil {
		out = append(out, mark{st.place(own.Area), dotSign(ownPlace)})
	}
	if f.places.find(f.places.isPeer) != nil {
		out = append(out, mark{f.places.peerName(st), dotSign(peerPlace)})
	}
	return append(out, mark{st.pick("within the limits of chance", "อยู่ในขีดจำกัดของความบังเอิญ"), ringSign(otherPlace)})
}
