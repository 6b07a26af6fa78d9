package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart/thaitext"
	"github.com/lehackathon/le/lifetable"
)

// Place is an area with its life expectancy in years and the limits of 95 %, both 0
// where they are not known. Observed deaths and those expected at the rates of a
// standard (burden.SMR) are for Funnel alone.
type Place struct {
	Area                analysis.Area
	Value, Lower, Upper float64
	Observed, Expected  float64
}

func (p Place) sure() bool { return p.Lower != p.Upper }

// se is the standard error that the limits come from, 0 where they are not known.
func (p Place) se() float64 { return (p.Upper - p.Lower) / (2 * lifetable.Z(0.95)) }

// clear reports whether two places differ by more than two standard errors.
func (p Place) clear(q Place) bool {
	return math.Abs(p.Value-q.Value) > 2*math.Hypot(p.se(), q.se())
}

// Places are areas of one period and sex side by side. The list may hold the country
// and the regions as well as their parts: charts rank the areas at the level of Own
// and show the others as what these are compared with.
type Places struct {
	List   []Place
	Own    analysis.Area   // the area the chart is about; zero for none
	Peers  []analysis.Area // areas to compare it with; nil: those within the same region
	Period analysis.Period
	Sex    analysis.Sex
	AtAge  int
	Method string // how the figures were made, as on the command line: "ax chiang"
}

// level is that of Own, or the one of most places.
func (s Places) level() analysis.Level {
	if s.Own != (analysis.Area{}) {
		return s.Own.Level
	}
	count := map[analysis.Level]int{}
	var best analysis.Level
	for _, p := range s.List {
		count[p.Area.Level]++
		if count[p.Area.Level] > count[best] {
			best = p.Area.Level
		}
	}
	return best
}

// ranked are the places at the level of Own, the highest first.
func (s Places) ranked() (out []Place) {
	level := s.level()
	for _, p := range s.List {
		if p.Area.Level == level {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b Place) int { return cmp.Compare(b.Value, a.Value) })
	return out
}

// country is the place that all others are part of, or nil.
func (s Places) country() *Place {
	return s.find(func(a analysis.Area) bool { return a.Level == analysis.Country && a != s.Own })
}

// region is the place that Own lies in, or nil.
func (s Places) region() *Place {
	return s.find(func(a analysis.Area) bool {
		return s.Own.Within != "" && a.Code == s.Own.Within && a.Level != analysis.Country && a != s.Own
	})
}

// own is the place the chart is about, or nil.
func (s Places) own() *Place {
	return s.find(func(a analysis.Area) bool { return s.isOwn(a) })
}

func (s Places) find(is func(analysis.Area) bool) *Place {
	for i := range s.List {
		if is(s.List[i].Area) {
			return &s.List[i]
		}
	}
	return nil
}

func (s Places) isOwn(a analysis.Area) bool { return a == s.Own && a != (analysis.Area{}) }

func (s Places) isPeer(a analysis.Area) bool {
	if s.isOwn(a) || a.Level != s.level() {
		return false
	}
	if s.Peers != nil {
		return slices.Contains(s.Peers, a)
	}
	return s.Own.Within != "" && a.Within == s.Own.Within
}

// peerName says what peers are.
func (s Places) peerName(st *Style) string {
	if s.Peers != nil {
		return st.pick("chosen for comparison", "พื้นที่เทียบเคียง")
	}
	return st.pick("same region", "เขตเดียวกัน")
}

// about is a population that stands for a place in sentences.
func (s Places) about(a analysis.Area) *analysis.Population {
	return &analysis.Population{Area: a, Sex: s.Sex, Period: s.Period}
}

// measure is the figure of the places.
func (s Places) measure() measure {
	m := measure{name: Phrase{"life expectancy", "อายุคาดเฉลี่ย"}, unit: Phrase{"years", "ปี"}, scale: 1, years: true}
	if s.AtAge > 0 {
		m.name = Phrase{fmt.Sprintf("life expectancy at age %d", s.AtAge), fmt.Sprintf("อายุคาดเฉลี่ยเมื่ออายุ %d ปี", s.AtAge)}
	}
	return m
}

