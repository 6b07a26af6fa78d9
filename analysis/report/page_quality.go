package report

import (
	"fmt"

	"github.com/lehackathon/le/analysis/quality"
)

// qualitySection is how far the data can be trusted, with the cheapest repair of each
// fault.
func (p *page) qualitySection() section {
	report := p.s.Quality()
	worst := report.Worst()
	faults := len(report.Stamp().Reasons)
	sec := section{ID: "quality", Title: p.pick("Data quality", "คุณภาพข้อมูล")}
	stamp := p.stamp(p.sum.Stamp)
	sec.Text = []string{fmt.Sprintf(p.pick("Stamp: %s. %d of %d checks found something.", "ระดับ: %s พบข้อสังเกต %d จาก %d รายการที่ตรวจ"), stamp.Word, faults, len(worst))}
	first, rest := firstOfChecks(worst, faults)
	if len(first) > 0 {
		t := p.findingTable(first)
		t.ID, t.Caption = "quality-faults", p.pick("What was found, the worst first, and the cheapest repair", "สิ่งที่พบ เรียงจากร้ายแรงที่สุด และวิธีแก้ที่ง่ายที่สุด")
		sec.Blocks = append(sec.Blocks, block{Table: t})
	}
	if len(rest) > 0 {
		t := p.findingTable(rest)
		t.ID, t.Caption = "quality-rest", p.pick("All other findings and checks", "ข้อสังเกตและรายการตรวจอื่นทั้งหมด")
		t.Folded = fmt.Sprintf(p.pick("%d other findings and checks", "ข้อสังเกตและรายการตรวจอื่น %d รายการ"), len(rest))
		sec.Blocks = append(sec.Blocks, block{Table: t})
	}
	return sec
}

// firstOfChecks parts findings, the faults first, into the worst one of every check that
// found a fault and all others.
func firstOfChecks(worst []quality.Finding, faults int) (first, rest []quality.Finding) {
	seen := map[string]bool{}
	for i, f := range worst {
		if i < faults && !seen[f.Check] {
			seen[f.Check] = true
			first = append(first, f)
			continue
		}
		rest = append(rest, f)
	}
	return first, rest
}

func (p *page) findingTable(list []quality.Finding) *tableView {
	t := &tableView{Heads: words(p.pick("Where", "ที่ใด"), p.pick("Verdict", "ผล"), p.pick("Finding", "สิ่งที่พบ"), p.pick("Repair", "วิธีแก้"))}
	for _, f := range list {
		where := f.Where(p.lang, p.era)
		if where == "" {
			where = p.pick("all data", "ข้อมูลทั้งหมด")
		}
		t.Rows = append(t.Rows, rowView{Cells: []cellView{word(where), {Text: capital(f.Verdict.Colour(p.lang)), Grade: f.Verdict.Colour("en")},
			word(p.pick(f.EN, f.TH)), word(p.pick(f.RepairEN, f.RepairTH))}})
	}
	return t
}
