package risk

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// Step is one line of the arithmetic behind a fraction.
type Step struct {
	Symbol  string
	Formula string // "" for a number that is taken from somewhere
	EN, TH  string // what it is, and where from
	Value   string // as shown
}

// Steps lists the arithmetic of one risk, cause and age group for one sex, so that it can
// be followed with a pocket calculator. Indices are into Evidence.Risks, Causes and
// Ages, part into Subject.Parts. Where the risk has nothing to do with the cause at
// that age, a *analysis.DataError says so.
func (r *Result) Steps(risk, cause, age, part int) ([]Step, error) {
	i := slices.IndexFunc(r.plan.slots[risk], func(s slot) bool { return s.part == part && s.cause == cause && s.age == age })
	if i < 0 {
		return nil, r.nothing(risk, cause, age, part)
	}
	s := r.plan.slots[risk][i]
	x := &explainer{r: r, of: r.Evidence.Risks[risk], years: typical(r.Ages, age), pop: r.Subject.Parts[part]}
	for n, piece := range s.pieces {
		x.suffix = ""
		if len(s.pieces) > 1 {
			x.suffix = strconv.Itoa(n + 1)
		}
		x.piece(piece)
	}
	x.total(s)
	return x.steps, nil
}

func (r *Result) nothing(risk, cause, age, part int) error {
	of := r.Evidence.Risks[risk]
	hint := "le risks --matches lists what was matched"
	if r.plan.origin[risk] == Unknown {
		hint = "no exposure is known; bring it with --exposure"
	}
	var known []string
	for _, s := range r.plan.slots[risk] {
		if s.part == part && s.age == age {
			known = append(known, r.Causes[s.cause].ID)
		}
	}
	if len(known) > 0 {
		hint = "at this age it acts on " + strings.Join(known, ", ")
	}
	return &analysis.DataError{Msg: fmt.Sprintf("%s has no fraction of %s at age %s", of.EN, r.Causes[cause].Name("en"), r.Ages.Label(age)), Hint: hint}
}

type explainer struct {
	r      *Result
	of     Risk
	years  int
	pop    *analysis.Population
	suffix string // of symbols, where there are several pieces
	steps  []Step
}

// add adds a step; a number from elsewhere that was given for an earlier piece is not
// given again.
func (x *explainer) add(symbol, formula, en, th, value string) {
	if formula == "" && symbol != "" && !strings.HasPrefix(symbol, "RR") && slices.Contains(x.steps, Step{symbol, formula, en, th, value}) {
		return
	}
	x.steps = append(x.steps, Step{symbol, formula, en, th, value})
}

// number shows enough digits to follow.
func number(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) }

// piece explains the fraction of one relative risk.
func (x *explainer) piece(p cellShare) {
	m := x.r.model
	c := m.cells[p.cell]
	g, set := &m.groups[c.group], m.shown[c.setting]
	b := &g.bands[c.band]
	x.add("", "", fmt.Sprintf("relative risk for %s (%s), ages %s", g.name, g.ranges, b.span), fmt.Sprintf("ค่าความเสี่ยงสัมพัทธ์ของ %s (%s) อายุ %s", g.name, g.ranges, b.span), "")
	q := newEvaluator()
	d := draw{level: x.of.Level}
	switch {
	case b.whole && set.against:
		x.add("PIF"+x.suffix, "", "every death of this cause is the risk's own by definition, and falls as the exposure does", "การตายจากสาเหตุนี้ทั้งหมดนับเป็นของปัจจัยนี้โดยนิยาม และลดลงตามการสัมผัส", number(x.r.values[p.cell]))
	case b.whole:
		x.add("PAF"+x.suffix, "1", "every death of this cause is the risk's own by definition", "การตายจากสาเหตุนี้ทั้งหมดนับเป็นของปัจจัยนี้โดยนิยาม", "1")
	case x.of.Kind == Categories:
		x.categories(b, set.obs)
	case x.of.Kind == Drinkers:
		x.drinkers(b, set.obs, q, d)
	case b.curve != nil:
		x.curve(b, set.obs, q, d)
	default:
		x.level(b, set.obs)
	}
	if !b.whole {
		e := q.expected(x.of, b, set.obs, d, 0)
		x.add("E"+x.suffix, x.formula(b, set.obs), "mean relative risk of the population", "ค่าเฉลี่ยความเสี่ยงสัมพัทธ์ของประชากร", number(e))
		if set.against {
			x.add("E*"+x.suffix, "", "the same at the target", "ค่าเดียวกันเมื่อถึงเป้าหมาย", number((1-x.r.values[p.cell])*e))
			x.add("PIF"+x.suffix, "1 - E*"+x.suffix+"/E"+x.suffix, "potential impact fraction", "สัดส่วนผลกระทบที่อาจเกิดขึ้น", number(x.r.values[p.cell]))
		} else {
			x.add("PAF"+x.suffix, "1 - 1/E"+x.suffix, "population attributable fraction", "สัดส่วนที่เกิดจากปัจจัยเสี่ยงในประชากร", number(x.r.values[p.cell]))
		}
	}
	if p.share != 1 {
		x.add("s"+x.suffix, "", "part of the deaths of this cause that the relative risk is for ("+x.reference().Name+")", "สัดส่วนการตายของสาเหตุนี้ที่ค่าความเสี่ยงสัมพัทธ์ใช้ได้ ("+x.reference().TH+")", number(p.share))
	}
}

