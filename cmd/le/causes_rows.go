package main

import (
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/analysis/table"
)

// columns declares the columns once; scripts depend on names and order. Those of an
// option stand behind the others.
func (o *causesOptions) columns() []table.Column {
	if o.data.redistribute.comparing() {
		return o.compareColumns()
	}
	th := o.out.lang == "th"
	plain := o.draws == 0 && !o.against() && o.change == "" && !o.avoidable && o.lostBefore == 0
	crowded := o.avoidable || o.against() && o.draws > 0 // people see what they asked for
	shown := func(c table.Column, by string, otherwise bool) table.Column {
		c.Hidden = o.rankBy != by && !otherwise
		return c
	}
	cols := []table.Column{
		{Name: "area_code", EN: "code", TH: "รหัส", Hidden: true},
		{Name: "area", EN: "area", TH: "พื้นที่", HideIfSame: true},
		{Name: "period", EN: "period", TH: "ปี", HideIfSame: true},
		{Name: "sex", EN: "sex", TH: "เพศ", HideIfSame: true},
		{Name: "rank", EN: "rank", TH: "อันดับ", Kind: table.Int},
		{Name: "cause_id", EN: "cause id", TH: "รหัสสาเหตุ", Hidden: true},
		{Name: "cause", EN: "cause", TH: "สาเหตุ (อังกฤษ)", Hidden: th},
		{Name: "cause_th", EN: "cause (Thai)", TH: "สาเหตุการตาย", Hidden: !th},
		number("deaths", "deaths", "ตาย", 0),
		shown(number("share", "%", "%", 1), "", o.draws == 0 && o.change == ""),
		hidden(number("crude_rate", "crude rate", "อัตราตายหยาบ", 1)),
		shown(number("asr", "ASR", "อัตราปรับ", 1), "asr", !crowded),
		shown(number("asr_lower", "lower", "ต่ำสุด", 1), "asr", plain),
		shown(number("asr_upper", "upper", "สูงสุด", 1), "asr", plain),
		shown(number("yll", "YLL", "YLL", 0), "yll", plain && o.rankBy != "pyll"),
		hidden(number("yll_rate", "YLL rate", "อัตรา YLL", 0)),
		shown(number("pyll", "PYLL", "PYLL", 0), "pyll", false),
		shown(number("gain_if_removed", "gain", "อายุที่เพิ่ม", 2), "gain", plain || o.lostBefore > 0 && !crowded),
		shown(number("avoidable", "avoidable", "หลีกเลี่ยงได้", 0), "", o.avoidable),
	}
	for _, level := range o.table.levels[1:] {
		p := percent(level)
		cols = append(cols, number("asr_lower_"+p, "lower "+p+" %", "ต่ำสุด "+p+" %", 1), number("asr_upper_"+p, "upper "+p+" %", "สูงสุด "+p+" %", 1))
	}
	if o.avoidable {
		cols = append(cols, number("preventable", "preventable", "ป้องกันได้", 0), number("treatable", "treatable", "รักษาได้", 0), number("avoidable_share", "% of deaths", "% ของการตาย", 1))
	}
	if o.lostBefore > 0 {
		cols = append(cols, number("years_lost", "years lost", "ปีที่สูญเสีย", 3))
	}
	if o.draws > 0 {
		rank := func(name, en, th string) table.Column {
			return table.Column{Name: name, EN: en, TH: th, Kind: table.Int}
		}
		cols = append(cols, rank("rank_lower", "rank from", "อันดับ จาก"), rank("rank_upper", "rank to", "อันดับ ถึง"),
			number("top3", "top 3, %", "ติด 3 %", 0), table.Column{Name: "noise", EN: "noise", TH: "ความต่าง"})
	}
	if o.against() {
		cols = append(cols, otherColumns("against", "against", "เทียบกับ")...)
		cols = append(cols, number("smr", "SMR", "SMR", 2), hidden(number("smr_lower", "SMR lower", "SMR ต่ำสุด", 2)), hidden(number("smr_upper", "SMR upper", "SMR สูงสุด", 2)),
			signed(number("contribution", "years", "ปี", 3)), signed(hidden(number("contribution_lower", "years lower", "ปี ต่ำสุด", 3))), signed(hidden(number("contribution_upper", "years upper", "ปี สูงสุด", 3))))
	}
	if o.change != "" {
		cols = append(cols, changeColumns()...)
	}
	return cols
}

// otherColumns name the other population.
func otherColumns(name, en, th string) []table.Column {
	return []table.Column{
		{Name: name + "_code", EN: en + " (code)", TH: th + " (รหัส)", Hidden: true},
		{Name: name, EN: en, TH: th, HideIfSame: true},
		{Name: name + "_period", EN: en + " period", TH: th + "ปี", HideIfSame: true},
		{Name: name + "_sex", EN: en + " sex", TH: th + "เพศ", HideIfSame: true},
	}
}

