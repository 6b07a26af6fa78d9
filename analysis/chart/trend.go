package chart

import (
	"fmt"
	"math"
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
	"gonum.org/v1/plot/vg"
)

// Series is life expectancy over the years of a population, oldest first.
type Series struct {
	Area   analysis.Area
	Sex    analysis.Sex
	Points []Point
}

// Point is a life expectancy in years, with its limits of 95 %; both limits are 0
// where they are not known.
type Point struct {
	Period              analysis.Period
	Value, Lower, Upper float64
}

func (p Point) sure() bool { return p.Lower != p.Upper }

// Trend draws life expectancy at an age by year: a line a population, up to six, with
// limits as whiskers and names at the end of the lines. Years that are missing are
// bridged by dashes. The axis does not start at zero and says so. The title states
// the change of the first series, and whether it may be chance: less than two
// standard errors, the errors taken from the limits of the first and last point.
func Trend(st *Style, about About, age int, series ...Series) (*Figure, error) {
	if err := checkLines(len(series)); err != nil {
		return nil, err
	}
	for _, s := range series {
		if len(s.Points) < 2 {
			return nil, nothing("a trend needs two years or more", "choose a longer run of years")
		}
	}
	c := trend{series: series, names: seriesNames(st, series)}
	m := Phrase{"life expectancy", "อายุคาดเฉลี่ย"}
	if age > 0 {
		m = Phrase{fmt.Sprintf("life expectancy at age %d", age), fmt.Sprintf("อายุคาดเฉลี่ยเมื่ออายุ %d ปี", age)}
	}
	data := Data{Header: []string{"area_code", "area", "area_th", "sex", "period", "ex", "lower", "upper"}}
	var periods []analysis.Period
	for _, s := range series {
		for _, p := range s.Points {
			line := []string{s.Area.Code, s.Area.Name("en"), s.Area.TH, s.Sex.String(), p.Period.String(), full(p.Value), "", ""}
			if p.sure() {
				line[6], line[7] = full(p.Lower), full(p.Upper)
			}
			data.add(line...)
		}
	}
	ends := series[0].Points
	periods = append(periods, analysis.Period{From: ends[0].Period.From, To: ends[len(ends)-1].Period.To, Fiscal: ends[0].Period.Fiscal})
	f := &Figure{Kind: "trend", style: st, Title: st.sentence(c.title(st, m)), Data: data, Simulated: about.Simulated, paint: c.paint,
		Subtitle: upperFirst(m.in(st)) + st.pick(", years; whiskers are 95 % intervals", " (ปี) ขีดแนวตั้งคือช่วงความเชื่อมั่น 95 %"),
		Notes:    about.notes(st, "", periods...)}
	f.Description = describe(f.Title+".", c.words(st))
	return f, nil
}

type trend struct {
	series []Series
	names  []string
}

func seriesNames(st *Style, series []Series) []string {
	var pops []*analysis.Population
	for _, s := range series {
		pops = append(pops, &analysis.Population{Area: s.Area, Sex: s.Sex})
	}
	return st.labels(pops...)
}

func (c trend) title(st *Style, m Phrase) string {
	s := c.series[0]
	a, b := s.Points[0], s.Points[len(s.Points)-1]
	change := b.Value - a.Value
	pop := &analysis.Population{Area: s.Area, Sex: s.Sex}
	who, _ := st.sides(pop, pop)
	verb := st.pick("rose by", "เพิ่มขึ้น")
	if change < 0 {
		verb = st.pick("fell by", "ลดลง")
	}
	subject := upperFirst(m.EN) + " " + who
	if st.Lang == "th" {
		subject = m.TH + "ของ" + who
	}
	title := fmt.Sprintf(st.pick("%s %s %s years from %s to %s", "%s%s %s ปี จากปี %s ถึง %s"), subject, verb, fixed(math.Abs(change), 1), st.period(a.Period), st.period(b.Period))
	if a.sure() && b.sure() {
		z := 2 * lifetable.Z(0.95)
		if se := math.Hypot((a.Upper-a.Lower)/z, (b.Upper-b.Lower)/z); math.Abs(change) < 2*se {
			title += st.pick(", which may be chance", " ซึ่งอาจเป็นความบังเอิญ")
		}
	}
	return title
}

func (c trend) words(st *Style) string {
	s := ""
	for i, line := range c.series {
		s += c.names[i] + ":"
		for _, p := range line.Points {
			s += " " + st.period(p.Period) + " = " + fixed(p.Value, 1) + ";"
		}
		s += " "
	}
	return s
}