func (x *explainer) reference() *Reference {
	if x.r.Options.Reference != nil {
		return x.r.Options.Reference
	}
	return x.r.Evidence.reference
}

// formula is how the mean relative risk comes about.
func (x *explainer) formula(b *band, obs Exposure) string {
	switch {
	case x.of.Kind == Categories:
		return "1 + Σ p (RR - 1)"
	case x.of.Kind == Drinkers:
		return "1 + p (R - 1)"
	case b.curve != nil:
		return "RR(x) / RR(T)"
	case obs.shape == spreadLognormal:
		return "∫ exp(b max(x-T, 0)) f(x) dx, up to the quantile 0.999999"
	}
	return "Φ((T-μ)/σ) + exp(b(μ-T) + b²σ²/2) Φ((μ+bσ²-T)/σ)"
}

func (x *explainer) categories(b *band, obs Exposure) {
	for _, l := range b.levels {
		name := x.of.Categories[l.category]
		x.add("p "+name, "", x.exposed(name, "en"), x.exposed(name, "th"), number(obs.Share[l.category]))
		x.add("RR "+name, "", x.source(b, name), x.source(b, name), number(math.Exp(l.logRR)))
	}
}

func (x *explainer) level(b *band, obs Exposure) {
	x.add("μ", "", x.exposed("", "en"), x.exposed("", "th"), number(obs.MeanValue))
	x.add("σ", "", "spread between people", "ค่าเบี่ยงเบนระหว่างบุคคล", number(obs.SD))
	x.add("T", "", "counterfactual level, "+x.of.Unit, "ระดับที่ใช้เปรียบเทียบ "+x.of.Unit, number(x.of.Level))
	x.add("RR", "", x.source(b, ""), x.source(b, ""), number(math.Exp(math.Abs(b.beta)*b.per)))
	x.add("b", fmt.Sprintf("ln(RR) / %s", number(b.per)), "log relative risk a unit", "ลอการิทึมความเสี่ยงสัมพัทธ์ต่อหนึ่งหน่วย", number(b.beta))
}

func (x *explainer) curve(b *band, obs Exposure, q *evaluator, d draw) {
	x.add("x", "", x.exposed("", "en"), x.exposed("", "th"), number(obs.MeanValue))
	x.add("T", "", "counterfactual level, "+x.of.Unit, "ระดับที่ใช้เปรียบเทียบ "+x.of.Unit, number(d.level))
	x.add("RR(x)", "", x.source(b, ""), x.source(b, ""), number(math.Exp(b.curve.At(max(obs.MeanValue, d.level), 0))))
	x.add("RR(T)", "", "the same curve at T", "เส้นเดียวกันที่ T", number(math.Exp(b.curve.At(d.level, 0))))
	if obs.SD > 0 && obs.shape != spreadPoint {
		x.add("R", "Σ w RR(x)/RR(T)", "over the distribution of exposure", "เฉลี่ยตามการกระจายของการสัมผัส", number(q.onCurve(b.curve, obs, d, 0)))
	}
}

func (x *explainer) drinkers(b *band, obs Exposure, q *evaluator, d draw) {
	x.add("p", "", x.exposed("drinkers", "en"), x.exposed("drinkers", "th"), number(obs.Share[0]))
	x.add("μ", "", x.exposed("grams", "en"), x.exposed("grams", "th"), number(obs.MeanValue))
	x.add("σ", "", "spread between drinkers, gamma distribution", "ค่าเบี่ยงเบนระหว่างผู้ดื่ม การแจกแจงแกมมา", number(obs.SD))
	for _, grams := range []float64{10, 40, 80} {
		x.add(fmt.Sprintf("RR(%.0f g)", grams), "", x.source(b, ""), x.source(b, ""), number(b.curve.Above(grams, d.level, 0)))
	}
	x.add("R", "Σ w RR(x)", "mean relative risk of drinkers, weights of the gamma distribution", "ค่าเฉลี่ยความเสี่ยงสัมพัทธ์ของผู้ดื่ม ถ่วงน้ำหนักด้วยการแจกแจงแกมมา", number(q.onCurve(b.curve, obs, d, 0)))
}