func changeColumns() []table.Column {
	return []table.Column{
		{Name: "then_period", EN: "then", TH: "ปีก่อน", HideIfSame: true},
		{Name: "rank_then", EN: "rank then", TH: "อันดับ เดิม", Kind: table.Int},
		hidden(number("deaths_then", "deaths then", "ตาย เดิม", 0)),
		hidden(number("asr_then", "ASR then", "อัตราปรับ เดิม", 1)),
		hidden(number("asr_then_lower", "ASR then lower", "อัตราปรับ เดิม ต่ำสุด", 1)),
		hidden(number("asr_then_upper", "ASR then upper", "อัตราปรับ เดิม สูงสุด", 1)),
		signed(number("deaths_change", "% deaths", "% ตาย", 1)),
		signed(hidden(number("deaths_change_lower", "% deaths lower", "% ตาย ต่ำสุด", 1))),
		signed(hidden(number("deaths_change_upper", "% deaths upper", "% ตาย สูงสุด", 1))),
		signed(number("asr_change", "% ASR", "% อัตราปรับ", 1)),
		signed(number("asr_change_lower", "lower", "ต่ำสุด", 1)),
		signed(number("asr_change_upper", "upper", "สูงสุด", 1)),
	}
}

// appendRanking writes one row a cause, by rank, and the total.
func (o *causesOptions) appendRanking(b *table.Builder, r ranking) {
	p := r.result.Population
	for _, c := range withAll(r.result) {
		cause := causeOf(p, c)
		row := []any{p.Area.Code, o.out.areaName(p.Area), o.out.period(p.Period), o.out.sexName(p.Sex), optional(c.Rank, c.Rank > 0),
			cause.ID, cause.Name("en"), cause.Name("th"), c.Deaths, c.Share, c.Crude, c.ASR.Value, c.ASR.Lower, c.ASR.Upper, c.YLL, c.YLLRate,
			optional(c.PYLL, r.result.HasPYLL), optional(c.Gain, c.HasGain), o.avoidableCell(r, c)}
		for _, level := range o.table.levels[1:] {
			rate := r.result.ASR(c.Cause, level)
			row = append(row, rate.Lower, rate.Upper)
		}
		if o.avoidable {
			row = append(row, o.avoidableCells(r, c)...)
		}
		if o.lostBefore > 0 {
			row = append(row, lostCell(r.lost, c.Cause))
		}
		if o.draws > 0 {
			drawn := c.RankLower > 0
			row = append(row, optional(c.RankLower, drawn), optional(c.RankUpper, drawn), optional(c.Top3, drawn), optional(o.noise(c.Noise), drawn))
		}
		if o.against() {
			row = append(row, o.againstCells(r, c.Cause)...)
		}
		if o.change != "" {
			row = append(row, o.changeCells(r, c.Cause)...)
		}
		b.Append(row...)
	}
}

// avoidableCell is a cause's avoidable deaths, or nothing where its codes do not say; of
// all causes what is known of any.
func (o *causesOptions) avoidableCell(r ranking, c burden.Burden) any {
	return optional(c.Avoidable.Deaths, r.result.HasAvoidable && c.Avoidable.Known)
}

// avoidableCells are preventable and treatable deaths and the avoidable share.
func (o *causesOptions) avoidableCells(r ranking, c burden.Burden) []any {
	split := r.result.HasAvoidable && c.Avoidable.Split
	row := []any{optional(c.Avoidable.Preventable, split), optional(c.Avoidable.Treatable, split)}
	if o.avoidableCell(r, c) == nil || c.Deaths == 0 {
		return append(row, nil)
	}
	return append(row, 100*c.Avoidable.Deaths/c.Deaths)
}

func lostCell(lost []float64, cause int) any {
	if cause != burden.All {
		return lost[cause]
	}
	sum := 0.0
	for _, years := range lost {
		sum += years
	}
	return sum
}

// noise words the comparison with the cause above, in the language for people.
func (o *causesOptions) noise(n burden.Noise) string {
	if o.out.human() && o.out.lang == "th" {
		return map[burden.Noise]string{burden.Tie: "เท่ากัน", burden.Blurred: "แยกไม่ได้"}[n]
	}
	return n.String()
}

func (o *causesOptions) againstCells(r ranking, cause int) []any {
	other := r.other
	smr, ok := burden.SMR(r.result.Population, other, cause, o.how.Limits, o.how.Level)
	part := r.parts[cause]
	return []any{other.Area.Code, o.out.areaName(other.Area), o.out.period(other.Period), o.out.sexName(other.Sex),
		optional(smr.Value, ok), optional(smr.Lower, ok), optional(smr.Upper, ok), part.Years, part.Lower, part.Upper}
}

func (o *causesOptions) changeCells(r ranking, cause int) []any {
	s := r.shifts[cause]
	return []any{o.out.period(r.other.Period), optional(s.RankThen, s.RankThen > 0), s.DeathsThen, s.ASRThen.Value, s.ASRThen.Lower, s.ASRThen.Upper,
		optional(s.Deaths.Value, s.HasDeaths), optional(s.Deaths.Lower, s.HasDeaths), optional(s.Deaths.Upper, s.HasDeaths),
		optional(s.ASR.Value, s.HasASR), optional(s.ASR.Lower, s.HasASR), optional(s.ASR.Upper, s.HasASR)}
}
