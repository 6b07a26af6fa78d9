package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
)

// Sensitivity is how an outcome depends on what was assumed.
type Sensitivity struct {
	Outcome Phrase  // "life expectancy gained by the plan"
	Unit    Phrase  // "years"
	Central float64 // with every assumption as it is
	Swings  []Swing
	Method  string // how the outcome is worked out, as on the command line
}

// Swing is an assumption, and the outcome at its lower and its upper end, all others
// kept as they are.
type Swing struct {
	ID             string
	Name           Phrase
	AtLow, AtHigh  float64 // the outcome
	Low, High, Now string  // the assumption: "25 %", "45 %" and "38 %"
}

// width is how far an assumption moves the outcome.
func (s Swing) width() float64 { return math.Abs(s.AtHigh - s.AtLow) }

// Tornado draws which assumptions an outcome depends on: a bar for each from the
// outcome at its lower end to that at its upper end, around a line at the central
// outcome, the widest on top. Ends carry the values assumed; the part beyond the
// centre on the side of the lower value is pale, the other dark. Assumptions that find
// no room are counted. It fails where no assumption moves the outcome.
func Tornado(st *Style, about About, s Sensitivity) (*Figure, error) {
	swings := slices.Clone(s.Swings)
	slices.SortStableFunc(swings, func(a, b Swing) int { return cmp.Compare(b.width(), a.width()) })
	if len(swings) == 0 || swings[0].width() == 0 {
		return nil, nothing("no assumption moves the outcome, so there is nothing to draw", "give at least one assumption a lower and an upper value")
	}
	c := tornado{Sensitivity: s, swings: swings}
	f := &Figure{Kind: "tornado", style: st, Title: st.sentence(c.title(st)), Simulated: about.Simulated, Data: c.data(), paint: c.paint,
		Subtitle: fmt.Sprintf(st.pick("%s, %s, when one assumption at a time takes its lower or upper value", "%s (%s) เมื่อเปลี่ยนข้อสมมติทีละข้อเป็นค่าต่ำหรือค่าสูง"), upperFirst(s.Outcome.in(st)), s.Unit.in(st)),
		Notes:    about.notes(st, s.Method)}
	f.Description = describe(f.Title+".", f.Subtitle+".", c.words(st))
	return f, nil
}

// tornado is the drawing of Tornado.
type tornado struct {
	Sensitivity
	swings []Swing // the widest first
}

// title names the assumption that matters most.
func (c tornado) title(st *Style) string {
	w := c.swings[0]
	lo, hi := min(w.AtLow, w.AtHigh), max(w.AtLow, w.AtHigh)
	return fmt.Sprintf(st.pick("%s depends most on %s: %s to %s %s around %s", "%sขึ้นกับ%sมากที่สุด: %s ถึง %s %s (ค่ากลาง %s)"),
		upperFirst(c.Outcome.in(st)), w.Name.in(st), fixed(lo, 2), fixed(hi, 2), c.Unit.in(st), fixed(c.Central, 2))
}

func (c tornado) words(st *Style) string {
	var parts []string
	for _, w := range c.swings {
		parts = append(parts, fmt.Sprintf("%s %s–%s: %s–%s", w.Name.in(st), w.Low, w.High, fixed(w.AtLow, 2), fixed(w.AtHigh, 2)))
	}
	return strings.Join(parts, st.pick("; ", " · ")) + "."
}

func (c tornado) data() Data {
	d := Data{Header: []string{"assumption_id", "assumption", "assumption_th", "low", "now", "high", "outcome_at_low", "outcome", "outcome_at_high"}}
	for _, w := range c.swings {
		d.add(w.ID, w.Name.EN, w.Name.TH, w.Low, w.Now, w.High, full(w.AtLow), full(c.Central), full(w.AtHigh))
	}
	return d
}

