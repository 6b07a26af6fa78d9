package report

import (
	"fmt"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/analysis/chart/thaitext"
	"github.com/lehackathon/le/analysis/decompose"
)

// causeSection is what each cause does to the gap, and the causes ranked.
func (p *page) causeSection(d *sketches) section {
	sec := section{ID: "causes", Title: p.pick("Causes of death", "สาเหตุการตาย")}
	if !hasCauses(p.sum.First().Near) {
		sec.Blocks = []block{{Note: p.pick("The deaths are not split by cause, so nothing can be said of causes. A list of deaths with ICD-10 codes would allow it.",
			"การตายไม่ได้แยกตามสาเหตุ จึงวิเคราะห์สาเหตุไม่ได้ หากมีรายการตายพร้อมรหัส ICD-10 จะวิเคราะห์ได้")}}
		return sec
	}
	if p.sum.Compared {
		sec.Text = []string{p.pick("Left of zero are causes that shorten life here compared with there, right of zero those that lengthen it. A cause that kills many on both sides is small here and large in the ranking below.",
			"ด้านซ้ายของศูนย์คือสาเหตุที่ทำให้อายุสั้นกว่าฝั่งเปรียบเทียบ ด้านขวาคือสาเหตุที่ทำให้ยืนยาวกว่า สาเหตุที่ทำให้ตายมากทั้งสองฝั่งจะมีค่าน้อยในแผนภูมิ แต่มากในตารางจัดอันดับด้านล่าง")}
	}
	for i, s := range p.sum.Sexes {
		part := section{ID: "causes-" + s.Sex.String(), Title: p.people(s.Sex)}
		if s.HasGap {
			part.Blocks = append(part.Blocks, d.block("gap", gapHeight(len(s.Near.Causes)), s.Sex))
			if i == 0 {
				part.Blocks = append(part.Blocks, d.block("waterfall", 640, s.Sex))
			}
		} else if i == 0 {
			part.Blocks = append(part.Blocks, d.block("causes", 640, s.Sex))
		}
		part.Blocks = append(part.Blocks, p.ranking(d, s, i > 0))
		if _, err := p.s.Change(s.Sex); i == 0 && err == nil {
			part.Blocks = append(part.Blocks, d.block("ranks", 760, s.Sex))
		}
		sec.Parts = append(sec.Parts, part)
	}
	return sec
}

// hasCauses reports whether deaths are split by cause.
func hasCauses(p *analysis.Population) bool {
	for _, c := range p.Causes {
		if c.ID != analysis.CauseAll && c.ID != analysis.CauseUnlisted {
			return true
		}
	}
	return false
}

// gapHeight is how many pixels a chart with a row a cause needs: no more than a page.
func gapHeight(causes int) int { return min(max(310+26*causes, 480), 960) }

// ranking is the table of causes of one sex.
func (p *page) ranking(d *sketches, s SexSummary, folded bool) block {
	r, err := p.s.Causes(s.Sex)
	if err != nil {
		return d.lack(p.pick("the ranking of causes", "การจัดอันดับสาเหตุ"), err)
	}
	parts := map[int]decompose.Contribution{}
	if s.HasGap {
		gap, err := p.s.Gap(s.Sex)
		if err != nil {
			return d.lack(p.pick("the ranking of causes", "การจัดอันดับสาเหตุ"), err)
		}
		for _, c := range gap.Contributions(decompose.ByCause) {
			parts[c.Cause] = c
		}
	}
	t := &tableView{ID: "ranking-" + s.Sex.String(), Caption: fmt.Sprintf(p.pick("Causes ranked by deaths: %s, %s", "สาเหตุเรียงตามจำนวนตาย: %s %s"), p.side(s.Near, false), p.people(s.Sex))}
	if folded {
		t.Folded = p.pick("The ranking of causes", "ตารางจัดอันดับสาเหตุ")
	}
	t.Heads = append(numbers(p.pick("Rank", "อันดับ")), words(p.pick("Cause", "สาเหตุ"))...)
	t.Heads = append(t.Heads, numbers(p.pick("Deaths", "จำนวนตาย"), "%", p.pick("Standardised rate", "อัตราปรับมาตรฐาน"), p.pick("Years of life lost", "ปีที่สูญเสีย (YLL)"), p.pick("Gained without it", "อายุที่เพิ่มหากไม่มี"))...)
	if s.HasGap {
		t.Heads = append(t.Heads, numbers(p.pick("In the gap", "ในช่องว่าง"))...)
	}
	listed, rest := shortList(r.Causes, parts)
	for _, b := range listed {
		t.Rows = append(t.Rows, p.rankRow(r, b, s.HasGap, parts))
	}
	for _, others := range rest {
		t.Rows = append(t.Rows, p.summedRow(others, s.HasGap))
	}
	t.Rows = append(t.Rows, p.rankRow(r, r.All, s.HasGap, parts))
	t.Foot = p.rankFoot(r, s.HasGap)
	if len(rest) > 0 {
		t.Foot = append(t.Foot, p.pick("Summed rows: the workbook lists every cause; --causes thai groups ICD-10 codes to the 23 leading causes.",
			"แถวที่รวมหลายสาเหตุ: สมุดงานแสดงทุกสาเหตุ ใช้ --causes thai เพื่อจัดรหัส ICD-10 เป็น 23 กลุ่มสาเหตุหลัก"))
	}
	return block{Table: t}
}

