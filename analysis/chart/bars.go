package chart

import (
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// barScale finds the scale of bars around zero that are labelled at their ends: the
// largest at which every label still lies within the area. It has no bound to its
// ticks but the area.
func barScale(p *pen, rows []row, face font.Font, area vg.Rectangle) scale {
	room := area.Max.X - area.Min.X
	left := func(k vg.Length) (l, r vg.Length) {
		for _, row := range rows {
			lo, hi := extent(row)
			l, r = max(l, -vg.Length(lo)*k), max(r, vg.Length(hi)*k)
			label := p.width(signed(row.value, 2), face) + 0.8*p.em
			if row.value < 0 {
				l = max(l, -vg.Length(lo)*k+label)
			} else {
				r = max(r, vg.Length(hi)*k+label)
			}
		}
		return max(l, 0.5*p.em), max(r, 0.5*p.em)
	}
	// Points a unit, by halving: at least 0.05 units are shown even where all is 0.
	small, large := vg.Length(0), room/0.05
	for range 60 {
		k := (small + large) / 2
		if l, r := left(k); l+r <= room {
			small = k
		} else {
			large = k
		}
	}
	l, r := left(small)
	spare := (room - l - r) / 2
	l, r = l+spare, r+spare
	k := float64(max(small, 1e-6))
	return scale{lo: -float64(l) / k, hi: float64(r) / k, from: area.Min.X, to: area.Max.X}
}

// extent is how far a row's marks reach on both sides of zero.
func extent(r row) (lo, hi float64) {
	if r.sure {
		return min(r.value, r.lower, 0), max(r.value, r.upper, 0)
	}
	return min(r.value, 0), max(r.value, 0)
}

// signedBar draws a row's bar from zero, its limits and its number.
func (p *pen) signedBar(s scale, r row, y, height vg.Length, face font.Font) {
	p.bar(box(s.at(0), y-height/2, s.at(r.value), y+height/2), r.fill, false, r.mayBeChance())
	if r.sure {
		p.whisker(vg.Point{X: s.at(r.lower), Y: y}, vg.Point{X: s.at(r.upper), Y: y})
	}
	lo, hi := extent(r)
	side, at := rightOf, s.at(hi)+0.4*p.em
	if r.value < 0 {
		side, at = leftOf, s.at(lo)-0.4*p.em
	}
	p.writeMid(signed(r.value, 2), face, ink, vg.Point{X: at, Y: y}, side)
}

// noiseNote explains faded bars on a line that begins at a point, or further left
// where it would not end before right.
func (p *pen) noiseNote(at vg.Point, right vg.Length) {
	note, face := noiseText(p.st), p.st.noteFont()
	w := 1.8 * p.em
	at.X = min(at.X, right-w-0.4*p.em-p.width(note, face))
	p.bar(box(at.X, at.Y-0.3*p.em, at.X+w, at.Y+0.3*p.em), Fill{Color: faded(hues()[0].Color, noise)}, false, false)
	p.writeMid(note, face, faint, vg.Point{X: at.X + w + 0.4*p.em, Y: at.Y}, rightOf)
}

func noiseText(st *Style) string {
	return st.pick("faded: may be chance (the interval holds zero)", "สีจาง: อาจเป็นความบังเอิญ (ช่วงความเชื่อมั่นคร่อมศูนย์)")
}
