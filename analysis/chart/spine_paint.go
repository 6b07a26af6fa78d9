package chart

import (
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/recorder"
)

// measured is a pen for measuring, and the area a figure is painted in.
func (f *Figure) measured() (p *pen, area vg.Rectangle) {
	p = newPen(&recorder.Canvas{}, f.style.text, f.style)
	margin := 1.2 * p.em
	left, right := margin, f.style.Size.Width-margin
	top := f.head(p, left, right, f.style.Size.Height-0.6*margin)
	return p, box(left, f.foot(p, left, right, 0.6*margin), right, top)
}

// spineTight is the least height of a row, in letters of notes.
const spineTight = 1.35

// room is how many rows an area holds.
func (c spine) room(p *pen, area vg.Rectangle) int {
	small := p.st.noteFont()
	legend := p.breakMarks(c.legend(p.st), area.Max.X-area.Min.X)
	return max(0, int((area.Max.Y-area.Min.Y-spineHead(p)-p.marksHeight(legend))/(spineTight*small.Size)))
}

// spineHead is the height of the heads of columns.
func spineHead(p *pen) vg.Length { return 2*leading(p.st.noteFont()) + 0.3*p.em }

// spineColumn is a column of numbers.
type spineColumn struct {
	head  []string
	text  func(r vertebra) string
	width vg.Length
	right bool // of the bars
	bold  bool
	arrow bool // the trend, which is drawn
	need  int  // 0 always, else left out on narrow pages, the highest first
}

func (c spine) columns(p *pen) []spineColumn {
	st := p.st
	number := func(v func(vertebra) float64) func(vertebra) string {
		return func(r vertebra) string { return fixed(v(r), r.Decimals) }
	}
	short := func(name string) []string { return p.wrapLabel(name, p.st.noteFont(), 7*p.em, 2) }
	out := []spineColumn{
		{head: []string{st.pick("years", "ปี")}, text: func(r vertebra) string { return st.period(r.Period) }, need: 2},
		{head: []string{st.pick("number", "จำนวน")}, text: func(r vertebra) string {
			if r.Count < 0 {
				return ""
			}
			return grouped(r.Count)
		}, need: 3},
		{head: short(c.profile.Own.Name(st.Lang)), text: number(func(r vertebra) float64 { return r.Own }), bold: true},
		{head: short(c.middle(st)), text: number(func(r vertebra) float64 { return r.Country })},
		{head: []string{st.pick("worst", "แย่ที่สุด")}, text: number(func(r vertebra) float64 { return r.worst }), need: 1},
		{head: []string{st.pick("best", "ดีที่สุด")}, text: number(func(r vertebra) float64 { return r.best }), right: true, need: 1},
	}
	if slices.ContainsFunc(c.rows, func(r vertebra) bool { return r.Rises || r.Falls || r.Stays }) {
		out = append(out, spineColumn{head: []string{st.pick("trend", "แนวโน้ม")}, text: func(vertebra) string { return "" }, right: true, arrow: true, need: 4, width: p.em})
	}
	face := st.noteFont()
	for i := range out {
		out[i].width = max(out[i].width, p.widest(out[i].head, face))
		for _, r := range c.rows {
			out[i].width = max(out[i].width, p.width(out[i].text(r), boldOf(face)))
		}
		out[i].width += p.em
	}
	return out
}

// fit leaves columns out until names and bars have a fair width.
func (c spine) fit(p *pen, width vg.Length) (columns []spineColumn, names vg.Length) {
	columns = c.columns(p)
	longest := vg.Length(0)
	for _, r := range c.rows {
		longest = max(longest, p.width(r.Name.in(p.st), p.st.noteFont()))
	}
	for need := 4; ; need-- {
		rest := width
		for _, k := range columns {
			rest -= k.width
		}
		if rest >= min(longest, 12*p.em)+12*p.em || need == 0 {
			return columns, min(longest, 0.5*rest) + 0.5*p.em
		}
		columns = slices.DeleteFunc(columns, func(k spineColumn) bool { return k.need == need })
	}
}

func (c spine) paint(p *pen, area vg.Rectangle) {
	small := p.st.noteFont()
	legend := p.breakMarks(c.legend(p.st), area.Max.X-area.Min.X)
	bottom := area.Min.Y + p.marksHeight(legend)
	columns, names := c.fit(p, area.Max.X-area.Min.X)
	top := area.Max.Y - spineHead(p)
	pitch := min((top-bottom)/vg.Length(c.lines()), 3*small.Size)
	bars := box(area.Min.X+names, bottom, area.Max.X, top)
	for _, k := range columns {
		if k.right {
			bars.Max.X -= k.width
		} else {
			bars.Min.X += k.width
		}
	}
	bars.Min.X, bars.Max.X = bars.Min.X+0.8*p.em, bars.Max.X-0.5*p.em
	s := scale{lo: -1, hi: 1, from: bars.Min.X, to: bars.Max.X}
	c.heads(p, columns, area.Min.X+names, bars.Max.X+0.5*p.em, top+spineHead(p)/2, nil)
	for _, side := range []struct {
		text string
		at   vg.Length
	}{{p.st.pick("← worse", "← แย่กว่า"), s.at(-0.5)}, {p.st.pick("better →", "ดีกว่า →"), s.at(0.5)}} {
		p.writeMid(p.text.Shorten(side.text, small, (s.to-s.from)/2), small, faint, vg.Point{X: side.at, Y: top + spineHead(p)/2}, centred)
	}
	y := top
	for i, r := range c.rows {
		if c.headed(i) {
			p.writeMid(p.text.Shorten(r.Domain.in(p.st), boldOf(small), area.Max.X-area.Min.X), boldOf(small), ink, vg.Point{X: area.Min.X, Y: y - pitch/2}, rightOf)
			y -= pitch
		}
		mid := y - pitch/2
		p.writeLines(p.wrapLabel(r.Name.in(p.st), small, names-0.5*p.em, 1+btoi(pitch >= 2*leading(small))), small, ink, vg.Point{X: area.Min.X, Y: mid}, rightOf)
		c.heads(p, columns, area.Min.X+names, bars.Max.X+0.5*p.em, mid, &c.rows[i])
		c.row(p, s, r, mid, pitch)
		y -= pitch
		p.line(p.hair/2, rule, nil, vg.Point{X: area.Min.X, Y: y}, vg.Point{X: area.Max.X, Y: y})
	}
	p.marks(legend, area.Min.X, bottom)
}

