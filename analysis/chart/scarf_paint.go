package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// namesInKey is the room for labels, in letters, below which causes are named in a key.
const namesInKey = 11

func (c scarf) paint(p *pen, area vg.Rectangle) {
	small := p.st.noteFont()
	weak := slices.ContainsFunc(c.strips, func(s strip) bool {
		return slices.ContainsFunc(s.bars[0].parts, func(q scarfPart) bool { return q.weak })
	})
	gap := 1.2 * p.em
	across, down := beside(p.st, len(c.strips))
	each := (area.Max.X - area.Min.X + gap) / vg.Length(across)
	room, _ := labelRoom(p, (each-gap-barGap(p))/2)
	keyed := room < namesInKey*small.Size
	var marks []mark
	if keyed {
		marks = c.key(p, area.Max.X-area.Min.X)
	}
	if weak {
		marks = append(marks, mark{noiseText(p.st), boxSign(Fill{Color: faded(hues()[0].Color, noise)}, false)})
	}
	lines := p.breakMarks(marks, area.Max.X-area.Min.X)
	bottom := area.Min.Y + p.marksHeight(lines)
	p.marks(lines, area.Min.X, bottom)
	high := (area.Max.Y - bottom) / vg.Length(down)
	for i, s := range c.strips {
		left, top := area.Min.X+vg.Length(i%across)*each, area.Max.Y-vg.Length(i/across)*high
		c.strip(p, s, box(left, top-high, left+each-gap, top), keyed)
	}
}

// key names the causes of all gaps once each, as they are painted, two on a line at
// least.
func (c scarf) key(p *pen, width vg.Length) (out []mark) {
	face := p.st.noteFont()
	var names []string
	for _, s := range c.strips {
		for _, q := range s.bars[0].parts {
			if !slices.Contains(names, q.name) {
				names = append(names, q.name)
				out = append(out, mark{p.text.Shorten(q.name, face, width/2-3*face.Size), boxSign(q.fill, true)})
			}
		}
	}
	return out
}

// barGap is the room between the two bars of a gap with their labels.
func barGap(p *pen) vg.Length { return 0.8 * p.em }

// labelRoom is the width of the labels beside a bar, and that of the bar.
func labelRoom(p *pen, width vg.Length) (labels, bar vg.Length) {
	bar = min(0.22*width, 5*p.em)
	if width < 12*p.em {
		bar = 0.16 * width
	}
	return width - bar - 1.1*p.em, bar
}

// strip draws a gap: its name, both life expectancies, and its bars.
func (c scarf) strip(p *pen, s strip, area vg.Rectangle, keyed bool) {
	small, bold := p.st.noteFont(), p.st.boldFont()
	near, against := s.result.Ex()
	m := c.measure
	heads := []string{s.name, fmt.Sprintf("%s → %s %s, %s", fixed(against*m.scale, 1), fixed(near*m.scale, 1), m.unit.in(p.st), p.st.pick("gap ", "ต่าง ")+signed(s.result.Gap*m.scale, 2))}
	top := area.Max.Y
	for i, h := range heads {
		face := []font.Font{bold, p.st.labelFont()}[i]
		p.writeMid(p.text.Shorten(h, face, area.Max.X-area.Min.X), face, ink, vg.Point{X: area.Min.X, Y: top - 0.7*p.em}, rightOf)
		top -= 1.4 * p.em
	}
	if s.result.MayBeChance() {
		text := p.st.pick("this gap may be chance", "ช่องว่างนี้อาจเกิดจากความบังเอิญ")
		p.writeMid(p.text.Shorten(text, bold, area.Max.X-area.Min.X), bold, alarm, vg.Point{X: area.Min.X, Y: top - 0.7*p.em}, rightOf)
		top -= 1.4 * p.em
	}
	foot := area.Min.Y + c.footHeight(p, s, area)
	gap := barGap(p)
	each := (area.Max.X - area.Min.X - gap) / 2
	for i, head := range []string{p.st.pick("by cause", "ตามสาเหตุ"), p.st.pick("by age", "ตามอายุ")} {
		left := area.Min.X + vg.Length(i)*(each+gap)
		p.writeMid(p.text.Shorten(head, small, each), small, faint, vg.Point{X: left, Y: top - 0.8*small.Size}, rightOf)
		c.bar(p, s.bars[i], box(left, foot, left+each, top-1.6*small.Size), keyed && i == 0)
		y := foot
		for _, l := range c.offsets(p, s.bars[i], each) {
			y -= leading(small)
			p.write(l, small, faint, vg.Point{X: left, Y: y}, rightOf)
		}
	}
}

