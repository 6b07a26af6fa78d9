package chart

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot/vg"
)

// side writes what the shades mean, how many provinces each class has, and the values
// of those a reader looks for first. height is that of a tile.
func (m tileMap) side(p *pen, area vg.Rectangle, height vg.Length) {
	face := p.st.noteFont()
	count := make([]int, len(m.classes))
	for _, v := range m.values {
		count[m.class(v.Value)]++
	}
	y := area.Max.Y
	line := func(name, value string, bold bool, sign func(*pen, vg.Point)) bool {
		y -= 1.45 * face.Size
		if y < area.Min.Y {
			return false
		}
		font := face
		if bold {
			font = boldOf(face)
		}
		left := area.Min.X
		if sign != nil {
			sign(p, vg.Point{X: left + 0.6*face.Size, Y: y + 0.5*face.Size})
			left += 1.6 * face.Size
		}
		room := area.Max.X - left - p.width(value, font)
		if value != "" {
			room -= 0.6 * face.Size
		}
		p.writeMid(p.text.Shorten(name, font, room), font, ink, vg.Point{X: left, Y: y + 0.5*face.Size}, rightOf)
		p.writeMid(value, font, ink, vg.Point{X: area.Max.X, Y: y + 0.5*face.Size}, leftOf)
		return true
	}
	line(p.st.pick("years", "ปี"), p.st.pick("provinces", "จังหวัด"), true, nil)
	for i := len(m.classes) - 1; i >= 0; i-- {
		c := m.classes[i]
		label := fixed(c.lo, 1) + "–" + fixed(c.hi, 1)
		if c.lo >= c.hi {
			label = fixed(c.lo, 1)
		}
		line(label, fmt.Sprint(count[i]), false, boxSign(m.fill(i), false))
	}
	if missing := len(thailand()) - len(m.values); missing > 0 {
		line(p.st.pick("no data", "ไม่มีข้อมูล"), fmt.Sprint(missing), false, func(p *pen, at vg.Point) {
			d := 0.5 * face.Size
			p.missing(box(at.X-d, at.Y-0.8*d, at.X+d, at.Y+0.8*d))
		})
	}
	if m.bracketed() && valued(p, height) {
		line(p.st.pick("(…) may be chance", "(…) อาจเป็นความบังเอิญ"), "", false, nil)
	}
	y -= 0.7 * face.Size
	if own := m.places.own(); own != nil {
		line(own.Area.Name(p.st.Lang), fixed(own.Value, 1), true, func(p *pen, at vg.Point) {
			d := 0.45 * face.Size
			p.frame(box(at.X-d, at.Y-0.8*d, at.X+d, at.Y+0.8*d), 2.5*p.hair, ownPlace)
		})
	}
	for _, q := range []*Place{m.places.region(), m.places.country()} {
		if q != nil {
			line(q.Area.Name(p.st.Lang), fixed(q.Value, 1), false, nil)
		}
	}
	m.ends(p, line, func() bool {
		y -= 0.7 * face.Size
		return y-2*1.45*face.Size >= area.Min.Y
	})
}

// ends lists the provinces of the longest and the shortest lives.
func (m tileMap) ends(p *pen, line func(name, value string, bold bool, sign func(*pen, vg.Point)) bool, space func() bool) {
	const few = 3
	ranked := slices.DeleteFunc(m.places.ranked(), func(q Place) bool { _, ok := m.values[q.Area.Code]; return !ok })
	if len(ranked) < 2*few {
		return
	}
	list := func(head string, of []Place) {
		if !space() { // for the head and a line at least
			return
		}
		line(head, "", true, nil)
		for _, q := range of {
			if !line(q.Area.Name(p.st.Lang), fixed(q.Value, 1), false, nil) {
				return
			}
		}
	}
	list(p.st.pick("Longest", "ยาวที่สุด"), ranked[:few])
	short := slices.Clone(ranked[len(ranked)-few:])
	slices.Reverse(short)
	list(p.st.pick("Shortest", "สั้นที่สุด"), short)
}

// bracketed reports whether a value stands in brackets.
func (m tileMap) bracketed() bool {
	for _, v := range m.values {
		if m.value(v)[0] == '(' {
			return true
		}
	}
	return false
}
