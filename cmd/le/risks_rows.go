package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/risk"
	"github.com/lehackathon/le/analysis/table"
	"github.com/lehackathon/le/ingest"
)

// placeColumns begin every table of risks.
func (o *risksOptions) placeColumns() []table.Column {
	return []table.Column{
		{Name: "area_code", EN: "code", TH: "รหัส", Hidden: true},
		{Name: "area", EN: "area", TH: "พื้นที่", HideIfSame: true},
		{Name: "period", EN: "period", TH: "ปี", HideIfSame: true},
		{Name: "sex", EN: "sex", TH: "เพศ", HideIfSame: true},
	}
}

func (o *risksOptions) riskColumns() []table.Column {
	th := o.out.lang == "th"
	return []table.Column{
		{Name: "risk_id", EN: "risk id", TH: "รหัสปัจจัย", Hidden: true},
		{Name: "risk", EN: "risk", TH: "ปัจจัยเสี่ยง (อังกฤษ)", Hidden: th},
		{Name: "risk_th", EN: "risk (Thai)", TH: "ปัจจัยเสี่ยง", Hidden: !th},
	}
}

// columns declares the columns once; scripts depend on names and order.
func (o *risksOptions) columns() []table.Column {
	cols := append(o.placeColumns(), table.Column{Name: "rank", EN: "rank", TH: "อันดับ", Kind: table.Int})
	cols = append(cols, o.riskColumns()...)
	if o.comparing() {
		return append(cols, o.comparedColumns()...)
	}
	th := o.out.lang == "th"
	if o.list != risk.ByRisk {
		causes := o.list == risk.ByRiskCause
		cols = append(cols, table.Column{Name: "cause_id", EN: "cause id", TH: "รหัสสาเหตุ", Hidden: true},
			table.Column{Name: "cause", EN: "cause", TH: "สาเหตุ (อังกฤษ)", Hidden: th || !causes},
			table.Column{Name: "cause_th", EN: "cause (Thai)", TH: "สาเหตุการตาย", Hidden: !th || !causes},
			table.Column{Name: "age", EN: "age", TH: "อายุ", Hidden: causes})
	}
	sure := o.table.interval == drawInterval
	limit := func(c table.Column) table.Column {
		c.Hidden = c.Hidden || !sure
		return c
	}
	wide := o.list != risk.ByRisk // two names leave less room
	cols = append(cols,
		number("paf", "PAF", "PAF", 3), hidden(number("paf_lower", "PAF from", "PAF จาก", 3)), hidden(number("paf_upper", "PAF to", "PAF ถึง", 3)),
		number("deaths", "deaths", "ตาย (ราย)", 0), limit(number("deaths_lower", "from", "จาก", 0)), limit(number("deaths_upper", "to", "ถึง", 0)),
		hidden(number("yll", "YLL", "YLL", 0)),
		number("le_gain", "LE gain", "ปีที่เพิ่ม", 2), hidden(number("le_gain_lower", "LE from", "ปี จาก", 2)), hidden(number("le_gain_upper", "LE to", "ปี ถึง", 2)),
		limit(table.Column{Name: "rank_lower", EN: "rank from", TH: "อันดับ จาก", Kind: table.Int, Hidden: wide}),
		limit(table.Column{Name: "rank_upper", EN: "to", TH: "ถึง", Kind: table.Int, Hidden: wide}),
		table.Column{Name: "exposure_source", EN: "exposure", TH: "การสัมผัส", Hidden: wide})
	if sure {
		cols = append(cols, hidden(number("top3", "top 3, % of draws", "ติด 3 อันดับแรก (% ของการสุ่ม)", 0)))
	}
	return cols
}

// fill makes the table, the title and the notes.
func (o *risksOptions) fill(r *result, results []*risk.Result) {
	b := table.New(o.columns())
	for _, one := range results {
		for _, l := range one.Lines {
			o.append(b, one, l)
		}
	}
	r.table = b.Table()
	r.title = o.title(results)
}

func (o *risksOptions) place(s risk.Subject) []any {
	return []any{s.Area.Code, o.out.areaName(s.Area), o.out.period(s.Period), o.out.sexName(s.Sex())}
}

// jointRisk names the line of all risks together.
var jointRisk = risk.Risk{ID: "joint", EN: "all together", TH: "ทุกปัจจัยรวมกัน"}

