package analysis

import (
	"fmt"
	"math"
)

// Shares of population by which an area counts as the sum of others.
const (
	sumOfAll   = 1e-6 // an unnamed total: exactly the sum, up to rounding
	partsWhole = 0.02 // a country or region whose parts are all there
	partsAgree = 5e-4 // further apart than this is worth a remark
)

// settleLevels finds areas that are the total of the others, so that they are
// never added to them (a place known to lie within another is none), and compares every container with the sum of its parts.
func (d *Dataset) settleLevels() {
	people := map[int]float64{}
	var all float64
	parts := d.parts()
	for _, a := range parts {
		if n := d.peopleOf(a); n > 0 {
			people[a] = n
			all += n
		}
	}
	for _, a := range parts {
		area := &d.Areas[a]
		rest := all - people[a]
		if area.Level == Country || area.Within != "" || len(people) < 3 || math.Abs(people[a]-rest) > sumOfAll*rest {
			continue
		}
		area.Level = Country
		d.warn("area-is-total",
			fmt.Sprintf("%s has the population of all other areas together: it is taken as their total and never added to them", area.Name("en")),
			fmt.Sprintf("%s มีประชากรเท่ากับพื้นที่อื่นรวมกัน จึงถือเป็นยอดรวมและไม่นำไปบวกซ้ำ", area.Name("th")))
		break
	}
	for a, area := range d.Areas {
		if area.isContainer() {
			d.compareParts(a)
		}
	}
}

func (a Area) isContainer() bool { return a.Level == Country || a.Level == Region }

// parts returns the areas that add up to the whole without counting anybody
// twice: provinces, not their districts, and no containers; regions, or the
// country, only where there is nothing narrower.
func (d *Dataset) parts() (list []int) {
	has, narrower := map[Level]bool{}, false
	for _, a := range d.Areas {
		has[a.Level] = true
		narrower = narrower || !a.isContainer()
	}
	if has[Province] && has[District] && !d.peopled(Province) && d.peopled(District) {
		has[Province] = false // a total of deaths over districts, without a population of its own
	}
	for i, a := range d.Areas {
		switch {
		case a.Level == Country && (narrower || has[Region]), a.Level == Region && narrower,
			a.Level == District && has[Province], a.Level == Province && !has[Province]:
			continue
		}
		list = append(list, i)
	}
	return list
}

// peopled reports whether any area of a level has a population.
func (d *Dataset) peopled(level Level) bool {
	for i, a := range d.Areas {
		if a.Level == level && d.peopleOf(i) > 0 {
			return true
		}
	}
	return false
}

// peopleOf sums an area's person-years over years and sexes.
func (d *Dataset) peopleOf(area int) (sum float64) {
	for p := range d.Periods {
		_, e := d.totals(area, p)
		sum += e
	}
	return sum
}

// totals sums the deaths and person-years of an area and period over the sexes
// there are.
func (d *Dataset) totals(area, period int) (deaths, exposure float64) {
	for _, s := range d.present(area, period, false) {
		for _, e := range d.ExposureBy(area, period, s) {
			exposure += e
		}
	}
	for _, s := range d.present(area, period, true) {
		for c := range d.Causes {
			for _, n := range d.DeathsBy(area, period, s, c) {
				deaths += n
			}
		}
	}
	return deaths, exposure
}

// compareParts warns where a container and its complete parts disagree, period
// by period.
func (d *Dataset) compareParts(whole int) {
	for p := range d.Periods {
		var parts [2]float64 // deaths, person-years
		for _, a := range d.parts() {
			if d.Areas[whole].Level == Region && d.Areas[a].Within != d.Areas[whole].Code {
				continue
			}
			deaths, exposure := d.totals(a, p)
			parts[0] += deaths
			parts[1] += exposure
		}
		var container [2]float64
		container[0], container[1] = d.totals(whole, p)
		if container[0] == 0 || math.Abs(parts[1]-container[1]) > partsWhole*container[1] {
			continue
		}
		for i, kind := range []struct{ en, th string }{{"deaths", "ผู้เสียชีวิต"}, {"person-years", "คน-ปี"}} {
			if math.Abs(parts[i]-container[i]) > partsAgree*container[i] {
				d.warn("parts-and-whole",
					fmt.Sprintf("%s, %s: %.0f %s, but its parts have %.0f together", d.Areas[whole].Name("en"), d.Periods[p], container[i], kind.en, parts[i]),
					fmt.Sprintf("%s %s: %s %.0f แต่ผลรวมของพื้นที่ย่อยคือ %.0f", d.Areas[whole].Name("th"), d.Periods[p].Label(BE), kind.th, container[i], parts[i]))
			}
		}
	}
}