// title says how the own area stands to the country and to the others, or how far
// apart the areas are.
func (s Places) title(st *Style) string {
	m, ranked, own := s.measure(), s.ranked(), s.own()
	if own == nil || len(ranked) == 1 && s.country() == nil {
		high, low := ranked[0], ranked[len(ranked)-1]
		who, _ := st.sides(s.about(analysis.Area{}), s.about(analysis.Area{}))
		if len(ranked) == 1 {
			who, _ = st.sides(s.about(high.Area), s.about(high.Area))
			return fmt.Sprintf(st.pick("%s is %s years", "%sเท่ากับ %s ปี"), subject(st, m, who), fixed(high.Value, 1))
		}
		return fmt.Sprintf(st.pick("%s ranges from %s years (%s) to %s (%s)", "%sอยู่ระหว่าง %s ปี (%s) ถึง %s ปี (%s)"),
			subject(st, m, who), fixed(low.Value, 1), st.place(low.Area), fixed(high.Value, 1), st.place(high.Area))
	}
	here, _ := st.sides(s.about(own.Area), s.about(own.Area))
	title := fmt.Sprintf(st.pick("%s is %s years", "%sเท่ากับ %s ปี"), subject(st, m, here), fixed(own.Value, 1))
	if c := s.country(); c != nil {
		title = s.against(st, *own, *c)
	}
	if len(ranked) < 2 {
		return title
	}
	higher, lower := 0, 0
	for _, p := range ranked {
		switch {
		case p.clear(*own) && p.Value > own.Value:
			higher++
		case p.clear(*own):
			lower++
		}
	}
	return title + fmt.Sprintf(st.pick("; of the other %d, %d clearly higher, %d clearly lower", " อีก %d แห่ง สูงกว่าชัดเจน %d แห่ง ต่ำกว่าชัดเจน %d แห่ง"), len(ranked)-1, higher, lower)
}

// against compares the own area with the country.
func (s Places) against(st *Style, own, country Place) string {
	m := s.measure()
	gap := own.Value - country.Value
	here, there := st.sides(s.about(own.Area), s.about(country.Area))
	title := fmt.Sprintf("%s is %s years, %s %s %s", subject(st, m, here), fixed(own.Value, 1), fixed(math.Abs(gap), 1), m.compare(st, gap), there)
	if st.Lang == "th" {
		title = fmt.Sprintf("%s %s ปี %s%s %s ปี", subject(st, m, here), fixed(own.Value, 1), m.compare(st, gap), there, fixed(math.Abs(gap), 1))
	}
	if math.Abs(gap) < 0.05 { // prints as 0.0
		same := st.pick("%[1]s is %[2]s years, as %[3]s", "%[1]s %[2]s ปี เท่ากับ%[3]s")
		return fmt.Sprintf(same, subject(st, m, here), fixed(own.Value, 1), there)
	}
	if own.sure() && !own.clear(country) {
		title += st.pick(", which may be chance", " ซึ่งอาจเป็นความบังเอิญ")
	}
	return title
}

// counted names a number of areas of a level: "77 provinces".
func (st *Style) counted(n int, level analysis.Level) string {
	p, ok := map[analysis.Level]Phrase{analysis.Province: {"provinces", "จังหวัด"}, analysis.Region: {"regions", "เขต"}, analysis.District: {"districts", "อำเภอ"},
		analysis.Country: {"countries", "ประเทศ"}}[level]
	if !ok {
		p = Phrase{"areas", "พื้นที่"}
	}
	if n == 1 && st.Lang != "th" {
		return map[string]string{"provinces": "1 province", "regions": "1 region", "districts": "1 district", "countries": "1 country", "areas": "1 area"}[p.EN]
	}
	return fmt.Sprintf("%d %s", n, p.in(st))
}

// data are the places as they came, for a file.
func (s Places) data() Data {
	d := Data{Header: []string{"area_code", "area", "area_th", "level", "within", "period", "sex", "age", "ex", "lower", "upper"}}
	for _, p := range s.List {
		line := []string{p.Area.Code, thaitext.Strip(p.Area.Name("en")), thaitext.Strip(p.Area.TH), string(p.Area.Level), p.Area.Within, s.Period.String(), s.Sex.String(),
			fmt.Sprint(s.AtAge), full(p.Value), "", ""}
		if p.sure() {
			line[9], line[10] = full(p.Lower), full(p.Upper)
		}
		d.Rows = append(d.Rows, line)
	}
	return d
}
