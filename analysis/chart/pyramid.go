package chart

import (
	"fmt"
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// Sexes are the men and the women of one area and period, in the same age groups.
type Sexes struct{ Men, Women *analysis.Population }

func (s Sexes) each() []*analysis.Population { return []*analysis.Population{s.Men, s.Women} }

// Pyramid draws the people of an area by age and sex, men left and women right, in
// percent of all of them, and as an outline those of another; against may be nil.
// Infants are drawn with the children of 1 to 4. Where groups still differ in width,
// bars are the people per five years of age. It fails where there are no people or the
// sides do not share their ages.
func Pyramid(st *Style, about About, near Sexes, against *Sexes) (*Figure, error) {
	near, against, err := sameAges(near, against)
	if err != nil {
		return nil, err
	}
	data := sexData(near, against, nil)
	near, against = near.wide(), against.widened()
	ages := near.Men.Ages
	width, per5 := barWidths(ages)
	share := func(s Sexes, sex int) []float64 {
		total := sum(s.Men.Exposure) + sum(s.Women.Exposure)
		out := make([]float64, len(ages))
		for x, n := range s.each()[sex].Exposure {
			out[x] = 100 * n / total / width[x]
		}
		return out
	}
	if sum(near.Men.Exposure)+sum(near.Women.Exposure) <= 0 || against != nil && sum(against.Men.Exposure)+sum(against.Women.Exposure) <= 0 {
		return nil, nothing("there are no people to draw", "check the population of the area and period")
	}
	b := butterfly{mirrored: true, format: fixed, axis: st.pick("percent of the population", "ร้อยละของประชากร")}
	if per5 {
		b.axis += st.pick(", per five years of age", " ต่อช่วงอายุ 5 ปี")
	}
	b.dress(st, near, against, share)
	f := &Figure{Kind: "pyramid", style: st, Title: st.sentence(ageTitle(st, near, against)), Data: data, Simulated: about.Simulated, paint: b.paint,
		Subtitle: upperFirst(b.axis) + st.pick(", by age and sex", " จำแนกตามอายุและเพศ"), Notes: about.notes(st, "", periodsOf(near, against)...)}
	f.Description = describe(f.Title+".", f.Subtitle+".", b.words(st))
	return f, nil
}

// DeathPyramid draws the deaths a year of an area by age and sex, and as an outline
// those expected were the death rates of the other side to hold: Σ N D'/N' at every
// age. against may be nil. It fails where nobody died or the sides do not share their
// ages.
func DeathPyramid(st *Style, about About, near Sexes, against *Sexes) (*Figure, error) {
	near, against, err := sameAges(near, against)
	if err != nil {
		return nil, err
	}
	years := float64(max(near.Men.Period.Years(), 1))
	deaths := func(s Sexes, sex int) []float64 {
		out := s.each()[sex].AllCauses()
		for x := range out {
			out[x] /= years // an expected death belongs to a year of near's people too
		}
		return out
	}
	if sum(deaths(near, 0))+sum(deaths(near, 1)) <= 0 {
		return nil, nothing("nobody died, so there is nothing to draw", "check the deaths of the area and period")
	}
	expected, err := against.expectedIn(near)
	if err != nil {
		return nil, err
	}
	b := butterfly{mirrored: true, format: func(v float64, _ int) string { return grouped(v) }, axis: st.pick("deaths a year", "จำนวนตายต่อปี")}
	b.dress(st, near, expected, deaths)
	if against != nil {
		b.outline = fmt.Sprintf(st.pick("expected at the death rates of %s", "จำนวนที่คาดตามอัตราตายของ%s"), otherSide(st, near, *against))
	}
	f := &Figure{Kind: "death-pyramid", style: st, Title: st.sentence(deathTitle(st, near, against, expected)), Data: sexData(near, against, expected), Simulated: about.Simulated, paint: b.paint,
		Subtitle: upperFirst(b.axis) + st.pick(", by age and sex", " จำแนกตามอายุและเพศ"), Notes: about.notes(st, "", periodsOf(near, against)...)}
	f.Description = describe(f.Title+".", f.Subtitle+".", b.words(st))
	return f, nil
}

// dress puts values on both halves of a butterfly.
func (b *butterfly) dress(st *Style, near Sexes, against *Sexes, values func(s Sexes, sex int) []float64) {
	for x := range near.Men.Ages {
		b.ages = append(b.ages, ageLabel(near.Men.Ages, x))
	}
	fills := []Fill{hues()[0], hues()[1]}
	for i, name := range []string{st.pick("Men", "ชาย"), st.pick("Women", "หญิง")} {
		b.halves[i] = wing{name: name, values: values(near, i), fills: one(fills[i])}
		if against != nil {
			b.halves[i].outline = values(*against, i)
		}
	}
	if against != nil {
		b.outline = otherSide(st, near, *against)
	}
}

// otherSide names what a population is compared with.
func otherSide(st *Style, near, against Sexes) string {
	if near.Men.Area == against.Men.Area {
		return st.inYear(against.Men.Period)
	}
	return st.place(against.Men.Area)
}

// words tells the widest bars of both halves.
func (b butterfly) words(st *Style) string {
	s := ""
	for _, w := range b.halves {
		best := 0
		for x, v := range w.values {
			if v > w.values[best] {
				best = x
			}
		}
		s += fmt.Sprintf(st.pick("%s: most at ages %s. ", "%s: มากที่สุดที่อายุ %s ปี "), w.name, b.ages[best])
	}
	return s
}

// sameAges brings both sides to the ages that all have in common.
func sameAges(near Sexes, against *Sexes) (Sexes, *Sexes, error) {
	pops := near.each()
	if against != nil {
		pops = append(pops, against.each()...)
	}
	if slices.Contains(pops, nil) {
		return near, nil, nothing("a pyramid needs men and women", "choose data with both sexes")
	}
	common := slices.Clone(pops[0].Ages)
	for _, p := range pops[1:] {
		common = slices.DeleteFunc(common, func(a int) bool { return !slices.Contains(p.Ages, a) })
	}
	for _, p := range pops {
		if len(common) < 2 || p.Ages[0] != common[0] {
			return near, nil, nothing("the populations do not share their ages, so they cannot stand side by side", "choose populations of one dataset")
		}
	}
	out := make([]*analysis.Population, len(pops))
	for i, p := range pops {
		out[i] = p.Regroup(common)
	}
	near = Sexes{out[0], out[1]}
	if against != nil {
		against = &Sexes{out[2], out[3]}
	}
	return near, against, nil
}

// wide joins infants to the children of 1 to 4, and single years to groups of five.
func (s Sexes) wide() Sexes {
	const most = 30 // bars
	ages := s.Men.Ages
	if len(ages) > 2 && ages[0] == 0 && ages[1] == 1 {
		ages = slices.Delete(slices.Clone(ages), 1, 2)
	}
	if len(ages) > most {
		ages = slices.DeleteFunc(slices.Clone(ages), func(a int) bool { return a%5 != 0 && a != ages[0] })
	}
	return Sexes{s.Men.Regroup(ages), s.Women.Regroup(ages)}
}

func (s *Sexes) widened() *Sexes {
	if s == nil {
		return nil
	}
	w := s.wide()
	return &w
}

// expectedIn is near's people with the deaths that the rates of another give, nil for
// no other. It fails where the other has no people at an age and hence no rate.
func (s *Sexes) expectedIn(near Sexes) (*Sexes, error) {
	if s == nil {
		return nil, nil
	}
	var out [2]*analysis.Population
	for i, other := range s.each() {
		own := near.each()[i]
		deaths := other.AllCauses()
		for x, n := range other.Exposure {
			if n <= 0 && own.Exposure[x] > 0 {
				return nil, nothing(other.String()+" has no people aged "+other.Ages.Label(x)+", so its death rate is not known", "compare with a larger population")
			}
			if n > 0 {
				deaths[x] *= own.Exposure[x] / n
			}
		}
		out[i] = &analysis.Population{Area: other.Area, Period: other.Period, Sex: own.Sex, Ages: own.Ages, Causes: []analysis.Cause{{ID: analysis.CauseAll}}, Deaths: deaths, Exposure: own.Exposure}
	}
	return &Sexes{out[0], out[1]}, nil
}

// barWidths are the widths of age groups in units of what bars stand for: their own
// group where all are as wide, else five years. The open group counts as one unit.
func barWidths(ages lifetable.Ages) (widths []float64, per5 bool) {
	for x := range len(ages) - 1 {
		per5 = per5 || ages.Width(x) != ages.Width(0)
	}
	for x := range ages {
		w := 1.0
		if per5 && x < len(ages)-1 {
			w = float64(ages.Width(x)) / 5
		}
		widths = append(widths, w)
	}
	return widths, per5
}
