package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/lifetable"
)

// ranking is one population's causes with what stands beside them.
type ranking struct {
	result *burden.Result
	other  *analysis.Population // compared with, or the earlier one; nil for none

	gap    *decompose.Result              // of --against
	parts  map[int]decompose.Contribution // by cause
	shifts map[int]burden.Shift           // of --change, by cause
	lost   []float64                      // of --lost-before, by cause; nil where there are none
	nested bool
}

// rank makes the populations ready, ranks them and joins what belongs beside.
func (o *causesOptions) rank(ctx context.Context, d *analysis.Dataset, sides []causeSide) ([]ranking, []analysis.Warning, error) {
	rankings := make([]ranking, len(sides))
	var near, others []*analysis.Population
	var warnings []analysis.Warning
	for i, side := range sides {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		pops, merged, err := o.populations(d, side)
		if err != nil {
			return nil, nil, err
		}
		near = append(near, pops[0])
		if side.other != nil {
			rankings[i].other, others = pops[1], append(others, pops[1])
		}
		rankings[i].nested = side.nested
		warnings = append(append(warnings, side.warnings...), named(pops[0], merged)...)
	}
	results, err := burden.RankAll(near, o.how)
	if err != nil {
		return nil, nil, err
	}
	for i, r := range results {
		rankings[i].result = r
		warnings = append(warnings, o.remarks(r)...)
		if o.lostBefore > 0 {
			var ok bool
			if rankings[i].lost, ok = burden.YearsLost(r.Population, r.Table, o.lostBefore); !ok {
				return nil, nil, &analysis.DataError{Where: r.Population.String(), Msg: fmt.Sprintf("no age group starts at %d, so --lost-before cannot count to it", o.lostBefore),
					Hint: fmt.Sprintf("the groups are %s", r.Population.Ages)}
			}
		}
	}
	if o.change != "" {
		return rankings, warnings, o.addChange(rankings, others)
	}
	if o.against() {
		more, err := o.addContributions(ctx, rankings)
		return rankings, append(warnings, more...), err
	}
	return rankings, warnings, nil
}

// populations takes a side's populations out of the data, with the same ages.
func (o *causesOptions) populations(d *analysis.Dataset, side causeSide) ([]*analysis.Population, []analysis.Warning, error) {
	both := []analysis.Side{side.near}
	if side.other != nil {
		both = append(both, *side.other)
	}
	var pops []*analysis.Population
	for _, s := range both {
		pop, err := d.Select(s)
		if err != nil {
			return nil, nil, err
		}
		if err := pop.CheckSize(o.data.small); err != nil {
			return nil, nil, err
		}
		if pop, err = o.table.lowerOpen(pop); err != nil {
			return nil, nil, err
		}
		pops = append(pops, pop)
	}
	return analysis.CloseOpen(pops...)
}

