package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/analysis/table"
	"github.com/lehackathon/le/ingest"
)

// rankingSummary is what is known of one population, for JSON and the notes.
type rankingSummary struct {
	Area       string  `json:"area"`
	Period     string  `json:"period"`
	Sex        string  `json:"sex"`
	Deaths     float64 `json:"deaths"`
	Exposure   float64 `json:"population"`
	AtAge      int     `json:"at_age"`
	Ex         float64 `json:"ex"`
	Gap        any     `json:"gap,omitempty"` // of --against, years
	NotRanked  []spare `json:"not_ranked"`
	NotRankedN float64 `json:"not_ranked_share"` // percent of all deaths

	// Deaths under 75 known to be avoidable, the least there are; nothing where no age
	// group starts at 75.
	Avoidable   any `json:"avoidable,omitempty"`
	Preventable any `json:"preventable,omitempty"`
	Treatable   any `json:"treatable,omitempty"`
	Redrawn     int `json:"redrawn,omitempty"`
}

// spare is a cause without a rank.
type spare struct {
	ID     string  `json:"cause_id"`
	Deaths float64 `json:"deaths"`
	Why    string  `json:"why"`
	whyTH  string
	name   string
	rest   bool // a rest group
}

// The notes name so many rest groups, and so many causes that say nothing.
const (
	restShown    = 3
	unclearShown = 6
)

func (o *causesOptions) summarise(r ranking) rankingSummary {
	res, p := r.result, r.result.Population
	s := rankingSummary{Area: o.out.areaName(p.Area), Period: o.out.period(p.Period), Sex: o.out.sexName(p.Sex), AtAge: o.atAge, NotRanked: []spare{}, Redrawn: res.Redrawn}
	s.Deaths, s.Exposure = p.Totals()
	s.Ex, _ = res.Table.At(o.atAge)
	if r.gap != nil {
		s.Gap = r.gap.Gap
	}
	for _, b := range res.Causes {
		if b.Standing.Ranked() {
			continue
		}
		why, whyTH := b.Standing.Describe()
		c := p.Causes[b.Cause]
		s.NotRanked = append(s.NotRanked, spare{c.ID, b.Deaths, why, whyTH, c.Name(o.out.lang), b.Standing.Residual})
		s.NotRankedN += b.Share
	}
	if a := res.All.Avoidable; res.HasAvoidable && a.Known {
		s.Avoidable, s.Preventable, s.Treatable = a.Deaths, a.Preventable, a.Treatable
	}
	return s
}

// fill makes the table, the title and what is said of every population.
func (o *causesOptions) fill(r *result, rankings []ranking) {
	b := table.New(o.columns())
	var summaries []rankingSummary
	for _, one := range rankings {
		o.appendRanking(b, one)
		summaries = append(summaries, o.summarise(one))
	}
	r.table, r.meta.Results = b.Table(), summaries
	en, th := o.describeMeasure()
	r.title = o.out.pick("Causes of death ranked by "+en, "อันดับสาเหตุการตายตาม"+th)
	if len(summaries) == 1 {
		s := summaries[0]
		name := side(s.Area, s.Period, s.Sex)
		if o.change != "" {
			name += o.out.pick(" and ", " และ ") + o.out.period(rankings[0].other.Period)
		}
		r.title = name + ": " + o.out.pick("causes of death ranked by "+en, "อันดับสาเหตุการตายตาม"+th)
	}
	r.notes = append(r.notes, o.sayAll(summaries)...)
}

// sayAll words what the rows do not, of the first populations.
func (o *causesOptions) sayAll(summaries []rankingSummary) (notes []string) {
	for i, s := range summaries {
		if i == summariesShown {
			return append(notes, fmt.Sprintf(o.out.pick("… and %d more populations", "… และอีก %d ประชากร"), len(summaries)-i))
		}
		name := ""
		if len(summaries) > 1 {
			name = side(s.Area, s.Period, s.Sex) + ": "
		}
		notes = append(notes, o.say(s, name)...)
	}
	return notes
}

