package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/lifetable"
	"gonum.org/v1/plot/vg"
)

// tail is the least a cause must do to have a step of its own in a waterfall, in
// printed units.
const tail = 0.05

// Waterfall draws the way from the other side's life expectancy down (or up) to the
// near side's: a bar for each end with its interval, and between them one floating
// step a cause, losses first, the largest first. The axis does not start at zero and
// says so. Steps below 0.05 are summed. It fails where no cause contributes.
func Waterfall(st *Style, about About, r *decompose.Result) (*Figure, error) {
	rows, _ := rowsOf(st, r, st.paletteFor(r))
	if len(rows) == 0 {
		return nil, nothing("no cause of death contributes to the gap, so there is nothing to draw", "check that both sides have deaths by cause")
	}
	m := measureOf(r)
	names := st.labels(r.Against, r.Near)
	nearEx, againstEx := r.Ex()
	nearSE, againstSE := r.SEs()
	w := waterfall{rows: stepOrder(rows), measure: m,
		from: end{names[0], againstEx * m.scale, againstSE * m.scale}, to: end{names[1], nearEx * m.scale, nearSE * m.scale}}
	f := &Figure{Kind: "waterfall", style: st, Title: st.sentence(gapTitle(st, r, m, rows)),
		Subtitle: fmt.Sprintf(st.pick("%s, %s to %s, cause by cause (%s)", "%s จาก%s ถึง%s ทีละสาเหตุ (หน่วย: %s)"), upperFirst(m.name.in(st)), w.from.name, w.to.name, m.unit.in(st)),
		Notes:    about.notes(st, methodOf(st, r), r.Near.Period, r.Against.Period), Simulated: about.Simulated, Data: gapData(r)}
	f.Description = describe(f.Title+".", w.from.name, fixed(w.from.value, 1)+",", w.to.name, fixed(w.to.value, 1)+".", listOf(st, m, rows))
	f.paint = w.paint
	return f, nil
}

// end is a bar a waterfall starts from or arrives at, with its standard error.
type end struct {
	name      string
	value, se float64
}

// limits are those of 95 %, or the value itself where no error is known.
func (e end) limits() (lo, hi float64) {
	if e.se <= 0 {
		return e.value, e.value
	}
	iv := lifetable.NormalInterval(e.value, e.se*e.se, 0.95)
	return iv.Lower, iv.Upper
}

