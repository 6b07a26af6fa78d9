package risk

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// Rank attributes the deaths of every subject to risks and ranks these by them. All
// subjects must have the same causes. Fractions follow
//
//	deaths(risk) = Σ PAF(risk, cause, age, sex) · D(cause, age, sex)
//
// with PAF by Levin, Normal, Lognormal, Gamma or Curve as the risk is measured; years
// of life lost are counted by the frontier of the Global Health Estimates at the mean
// age at death; life expectancy gained comes from death rates without the attributable
// deaths and the same nax. The results are in the order of the subjects and do not
// depend on the number of cores. Errors are *analysis.DataError values.
func Rank(ctx context.Context, subjects []Subject, e *Evidence, x *Exposures, opt Options) ([]*Result, error) {
	if len(subjects) == 0 {
		return nil, nil
	}
	if opt.Level == 0 {
		opt.Level = 0.95
	}
	for _, id := range opt.Risks {
		if e.Risk(id) < 0 {
			return nil, &analysis.DataError{Msg: fmt.Sprintf("no risk is called %q", id), Hint: riskHint(e.Risks, id)}
		}
	}
	standard := lifetable.Frontier()
	m, bare := newModel(e, x, opt, subjects[0].Parts[0].Causes)
	if len(bare) == len(m.causes) {
		return nil, &analysis.DataError{Msg: "the causes have no ICD-10 codes, so no relative risk can be matched with them",
			Hint: "add a column icd10 to the causes, or codes in brackets to their names, such as \"Stroke (I60-I69)\""}
	}
	results := make([]*Result, len(subjects))
	for i, s := range subjects {
		if err := s.check(); err != nil {
			return nil, err
		}
		if !slices.Equal(s.Parts[0].Causes, m.causes) {
			panic("risk: the subjects differ in causes")
		}
		r := &Result{Subject: s, Options: opt, Evidence: e, Ages: s.Parts[0].Ages, Causes: m.causes, Bare: bare, model: m}
		var err error
		if r.Table, err = s.whole().Table(opt.Ax); err != nil {
			return nil, err
		}
		r.plan = m.plan(s)
		results[i] = r
	}
	values := m.central()
	var draws *drawn
	if opt.Draws > 0 {
		var err error
		if draws, err = m.draw(ctx); err != nil {
			return nil, err
		}
	}
	return results, each(ctx, results, func(r *Result) error {
		r.values = values
		r.fill(standard, draws)
		return nil
	})
}

// each works on results on all cores and returns the error of the first that has one.
func each(ctx context.Context, results []*Result, work func(*Result) error) error {
	errs := make([]error, len(results))
	next := make(chan int)
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(results)) {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for i := range next {
				if errs[i] = ctx.Err(); errs[i] == nil {
					errs[i] = work(results[i])
				}
			}
		}()
	}
	for i := range results {
		next <- i
	}
	close(next)
	wait.Wait()
	return cmp.Or(errs...)
}

// fill makes the lines of a result.
func (r *Result) fill(standard *lifetable.Reference, draws *drawn) {
	t := newTally(r, standard.PerDeath(r.Table))
	t.count(r.values, t.deaths)
	r.Lines = t.lines()
	for i, o := range r.plan.origin {
		if o == Unknown && r.model.in(r.Evidence.Risks[i].ID) {
			r.Unranked = append(r.Unranked, i)
		} else if len(r.plan.slots[i]) == 0 && o != "" {
			r.Unmet = append(r.Unmet, i)
		}
	}
	r.Matches = slices.Clone(r.model.joiner.matches)
	slices.SortStableFunc(r.Matches, func(a, b Match) int { return cmp.Or(a.Risk-b.Risk, a.Cause-b.Cause) })
	if draws != nil {
		r.Fixed = r.model.fixed(r.plan)
		t.intervals(r.Lines, draws)
	}
	byRank(r.Lines)
}

// byRank sorts lines, the joint one last.
func byRank(lines []Line) {
	slices.SortStableFunc(lines, func(a, b Line) int {
		if (a.Risk == All) != (b.Risk == All) {
			return cmp.Compare(b.Risk, a.Risk)
		}
		return a.Rank - b.Rank
	})
}

// fixed lists what is not drawn.
func (m *model) fixed(p *plan) (list []Fixed) {
	byRisk := make([]Fixed, len(m.e.Risks))
	for _, g := range m.groups {
		if g.fixed() {
			byRisk[g.risk].Causes = append(byRisk[g.risk].Causes, g.name)
		}
	}
	for r, slots := range p.slots {
		for _, s := range slots {
			for _, piece := range s.pieces {
				if !m.exposed[m.cells[piece.cell].obs].uncertain() && m.e.Risks[r].Kind != None {
					byRisk[r].Exposure = true
				}
			}
		}
	}
	for r, f := range byRisk {
		if (f.Exposure || len(f.Causes) > 0) && len(p.slots[r]) > 0 {
			slices.Sort(f.Causes)
			list = append(list, Fixed{r, f.Exposure, slices.Compact(f.Causes)})
		}
	}
	return list
}

// uncertain reports whether every part of an exposure has limits.
func (x Exposure) uncertain() bool {
	for i, p := range x.Share {
		if p > 0 && x.ShareSE[i] == 0 {
			return false
		}
	}
	return x.MeanValue == 0 || x.SE > 0
}
