package main

import (
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/analysis/table"
	"github.com/lehackathon/le/ingest"
)

// shortList is the number of causes a workshop takes up.
const shortList = 3

// settleCompare checks what --redistribute compare goes with.
func (o *decomposeOptions) settleCompare() error {
	if !o.comparing() {
		return nil
	}
	if o.list != decompose.ByCause || o.all || o.parts || o.how.Draws > 0 {
		return usagef("leave out --by, --parts, --method all and --interval bootstrap", "--redistribute compare ranks causes by one method")
	}
	return nil
}

func (o *decomposeOptions) comparing() bool {
	return o.data.redistribute.how == redistributeCompare || strings.HasPrefix(o.data.redistribute.how, redistributeCompare+",")
}

// treatmentNames are the treatments that give columns; known before files are read.
func (o *decomposeOptions) treatmentNames() []treatment {
	r := o.data.redistribute
	if _, file, more := strings.Cut(r.how, ","); more {
		r.file = file
	}
	return r.treatments()
}

// compareColumns are the years and the rank under each treatment.
func (o *decomposeOptions) compareColumns() (cols []table.Column) {
	for _, t := range o.treatmentNames() {
		cols = append(cols, signed(number(t.name, t.en, t.th, 3)), table.Column{Name: t.name + "_rank", EN: "rank", TH: "อันดับ", Kind: table.Int})
	}
	return append(cols, table.Column{Name: "top3_in", EN: "in top 3 of", TH: "ติด 3 อันดับแรก (แบบ)", Kind: table.Int})
}

// runCompare fills a result with the ranks of the causes under every treatment.
func (o *decomposeOptions) runCompare(r *result, l *ingest.Loaded, pairs []analysis.Opposed) error {
	b := table.New(o.columns())
	var summaries []gapSummary
	var gaps []gap
	var notes []string
	for _, pair := range pairs {
		var lists [][]decompose.Contribution
		var first gap
		for i, t := range o.data.redistribute.treatments() {
			d, err := o.data.treated(t)
			if err != nil {
				return err
			}
			g, warnings, err := o.compare(d, pair)
			if err != nil {
				return err
			}
			list := g.result.Contributions(o.list)
			if g.chained != nil {
				list = g.chained.Contributions(o.list)
			}
			if lists = append(lists, list); i == 0 {
				first = g
				r.warnings = append(r.warnings, warnings...)
			}
		}
		s := o.summarise(first)
		notes = append(notes, o.appendTreatments(b, first, s, lists))
		s.GapSE = lists[0][len(lists[0])-1].SE
		gaps, summaries = append(gaps, first), append(summaries, s)
	}
	r.table, r.meta.Results = b.Table(), summaries
	r.title = o.out.pick("Ranks of causes under every treatment of ill-defined and garbage codes", "อันดับสาเหตุตามวิธีจัดการสาเหตุที่ระบุไม่ชัดแจ้งและรหัสที่ใช้ไม่ได้")
	if len(notes) > summariesShown {
		notes = append(notes[:summariesShown], fmt.Sprintf(o.out.pick("… and %d more (column top3_in)", "… และอีก %d คู่ (ดูคอลัมน์ top3_in)"), len(notes)-summariesShown))
	}
	r.notes = append(append(notes, o.gapNotes(gaps, summaries)...), o.methodNotes(l, gaps)...)
	return nil
}

// appendTreatments writes a row a cause and words who stays in the short list.
func (o *decomposeOptions) appendTreatments(b *table.Builder, g gap, s gapSummary, lists [][]decompose.Contribution) string {
	find := func(list []decompose.Contribution, of decompose.Contribution) decompose.Contribution {
		for _, c := range list {
			if c.Cause == of.Cause && c.Age == of.Age {
				return c
			}
		}
		panic("le: a cause is gone under another treatment")
	}
	var stay []string
	for _, c := range lists[0] {
		row := o.place(g, s, c)
		top := 0
		for _, list := range lists {
			t := find(list, c)
			row = append(row, t.Years, optional(t.Rank, t.Rank > 0))
			if t.Rank > 0 && t.Rank <= shortList {
				top++
			}
		}
		b.Append(append(row, optional(top, c.Rank > 0), markOf(g, c))...)
		if top > 0 {
			stay = append(stay, fmt.Sprintf(o.out.pick("%s in %d of %d", "%s %d จาก %d แบบ"), g.near.Causes[c.Cause].Name(o.out.lang), top, len(lists)))
		}
	}
	return fmt.Sprintf(o.out.pick("Top %d, %s: %s.", "%d อันดับแรก %s: %s"), shortList, side(s.Area, s.Period, s.Sex), strings.Join(stay, "; "))
}

// sidesOf are the populations that comparisons are made of.
func (o *decomposeOptions) sidesOf(d *analysis.Dataset, pairs []analysis.Opposed) (list []analysis.Side) {
	for _, pair := range pairs {
		if o.chain {
			list = append(list, chainSteps(d, pair)...)
			continue
		}
		list = append(list, pair.Near, pair.Against)
	}
	return list
}
