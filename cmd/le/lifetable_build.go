package main

import (
	"fmt"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// built is one table with what was worked out beside it.
type built struct {
	pop      *analysis.Population
	table    *lifetable.Table
	draws    *lifetable.Draws // nil without a bootstrap
	health   *lifetable.Sullivan
	warnings []analysis.Warning
}

// build makes one table: select, lower the open age, start, close, intervals.
func (o *lifetableOptions) build(d *analysis.Dataset, side analysis.Side) (*built, error) {
	pop, err := d.Select(side)
	if err != nil {
		return nil, err
	}
	if err := pop.CheckSize(o.data.small); err != nil {
		return nil, err
	}
	if pop, err = o.reshape(pop); err != nil {
		return nil, err
	}
	closed, merged, err := analysis.CloseOpen(pop)
	if err != nil {
		return nil, err
	}
	one := &built{pop: closed[0]}
	if (o.births > 0 || o.imr > 0) && !o.table.rule.BlendsFirstGroup(one.pop.Ages) {
		return nil, usagef("", "--births and --imr tell a rule for infants about a first age group such as 0-4; here it is %s, with --ax %s", one.pop.Ages.Label(0), o.table.ax)
	}
	how := o.table.options()
	how.Close, how.FitFrom = o.close, o.fitFrom
	how.Infants = lifetable.Infants{Births: o.births, IMR: o.imr / 1000}
	if one.table, err = one.pop.TableWith(how); err != nil {
		return nil, err
	}
	if o.table.interval == intervalBootstrap {
		if one.draws, err = one.table.Bootstrap(o.table.draws, o.table.seed, o.bootstrapped(one.table)...); err != nil {
			return nil, err
		}
	}
	if err := o.addHealth(one); err != nil {
		return nil, err
	}
	one.warnings = append(named(one.pop, merged, one.table.Warnings(), o.without(one.table), o.undrawn(one)), one.pop.SmallNumbers(lifetable.NormalInterval(one.table.Ex[0], one.table.Variance()[0], o.table.levels[0]).SE)...)
	return one, nil
}

// without says which of the measures asked for a table does not have.
func (o *lifetableOptions) without(t *lifetable.Table) (list []analysis.Warning) {
	for _, m := range o.measures {
		if _, ok := m.Of(t); !ok {
			list = append(list, analysis.Warning{Code: "no-measure",
				EN: fmt.Sprintf("there is no %s: no age groups start at its ages (the groups are %s)", m.Name, t.Ages),
				TH: fmt.Sprintf("ไม่มีค่า %s เพราะไม่มีกลุ่มอายุที่เริ่มต้นตรงกับอายุนั้น (กลุ่มอายุคือ %s)", m.Name, t.Ages)})
		}
	}
	return list
}

// undrawn says how many draws of a bootstrap gave no value of a measure that the
// table has, for the measure with the most: such as those that no curve could close.
func (o *lifetableOptions) undrawn(one *built) []analysis.Warning {
	if one.draws == nil {
		return nil
	}
	most, name := 0, ""
	for i, m := range o.bootstrapped(one.table) {
		if _, ok := m.Of(one.table); ok && one.draws.Missing(i) > most {
			most, name = one.draws.Missing(i), m.Name
		}
	}
	if most == 0 {
		return nil
	}
	return []analysis.Warning{{Code: "undrawn",
		EN: fmt.Sprintf("%d of %d draws gave no %s and are left out of its interval", most, o.table.draws, name),
		TH: fmt.Sprintf("การสุ่ม %d จาก %d ครั้งไม่ได้ค่า %s จึงไม่นับในช่วงความเชื่อมั่น", most, o.table.draws, name)}}
}

// reshape applies --open-age and --start-age.
func (o *lifetableOptions) reshape(pop *analysis.Population) (*analysis.Population, error) {
	pop, err := o.table.lowerOpen(pop)
	if err == nil && o.startAge > 0 {
		pop, err = pop.StartAt(o.startAge)
	}
	return pop, err
}

// lowerOpen applies --open-age.
func (o *tableOptions) lowerOpen(pop *analysis.Population) (*analysis.Population, error) {
	if o.openAge == 0 {
		return pop, nil
	}
	return pop.OpenAt(o.openAge)
}

func (o *lifetableOptions) addHealth(one *built) error {
	if o.health == nil {
		return nil
	}
	prevalence, asked, err := o.health.For(one.pop.Sex, one.pop.Ages)
	if err != nil {
		return err
	}
	one.health, err = one.table.Sullivan(prevalence, asked)
	return err
}

// named gives remarks on a table the name of its population.
func named(pop *analysis.Population, lists ...[]analysis.Warning) (all []analysis.Warning) {
	for _, list := range lists {
		for _, w := range list {
			w.EN = pop.String() + ": " + w.EN
			w.TH = pop.Area.Name("th") + " " + pop.Period.Label(analysis.BE) + " " + thaiSex(pop.Sex) + ": " + w.TH
			all = append(all, w)
		}
	}
	return all
}
