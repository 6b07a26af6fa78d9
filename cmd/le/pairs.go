package main

import (
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest"
	"github.com/spf13/pflag"
)

// pairOptions choose the two sides of a comparison.
type pairOptions struct {
	areas                                []string
	year, sex                            string
	against, againstYear, againstSexName string

	chain                 bool // the years of period one after the other
	alone                 bool // one side will do
	sexNamed              bool // by --sex
	period, againstPeriod analysis.Period
	sexes                 []analysis.Sex
	againstSex            analysis.Sex
}

// Names after --against that stand for sums of areas.
const (
	againstAll  = "all"
	againstRest = "rest"
)

func (o *pairOptions) addFlags(f *pflag.FlagSet) {
	f.StringArrayVar(&o.areas, "area", nil, "area by code, Thai or English name (repeatable; default: the only one, or all)")
	f.StringVar(&o.year, "year", "", "year, พ.ศ. or ค.ศ., or a run of years to pool (default: all years pooled)")
	f.StringVar(&o.sex, "sex", "", "male, female, both or each (default both)")
	f.StringVar(&o.against, "against", "", "area to compare with; all = the sum of the areas at this level, rest = that sum without the area")
	f.StringVar(&o.againstYear, "against-year", "", "year or years to compare with")
	f.StringVar(&o.againstSexName, "against-sex", "", "sex to compare with")
}

// settle reads the flags that do not depend on the data.
func (o *pairOptions) settle() error {
	for _, word := range []string{againstAll, againstRest} {
		if strings.EqualFold(o.against, word) {
			o.against = word
		}
	}
	others := o.against != "" || o.againstYear != "" || o.againstSexName != ""
	if o.chain && others {
		return usagef("leave out --against, --against-year and --against-sex", "--chain compares the years of --year with each other")
	}
	if !others && !o.chain && !o.alone {
		return usagef("give --against AREA (or all, rest), --against-year YEAR or --against-sex SEX", "nothing to compare with")
	}
	var err error
	if o.year != "" {
		if o.period, err = parseYears("year", o.year); err != nil {
			return err
		}
	}
	if o.againstYear != "" {
		if o.againstPeriod, err = parseYears("against-year", o.againstYear); err != nil {
			return err
		}
	}
	if o.sexNamed = o.sex != ""; !o.sexNamed {
		o.sex = "both"
	}
	if strings.EqualFold(o.sex, "each") {
		o.sexes = []analysis.Sex{analysis.Male, analysis.Female}
	} else {
		s, err := parseSex("sex", o.sex)
		if err != nil {
			return err
		}
		o.sexes = []analysis.Sex{s}
	}
	if o.againstSexName != "" {
		o.againstSex, err = parseSex("against-sex", o.againstSexName)
	}
	return err
}

// assume says what data without a column for year or sex are.
func (o *pairOptions) assume() ingest.Options {
	in := ingest.Options{Year: o.period, Selected: true}
	if len(o.sexes) == 1 {
		in.Sex = o.sexes[0]
	}
	return in
}

// choose lists the comparisons: areas, then sexes.
func (o *pairOptions) choose(d *analysis.Dataset) ([]analysis.Opposed, error) {
	o.period, o.againstPeriod = likeData(d, o.period), likeData(d, o.againstPeriod)
	for _, asked := range []struct {
		year   string
		period analysis.Period
	}{{o.year, o.period}, {o.againstYear, o.againstPeriod}} {
		if asked.year == "" {
			continue
		}
		if _, err := d.Covering(asked.period); err != nil {
			return nil, err
		}
	}
	other, err := o.otherArea(d)
	if err != nil {
		return nil, err
	}
	areas, err := o.nearAreas(d, other)
	if err != nil {
		return nil, err
	}
	var pairs []analysis.Opposed
	for _, a := range areas {
		for _, s := range o.sexes {
			near := analysis.Side{Areas: []int{a}, As: d.Areas[a], Period: o.period, Sex: s}
			if o.year == "" {
				span, ok := d.Span(a)
				if !ok {
					_, err := d.Select(near)
					return nil, err
				}
				near.Period = span
			}
			if o.chain {
				p, err := chainSides(d, near)
				if err != nil {
					return nil, err
				}
				pairs = append(pairs, p)
				continue
			}
			p, err := d.Oppose(near, o.versus(other))
			if err != nil {
				return nil, err
			}
			if p.Same() {
				return nil, usagef("choose another area, year or sex for the other side", "both sides are %s, %s, %s", d.Areas[a].Name("en"), near.Period, s)
			}
			pairs = append(pairs, p)
		}
	}
	return pairs, nil
}

