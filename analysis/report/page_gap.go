package report

import (
	"fmt"
	"math"
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart/thaitext"
	"github.com/lehackathon/le/analysis/decompose"
)

// sexes are those the page shows.
func (p *page) sexes() (list []analysis.Sex) {
	for _, s := range p.sum.Sexes {
		list = append(list, s.Sex)
	}
	return list
}

// apart are the sexes that stand beside each other in one chart: men and women without
// their sum, where they are there.
func (p *page) apart() []analysis.Sex {
	if list := p.sexes(); len(list) == 3 {
		return list[1:]
	}
	return p.sexes()
}

// against names the other side; "" where there is none.
func (p *page) against() string {
	if !p.sum.Compared {
		return ""
	}
	other := p.sum.First().Against
	return p.side(other, p.s.Options.Versus.Sex != nil)
}

// findings are what was found, in sentences: those of the charts, so that page and
// charts say the same. The first is the answer in short.
func (p *page) findings(d *sketches) (lead string, points []string) {
	first := p.sum.First()
	lead = fmt.Sprintf(p.pick("Life expectancy at birth of %s in %s, %s: %s years %s", "อายุคาดเฉลี่ยเมื่อแรกเกิดของ%s%s %s: %s ปี %s"),
		p.whom(first.Sex), p.place(p.sum.Area), p.years(p.sum.Period), fixed(first.Ex, 1), p.within(first.Limits.Lower, first.Limits.Upper, 1, fixed))
	if text := p.topCause(first); text != "" {
		lead += "; " + text
	}
	sentence := func(kind string, sexes ...analysis.Sex) string {
		fig, err := d.figure(kind, chartWidth, sexes...)
		if err != nil {
			return "" // said where the chart is missing
		}
		return fig.Title
	}
	for i, s := range p.sum.Sexes {
		switch title := sentence("gap", s.Sex); {
		case title == "":
		case i == 0:
			lead = title
		default:
			points = append(points, title)
		}
	}
	if text := p.unknownPart(first); text != "" {
		points = slices.Insert(points, 0, text)
	}
	for _, sex := range p.apart() {
		if title := sentence("trend", sex); title != "" {
			points = append(points, title)
		}
	}
	return lead, points
}

// topCause names the cause that most die of; "" where causes are not ranked.
func (p *page) topCause(s SexSummary) string {
	r, err := p.s.Causes(s.Sex)
	if err != nil || !hasCauses(s.Near) || len(r.Causes) == 0 || r.Causes[0].Rank != 1 {
		return ""
	}
	b := r.Causes[0]
	return fmt.Sprintf(p.pick("most die of %s (%s %% of deaths)", "เสียชีวิตจาก%sมากที่สุด (ร้อยละ %s ของการตาย)"), thaitext.Strip(s.Near.Causes[b.Cause].Name(p.lang)), fixed(b.Share, 1))
}

// unknownPart says so where causes that tell nothing do more to the gap than any other;
// else it is "".
func (p *page) unknownPart(s SexSummary) string {
	gap, err := p.s.Gap(s.Sex)
	if err != nil {
		return ""
	}
	unknown, largest := 0.0, 0.0
	for _, c := range gap.Contributions(decompose.ByCause) {
		switch {
		case c.Cause < 0:
		case c.Rank == 0:
			unknown += c.Years
		default:
			largest = max(largest, math.Abs(c.Years))
		}
	}
	if !hasCauses(s.Near) || math.Abs(unknown) <= largest {
		return ""
	}
	return fmt.Sprintf(p.pick("Deaths of unknown causes make %s years of this gap, more than any known cause: find out what they were before you draw conclusions",
		"การตายที่ไม่ทราบสาเหตุชัดเจนมีผลต่อช่องว่างนี้ %s ปี มากกว่าสาเหตุที่ระบุได้ทุกสาเหตุ ควรสืบหาสาเหตุจริงก่อนสรุป"), signed(unknown, 2))
}

// whom names a sex inside a sentence.
func (w pageWords) whom(s analysis.Sex) string {
	switch s {
	case analysis.Male:
		return w.pick("men", "ชาย")
	case analysis.Female:
		return w.pick("women", "หญิง")
	}
	return w.pick("people", "ประชากร")
}

