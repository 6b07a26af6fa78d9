package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis/risk"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// riskTable is how the rows of Risks are set.
type riskTable struct {
	nameTable
	shown              []riskBar
	joint              []string  // the lines of its name
	ranks, share, gain vg.Length // widths of columns; 0 where there is no room for one
}

// jointRows is the room of the bar of all risks together, in rows.
const jointRows = 2

// table sets as many rows as there is room for. Risks must not be summed, so those
// left over are only counted.
func (c risks) table(p *pen, width, room vg.Length) (t riskTable) {
	var rows []row
	for _, b := range c.bars {
		rows = append(rows, row{id: fmt.Sprint(b.line.Risk), name: b.name})
	}
	t.nameTable = p.openTable(rows, jointRows, width, room)
	t.shown = c.bars[:len(t.rows)]
	small := p.st.noteFont()
	t.ranks = p.widest(riskRankHead(p.st, c.result), small)
	t.share, t.gain = p.widest(shareHead(p.st), small), p.widest(gainHead(p.st), small)
	for _, b := range append(slices.Clone(t.shown), c.joint) {
		t.ranks = max(t.ranks, p.width(b.rank(), t.face))
		t.share = max(t.share, p.width(fixed(100*b.line.PAF, 1), t.face))
		t.gain = max(t.gain, p.width(gainText(b.line), t.face))
	}
	bold := p.st.boldFont()
	t.joint = p.wrapLabel(c.joint.name, bold, max(t.names, 0.3*width), jointRows)
	t.names = max(t.names, p.widest(t.joint, bold))
	for _, column := range []*vg.Length{&t.gain, &t.share} {
		if width-t.ranks-t.names-t.share-t.gain-4*p.em >= 8*p.em {
			break
		}
		*column = 0
	}
	return t
}

func (c risks) paint(p *pen, area vg.Rectangle) {
	small, fine := p.st.noteFont(), p.st.footFont()
	width := area.Max.X - area.Min.X
	keys := p.keyLines(c.keys(), width, 2)
	head := 2*leading(small) + 0.5*p.em
	// Notes may need a line once risks are left out, so that line is always kept.
	notes := p.wrapLabel(c.notes(p.st, len(c.bars)-1), fine, width, 2)
	foot := 2.2*small.Size + vg.Length(len(keys))*1.4*small.Size + vg.Length(len(notes))*leading(fine)
	t := c.table(p, width, area.Max.Y-area.Min.Y-head-foot)
	notes = p.wrapLabel(c.notes(p.st, len(t.shown)), fine, width, len(notes))
	top := area.Max.Y - head
	bottom := top - t.total(jointRows)
	names := area.Min.X + t.ranks + 0.8*p.em + t.names
	gain := area.Max.X
	share := gain - t.gain - p.em*vg.Length(btoi(t.gain > 0))
	bars := box(names+0.6*p.em, bottom, share-t.share-0.8*p.em, top)
	s := c.scale(p, t, bars)
	p.axisX(s, bottom, top, tickText)
	p.writeLines(riskRankHead(p.st, c.result), small, faint, vg.Point{X: area.Min.X + t.ranks, Y: top + head/2}, leftOf)
	if t.share > 0 {
		p.writeLines(shareHead(p.st), small, faint, vg.Point{X: share, Y: top + head/2}, leftOf)
	}
	if t.gain > 0 {
		p.writeLines(gainHead(p.st), small, faint, vg.Point{X: gain, Y: top + head/2}, leftOf)
	}
	line := func(b riskBar, name []string, face font.Font, y vg.Length) {
		if b.line.Rank > 0 {
			p.writeMid(b.rank(), face, ink, vg.Point{X: area.Min.X + t.ranks, Y: y}, leftOf)
		}
		p.writeLines(name, face, ink, vg.Point{X: names, Y: y}, leftOf)
		if t.share > 0 {
			p.writeMid(fixed(100*b.line.PAF, 1), face, ink, vg.Point{X: share, Y: y}, leftOf)
		}
		if t.gain > 0 {
			p.writeMid(gainText(b.line), face, ink, vg.Point{X: gain, Y: y}, leftOf)
		}
	}
	y := top
	for i, b := range t.shown {
		mid := y - t.heights[i]/2
		line(b, t.labels[i], t.face, mid)
		c.bar(p, s, b, mid, t)
		y -= t.heights[i]
	}
	mid := bottom + t.line/2
	line(c.joint, t.joint, p.st.boldFont(), mid)
	c.outline(p, s, mid, t)
	p.line(1.5*p.hair, ink, nil, vg.Point{X: s.at(0), Y: bottom}, vg.Point{X: s.at(0), Y: top})
	at := bottom - 2.2*small.Size
	p.drawKeys(keys, area.Min.X, at-0.7*small.Size)
	at -= vg.Length(len(keys)) * 1.4 * small.Size
	p.writeLines(notes, fine, faint, vg.Point{X: area.Min.X, Y: at - vg.Length(len(notes))/2*leading(fine)}, rightOf)
}

