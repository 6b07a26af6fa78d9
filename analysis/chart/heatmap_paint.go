package chart

import (
	"image/color"
	"math"
	"strings"

	"gonum.org/v1/plot/vg"
)

func (h heatmap) paint(p *pen, area vg.Rectangle) {
	small := p.st.noteFont()
	width := area.Max.X - area.Min.X
	legend := p.breakMarks(h.legend(p.st), width)
	bottom := area.Min.Y + p.marksHeight(legend) + 0.4*p.em
	var t nameTable
	var columns []heatColumn
	var heads [][]string
	var head, left vg.Length
	for lines := 1; lines <= 3; lines++ {
		head = vg.Length(lines)*leading(small) + 0.5*p.em
		t = p.nameTable(h.rows, 1, 0, width, area.Max.Y-bottom-head)
		left = area.Min.X + t.names + 1.1*p.em
		cut := false
		if columns, heads, cut = h.fit(p, area.Max.X-left, lines); !cut {
			break
		}
	}
	cell := cellWidth(p, area.Max.X-left, len(columns))
	top := area.Max.Y - head
	most := h.most(columns, t.rows)
	y := top
	for i, r := range t.rows {
		r2 := box(area.Min.X, y-t.heights[i], left+cell*vg.Length(len(columns)), y)
		h.row(p, t, i, r2, left, cell, func(k int) (float64, bool) {
			c := columns[k]
			if r.id == "folded" {
				return h.folded(c, t.rows), false
			}
			return c.values[r.id], c.weak[r.id]
		}, len(columns), most)
		y -= t.heights[i]
	}
	p.line(p.hair, ink, nil, vg.Point{X: area.Min.X, Y: y - 0.5*p.hair}, vg.Point{X: left + cell*vg.Length(len(columns)), Y: y - 0.5*p.hair})
	bold := boldOf(small)
	p.writeMid(p.st.pick("Total", "รวม"), p.st.boldFont(), ink, vg.Point{X: area.Min.X + t.names, Y: y - t.line/2}, leftOf)
	for k, c := range columns {
		at := left + (vg.Length(k)+0.5)*cell
		p.writeMid(signed(c.gap, 2), bold, ink, vg.Point{X: at, Y: y - t.line/2}, centred)
		face := small
		if c.own {
			face = bold
		}
		for j, l := range heads[k] {
			p.writeMid(l, face, ink, vg.Point{X: at, Y: top + 0.4*p.em + (vg.Length(len(heads[k])-1-j)+0.5)*leading(small)}, centred)
		}
		if c.own {
			p.frame(box(at-cell/2, y-t.line, at+cell/2, top), 2*p.hair, ink)
		}
	}
	p.marks(legend, area.Min.X, area.Min.Y+p.marksHeight(legend))
}

// cellWidth shares a width among columns, up to what a number can fill.
func cellWidth(p *pen, width vg.Length, columns int) vg.Length {
	return min(width/vg.Length(columns), 9*p.em)
}

// fit finds how many columns have room for their numbers and a fair part of a name,
// and breaks the names, which may be cut.
func (h heatmap) fit(p *pen, width vg.Length, lines int) (columns []heatColumn, heads [][]string, cut bool) {
	bold := boldOf(p.st.noteFont())
	for n := len(h.columns); ; n-- {
		columns = h.fold(p.st, n)
		cell := cellWidth(p, width, len(columns)) - 0.4*p.em
		fits := cell >= 3.6*bold.Size
		for _, c := range columns {
			fits = fits && p.width(signed(c.gap, 2), bold) <= cell
			for _, v := range c.values {
				fits = fits && p.width(signed(v, 2), bold) <= cell
			}
		}
		if !fits && n > 2 {
			continue
		}
		for _, c := range columns {
			l := p.wrapLabel(c.name, bold, cell+0.3*p.em, lines)
			cut = cut || strings.HasSuffix(l[len(l)-1], "…")
			heads = append(heads, l)
		}
		return columns, heads, cut
	}
}

// most is the largest number of a named cause, signs left out of account: sums of the
// others must not make these pale.
func (h heatmap) most(columns []heatColumn, rows []row) (most float64) {
	for _, c := range columns {
		for _, r := range rows {
			most = max(most, math.Abs(c.values[r.id]))
		}
	}
	return most
}

// row draws the name of a cause and its cells.
func (h heatmap) row(p *pen, t nameTable, i int, r vg.Rectangle, left, cell vg.Length, value func(k int) (v float64, weak bool), n int, most float64) {
	mid := (r.Min.Y + r.Max.Y) / 2
	at := r.Min.X + t.names
	p.writeLines(t.labels[i], t.face, ink, vg.Point{X: at, Y: mid}, leftOf)
	if t.rows[i].fill.Pattern == Hatch {
		p.bar(box(left-0.7*p.em, r.Min.Y+p.hair, left-0.3*p.em, r.Max.Y-p.hair), unclear, true, false)
	}
	for k := range n {
		v, weak := value(k)
		ground := h.tint(v, most, weak)
		gap := 0.7 * p.hair
		c := box(left+vg.Length(k)*cell+gap, r.Min.Y+gap, left+vg.Length(k+1)*cell-gap, r.Max.Y-gap)
		p.bar(c, Fill{Color: ground}, false, false)
		if h.loss(v) > 0 && !weak && shown(v) {
			p.frame(vg.Rectangle{Min: c.Min.Add(vg.Point{X: p.hair, Y: p.hair}), Max: c.Max.Sub(vg.Point{X: p.hair, Y: p.hair})}, p.hair, ink)
		}
		words := inkOn(ground)
		if weak {
			words = faint
		}
		p.writeMid(signed(v, 2), p.st.noteFont(), words, vg.Point{X: (c.Min.X + c.Max.X) / 2, Y: mid}, centred)
	}
}

// shown reports whether a number prints as other than 0.00.
func shown(v float64) bool { return math.Abs(v) >= 0.005 }

// tint is the colour of a number: one of five shades of vermilion for losses, of blue
// for gains; the palest for what may be chance.
func (h heatmap) tint(v, most float64, weak bool) color.NRGBA {
	const shades = 5
	if most == 0 || !shown(v) {
		return paper
	}
	base := hues()[0].Color
	if h.loss(v) > 0 {
		base = hues()[2].Color
	}
	if weak {
		return faded(base, 0.07)
	}
	return faded(base, 0.1+0.8*min(1, math.Ceil(shades*math.Abs(v)/most-1e-9)/shades))
}

func (h heatmap) legend(st *Style) []mark {
	framed := func(p *pen, at vg.Point) {
		d := 0.5 * p.st.noteFont().Size
		p.bar(box(at.X-d, at.Y-0.8*d, at.X+d, at.Y+0.8*d), Fill{Color: faded(hues()[2].Color, 0.6)}, false, false)
		p.frame(box(at.X-d, at.Y-0.8*d, at.X+d, at.Y+0.8*d), p.hair, ink)
	}
	shorter, longer := st.pick("shortens life", "ทำให้อายุสั้นลง"), st.pick("lengthens life", "ทำให้อายุยืนยาวขึ้น")
	if !h.measure.years {
		shorter, longer = st.pick("makes it worse", "ทำให้แย่ลง"), st.pick("makes it better", "ทำให้ดีขึ้น")
	}
	return []mark{{shorter, framed}, {longer, boxSign(Fill{Color: faded(hues()[0].Color, 0.6)}, false)},
		{st.pick("pale: may be chance", "สีจาง: อาจเป็นความบังเอิญ"), boxSign(Fill{Color: faded(hues()[0].Color, 0.12)}, false)}}
}