// say words what the rows of one population do not.
func (o *causesOptions) say(s rankingSummary, name string) (notes []string) {
	if list := o.sayNotRanked(s.NotRanked); len(list) > 0 {
		notes = append(notes, name+fmt.Sprintf(o.out.pick("Counted but not ranked, %.1f %% of deaths: %s.", "นับรวมแต่ไม่จัดอันดับ %.1f %% ของการตาย: %s"), s.NotRankedN, strings.Join(list, "; ")))
	}
	if s.Avoidable != nil && o.avoidable {
		notes = append(notes, name+fmt.Sprintf(o.out.pick("Avoidable under 75: at least %.0f deaths (%.1f %% of all), of them preventable %.0f and treatable %.0f where the codes say which.",
			"หลีกเลี่ยงได้ก่อนอายุ 75 ปี: อย่างน้อย %.0f ราย (%.1f %% ของทั้งหมด) ป้องกันได้ %.0f ราย รักษาได้ %.0f ราย เท่าที่รหัสบอกได้"),
			s.Avoidable, 100*s.Avoidable.(float64)/s.Deaths, s.Preventable, s.Treatable))
	}
	if s.Gap != nil {
		notes = append(notes, name+fmt.Sprintf(o.out.pick("Contributions add up to the gap in e%d, %+.3f years; negative: shortens life here compared with there.",
			"ผลรวมของปีเท่ากับช่องว่าง e%d %+.3f ปี ค่าลบ: ทำให้อายุสั้นลงเมื่อเทียบกับฝั่งเปรียบเทียบ"), o.atAge, s.Gap))
	}
	if s.Redrawn > 0 {
		notes = append(notes, name+fmt.Sprintf(o.out.pick("In %d draws nobody died in the open age group; it was drawn again.", "การสุ่ม %d ครั้งไม่มีผู้เสียชีวิตในกลุ่มอายุเปิด จึงสุ่มใหม่"), s.Redrawn))
	}
	return notes
}

// sayNotRanked names the causes without a rank that somebody died of; of many rest
// groups the first.
func (o *causesOptions) sayNotRanked(causes []spare) (list []string) {
	var rest []spare
	more, moreDeaths := 0, 0.0 // causes that are not named
	for _, c := range causes {
		switch {
		case c.Deaths == 0:
		case c.rest:
			rest = append(rest, c)
		case len(list) == unclearShown:
			more, moreDeaths = more+1, moreDeaths+c.Deaths
		default:
			list = append(list, fmt.Sprintf("%s (%s, %.0f)", c.name, o.out.pick(c.Why, c.whyTH), c.Deaths))
		}
	}
	if more > 0 {
		list = append(list, fmt.Sprintf(o.out.pick("%d more such causes (%.0f)", "และสาเหตุเช่นนี้อีก %d รายการ (%.0f)"), more, moreDeaths))
	}
	sum, named := 0.0, []string{}
	for i, c := range rest {
		if len(rest) <= restShown {
			list = append(list, fmt.Sprintf("%s (%s, %.0f)", c.name, o.out.pick(c.Why, c.whyTH), c.Deaths))
		} else if sum += c.Deaths; i < restShown {
			named = append(named, fmt.Sprintf("%s (%.0f)", c.name, c.Deaths))
		}
	}
	if len(named) > 0 {
		list = append(list, fmt.Sprintf(o.out.pick("%d rest groups (%.0f), such as %s", "กลุ่มสาเหตุอื่น ๆ %d กลุ่ม (%.0f) เช่น %s"), len(rest), sum, strings.Join(named, ", ")))
	}
	return list
}

// describeMeasure words what causes are ranked by.
func (o *causesOptions) describeMeasure() (en, th string) {
	switch o.rankBy {
	case "asr":
		return "age-standardised rate", "อัตราตายปรับมาตรฐานอายุ"
	case "yll":
		return "years of life lost", "ปีชีวิตที่สูญเสีย (YLL)"
	case "pyll":
		return fmt.Sprintf("potential years of life lost before %d", o.pyll), fmt.Sprintf("ปีชีวิตที่สูญเสียก่อนอายุ %d ปี (PYLL)", o.pyll)
	case "gain":
		return "life expectancy gained without them", "อายุคาดเฉลี่ยที่เพิ่มขึ้นหากไม่มีสาเหตุนั้น"
	case byContribution:
		return "contribution to the gap", "ส่วนที่ทำให้เกิดช่องว่างอายุคาดเฉลี่ย"
	}
	return "deaths", "จำนวนตาย"
}