func (p *page) rankRow(r *burden.Result, b burden.Burden, gap bool, parts map[int]decompose.Contribution) rowView {
	var row rowView
	rank, name := number(""), p.pick("All causes", "ทุกสาเหตุ")
	switch {
	case b.Cause == burden.All:
		row.Kind = sumRow
	case b.Rank == 0:
		row.Kind = unrankedRow
		rank = number("–")
	default:
		rank.Text = fmt.Sprint(b.Rank)
		if b.RankLower > 0 {
			rank.Limits = fmt.Sprintf("(%d–%d)", b.RankLower, b.RankUpper)
		}
	}
	if b.Cause >= 0 {
		name = thaitext.Strip(r.Population.Causes[b.Cause].Name(p.lang))
		if en, th := b.Standing.Describe(); en != "" && !b.Standing.Ranked() {
			name += " · " + p.pick("not ranked: ", "ไม่จัดอันดับ: ") + p.pick(en, th)
		}
	}
	row.Cells = []cellView{rank, word(name), number(fixed(b.Deaths, 0)), number(fixed(b.Share, 1)),
		{Text: fixed(b.ASR.Value, 1), Limits: p.within(b.ASR.Lower, b.ASR.Upper, 1, fixed), Num: true}, number(fixed(b.YLL, 0)), number("")}
	if b.HasGain && b.Cause >= 0 {
		row.Cells[6].Text = signed(b.Gain, 2)
	}
	if gap {
		c := parts[b.Cause]
		row.Cells = append(row.Cells, p.gapCell(c.Years, c.Lower, c.Upper, 2, known(c)))
	}
	return row
}

func (p *page) rankFoot(r *burden.Result, gap bool) []string {
	standard := ""
	if st := r.Options.Standard; st != nil {
		standard = p.pick(st.EN, st.TH)
	}
	yllEN, yllTH := r.Options.Losses.Describe()
	foot := []string{fmt.Sprintf(p.pick("Standardised rate: deaths per 100,000 person-years, standard: %s. Years of life lost by %s. Gained without it: years of life expectancy if nobody died of the cause; gains of several causes must not be added.",
		"อัตราปรับมาตรฐาน: จำนวนตายต่อ 100,000 คน-ปี มาตรฐาน: %s ปีที่สูญเสียตาม%s อายุที่เพิ่มหากไม่มี: จำนวนปีของอายุคาดเฉลี่ยหากไม่มีผู้ใดตายด้วยสาเหตุนั้น ห้ามนำหลายสาเหตุมาบวกกัน"), standard, p.pick(yllEN, yllTH))}
	if r.Options.Draws == 0 {
		foot = append(foot, p.pick("The ranks have no intervals here: neighbours may change places by chance (--draws gives intervals).", "อันดับในตารางนี้ไม่มีช่วงความเชื่อมั่น สาเหตุที่อยู่ติดกันอาจสลับอันดับกันโดยบังเอิญ (--draws ให้ช่วงของอันดับ)"))
	}
	if gap {
		foot = append(foot, p.noiseFoot())
	}
	return foot
}

// noiseFoot says what the mark of weak numbers means.
func (w pageWords) noiseFoot() string {
	return w.pick("~ may be chance: the interval holds zero.", "~ อาจเป็นความบังเอิญ: ช่วงความเชื่อมั่นคร่อมศูนย์")
}
