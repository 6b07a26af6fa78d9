package main

import (
	"fmt"
	"math"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/analysis/table"
	"github.com/lehackathon/le/ingest"
	"github.com/lehackathon/le/lifetable"
)

// columns declares the columns once; scripts depend on names and order.
func (o *decomposeOptions) columns() []table.Column {
	th := o.out.lang == "th"
	cols := []table.Column{
		{Name: "area_code", EN: "code", TH: "รหัส", Hidden: true},
		{Name: "area", EN: "area", TH: "พื้นที่", HideIfSame: true},
		{Name: "against_code", EN: "against (code)", TH: "เทียบกับ (รหัส)", Hidden: true},
		{Name: "against", EN: "against", TH: "เทียบกับ", HideIfSame: true},
		{Name: "period", EN: "period", TH: "ปี", HideIfSame: true},
		{Name: "against_period", EN: "against period", TH: "เทียบกับปี", HideIfSame: true},
		{Name: "sex", EN: "sex", TH: "เพศ", HideIfSame: true},
		{Name: "against_sex", EN: "against sex", TH: "เทียบกับเพศ", HideIfSame: true},
		{Name: "cause_id", EN: "cause id", TH: "รหัสสาเหตุ", Hidden: true},
		{Name: "cause", EN: "cause", TH: "สาเหตุ (อังกฤษ)", Hidden: th || o.list == decompose.ByAge},
		{Name: "cause_th", EN: "cause (Thai)", TH: "สาเหตุการตาย", Hidden: !th || o.list == decompose.ByAge},
		{Name: "age", EN: "age", TH: "อายุ", Hidden: o.list == decompose.ByCause},
	}
	mark := hidden(table.Column{Name: "cause_mark", EN: "mark", TH: "หมายเหตุ"})
	if o.comparing() {
		return append(append(cols, o.compareColumns()...), mark)
	}
	if o.all {
		for _, name := range decompose.Methods() {
			cols = append(cols, signed(number(strings.ReplaceAll(name, "-", "_"), name, name, 3)))
		}
		return append(cols, mark)
	}
	unit, unitTH, decimals := "years", "ปี", 3
	if strings.HasPrefix(o.measure, "q") {
		unit, unitTH, decimals = "probability", "ความน่าจะเป็น", 5
	}
	bar := signed(number("contribution", unit, unitTH, decimals))
	bar.Bar = true
	ranked := o.list == decompose.ByCause && o.how.Draws > 0
	cols = append(cols, bar, number("se", "SE", "SE", decimals),
		signed(number("lower", "lower", "ต่ำสุด", decimals)), signed(number("upper", "upper", "สูงสุด", decimals)),
		signed(number("share", "% of gap", "% ช่องว่าง", 1)),
		table.Column{Name: "rank", EN: "rank", TH: "อันดับ", Kind: table.Int, Hidden: !ranked},
		table.Column{Name: "rank_lower", EN: "rank from", TH: "อันดับ จาก", Kind: table.Int, Hidden: !ranked},
		table.Column{Name: "rank_upper", EN: "rank to", TH: "อันดับ ถึง", Kind: table.Int, Hidden: !ranked})
	for _, level := range o.table.levels[1:] {
		p := percent(level)
		cols = append(cols, signed(number("lower_"+p, "lower "+p+" %", "ต่ำสุด "+p+" %", decimals)), signed(number("upper_"+p, "upper "+p+" %", "สูงสุด "+p+" %", decimals)))
	}
	if o.how.Draws > 0 {
		top := number("top3", "top 3, % of draws", "ติด 3 อันดับแรก (% ของการสุ่ม)", 0)
		top.Hidden = !ranked
		cols = append(cols, top)
	}
	for i := range o.partCount() {
		n := fmt.Sprintf("part_%d", i+1)
		cols = append(cols, signed(number(n, n, n, decimals)))
	}
	return append(cols, mark)
}

func signed(c table.Column) table.Column {
	c.Signed = true
	return c
}

// partCount is how many effects --parts shows: every method with parts has three
// or fewer.
func (o *decomposeOptions) partCount() int {
	if o.parts {
		return 3
	}
	return 0
}