// heads writes the columns of a row, or, without one, their heads.
func (c spine) heads(p *pen, columns []spineColumn, left, right, y vg.Length, r *vertebra) {
	face := p.st.noteFont()
	for _, k := range columns {
		at := &left
		if k.right {
			at = &right
		}
		*at += k.width
		switch {
		case r == nil:
			p.writeLines(k.head, face, faint, vg.Point{X: *at, Y: y}, leftOf)
		case k.arrow:
			p.trend(*r, vg.Point{X: *at - 0.5*p.em, Y: y})
		case k.bold:
			p.writeMid(k.text(*r), boldOf(face), ink, vg.Point{X: *at, Y: y}, leftOf)
		default:
			p.writeMid(k.text(*r), face, ink, vg.Point{X: *at, Y: y}, leftOf)
		}
	}
}

// trend draws an arrow up, down or level.
func (p *pen) trend(r vertebra, at vg.Point) {
	d := 0.45 * p.em
	from, to := vg.Point{X: at.X - d, Y: at.Y}, vg.Point{X: at.X + d, Y: at.Y}
	switch {
	case r.Rises:
		from.Y, to.Y = at.Y-d, at.Y+d
	case r.Falls:
		from.Y, to.Y = at.Y+d, at.Y-d
	case !r.Stays:
		return
	}
	p.line(1.5*p.hair, ink, nil, from, to)
	p.dot(to, 2.5*p.hair, ink)
}

// row draws the ranges and marks of an indicator.
func (c spine) row(p *pen, s scale, r vertebra, y, pitch vg.Length) {
	h := 0.27 * pitch
	p.bar(box(s.at(r.at(r.worst)), y-h, s.at(r.at(r.best)), y+h), Fill{Color: spineRange}, false, false)
	p.bar(box(s.at(r.at(r.low)), y-h, s.at(r.at(r.high)), y+h), Fill{Color: spineHalf}, false, false)
	p.line(1.5*p.hair, ink, nil, vg.Point{X: s.at(0), Y: y - pitch/2}, vg.Point{X: s.at(0), Y: y + pitch/2})
	radius := min(0.32*p.em, 0.36*pitch)
	if r.HasRegion {
		p.diamond(vg.Point{X: s.at(r.at(r.Region)), Y: y}, radius, ink)
	}
	at := vg.Point{X: s.at(r.at(r.Own)), Y: y}
	switch tint := spineColor(r.Indicator); {
	case r.better() == 0:
		p.ring(at, 0.9*radius, tint)
	default:
		p.dot(at, radius, tint)
		p.stroke(circle(at, radius), p.hair/2, paper, nil)
	}
}

var (
	spineRange = color.NRGBA{0xE4, 0xE4, 0xE4, 0xFF}
	spineHalf  = color.NRGBA{0xBD, 0xBD, 0xBD, 0xFF}
)

func spineColor(in Indicator) color.NRGBA {
	switch in.better() {
	case 1:
		return hues()[0].Color
	case -1:
		return hues()[2].Color
	}
	return ink
}

func (c spine) legend(st *Style) []mark {
	own := st.place(c.profile.Own)
	out := []mark{{st.joinWords([]string{own, st.pick("clearly worse", "แย่กว่าชัดเจน")}), dotSign(hues()[2].Color)}, {st.pick("clearly better", "ดีกว่าชัดเจน"), dotSign(hues()[0].Color)},
		{st.pick("no clear difference", "ไม่ต่างชัดเจน"), ringSign(ink)}}
	if slices.ContainsFunc(c.rows, func(r vertebra) bool { return r.HasRegion }) {
		name := st.place(c.profile.Region)
		if name == "" {
			name = st.pick("region", "เขต")
		}
		out = append(out, mark{name, diamondSign(ink)})
	}
	return append(out, mark{st.pick("lowest to highest", "ต่ำสุดถึงสูงสุด"), boxSign(Fill{Color: spineRange}, false)}, mark{st.pick("middle half", "ครึ่งกลางของพื้นที่"), boxSign(Fill{Color: spineHalf}, false)})
}
