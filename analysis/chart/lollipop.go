package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
	"gonum.org/v1/plot/vg"
)

// milestones are the ages at which Lollipop shows the years still to be lived.
func milestones() []int { return []int{0, 15, 30, 60, 65, 80} }

// Lollipop draws the life expectancy at ages 0, 15, 30, 60, 65 and 80, those there are:
// a stem as long as the years still to be lived, with a dot for each of one to three
// tables. For two it gives the difference, with a ring where it may be chance: less
// than two standard errors of the difference. It fails for other numbers of tables and
// where they share none of the ages.
func Lollipop(st *Style, about About, tables ...TableOf) (*Figure, error) {
	if len(tables) == 0 || len(tables) > 3 {
		return nil, nothing(fmt.Sprintf("a chart of life expectancies by age shows one to three populations, not %d", len(tables)), "choose fewer areas, years or sexes")
	}
	pops, periods := popsOf(tables)
	c := lollipop{names: st.labels(pops...)}
	data := Data{Header: []string{"area_code", "area", "area_th", "period", "sex", "age", "ex", "se"}}
	for _, age := range milestones() {
		l := stem{age: age}
		for _, t := range tables {
			x := t.Table.Ages.Index(age)
			if x < 0 {
				break
			}
			l.ex, l.se = append(l.ex, t.Table.Ex[x]), append(l.se, math.Sqrt(t.Table.Variance()[x]))
		}
		if len(l.ex) < len(tables) {
			continue
		}
		c.stems = append(c.stems, l)
		for i, p := range pops {
			data.add(p.Area.Code, p.Area.Name("en"), p.Area.TH, p.Period.String(), p.Sex.String(), fmt.Sprint(age), full(l.ex[i]), full(l.se[i]))
		}
	}
	if len(c.stems) == 0 {
		return nil, nothing("the tables share none of the ages 0, 15, 30, 60, 65 and 80", "choose populations of one dataset")
	}
	f := &Figure{Kind: "lollipop", style: st, Title: st.sentence(c.title(st, pops)), Data: data, Simulated: about.Simulated, paint: c.paint,
		Subtitle: st.pick("Years still to be lived on average by those who have reached an age", "จำนวนปีที่จะมีชีวิตต่อไปโดยเฉลี่ยของผู้ที่มีอายุถึงอายุนั้น"),
		Notes:    about.notes(st, "ax "+tables[0].Table.Options.Ax.String(), periods...)}
	f.Description = describe(f.Title+".", f.Subtitle+".", c.words(st))
	return f, nil
}

type lollipop struct {
	names []string
	stems []stem
}

// stem holds the expectancies of all tables at an age, with their standard errors.
type stem struct {
	age    int
	ex, se []float64
}

func (l stem) difference() float64 { return l.ex[0] - l.ex[1] }

// chance reports whether the first two may be equal.
func (l stem) chance() bool { return math.Abs(l.difference()) < 2*math.Hypot(l.se[0], l.se[1]) }

func (l stem) name(st *Style) string {
	if l.age == 0 {
		return st.pick("at birth", "เมื่อแรกเกิด")
	}
	return fmt.Sprintf(st.pick("at age %d", "เมื่ออายุ %d ปี"), l.age)
}

// title compares the first two populations at the first age and at 60, or says what
// the only one has at these.
func (c lollipop) title(st *Style, pops []*analysis.Population) string {
	first, old := c.stems[0], c.stems[len(c.stems)-1]
	if i := slices.IndexFunc(c.stems, func(l stem) bool { return l.age == 60 }); i >= 0 {
		old = c.stems[i]
	}
	m := measure{name: Phrase{"life expectancy", "อายุคาดเฉลี่ย"}, unit: Phrase{"years", "ปี"}, scale: 1, years: true}
	if len(pops) == 1 {
		here, _ := st.sides(pops[0], pops[0])
		return fmt.Sprintf(st.pick("%s is %s years %s and %s %s", "%s %s ปี%s และ %s ปี%s"), subject(st, m, here), fixed(first.ex[0], 1), first.name(st), fixed(old.ex[0], 1), old.name(st))
	}
	here, there := st.sides(pops[0], pops[1])
	part := func(l stem) string {
		s := fmt.Sprintf(st.pick("%s %s years", "%s %s ปี"), l.name(st), signed(l.difference(), 1))
		if l.chance() {
			s += st.pick(" (may be chance)", " (อาจเป็นความบังเอิญ)")
		}
		return s
	}
	return fmt.Sprintf(st.pick("%s against that %s: %s, %s", "%sเทียบกับ%s: %s, %s"), subject(st, m, here), there, part(first), part(old))
}

