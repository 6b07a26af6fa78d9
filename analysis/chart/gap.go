package chart

import (
	"slices"

	"github.com/lehackathon/le/analysis/decompose"
	"gonum.org/v1/plot/vg"
)

// Gap draws what each cause of death adds to a gap, or takes from it, in years:
// horizontal bars around zero, the worst for the near side on top, with limits where
// the result has them. Bars whose limits hold zero are faded. Beside them stand the
// deaths a year and the age that matters most; the last row is the gap. Causes that
// do not fit are summed in a row of their own. It fails where no cause contributes.
func Gap(st *Style, about About, r *decompose.Result) (*Figure, error) {
	rows, total := rowsOf(st, r, st.paletteFor(r))
	if len(rows) == 0 {
		return nil, nothing("no cause of death contributes to the gap, so there is nothing to draw", "check that both sides have deaths by cause")
	}
	m := measureOf(r)
	f := &Figure{Kind: "gap", style: st, Title: st.sentence(gapTitle(st, r, m, rows)), Subtitle: signsOf(st, m),
		Notes: about.notes(st, methodOf(st, r), r.Near.Period, r.Against.Period), Simulated: about.Simulated, Data: gapData(r)}
	f.Description = describe(f.Title+".", f.Subtitle+".", listOf(st, m, rows))
	f.paint = gapChart{rows: rows, total: total, measure: m}.paint
	return f, nil
}

// gapChart is the drawing of Gap: four columns, a row for every cause.
type gapChart struct {
	rows    []row
	total   row
	measure measure
}

func (g gapChart) paint(p *pen, area vg.Rectangle) {
	small := p.st.noteFont()
	head, foot := 2*leading(small)+0.5*p.em, 1.9*small.Size
	weak := slices.ContainsFunc(g.rows, row.mayBeChance)
	if weak {
		foot += 1.6 * small.Size
	}
	t := p.nameTable(g.rows, 1, 0, area.Max.X-area.Min.X, area.Max.Y-area.Min.Y-head-foot)
	ages, deaths := p.widest(ageHead(p.st), small), p.widest(deathsHead(p.st), small)
	for _, r := range t.rows {
		ages, deaths = max(ages, p.width(r.age, t.face)), max(deaths, p.width(grouped(r.deaths), t.face))
	}
	ages, deaths = ages+p.em, deaths+p.em
	top := area.Max.Y - head
	bottom := top - t.total(1)
	right := area.Max.X
	bars := box(area.Min.X+t.names+0.8*p.em, bottom, right-ages-deaths-0.6*p.em, top)

	s := barScale(p, t.rows, t.face, bars)
	p.axisX(s, bottom, top, signed)
	p.writeLines(deathsHead(p.st), small, faint, vg.Point{X: right - ages, Y: top + head/2}, leftOf)
	p.writeLines(ageHead(p.st), small, faint, vg.Point{X: right, Y: top + head/2}, leftOf)
	y := top
	for i, r := range t.rows {
		y -= t.heights[i] / 2
		p.writeLines(t.labels[i], t.face, ink, vg.Point{X: area.Min.X + t.names, Y: y}, leftOf)
		p.signedBar(s, r, y, t.thick(), t.face)
		if r.deaths >= 0 {
			p.writeMid(grouped(r.deaths), t.face, ink, vg.Point{X: right - ages, Y: y}, leftOf)
		}
		p.writeMid(r.age, t.face, ink, vg.Point{X: right, Y: y}, leftOf)
		y -= t.heights[i] / 2
	}
	p.line(1.5*p.hair, ink, nil, vg.Point{X: s.at(0), Y: bottom}, vg.Point{X: s.at(0), Y: top})
	g.sum(p, s, box(area.Min.X, bottom, right, bottom+t.line), area.Min.X+t.names)
	if weak {
		p.noiseNote(vg.Point{X: bars.Min.X, Y: bottom - 2.8*small.Size}, right)
	}
}

func deathsHead(st *Style) []string {
	return []string{st.pick("deaths", "ตาย"), st.pick("a year", "ต่อปี")}
}

func ageHead(st *Style) []string {
	return []string{st.pick("main", "อายุที่"), st.pick("age", "มีผลมาก")}
}

// sum draws the row of the gap under a double line.
func (g gapChart) sum(p *pen, s scale, r vg.Rectangle, names vg.Length) {
	for _, dy := range []vg.Length{0, -2.5 * p.hair} {
		p.line(p.hair, ink, nil, vg.Point{X: r.Min.X, Y: r.Max.Y + dy}, vg.Point{X: r.Max.X, Y: r.Max.Y + dy})
	}
	bold, mid := p.st.boldFont(), (r.Min.Y+r.Max.Y)/2
	p.writeMid(g.total.name, bold, ink, vg.Point{X: names, Y: mid}, leftOf)
	label := signed(g.total.value, 2) + " " + g.measure.unit.in(p.st)
	side, at := rightOf, s.at(0)+0.4*p.em
	if left := s.at(0) - 0.4*p.em; g.total.value < 0 && left-p.width(label, bold) > names+0.4*p.em {
		side, at = leftOf, left
	}
	p.writeMid(label, bold, ink, vg.Point{X: at, Y: mid}, side)
}