// stepOrder puts losses before gains, the largest first; the rest and ill-defined
// causes keep their places at the end.
func stepOrder(rows []row) []row {
	out := slices.Clone(rows)
	slices.SortStableFunc(out, func(a, b row) int {
		switch {
		case a.last || b.last:
			return cmp.Compare(btoi(a.last), btoi(b.last))
		case (a.value < 0) != (b.value < 0):
			return cmp.Compare(btoi(a.value >= 0), btoi(b.value >= 0))
		}
		return cmp.Compare(math.Abs(b.value), math.Abs(a.value))
	})
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

type waterfall struct {
	rows     []row
	from, to end
	measure  measure
}

func (w waterfall) paint(p *pen, area vg.Rectangle) {
	small := p.st.noteFont()
	foot := 3.4 * small.Size
	weak := slices.ContainsFunc(w.rows, row.mayBeChance)
	if weak {
		foot += 1.6 * small.Size
	}
	t := p.nameTable(w.rows, 2, tail, area.Max.X-area.Min.X, area.Max.Y-area.Min.Y-foot)
	for _, e := range []end{w.from, w.to} {
		t.names = max(t.names, p.width(e.name, p.st.boldFont()))
	}
	t.names = min(t.names, 0.42*(area.Max.X-area.Min.X))
	top := area.Max.Y
	bottom := top - t.total(2)
	left := area.Min.X + t.names + 0.8*p.em
	s := w.scale(t.rows, left, area.Max.X-p.width("−00.00", p.st.boldFont())-0.8*p.em)
	p.axisX(s, bottom, top, fixed)
	p.line(1.5*p.hair, ink, nil, vg.Point{X: left, Y: bottom}, vg.Point{X: left, Y: top})

	y := top - t.line/2
	w.end(p, s, w.from, t.names+area.Min.X, y, t.thick())
	at, reach := w.from.value, t.line/2
	for i, r := range t.rows {
		mid := y - reach - t.heights[i]/2
		p.connector(s.at(at), y-t.thick()/2, mid+t.thick()/2)
		p.writeLines(t.labels[i], t.face, ink, vg.Point{X: area.Min.X + t.names, Y: mid}, leftOf)
		w.step(p, s, r, at, mid, t)
		at += r.value
		y, reach = mid, t.heights[i]/2
	}
	p.connector(s.at(at), y-t.thick()/2, y-reach-t.line/2+t.thick()/2)
	w.end(p, s, w.to, t.names+area.Min.X, y-reach-t.line/2, t.thick())
	note := fmt.Sprintf(p.st.pick("the axis starts at %s", "แกนเริ่มที่ %s"), fixed(s.lo, 0)+" "+w.measure.unit.in(p.st))
	p.writeMid(note, small, faint, vg.Point{X: left, Y: bottom - 2.7*small.Size}, rightOf)
	if weak {
		p.noiseNote(vg.Point{X: left, Y: bottom - 4.3*small.Size}, area.Max.X)
	}
}

// scale starts one below the lowest value drawn, at a whole number.
func (w waterfall) scale(rows []row, from, to vg.Length) scale {
	lo, hi := math.Min(w.from.value, w.to.value), math.Max(w.from.value, w.to.value)
	for _, e := range []end{w.from, w.to} {
		l, h := e.limits()
		lo, hi = min(lo, l), max(hi, h)
	}
	at := w.from.value
	for _, r := range rows {
		at += r.value
		lo, hi = min(lo, at), max(hi, at)
	}
	start := math.Floor(lo) - 1
	if lo >= 0 {
		start = max(start, 0)
	}
	return scale{lo: start, hi: max(hi, start+0.1), from: from, to: to}
}

// end draws a bar from the axis, its interval and its value.
func (w waterfall) end(p *pen, s scale, e end, names, y, height vg.Length) {
	bold := p.st.boldFont()
	p.writeMid(p.text.Shorten(e.name, bold, names), bold, ink, vg.Point{X: names, Y: y}, leftOf)
	p.bar(box(s.from, y-height/2, s.at(e.value), y+height/2), whole, false, false)
	lo, hi := e.limits()
	if lo < hi {
		// Half of the interval lies on the dark bar, where it is drawn white.
		p.line(p.hair, paper, nil, vg.Point{X: s.at(lo), Y: y}, vg.Point{X: s.at(e.value), Y: y})
		p.line(p.hair, paper, nil, vg.Point{X: s.at(lo), Y: y - 0.2*p.em}, vg.Point{X: s.at(lo), Y: y + 0.2*p.em})
		p.line(p.hair, ink, nil, vg.Point{X: s.at(e.value), Y: y}, vg.Point{X: s.at(hi), Y: y})
		p.line(p.hair, ink, nil, vg.Point{X: s.at(hi), Y: y - 0.2*p.em}, vg.Point{X: s.at(hi), Y: y + 0.2*p.em})
	}
	p.writeMid(fixed(e.value, 2), bold, ink, vg.Point{X: s.at(hi) + 0.4*p.em, Y: y}, rightOf)
}

// step draws a floating bar from a value on.
func (w waterfall) step(p *pen, s scale, r row, at float64, y vg.Length, t nameTable) {
	p.bar(box(s.at(at), y-t.thick()/2, s.at(at+r.value), y+t.thick()/2), r.fill, false, r.mayBeChance())
	p.writeMid(signed(r.value, 2), t.face, ink, vg.Point{X: max(s.at(at), s.at(at+r.value)) + 0.4*p.em, Y: y}, rightOf)
}

// connector joins a bar to the one above it.
func (p *pen) connector(x, from, to vg.Length) {
	p.line(p.hair/2, faint, nil, vg.Point{X: x, Y: from}, vg.Point{X: x, Y: to})
}
