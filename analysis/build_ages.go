package analysis

import (
	"fmt"
	"slices"
)

// findAges sets the finest age groups that deaths and people share: the bounds
// that lie inside no group of either.
func (b *Builder) findAges(d *Dataset, deaths, people []Record) error {
	ofDeaths, err := b.layout(deaths, "deaths")
	if err != nil {
		return b.in(deaths, err)
	}
	ofPeople, err := b.layout(people, "population")
	if err != nil {
		return b.in(people, err)
	}
	if ofDeaths.open < 0 && ofPeople.open < 0 {
		return dataErrorf(`label the oldest group as open, for example "85+" or "85 ปีขึ้นไป"`,
			"neither deaths nor population have an open age group: the oldest ends at age %d", max(ofDeaths.end, ofPeople.end)-1)
	}
	// Whichever has no open group must reach into the other's.
	if ofDeaths.open < 0 && ofDeaths.end <= ofPeople.open {
		return b.in(deaths, b.gap(ofDeaths.end, OpenEnd))
	}
	if ofPeople.open < 0 && ofPeople.end <= ofDeaths.open {
		return b.in(people, noPeople(ofPeople.end, OpenEnd))
	}
	if ofDeaths.ages[0] > ofPeople.ages[0] {
		return b.in(deaths, b.gap(ofPeople.ages[0], ofDeaths.ages[0]))
	}
	for _, a := range ofDeaths.ages {
		if slices.Contains(ofPeople.ages, a) {
			d.Ages = append(d.Ages, a)
		}
	}
	if len(d.Ages) == 0 || d.Ages[0] != ofDeaths.ages[0] {
		return dataErrorf("give both from the same age on", "deaths start at age %d, population at age %d", ofDeaths.ages[0], ofPeople.ages[0])
	}
	if err := d.Ages.Check(); err != nil {
		return dataErrorf("give deaths and population in age groups that begin at the same ages",
			"deaths (%s) and population (%s) share too few age bounds: %v", ofDeaths.ages, ofPeople.ages, err)
	}
	if !slices.Equal(ofDeaths.ages, d.Ages) || !slices.Equal(ofPeople.ages, d.Ages) {
		d.warn("ages-regrouped",
			fmt.Sprintf("deaths come in ages %s (%d groups) and population in %s (%d): both were regrouped to %s (%d)",
				ofDeaths.ages, len(ofDeaths.ages), ofPeople.ages, len(ofPeople.ages), d.Ages, len(d.Ages)),
			fmt.Sprintf("ข้อมูลตายใช้กลุ่มอายุ %s (%d กลุ่ม) และประชากรใช้ %s (%d กลุ่ม) จึงรวมทั้งสองเป็น %s (%d กลุ่ม)",
				ofDeaths.ages, len(ofDeaths.ages), ofPeople.ages, len(ofPeople.ages), d.Ages, len(d.Ages)))
	}
	return nil
}

// layout is the finest age groups common to all records of one kind.
type layout struct {
	ages Ages
	open int // lower bound of the open group, -1 if none
	end  int // end of the last closed group
}

// layout finds the bounds that no record straddles, and refuses gaps. Groups
// above the lowest open one fall into it.
func (b *Builder) layout(records []Record, kind string) (layout, error) {
	spans := map[AgeSpan]Ref{}
	for _, r := range records {
		if _, seen := spans[r.Age]; !seen && r.Age.isGroup() {
			spans[r.Age] = r.At
		}
	}
	if len(spans) == 0 {
		return layout{}, dataErrorf("a life table needs deaths and population by age group", "the files give no %s by age group", kind)
	}
	l := layout{open: -1}
	bounds := map[int]bool{}
	for s := range spans {
		bounds[s.Lo] = true
		if s.Hi == OpenEnd {
			if l.open < 0 || s.Lo < l.open {
				l.open = s.Lo
			}
		} else {
			l.end = max(l.end, s.Hi)
		}
	}
	for a := range bounds {
		inside := false
		for s := range spans {
			inside = inside || s.Lo < a && a < s.Hi
		}
		if !inside {
			l.ages = append(l.ages, a)
		}
	}
	slices.Sort(l.ages)
	// A gap: somewhere between two bounds no group reaches.
	covered := l.ages[0]
	for i, a := range l.ages {
		if a > covered {
			err := b.gap(covered, a)
			if kind == "population" {
				err = noPeople(covered, a)
			}
			return l, err
		}
		next := OpenEnd
		if i+1 < len(l.ages) {
			next = l.ages[i+1]
		}
		for s := range spans {
			if s.Lo >= a && s.Lo < next {
				covered = max(covered, s.Hi)
			}
		}
	}
	return l, nil
}

func (b *Builder) gap(from, to int) error {
	return dataErrorf("if nobody died there, add a row with 0 deaths; otherwise the rows are missing",
		"no row of deaths for ages %s", AgeSpan{from, to})
}

func noPeople(from, to int) error {
	return dataErrorf("add the missing rows", "no population for ages %s", AgeSpan{from, to})
}