func (o *risksOptions) append(b *table.Builder, r *risk.Result, l risk.Line) {
	of := jointRisk
	if l.Risk != risk.All {
		of = r.Evidence.Risks[l.Risk]
	}
	row := append(o.place(r.Subject), optional(l.Rank, l.Rank > 0), of.ID, of.EN, of.TH)
	if o.list != risk.ByRisk {
		c, age := analysis.Cause{ID: analysis.CauseAll, EN: "all causes", TH: "ทุกสาเหตุ"}, "all"
		if l.Cause != risk.All {
			c = r.Causes[l.Cause]
		}
		if l.Age != risk.All {
			age = r.Ages.Label(l.Age)
		}
		row = append(row, c.ID, c.Name("en"), c.Name("th"), age)
	}
	sure := o.table.interval == drawInterval
	row = append(row, l.PAF, optional(l.PAFLower, sure), optional(l.PAFUpper, sure),
		l.Deaths, optional(l.DeathsLower, sure), optional(l.DeathsUpper, sure), l.YLL,
		optional(l.Gain, l.HasLE), optional(l.GainLower, sure && l.HasLE), optional(l.GainUpper, sure && l.HasLE),
		optional(l.RankLower, l.RankLower > 0), optional(l.RankUpper, l.RankUpper > 0), optional(o.origin(l.Origin), l.Origin != ""))
	if sure {
		row = append(row, optional(l.Top3, l.Risk != risk.All))
	}
	b.Append(row...)
}

// origin shows where an exposure is from.
func (o *risksOptions) origin(from risk.Origin) string {
	if o.out.human() && o.out.lang == "th" {
		return from.TH()
	}
	return string(from)
}

func (o *risksOptions) title(results []*risk.Result) string {
	if len(results) > 1 {
		return o.out.pick("Risk factors ranked by attributable deaths", "ปัจจัยเสี่ยงจัดอันดับตามการตายที่เกิดจากปัจจัย")
	}
	s := results[0].Subject
	where := side(o.out.areaName(s.Area), o.out.period(s.Period), o.out.sexName(s.Sex()))
	j, all := count(results[0].Joint().Deaths), count(results[0].Deaths)
	if o.known.targets != nil {
		return o.out.pick(fmt.Sprintf("%s: reaching the targets %s would prevent %s of %s deaths", where, o.known.targets.Name, j, all),
			fmt.Sprintf("%s: หากบรรลุเป้าหมาย %s จะป้องกันการตายได้ %s ราย จากทั้งหมด %s ราย", where, o.known.targets.Name, j, all))
	}
	return o.out.pick(fmt.Sprintf("%s: these risks together account for %s of %s deaths", where, j, all),
		fmt.Sprintf("%s: ปัจจัยเหล่านี้รวมกันสัมพันธ์กับการตาย %s ราย จากทั้งหมด %s ราย", where, j, all))
}

// recordMethod names what was used, for machine formats.
func (o *risksOptions) recordMethod(names map[string]string) {
	names["paf"] = "Levin 1953 (levels), integral over exposure (means, drinkers), exposure-response curve (PM2.5), 1 for causes that are the risk's own"
	names["joint"] = "1 - product of (1 - PAF), relative risks less what passes through other risks in the analysis"
	names["le_gain"] = "death rates less attributable ones, the same nax"
	names["yll"] = "Global Health Estimates frontier at the mean age at death"
	names["counterfactual"] = "theoretical minimum risk"
	if o.known.targets != nil {
		names["counterfactual"] = "target " + o.known.targets.Name
	}
	names["evidence"] = setDefault
	if len(o.sets) > 0 {
		names["evidence"] = strings.Join(o.sets, ",")
	}
	names["protective"] = "kept"
	if o.harmful {
		names["protective"] = "counted as none"
	}
	names["interval"] = "no intervals"
	if o.table.interval == drawInterval {
		names["interval"] = strconv.Itoa(o.table.draws) + " draws: relative risks log-normal, one a cause for all ages; shares beta, means normal; counterfactual levels uniform; deaths Poisson"
	}
	names["overlap"], names["overlap_th"] = risk.Overlap()
}

