package main

import (
	"context"
	"fmt"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/analysis/table"
)

// settleCompare checks what --redistribute compare goes with: one measure, whose ranks
// stand side by side.
func (o *causesOptions) settleCompare() error {
	switch {
	case !o.data.redistribute.comparing():
		return nil
	case o.draws != 0 || o.change != "" || o.avoidable || o.lostBefore != 0:
		return usagef("leave out --draws, --change, --avoidable and --lost-before", "--redistribute compare ranks by one measure")
	case o.against() && !o.byContribution:
		return usagef("add --rank-by contribution, or leave out --against…", "--redistribute compare ranks by one measure")
	}
	return nil
}

// compareColumns are the measure and the rank under each treatment.
func (o *causesOptions) compareColumns() []table.Column {
	th := o.out.lang == "th"
	cols := []table.Column{
		{Name: "area_code", EN: "code", TH: "รหัส", Hidden: true},
		{Name: "area", EN: "area", TH: "พื้นที่", HideIfSame: true},
		{Name: "period", EN: "period", TH: "ปี", HideIfSame: true},
		{Name: "sex", EN: "sex", TH: "เพศ", HideIfSame: true},
		{Name: "cause_id", EN: "cause id", TH: "รหัสสาเหตุ", Hidden: true},
		{Name: "cause", EN: "cause", TH: "สาเหตุ (อังกฤษ)", Hidden: th},
		{Name: "cause_th", EN: "cause (Thai)", TH: "สาเหตุการตาย", Hidden: !th},
	}
	if o.byContribution {
		cols = append(cols, otherColumns("against", "against", "เทียบกับ")...)
	}
	decimals := map[string]int{"asr": 1, "gain": 2, byContribution: 3}[o.rankBy]
	cols = append(cols, o.data.redistribute.columns(func(name, en, th string) table.Column {
		c := number(name, en, th, decimals)
		c.Signed = o.byContribution
		return c
	})...)
	return append(cols, hidden(table.Column{Name: "cause_mark", EN: "mark", TH: "หมายเหตุ"}))
}

// compareRankings fills a result with the ranks of the causes under every treatment.
func (o *causesOptions) compareRankings(ctx context.Context, r *result, _ *analysis.Dataset, sides []causeSide) error {
	var under [][]ranking // by treatment, then population
	err := o.data.underTreatments(func(i int, d *analysis.Dataset) error {
		rankings, warnings, err := o.rank(ctx, d, sides)
		if i == 0 {
			r.warnings = append(r.warnings, warnings...)
		}
		under = append(under, rankings)
		return err
	})
	if err != nil {
		return err
	}
	b := table.New(o.columns())
	var summaries []rankingSummary
	var names []string
	var stays [][]string
	for i, coded := range under[0] {
		var treated []ranking
		for _, rankings := range under {
			treated = append(treated, rankings[i])
		}
		s := o.summarise(coded)
		stays = append(stays, o.appendCompared(b, s, treated))
		names, summaries = append(names, side(s.Area, s.Period, s.Sex)), append(summaries, s)
	}
	en, th := o.describeMeasure()
	r.table, r.meta.Results = b.Table(), summaries
	r.title = o.out.compareTitle() + o.out.pick(", by "+en, " เรียงตาม"+th)
	r.notes = append(o.out.stayNotes(names, stays), o.out.compareNote())
	r.notes = append(r.notes, o.sayAll(summaries)...)
	return nil
}

// appendCompared writes a row a cause, in the order as coded, and words who stays on
// the short list.
func (o *causesOptions) appendCompared(b *table.Builder, s rankingSummary, treated []ranking) (stay []string) {
	p := treated[0].result.Population
	for _, c := range withAll(treated[0].result) {
		of := causeOf(p, c)
		row := []any{p.Area.Code, s.Area, s.Period, s.Sex, of.ID, of.Name("en"), of.Name("th")}
		if other := treated[0].other; o.byContribution {
			row = append(row, other.Area.Code, o.out.areaName(other.Area), o.out.period(other.Period), o.out.sexName(other.Sex))
		}
		var list []treatedCause
		for _, r := range treated {
			list = append(list, o.treatedCause(r, c.Cause))
		}
		cells, top := treatedCells(list)
		mark := any(nil)
		if c.Cause != burden.All {
			mark = cause.Mark(of)
		}
		b.Append(append(append(row, cells...), mark)...)
		if top > 0 {
			stay = append(stay, o.out.stay(of.Name(o.out.lang), top, len(treated)))
		}
	}
	return stay
}

// treatedCause is the measure and the rank of a cause in a ranking.
func (o *causesOptions) treatedCause(r ranking, cause int) treatedCause {
	if o.byContribution {
		t := treatedCause{value: r.parts[cause].Years}
		for _, b := range r.result.Causes {
			if b.Cause == cause {
				t.rank = b.Rank
			}
		}
		return t
	}
	for _, b := range withAll(r.result) {
		if b.Cause == cause {
			value, ok := r.result.Value(b)
			return treatedCause{optional(value, ok), b.Rank}
		}
	}
	panic(fmt.Sprintf("le: cause %d is gone under another treatment", cause))
}

// withAll lists the causes of a ranking and their sum.
func withAll(r *burden.Result) []burden.Burden {
	return append(r.Causes[:len(r.Causes):len(r.Causes)], r.All)
}

// causeOf is the cause of a line of a ranking.
func causeOf(p *analysis.Population, b burden.Burden) analysis.Cause {
	if b.Cause == burden.All {
		return analysis.Cause{ID: analysis.CauseAll, EN: "all causes", TH: "ทุกสาเหตุ"}
	}
	return p.Causes[b.Cause]
}
