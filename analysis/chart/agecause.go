package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"gonum.org/v1/plot/vg"
)

// AgeCause draws gaps by age and cause: columns of causes stacked up (gains) and down
// (losses), with the total of every age as a dotted line; one panel a gap, all on one
// scale. Columns are as wide as their age group and as high as the years it does per
// five years of age, so that areas compare: that of a group is its contribution. The
// open group is drawn five years wide. Causes without a colour of their own are
// summed. It fails for no gap, more than three, or gaps of unlike causes or ages.
func AgeCause(st *Style, about About, results ...*decompose.Result) (*Figure, error) {
	if len(results) == 0 || len(results) > 3 {
		return nil, nothing(fmt.Sprintf("a chart by age and cause shows one to three gaps, not %d", len(results)), "choose fewer areas, years or sexes")
	}
	for _, r := range results[1:] {
		if !slices.Equal(r.Near.Ages, results[0].Near.Ages) || !slices.EqualFunc(r.Near.Causes, results[0].Near.Causes, sameCause) {
			return nil, nothing("the gaps do not share their ages and causes, so they cannot stand side by side", "choose populations of one dataset")
		}
	}
	c := ageCause{ages: results[0].Near.Ages, measure: measureOf(results[0])}
	var nears []*analysis.Population
	var periods []analysis.Period
	for _, r := range results {
		nears, periods = append(nears, r.Near), append(periods, r.Near.Period, r.Against.Period)
	}
	layers := layersOf(st, st.paletteFor(results...), results[0].Near.Causes)
	for i, name := range st.labels(nears...) {
		c.panels = append(c.panels, panelOf(name, results[i], layers))
	}
	if c.highest() == 0 {
		return nil, nothing("no age contributes to the gap, so there is nothing to draw", "check that both sides have deaths by age")
	}
	c.layers = layers
	f := &Figure{Kind: "age-cause", style: st, Title: st.sentence(c.title(st, results)), Simulated: about.Simulated,
		Subtitle: fmt.Sprintf(st.pick("%s per five years of age; the area of a block is what it contributes", "%sต่อช่วงอายุ 5 ปี พื้นที่ของแต่ละส่วนคือขนาดของผล"), upperFirst(c.measure.axis.in(st))),
		Notes:    about.notes(st, methodOf(st, results[0]), periods...), Data: cellData(results)}
	f.Description = describe(f.Title+".", f.Subtitle+".", c.words(st))
	f.paint = c.paint
	return f, nil
}

func sameCause(a, b analysis.Cause) bool { return a.ID == b.ID }

type ageCause struct {
	ages    analysis.Ages
	layers  []layer
	panels  []panel
	measure measure
}

// layer is what is stacked: a cause, or all without a colour of their own.
type layer struct {
	name   string
	fill   Fill
	causes []int
}

// panel is a gap: years by layer and age, in printed units.
type panel struct {
	name  string
	gap   float64
	cells [][]float64 // [layer][age]
	total []float64   // by age, health part included
	weak  []bool      // by age: the interval of the total holds zero
}

// layersOf lists what is stacked from zero outwards: causes with hues in the order of
// the hues, then the grey rest, then ill-defined causes.
func layersOf(st *Style, palette *Palette, causes []analysis.Cause) []layer {
	var out []layer
	for _, hue := range hues() {
		for i, c := range causes {
			if palette.Fill(c) == hue {
				out = append(out, layer{c.Name(st.Lang), hue, []int{i}})
			}
		}
	}
	rest := layer{name: st.pick("All other causes", "สาเหตุอื่นทั้งหมด"), fill: restGrey}
	vague := layer{name: st.pick("Ill-defined causes", "สาเหตุที่ระบุไม่ชัดแจ้ง"), fill: unclear}
	for i, c := range causes {
		switch palette.Fill(c) {
		case restGrey:
			rest.causes = append(rest.causes, i)
		case unclear:
			vague.causes = append(vague.causes, i)
		}
	}
	for _, l := range []layer{rest, vague} {
		if len(l.causes) > 0 {
			out = append(out, l)
		}
	}
	return out
}