// remarks says what a reader of one ranking must know.
func (o *causesOptions) remarks(r *burden.Result) []analysis.Warning {
	p := r.Population
	var list []analysis.Warning
	add := func(code, en, th string, a ...any) {
		list = append(list, analysis.Warning{Code: code, EN: fmt.Sprintf(en, a...), TH: fmt.Sprintf(th, a...)})
	}
	if !r.HasPYLL {
		add("no-pyll", "no PYLL: no age group starts at %d (the groups are %s)", "ไม่มีค่า PYLL เพราะไม่มีกลุ่มอายุที่เริ่มต้นที่ %d ปี (กลุ่มอายุคือ %s)", o.pyll, p.Ages)
	}
	if !r.HasAvoidable {
		add("no-avoidable", "no avoidable deaths: no age group starts at %d (the groups are %s)", "ไม่มีจำนวนการตายที่หลีกเลี่ยงได้ เพราะไม่มีกลุ่มอายุที่เริ่มต้นที่ %d ปี (กลุ่มอายุคือ %s)", burden.AvoidableBefore, p.Ages)
	}
	if !r.Weights.Whole {
		add("standard-cut", "rates are standardised over ages from %d on and cannot be compared with those of all ages", "อัตราปรับมาตรฐานเฉพาะอายุตั้งแต่ %d ปีขึ้นไป เทียบกับอัตราของทุกอายุไม่ได้", p.Ages[0])
	}
	ranked := 0
	var endless []string
	for _, b := range r.Causes {
		if b.Rank > 0 && b.Deaths > 0 {
			ranked++
		}
		if !b.HasGain {
			endless = append(endless, p.Causes[b.Cause].ID)
		}
	}
	if len(endless) > 0 {
		add("no-gain", "no gain for %s: nobody else dies in the open age group", "ไม่มีค่าอายุคาดเฉลี่ยที่เพิ่มขึ้นของ %s เพราะไม่มีสาเหตุอื่นในกลุ่มอายุเปิด", strings.Join(endless, ", "))
	}
	if ranked == 0 {
		add("nothing-ranked", "no cause can be ranked: all deaths are of ill-defined or garbage causes, of rest groups or of no cause", "จัดอันดับไม่ได้ เพราะการตายทั้งหมดระบุสาเหตุไม่ชัดแจ้ง เป็นรหัสที่ใช้ไม่ได้ เป็นกลุ่มสาเหตุอื่น ๆ หรือไม่มีสาเหตุ")
	}
	se := lifetable.NormalInterval(r.Table.Ex[0], r.Table.Variance()[0], o.how.Level).SE
	return append(named(p, list, r.Table.Warnings()), p.SmallNumbers(se)...)
}

func (o *causesOptions) addChange(rankings []ranking, then []*analysis.Population) error {
	how := o.how
	how.Draws = 0
	earlier, err := burden.RankAll(then, how)
	if err != nil {
		return err
	}
	for i := range rankings {
		rankings[i].shifts = map[int]burden.Shift{}
		for _, s := range burden.Change(earlier[i], rankings[i].result) {
			rankings[i].shifts[s.Cause] = s
		}
	}
	return nil
}

// addContributions joins each population's gap to the other, and ranks by it if asked.
func (o *causesOptions) addContributions(ctx context.Context, rankings []ranking) ([]analysis.Warning, error) {
	how := decompose.Options{Ax: o.table.rule, AtAge: o.atAge, Delta: true, Level: o.table.levels[0]}
	var pairs []decompose.Pair
	for _, r := range rankings {
		pairs = append(pairs, decompose.Pair{Near: r.result.Population, Against: r.other, Nested: r.nested})
	}
	gaps, err := decompose.CompareAll(pairs, how)
	if err != nil {
		return nil, err
	}
	var warnings []analysis.Warning
	for i := range rankings {
		r := &rankings[i]
		r.gap, r.parts = gaps[i], map[int]decompose.Contribution{}
		worst := make([]float64, len(r.other.Causes))
		for _, c := range r.gap.Contributions(decompose.ByCause) {
			if r.parts[c.Cause] = c; c.Cause >= 0 {
				worst[c.Cause] = -c.Years
			}
		}
		if !o.byContribution {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var drawn *burden.Drawn
		if o.draws > 0 {
			if w, more := analysis.MoreThanWhole(r.result.Population, r.other); r.nested && more {
				r.nested, warnings = false, append(warnings, w)
			}
			if drawn, err = burden.DrawPairs(r.result.Population, r.other, r.nested, o.draws, o.table.seed, worstParts(how)); err != nil {
				return nil, err
			}
		}
		r.result.RankBy(worst, drawn)
	}
	return warnings, nil
}

// worstParts works contributions out in draws, turned so that the worst is highest.
func worstParts(how decompose.Options) func() burden.Values {
	how.Delta = false
	return func() burden.Values {
		comparer := decompose.NewComparer(how)
		var worst []float64
		return func(near, against *analysis.Population) ([]float64, error) {
			r, err := comparer.Compare(near, against)
			if err != nil {
				return nil, err
			}
			worst = worst[:0]
			k := len(near.Ages)
			for c := range near.Causes {
				sum := 0.0
				for _, years := range r.Cells[c*k : (c+1)*k] {
					sum -= years
				}
				worst = append(worst, sum)
			}
			return worst, nil
		}
	}
}
