package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart/thaitext"
	"github.com/lehackathon/le/analysis/decompose"
	"gonum.org/v1/plot/vg"
)

// offset is the share of a gap that parts of the other sign may have together, or a
// scarf would show shares that mislead.
const offset = 0.05

// roomForGap is the width that the bars of a gap need, in letters, for ages that are not
// cut.
const roomForGap = 15

// beside is how many of n gaps stand beside each other, and below: on an upright page
// they stand below each other.
func beside(st *Style, n int) (across, down int) {
	if st.Size.Height > st.Size.Width {
		return 1, n
	}
	return n, 1
}

// Scarf draws each gap as two bars of 100 %, cut into the parts of causes and of ages:
// causes in the order of the dataset, so that areas compare, those without a colour
// summed, ill-defined ones at the foot; ages from young to old, bottom to top. Parts
// of the other sign are named below the bar. It fails for no gap, more than three, or
// where parts of the other sign come to 5 % of a gap or more: they cancel, and Gap
// shows that. Nor is there room in a small picture.
func Scarf(st *Style, about About, results ...*decompose.Result) (*Figure, error) {
	if len(results) == 0 || len(results) > 3 {
		return nil, nothing(fmt.Sprintf("a scarf chart shows one to three gaps, not %d", len(results)), "choose fewer areas, years or sexes")
	}
	if across, _ := beside(st, len(results)); st.Size.Width < roomForGap*st.label()*vg.Length(across) {
		return nil, nothing(fmt.Sprintf("a picture of %s has no room for the bars of a scarf chart", st.Size.Name), "choose a larger picture or fewer gaps")
	}
	var nears []*analysis.Population
	var periods []analysis.Period
	for _, r := range results {
		nears, periods = append(nears, r.Near), append(periods, r.Near.Period, r.Against.Period)
	}
	c := scarf{measure: measureOf(results[0])}
	for i, name := range st.labels(nears...) {
		s := strip{name: name, result: results[i], bars: [2]scarfBar{causeBar(st, results[i], st.paletteFor(results...)), ageBar(results[i])}}
		for _, b := range s.bars {
			if err := b.cancels(name, results[i].Gap*c.measure.scale); err != nil {
				return nil, err
			}
		}
		c.strips = append(c.strips, s)
	}
	unit := c.measure.unit.in(st)
	f := &Figure{Kind: "scarf", style: st, Title: st.sentence(c.title(st, results)), Data: c.data(), Simulated: about.Simulated, paint: c.paint,
		Subtitle: fmt.Sprintf(st.pick("Each bar is the whole gap: %s, and percent of the bar", "แท่งแต่ละแท่งคือช่องว่างทั้งหมด: %s และร้อยละของแท่ง"), unit),
		Notes:    about.notes(st, methodOf(st, results[0]), periods...)}
	f.Description = describe(f.Title+".", f.Subtitle+".", c.words(st))
	return f, nil
}

type scarf struct {
	strips  []strip
	measure measure
}

// strip is a gap with its two bars.
type strip struct {
	name   string
	result *decompose.Result
	bars   [2]scarfBar // causes, ages
}

// scarfBar is a bar with its parts from the top down, and the parts of the other sign.
type scarfBar struct {
	parts, against []scarfPart
}

type scarfPart struct {
	name, en, th string
	value        float64 // in printed units
	fill         Fill
	weak         bool
}

// cut puts the parts against the sign of a gap aside and leaves out those of nothing.
func cut(parts []scarfPart, gap float64) (b scarfBar) {
	for _, p := range parts {
		switch {
		case p.value == 0:
		case (p.value < 0) == (gap < 0):
			b.parts = append(b.parts, p)
		default:
			b.against = append(b.against, p)
		}
	}
	return b
}

// total is the sum of the parts drawn.
func (b scarfBar) total() (s float64) {
	for _, p := range b.parts {
		s += p.value
	}
	return s
}

// cancels is the error of a bar whose parts are of both signs.
func (b scarfBar) cancels(name string, gap float64) error {
	other := 0.0
	for _, p := range b.against {
		other += p.value
	}
	if len(b.parts) == 0 || math.Abs(other) >= offset*math.Abs(gap) {
		return nothing(fmt.Sprintf("parts of the gap of %s cancel: of a gap of %s, %s go the other way, so shares of it would mislead", name, signed(gap, 2), signed(other, 2)),
			"draw the chart \"gap\" or \"age-cause\" instead, which show both signs")
	}
	return nil
}