// recordMethod names what was used, for machine formats.
func (o *causesOptions) recordMethod(names map[string]string) {
	names["rank_by"] = o.rankBy
	names["standard"], names["standard_source"] = o.how.Standard.Name, o.how.Standard.Source
	names["limits"], names["limits_source"] = o.how.Limits.String(), o.how.Limits.Source()
	names["rate"] = "per 100,000 person-years; Dobson et al. 1991"
	names["yll"], names["yll_source"] = o.how.Losses.String(), o.how.Losses.Source()
	names["pyll"] = fmt.Sprintf("to %d, from the middle of each age group; Romeder and McWhinnie 1977", o.pyll)
	names["remove"] = o.remove
	names["gain"] = "Chiang 1968, p^R with nax kept; causes are assumed independent"
	names["avoidable"] = "deaths under 75; OECD/Eurostat 2019 lists, with COVID-19 of 2022"
	names["not_ranked"] = "ill-defined: WHO, ICD-10 volume 2 (2016), annex 7.3; garbage of level 1 and 2: GBD 2021; rest groups by title: NCHS, Health, United States 2020-2021"
	if o.draws > 0 {
		names["draws"], names["seed"] = strconv.Itoa(o.draws), strconv.FormatUint(o.table.seed, 10)
	}
	if o.against() {
		names["contribution"] = "arriaga-symmetric"
		names["smr"] = "deaths observed over those expected at the other side's rates, which are taken as known"
	}
	if o.lostBefore > 0 {
		names["years_lost"] = fmt.Sprintf("before %d; Andersen 2013, causes competing", o.lostBefore)
	}
}

// methodNotes words the method, the standard and the assumptions.
func (o *causesOptions) methodNotes(l *ingest.Loaded) []string {
	levels := percent(o.table.levels[0])
	yllEN, yllTH := o.how.Losses.Describe()
	axEN, axTH := o.table.describeAx()
	part := o.remove
	notes := []string{
		o.out.pick(
			fmt.Sprintf("ASR: per 100,000, standard: %s; %s %% limits: Dobson, %s. YLL by %s; PYLL to %d.", o.how.Standard.EN, levels, o.how.Limits, yllEN, o.pyll),
			fmt.Sprintf("อัตราปรับ: ต่อ 100,000 มาตรฐาน: %s; ช่วงความเชื่อมั่น %s %%: Dobson, %s; YLL ตาม%s; PYLL ถึงอายุ %d ปี", o.how.Standard.TH, levels, o.how.Limits, yllTH, o.pyll)),
		o.out.pick(
			fmt.Sprintf("Gain: years of e%d if %s of the cause's deaths were removed (Chiang); causes are assumed independent. nax: %s.", o.atAge, part, axEN),
			fmt.Sprintf("อายุที่เพิ่ม: จำนวนปีของ e%d หากตัดการตายจากสาเหตุนั้นออก %s (Chiang) โดยถือว่าสาเหตุการตายเป็นอิสระต่อกัน; nax: %s", o.atAge, part, axTH)),
	}
	if o.data.redistribute.comparing() && o.rankBy == burden.ByDeaths.String() {
		notes = nil // neither is shown
	}
	if o.avoidable {
		notes = append(notes, o.out.pick("Avoidable: under 75, OECD/Eurostat 2019 lists; empty where a cause mixes avoidable and other codes.",
			"หลีกเลี่ยงได้: อายุต่ำกว่า 75 ปี ตามรายการ OECD/Eurostat 2019; เว้นว่างเมื่อสาเหตุรวมรหัสที่หลีกเลี่ยงได้และไม่ได้ไว้ด้วยกัน"))
	}
	if o.draws > 0 {
		notes = append(notes, o.out.pick(
			fmt.Sprintf("Ranks: %s %% limits from %d Poisson draws, seed %d; %q: the draws do not tell the cause from the one above; %q: same value, same rank.", levels, o.draws, o.table.seed, burden.Blurred, burden.Tie),
			fmt.Sprintf("อันดับ: ช่วงความเชื่อมั่น %s %% จากการสุ่มปัวซง %d ครั้ง seed %d; \"แยกไม่ได้\" คือแยกจากสาเหตุอันดับบนไม่ได้; \"เท่ากัน\" คือค่าเท่ากันและอันดับเดียวกัน", levels, o.draws, o.table.seed)))
	}
	if o.change != "" {
		notes = append(notes, o.out.pick("Change in deaths per year: exact limits of a ratio of counts; in ASR: delta method on logarithms.",
			"การเปลี่ยนแปลงของจำนวนตายต่อปี: ช่วงแบบแม่นตรงของอัตราส่วน; ของอัตราปรับ: วิธี delta บนลอการิทึม"))
	}
	if o.lostBefore > 0 {
		notes = append(notes, o.out.pick(fmt.Sprintf("Years lost before %d, causes competing (Andersen 2013).", o.lostBefore), fmt.Sprintf("ปีที่สูญเสียก่อนอายุ %d ปี โดยสาเหตุแข่งขันกัน (Andersen 2013)", o.lostBefore)))
	}
	return o.out.withSource(append(notes, o.out.codesNote(l.Data)...), l)
}
