package chart

import (
	"fmt"
	"slices"

	"github.com/lehackathon/le/lifetable"
	"gonum.org/v1/plot/vg"
)

// Survival draws how many of 100 people at the first age of a life table would be
// alive at every later age, were the death rates of the period to stay: one curve a
// table, up to six. A dot marks the age half of them reach. Curves are those of
// lifetable.Table.AgeAt: a monotone spline, exponential in the open interval.
func Survival(st *Style, about About, tables ...TableOf) (*Figure, error) {
	if err := checkLines(len(tables)); err != nil {
		return nil, err
	}
	pops, periods := popsOf(tables)
	first := tables[0].Table.Ages[0]
	if slices.ContainsFunc(tables, func(t TableOf) bool { return t.Table.Ages[0] != first }) {
		return nil, nothing("the tables do not start at the same age", "choose populations of one dataset")
	}
	c := survival{first: float64(first)}
	data := Data{Header: []string{"area_code", "area", "area_th", "period", "sex", "age", "alive_percent"}}
	for i, name := range st.labels(pops...) {
		t := tables[i]
		half, ok := t.Table.AgeAt(0.5)
		if !ok {
			return nil, nothing("the table of "+name+" has no age that half of its people reach", "check its death rates")
		}
		c.curves = append(c.curves, survivors{name: name, table: t.Table, half: half})
		for x := range t.Table.Ages {
			data.add(t.Pop.Area.Code, t.Pop.Area.Name("en"), t.Pop.Area.TH, t.Pop.Period.String(), t.Pop.Sex.String(),
				t.Table.Ages.Label(x), full(100*t.Table.Lx[x]/t.Table.Lx[0]))
		}
	}
	of := st.pick("100 born", "คนเกิด 100 คน")
	if first > 0 {
		of = fmt.Sprintf(st.pick("100 people aged %d", "คนอายุ %d ปี 100 คน"), first)
	}
	open := fixed(c.curves[0].open(), 0)
	f := &Figure{Kind: "survival", style: st, Title: st.sentence(c.title(st, tables)), Data: data, Simulated: about.Simulated, paint: c.paint,
		Subtitle: fmt.Sprintf(st.pick("How many of %s would be alive at each age, were the death rates of these years to stay (dotted from %s: assumed)", "จำนวนผู้ที่ยังมีชีวิตอยู่ในแต่ละอายุ จาก%s หากอัตราตายคงเดิม (เส้นประตั้งแต่อายุ %s ปี เป็นค่าประมาณ)"), of, open),
		Notes:    about.notes(st, "ax "+tables[0].Table.Options.Ax.String(), periods...)}
	f.Description = describe(f.Title+".", f.Subtitle+".", c.words(st))
	return f, nil
}

type survival struct {
	first  float64
	curves []survivors
}

// survivors is a curve of a survival chart; half is the age half of them reach.
type survivors struct {
	name  string
	table *lifetable.Table
	half  float64
}

// title says to which age half of the people live, here and there.
func (c survival) title(st *Style, tables []TableOf) string {
	if len(tables) == 2 {
		here, there := st.sides(tables[0].Pop, tables[1].Pop)
		return fmt.Sprintf(st.pick("Half %s live to age %s, half %s to %s", "ครึ่งหนึ่งของ%sมีชีวิตอยู่ถึงอายุ %s ปี ของ%s %s ปี"),
			here, fixed(c.curves[0].half, 1), there, fixed(c.curves[1].half, 1))
	}
	if len(tables) == 1 {
		here, _ := st.sides(tables[0].Pop, tables[0].Pop)
		return fmt.Sprintf(st.pick("Half %s live to age %s", "ครึ่งหนึ่งของ%sมีชีวิตอยู่ถึงอายุ %s ปี"), here, fixed(c.curves[0].half, 1))
	}
	low := slices.MinFunc(c.curves, byHalf)
	high := slices.MaxFunc(c.curves, byHalf)
	return fmt.Sprintf(st.pick("The age that half live to ranges from %s (%s) to %s (%s)", "อายุที่ครึ่งหนึ่งมีชีวิตอยู่ถึง อยู่ระหว่าง %s ปี (%s) ถึง %s ปี (%s)"),
		fixed(low.half, 1), low.name, fixed(high.half, 1), high.name)
}

func byHalf(a, b survivors) int {
	switch {
	case a.half < b.half:
		return -1
	case a.half > b.half:
		return 1
	}
	return 0
}

func (c survival) words(st *Style) string {
	s := ""
	for _, v := range c.curves {
		s += fmt.Sprintf(st.pick("%s: half live to %s. ", "%s: ครึ่งหนึ่งอยู่ถึงอายุ %s ปี "), v.name, fixed(v.half, 1))
	}
	return s
}

func (c survival) paint(p *pen, area vg.Rectangle) {
	small := p.st.noteFont()
	y := scale{lo: 0, hi: 100, from: area.Min.Y + 3.2*small.Size, to: area.Max.Y - 0.5*p.em}
	left := area.Min.X + p.width("100", small) + 0.8*p.em
	x := scale{lo: c.first, hi: 105, from: left, to: area.Max.X - 0.5*p.em}
	p.axisY(y, left, x.to, func(v float64, _ int) string { return fixed(v, 0) })
	p.agesBelow(x, y.from, nil)
	p.line(1.5*p.hair, ink, nil, vg.Point{X: left, Y: y.from}, vg.Point{X: x.to, Y: y.from})
	p.line(p.hair, faint, []vg.Length{3 * p.hair, 3 * p.hair}, vg.Point{X: left, Y: y.at(50)}, vg.Point{X: x.to, Y: y.at(50)})
	styles := lineStyles()
	var names []string
	for i, v := range c.curves {
		known, beyond := v.points(x, y)
		p.curve(styles[i], known)
		p.line(p.hair, styles[i].color, p.scaled([]vg.Length{1, 2}), beyond...)
		p.dot(vg.Point{X: x.at(v.half), Y: y.at(50)}, 0.28*p.em, styles[i].color)
		names = append(names, fixed(v.half, 1)+p.st.pick(": ", " ปี: ")+v.name)
	}
	// Below the curves and left of where they fall there is always room.
	p.writeMid(p.st.pick("half live to age …", "ครึ่งหนึ่งมีชีวิตอยู่ถึงอายุ …"), small, faint, vg.Point{X: left + 0.7*p.em, Y: y.at(50) - 0.8*small.Size}, rightOf)
	p.key(box(left+0.7*p.em, y.from+0.5*p.em, x.at(c.first+0.6*(105-c.first)), y.at(50)-1.7*small.Size), styles, names)
}

// points follow a curve from everybody to one in 200, first to the open age, then
// beyond it, where its course is an assumption.
func (v survivors) points(x, y scale) (known, beyond []vg.Point) {
	const steps = 200
	known = []vg.Point{{X: x.from, Y: y.at(100)}}
	open := v.open()
	for i := 1; i < steps; i++ {
		share := 1 - float64(i)/steps
		age, ok := v.table.AgeAt(share)
		if !ok || age > x.hi {
			break
		}
		at := vg.Point{X: x.at(age), Y: y.at(100 * share)}
		if age <= open {
			known = append(known, at)
			continue
		}
		if beyond == nil {
			beyond = append(beyond, known[len(known)-1])
		}
		beyond = append(beyond, at)
	}
	return known, beyond
}

// open is the age the open interval of a table begins at.
func (v survivors) open() float64 { return float64(v.table.Ages[v.table.Ages.Open()]) }
