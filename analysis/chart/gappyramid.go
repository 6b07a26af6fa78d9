package chart

import (
	"fmt"
	"math"
	"slices"

	"github.com/lehackathon/le/analysis/decompose"
)

// GapPyramid draws what each age adds to the gaps of men and women, or takes from
// them: bars to both sides of a zero line in each half, left shorter and right longer
// as in Gap, both halves on one scale. Ages whose limits hold zero are faded. It fails
// where there is no gap of men or of women, or they do not share their ages.
func GapPyramid(st *Style, about About, men, women *decompose.Result) (*Figure, error) {
	if men == nil || women == nil {
		return nil, nothing("a pyramid of gaps needs those of men and of women", "choose data with both sexes (--sex each)")
	}
	if !slices.Equal(men.Near.Ages, women.Near.Ages) {
		return nil, nothing("the gaps of men and women do not share their ages", "choose populations of one dataset")
	}
	m := measureOf(men)
	b := butterfly{format: signed, axis: upperFirst(m.axis.in(st))}
	for x := range men.Near.Ages {
		b.ages = append(b.ages, ageLabel(men.Near.Ages, x))
	}
	for i, r := range []*decompose.Result{men, women} {
		p := panelOf("", r, nil)
		name := upperFirst(st.people(r.Near.Sex)) + "  " + signed(r.Gap*m.scale, 2) + " " + m.unit.in(st)
		b.halves[i] = wing{name: name, values: p.total, weak: p.weak, fills: signFill}
	}
	if lo, hi := b.reach(); lo == 0 && hi == 0 {
		return nil, nothing("no age contributes to the gaps, so there is nothing to draw", "check that both sides have deaths by age")
	}
	results := []*decompose.Result{men, women}
	c := ageCause{ages: men.Near.Ages, measure: m, panels: []panel{panelOf(upperFirst(st.people(men.Near.Sex)), men, nil), panelOf(upperFirst(st.people(women.Near.Sex)), women, nil)}}
	f := &Figure{Kind: "gap-pyramid", style: st, Title: st.sentence(c.title(st, results) + b.worst(st, m)), Data: cellData(results), Simulated: about.Simulated, paint: b.paint,
		Subtitle: upperFirst(m.axis.in(st)) + st.pick(" that each age takes (left) or adds (right)", "ที่แต่ละช่วงอายุทำให้ลดลง (ซ้าย) หรือเพิ่มขึ้น (ขวา)"),
		Notes:    about.notes(st, methodOf(st, men), men.Near.Period, men.Against.Period)}
	f.Description = describe(f.Title+".", f.Subtitle+".", c.words(st))
	return f, nil
}

// worst names the age that does most, in men and women together.
func (b butterfly) worst(st *Style, m measure) string {
	best, most := 0, 0.0
	for x := range b.ages {
		if v := math.Abs(b.halves[0].values[x] + b.halves[1].values[x]); v > most {
			best, most = x, v
		}
	}
	return fmt.Sprintf(st.pick("; ages %s do most (%s and %s)", " ช่วงอายุ %s ปีมีผลมากที่สุด (%s และ %s)"), b.ages[best], signed(b.halves[0].values[best], 2), signed(b.halves[1].values[best], 2))
}

// signFill tells losses from gains by colour, dark and light.
func signFill(v float64) Fill {
	if v < 0 {
		return hues()[2]
	}
	return hues()[3]
}