// total puts the pieces together and applies them to the deaths.
func (x *explainer) total(s slot) {
	paf := sum(s.pieces, x.r.values)
	formula := "PAF"
	if len(s.pieces) > 1 {
		var terms []string
		for i := range s.pieces {
			terms = append(terms, fmt.Sprintf("s%d PAF%d", i+1, i+1))
		}
		formula = strings.Join(terms, " + ")
	} else if s.pieces[0].share != 1 {
		formula = "s PAF"
	}
	deaths := x.pop.DeathsOf(s.cause)[s.age]
	x.add("F", strings.ReplaceAll(formula, "PAF", map[bool]string{true: "PIF", false: "PAF"}[x.r.Options.Targets != nil]), "fraction of the deaths of this cause", "สัดส่วนของการตายจากสาเหตุนี้", number(paf))
	x.add("D", "", "deaths of this cause, age and sex", "จำนวนการตายจากสาเหตุ อายุ และเพศนี้", number(deaths))
	x.add("A", "F × D", "attributable deaths", "การตายที่เกิดจากปัจจัยเสี่ยงนี้", number(paf*deaths))
}

// exposed says where an exposure is from.
func (x *explainer) exposed(category, lang string) string {
	m := newMatcher(x.r.model.x, x.r.Evidence.Risks, x.r.Subject.Area, peopleOf(x.r.Subject))
	q, _ := m.find(x.of, category, x.pop.Sex, x.years)
	row, ok := pick(m.rows(x.of, category, true), x.pop.Sex, x.years)
	if !ok {
		row, _ = pick(m.rows(x.of, category, false), x.pop.Sex, x.years)
	}
	from := strings.Trim(strings.Join([]string{row.source, row.year}, ", "), ", ")
	if category = x.of.levelName(category, lang); category != "" {
		category += " "
	}
	if x.of.ID == "second-hand-smoke" {
		category += map[bool]string{true: "× (1 - สัดส่วนผู้สูบ) ", false: "× (1 - p smoking) "}[lang == "th"]
	}
	if lang == "th" {
		return strings.TrimSpace(fmt.Sprintf("การสัมผัส %s(%s: %s)", category, originTH[q.origin], from))
	}
	return strings.TrimSpace(fmt.Sprintf("exposure %s(%s: %s)", category, q.origin, from))
}

var originTH = map[Origin]string{Local: "ของพื้นที่", LocalScaled: "ยอดรวมของพื้นที่", National: "ประเทศ", Unknown: "ไม่ทราบ", Definition: "โดยนิยาม", Mixed: "พื้นที่และประเทศ"}

// TH is the origin in Thai.
func (o Origin) TH() string { return originTH[o] }

// source cites the line of evidence.
func (x *explainer) source(b *band, category string) string {
	for _, row := range x.r.Evidence.Rows {
		base := row.Risk == x.of.ID || x.of.base != "" && row.Risk == x.of.base
		if !base || row.Category != category || !row.span().overlaps(b.span) || !x.rowOf(b, row) {
			continue
		}
		text := row.Source
		if row.Low > 0 {
			text = fmt.Sprintf("%s-%s; %s", number(row.Low), number(row.High), text)
		}
		if row.Per > 0 {
			text = fmt.Sprintf("per %s %s, %s", number(row.Per), x.of.Unit, text)
		}
		return fmt.Sprintf("%s [%s]", text, row.Verification)
	}
	return x.of.Note
}

// rowOf reports whether a row is the one a band was made of.
func (x *explainer) rowOf(b *band, row Row) bool {
	return slices.ContainsFunc(x.r.model.groups, func(g group) bool {
		at := slices.IndexFunc(g.bands, func(o band) bool {
			return o.span == b.span && o.beta == b.beta && o.curve == b.curve && slices.Equal(o.levels, b.levels)
		})
		return at >= 0 && x.r.Evidence.Risks[g.risk].ID == x.of.ID && slices.Equal(g.ranges, row.Codes) && g.sex == row.Sex
	})
}

// Explain writes the steps as a page in English ("en") or Thai ("th").
func (r *Result) Explain(risk, cause, age, part int, lang string) (string, error) {
	steps, err := r.Steps(risk, cause, age, part)
	if err != nil {
		return "", err
	}
	th := lang == "th"
	of, p := r.Evidence.Risks[risk], r.Subject.Parts[part]
	var b strings.Builder
	if th {
		fmt.Fprintf(&b, "%s → %s อายุ %s\n%s พ.ศ. %s %s\n\n", of.Name(lang), r.Causes[cause].Name(lang), r.Ages.Label(age),
			p.Area.Name(lang), p.Period.Label(analysis.BE), map[analysis.Sex]string{analysis.Male: "ชาย", analysis.Female: "หญิง"}[p.Sex])
	} else {
		fmt.Fprintf(&b, "%s → %s, age %s\n%s\n\n", of.Name(lang), r.Causes[cause].Name(lang), r.Ages.Label(age), p)
	}
	for _, s := range steps {
		what := s.EN
		if th {
			what = s.TH
		}
		if s.Symbol == "" {
			fmt.Fprintf(&b, "%s\n", what)
			continue
		}
		line := s.Symbol + " = " + s.Value
		if s.Formula != "" && s.Formula != s.Value {
			line = s.Symbol + " = " + s.Formula + " = " + s.Value
		}
		fmt.Fprintf(&b, "  %s\n      %s\n", line, what)
	}
	en, thai := Overlap()
	if th {
		en = thai
	}
	fmt.Fprintf(&b, "\n%s\n", en)
	return b.String(), nil
}
