package report

import (
	"context"
	"fmt"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/risk"
)

// eachRisk calls f for the risk factors of every sex that has them.
func (b *book) eachRisk(f func(sex string, r *risk.Result), of func(sex analysis.Sex) (*risk.Result, error)) error {
	for _, sex := range b.sexes {
		r, err := of(sex)
		if err != nil {
			if err = b.leaveOut(b.risksName()+", "+b.sex(sex), err); err != nil {
				return err
			}
			continue
		}
		if len(r.Lines) > 1 {
			f(b.sex(sex), r)
		}
	}
	return nil
}

func (b *book) risksName() string {
	return b.pick("Risk factors", "ปัจจัยเสี่ยง")
}

func (b *book) risksOf(sex analysis.Sex) (*risk.Result, error) {
	r, err := b.s.Risks(context.Background(), sex)
	if err != nil {
		return nil, err
	}
	return r.Whole, nil
}

// risks lists the risk factors by the deaths that would not have happened. The line of
// all together is no sum: deaths go to several risks.
func (b *book) risks() (*dataSheet, error) {
	drawn := b.s.Options.Draws > 0
	d := &dataSheet{name: b.risksName(), title: b.pick("Risk factors behind the deaths", "ปัจจัยเสี่ยงของการตาย") + ", " + b.here(), about: b.pick(risk.Overlap()), frozen: 3,
		cols: []bookColumn{{b.pick("sex", "เพศ"), asText}, {b.pick("rank", "อันดับ"), asPlain}, {b.pick("risk factor", "ปัจจัยเสี่ยง"), asText}, {b.pick("risk id", "รหัสปัจจัย"), asText},
			{b.pick("share of all deaths (PAF)", "สัดส่วนของการตาย (PAF)"), asFraction}, {b.pick("deaths", "จำนวนตาย"), asWhole}, {"YLL", asWhole}, {b.pick("years gained without it", "ปีที่เพิ่มหากไม่มีปัจจัย"), asSmallYears},
			{b.pick("exposure is", "ข้อมูลการสัมผัส"), asText}}}
	if drawn {
		for _, c := range []bookColumn{{"PAF", asFraction}, {b.pick("deaths", "จำนวนตาย"), asWhole}, {b.pick("years", "ปี"), asSmallYears}, {b.pick("rank", "อันดับ"), asPlain}} {
			d.cols = append(d.cols, bookColumn{c.head + b.pick(" from", " จาก"), c.look}, bookColumn{c.head + b.pick(" to", " ถึง"), c.look})
		}
	}
	err := b.eachRisk(func(sex string, r *risk.Result) {
		for _, l := range r.Lines {
			row := []any{sex, orNone(l.Rank, l.Rank > 0), nil, nil, l.PAF, l.Deaths, l.YLL, orNone(l.Gain, l.HasLE), b.origin(l.Origin)}
			if drawn {
				row = append(row, l.PAFLower, l.PAFUpper, l.DeathsLower, l.DeathsUpper, orNone(l.GainLower, l.HasLE), orNone(l.GainUpper, l.HasLE), orNone(l.RankLower, l.Rank > 0), orNone(l.RankUpper, l.Rank > 0))
			}
			if l.Risk == risk.All {
				row[2] = b.pick("all together (no sum: they overlap)", "ทุกปัจจัยรวมกัน (ไม่ใช่ผลบวก เพราะซ้อนทับ)")
				d.totals = append(d.totals, row)
				continue
			}
			of := r.Evidence.Risks[l.Risk]
			row[2], row[3] = of.Name(b.langOr()), of.ID
			d.add(row...)
		}
	}, b.risksOf)
	if len(d.rows) == 0 {
		return nil, err
	}
	return d, err
}

func (b *book) origin(from risk.Origin) any {
	if from == "" {
		return nil
	}
	return b.pick(string(from), from.TH())
}

// risksByCause splits the deaths of every risk factor by cause; these add up.
func (b *book) risksByCause() (*dataSheet, error) {
	d := &dataSheet{name: b.pick("Risk factors by cause", "ปัจจัยเสี่ยงตามสาเหตุ"), title: b.pick("Risk factors by cause of death", "ปัจจัยเสี่ยงจำแนกตามสาเหตุการตาย") + ", " + b.here(), about: b.pick(risk.Overlap()), frozen: 3,
		cols: []bookColumn{{b.pick("sex", "เพศ"), asText}, {b.pick("risk factor", "ปัจจัยเสี่ยง"), asText}, {b.pick("cause", "สาเหตุการตาย"), asText}, {b.pick("risk id", "รหัสปัจจัย"), asText}, {b.pick("cause id", "รหัสสาเหตุ"), asText},
			{b.pick("share of the cause's deaths (PAF)", "สัดส่วนของสาเหตุ (PAF)"), asFraction}, {b.pick("deaths", "จำนวนตาย"), asWhole}, {"YLL", asWhole}}}
	before := len(b.missing)
	err := b.eachRisk(func(sex string, r *risk.Result) {
		for _, l := range r.Lines {
			if l.Risk == risk.All || l.Cause == risk.All {
				continue
			}
			of, c := r.Evidence.Risks[l.Risk], r.Causes[l.Cause]
			d.add(sex, of.Name(b.langOr()), c.Name(b.langOr()), of.ID, c.ID, l.PAF, l.Deaths, l.YLL)
		}
	}, func(sex analysis.Sex) (*risk.Result, error) {
		r, err := b.s.Risks(context.Background(), sex)
		if err != nil {
			return nil, err
		}
		return r.ByCause, nil
	})
	b.missing = b.missing[:before] // said on the sheet of the whole
	if len(d.rows) == 0 {
		return nil, err
	}
	return d, err
}

// risksDrawing shows the risk factors that rank first.
func (b *book) risksDrawing(sex analysis.Sex) (d drawing, ok bool) {
	r, err := b.risksOf(sex)
	if err != nil {
		return d, false
	}
	s := drawnSeries{name: b.pick("deaths", "จำนวนตาย"), colour: colourWorse}
	for _, l := range r.Lines {
		if l.Risk == risk.All || l.Rank == 0 || len(d.labels) == mostLeading {
			continue
		}
		d.labels, s.values = append(d.labels, r.Evidence.Risks[l.Risk].Name(b.langOr())), append(s.values, l.Deaths)
	}
	d.series, d.bars, d.format = []drawnSeries{s}, true, formats[asWhole].code
	d.title = fmt.Sprintf(b.pick("Leading risk factors, %s, %s", "ปัจจัยเสี่ยงอันดับต้น %s %s"), b.here(), b.sex(sex))
	d.axis = b.pick("Attributable deaths; risks overlap and do not add up", "การตายที่เกิดจากปัจจัย (ซ้อนทับกัน บวกกันไม่ได้)")
	return d, len(d.labels) > 0
}
