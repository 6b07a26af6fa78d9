package chart

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot/vg"
)

// sideList writes lines below each other as long as there is room.
type sideList struct {
	p    *pen
	area vg.Rectangle
	y    vg.Length
}

// step is the height of a line.
func (l *sideList) step() vg.Length { return 1.45 * l.p.st.noteFont().Size }

// line writes a name with its sign, if any, and a value at the right.
func (l *sideList) line(name, value string, bold bool, sign func(*pen, vg.Point)) {
	face := l.p.st.noteFont()
	if bold {
		face = boldOf(face)
	}
	l.y -= l.step()
	if l.y < l.area.Min.Y {
		return
	}
	at := vg.Point{X: l.area.Min.X, Y: l.y + 0.5*face.Size}
	if sign != nil {
		sign(l.p, vg.Point{X: at.X + 0.6*face.Size, Y: at.Y})
		at.X += 1.6 * face.Size
	}
	room := l.area.Max.X - at.X
	if value != "" {
		room -= l.p.width(value, face) + 0.6*face.Size
	}
	l.p.writeMid(l.p.text.Shorten(name, face, room), face, ink, at, rightOf)
	l.p.writeMid(value, face, ink, vg.Point{X: l.area.Max.X, Y: at.Y}, leftOf)
}

// space leaves a gap and reports whether lines find room below it.
func (l *sideList) space(lines int) bool {
	l.y -= 0.7 * l.p.st.noteFont().Size
	return l.y-vg.Length(lines)*l.step() >= l.area.Min.Y
}

// side writes what the shades mean, how many provinces each class has, and the values
// of those a reader looks for first. height is that of a tile.
func (m tileMap) side(p *pen, area vg.Rectangle, height vg.Length) {
	d := 0.5 * p.st.noteFont().Size // half of a sign
	l := &sideList{p, area, area.Max.Y}
	m.key(l, height, d)
	l.space(0)
	if own := m.places.own(); own != nil {
		l.line(own.Area.Name(p.st.Lang), fixed(own.Value, 1), true, func(p *pen, at vg.Point) {
			p.frame(box(at.X-d, at.Y-0.8*d, at.X+d, at.Y+0.8*d), 2.5*p.hair, ownPlace)
		})
	}
	for _, q := range []*Place{m.places.region(), m.places.country()} {
		if q != nil {
			l.line(q.Area.Name(p.st.Lang), fixed(q.Value, 1), false, nil)
		}
	}
	m.ends(l)
}

// key explains the shades, from long lives to short ones.
func (m tileMap) key(l *sideList, height, d vg.Length) {
	st := l.p.st
	count := make([]int, len(m.classes))
	for _, v := range m.values {
		count[m.class(v.Value)]++
	}
	l.line(st.pick("years", "ปี"), st.pick("provinces", "จังหวัด"), true, nil)
	for i := len(m.classes) - 1; i >= 0; i-- {
		c := m.classes[i]
		label := fixed(c.lo, 1) + "–" + fixed(c.hi, 1)
		if c.lo >= c.hi {
			label = fixed(c.lo, 1)
		}
		l.line(label, fmt.Sprint(count[i]), false, boxSign(m.fill(i), false))
	}
	if missing := len(thailand()) - len(m.values); missing > 0 {
		l.line(st.pick("no data", "ไม่มีข้อมูล"), fmt.Sprint(missing), false, func(p *pen, at vg.Point) {
			p.missing(box(at.X-d, at.Y-0.8*d, at.X+d, at.Y+0.8*d))
		})
	}
	if m.bracketed() && valued(l.p, height) {
		l.line(st.pick("(…) may be chance", "(…) อาจเป็นความบังเอิญ"), "", false, nil)
	}
}

// ends lists the provinces of the longest and the shortest lives.
func (m tileMap) ends(l *sideList) {
	const few = 3
	st := l.p.st
	ranked := slices.DeleteFunc(m.places.ranked(), func(q Place) bool { _, ok := m.values[q.Area.Code]; return !ok })
	if len(ranked) < 2*few {
		return
	}
	short := slices.Clone(ranked[len(ranked)-few:])
	slices.Reverse(short)
	for i, of := range [][]Place{ranked[:few], short} {
		if !l.space(2) { // for the head and a line at least
			return
		}
		l.line([]string{st.pick("Longest", "ยาวที่สุด"), st.pick("Shortest", "สั้นที่สุด")}[i], "", true, nil)
		for _, q := range of {
			l.line(q.Area.Name(st.Lang), fixed(q.Value, 1), false, nil)
		}
	}
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
