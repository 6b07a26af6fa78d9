package cause

import (
	"fmt"
	"slices"

	"github.com/lehackathon/le/analysis"
)

// Moves says what a redistribution did.
type Moves struct {
	Before, After []float64 // deaths by cause, all ages
	Moved         float64   // deaths that changed their cause
	Kept          float64   // deaths to be moved that had nowhere to go
	Unused        []Rule    // rules of a user that met no cause of the data, or are for the other sex
}

// Redistribute shares deaths of useless causes out over others within each age; the
// population's sex is one already. Deaths at every age stay what they were, and so
// does life expectancy.
//
// Without rules of a user, ill-defined causes and garbage up to a level go to the
// other causes in proportion to their deaths d at that age:
//
//	d'(c) = d(c) + G·d(c) / Σ d,   G: the deaths to be moved
//
// separately for injuries (V01-Y98) and all other causes, as WHO's Global Health
// Estimates do: injuries stay injuries. Causes without codes neither give nor take.
// Where no target has deaths at an age, the deaths stay.
//
// With rules of a user, each cause's deaths at an age are shared by the weights of
// the rules that apply, and within a rule in proportion to the targets' deaths. A
// rule that turns injuries into diseases or back, or sends deaths on to a cause whose
// own are moved, is refused.
func Redistribute(p *analysis.Population, rules Rules) (*analysis.Population, Moves, error) {
	plans, unused, err := rules.plans(p.Causes, p.Sex)
	if err != nil {
		return nil, Moves{}, err
	}
	q := *p
	q.Deaths = slices.Clone(p.Deaths)
	q.Warnings = slices.Clone(p.Warnings)
	m := Moves{Unused: unused}
	for _, plan := range plans {
		for x := range p.Ages {
			moved, kept, err := plan.move(p.Ages, x, p.DeathsOf, p.DeathsOf, q.DeathsOf)
			if err != nil {
				return nil, Moves{}, err
			}
			m.Moved += moved
			m.Kept += kept
		}
	}
	m.Before, m.After = byCause(p), byCause(&q)
	if m.Moved > 0 {
		q.Warnings = append(q.Warnings, analysis.Warning{Code: "redistributed",
			EN: fmt.Sprintf("%s: %.0f deaths of ill-defined or garbage causes were shared out over other causes; %.0f had no target and stayed", p, m.Moved, m.Kept),
			TH: fmt.Sprintf("%s: ผู้เสียชีวิต %.0f ราย ที่ระบุสาเหตุไม่ชัดแจ้งหรือใช้ไม่ได้ ถูกกระจายไปยังสาเหตุอื่น เหลือ %.0f รายที่กระจายไม่ได้", p.Area.Name("th"), m.Moved, m.Kept)})
	}
	return &q, m, nil
}

func byCause(p *analysis.Population) []float64 {
	sums := make([]float64, len(p.Causes))
	for c := range p.Causes {
		for _, d := range p.DeathsOf(c) {
			sums[c] += d
		}
	}
	return sums
}

// plan is where one cause's deaths go.
type plan struct {
	from   int
	routes []route
}

// route is a rule with its targets. A user's single target takes deaths even where
// it had none.
type route struct {
	rule Rule
	to   []int
	user bool
}

// plans resolves the rules for the causes of a sex.
func (rules Rules) plans(causes []analysis.Cause, sex analysis.Sex) ([]plan, []Rule, error) {
	if len(rules.Rules) > 0 {
		return rules.userPlans(causes, sex)
	}
	var sources, targets [2][]int // diseases, injuries
	for c, cause := range causes {
		k := classify(cause)
		kind := 0
		if k.injury {
			kind = 1
		}
		switch {
		case k.illDefined, k.level > 0 && k.level <= rules.MaxLevel:
			sources[kind] = append(sources[kind], c)
		case !k.uncoded && cause.ID != UnmatchedID && cause.ID != analysis.CauseUnlisted:
			targets[kind] = append(targets[kind], c)
		}
	}
	var plans []plan
	for kind, list := range sources {
		for _, c := range list {
			plans = append(plans, plan{c, []route{{Rule{AgeFrom: -1, AgeTo: -1, Weight: 1}, targets[kind], false}}})
		}
	}
	return plans, nil, nil
}

func (rules Rules) userPlans(causes []analysis.Cause, sex analysis.Sex) (plans []plan, unused []Rule, err error) {
	at := map[int]int{}
	taken := map[int]Rule{}
	for _, rule := range rules.Rules {
		if err := rule.checkWeight(); err != nil {
			return nil, nil, err
		}
		from, to := causesOf(rule.From, causes), causesOf(rule.To, causes)
		if len(from) == 0 || len(to) == 0 || rule.Sex != analysis.Both && rule.Sex != sex {
			unused = append(unused, rule)
			continue
		}
		for _, t := range to {
			taken[t] = rule
		}
		for _, f := range from {
			if err := rule.keepsInjuries(causes, f, to); err != nil {
				return nil, nil, err
			}
			if _, known := at[f]; !known {
				at[f] = len(plans)
				plans = append(plans, plan{from: f})
			}
			plans[at[f]].routes = append(plans[at[f]].routes, route{rule, to, true})
		}
	}
	for _, plan := range plans {
		if rule, both := taken[plan.from]; both {
			return nil, nil, &analysis.DataError{Where: rule.where, Hint: "send them to their last cause at once",
				Msg: fmt.Sprintf("deaths are sent to %q, whose own deaths are sent elsewhere", causes[plan.from].ID)}
		}
	}
	return plans, unused, nil
}

// keepsInjuries refuses a rule between injuries and diseases. Causes without codes
// are taken at the user's word.
func (r Rule) keepsInjuries(causes []analysis.Cause, from int, to []int) error {
	a := classify(causes[from])
	for _, t := range to {
		if b := classify(causes[t]); !a.uncoded && !b.uncoded && a.injury != b.injury {
			return &analysis.DataError{Where: r.where, Msg: fmt.Sprintf("the rule sends deaths from %q to %q, but injuries stay injuries", causes[from].ID, causes[t].ID),
				Hint: "take targets of one kind: V01-Y98 or other codes"}
		}
	}
	return nil
}

// cells gives the deaths of a cause by age, to read or to change.
type cells func(cause int) []float64

// move shares the deaths of one cause at one age out over others by the deaths of
// basis: those of the same population, or of more of its years.
func (pl plan) move(ages analysis.Ages, x int, basis, before, after cells) (moved, kept float64, err error) {
	n := before(pl.from)[x]
	var routes []route
	var sums []float64
	var total float64
	asked := false
	for _, r := range pl.routes {
		applies, err := r.rule.covers(ages, x)
		if err != nil {
			return 0, 0, err
		}
		if !applies {
			continue
		}
		var sum float64
		for _, t := range r.to {
			sum += basis(t)[x]
		}
		asked = true
		if sum == 0 && !(r.user && len(r.to) == 1) {
			continue
		}
		routes, sums = append(routes, r), append(sums, sum)
		total += r.rule.Weight
	}
	switch {
	case !asked:
		return 0, 0, nil
	case len(routes) == 0:
		return 0, n, nil
	}
	after(pl.from)[x] -= n
	for i, r := range routes {
		for _, t := range r.to {
			share := 1.0
			if sums[i] > 0 {
				share = basis(t)[x] / sums[i]
			}
			after(t)[x] += n * (r.rule.Weight / total) * share
		}
	}
	return n, 0, nil
}
