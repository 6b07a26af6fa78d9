package chart

import (
	"fmt"
	"math"
	"strconv"

	"github.com/lehackathon/le/lifetable"
	"gonum.org/v1/plot/vg"
)

// fewDeaths is the count below which the rate of an age group is drawn as doubtful:
// its standard error is then more than a third of it (1/√10).
const fewDeaths = 10

// Mortality draws death rates by age, nMx per 100,000 person-years, on a logarithmic
// scale: one line a table, up to six. Dots of fewer than ten deaths are hollow; ages
// without a death have no rate to draw and are marked at the foot of the chart. The
// title names the age at which the first two populations differ most, if they differ
// at 99.8 % by the normal test of the log rate ratio, SE² = 1/D1 + 1/D2.
func Mortality(st *Style, about About, tables ...TableOf) (*Figure, error) {
	if err := checkLines(len(tables)); err != nil {
		return nil, err
	}
	pops, periods := popsOf(tables)
	c := mortality{}
	data := Data{Header: []string{"area_code", "area", "area_th", "period", "sex", "age", "deaths", "population", "rate_per_100000"}}
	for i, name := range st.labels(pops...) {
		t := tables[i].Table
		if t.Deaths == nil {
			return nil, nothing("the table of "+name+" has rates only, and no deaths to judge them by", "use a table built from deaths and population")
		}
		l := rates{name: name, ages: t.Ages[:len(t.Deaths)], deaths: t.Deaths}
		for x, d := range t.Deaths {
			m := d / t.Exposure[x]
			l.rate = append(l.rate, 1e5*m)
			pop := tables[i].Pop
			data.add(pop.Area.Code, pop.Area.Name("en"), pop.Area.TH, pop.Period.String(), pop.Sex.String(),
				t.Ages.Label(x), full(d), full(t.Exposure[x]), full(1e5*m))
		}
		c.lines = append(c.lines, l)
	}
	if _, hi := c.limits(); hi == 0 {
		return nil, nothing("nobody died at any age, so there are no rates to draw", "check the deaths of the areas chosen")
	}
	f := &Figure{Kind: "mortality", style: st, Title: st.sentence(c.title(st, tables)), Data: data, Simulated: about.Simulated, paint: c.paint,
		Subtitle: st.pick("Deaths a year per 100,000 people by age; each line of the grid is ten times the one below", "จำนวนตายต่อปีต่อประชากร 100,000 คน ตามอายุ เส้นตารางแต่ละเส้นเป็น 10 เท่าของเส้นล่าง"),
		Notes:    about.notes(st, st.pick("crude rates by age", "อัตราตายดิบรายอายุ"), periods...)}
	f.Description = describe(f.Title+".", f.Subtitle+".")
	return f, nil
}

type mortality struct{ lines []rates }

// rates are the death rates of a population per 100,000, by age.
type rates struct {
	name         string
	ages         lifetable.Ages
	deaths, rate []float64
}

// limits are the lowest and highest rates above 0, 0 where there are none.
func (c mortality) limits() (lo, hi float64) {
	for _, l := range c.lines {
		for _, m := range l.rate {
			if m > 0 && (lo == 0 || m < lo) {
				lo = m
			}
			hi = max(hi, m)
		}
	}
	return lo, hi
}

// title names the age of the firmest difference between the first two lines.
func (c mortality) title(st *Style, tables []TableOf) string {
	if len(tables) == 1 {
		here, _ := st.sides(tables[0].Pop, tables[0].Pop)
		return fmt.Sprintf(st.pick("Death rates %s by age", "อัตราตายรายอายุของ%s"), here)
	}
	here, there := st.sides(tables[0].Pop, tables[1].Pop)
	x, ratio := c.firmest(lifetable.Z(0.998))
	if x < 0 {
		return fmt.Sprintf(st.pick("At no age do death rates %s differ firmly from those %s", "อัตราตายของ%sไม่ต่างจาก%sอย่างชัดเจนที่อายุใดเลย"), here, there)
	}
	age := ageLabel(c.lines[0].ages, x)
	if ratio >= 1 {
		return fmt.Sprintf(st.pick("At ages %s the death rate %s is %s times that %s", "อายุ %s ปี อัตราตายของ%sเป็น %s เท่าของ%s"), age, here, fixed(ratio, 1), there)
	}
	return fmt.Sprintf(st.pick("At ages %s the death rate %s is %s %% lower than %s", "อายุ %s ปี อัตราตายของ%sต่ำกว่า%[4]s ร้อยละ %[3]s"), age, here, fixed(100*(1-ratio), 0), there)
}