// fill makes the table, the title and the notes on every gap.
func (o *decomposeOptions) fill(r *result, gaps []gap) {
	b := table.New(o.columns())
	var summaries []gapSummary
	for _, g := range gaps {
		s := o.summarise(g)
		switch {
		case o.all:
			o.appendMethods(b, g, &s)
		case g.chained != nil:
			o.appendRows(b, g, &s, g.chained.Contributions(o.list))
			s.Residual = g.chained.Residual
		default:
			o.appendRows(b, g, &s, g.result.Contributions(o.list))
		}
		summaries = append(summaries, s)
	}
	r.table, r.title, r.meta.Results = b.Table(), o.title(summaries), summaries
	r.notes = o.gapNotes(gaps, summaries)
}

// gapSummary is the whole gap of one pair, for JSON and the notes.
type gapSummary struct {
	Area          string  `json:"area"`
	Against       string  `json:"against"`
	Period        string  `json:"period"`
	AgainstPeriod string  `json:"against_period"`
	Sex           string  `json:"sex"`
	AgainstSex    string  `json:"against_sex"`
	Measure       string  `json:"measure"`
	AtAge         int     `json:"at_age"`
	Ex            float64 `json:"ex"`
	ExSE          float64 `json:"ex_se"`
	AgainstEx     float64 `json:"against_ex"`
	AgainstExSE   float64 `json:"against_ex_se"`
	Gap           float64 `json:"gap"`
	GapSE         float64 `json:"gap_se,omitzero"` // left out without intervals
	Residual      float64 `json:"residual"`
	MayBeChance   bool    `json:"may_be_chance"`
}

func (o *decomposeOptions) summarise(g gap) gapSummary {
	s := gapSummary{Area: o.out.areaName(g.near.Area), Against: o.out.areaName(g.against.Area),
		Period: o.out.period(g.near.Period), AgainstPeriod: o.out.period(g.against.Period),
		Sex: o.out.sexName(g.near.Sex), AgainstSex: o.out.sexName(g.against.Sex),
		Measure: fmt.Sprintf("e%d", o.atAge), AtAge: o.atAge, Gap: g.result.Gap, Residual: g.result.Residual, MayBeChance: g.result.MayBeChance()}
	if m := g.result.Options.Measure; m != nil {
		s.Measure = m.String()
	}
	s.Ex, s.AgainstEx = g.result.Ex()
	s.ExSE, s.AgainstExSE = g.result.SEs()
	return s
}

func (o *decomposeOptions) place(g gap, s gapSummary, c decompose.Contribution) []any {
	of := analysis.Cause{ID: analysis.CauseAll, EN: "total", TH: "รวม"}
	age := "all"
	switch {
	case c.Cause == decompose.Health:
		of = analysis.Cause{ID: "health", EN: "health at the same mortality", TH: "สุขภาพ (เมื่อการตายเท่ากัน)"}
	case c.Cause != decompose.All:
		of = g.near.Causes[c.Cause]
	case c.Age != decompose.All:
		of.EN, of.TH = "all causes", "ทุกสาเหตุ"
	}
	if c.Age != decompose.All {
		age = g.near.Ages.Label(c.Age)
	}
	return []any{g.near.Area.Code, s.Area, g.against.Area.Code, s.Against, s.Period, s.AgainstPeriod, s.Sex, s.AgainstSex,
		of.ID, o.out.causeName(of, "en"), o.out.causeName(of, "th"), age}
}

// markOf is what the cause of a row says of its quality: see cause.Mark.
func markOf(g gap, c decompose.Contribution) any {
	if c.Cause < 0 {
		return nil
	}
	return cause.Mark(g.near.Causes[c.Cause])
}

func (o *decomposeOptions) appendRows(b *table.Builder, g gap, s *gapSummary, list []decompose.Contribution) {
	parts := g.result.Parts()
	sure := o.table.interval != intervalNone
	for _, c := range list {
		row := append(o.place(g, *s, c), c.Years)
		row = append(row, optional(c.SE, sure), optional(c.Lower, sure), optional(c.Upper, sure))
		row = append(row, optional(c.Share+0, c.HasShare), optional(c.Rank, c.Rank > 0), optional(c.RankLower, c.RankLower > 0), optional(c.RankUpper, c.RankUpper > 0))
		for _, level := range o.table.levels[1:] {
			iv := lifetable.NormalInterval(c.Years, c.SE*c.SE, level)
			row = append(row, optional(iv.Lower, sure), optional(iv.Upper, sure))
		}
		if o.how.Draws > 0 {
			row = append(row, optional(c.Top3, c.RankLower > 0))
		}
		for i := range o.partCount() {
			if i >= len(parts) || c.Age == decompose.All {
				row = append(row, nil)
				continue
			}
			row = append(row, parts[i].Years[c.Age]+0) // no -0
		}
		b.Append(append(row, markOf(g, c))...)
		if c.Cause == decompose.All && c.Age == decompose.All {
			s.GapSE = c.SE
		}
	}
}

