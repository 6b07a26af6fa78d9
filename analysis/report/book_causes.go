package report

import (
	"math"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
)

// causes lists the causes of death on the near side, with every measure.
func (b *book) causes() (*dataSheet, error) {
	const deaths, yll, pyll = 4, 10, 12
	d := &dataSheet{name: b.pick("Causes", "สาเหตุการตาย"), title: b.pick("Causes of death", "สาเหตุการตาย") + ", " + b.here(), frozen: 3,
		cols: []bookColumn{{b.pick("sex", "เพศ"), asText}, {b.pick("rank", "อันดับ"), asPlain}, {b.pick("cause", "สาเหตุการตาย"), asText}, {b.pick("cause id", "รหัสสาเหตุ"), asText},
			{b.pick("deaths", "จำนวนตาย"), asWhole}, {b.pick("% of deaths", "% ของการตาย"), asPercent}, {b.pick("crude rate", "อัตราตาย"), asRate},
			{b.pick("standardised rate", "อัตราตายปรับมาตรฐาน"), asRate}, {b.pick("lower", "ต่ำสุด"), asRate}, {b.pick("upper", "สูงสุด"), asRate},
			{b.pick("years of life lost (YLL)", "ปีที่สูญเสีย (YLL)"), asWhole}, {b.pick("YLL rate", "อัตรา YLL"), asRate}, {b.pick("PYLL", "PYLL"), asWhole},
			{b.pick("years gained without it", "ปีที่เพิ่มหากไม่มีสาเหตุ"), asSmallYears}, {b.pick("avoidable under 75", "หลีกเลี่ยงได้ก่อนอายุ 75"), asWhole},
			{b.pick("not ranked because", "ไม่จัดอันดับเพราะ"), asText}}}
	drawn := b.s.Options.Draws > 0
	if drawn {
		d.cols = append(d.cols, bookColumn{b.pick("rank from", "อันดับ จาก"), asPlain}, bookColumn{b.pick("rank to", "อันดับ ถึง"), asPlain})
	}
	var sexes []string
	for _, sex := range b.sexes {
		r, err := b.s.Causes(sex)
		if err != nil {
			if err = b.leaveOut(d.name+", "+b.sex(sex), err); err != nil {
				return nil, err
			}
			continue
		}
		d.about = b.aboutCauses(r)
		sexes = append(sexes, b.sex(sex))
		for _, k := range r.Causes {
			c := r.Population.Causes[k.Cause]
			row := []any{b.sex(sex), orNone(k.Rank, k.Rank > 0), c.Name(b.langOr()), c.ID, k.Deaths, k.Share, k.Crude, k.ASR.Value, k.ASR.Lower, k.ASR.Upper, k.YLL, k.YLLRate, orNone(k.PYLL, r.HasPYLL),
				orNone(k.Gain, k.HasGain), orNone(k.Avoidable.Deaths, r.HasAvoidable && k.Avoidable.Known), b.mark(c, k.Standing.Ranked())}
			if drawn {
				row = append(row, orNone(k.RankLower, k.RankLower > 0), orNone(k.RankUpper, k.RankUpper > 0))
			}
			d.add(row...)
		}
	}
	if len(d.rows) == 0 {
		return nil, nil
	}
	for _, sex := range sexes {
		d.total(sex, b.pick("all causes", "ทุกสาเหตุ"), 2, deaths, deaths+1, deaths+2, deaths+3, yll, yll+1, pyll)
	}
	return d, nil
}

// aboutCauses names units, standard and tables, which the options hold by name.
func (b *book) aboutCauses(r *burden.Result) string {
	standard := r.Options.Standard
	if standard == nil {
		standard, _ = burden.StandardOf(burden.Standards()[0])
	}
	en, th := r.Options.Losses.Describe()
	name := ""
	if standard != nil {
		name = b.pick(standard.EN, standard.TH)
	}
	return b.pick("Ranked by ", "จัดอันดับตาม") + b.measure(r.Options.RankBy) + b.pick("; rates per 100,000 person-years; standard: ", " อัตราต่อประชากร 100,000 คน-ปี ประชากรมาตรฐาน: ") + name +
		b.pick("; YLL by ", " YLL ตาม") + b.pick(en, th) + b.pick("; limits: ", " ช่วงความเชื่อมั่น ") + b.level()
}