// otherArea is the index of the area after --against, -1 for none or a sum.
func (o *pairOptions) otherArea(d *analysis.Dataset) (int, error) {
	if o.against == "" || o.against == againstAll || o.against == againstRest {
		return -1, nil
	}
	return findArea(d, o.against)
}

// chainSides makes the pair of the first and the last year of a side.
func chainSides(d *analysis.Dataset, side analysis.Side) (analysis.Opposed, error) {
	years, err := d.Covering(side.Period)
	if err != nil {
		return analysis.Opposed{}, err
	}
	if len(years) < 2 {
		return analysis.Opposed{}, usagef("name a run of years such as --year 2562-2565", "a chain needs at least two years, and there is %s", side.Period)
	}
	p := analysis.Opposed{Near: side, Against: side}
	p.Near.Period, p.Against.Period = d.Periods[years[len(years)-1]], d.Periods[years[0]]
	return p, nil
}

// chainSteps are the years of a chain, the first one first.
func chainSteps(d *analysis.Dataset, p analysis.Opposed) []analysis.Side {
	whole := analysis.Period{From: p.Against.Period.From, To: p.Near.Period.To, Fiscal: p.Near.Period.Fiscal}
	years, err := d.Covering(whole)
	if err != nil {
		panic("le: the years of a chain are gone: " + err.Error())
	}
	var sides []analysis.Side
	for _, y := range years {
		side := p.Near
		side.Period = d.Periods[y]
		sides = append(sides, side)
	}
	return sides
}

// nearAreas are those named, else all that have data, without the one they are
// compared with and, where the other side is a sum, without those that have no
// others at their level: a country beside its provinces.
func (o *pairOptions) nearAreas(d *analysis.Dataset, other int) ([]int, error) {
	var areas []int
	for _, name := range o.areas {
		i, err := findArea(d, name)
		if err != nil {
			return nil, err
		}
		areas = append(areas, i)
	}
	if len(areas) > 0 {
		return areas, nil
	}
	for i := range d.Areas {
		if _, ok := d.Span(i); ok && i != other {
			areas = append(areas, i)
		}
	}
	if peered := slices.DeleteFunc(slices.Clone(areas), func(i int) bool { return !hasPeer(d, i, areas) }); o.against != "" && other < 0 && len(peered) > 0 {
		areas = peered
	}
	if len(areas) == 0 {
		return nil, &analysis.DataError{Msg: "no area has both deaths and population", Hint: "areas: " + strings.Join(areaNames(d, 12), ", ")}
	}
	return areas, nil
}

// hasPeer reports whether another of the areas is at the same level.
func hasPeer(d *analysis.Dataset, area int, areas []int) bool {
	return slices.ContainsFunc(d.Peers(area), func(i int) bool { return i != area && slices.Contains(areas, i) })
}

// versus says what a side is compared with; other is the index of the area named.
func (o *pairOptions) versus(other int) analysis.Versus {
	v := analysis.Versus{Area: other}
	switch {
	case o.against == "":
	case other >= 0:
		v.Whom = analysis.OneArea
	case o.against == againstRest:
		v.Whom = analysis.RestOfAreas
	default:
		v.Whom = analysis.AllAreas
	}
	if o.againstYear != "" {
		v.Period = o.againstPeriod
	}
	if o.againstSexName != "" {
		v.Sex = &o.againstSex
	}
	return v
}