// optional is v, or nothing.
func optional[T any](v T, ok bool) any {
	if !ok {
		return nil
	}
	return v
}

// appendMethods writes one row a cause, age or cell with a column a method.
func (o *decomposeOptions) appendMethods(b *table.Builder, g gap, s *gapSummary) {
	type key struct{ cause, age int }
	years := map[key][]any{}
	first := g.all[0].Contributions(o.list)
	for _, r := range g.all {
		for _, c := range r.Contributions(o.list) {
			k := key{c.Cause, c.Age}
			if k.cause == decompose.All && k.age == decompose.All {
				years[k] = append(years[k], r.Gap-r.Residual) // what the method's parts add up to
				continue
			}
			years[k] = append(years[k], c.Years)
		}
	}
	for _, c := range first {
		row := append(o.place(g, *s, c), years[key{c.Cause, c.Age}]...)
		b.Append(append(row, markOf(g, c))...)
	}
	s.GapSE = first[len(first)-1].SE
}

// title states the finding where there is one gap, else what the table lists.
func (o *decomposeOptions) title(gaps []gapSummary) string {
	if len(gaps) > 1 || o.measure != "ex" || o.atAge != 0 {
		by := map[decompose.By]string{decompose.ByCause: "สาเหตุการตาย", decompose.ByAge: "อายุ", decompose.ByCauseAge: "สาเหตุและอายุ"}[o.list]
		what, whatTH := "Life-expectancy gaps", "ช่องว่างอายุคาดเฉลี่ย"
		if o.measure != "ex" || o.atAge != 0 {
			what, whatTH = "Difference in "+gaps[0].Measure, "ความแตกต่างของ "+gaps[0].Measure
		}
		return o.out.pick(what+" by "+strings.Replace(o.by, ",", " and ", 1), whatTH+" จำแนกตาม"+by)
	}
	g := gaps[0]
	near, against := side(g.Area, g.Period, g.Sex), side(g.Against, g.AgainstPeriod, g.AgainstSex)
	verbEN, verbTH := "longer than", "ยาวกว่า"
	if g.Gap < 0 {
		verbEN, verbTH = "shorter than", "สั้นกว่า"
	}
	return o.out.pick(
		fmt.Sprintf("%s: life is %.2f years %s %s", near, math.Abs(g.Gap), verbEN, against),
		fmt.Sprintf("%s: อายุคาดเฉลี่ย%s %s อยู่ %.2f ปี", near, verbTH, against, math.Abs(g.Gap)))
}

func side(area, period, sex string) string { return area + " " + period + " " + sex }

// summariesShown is how many gaps are spelled out under a table; all are in JSON.
const summariesShown = 6