func middle(p analysis.Period) float64 { return float64(p.From+p.To) / 2 }

func (c trend) paint(p *pen, area vg.Rectangle) {
	small, face := p.st.noteFont(), p.st.labelFont()
	x, y := c.scales()
	var labels []string
	for i, s := range c.series {
		labels = append(labels, c.names[i]+" "+fixed(s.Points[len(s.Points)-1].Value, 1))
	}
	names := min(p.widest(labels, face)+0.5*p.em, 0.3*(area.Max.X-area.Min.X))
	y.from, y.to = area.Min.Y+3.2*small.Size, area.Max.Y-0.5*p.em
	_, decimals := p.stepY(y)
	x.from, x.to = area.Min.X+p.width(fixed(y.hi, decimals), small)+1.5*p.em, area.Max.X-names-1.6*p.em
	p.axisY(y, x.from-0.7*p.em, x.to+0.7*p.em, fixed)
	c.years(p, x, y.from)
	p.write(fmt.Sprintf(p.st.pick("the axis starts at %s years", "แกนเริ่มที่ %s ปี"), fixed(y.lo, decimals)), small, faint,
		vg.Point{X: area.Min.X, Y: area.Min.Y + 0.4*small.Size}, rightOf)
	styles := lineStyles()
	var ends []vg.Point
	for i, s := range c.series {
		// Whiskers of several series at one year stand side by side.
		shift := (vg.Length(i) - vg.Length(len(c.series)-1)/2) * 0.3 * p.em
		ends = append(ends, s.draw(p, styles[i], x, y, shift))
	}
	p.endLabels(labels, styles, ends, x.to+1.3*p.em, names, y.from, y.to, face)
}

// scales hold all years and values, with room around them.
func (c trend) scales() (x, y scale) {
	x, y = scale{lo: math.Inf(1), hi: math.Inf(-1)}, scale{lo: math.Inf(1), hi: math.Inf(-1)}
	for _, s := range c.series {
		for _, p := range s.Points {
			x.lo, x.hi = min(x.lo, middle(p.Period)), max(x.hi, middle(p.Period))
			y.lo, y.hi = min(y.lo, p.Value), max(y.hi, p.Value)
			if p.sure() {
				y.lo, y.hi = min(y.lo, p.Lower), max(y.hi, p.Upper)
			}
		}
	}
	st := step(max(y.hi-y.lo, 0.5), 6)
	y.lo, y.hi = math.Floor(y.lo/st)*st, math.Ceil(y.hi/st)*st
	if x.lo == x.hi {
		x.lo, x.hi = x.lo-1, x.hi+1
	}
	if y.lo == y.hi {
		y.hi += st
	}
	return x, y
}

// years writes the periods below the axis, leaving out those that would touch.
func (c trend) years(p *pen, x scale, bottom vg.Length) {
	small := p.st.noteFont()
	var periods []analysis.Period
	for _, s := range c.series {
		for _, q := range s.Points {
			if !slices.Contains(periods, q.Period) {
				periods = append(periods, q.Period)
			}
		}
	}
	slices.SortFunc(periods, func(a, b analysis.Period) int { return a.From + a.To - b.From - b.To })
	free := vg.Length(math.Inf(-1))
	for _, q := range periods {
		at, label := x.at(middle(q)), p.st.period(q)
		p.line(p.hair/2, faint, nil, vg.Point{X: at, Y: bottom}, vg.Point{X: at, Y: bottom - 0.3*small.Size})
		if half := p.width(label, small)/2 + 0.3*small.Size; at-half >= free {
			p.write(label, small, faint, vg.Point{X: at, Y: bottom - 1.4*small.Size}, centred)
			free = at + half
		}
	}
}

// draw draws a series and returns where it ends.
func (s Series) draw(p *pen, style lineStyle, x, y scale, shift vg.Length) vg.Point {
	at := func(q Point) vg.Point { return vg.Point{X: x.at(middle(q.Period)) + shift, Y: y.at(q.Value)} }
	for i, q := range s.Points[1:] {
		before := s.Points[i]
		line := style
		if q.Period.From > before.Period.To+1 {
			line.dashes = []vg.Length{1, 4}
		}
		p.curve(line, []vg.Point{at(before), at(q)})
	}
	for _, q := range s.Points {
		if q.sure() {
			p.line(p.hair, style.color, nil, vg.Point{X: at(q).X, Y: y.at(q.Lower)}, vg.Point{X: at(q).X, Y: y.at(q.Upper)})
		}
		p.dot(at(q), 0.25*p.em, style.color)
	}
	return at(s.Points[len(s.Points)-1])
}