func (c lollipop) words(st *Style) string {
	var parts []string
	for _, l := range c.stems {
		var values []string
		for i, v := range l.ex {
			values = append(values, c.names[i]+" "+fixed(v, 1))
		}
		parts = append(parts, l.name(st)+": "+strings.Join(values, ", "))
	}
	return strings.Join(parts, "; ") + "."
}

func (c lollipop) paint(p *pen, area vg.Rectangle) {
	face, small := p.st.labelFont(), p.st.noteFont()
	n := len(c.names)
	var labels []string
	hi := 0.0
	for _, l := range c.stems {
		labels = append(labels, upperFirst(l.name(p.st)))
		hi = max(hi, slices.Max(l.ex))
	}
	names := p.widest(labels, face)
	column := p.width("000.0", face) + 0.6*p.em
	last := vg.Length(0) // of the difference
	if n == 2 {
		last = max(p.width(differenceHead(p.st), small), p.width("+00.0", face)+1.2*p.em) + 0.8*p.em
	}
	keys := vg.Length(n) * 1.5 * p.em
	head, foot := 1.8*p.em, 1.9*small.Size+keys
	top, bottom := area.Max.Y-head, area.Min.Y+foot
	pitch := min((top-bottom)/vg.Length(len(c.stems)), 5*p.em)
	bottom = top - pitch*vg.Length(len(c.stems))
	s := scale{lo: 0, hi: hi, from: area.Min.X + names + 0.8*p.em, to: area.Max.X - last - vg.Length(n)*column - p.em}
	p.axisX(s, bottom, top, tickText)
	for i := range n {
		c.mark(p, i, vg.Point{X: s.to + p.em + vg.Length(i+1)*column - 0.35*p.em, Y: top + 0.8*p.em})
	}
	if n == 2 {
		p.writeMid(differenceHead(p.st), small, faint, vg.Point{X: area.Max.X, Y: top + 0.8*p.em}, leftOf)
	}
	for j, l := range c.stems {
		y := top - (vg.Length(j)+0.5)*pitch
		p.writeMid(labels[j], face, ink, vg.Point{X: area.Min.X + names, Y: y}, leftOf)
		p.line(2*p.hair, restGrey.Color, nil, vg.Point{X: s.at(0), Y: y}, vg.Point{X: s.at(slices.Max(l.ex)), Y: y})
		for i, v := range l.ex {
			z := lifetable.Z(0.95) * l.se[i]
			p.line(p.hair, lineStyles()[i].color, nil, vg.Point{X: s.at(v - z), Y: y}, vg.Point{X: min(s.at(v+z), s.to+0.5*p.em), Y: y})
			c.mark(p, i, vg.Point{X: s.at(v), Y: y})
			p.writeMid(fixed(v, 1), face, ink, vg.Point{X: s.to + p.em + vg.Length(i+1)*column, Y: y}, leftOf)
		}
		if n == 2 {
			text := signed(l.difference(), 1)
			p.writeMid(text, face, ink, vg.Point{X: area.Max.X, Y: y}, leftOf)
			if l.chance() {
				p.ring(vg.Point{X: area.Max.X - p.width(text, face) - 0.6*p.em, Y: y}, 0.2*p.em, faint)
			}
		}
	}
	p.line(1.5*p.hair, ink, nil, vg.Point{X: s.at(0), Y: bottom}, vg.Point{X: s.at(0), Y: top})
	c.key(p, vg.Point{X: area.Min.X, Y: bottom - 1.9*small.Size - 0.75*p.em}, area.Max.X)
}

// mark is the dot of a table: full, a ring, or full in a third colour.
func (c lollipop) mark(p *pen, i int, at vg.Point) {
	if i == 1 {
		p.ring(at, 0.3*p.em, lineStyles()[i].color)
		return
	}
	p.dot(at, 0.3*p.em, lineStyles()[i].color)
}

// key names the tables, and says at the right of the first what rings mean.
func (c lollipop) key(p *pen, at vg.Point, right vg.Length) {
	small := p.st.noteFont()
	note := ""
	if len(c.names) == 2 && slices.ContainsFunc(c.stems, stem.chance) {
		note = p.st.pick("○ before a difference: may be chance", "○ หน้าผลต่าง: อาจเป็นความบังเอิญ")
	}
	room := right - at.X - 1.2*p.em
	p.writeMid(note, small, faint, vg.Point{X: right, Y: at.Y}, leftOf)
	for i, name := range c.names {
		y := at.Y - vg.Length(i)*1.5*p.em
		c.mark(p, i, vg.Point{X: at.X + 0.4*p.em, Y: y})
		free := room
		if i == 0 && note != "" {
			free -= p.width(note, small) + p.em
		}
		p.writeMid(p.text.Shorten(name, p.st.labelFont(), free), p.st.labelFont(), ink, vg.Point{X: at.X + 1.2*p.em, Y: y}, rightOf)
	}
}

func differenceHead(st *Style) string { return st.pick("difference", "ผลต่าง") }
