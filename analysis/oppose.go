package analysis

import (
	"fmt"
	"slices"
	"strings"
)

// Whom is what kind of population a side is compared with.
type Whom int

// The kinds.
const (
	SameArea    Whom = iota // the same areas, in another period or sex
	OneArea                 // an area by its index
	AllAreas                // the sum of the areas at the level of the near one
	RestOfAreas             // that sum without the near one
)

// Versus says what a side is compared with. Zero Period and nil Sex mean that they
// are as on the near side.
type Versus struct {
	Whom   Whom
	Area   int // of OneArea
	Period Period
	Sex    *Sex
}

// Opposed are the two sides of a comparison.
type Opposed struct {
	Near, Against Side
	Nested        bool // the near side's people are among the other's
	Warnings      []Warning
}

// Same reports whether both sides are one population.
func (o Opposed) Same() bool {
	return o.Near.Period == o.Against.Period && o.Near.Sex == o.Against.Sex && slices.Equal(o.Near.Areas, o.Against.Areas)
}

// Oppose completes a comparison of a side of one area. It fails where a sum has no
// area with data in it.
func (d *Dataset) Oppose(near Side, v Versus) (Opposed, error) {
	o := Opposed{Near: near, Against: near}
	if v.Period != (Period{}) {
		o.Against.Period = v.Period
	}
	if v.Sex != nil {
		o.Against.Sex = *v.Sex
	}
	switch v.Whom {
	case OneArea:
		o.Against.Areas, o.Against.As = []int{v.Area}, d.Areas[v.Area]
	case AllAreas, RestOfAreas:
		if err := d.opposeSum(&o, v.Whom); err != nil {
			return o, err
		}
	}
	o.Nested = d.contains(o.Against, o.Near)
	return o, nil
}

// opposeSum makes the other side the sum of the areas at the near one's level.
func (d *Dataset) opposeSum(o *Opposed, whom Whom) error {
	a := o.Near.Areas[0]
	var left []string
	o.Against.Areas = nil
	for _, i := range d.Peers(a) {
		if whom == RestOfAreas && i == a {
			continue
		}
		if d.Usable(i, o.Against.Period, o.Against.Sex) {
			o.Against.Areas = append(o.Against.Areas, i)
		} else {
			left = append(left, d.Areas[i].Name("en"))
		}
	}
	n := len(o.Against.Areas)
	if n == 0 {
		return dataErrorf("name another area or year to compare with", "there is no other %s with data to compare %s with", d.Areas[a].Level, d.Areas[a].Name("en"))
	}
	o.Against.As = Area{Code: "all", EN: "all " + areasOf(n), TH: fmt.Sprintf("รวม %d พื้นที่", n), Level: d.Areas[a].Level}
	if whom == RestOfAreas {
		o.Against.As.Code, o.Against.As.EN, o.Against.As.TH = "rest", "the other "+areasOf(n), fmt.Sprintf("อีก %d พื้นที่", n)
	}
	if len(left) > 0 {
		o.Warnings = []Warning{{Code: "areas-left-out",
			EN: fmt.Sprintf("%s: left out %s without data for %s: %s", o.Against.As.EN, areasOf(len(left)), o.Against.Period, strings.Join(left, ", ")),
			TH: fmt.Sprintf("%sไม่รวม %d พื้นที่ที่ไม่มีข้อมูล: %s", o.Against.As.TH, len(left), strings.Join(left, ", "))}}
	}
	return nil
}

func areasOf(n int) string {
	if n == 1 {
		return "1 area"
	}
	return fmt.Sprintf("%d areas", n)
}

// contains reports whether the people of one side are part of the other's: of its
// areas, its years and its sex.
func (d *Dataset) contains(wide, narrow Side) bool {
	w, n := wide.Period, narrow.Period
	if n.From < w.From || n.To > w.To || wide.Sex != narrow.Sex && wide.Sex != Both {
		return false
	}
	for _, i := range narrow.Areas {
		inside := slices.ContainsFunc(wide.Areas, func(j int) bool {
			a, whole := d.Areas[i], d.Areas[j]
			return i == j || whole.Level == Country && a.Level != Country ||
				whole.Level == Region && a.Within == whole.Code && a.Within != ""
		})
		if !inside {
			return false
		}
	}
	return true
}

// Ready selects sides that are to be compared and makes them alike: the open age
// group lowered to openAge (0: as it is), then to where somebody died on every side.
// Sides too small for a life table are refused, unless allowed.
func (d *Dataset) Ready(sides []Side, openAge int, allowSmall bool) ([]*Population, []Warning, error) {
	var pops []*Population
	for _, side := range sides {
		p, err := d.Select(side)
		if err != nil {
			return nil, nil, err
		}
		if err := p.CheckSize(allowSmall); err != nil {
			return nil, nil, err
		}
		if openAge != 0 {
			if p, err = p.OpenAt(openAge); err != nil {
				return nil, nil, err
			}
		}
		pops = append(pops, p)
	}
	return CloseOpen(pops...)
}

// MoreThanWhole finds deaths of a part that its whole lacks: the two were counted by
// different rules, or are simulated. Draws cannot share such deaths.
func MoreThanWhole(part, whole *Population) (Warning, bool) {
	k := len(part.Ages)
	for i, n := range part.Deaths {
		if n <= whole.Deaths[i]*(1+1e-9) {
			continue
		}
		cause, age := part.Causes[i/k], part.Ages.Label(i%k)
		return Warning{Code: "more-than-whole",
			EN: fmt.Sprintf("%s has more deaths of %s at age %s than %s has: the intervals take the two for separate populations", part, cause.Name("en"), age, whole),
			TH: fmt.Sprintf("%s มีการตายจาก%s อายุ %s มากกว่า %s: ช่วงความเชื่อมั่นจึงคิดว่าทั้งสองเป็นประชากรแยกกัน", part.Area.Name("th"), cause.Name("th"), age, whole.Area.Name("th"))}, true
	}
	return Warning{}, false
}
