package chart

import (
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis/chart/thaitext"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// smallest is the area of the smallest patch, in square letters.
const smallest = 1.5

func (c treemap) paint(p *pen, area vg.Rectangle) {
	small := p.st.noteFont()
	const footLines = 2
	area.Min.Y += footLines*leading(small) + 0.3*p.em
	var without []patch // those whose names found no room
	for _, b := range c.layout(p, area) {
		without = append(without, c.block(p, b)...)
	}
	foot := c.unnamed(p, without, area.Max.X-area.Min.X, footLines)
	p.writeLines(foot, small, faint, vg.Point{X: area.Min.X, Y: area.Min.Y - 0.3*p.em - vg.Length(len(foot))/2*leading(small)}, rightOf)
}

// familyBlock is where a family stands: its name in some lines over its causes.
type familyBlock struct {
	family family
	lines  int // of the name; 0 where there is no room for it
	head   vg.Length
	r      vg.Rectangle
}

// inner is the area of the causes of a block.
func (b familyBlock) inner() vg.Rectangle {
	r := b.r
	r.Max.Y -= b.head
	return r
}

// layout gives every family with deaths its block: noncommunicable diseases on the
// left, or on top of an upright picture, and the others along the other side in their
// order. A name takes one line, else two, else none, and what all names take is set
// aside first, so that the areas of all causes compare.
func (c treemap) layout(p *pen, area vg.Rectangle) []familyBlock {
	var blocks []familyBlock
	for _, f := range []family{noncommunicable, communicable, injury, several, vague} {
		if c.of(f) > 0 {
			blocks = append(blocks, familyBlock{family: f, lines: 1})
		}
	}
	face := thaitext.Bold(p.st.noteFont().Size)
	for range 3 * len(blocks) { // each block tries one line, two and none
		for i := range blocks {
			blocks[i].head = 0
			if blocks[i].lines > 0 {
				blocks[i].head = vg.Length(blocks[i].lines)*leading(face) + 0.2*face.Size
			}
		}
		c.arrange(blocks, area)
		settled := true
		for i, b := range blocks {
			room := b.r.Max.X - b.r.Min.X - headPad*face.Size
			text := c.headText(p.st, b.family)
			if b.lines == 0 || b.inner().Max.Y-b.inner().Min.Y > 0.6*b.head && p.wholeWords(text, p.wrapLabel(text, face, room, b.lines), face, room) {
				continue
			}
			blocks[i].lines, settled = (b.lines+1)%3, false
		}
		if settled {
			break
		}
	}
	return blocks
}

// headPad is the room beside the name of a family, in letters.
const headPad = 0.8

// arrange places blocks whose names take the room of their heads.
func (c treemap) arrange(blocks []familyBlock, area vg.Rectangle) {
	n := btoi(blocks[0].family == noncommunicable)
	first, others := blocks[:n], blocks[n:]
	w, h := area.Max.X-area.Min.X, area.Max.Y-area.Min.Y
	var values []float64
	var heads, highest vg.Length
	for _, b := range others {
		values, heads, highest = append(values, c.of(b.family)), heads+b.head, max(highest, b.head)
	}
	rest := area
	if h > w { // one above the others, whose heads are alike
		if len(first) > 0 {
			share := vg.Length(c.of(noncommunicable) / c.total)
			first[0].r = area
			first[0].r.Min.Y = area.Max.Y - first[0].head - share*(h-first[0].head-highest)
			rest.Max.Y = first[0].r.Min.Y
		}
		for i, r := range cutStrip(values, sum(values), rest, false) {
			others[i].r, others[i].head = r, highest
		}
		return
	}
	if len(first) > 0 {
		a := vg.Length(c.of(noncommunicable)) / (h - first[0].head)
		b := vg.Length(sum(values)) / max(h-heads, 0.2*h)
		first[0].r = area
		first[0].r.Max.X = area.Min.X + w*a/(a+b)
		rest.Min.X = first[0].r.Max.X
	}
	y := rest.Max.Y
	for i, b := range others {
		bottom := y - b.head - max(h-heads, 0.2*h)*vg.Length(values[i]/sum(values))
		others[i].r = box(rest.Min.X, bottom, rest.Max.X, y)
		y = bottom
	}
}

func (c treemap) headText(st *Style, f family) string {
	return f.name().in(st) + "  " + c.share(c.of(f))
}

// block draws a family: its name where there is room, then its causes. It returns the
// tiles that found no room for their names.
func (c treemap) block(p *pen, b familyBlock) (without []patch) {
	face := thaitext.Bold(p.st.noteFont().Size)
	inner := b.inner()
	tiles := c.fold(p, c.blocks[b.family], inner)
	var values []float64
	for _, t := range tiles {
		values = append(values, t.value)
	}
	for i, part := range squarify(values, inner) {
		t := tiles[i]
		if b.family == vague {
			t.fill = unclear
		}
		p.bar(part, t.fill, false, false)
		p.frame(part, min(1.2*p.hair, 0.2*(part.Max.X-part.Min.X), 0.2*(part.Max.Y-part.Min.Y)), paper)
		if !c.label(p, t, part) {
			without = append(without, t)
		}
	}
	p.frame(b.r, 1.5*p.hair, ink)
	if b.lines == 0 {
		for i := range without {
			without[i].name += " (" + b.family.name().in(p.st) + ")"
		}
		return without
	}
	room := b.r.Max.X - b.r.Min.X - headPad*face.Size
	lines := p.wrapLabel(c.headText(p.st, b.family), face, room, b.lines)
	p.writeLines(lines, face, ink, vg.Point{X: b.r.Min.X + headPad/2*face.Size, Y: b.r.Max.Y - b.head/2}, rightOf)
	return without
}

// fold sums the tiles at the end that would be too small to see.
func (c treemap) fold(p *pen, tiles []patch, r vg.Rectangle) []patch {
	unit := float64((r.Max.X-r.Min.X)*(r.Max.Y-r.Min.Y)) / sumOf(tiles)
	n := len(tiles)
	for n > 0 && tiles[n-1].value*unit < smallest*float64(p.em*p.em) {
		n--
	}
	if len(tiles)-n < 2 {
		return tiles
	}
	rest := patch{name: fmt.Sprintf(p.st.pick("%d smaller", "อีก %d สาเหตุ"), len(tiles)-n), value: sumOf(tiles[n:]), fill: restGrey}
	// The largest come first: the sum may be larger than what stands alone.
	out := append([]patch(nil), tiles[:n]...)
	at := n
	for at > 0 && out[at-1].value < rest.value {
		at--
	}
	return append(out[:at:at], append([]patch{rest}, out[at:]...)...)
}

func sumOf(tiles []patch) (v float64) {
	for _, t := range tiles {
		v += t.value
	}
	return v
}

// label writes the name and the share of a patch, in labels, else in notes, else the
// name alone, and says whether a name found room.
func (c treemap) label(p *pen, t patch, r vg.Rectangle) bool {
	for _, try := range []struct {
		face  font.Font
		share bool
	}{{p.st.labelFont(), true}, {p.st.noteFont(), true}, {p.st.noteFont(), false}} {
		pad := 0.35 * try.face.Size
		width := r.Max.X - r.Min.X - 2*pad
		rows := int((r.Max.Y - r.Min.Y - 0.7*pad) / leading(try.face))
		if try.share {
			rows--
		}
		if rows < 1 {
			continue
		}
		lines := p.wrapLabel(t.name, try.face, width, rows)
		if !p.wholeWords(t.name, lines, try.face, width) {
			continue
		}
		if try.share {
			lines = append(lines, c.share(t.value))
			if p.width(c.share(t.value), try.face) > width {
				continue
			}
		}
		c.write(p, t, lines, try.face, vg.Point{X: r.Min.X + pad, Y: r.Max.Y - pad - vg.Length(len(lines))/2*leading(try.face)})
		return true
	}
	return false
}

// write sets the lines of a patch; on hatching they stand on a plain ground.
func (c treemap) write(p *pen, t patch, lines []string, face font.Font, at vg.Point) {
	if t.fill.Pattern == Hatch {
		w, h := p.widest(lines, face), vg.Length(len(lines))/2*leading(face)
		p.bar(box(at.X-0.15*face.Size, at.Y-h+0.1*face.Size, at.X+w+0.15*face.Size, at.Y+h), Fill{Color: t.fill.Color}, false, false)
	}
	p.writeLines(lines, face, inkOn(t.fill.Color), at, rightOf)
}

// wholeWords reports whether lines hold all of a name and break none of its words.
func (p *pen) wholeWords(name string, lines []string, face font.Font, width vg.Length) bool {
	if len(lines) == 0 || strings.HasSuffix(lines[len(lines)-1], "…") {
		return false
	}
	for _, word := range strings.FieldsFunc(thaitext.Hint(name), func(r rune) bool { return r == ' ' || r == '\u200b' }) {
		if p.width(word, face) > width {
			return false
		}
	}
	return true
}

// unnamed lists the tiles without a name, as many as some lines hold.
func (c treemap) unnamed(p *pen, tiles []patch, width vg.Length, n int) []string {
	if len(tiles) == 0 {
		return nil
	}
	face := p.st.noteFont()
	for k := len(tiles); k >= 0; k-- {
		var parts []string
		for _, t := range tiles[:k] {
			parts = append(parts, t.name+" "+c.share(t.value))
		}
		if k < len(tiles) {
			parts = append(parts, fmt.Sprintf(p.st.pick("%d more %s", "อีก %d ช่อง %s"), len(tiles)-k, c.share(sumOf(tiles[k:]))))
		}
		lines := p.wrapLabel(p.st.pick("without a name above: ", "ช่องที่ไม่มีชื่อ: ")+strings.Join(parts, " · "), face, width, n+1)
		if len(lines) <= n || k == 0 {
			return lines[:min(n, len(lines))]
		}
	}
	return nil
}