// methodNotes stand under a table, with what was assumed among them.
func (o *risksOptions) methodNotes(l *ingest.Loaded, sides []analysis.Side, assumed []string) []string {
	overlapEN, overlapTH := risk.Overlap()
	of, ofTH := "all deaths", "การตายทั้งหมด"
	switch o.list {
	case risk.ByRiskCause:
		of, ofTH = "the deaths of the cause", "การตายจากสาเหตุนั้น"
	case risk.ByRiskAge:
		of, ofTH = "the deaths at that age", "การตายในอายุนั้น"
	}
	en := "PAF: share of " + of + "; LE gain: years of life expectancy without them, other causes staying. Relative risks adjusted for confounders make Levin's fractions somewhat wrong; gains from quitting come over 10 to 20 years."
	th := "PAF: สัดส่วนของ" + ofTH + "; ปีที่เพิ่ม: อายุคาดเฉลี่ยที่เพิ่มขึ้นหากไม่มีการตายเหล่านั้น โดยสาเหตุอื่นคงเดิม ค่าความเสี่ยงสัมพัทธ์ที่ปรับตัวแปรกวนแล้วทำให้สัดส่วนคลาดเคลื่อนได้บ้าง ผลจากการเลิกปัจจัยเห็นใน 10-20 ปี"
	if o.table.interval == drawInterval && !o.comparing() {
		en += fmt.Sprintf(" From, to: %s %% of %d draws, seed %d.", percent(o.table.levels[0]), o.table.draws, o.table.seed)
		th += fmt.Sprintf(" จาก-ถึง: ร้อยละ %s ของการสุ่ม %d ครั้ง seed %d", percent(o.table.levels[0]), o.table.draws, o.table.seed)
	}
	if o.harmful {
		en, th = en+" Protective effects are counted as none.", th+" ไม่นับผลป้องกัน"
	}
	if o.known.targets != nil {
		en, th = en+" Risks without a target stay as they are and are not listed.", th+" ปัจจัยที่ไม่มีเป้าหมายคงเดิมและไม่แสดง"
	}
	if o.treatments() != nil {
		en, th = en+" Deaths of ill-defined causes, then also of garbage codes, are shared out in proportion to the other causes of the same age and sex, injuries among injuries.", th+" การตายที่ระบุไม่ชัดแจ้ง และต่อมารวมรหัสที่ใช้ไม่ได้ กระจายตามสัดส่วนสาเหตุอื่นในอายุและเพศเดียวกัน การบาดเจ็บแยกต่างหาก"
	}
	if years := sides[0].Period.Years(); years > 1 {
		en, th = en+fmt.Sprintf(" Deaths are those of all %d years together.", years), th+fmt.Sprintf(" จำนวนตายเป็นยอดรวม %d ปี", years)
	}
	axEN, axTH := o.table.describeAx()
	notes := []string{o.out.pick(overlapEN, overlapTH), o.out.pick(en+" nax: "+axEN+".", th+" nax: "+axTH)}
	return o.out.withSource(append(notes, assumed...), l)
}

// matchColumns are those of --matches.
func (o *risksOptions) matchColumns() []table.Column {
	return append(o.riskColumns(), table.Column{Name: "cause_id", EN: "cause", TH: "สาเหตุ"},
		table.Column{Name: "rr_cause", EN: "relative risk for", TH: "ค่าความเสี่ยงสัมพัทธ์ของ"}, table.Column{Name: "icd10", EN: "ICD-10", TH: "ICD-10", Hidden: true},
		table.Column{Name: "sex", EN: "sex", TH: "เพศ"}, number("share", "share", "สัดส่วน", 3), table.Column{Name: "how", EN: "how", TH: "วิธี"})
}

// fillMatches lists how the causes of the data met those of relative risks, which is the
// same for all areas.
func (o *risksOptions) fillMatches(r *result, one *risk.Result) {
	b := table.New(o.matchColumns())
	for _, m := range one.Matches {
		of := one.Evidence.Risks[m.Risk]
		b.Append(of.ID, of.EN, of.TH, one.Causes[m.Cause].ID, m.Of, m.Codes.String(), o.out.sexName(m.Sex), m.Share, string(m.How))
	}
	r.table, r.title = b.Table(), o.out.pick("Causes of the data and of the relative risks", "สาเหตุในข้อมูลกับสาเหตุของค่าความเสี่ยงสัมพัทธ์")
}
