package analysis

import "slices"

// withFiscalPeople gives deaths that are counted by fiscal year, where the population
// comes by calendar year only, the mid-year population of the calendar year in which
// the fiscal year ends. The builder itself is left as it is.
func (b *Builder) withFiscalPeople() *Builder {
	calendar := func(r Record) bool { return !r.Period.Fiscal }
	fiscal := func(r Record) bool { return r.Period.Fiscal }
	if slices.ContainsFunc(b.deaths, calendar) || slices.ContainsFunc(b.people, fiscal) || len(b.people) == 0 {
		return b
	}
	c := *b
	c.people, c.warnings = slices.Clone(b.people), slices.Clone(b.warnings)
	for i := range c.people {
		c.people[i].Period.Fiscal = true
	}
	c.Warn("fiscal-population",
		"deaths are counted by fiscal year (October to September) and the population by calendar year: every fiscal year was given the mid-year population of the calendar year in which it ends",
		"จำนวนตายนับตามปีงบประมาณ (ตุลาคมถึงกันยายน) แต่ประชากรเป็นปีปฏิทิน จึงใช้ประชากรกลางปีของปีปฏิทินที่ปีงบประมาณนั้นสิ้นสุด")
	return &c
}