func (o *decomposeOptions) gapNotes(gaps []gap, summaries []gapSummary) (notes []string) {
	format, gapFormat, chance := "%.2f", "%.3f", false
	unit, unitTH := "years", "ปี"
	if strings.HasPrefix(o.measure, "q") {
		format, gapFormat, unit, unitTH = "%.4f", "%.5f", "", ""
	}
	for i, g := range summaries {
		chance = chance || g.MayBeChance
		if i >= summariesShown {
			continue
		}
		near, against := side(g.Area, g.Period, g.Sex), side(g.Against, g.AgainstPeriod, g.AgainstSex)
		sides := fmt.Sprintf("%s: %s "+format+" (SE "+format+") - %s "+format+" (SE "+format+")", g.Measure, near, g.Ex, g.ExSE, against, g.AgainstEx, g.AgainstExSE)
		line := sides + o.out.pick(" = gap ", " = ช่องว่าง ") + strings.TrimSpace(fmt.Sprintf(strings.Replace(gapFormat, "%", "%+", 1)+" %s", g.Gap, o.out.pick(unit, unitTH)))
		if g.GapSE > 0 {
			line += fmt.Sprintf(" (SE "+gapFormat+")", g.GapSE)
		}
		notes = append(notes, line+o.out.pick("; residual ", "; เศษเหลือ ")+fmt.Sprintf("%.1g", g.Residual))
	}
	if more := len(summaries) - summariesShown; more > 0 {
		notes = append(notes, fmt.Sprintf(o.out.pick("… and %d more gaps (all are in the total rows)", "… และอีก %d คู่ (ดูแถวรวม)"), more))
	}
	if chance && len(summaries) == 1 {
		notes = append(notes, o.out.pick("This gap is less than two standard errors: it may be chance.", "ช่องว่างนี้น้อยกว่าสองเท่าของ SE อาจเป็นความบังเอิญ"))
	} else if chance {
		notes = append(notes, o.out.pick("Some gaps are less than two standard errors: they may be chance.", "บางช่องว่างน้อยกว่าสองเท่าของ SE อาจเป็นความบังเอิญ"))
	}
	for _, g := range gaps {
		if g.nested && o.table.interval != intervalNone {
			notes = append(notes, o.out.pick("The other side contains this one: deaths they share are counted once in the standard errors.",
				"ฝั่งเปรียบเทียบรวมฝั่งนี้อยู่ด้วย การตายส่วนที่ร่วมกันนับครั้งเดียวในการคำนวณ SE"))
			break
		}
	}
	if o.parts {
		for i, p := range gaps[0].result.Parts() {
			notes = append(notes, fmt.Sprintf("part_%d: %s", i+1, o.out.pick(p.EN, p.TH)))
		}
	}
	return notes
}

// describeSign says what the signs and, where causes are ranked, the ranks mean.
func (o *decomposeOptions) describeSign() (en, th string) {
	rankEN, rankTH := " Rank 1 is the most negative.", " อันดับ 1 คือค่าลบมากที่สุด"
	switch o.measure {
	case "ex":
		en, th = "Negative: shortens life here compared with there.", "ค่าลบ: ทำให้อายุสั้นลงเมื่อเทียบกับฝั่งเปรียบเทียบ"
	case "hle":
		en, th = "Negative: shortens healthy life here compared with there.", "ค่าลบ: ทำให้ช่วงชีวิตที่มีสุขภาพดีสั้นลงเมื่อเทียบกับฝั่งเปรียบเทียบ"
	default: // more is worse
		en, th = "Positive: more here than there.", "ค่าบวก: สูงกว่าฝั่งเปรียบเทียบ"
		rankEN, rankTH = " Rank 1 raises it most.", " อันดับ 1 คือสาเหตุที่ทำให้ค่าสูงขึ้นมากที่สุด"
	}
	if o.list != decompose.ByCause || o.all {
		return en, th
	}
	return en + rankEN, th + rankTH
}

func (o *decomposeOptions) methodNotes(l *ingest.Loaded, gaps []gap) []string {
	en, th := o.how.Method.Describe()
	switch {
	case o.all:
		en, th = "all methods side by side; the total row is what the parts of each add up to", "ทุกวิธีเทียบกัน แถวรวมคือผลบวกของส่วนย่อยแต่ละวิธี"
	case o.measure != "ex":
		en, th = "line integral between the two sets of rates", "ปริพันธ์ตามเส้นระหว่างอัตราตายสองชุด"
	}
	if o.chain {
		en += fmt.Sprintf(", chained over %d years", len(gaps[0].chained.Steps)+1)
		th += fmt.Sprintf(" ต่อเนื่อง %d ปี", len(gaps[0].chained.Steps)+1)
	}
	axEN, axTH := o.table.describeAx()
	ivEN, ivTH := o.table.describeIntervals("delta method", "วิธี delta")
	if o.all {
		ivEN, ivTH = "no intervals", "ไม่แสดงช่วงความเชื่อมั่น"
	}
	signEN, signTH := o.describeSign()
	notes := []string{o.out.pick(
		fmt.Sprintf("%s Method: %s; nax: %s; open age group closed at ex = 1/m; %s.", signEN, en, axEN, ivEN),
		fmt.Sprintf("%s วิธี: %s; nax: %s; กลุ่มอายุเปิดใช้ ex = 1/m; %s", signTH, th, axTH, ivTH))}
	if o.list != decompose.ByAge {
		notes = append(notes, o.out.codesNote(l.Data)...)
	}
	return o.out.withSource(notes, l)
}
