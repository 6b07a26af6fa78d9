package chart

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/risk"
)

// Risks draws risk factors in the order of their ranks: the deaths that would not have
// happened without each, by cause, with the limits of the whole where they were drawn,
// and beside them the share of all deaths and the life expectancy gained. Protection
// counts to the left of zero, and a dot marks what is left. The bars overlap: all risks
// together are a bar of their own, in outline. whole and byCause are one ranking by
// risk.ByRisk and by risk.ByRiskCause. Risks for which there is no room are counted,
// as they must not be summed. It fails where no risk has deaths.
func Risks(st *Style, about About, whole, byCause *risk.Result) (*Figure, error) {
	if whole == nil || byCause == nil {
		return nil, nothing("no ranking of risk factors was given, so there is nothing to draw", "choose an area with deaths by cause and sex")
	}
	c := newRisks(st, whole, byCause)
	if !slices.ContainsFunc(c.bars, func(b riskBar) bool { return b.line.Deaths != 0 }) {
		return nil, nothing("no risk factor takes any of the deaths, so there is nothing to draw", "check that causes have ICD-10 codes and that exposures are known")
	}
	of := whole.Subject
	subtitle := Phrase{"Deaths%s that would not have happened without each risk factor, by cause; these overlap and must not be added", "จำนวนตาย%sที่จะไม่เกิดขึ้นหากไม่มีปัจจัยเสี่ยงแต่ละอย่าง แยกตามสาเหตุ (รวมกันไม่ได้ เพราะซ้อนทับ)"}
	if whole.Options.Targets != nil {
		subtitle = Phrase{"Deaths%s that would not have happened had each exposure been at its target, by cause; these overlap and must not be added", "จำนวนตาย%sที่จะไม่เกิดขึ้นหากการสัมผัสแต่ละอย่างเป็นไปตามเป้าหมาย แยกตามสาเหตุ (รวมกันไม่ได้ เพราะซ้อนทับ)"}
	}
	f := &Figure{Kind: "risks", style: st, Title: st.sentence(c.title(st)), Simulated: about.Simulated, Data: riskData(whole, byCause), paint: c.paint,
		Subtitle: st.sentence(fmt.Sprintf(subtitle.in(st), st.pick(" ", "")+st.inYear(of.Period))),
		Notes:    append([]string{st.pick(risk.Overlap())}, about.notes(st, c.method(st), of.Period)...)}
	f.Description = describe(f.Title+".", f.Subtitle+".", c.words(st), st.pick(risk.Overlap()))
	return f, nil
}

// risks is the drawing of Risks.
type risks struct {
	result *risk.Result
	bars   []riskBar
	joint  riskBar
	layers []layer
}

// riskBar is a risk: its line, and its deaths by layer of causes.
type riskBar struct {
	name  string
	line  risk.Line
	parts []float64
}

func newRisks(st *Style, whole, byCause *risk.Result) risks {
	c := risks{result: whole}
	weights := make([]float64, len(whole.Causes))
	cells := map[[2]int]float64{} // risk and cause
	for _, l := range byCause.Lines {
		if l.Risk != risk.All && l.Cause != risk.All {
			cells[[2]int{l.Risk, l.Cause}] += l.Deaths
			weights[l.Cause] += math.Abs(l.Deaths)
		}
	}
	palette := st.Palette
	if palette == nil {
		palette = NewPalette(whole.Causes, weights)
	}
	for _, l := range layersOf(st, palette, whole.Causes) {
		if slices.ContainsFunc(l.causes, func(cause int) bool { return weights[cause] > 0 }) {
			c.layers = append(c.layers, l)
		}
	}
	for _, l := range whole.Lines {
		if l.Risk == risk.All {
			c.joint = riskBar{name: st.pick("All of them together", "ทุกปัจจัยร่วมกัน"), line: l}
			continue
		}
		b := riskBar{name: whole.Evidence.Risks[l.Risk].Name(st.Lang), line: l}
		if l.Origin == risk.National {
			b.name += " *"
		}
		for _, layer := range c.layers {
			v := 0.0
			for _, cause := range layer.causes {
				v += cells[[2]int{l.Risk, cause}]
			}
			b.parts = append(b.parts, v)
		}
		c.bars = append(c.bars, b)
	}
	return c
}

// reach is how far a bar's marks go on both sides of zero.
func (b riskBar) reach() (lo, hi float64) {
	for _, v := range b.parts {
		lo, hi = lo+min(v, 0), hi+max(v, 0)
	}
	return min(lo, b.line.Deaths, b.line.DeathsLower), max(hi, b.line.Deaths, b.line.DeathsUpper)
}