func (c tornado) paint(p *pen, area vg.Rectangle) {
	small := p.st.noteFont()
	width := area.Max.X - area.Min.X
	head, foot := 1.8*p.em, 3.4*small.Size
	var rows []row
	for _, w := range c.swings {
		name := w.Name.in(p.st)
		if w.Now != "" {
			name += " (" + w.Now + ")"
		}
		rows = append(rows, row{id: w.ID + name, name: name})
	}
	t := p.openTable(rows, 0, width, area.Max.Y-area.Min.Y-head-foot)
	top := area.Max.Y - head
	bottom := top - t.total(0)
	left := area.Min.X + t.names + 0.8*p.em
	s := c.scale(p, t, left, area.Max.X)
	p.axisX(s, bottom, top, fixed)
	y := top
	for i := range t.rows {
		mid := y - t.heights[i]/2
		p.writeLines(t.labels[i], t.face, ink, vg.Point{X: area.Min.X + t.names, Y: mid}, leftOf)
		c.bar(p, s, c.swings[i], mid, t.thick())
		y -= t.heights[i]
	}
	p.line(1.5*p.hair, ink, nil, vg.Point{X: s.at(c.Central), Y: bottom}, vg.Point{X: s.at(c.Central), Y: top})
	label := fixed(c.Central, 2) + " " + c.Unit.in(p.st)
	half := p.width(label, p.st.boldFont()) / 2
	p.writeMid(label, p.st.boldFont(), ink, vg.Point{X: min(max(s.at(c.Central), area.Min.X+half), area.Max.X-half), Y: top + 0.8*p.em}, centred)
	c.key(p, vg.Point{X: area.Min.X, Y: bottom - 2.8*small.Size}, len(c.swings)-len(t.rows), width)
}

// key says what pale and dark mean, and how many assumptions found no room.
func (c tornado) key(p *pen, at vg.Point, left int, width vg.Length) {
	keys := []entry{{name: p.st.pick("lower value of the assumption", "ค่าต่ำของข้อสมมติ"), fill: lowSide}, {name: p.st.pick("upper value", "ค่าสูงของข้อสมมติ"), fill: highSide}}
	if left > 0 {
		keys = append(keys, entry{name: fmt.Sprintf(p.st.pick("%d more not drawn", "ไม่ได้แสดงอีก %d ข้อ"), left), fill: Fill{Color: paper}})
	}
	p.drawKeys(p.keyLines(keys, width, 1), at.X, at.Y)
}

// The two sides of a tornado.
var (
	lowSide  = Fill{faded(hues()[3].Color, 0.6), Solid}
	highSide = Fill{hues()[0].Color, Solid}
)

// scale holds all ends with the values written beside them.
func (c tornado) scale(p *pen, t nameTable, from, to vg.Length) scale {
	lo, hi := c.Central, c.Central
	var before, after vg.Length
	for _, w := range c.swings[:len(t.rows)] {
		lo, hi = min(lo, w.AtLow, w.AtHigh), max(hi, w.AtLow, w.AtHigh)
		first, last := w.Low, w.High
		if w.AtLow > w.AtHigh {
			first, last = last, first
		}
		before, after = max(before, p.width(first, t.face)), max(after, p.width(last, t.face))
	}
	before, after = before+0.8*p.em, after+0.8*p.em
	k := (hi - lo) / float64(max(to-from-before-after, p.em))
	return scale{lo: lo - float64(before)*k, hi: hi + float64(after)*k, from: from, to: to}
}

// bar draws an assumption: pale from the centre to its lower value, dark to its upper
// one. Where both ends lie on one side, the shorter bar is thinner, so that it shows.
func (c tornado) bar(p *pen, s scale, w Swing, y, thick vg.Length) {
	ends := []struct {
		value float64
		text  string
		fill  Fill
	}{{w.AtLow, w.Low, lowSide}, {w.AtHigh, w.High, highSide}}
	one := (w.AtLow-c.Central)*(w.AtHigh-c.Central) > 0
	if one && math.Abs(w.AtHigh-c.Central) > math.Abs(w.AtLow-c.Central) {
		ends[0], ends[1] = ends[1], ends[0]
	}
	face := p.st.labelFont()
	for i, e := range ends {
		half := thick / 2
		if one && i == 1 {
			half *= 0.5
		}
		p.bar(box(s.at(c.Central), y-half, s.at(e.value), y+half), e.fill, false, false)
	}
	if w.AtLow <= w.AtHigh {
		c.end(p, s, w.AtLow, w.Low, y, leftOf, face, one && w.AtLow > c.Central)
		c.end(p, s, w.AtHigh, w.High, y, rightOf, face, one && w.AtHigh < c.Central)
		return
	}
	c.end(p, s, w.AtHigh, w.High, y, leftOf, face, one && w.AtHigh > c.Central)
	c.end(p, s, w.AtLow, w.Low, y, rightOf, face, one && w.AtLow < c.Central)
}

// end writes the value assumed at an end of a bar; one inside the bar has no room and
// stands beside the centre.
func (c tornado) end(p *pen, s scale, v float64, label string, y vg.Length, side text.XAlignment, face font.Font, inside bool) {
	if inside {
		v = c.Central
	}
	at := s.at(v) + 0.4*p.em
	if side == leftOf {
		at = s.at(v) - 0.4*p.em
	}
	p.writeMid(label, face, ink, vg.Point{X: at, Y: y}, side)
}
