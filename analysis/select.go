package analysis

import (
	"fmt"
	"slices"
	"strings"
)

// Side names one population of a dataset: an area or the sum of several, a
// period to pool, a sex.
type Side struct {
	Areas  []int
	As     Area // how the sum is called; the area itself when there is one
	Period Period
	Sex    Sex
}

// Select takes a population out of the dataset, pooling the years of the period
// and adding areas and sexes. It fails when part of it is not there.
func (d *Dataset) Select(side Side) (*Population, error) {
	p := &Population{Area: side.As, Period: side.Period, Sex: side.Sex, Ages: d.Ages, Causes: d.Causes,
		Deaths:   make([]float64, len(d.Causes)*len(d.Ages)),
		Exposure: make([]float64, len(d.Ages))}
	periods, err := d.Covering(side.Period)
	if err != nil {
		return nil, err
	}
	for _, a := range side.Areas {
		for _, t := range periods {
			if err := d.addTo(p, a, t, side.Sex); err != nil {
				return nil, err
			}
		}
	}
	return p, nil
}

func (d *Dataset) addTo(p *Population, area, period int, sex Sex) error {
	ofDeaths, ofPeople := d.planes(area, period, sex)
	for _, lack := range []struct {
		what string
		here []Sex
	}{{"deaths", ofDeaths}, {"population", ofPeople}} {
		if len(lack.here) == 0 {
			return dataErrorf(d.inventory(area), "no %s for %s", lack.what, d.name(area, period, sex))
		}
	}
	for _, s := range ofPeople {
		for i, e := range d.ExposureBy(area, period, s) {
			p.Exposure[i] += e
		}
	}
	for _, s := range ofDeaths {
		for c := range d.Causes {
			dst := p.DeathsOf(c)
			for i, n := range d.DeathsBy(area, period, s, c) {
				dst[i] += n
			}
		}
	}
	return nil
}

// planes returns the stored sexes that make up a sex; empty where it is not given.
func (d *Dataset) planes(area, period int, sex Sex) (ofDeaths, ofPeople []Sex) {
	if sex == Both {
		return d.addable(area, period, true), d.addable(area, period, false)
	}
	hasD, hasE := d.Has(area, period, sex)
	if hasD {
		ofDeaths = []Sex{sex}
	}
	if hasE {
		ofPeople = []Sex{sex}
	}
	return ofDeaths, ofPeople
}

// Usable reports whether the dataset has deaths and population of an area, all
// periods covering p and the sex.
func (d *Dataset) Usable(area int, p Period, sex Sex) bool {
	_, err := d.Select(Side{Areas: []int{area}, Period: p, Sex: sex})
	return err == nil
}

// Covering returns the indices of the dataset's periods that make up p exactly.
func (d *Dataset) Covering(p Period) ([]int, error) {
	if i := slices.Index(d.Periods, p); i >= 0 {
		return []int{i}, nil
	}
	var in []int
	next := p.From
	for i, q := range d.Periods {
		if q.From == next && q.To <= p.To && q.Fiscal == p.Fiscal {
			in = append(in, i)
			next = q.To + 1
		}
	}
	if next != p.To+1 {
		var have []string
		for _, q := range d.Periods {
			have = append(have, fmt.Sprintf("%s (%s)", q.Label(CE), q.Label(BE)))
		}
		return nil, dataErrorf("choose with --year among: "+strings.Join(have, ", "), "no data for year %d (%d)", next, next+int(BE))
	}
	return in, nil
}

// Span is the latest run of years, without a gap, in which an area has both deaths
// and population.
func (d *Dataset) Span(area int) (Period, bool) {
	var span Period
	found := false
	for i, p := range d.Periods {
		if deaths, exposure := d.totals(area, i); deaths == 0 || exposure == 0 {
			continue
		}
		if !found || p.From > span.To+1 {
			span, found = p, true
		}
		span.To = max(span.To, p.To)
	}
	return span, found
}

// inventory says what an area has, for a hint.
func (d *Dataset) inventory(area int) string {
	var have []string
	for i, p := range d.Periods {
		for s := Both; s <= Female; s++ {
			if deaths, people := d.planes(area, i, s); len(deaths) > 0 && len(people) > 0 {
				have = append(have, fmt.Sprintf("%s %s", p, s))
			}
		}
	}
	if len(have) == 0 {
		return "this area has no year with both deaths and population"
	}
	if len(have) > 8 {
		have = append(have[:8], "…")
	}
	return d.Areas[area].Name("en") + " has both deaths and population for: " + strings.Join(have, ", ")
}

// Peers returns the areas at the same level as the given one, itself included.
func (d *Dataset) Peers(area int) []int {
	var list []int
	for i, a := range d.Areas {
		if a.Level == d.Areas[area].Level {
			list = append(list, i)
		}
	}
	return list
}