// sure reports whether limits were drawn, and weak whether they hold 0.
func (b riskBar) sure() bool { return b.line.DeathsLower != b.line.DeathsUpper }
func (b riskBar) weak() bool {
	return b.sure() && b.line.DeathsLower <= 0 && b.line.DeathsUpper >= 0
}

// title names the risk of most deaths, and how sure its place is.
func (c risks) title(st *Style) string {
	s := c.result.Subject
	p := &analysis.Population{Area: s.Area, Sex: s.Sex(), Period: s.Period}
	here, _ := st.sides(p, p)
	if here != "" {
		here = st.pick(" ", "ของ") + here
	}
	b := c.bars[0]
	if b.line.Deaths <= 0 {
		return fmt.Sprintf(st.pick("No risk factor raises the deaths%s", "ไม่มีปัจจัยเสี่ยงใดเพิ่มการตาย%s"), here)
	}
	name := strings.TrimSuffix(b.name, " *")
	title := fmt.Sprintf(st.pick("%s is the risk factor behind most deaths%s: %s, %s\u00a0%% of all", "%sเป็นปัจจัยเสี่ยงของการตายที่มากที่สุด%s %s คน หรือ %s\u00a0%% ของทั้งหมด"),
		upperFirst(name), here, count(math.Round(b.line.Deaths)), fixed(100*b.line.PAF, 0))
	if b.line.RankUpper > 1 {
		title += fmt.Sprintf(st.pick("; it may rank as low as %d", " แต่อาจอยู่ถึงอันดับ %d"), b.line.RankUpper)
	}
	return title
}

func (c risks) words(st *Style) string {
	var parts []string
	for _, b := range append(slices.Clone(c.bars), c.joint) {
		parts = append(parts, b.name+" "+count(math.Round(b.line.Deaths)))
	}
	return strings.Join(parts, st.pick("; ", " · ")) + "."
}

func (c risks) method(st *Style) string {
	s := "PAF"
	if opt := c.result.Options; opt.Draws > 0 {
		level := opt.Level
		if level == 0 {
			level = 0.95
		}
		s += fmt.Sprintf(st.pick(", %g %% intervals from %d draws", ", ช่วงความเชื่อมั่น %g %% จากการสุ่ม %d ครั้ง"), 100*level, opt.Draws)
	}
	return s + ", ax " + c.result.Options.Ax.String()
}

// rank prints the rank of a risk with its limits.
func (b riskBar) rank() string { return rankText(b.line.Rank, b.line.RankLower, b.line.RankUpper) }

// riskData are the deaths of every risk, whole and by cause, and of all together.
func riskData(whole, byCause *risk.Result) Data {
	d := Data{Header: []string{"area_code", "area", "area_th", "period", "sex", "rank", "rank_lower", "rank_upper", "risk_id", "risk", "risk_th", "cause_id", "cause", "cause_th",
		"paf", "deaths", "deaths_lower", "deaths_upper", "yll", "le_gain", "exposure_source"}}
	s := whole.Subject
	for _, l := range slices.Concat(whole.Lines, byCause.Lines) {
		if l.Risk == risk.All && l.Cause == risk.All && l.Age == risk.All && len(d.Rows) >= len(whole.Lines) {
			continue // the joint line once
		}
		of, by := risk.Risk{ID: "all", EN: "all", TH: "ทุกปัจจัยร่วมกัน"}, analysis.Cause{ID: analysis.CauseAll, EN: "all", TH: "รวม"}
		if l.Risk >= 0 {
			of = whole.Evidence.Risks[l.Risk]
		}
		if l.Cause >= 0 {
			by = whole.Causes[l.Cause]
		}
		line := []string{s.Area.Code, s.Area.Name("en"), s.Area.TH, s.Period.String(), s.Sex().String(), "", "", "", of.ID, of.EN, of.TH, by.ID, by.EN, by.TH,
			full(l.PAF), full(l.Deaths), "", "", full(l.YLL), "", string(l.Origin)}
		if l.Rank > 0 && l.Cause == risk.All {
			line[5] = strconv.Itoa(l.Rank)
		}
		if l.RankLower > 0 {
			line[6], line[7] = strconv.Itoa(l.RankLower), strconv.Itoa(l.RankUpper)
		}
		if l.DeathsLower != l.DeathsUpper {
			line[16], line[17] = full(l.DeathsLower), full(l.DeathsUpper)
		}
		if l.HasLE {
			line[19] = full(l.Gain)
		}
		d.add(line...)
	}
	return d
}