// firmest finds the age at which the rate ratio of the first two lines is largest, of
// those that differ by more than z standard errors; -1 for none.
func (c mortality) firmest(z float64) (age int, ratio float64) {
	a, b := c.lines[0], c.lines[1]
	age, best := -1, 0.0
	for x := range a.rate {
		y := b.ages.Index(a.ages[x])
		if y < 0 || a.ages.Width(x) != b.ages.Width(y) || a.deaths[x] < fewDeaths || b.deaths[y] < fewDeaths {
			continue
		}
		log := math.Log(a.rate[x] / b.rate[y])
		if se := math.Sqrt(1/a.deaths[x] + 1/b.deaths[y]); math.Abs(log) > z*se && math.Abs(log) > best {
			age, ratio, best = x, math.Exp(log), math.Abs(log)
		}
	}
	return age, ratio
}

func (c mortality) paint(p *pen, area vg.Rectangle) {
	small := p.st.noteFont()
	lo, hi := c.limits()
	y := scale{lo: math.Floor(math.Log10(lo)), hi: math.Ceil(math.Log10(hi)), from: area.Min.Y + 4.6*small.Size, to: area.Max.Y - 0.5*p.em}
	if y.lo == y.hi {
		y.hi++
	}
	left := area.Min.X + p.width("100,000", small) + 0.8*p.em
	last := c.lines[0].ages[len(c.lines[0].ages)-1]
	x := scale{lo: float64(c.lines[0].ages[0]), hi: float64(last + 5), from: left, to: area.Max.X - 0.5*p.em}
	for k := y.lo; k <= y.hi; k++ {
		at := y.at(k)
		p.line(p.hair/2, rule, nil, vg.Point{X: left, Y: at}, vg.Point{X: x.to, Y: at})
		p.writeMid(power(k), small, faint, vg.Point{X: left - 0.4*p.em, Y: at}, leftOf)
	}
	foot := y.from - 1.2*small.Size // where ages without deaths are marked
	p.agesBelow(x, foot, c.lines[0].ages)
	none, few := false, false
	styles := lineStyles()
	var names []string
	for i, l := range c.lines {
		n, f := l.draw(p, styles[i], x, y, (y.from+foot)/2)
		none, few = none || n, few || f
		names = append(names, l.name)
	}
	// Above the young, who die least, there is room.
	p.key(box(x.at(x.lo+0.1*(x.hi-x.lo)), y.from+0.6*(y.to-y.from), x.at(x.lo+0.6*(x.hi-x.lo)), y.to-0.3*p.em), styles, names)
	c.notes(p, vg.Point{X: x.to, Y: y.from + 1*p.em}, none, few)
}

// notes explain hollow dots and crosses, in the empty corner below the old.
func (c mortality) notes(p *pen, at vg.Point, none, few bool) {
	small := p.st.noteFont()
	if few {
		p.writeMid(p.st.pick("○ fewer than 10 deaths: may be chance", "○ ตายน้อยกว่า 10 คน: อาจเป็นความบังเอิญ"), small, faint, at, leftOf)
		at.Y += 1.4 * small.Size
	}
	if none {
		p.writeMid(p.st.pick("× nobody died", "× ไม่มีผู้ตาย"), small, faint, at, leftOf)
	}
}

// draw draws a line, broken where nobody died, and says whether there were ages with
// no death or with few.
func (l rates) draw(p *pen, style lineStyle, x, y scale, foot vg.Length) (none, few bool) {
	var run, all []vg.Point
	var hollow []bool
	for i, m := range l.rate {
		w := 5.0
		if n := l.ages.Width(i); n > 0 {
			w = float64(n)
		}
		at := x.at(float64(l.ages[i]) + w/2)
		if m == 0 {
			none = true
			p.cross(vg.Point{X: at, Y: foot}, style.color)
			p.curve(style, run)
			run = nil
			continue
		}
		q := vg.Point{X: at, Y: y.at(math.Log10(m))}
		run, all, hollow = append(run, q), append(all, q), append(hollow, l.deaths[i] < fewDeaths)
		few = few || l.deaths[i] < fewDeaths
	}
	p.curve(style, run)
	for i, q := range all {
		if hollow[i] {
			p.ring(q, 0.2*p.em, style.color)
		} else {
			p.dot(q, 0.2*p.em, style.color)
		}
	}
	return none, few
}

// power prints a power of ten as people write it.
func power(k float64) string {
	if k < 0 {
		return strconv.FormatFloat(math.Pow(10, k), 'f', int(-k), 64)
	}
	return grouped(math.Pow(10, k))
}
