package chart

import (
	"fmt"
	"image/color"
	"slices"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis/chart/thaitext"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// rankGrid is how the boxes of Ranks are set: how many on a side, the causes that come
// from below or go there, and the room of a row.
type rankGrid struct {
	boxes          int
	fromLow, toLow []int // causes without a box on the left, and on the right
	pitch          vg.Length
	face, bold     font.Font
	lines          int // of a name
	// Columns, from the left: limits of ranks, boxes, lines, boxes, limits, changes.
	left0, left1, right0, right1, deaths, asr vg.Length
	hasLimits, hasDeaths, hasASR              bool
}

// rows is the height of all rows in pitches.
func (g rankGrid) rows(vague bool) float64 {
	n := float64(g.boxes)
	if low := max(len(g.fromLow), len(g.toLow)); low > 0 {
		n += lowGap + float64(low)
	}
	if vague {
		n += lowGap + 1
	}
	return n
}

// lowGap is the room above what stands below the boxes, in rows.
const lowGap = 0.3

// cut gives the first n ranks boxes.
func (c ranks) cut(n int) (g rankGrid) {
	g.boxes = min(n, len(c.right))
	for _, cause := range c.right[:g.boxes] {
		if slices.Index(c.left, cause) >= g.boxes {
			g.fromLow = append(g.fromLow, cause)
		}
	}
	for _, cause := range c.left[:g.boxes] {
		if slices.Index(c.right, cause) >= g.boxes {
			g.toLow = append(g.toLow, cause)
		}
	}
	byPlace := func(order []int) func(a, b int) int {
		return func(a, b int) int { return slices.Index(order, a) - slices.Index(order, b) }
	}
	slices.SortFunc(g.fromLow, byPlace(c.left))
	slices.SortFunc(g.toLow, byPlace(c.right))
	return g
}

// grid chooses the most boxes that fit, with names in two lines where that leaves ten
// of them or names would be cut otherwise.
func (c ranks) grid(p *pen, area vg.Rectangle, head vg.Length) rankGrid {
	small := p.st.noteFont()
	room := area.Max.Y - area.Min.Y - head
	fit := func(lines int) (g rankGrid) {
		least := vg.Length(lines)*leading(small) + 0.4*small.Size
		for n := mostBoxes; n >= 1; n-- {
			g = c.cut(n)
			if vg.Length(g.rows(c.hasVague))*least <= room {
				break
			}
		}
		g.face, g.bold = small, thaitext.Bold(small.Size)
		g.pitch = min(room/vg.Length(g.rows(c.hasVague)), 4*leading(small))
		g.lines = max(lines, int((g.pitch-0.4*small.Size)/leading(small)))
		c.columns(p, &g, area)
		return g
	}
	one, two := fit(1), fit(2)
	const enough = 10
	if !c.cuts(p, one) || one.lines >= two.lines || two.boxes < min(enough, one.boxes) && two.boxes*2 < one.boxes*3/2 {
		return one
	}
	return two
}

// cuts reports whether a name in a box would be shortened.
func (c ranks) cuts(p *pen, g rankGrid) bool {
	return slices.ContainsFunc(c.right[:g.boxes], func(cause int) bool {
		return p.width(c.movers[cause].name, g.bold) > c.nameRoom(p, g)
	})
}

// nameRoom is the width of a name in a box, right of its rank.
func (c ranks) nameRoom(p *pen, g rankGrid) vg.Length {
	return g.left1 - g.left0 - c.rankRoom(p, g) - 0.5*g.face.Size
}

func (c ranks) rankRoom(p *pen, g rankGrid) vg.Length { return p.width("00", g.bold) + g.face.Size }

// columns shares the width out: the boxes of both sides are alike. Where they would be
// too narrow to read, the columns beside them give way: the rate, then the limits of
// the ranks, then the deaths.
func (c ranks) columns(p *pen, g *rankGrid, area vg.Rectangle) {
	var limits, deaths, asr vg.Length
	ring := 1.1*g.face.Size + 0.5*p.em
	for _, m := range c.movers {
		limits = max(limits, p.width(rankLimits(m.then.RankLower, m.then.RankUpper), g.face), p.width(rankLimits(m.now.RankLower, m.now.RankUpper), g.face))
		deaths = max(deaths, p.width(changeText(m.shift.Deaths.Value, m.shift.HasDeaths), g.bold)+ring)
		asr = max(asr, p.width(changeText(m.shift.ASR.Value, m.shift.HasASR), g.bold)+ring)
	}
	if c.drawn {
		limits = max(limits, p.width(limitsHead(c), g.face)) + 0.5*p.em
	}
	deaths, asr = max(deaths, p.widest(deathHead(p.st), g.face)+0.5*p.em), max(asr, p.widest(asrHead(p.st), g.face)+0.5*p.em)
	for _, width := range []*vg.Length{nil, &asr, &limits, &deaths} {
		if width != nil {
			*width = 0
		}
		room := area.Max.X - area.Min.X - asr - deaths - 2*limits
		between := max(0.16*room, 3*p.em)
		each := (room - between) / 2
		g.asr, g.deaths = area.Max.X, area.Max.X-asr
		g.left0 = area.Min.X + limits
		g.left1 = g.left0 + each
		g.right0 = g.left1 + between
		g.right1 = g.right0 + each
		g.hasLimits, g.hasDeaths, g.hasASR = limits > 0, deaths > 0, asr > 0
		if each >= 8.5*g.face.Size {
			break
		}
	}
}

func (c ranks) paint(p *pen, area vg.Rectangle) {
	small, fine := p.st.noteFont(), p.st.footFont()
	notes := p.wrapLabel(c.notes(p.st), fine, area.Max.X-area.Min.X, 2)
	keys := p.keyLines(c.keys(p.st), area.Max.X-area.Min.X, 2)
	foot := vg.Length(len(notes))*leading(fine) + vg.Length(len(keys))*1.4*small.Size + 0.4*p.em
	head := 2*leading(small) + 0.3*p.em
	g := c.grid(p, box(area.Min.X, area.Min.Y+foot, area.Max.X, area.Max.Y), head)
	c.heads(p, g, area.Max.Y-head/2)
	top := area.Max.Y - head
	y := func(row float64) vg.Length { return top - vg.Length(row+0.5)*g.pitch }
	left, right := c.places(g, c.left, g.fromLow), c.places(g, c.right, g.toLow)
	moves := c.shown(g)
	for _, strong := range []bool{false, true} {
		for _, m := range moves {
			if m.strong == strong {
				c.link(p, g, m, y(left[m.now.Cause]), y(right[m.now.Cause]))
			}
		}
	}
	for _, m := range moves {
		from, to := left[m.now.Cause], right[m.now.Cause]
		c.place(p, g, m, box(g.left0, y(from), g.left1, y(from)), from < float64(g.boxes), true)
		c.place(p, g, m, box(g.right0, y(to), g.right1, y(to)), to < float64(g.boxes), false)
		c.changes(p, g, m, y(to))
	}
	if c.hasVague {
		c.unranked(p, g, y(g.rows(true)-1))
	}
	p.drawKeys(keys, area.Min.X, area.Min.Y+foot-0.4*p.em-0.7*small.Size)
	p.writeLines(notes, fine, faint, vg.Point{X: area.Min.X, Y: area.Min.Y + vg.Length(len(notes))/2*leading(fine)}, rightOf)
}

// places are the rows of the causes drawn, those without a box below the others.
func (c ranks) places(g rankGrid, order, low []int) map[int]float64 {
	out := map[int]float64{}
	for i, cause := range order[:g.boxes] {
		out[cause] = float64(i)
	}
	for i, cause := range low {
		out[cause] = float64(g.boxes) + lowGap + float64(i)
	}
	return out
}

// shown are the causes with a place, the strongest moves marked.
func (c ranks) shown(g rankGrid) (out []mover) {
	strong := c.strongest(g.boxes)
	for _, cause := range append(slices.Clone(c.left[:g.boxes]), g.fromLow...) {
		m := *c.movers[cause]
		m.strong = slices.Contains(strong, c.movers[cause])
		out = append(out, m)
	}
	return out
}

// link joins the places of a cause.
func (c ranks) link(p *pen, g rankGrid, m mover, from, to vg.Length) {
	var dashes []vg.Length
	if m.rises() < 0 {
		dashes = p.scaled([]vg.Length{3, 2})
	}
	w, col := p.hair, color.NRGBA{0x96, 0x96, 0x96, 0xFF}
	if m.strong {
		w, col = 2.2*p.hair, ink
	}
	p.line(w, col, dashes, vg.Point{X: g.left1, Y: from}, vg.Point{X: g.right0, Y: to})
}

// place draws a cause in a box, or without one where its rank is below them.
func (c ranks) place(p *pen, g rankGrid, m mover, r vg.Rectangle, boxed, before bool) {
	b := m.now
	if before {
		b = m.then
	}
	mid, face, letters := r.Min.Y, g.face, faint
	half := 0.5*g.pitch - 1.2*p.hair
	if m.strong {
		face = g.bold
	}
	if boxed {
		letters = ink
		r = box(r.Min.X, mid-half, r.Max.X, mid+half)
		p.bar(r, Fill{Color: faded(m.family.fill().Color, 0.18)}, false, false)
		p.bar(box(r.Min.X, r.Min.Y, r.Min.X+0.4*g.face.Size, r.Max.Y), m.family.fill(), true, false)
		w := p.hair / 2
		if m.strong {
			w = 1.5 * p.hair
		}
		p.frame(r, w, letters)
	}
	ranks := r.Min.X + c.rankRoom(p, g) - 0.1*g.face.Size
	p.writeMid(strconv.Itoa(b.Rank), g.bold, letters, vg.Point{X: ranks, Y: mid}, leftOf)
	name := p.wrapLabel(m.name, face, c.nameRoom(p, g), g.lines)
	p.writeLines(name, face, letters, vg.Point{X: ranks + 0.4*g.face.Size, Y: mid}, rightOf)
	side, at := rightOf, g.right1+0.3*p.em
	if before {
		side, at = leftOf, g.left0-0.3*p.em
	}
	if g.hasLimits {
		p.writeMid(rankLimits(b.RankLower, b.RankUpper), g.face, faint, vg.Point{X: at, Y: mid}, side)
	}
}

// changes writes how deaths and rate of a cause changed since somebody died of it; a
// ring says that it may be chance.
func (c ranks) changes(p *pen, g rankGrid, m mover, y vg.Length) {
	face := g.face
	if m.strong {
		face = g.bold
	}
	write := func(x vg.Length, v float64, known, chance bool) {
		s := changeText(v, known)
		if m.then.Deaths == 0 {
			s = p.st.pick("new", "ใหม่")
		}
		if known && chance {
			p.ring(vg.Point{X: x - p.width(s, face) - 0.6*face.Size, Y: y}, 0.22*face.Size, faint)
		}
		p.writeMid(s, face, ink, vg.Point{X: x, Y: y}, leftOf)
	}
	if g.hasDeaths {
		write(g.deaths, m.shift.Deaths.Value, m.shift.HasDeaths, mayBeZero(m.shift.Deaths))
	}
	if g.hasASR {
		write(g.asr, m.shift.ASR.Value, m.shift.HasASR, mayBeZero(m.shift.ASR))
	}
}

// unranked draws the row of deaths without a rank: their share of all deaths in either
// year.
func (c ranks) unranked(p *pen, g rankGrid, y vg.Length) {
	half := 0.5*g.pitch - 1.2*p.hair
	name := p.st.pick("not ranked: ", "ไม่จัดอันดับ: ")
	for i, at := range [][2]vg.Length{{g.left0, g.left1}, {g.right0, g.right1}} {
		all := []float64{c.then.All.Deaths, c.now.All.Deaths}[i]
		r := box(at[0], y-half, at[1], y+half)
		p.bar(box(r.Min.X, r.Min.Y, r.Min.X+1.2*g.face.Size, r.Max.Y), unclear, true, false)
		p.frame(r, p.hair/2, ink)
		text := name + fixed(100*c.vague[i]/all, 0) + p.st.pick(" % of deaths", " % ของการตาย")
		p.writeLines(p.wrapLabel(text, g.face, at[1]-at[0]-2*g.face.Size, g.lines), g.face, ink, vg.Point{X: r.Min.X + 1.6*g.face.Size, Y: y}, rightOf)
	}
	p.line(p.hair, faint, p.scaled([]vg.Length{1, 2}), vg.Point{X: g.left1, Y: y}, vg.Point{X: g.right0, Y: y})
	if c.vague[0] > 0 && g.hasDeaths {
		years := float64(c.then.Population.Period.Years()) / float64(c.now.Population.Period.Years())
		p.writeMid(changeText(100*(c.vague[1]/c.vague[0]*years-1), true), g.face, ink, vg.Point{X: g.deaths, Y: y}, leftOf)
	}
}

func (c ranks) heads(p *pen, g rankGrid, y vg.Length) {
	small, bold := p.st.noteFont(), p.st.boldFont()
	write := func(lines []string, x vg.Length) { p.writeLines(lines, small, faint, vg.Point{X: x, Y: y}, leftOf) }
	p.writeMid(upperFirst(p.st.inYear(c.then.Population.Period)), bold, ink, vg.Point{X: g.left0, Y: y}, rightOf)
	p.writeMid(upperFirst(p.st.inYear(c.now.Population.Period)), bold, ink, vg.Point{X: g.right0, Y: y}, rightOf)
	if g.hasLimits {
		write([]string{limitsHead(c)}, g.left0-0.3*p.em)
		p.writeMid(limitsHead(c), small, faint, vg.Point{X: g.right1 + 0.3*p.em, Y: y}, rightOf)
	}
	if g.hasDeaths {
		write(deathHead(p.st), g.deaths)
	}
	if g.hasASR {
		write(asrHead(p.st), g.asr)
	}
}

func limitsHead(c ranks) string { return fmt.Sprintf("(%g %%)", 100*c.now.Options.Level) }

func deathHead(st *Style) []string {
	return []string{st.pick("deaths", "ตายต่อปี"), st.pick("change", "เปลี่ยน")}
}

func asrHead(st *Style) []string {
	return []string{st.pick("ASR", "อัตราปรับ"), st.pick("change", "อายุเปลี่ยน")}
}

// changeText prints a change in percent; large ones as a multiple.
func changeText(v float64, known bool) string {
	switch {
	case !known:
		return "–"
	case v >= 900:
		return "×" + fixed(v/100+1, 0)
	}
	return signed(v, 0) + " %"
}

// notes explain lines and signs.
func (c ranks) notes(st *Style) string {
	parts := []string{st.pick("whole line: rank up or the same, dashed: down", "เส้นทึบ: อันดับขึ้นหรือคงเดิม เส้นประ: อันดับลง"), st.pick("○ may be chance", "○ อาจเป็นความบังเอิญ")}
	if len(c.strongest(mostBoxes)) > 0 {
		parts = append(parts, st.pick("black: largest moves beyond chance", "สีดำ: อันดับเปลี่ยนมากที่สุดอย่างชัดเจน"))
	}
	return strings.Join(parts, " · ")
}

// keys are the families there are.
func (c ranks) keys(st *Style) (out []entry) {
	for f := range familyCount {
		for _, m := range c.movers {
			if m.family == f {
				out = append(out, entry{name: f.name().in(st), fill: f.fill()})
				break
			}
		}
	}
	return out
}