func panelOf(name string, r *decompose.Result, layers []layer) panel {
	m := measureOf(r)
	k := len(r.Near.Ages)
	p := panel{name: name, gap: r.Gap * m.scale, total: make([]float64, k), weak: make([]bool, k)}
	for _, l := range layers {
		row := make([]float64, k)
		for _, c := range l.causes {
			for x := range row {
				row[x] += r.Cells[c*k+x] * m.scale
			}
		}
		p.cells = append(p.cells, row)
	}
	for _, c := range r.Contributions(decompose.ByAge) {
		if c.Age >= 0 && c.Age < k {
			p.total[c.Age] += c.Years * m.scale
			p.weak[c.Age] = (c.SE > 0 || c.Lower != c.Upper) && c.Lower <= 0 && c.Upper >= 0
		}
	}
	return p
}

// span is the years of age a column covers; the open group counts as five.
func (c ageCause) span(x int) float64 {
	if w := c.ages.Width(x); w > 0 {
		return float64(w)
	}
	return 5
}

// highest returns the largest reach of a column from zero.
func (c ageCause) highest() float64 {
	lo, hi := c.reach()
	return max(-lo, hi)
}

// reach returns the limits of the columns of all panels, per five years of age.
func (c ageCause) reach() (lo, hi float64) {
	for _, p := range c.panels {
		for x := range c.ages {
			up, down := 0.0, 0.0
			for _, row := range p.cells {
				up, down = up+max(row[x], 0), down+min(row[x], 0)
			}
			k := 5 / c.span(x)
			lo, hi = min(lo, down*k, p.total[x]*k), max(hi, up*k, p.total[x]*k)
		}
	}
	return lo, hi
}

// title states the gap and the age that does most, or the gaps of all panels.
func (c ageCause) title(st *Style, results []*decompose.Result) string {
	if len(results) == 1 {
		title := gapTitle(st, results[0], c.measure, nil)
		if x := c.heaviest(c.panels[0]); x >= 0 && !results[0].MayBeChance() {
			title += fmt.Sprintf(st.pick("; ages %s do most (%s)", " ช่วงอายุ %s ปีมีผลมากที่สุด (%s)"), ageLabel(c.ages, x), fixed(math.Abs(c.panels[0].total[x]), 2)+" "+c.measure.unit.in(st))
		}
		return title
	}
	var parts []string
	for _, p := range c.panels {
		parts = append(parts, p.name+" "+signed(p.gap, 1))
	}
	who := ""
	if a := results[0].Near.Area; !slices.ContainsFunc(results, func(r *decompose.Result) bool { return r.Near.Area != a }) {
		who = st.pick("in ", "") + st.place(a)
	}
	return fmt.Sprintf(st.pick("%s against %s: %s %s", "%s เทียบกับ%s: %s %s"), subject(st, c.measure, who), st.place(results[0].Against.Area), strings.Join(parts, ", "), c.measure.unit.in(st))
}

// heaviest is the age that does most in the direction of the gap, or -1.
func (c ageCause) heaviest(p panel) int {
	best, most := -1, 0.0
	for x, v := range p.total {
		if v*math.Copysign(1, p.gap) > most {
			best, most = x, v*math.Copysign(1, p.gap)
		}
	}
	return best
}

// words tells the ages that do most, for those who cannot see the picture.
func (c ageCause) words(st *Style) string {
	var parts []string
	for _, p := range c.panels {
		s := p.name + " " + signed(p.gap, 2)
		if x := c.heaviest(p); x >= 0 {
			s += fmt.Sprintf(st.pick(" (most at ages %s: %s)", " (มากที่สุดที่อายุ %s: %s)"), ageLabel(c.ages, x), signed(p.total[x], 2))
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, "; ") + "."
}

func (c ageCause) paint(p *pen, area vg.Rectangle) {
	small := p.st.noteFont()
	width := area.Max.X - area.Min.X
	legendLeft := area.Max.X - min(max(c.legendWidth(p), 0.18*width), 0.3*width)
	lo, hi := c.reach()
	pad := 0.04 * (hi - lo)
	s := scale{lo: lo - pad, hi: hi + pad, from: area.Min.Y + 3.2*small.Size, to: area.Max.Y - 2*p.em}
	_, decimals := p.stepY(s)
	left := area.Min.X + p.width(signed(-1, decimals), small) + 0.6*p.em
	each := (legendLeft - 1.5*p.em - left) / vg.Length(len(c.panels))
	for i, panel := range c.panels {
		from := left + vg.Length(i)*each
		c.panel(p, panel, s, from, from+each-p.em, i == 0)
	}
	c.legend(p, box(legendLeft, s.from, area.Max.X, s.to))
}