// gapSection is life expectancy by sex on both sides, and the gap between them.
func (p *page) gapSection() section {
	first := p.sum.First()
	level := fmt.Sprintf("%g %%", 100*p.sum.Level)
	withSex := p.s.Options.Versus.Sex != nil
	t := &tableView{ID: "life-expectancy-table", Heads: words(p.pick("Sex", "เพศ")),
		Caption: fmt.Sprintf(p.pick("Life expectancy at birth in years, with %s intervals", "อายุคาดเฉลี่ยเมื่อแรกเกิด (ปี) พร้อมช่วงความเชื่อมั่น %s"), level)}
	t.Heads = append(t.Heads, numbers(p.side(first.Near, false))...)
	if p.sum.Compared {
		t.Heads = append(t.Heads, numbers(p.side(first.Against, withSex), p.pick("Gap", "ช่องว่าง"))...)
		t.Heads = append(t.Heads, words(p.pick("What it means", "ความหมาย"))...)
	}
	t.Heads = append(t.Heads, numbers(p.pick("Deaths", "จำนวนตาย"), p.pick("Person-years", "คน-ปี"))...)
	for _, s := range p.sum.Sexes {
		row := rowView{Cells: []cellView{word(p.people(s.Sex)), {Text: fixed(s.Ex, 2), Limits: p.within(s.Limits.Lower, s.Limits.Upper, 2, fixed), Num: true}}}
		if s.HasGap {
			row.Cells = append(row.Cells, cellView{Text: fixed(s.AgainstEx, 2), Limits: p.within(s.AgainstLimits.Lower, s.AgainstLimits.Upper, 2, fixed), Num: true},
				cellView{Text: signed(s.Gap.Years, 2), Limits: p.within(s.Gap.Lower, s.Gap.Upper, 2, signed), Num: true}, word(p.meaning(s)))
		}
		row.Cells = append(row.Cells, number(fixed(s.Deaths, 0)), number(fixed(s.Persons, 0)))
		t.Rows = append(t.Rows, row)
	}
	sec := section{ID: "life-expectancy", Title: p.pick("Life expectancy and the gap", "อายุคาดเฉลี่ยและช่องว่าง"), Blocks: []block{{Table: t}}}
	if p.sum.Compared {
		sec.Text = []string{p.pick("The gap is life expectancy here minus there: below zero, people here live shorter.",
			"ช่องว่างคืออายุคาดเฉลี่ยของพื้นที่ลบด้วยฝั่งเปรียบเทียบ ค่าต่ำกว่าศูนย์หมายความว่าคนในพื้นที่อายุสั้นกว่า")}
	} else {
		sec.Blocks = append(sec.Blocks, block{Note: p.pick("There is no gap: the data hold nothing to compare with. Name another area, year or sex.",
			"ไม่มีช่องว่าง เพราะไม่มีข้อมูลให้เปรียบเทียบ ต้องระบุพื้นที่ ปี หรือเพศอื่น")})
	}
	if len(p.sum.Sexes) == 1 {
		sec.Blocks = append(sec.Blocks, block{Note: fmt.Sprintf(p.pick("Shown for one sex only: %s.", "แสดงเพียงเพศเดียว: %s"), p.people(first.Sex))})
	}
	return sec
}

// meaning reads a gap: noise is called noise.
func (w pageWords) meaning(s SexSummary) string {
	switch {
	case s.MayBeChance:
		return capital(w.may())
	case s.Gap.Years < 0:
		return w.pick("Shorter than there, more than chance explains", "สั้นกว่า เกินกว่าความบังเอิญ")
	}
	return w.pick("Longer than there, more than chance explains", "ยาวกว่า เกินกว่าความบังเอิญ")
}

// trendSection is life expectancy year by year.
func (p *page) trendSection(d *sketches) section {
	sec := section{ID: "trend", Title: p.pick("Trend", "แนวโน้ม")}
	for _, sex := range p.apart() {
		if near, _ := p.s.Trend(sex); len(near) < 2 {
			sec.Blocks = []block{{Note: p.pick("There is no trend: the data hold fewer than two years that make a life table. Add earlier years.",
				"ไม่มีแนวโน้ม เพราะข้อมูลมีไม่ถึงสองปีที่สร้างตารางชีพได้ ควรเพิ่มข้อมูลปีก่อนหน้า")}}
			return sec
		}
	}
	sec.Blocks = []block{d.block("trend", 480, p.apart()...)}
	return sec
}

// peerSection is life expectancy of the areas at the area's level.
func (p *page) peerSection(d *sketches) section {
	sec := section{ID: "peers", Title: p.pick("Other areas", "พื้นที่อื่น")}
	peers := len(p.s.Data.Peers(p.s.Area))
	if peers < 2 {
		sec.Blocks = []block{{Note: p.pick("The data hold no other area of this kind.", "ข้อมูลไม่มีพื้นที่อื่นในระดับเดียวกัน")}}
		return sec
	}
	sec.Text = []string{p.pick("Areas whose intervals overlap may stand in another order by chance: this is no league table.",
		"พื้นที่ที่ช่วงความเชื่อมั่นซ้อนกันอาจสลับอันดับกันโดยบังเอิญ จึงไม่ใช่การจัดลำดับแข่งขัน")}
	sec.Blocks = []block{d.block("compare", min(max(300+18*peers, 480), 960), p.sum.First().Sex)}
	return sec
}
