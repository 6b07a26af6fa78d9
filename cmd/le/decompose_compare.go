package main

import (
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/analysis/table"
	"github.com/lehackathon/le/ingest"
)

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

func (o *decomposeOptions) comparing() bool { return o.data.redistribute.comparing() }

// compareColumns are the years and the rank under each treatment.
func (o *decomposeOptions) compareColumns() []table.Column {
	return o.data.redistribute.columns(func(name, en, th string) table.Column { return signed(number(name, en, th, 3)) })
}

// runCompare fills a result with the ranks of the causes under every treatment.
func (o *decomposeOptions) runCompare(r *result, l *ingest.Loaded, pairs []analysis.Opposed) error {
	b := table.New(o.columns())
	var summaries []gapSummary
	var gaps []gap
	var names []string
	var stays [][]string
	for _, pair := range pairs {
		var lists [][]decompose.Contribution
		var first gap
		err := o.data.underTreatments(func(i int, d *analysis.Dataset) error {
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
			return nil
		})
		if err != nil {
			return err
		}
		s := o.summarise(first)
		stays = append(stays, o.appendTreatments(b, first, s, lists))
		s.GapSE = lists[0][len(lists[0])-1].SE
		names, gaps, summaries = append(names, side(s.Area, s.Period, s.Sex)), append(gaps, first), append(summaries, s)
	}
	r.table, r.meta.Results, r.title = b.Table(), summaries, o.out.compareTitle()
	r.notes = append(o.out.stayNotes(names, stays), o.out.compareNote())
	r.notes = append(append(r.notes, o.gapNotes(gaps, summaries)...), o.methodNotes(l, gaps)...)
	return nil
}

// appendTreatments writes a row a cause and words who stays on the short list.
func (o *decomposeOptions) appendTreatments(b *table.Builder, g gap, s gapSummary, lists [][]decompose.Contribution) (stay []string) {
	find := func(list []decompose.Contribution, of decompose.Contribution) treatedCause {
		for _, c := range list {
			if c.Cause == of.Cause && c.Age == of.Age {
				return treatedCause{c.Years, c.Rank}
			}
		}
		panic("le: a cause is gone under another treatment")
	}
	for _, c := range lists[0] {
		var treated []treatedCause
		for _, list := range lists {
			treated = append(treated, find(list, c))
		}
		cells, top := treatedCells(treated)
		b.Append(append(append(o.place(g, s, c), cells...), markOf(g, c))...)
		if top > 0 {
			stay = append(stay, o.out.stay(g.near.Causes[c.Cause].Name(o.out.lang), top, len(lists)))
		}
	}
	return stay
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
