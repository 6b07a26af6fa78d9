package report

import (
	"fmt"
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
)

// ageSection is where in life the gap comes from, and mortality by age.
func (p *page) ageSection(d *sketches) section {
	sec := section{ID: "ages", Title: p.pick("Ages", "ช่วงอายุ")}
	if t := p.ageTable(); t != nil {
		if hasCauses(p.sum.First().Near) {
			sec.Blocks = append(sec.Blocks, d.block("age-cause", 520, p.apart()...))
		}
		sec.Blocks = append(sec.Blocks, block{Table: t})
	}
	sec.Blocks = append(sec.Blocks, d.block("mortality", 480, p.apart()...), d.block("survival", 480, p.apart()...))
	return sec
}

// ageTable lists the contributions of the age groups; nil without a gap.
func (p *page) ageTable() *tableView {
	t := &tableView{ID: "ages-table", Inline: true, Caption: p.pick("Years of the gap that come from each age group", "จำนวนปีของช่องว่างที่มาจากแต่ละช่วงอายุ"), Heads: words(p.pick("Age", "อายุ"))}
	var ages analysis.Ages
	var columns [][]decompose.Contribution
	for _, s := range p.sum.Sexes {
		gap, err := p.s.Gap(s.Sex)
		if err != nil {
			continue
		}
		if ages == nil {
			ages = gap.Near.Ages
		}
		list := gap.Contributions(decompose.ByAge)
		if !slices.Equal(gap.Near.Ages, ages) {
			t.Foot = append(t.Foot, fmt.Sprintf(p.pick("%s are left out: their age groups differ.", "ไม่แสดง%s เพราะกลุ่มอายุต่างกัน"), p.people(s.Sex)))
			continue
		}
		t.Heads, columns = append(t.Heads, numbers(p.people(s.Sex))...), append(columns, list)
	}
	if len(columns) == 0 {
		return nil
	}
	for i := range columns[0] {
		row := rowView{Cells: []cellView{word(p.pick("All ages", "ทุกอายุ"))}, Kind: sumRow}
		if i < len(ages) {
			row = rowView{Cells: []cellView{word(ages.Label(i))}}
		}
		for _, list := range columns {
			c := list[i]
			row.Cells = append(row.Cells, p.gapCell(c.Years, c.Lower, c.Upper, 2, known(c)))
		}
		t.Rows = append(t.Rows, row)
	}
	t.Foot = append(t.Foot, p.noiseFoot())
	return t
}
