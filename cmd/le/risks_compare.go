package main

import (
	"context"
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/risk"
	"github.com/lehackathon/le/analysis/table"
	"github.com/lehackathon/le/ingest"
)

// variant is one way to rank, for comparing.
type variant struct {
	name, en, th string
	evidence     *risk.Evidence
	treated      *treatment // nil for the data as they are
}

// variants are what the flags compare.
func (o *risksOptions) variants() (list []variant, err error) {
	if treated := o.treatments(); treated != nil {
		for _, t := range treated {
			list = append(list, variant{t.name, t.en, t.th, o.known.evidence, &t})
		}
		return list, nil
	}
	for _, name := range o.sets {
		v := variant{name: name, en: name, th: name, evidence: o.known.base}
		if name != setDefault {
			if v.evidence, err = o.known.base.Use(name); err != nil {
				return nil, err
			}
		}
		list = append(list, v)
	}
	return list, nil
}

// comparedColumns are a rank and a count for every variant; of treatments beyond two
// the ranks alone fit a terminal.
func (o *risksOptions) comparedColumns() (cols []table.Column) {
	list, err := o.variants()
	if err != nil {
		return nil // said when the variants are ranked
	}
	for _, v := range list {
		deaths := number("deaths_"+v.name, "deaths "+v.en, "ตาย "+v.th, 0)
		deaths.Hidden = v.treated != nil && v.name != redistributeNone && v.name != redistributeProportional
		cols = append(cols, table.Column{Name: "rank_" + v.name, EN: "rank " + v.en, TH: "อันดับ " + v.th, Kind: table.Int}, deaths)
	}
	return cols
}

// compare ranks under every variant, side by side, in the order of the first. It
// returns the populations used.
func (o *risksOptions) compare(ctx context.Context, l *ingest.Loaded, r *result) ([]analysis.Side, error) {
	list, err := o.variants()
	if err != nil {
		return nil, err
	}
	how := o.rankOptions()
	how.Draws = 0
	var ranked [][]*risk.Result
	var used []analysis.Side
	for i, v := range list {
		d := l.Data
		if v.treated != nil {
			if d, err = o.data.treated(*v.treated); err != nil {
				return nil, err
			}
		}
		subjects, sides, warnings, err := o.subjects(d)
		if err != nil {
			return nil, err
		}
		results, err := risk.Rank(ctx, subjects, v.evidence, o.known.exposures, how)
		if err != nil {
			return nil, err
		}
		if ranked = append(ranked, results); i == 0 {
			used = sides
			r.warnings = slices.Concat(r.warnings, warnings, told(results, (*risk.Result).Cautions))
			o.assume(r, results)
		}
	}
	b := table.New(o.columns())
	for i, first := range ranked[0] {
		for _, l := range first.Lines {
			of := jointRisk
			if l.Risk != risk.All {
				of = first.Evidence.Risks[l.Risk]
			}
			row := append(o.place(first.Subject), optional(l.Rank, l.Rank > 0), of.ID, of.EN, of.TH)
			for _, results := range ranked {
				other, ok := sameRisk(results[i], l.Risk)
				row = append(row, optional(other.Rank, ok && other.Rank > 0), optional(other.Deaths, ok))
			}
			b.Append(row...)
		}
	}
	r.table, r.title = b.Table(), o.out.pick("Rankings compared", "เปรียบเทียบการจัดอันดับ")
	return used, nil
}

func sameRisk(r *risk.Result, of int) (risk.Line, bool) {
	i := slices.IndexFunc(r.Lines, func(l risk.Line) bool { return l.Risk == of })
	if i < 0 {
		return risk.Line{}, false
	}
	return r.Lines[i], true
}
