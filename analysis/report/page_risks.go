package report

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"github.com/lehackathon/le/analysis/risk"
)

// riskSection is what the risk factors behind the causes take, ranked.
func (p *page) riskSection(ctx context.Context, d *sketches) section {
	sec := section{ID: "risks", Title: p.pick("Risk factors", "ปัจจัยเสี่ยง")}
	lacking := func(text string) section {
		sec.Blocks = []block{{Note: text}}
		return sec
	}
	if !hasCauses(p.sum.First().Near) {
		return lacking(p.pick("Not worked out: risk factors act through causes of death, and the deaths are not split by cause.",
			"ไม่ได้คำนวณ เพราะปัจจัยเสี่ยงส่งผลผ่านสาเหตุการตาย แต่การตายไม่ได้แยกตามสาเหตุ"))
	}
	if p.s.Options.Risks.Exposures == nil && !thai(p.sum.Area.TH) {
		return lacking(p.pick("Not worked out: how common the risk factors are is known for Thailand alone. Bring your own figures with --exposure.",
			"ไม่ได้คำนวณ เพราะมีข้อมูลความชุกของปัจจัยเสี่ยงเฉพาะของประเทศไทย เพิ่มข้อมูลของพื้นที่ด้วย --exposure"))
	}
	for i, s := range p.sum.Sexes {
		r, err := p.s.Risks(ctx, s.Sex)
		if err != nil {
			sec.Blocks = append(sec.Blocks, d.lack(p.pick("risk factors of ", "ปัจจัยเสี่ยงของ")+p.people(s.Sex), err))
			continue
		}
		t := p.riskTable(r.Whole)
		t.ID, t.Caption = "risks-"+s.Sex.String(), fmt.Sprintf(p.pick("Risk factors ranked by the deaths they explain: %s, %s", "ปัจจัยเสี่ยงเรียงตามการตายที่เกิดจากปัจจัย: %s %s"), p.side(s.Near, false), p.people(s.Sex))
		if i == 0 {
			sec.Text = p.riskText(r.Whole)
			sec.Blocks = append(sec.Blocks, d.block("risks", 640, s.Sex))
		} else {
			t.Folded = fmt.Sprintf(p.pick("Risk factors: %s", "ปัจจัยเสี่ยง: %s"), p.people(s.Sex))
		}
		sec.Blocks = append(sec.Blocks, block{Table: t})
	}
	return sec
}

// riskText says how to read the ranking, and how many figures are the country's.
func (p *page) riskText(r *risk.Result) []string {
	text := []string{p.pick(risk.Overlap())}
	ranked, national := 0, 0
	for _, l := range r.Lines {
		if l.Risk == risk.All {
			continue
		}
		if ranked++; standsIn(l.Origin) {
			national++
		}
	}
	if national > 0 {
		text = append(text, fmt.Sprintf(p.pick("How common a risk factor is, is taken from the country for %d of %d, because no local figure was given: they are marked national. Their ranking shows the country's habits on local deaths.",
			"ความชุกของปัจจัยเสี่ยง %d จาก %d ปัจจัยใช้ค่าระดับประเทศแทน เพราะไม่มีค่าของพื้นที่ และทำเครื่องหมายไว้ว่าระดับประเทศ อันดับจึงสะท้อนพฤติกรรมของทั้งประเทศกับการตายในพื้นที่"), national, ranked))
	}
	if r.Options.Draws == 0 {
		text = append(text, p.pick("The ranks have no intervals here: neighbours may change places by chance.", "อันดับในตารางนี้ไม่มีช่วงความเชื่อมั่น ปัจจัยที่อยู่ติดกันอาจสลับอันดับกันโดยบังเอิญ"))
	}
	return text
}

func (p *page) riskTable(r *risk.Result) *tableView {
	t := &tableView{Heads: numbers(p.pick("Rank", "อันดับ"))}
	t.Heads = append(append(t.Heads, words(p.pick("Risk factor", "ปัจจัยเสี่ยง"))...),
		numbers(p.pick("Deaths", "จำนวนตาย"), p.pick("% of deaths", "ร้อยละของการตาย"), p.pick("Years gained without it", "อายุที่เพิ่มหากไม่มี (ปี)"))...)
	t.Heads = append(t.Heads, words(p.pick("Exposure", "ที่มาของความชุก"))...)
	drawn := r.Options.Draws > 0
	for _, l := range r.Lines {
		row := rowView{Cells: []cellView{number(fmt.Sprint(l.Rank)), word(""), number(fixed(l.Deaths, 0)), number(fixed(100*l.PAF, 1)), number(""), word("")}}
		if l.HasLE {
			row.Cells[4].Text = signed(l.Gain, 2)
		}
		if l.Risk == risk.All {
			row.Kind = sumRow
			row.Cells[0].Text, row.Cells[1].Text = "", p.pick("All together, overlaps counted once", "ทุกปัจจัยรวมกัน (นับส่วนซ้อนทับครั้งเดียว)")
		} else {
			row.Cells[1].Text, row.Cells[5].Text = r.Evidence.Risks[l.Risk].Name(p.lang), p.pick(string(l.Origin), l.Origin.TH())
			if standsIn(l.Origin) {
				row.Cells[5].Grade = "amber"
			}
		}
		if drawn {
			row.Cells[2].Limits = p.within(l.DeathsLower, l.DeathsUpper, 0, fixed)
			row.Cells[3].Limits = p.within(100*l.PAFLower, 100*l.PAFUpper, 1, fixed)
			if l.HasLE {
				row.Cells[4].Limits = p.within(l.GainLower, l.GainUpper, 2, signed)
			}
			if l.RankLower > 0 {
				row.Cells[0].Limits = fmt.Sprintf("(%d–%d)", l.RankLower, l.RankUpper)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	for _, w := range r.Warnings() {
		t.Foot = append(t.Foot, p.pick(w.EN, w.TH))
	}
	return t
}

// standsIn reports whether an exposure is the country's, in place of a local one.
func standsIn(o risk.Origin) bool { return o == risk.National || o == risk.Mixed }

// thai reports whether a name is written in Thai letters.
func thai(name string) bool {
	return strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Thai, r) })
}
