package main

import (
	"fmt"
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
	f.StringVar(&o.sex, "sex", "both", "male, female, both or each")
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
	if !others && !o.chain {
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

// sidePair is one comparison.
type sidePair struct {
	near, against analysis.Side
	nested        bool // the other side contains this one
	warnings      []analysis.Warning
}

// choose lists the comparisons: areas, then sexes.
func (o *pairOptions) choose(d *analysis.Dataset) ([]sidePair, error) {
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
	other := -1
	if o.against != "" && o.against != againstAll && o.against != againstRest {
		var err error
		if other, err = findArea(d, o.against); err != nil {
			return nil, err
		}
	}
	areas, err := o.nearAreas(d, other)
	if err != nil {
		return nil, err
	}
	var pairs []sidePair
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
			p, err := o.otherSide(d, near, other)
			if err != nil {
				return nil, err
			}
			p.nested = contains(d, p.against, p.near)
			if p.near.Period == p.against.Period && p.near.Sex == p.against.Sex && slices.Equal(p.near.Areas, p.against.Areas) {
				return nil, usagef("choose another area, year or sex for the other side", "both sides are %s, %s, %s", d.Areas[a].Name("en"), near.Period, s)
			}
			pairs = append(pairs, p)
		}
	}
	return pairs, nil
}

// chainSides makes the pair of the first and the last year of a side.
func chainSides(d *analysis.Dataset, side analysis.Side) (sidePair, error) {
	years, err := d.Covering(side.Period)
	if err != nil {
		return sidePair{}, err
	}
	if len(years) < 2 {
		return sidePair{}, usagef("name a run of years such as --year 2562-2565", "a chain needs at least two years, and there is %s", side.Period)
	}
	p := sidePair{near: side, against: side}
	p.near.Period, p.against.Period = d.Periods[years[len(years)-1]], d.Periods[years[0]]
	return p, nil
}

// steps are the years of a chain, the first one first.
func (p sidePair) steps(d *analysis.Dataset) []analysis.Side {
	whole := analysis.Period{From: p.against.Period.From, To: p.near.Period.To, Fiscal: p.near.Period.Fiscal}
	years, err := d.Covering(whole)
	if err != nil {
		panic("le: the years of a chain are gone: " + err.Error())
	}
	var sides []analysis.Side
	for _, y := range years {
		side := p.near
		side.Period = d.Periods[y]
		sides = append(sides, side)
	}
	return sides
}

// contains reports whether the people of one side are part of the other's: of its
// areas, its years and its sex.
func contains(d *analysis.Dataset, wide, narrow analysis.Side) bool {
	w, n := wide.Period, narrow.Period
	if n.From < w.From || n.To > w.To || wide.Sex != narrow.Sex && wide.Sex != analysis.Both {
		return false
	}
	for _, i := range narrow.Areas {
		inside := slices.ContainsFunc(wide.Areas, func(j int) bool {
			a, whole := d.Areas[i], d.Areas[j]
			return i == j || whole.Level == analysis.Country && a.Level != analysis.Country ||
				whole.Level == analysis.Region && a.Within == whole.Code && a.Within != ""
		})
		if !inside {
			return false
		}
	}
	return true
}

// moreThanWhole finds deaths of a part that its whole lacks: the two were counted by
// different rules, or are simulated. Draws cannot share such deaths.
func moreThanWhole(part, whole *analysis.Population) (analysis.Warning, bool) {
	k := len(part.Ages)
	for i, d := range part.Deaths {
		if d <= whole.Deaths[i]*(1+1e-9) {
			continue
		}
		cause, age := part.Causes[i/k], part.Ages.Label(i%k)
		return analysis.Warning{Code: "more-than-whole",
			EN: fmt.Sprintf("%s has more deaths of %s at age %s than %s has: the intervals take the two for separate populations", part, cause.Name("en"), age, whole),
			TH: fmt.Sprintf("%s มีการตายจาก%s อายุ %s มากกว่า %s: ช่วงความเชื่อมั่นจึงคิดว่าทั้งสองเป็นประชากรแยกกัน", part.Area.Name("th"), cause.Name("th"), age, whole.Area.Name("th"))}, true
	}
	return analysis.Warning{}, false
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

// plural counts things: "1 area", "2 areas".
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// hasPeer reports whether another of the areas is at the same level.
func hasPeer(d *analysis.Dataset, area int, areas []int) bool {
	return slices.ContainsFunc(d.Peers(area), func(i int) bool { return i != area && slices.Contains(areas, i) })
}

// otherSide completes a comparison: what is not given is as on the near side.
func (o *pairOptions) otherSide(d *analysis.Dataset, near analysis.Side, other int) (sidePair, error) {
	p := sidePair{near: near, against: near}
	if o.againstYear != "" {
		p.against.Period = o.againstPeriod
	}
	if o.againstSexName != "" {
		p.against.Sex = o.againstSex
	}
	switch {
	case o.against == "":
	case other >= 0:
		p.against.Areas, p.against.As = []int{other}, d.Areas[other]
	default:
		return o.sumSide(d, p)
	}
	return p, nil
}

// sumSide makes the other side the sum of the areas at the near one's level.
func (o *pairOptions) sumSide(d *analysis.Dataset, p sidePair) (sidePair, error) {
	a := p.near.Areas[0]
	var left []string
	p.against.Areas = nil
	for _, i := range d.Peers(a) {
		if o.against == againstRest && i == a {
			continue
		}
		if d.Usable(i, p.against.Period, p.against.Sex) {
			p.against.Areas = append(p.against.Areas, i)
		} else {
			left = append(left, d.Areas[i].Name("en"))
		}
	}
	if len(p.against.Areas) == 0 {
		return p, &analysis.DataError{Msg: fmt.Sprintf("there is no other %s with data to compare %s with", d.Areas[a].Level, d.Areas[a].Name("en")),
			Hint: "areas: " + strings.Join(areaNames(d, 12), ", ")}
	}
	n := len(p.against.Areas)
	p.against.As = analysis.Area{Code: o.against, EN: "all " + plural(n, "area"), TH: fmt.Sprintf("รวม %d พื้นที่", n), Level: d.Areas[a].Level}
	if o.against == againstRest {
		p.against.As.EN, p.against.As.TH = fmt.Sprintf("the other %s", plural(n, "area")), fmt.Sprintf("อีก %d พื้นที่", n)
	}
	if len(left) > 0 {
		p.warnings = []analysis.Warning{{Code: "areas-left-out",
			EN: fmt.Sprintf("%s: left out %s without data for %s: %s", p.against.As.EN, plural(len(left), "area"), p.against.Period, strings.Join(left, ", ")),
			TH: fmt.Sprintf("%sไม่รวม %d พื้นที่ที่ไม่มีข้อมูล: %s", p.against.As.TH, len(left), strings.Join(left, ", "))}}
	}
	return p, nil
}