// scale is the largest at which every bar and its number lie within an area.
func (c risks) scale(p *pen, t riskTable, area vg.Rectangle) scale {
	lo, hi := 0.0, 0.0
	label := vg.Length(0)
	for _, b := range append(slices.Clone(t.shown), c.joint) {
		l, h := b.reach()
		lo, hi = min(lo, l), max(hi, h)
		label = max(label, p.width(deathsText(b), p.st.boldFont()))
	}
	room := area.Max.X - area.Min.X - label - 0.8*p.em
	if lo == hi {
		hi = 1
	}
	lo -= 0.02 * (hi - lo) * float64(btoi(lo < 0))
	k := float64(room) / (hi - lo)
	return scale{lo: lo, hi: lo + float64(area.Max.X-area.Min.X)/k, from: area.Min.X, to: area.Max.X}
}

// bar stacks the causes of a risk from zero, harm to the right and protection to the
// left; a dot marks the sum where there are both.
func (c risks) bar(p *pen, s scale, b riskBar, y vg.Length, t riskTable) {
	up, down := 0.0, 0.0
	for i, v := range b.parts {
		at := &up
		if v < 0 {
			at = &down
		}
		if v != 0 {
			p.bar(box(s.at(*at), y-t.thick()/2, s.at(*at+v), y+t.thick()/2), c.layers[i].fill, true, b.weak())
		}
		*at += v
	}
	if b.sure() {
		p.whisker(vg.Point{X: s.at(b.line.DeathsLower), Y: y}, vg.Point{X: s.at(b.line.DeathsUpper), Y: y})
	}
	if down < 0 && up > 0 {
		p.dot(vg.Point{X: s.at(b.line.Deaths), Y: y}, 0.2*p.em, ink)
	}
	_, hi := b.reach()
	p.writeMid(deathsText(b), t.face, ink, vg.Point{X: s.at(hi) + 0.4*p.em, Y: y}, rightOf)
}

// outline draws all risks together: not a sum, so not a bar like the others.
func (c risks) outline(p *pen, s scale, y vg.Length, t riskTable) {
	p.frame(box(s.at(0), y-t.thick()/2, s.at(c.joint.line.Deaths), y+t.thick()/2), 1.5*p.hair, ink)
	if c.joint.sure() {
		p.whisker(vg.Point{X: s.at(c.joint.line.DeathsLower), Y: y}, vg.Point{X: s.at(c.joint.line.DeathsUpper), Y: y})
	}
	_, hi := c.joint.reach()
	p.writeMid(deathsText(c.joint), p.st.boldFont(), ink, vg.Point{X: s.at(hi) + 0.4*p.em, Y: y}, rightOf)
}

func deathsText(b riskBar) string {
	return strings.Replace(count(math.Round(b.line.Deaths)), "-", "−", 1)
}

func gainText(l risk.Line) string {
	if !l.HasLE {
		return "–"
	}
	return signed(l.Gain, 2)
}

func riskRankHead(st *Style, r *risk.Result) []string {
	head := []string{st.pick("rank", "อันดับ")}
	if r.Options.Draws > 0 {
		level := r.Options.Level
		if level == 0 {
			level = 0.95
		}
		head = append(head, fmt.Sprintf("(%g %%)", 100*level))
	}
	return head
}

func shareHead(st *Style) []string {
	return []string{st.pick("% of", "% ของ"), st.pick("deaths", "การตาย")}
}

func gainHead(st *Style) []string {
	return []string{st.pick("years", "อายุที่"), st.pick("gained", "เพิ่ม (ปี)")}
}

// keys are the causes that have a part in a bar.
func (c risks) keys() (out []entry) {
	for _, l := range c.layers {
		out = append(out, entry{name: l.name, fill: l.fill})
	}
	return out
}

// notes explain the signs that are there and name the risks that found no room.
func (c risks) notes(st *Style, shown int) string {
	var parts []string
	add := func(there bool, en, th string) {
		if there {
			parts = append(parts, st.pick(en, th))
		}
	}
	has := func(is func(riskBar) bool) bool { return slices.ContainsFunc(c.bars, is) }
	add(has(func(b riskBar) bool { return b.line.Origin == risk.National }), "* the country's exposure, not the area's", "* ใช้ค่าการสัมผัสของประเทศ ไม่ใช่ของพื้นที่")
	add(has(func(b riskBar) bool { lo, _ := b.reach(); return lo < 0 && len(b.parts) > 0 && slices.Min(b.parts) < 0 }), "left of zero: protection; ● what is left", "ซ้ายของศูนย์: ผลป้องกัน ● ผลสุทธิ")
	add(has(riskBar.weak), "faded: may be chance", "สีจาง: อาจเป็นความบังเอิญ")
	if n := len(c.bars) - shown; n > 0 {
		parts = append(parts, fmt.Sprintf(st.pick("%d more not drawn", "ไม่ได้แสดงอีก %d ปัจจัย"), n))
	}
	return strings.Join(parts, " · ")
}