// offsets names the parts that go the other way, below a bar.
func (c scarf) offsets(p *pen, b scarfBar, width vg.Length) []string {
	if len(b.against) == 0 {
		return nil
	}
	var parts []string
	for _, q := range b.against {
		parts = append(parts, q.name+" "+signed(q.value, 2))
	}
	return p.wrapLabel(p.st.pick("the other way: ", "หักลบ: ")+strings.Join(parts, ", "), p.st.noteFont(), width, 2)
}

func (c scarf) footHeight(p *pen, s strip, area vg.Rectangle) vg.Length {
	most := 0
	for _, b := range s.bars {
		most = max(most, len(c.offsets(p, b, (area.Max.X-area.Min.X-barGap(p))/2)))
	}
	return (vg.Length(most) + 0.3) * leading(p.st.noteFont())
}

// bar draws a bar with its parts named at its right, or their shares alone.
func (c scarf) bar(p *pen, b scarfBar, area vg.Rectangle, nameless bool) {
	face := p.st.noteFont()
	room, width := labelRoom(p, area.Max.X-area.Min.X)
	left := area.Max.X - room
	lines, most := b.labels(p, room, area.Max.Y-area.Min.Y, nameless), 1
	for _, l := range lines {
		most = max(most, len(l))
	}
	shown := b.largest(int((area.Max.Y - area.Min.Y) / (vg.Length(most)*leading(face) + 0.1*face.Size)))
	var middles []vg.Length
	y, total := area.Max.Y, b.total()
	for _, q := range b.parts {
		h := vg.Length(q.value/total) * (area.Max.Y - area.Min.Y)
		gap := min(p.hair/2, 0.2*h)
		p.bar(box(area.Min.X, y-h+gap, area.Min.X+width, y-gap), q.fill, true, q.weak)
		middles = append(middles, y-h/2)
		y -= h
	}
	var want []vg.Length
	for _, i := range shown {
		want = append(want, middles[i])
	}
	half := vg.Length(most) * leading(face) / 2
	for k, at := range spread(want, 2*half+0.1*face.Size, area.Min.Y+half, area.Max.Y-half) {
		p.line(p.hair/2, faint, nil, vg.Point{X: area.Min.X + width, Y: want[k]}, vg.Point{X: left - 0.3*p.em, Y: at})
		p.writeLines(lines[shown[k]], face, ink, vg.Point{X: left, Y: at}, rightOf)
	}
}

// largest are the n parts of most weight, in their order: those that are named where
// there is no room for all. The others are in the data of the figure.
func (b scarfBar) largest(n int) []int {
	out := make([]int, len(b.parts))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(i, j int) int { return cmp.Compare(math.Abs(b.parts[j].value), math.Abs(b.parts[i].value)) })
	out = out[:min(max(n, 0), len(out))]
	slices.Sort(out)
	return out
}

// labels breaks the names of parts in up to three lines, fewer where there is no room.
// Where years and percent of a part do not fit, all have percent alone.
func (b scarfBar) labels(p *pen, width, height vg.Length, nameless bool) (out [][]string) {
	face := p.st.noteFont()
	value := b.share
	for _, q := range b.parts {
		room := width
		if !nameless { // ages are short and stay whole
			room -= min(p.width(q.name+" ", face), 3*face.Size)
		}
		if p.width(b.share(q), face) > room {
			value = b.percent
		}
	}
	for n := 2; n >= 0; n-- {
		out = nil
		most := 1
		for _, q := range b.parts {
			l := []string{value(q)}
			if !nameless {
				l = p.partLabel(q.name, value(q), width, n)
			}
			out, most = append(out, l), max(most, len(l))
		}
		if vg.Length(len(out)*most)*(leading(face)+0.1*face.Size) <= height {
			break
		}
	}
	return out
}

// partLabel sets a name and a number on one line if they fit, else the name on up to n
// lines above the number; for n = 0 the name is cut.
func (p *pen) partLabel(name, value string, width vg.Length, n int) []string {
	face := p.st.noteFont()
	for _, space := range []string{"  ", " "} {
		if line := name + space + value; p.width(line, face) <= width {
			return []string{line}
		}
	}
	if n > 0 {
		return append(p.wrapLabel(name, face, width, n), value)
	}
	return []string{p.text.Shorten(name, face, width-p.width(" "+value, face)) + " " + value}
}
