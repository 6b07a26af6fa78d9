package cause

import "github.com/lehackathon/le/analysis"

// RedistributeDataset shares deaths of useless causes out in every area, period and
// sex of a dataset, by the rules of [Redistribute]. The targets' deaths that weigh the
// shares are those of all periods of the area and sex together: a year alone has too
// few, and the redistributed years add up to the redistributed sum. Deaths by age,
// population and deaths of unknown age or sex stay as they are. unused are the rules
// of a user that met nothing in either sex.
func RedistributeDataset(d *analysis.Dataset, rules Rules) (out *analysis.Dataset, unused []Rule, err error) {
	out, err = d.MapCauses(d.Causes, func(c int, _ analysis.Sex, _ int) int { return c })
	if err != nil {
		return nil, nil, err
	}
	used := make([]bool, len(rules.Rules))
	for s := analysis.Both; s <= analysis.Female; s++ {
		plans, idle, err := rules.plans(d.Causes, s)
		if err != nil {
			return nil, nil, err
		}
		for i, rule := range rules.Rules {
			used[i] = used[i] || !contains(idle, rule)
		}
		for a := range d.Areas {
			if err := redistributeArea(d, out, a, s, plans); err != nil {
				return nil, nil, err
			}
		}
	}
	for i, rule := range rules.Rules {
		if !used[i] {
			unused = append(unused, rule)
		}
	}
	return out, unused, nil
}

func contains(rules []Rule, rule Rule) bool {
	for _, r := range rules {
		if r == rule {
			return true
		}
	}
	return false
}

// redistributeArea changes the deaths of one area and sex in out.
func redistributeArea(d, out *analysis.Dataset, area int, sex analysis.Sex, plans []plan) error {
	pooled := analysis.Population{Ages: d.Ages, Causes: d.Causes, Deaths: make([]float64, len(d.Causes)*len(d.Ages))}
	var periods []int
	for p := range d.Periods {
		if has, _ := d.Has(area, p, sex); !has {
			continue
		}
		periods = append(periods, p)
		for c := range d.Causes {
			add(pooled.DeathsOf(c), d.DeathsBy(area, p, sex, c), true)
		}
	}
	for _, p := range periods {
		before := func(c int) []float64 { return d.DeathsBy(area, p, sex, c) }
		after := func(c int) []float64 { return out.DeathsBy(area, p, sex, c) }
		for _, pl := range plans {
			for x := range d.Ages {
				if _, _, err := pl.move(d.Ages, x, pooled.DeathsOf, before, after); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// Compare says what a redistribution did to a population: before and after are the
// same selection of a dataset and of the one that [RedistributeDataset] made of it.
// Kept counts the deaths still with the causes that the rules empty. Unused is left
// out: RedistributeDataset tells.
func Compare(before, after *analysis.Population, rules Rules) (Moves, error) {
	m := Moves{Before: byCause(before), After: byCause(after)}
	source := make([]bool, len(before.Causes))
	for s := analysis.Both; s <= analysis.Female; s++ { // both sexes may be the sum of two
		plans, _, err := rules.plans(before.Causes, s)
		if err != nil {
			return m, err
		}
		for _, pl := range plans {
			source[pl.from] = true
		}
	}
	for c := range m.Before {
		m.Moved += max(0, m.Before[c]-m.After[c])
		if source[c] {
			m.Kept += m.After[c]
		}
	}
	return m, nil
}
