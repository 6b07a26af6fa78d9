package study

import (
	"fmt"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// Swing is life expectancy under one assumption changed downwards and upwards, all
// others as they are.
type Swing struct {
	ID, EN, TH     string
	Low, High, Now string // the assumption, as people write it
	AtLow, AtHigh  float64
}

// How far assumptions are moved: what a workshop would take for possible, and small
// enough that nobody has to believe it.
const (
	unregistered = 0.05 // of all deaths
	miscounted   = 0.02 // of the population, either way
	lowered      = 10   // years that the open age group starts earlier
)

// Sensitivity says what the near side's life expectancy depends on: chance, deaths that
// were not registered, a population counted wrongly, the rule for nax, the open age.
func (s *Study) Sensitivity(sex analysis.Sex) (central float64, swings []Swing, err error) {
	p, err := s.Pair(sex)
	if err != nil {
		return 0, nil, err
	}
	ex, limits := s.Expectancy(p.NearTable)
	tail := 50 * (1 - s.Options.level())
	swings = []Swing{{ID: "chance", EN: "chance", TH: "ความบังเอิญ", AtLow: limits.Lower, AtHigh: limits.Upper,
		Low: fmt.Sprintf("%.4g %%", tail), High: fmt.Sprintf("%.4g %%", 100-tail), Now: "50 %"}}
	e0 := func(deaths, people float64, rule lifetable.AxRule) (float64, error) {
		t, err := lifetable.New(p.Near.Ages, scaled(p.Near.AllCauses(), deaths), scaled(p.Near.Exposure, people), lifetable.Options{Ax: rule, Sex: p.Near.Sex})
		if err != nil {
			return 0, err
		}
		return t.Ex[0], nil
	}
	registered := Swing{ID: "registration", EN: "deaths registered", TH: "การตายที่จดทะเบียน", Low: fmt.Sprintf("%g %%", 100*(1-unregistered)), High: "100 %", Now: "100 %", AtHigh: ex}
	if registered.AtLow, err = e0(1/(1-unregistered), 1, s.Options.Ax); err != nil {
		return 0, nil, err
	}
	people := Swing{ID: "population", EN: "population", TH: "ประชากร", Low: fmt.Sprintf("−%g %%", 100*miscounted), High: fmt.Sprintf("+%g %%", 100*miscounted), Now: "0"}
	if people.AtLow, err = e0(1, 1-miscounted, s.Options.Ax); err != nil {
		return 0, nil, err
	}
	if people.AtHigh, err = e0(1, 1+miscounted, s.Options.Ax); err != nil {
		return 0, nil, err
	}
	rules := Swing{ID: "nax", EN: "rule for nax", TH: "กฎ nax", Now: s.Options.Ax.String(), Low: s.Options.Ax.String(), High: s.Options.Ax.String(), AtLow: ex, AtHigh: ex}
	for _, name := range lifetable.AxRules() {
		rule, _ := lifetable.ParseAxRule(name)
		v, err := e0(1, 1, rule)
		if err != nil {
			continue // a rule that these rates do not allow
		}
		if v < rules.AtLow {
			rules.AtLow, rules.Low = v, name
		}
		if v > rules.AtHigh {
			rules.AtHigh, rules.High = v, name
		}
	}
	swings = append(swings, registered, people, rules)
	open := p.Near.Ages[p.Near.Ages.Open()]
	if earlier, err := p.Near.OpenAt(open - lowered); err == nil {
		if t, err := earlier.Table(s.Options.Ax); err == nil {
			now := fmt.Sprintf("%d+", open)
			swings = append(swings, Swing{ID: "open-age", EN: "open age group", TH: "กลุ่มอายุสุดท้าย", Low: fmt.Sprintf("%d+", open-lowered), High: now, Now: now, AtLow: t.Ex[0], AtHigh: ex})
		}
	}
	return ex, swings, nil
}

func scaled(values []float64, by float64) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = v * by
	}
	return out
}