// change holds the ranks of the area's first year against those of its last.
func (b *book) change() (*dataSheet, error) {
	const then, now = 5, 6
	d := &dataSheet{name: b.pick("Change", "การเปลี่ยนแปลง"), title: b.pick("Causes of death then and now", "สาเหตุการตาย เดิมและปัจจุบัน"), frozen: 2,
		cols: []bookColumn{{b.pick("sex", "เพศ"), asText}, {b.pick("cause", "สาเหตุการตาย"), asText}, {b.pick("cause id", "รหัสสาเหตุ"), asText},
			{b.pick("rank then", "อันดับเดิม"), asPlain}, {b.pick("rank now", "อันดับปัจจุบัน"), asPlain}, {b.pick("deaths then", "จำนวนตายเดิม"), asWhole}, {b.pick("deaths now", "จำนวนตายปัจจุบัน"), asWhole},
			{b.pick("change in deaths a year", "จำนวนตายต่อปี เปลี่ยน"), asSignedPercent}, {b.pick("lower", "ต่ำสุด"), asSignedPercent}, {b.pick("upper", "สูงสุด"), asSignedPercent},
			{b.pick("standardised rate then", "อัตราปรับมาตรฐานเดิม"), asRate}, {b.pick("standardised rate now", "อัตราปรับมาตรฐานปัจจุบัน"), asRate},
			{b.pick("change in the rate", "อัตรา เปลี่ยน"), asSignedPercent}, {b.pick("rate lower", "อัตรา ต่ำสุด"), asSignedPercent}, {b.pick("rate upper", "อัตรา สูงสุด"), asSignedPercent}}}
	var sexes []string
	for _, sex := range b.sexes {
		if len(b.usable(sex)) < 2 {
			b.missing = append(b.missing, d.name+", "+b.sex(sex)+": "+b.pick("ranks then and now need two years of data", "การเทียบอันดับต้องมีข้อมูลอย่างน้อยสองปี"))
			continue
		}
		c, err := b.s.Change(sex)
		if err != nil {
			if err = b.leaveOut(d.name+", "+b.sex(sex), err); err != nil {
				return nil, err
			}
			continue
		}
		d.about = c.Then.Population.Period.Label(b.era) + b.pick(" and ", " กับ ") + c.Now.Population.Period.Label(b.era) +
			b.pick("; rates per 100,000 person-years; changes in percent of the earlier figure; limits: ", " อัตราต่อประชากร 100,000 คน-ปี การเปลี่ยนแปลงเป็น % ของค่าเดิม ช่วงความเชื่อมั่น ") + b.level()
		sexes = append(sexes, b.sex(sex))
		b.addShifts(d, b.sex(sex), c.Now, c.Shifts)
	}
	if len(d.rows) == 0 {
		return nil, nil
	}
	for _, sex := range sexes {
		d.total(sex, b.pick("all causes", "ทุกสาเหตุ"), 1, then, now)
	}
	return d, nil
}

// usable are the periods in which the area has deaths and population of a sex.
func (b *book) usable(sex analysis.Sex) (list []analysis.Period) {
	for _, p := range b.s.Data.Periods {
		if b.s.Data.Usable(b.s.Area, p, sex) {
			list = append(list, p)
		}
	}
	return list
}

// finite leaves a limit without end out.
func finite(v float64) any {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return nil
	}
	return v
}

func (b *book) addShifts(d *dataSheet, sex string, now *burden.Result, shifts []burden.Shift) {
	figures := map[int]burden.Burden{}
	for _, k := range now.Causes {
		figures[k.Cause] = k
	}
	limits := func(p burden.Percent, ok bool) []any {
		if !ok {
			return []any{nil, nil, nil}
		}
		return []any{p.Value, finite(p.Lower), finite(p.Upper)}
	}
	for _, s := range shifts {
		if s.Cause == burden.All {
			continue
		}
		c, k := now.Population.Causes[s.Cause], figures[s.Cause]
		row := []any{sex, c.Name(b.langOr()), c.ID, orNone(s.RankThen, s.RankThen > 0), orNone(s.RankNow, s.RankNow > 0), s.DeathsThen, k.Deaths}
		row = append(row, limits(s.Deaths, s.HasDeaths)...)
		row = append(row, s.ASRThen.Value, k.ASR.Value)
		d.add(append(row, limits(s.ASR, s.HasASR)...)...)
	}
}
