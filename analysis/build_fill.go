package analysis

import (
	"fmt"
	"slices"
)

// settleCauses gives deaths that are not split by cause a cause of their own.
func (b *Builder) settleCauses(d *Dataset, deaths []Record) {
	for i := range deaths {
		if deaths[i].Cause != Total {
			continue
		}
		c := slices.IndexFunc(d.Causes, func(c Cause) bool { return c.ID == CauseAll })
		if c < 0 {
			c = len(d.Causes)
			d.Causes = append(d.Causes, Cause{ID: CauseAll, EN: "all causes (not split)", TH: "ทุกสาเหตุ (ไม่จำแนก)"})
		}
		deaths[i].Cause = c
	}
}

// fill puts every used record into its cell, or into Unknown.
func (b *Builder) fill(d *Dataset, deaths, people sifted) error {
	period := remember(d.period)
	group := d.groupOf()
	place := func(r Record) (cell, bool) {
		c := cell{r.Area, period(r.Period), r.Sex, -1}
		if r.Age.isGroup() {
			c.age = group(r.Age.Lo)
		}
		return c, c.age >= 0 && r.Sex != UnknownSex
	}
	covered := make([]int, len(d.exposure)) // years of age
	for _, r := range people.used {
		c, ok := place(r)
		if !ok {
			d.Unknown = append(d.Unknown, Unknown{c.area, c.period, c.sex, -1, c.age, r.Count})
			continue
		}
		d.stored[d.stratum(c.area, c.period, c.sex)].exposure = true
		d.ExposureBy(c.area, c.period, c.sex)[c.age] += r.Count * float64(r.Period.Years())
		covered[d.stratum(c.area, c.period, c.sex)*len(d.Ages)+c.age] += r.Age.Hi - r.Age.Lo
	}
	if err := d.refuseMissingPeople(covered); err != nil {
		return b.in(people.used, err)
	}
	seen := make([]bool, len(d.exposure))
	for _, r := range deaths.used {
		c, ok := place(r)
		if !ok {
			d.Unknown = append(d.Unknown, Unknown{c.area, c.period, c.sex, r.Cause, c.age, r.Count})
			continue
		}
		s := d.stratum(c.area, c.period, c.sex)
		if r.Count > 0 && d.nobodyLives(c) {
			return &DataError{Where: b.locate(r.At),
				Msg:  fmt.Sprintf("%v death(s) at age %s where nobody lives (%s)", r.Count, r.Age, b.who(r)),
				Hint: "check the population of that age group, or use wider age groups"}
		}
		d.stored[s].deaths = true
		d.DeathsBy(c.area, c.period, c.sex, r.Cause)[c.age] += r.Count
		seen[s*len(d.Ages)+c.age] = true
	}
	if err := d.refuseMissingDeaths(seen); err != nil {
		return b.in(deaths.used, err)
	}
	d.reportUnknown("--spread-unknown shares them out", "ใช้ --spread-unknown เพื่อกระจายตามสัดส่วน")
	d.reportUnmatched()
	return nil
}

// nobodyLives reports a population of 0; false where none is given. People not
// given for the cell's sex are looked for under the sexes that hold or make it up.
func (d *Dataset) nobodyLives(c cell) bool {
	planes := []Sex{c.sex}
	if _, has := d.Has(c.area, c.period, c.sex); !has {
		planes = d.addable(c.area, c.period, false)
	}
	for _, s := range planes {
		if d.ExposureBy(c.area, c.period, s)[c.age] > 0 {
			return false
		}
	}
	return len(planes) > 0
}

// cell is a place in the dense arrays; age -1 is an unknown age.
type cell struct {
	area, period int
	sex          Sex
	age          int
}

// groupOf maps an age to the group that holds it.
func (d *Dataset) groupOf() func(age int) int {
	return func(age int) int {
		i, found := slices.BinarySearch(d.Ages, age)
		if !found {
			i--
		}
		return i
	}
}

func (d *Dataset) name(area, period int, sex Sex) string {
	return fmt.Sprintf("%s, %s, %s", d.Areas[area].Name("en"), d.Periods[period], sex)
}

// eachStratum calls fn for every area, period and sex.
func (d *Dataset) eachStratum(fn func(area, period int, sex Sex)) {
	for a := range d.Areas {
		for p := range d.Periods {
			for s := Both; s <= Female; s++ {
				fn(a, p, s)
			}
		}
	}
}

// refuseMissingPeople refuses an area and year whose population lacks an age, or
// some of the years of one.
func (d *Dataset) refuseMissingPeople(covered []int) (err error) {
	d.eachStratum(func(area, period int, sex Sex) {
		if _, has := d.Has(area, period, sex); !has || err != nil {
			return
		}
		first := d.stratum(area, period, sex) * len(d.Ages)
		for i := range d.Ages {
			switch years := covered[first+i]; {
			case years == 0:
				err = dataErrorf("add the missing row, or use age groups that every year and area has",
					"no population for age %s (%s)", d.Ages.Label(i), d.name(area, period, sex))
				return
			case years < d.Ages.Width(i):
				err = dataErrorf("add the missing rows, or use age groups that every year and area has",
					"population for only %d of the %d years of age %s (%s)", years, d.Ages.Width(i), d.Ages.Label(i), d.name(area, period, sex))
				return
			}
		}
	})
	return err
}

// certainlySome is the number of expected deaths above which an absent row cannot
// be a zero that was left out: the chance of no death is under exp(-12), 6 in a
// million.
const certainlySome = 12

// refuseMissingDeaths refuses an age group without any row of deaths where the
// rest of the data says that people must have died. Rows of zero deaths may be
// left out of a file, so an absent row alone is no error.
func (d *Dataset) refuseMissingDeaths(seen []bool) (err error) {
	k := len(d.Ages)
	var deaths, exposure [sexes][]float64
	for s := range sexes {
		deaths[s], exposure[s] = make([]float64, k), make([]float64, k)
	}
	usable := func(area, period int, sex Sex) bool {
		hasD, hasE := d.Has(area, period, sex)
		return hasD && hasE
	}
	d.eachStratum(func(area, period int, sex Sex) {
		if !usable(area, period, sex) {
			return
		}
		first := d.stratum(area, period, sex) * k
		for i, e := range d.ExposureBy(area, period, sex) {
			if seen[first+i] {
				exposure[sex][i] += e
			}
		}
		for c := range d.Causes {
			for i, n := range d.DeathsBy(area, period, sex, c) {
				deaths[sex][i] += n
			}
		}
	})
	d.eachStratum(func(area, period int, sex Sex) {
		if err != nil || !usable(area, period, sex) {
			return
		}
		first := d.stratum(area, period, sex) * k
		for i, e := range d.ExposureBy(area, period, sex) {
			if seen[first+i] || exposure[sex][i] == 0 {
				continue
			}
			if expected := e * deaths[sex][i] / exposure[sex][i]; expected > certainlySome {
				err = dataErrorf("add the missing rows; where nobody died, write 0",
					"no deaths for age %s (%s), where about %.0f are expected", d.Ages.Label(i), d.name(area, period, sex), expected)
				return
			}
		}
	})
	return err
}