// causeBar cuts a gap by cause: causes with a hue in their order, the sum of the others,
// ill-defined causes.
func causeBar(st *Style, r *decompose.Result, palette *Palette) scarfBar {
	m := measureOf(r)
	layers := layersOf(st, palette, r.Near.Causes)
	slices.SortStableFunc(layers, func(a, b layer) int {
		hue := func(l layer) bool { return slices.Contains(hues(), l.fill) }
		if hue(a) && hue(b) {
			return cmp.Compare(a.causes[0], b.causes[0])
		}
		return cmp.Compare(btoi(!hue(a)), btoi(!hue(b)))
	})
	weak := map[int]bool{}
	for _, c := range r.Contributions(decompose.ByCause) {
		weak[c.Cause] = (c.SE > 0 || c.Lower != c.Upper) && c.Lower <= 0 && c.Upper >= 0
	}
	k := len(r.Near.Ages)
	var parts []scarfPart
	for _, l := range layers {
		p := scarfPart{name: l.name, en: "all other causes", th: "สาเหตุอื่นทั้งหมด", fill: l.fill}
		for _, c := range l.causes {
			p.value += sum(r.Cells[c*k:(c+1)*k]) * m.scale
		}
		if len(l.causes) == 1 {
			cause := r.Near.Causes[l.causes[0]]
			p.name, p.en, p.th, p.weak = cause.Name(st.Lang), cause.Name("en"), cause.TH, weak[l.causes[0]]
		} else if l.fill == unclear {
			p.en, p.th = "ill-defined causes", "สาเหตุที่ระบุไม่ชัดแจ้ง"
		}
		parts = append(parts, p)
	}
	if r.Health != nil {
		parts = append(parts, scarfPart{name: st.pick("Ill health", "สุขภาพ"), en: "health at the same mortality", th: "สุขภาพ (เมื่อการตายเท่ากัน)", value: sum(r.Health) * m.scale, fill: whole})
	}
	return cut(parts, r.Gap)
}

// ageBar cuts a gap by stages of life, as far as the ages allow; the oldest on top.
func ageBar(r *decompose.Result) scarfBar {
	m := measureOf(r)
	var stages analysis.Ages
	for _, a := range []int{0, 1, 15, 30, 45, 60, 75} {
		if slices.Contains(r.Near.Ages, a) {
			stages = append(stages, a)
		}
	}
	if len(stages) == 0 || stages[0] != r.Near.Ages[0] {
		stages = slices.Insert(stages, 0, r.Near.Ages[0])
	}
	parts := make([]scarfPart, len(stages))
	for i := range stages {
		shade := 1.0
		if len(stages) > 1 {
			shade = 0.2 + 0.8*float64(i)/float64(len(stages)-1)
		}
		label := ageLabel(stages, i)
		parts[i] = scarfPart{name: label, en: stages.Label(i), th: stages.Label(i), fill: Fill{Color: faded(hues()[0].Color, shade)}}
	}
	for _, c := range r.Contributions(decompose.ByAge) {
		if c.Age < 0 || c.Age >= len(r.Near.Ages) {
			continue
		}
		i := 0
		for i+1 < len(stages) && stages[i+1] <= r.Near.Ages[c.Age] {
			i++
		}
		parts[i].value += c.Years * m.scale
	}
	slices.Reverse(parts)
	return cut(parts, r.Gap)
}

// data are the parts of all bars, those of the other sign included, in the units of the
// results.
func (c scarf) data() Data {
	d := Data{Header: []string{"area_code", "area", "area_th", "period", "sex", "against", "bar", "part", "part_th", "contribution", "percent"}}
	for _, s := range c.strips {
		near, gap := s.result.Near, s.result.Gap
		for k, b := range s.bars {
			for _, p := range slices.Concat(b.parts, b.against) {
				v := p.value / c.measure.scale
				d.Rows = append(d.Rows, []string{near.Area.Code, thaitext.Strip(near.Area.Name("en")), thaitext.Strip(near.Area.TH), near.Period.String(), near.Sex.String(), s.result.Against.String(),
					[]string{"cause", "age"}[k], thaitext.Strip(p.en), thaitext.Strip(p.th), full(v), full(100 * v / gap)})
			}
		}
	}
	return d
}

func (c scarf) title(st *Style, results []*decompose.Result) string {
	if len(results) == 1 {
		rows, _ := rowsOf(st, results[0], st.paletteFor(results...))
		return gapTitle(st, results[0], c.measure, rows)
	}
	g := ageCause{measure: c.measure}
	for _, s := range c.strips {
		g.panels = append(g.panels, panel{name: s.name, gap: s.result.Gap * c.measure.scale})
	}
	return g.title(st, results)
}

func (c scarf) words(st *Style) string {
	var out []string
	for _, s := range c.strips {
		for _, b := range s.bars {
			var parts []string
			for _, p := range b.parts {
				parts = append(parts, p.name+" "+b.share(p))
			}
			out = append(out, s.name+": "+strings.Join(parts, st.pick("; ", " · "))+".")
		}
	}
	return strings.Join(out, " ")
}

// share prints a part in units and percent of its bar.
func (b scarfBar) share(p scarfPart) string {
	return signed(p.value, 2) + " (" + b.percent(p) + ")"
}

func (b scarfBar) percent(p scarfPart) string { return fixed(100*p.value/b.total(), 0) + " %" }
