package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/analysis/chart/thaitext"
)

// Indicator is a figure of the own area beside those of the country and of all areas at
// its level.
type Indicator struct {
	Name, Domain        Phrase
	Period              analysis.Period
	Decimals            int
	Count               float64 // deaths or people the figure rests on; negative for none
	Own, Lower, Upper   float64 // both limits 0 where they are not known
	Country             float64
	Region              float64
	HasRegion           bool
	Areas               []float64 // of all areas, the own one included
	LessIsBetter        bool
	Rises, Falls, Stays bool // the trend of the own area; none of them where it is not known
}

// Profile is what a spine chart shows of an area.
type Profile struct {
	Own, Country, Region analysis.Area
	Sex                  analysis.Sex
	Indicators           []Indicator // in order; those of one domain together
}

// ProfileOf is what places tell of the own area: its life expectancy, and its deaths as
// percent of those expected at the country's rates, with the exact limits of a Poisson
// count. It has no indicator where the own area or the country is not among them.
func ProfileOf(s Places) Profile {
	own, country := s.own(), s.country()
	if own == nil || country == nil {
		return Profile{}
	}
	p := Profile{Own: own.Area, Country: country.Area, Sex: s.Sex}
	m := s.measure()
	le := Indicator{Name: Phrase{upperFirst(m.name.EN) + " (years)", m.name.TH + " (ปี)"}, Period: s.Period, Decimals: 1, Count: -1,
		Own: own.Value, Lower: own.Lower, Upper: own.Upper, Country: country.Value}
	smr := Indicator{Name: Phrase{"Deaths, percent of those expected", "จำนวนตาย ร้อยละของจำนวนที่คาด"}, Period: s.Period, Decimals: 1, Count: own.Observed, Country: 100, LessIsBetter: true}
	region := s.region()
	if region != nil {
		p.Region, le.Region, le.HasRegion = region.Area, region.Value, true
	}
	for _, q := range s.ranked() {
		le.Areas = append(le.Areas, q.Value)
		if q.Expected > 0 {
			smr.Areas = append(smr.Areas, 100*q.Observed/q.Expected)
		}
	}
	p.Indicators = []Indicator{le}
	if own.Expected > 0 {
		lower, upper := burden.Exact.Of(own.Observed, 0.95)
		smr.Own, smr.Lower, smr.Upper = 100*own.Observed/own.Expected, 100*lower/own.Expected, 100*upper/own.Expected
		if region != nil && region.Expected > 0 {
			smr.Region, smr.HasRegion = 100*region.Observed/region.Expected, true
		}
		p.Indicators = append(p.Indicators, smr)
	}
	return p
}

// Spine draws an area's indicators as rows: the range of all areas in light grey, its
// middle half in dark grey, the country as a line down the middle, the area as a circle
// and its region as a diamond. Rows are rescaled so that the larger distance from the
// country to the best or worst area fills half of the width, and turned so that right is
// better. The circle says by colour, and hollow for neither, whether the interval leaves
// the country out. It fails for no indicator, for numbers that are none, and for more
// than the page has rows.
func Spine(st *Style, about About, profile Profile) (*Figure, error) {
	if len(profile.Indicators) == 0 {
		return nil, nothing("no indicator was given, so there is nothing to draw", "choose an area of a dataset that has the country too")
	}
	c := spine{profile: profile}
	var periods []analysis.Period
	data := Data{Header: []string{"domain", "indicator", "indicator_th", "period", "count", "value", "lower", "upper", "country", "region", "worst", "best", "percentile_25", "percentile_75"}}
	for _, in := range profile.Indicators {
		for _, v := range append([]float64{in.Own, in.Lower, in.Upper, in.Country}, in.Areas...) {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return nil, nothing(in.Name.EN+" has a value that is no number", "leave the indicator out")
			}
		}
		periods = append(periods, in.Period)
		v := vertebraOf(in)
		c.rows = append(c.rows, v)
		line := []string{in.Domain.EN, thaitext.Strip(in.Name.EN), thaitext.Strip(in.Name.TH), in.Period.String(), "", full(in.Own), "", "", full(in.Country), "", full(v.worst), full(v.best), full(v.low), full(v.high)}
		if in.Count >= 0 {
			line[4] = full(in.Count)
		}
		if in.sure() {
			line[6], line[7] = full(in.Lower), full(in.Upper)
		}
		if in.HasRegion {
			line[9] = full(in.Region)
		}
		data.Rows = append(data.Rows, line)
	}
	f := &Figure{Kind: "spine", style: st, Title: st.sentence(c.title(st)), Data: data, Simulated: about.Simulated, paint: c.paint,
		Subtitle: fmt.Sprintf(st.pick("Each row on its own scale, right is better; the middle is %s", "แต่ละแถวมีมาตราส่วนของตน ขวาคือดีกว่า เส้นกลางคือ%s"), c.middle(st)),
		Notes:    about.notes(st, "", slices.Compact(periods)...)}
	f.Description = describe(f.Title+".", c.words(st))
	if has, most := c.lines(), c.room(f.measured()); has > most {
		return nil, nothing(fmt.Sprintf("a page of %s has room for %d rows of indicators and domains, not %d", st.Size.Name, most, has), "choose fewer indicators or a larger page")
	}
	return f, nil
}

func (in Indicator) sure() bool { return in.Lower != in.Upper }

// better is 1 or -1 where the interval leaves the country out, else 0.
func (in Indicator) better() int {
	sign := 1
	if in.LessIsBetter {
		sign = -1
	}
	switch {
	case in.sure() && in.Lower > in.Country:
		return sign
	case in.sure() && in.Upper < in.Country:
		return -sign
	}
	return 0
}

type spine struct {
	profile Profile
	rows    []vertebra
}

// vertebra is a row: what areas have, and where it lies from -1 (the far end of the
// worse side) to 1.
type vertebra struct {
	Indicator
	worst, best, low, high float64 // in the indicator's unit; low and high hold the middle half
	reach                  float64 // from the country to the end of the scale
}

func vertebraOf(in Indicator) vertebra {
	all := slices.Sorted(slices.Values(append(slices.Clone(in.Areas), in.Own)))
	v := vertebra{Indicator: in, worst: all[0], best: all[len(all)-1]}
	if areas := slices.Sorted(slices.Values(in.Areas)); len(areas) > 0 {
		v.low, v.high = percentile(areas, 0.25), percentile(areas, 0.75)
	} else {
		v.low, v.high = in.Own, in.Own
	}
	if in.LessIsBetter {
		v.worst, v.best, v.low, v.high = v.best, v.worst, v.high, v.low
	}
	v.reach = max(math.Abs(v.worst-in.Country), math.Abs(v.best-in.Country))
	if in.HasRegion {
		v.reach = max(v.reach, math.Abs(in.Region-in.Country))
	}
	return v
}

// at is where a value lies, -1 to 1.
func (v vertebra) at(value float64) float64 {
	if v.reach == 0 {
		return 0
	}
	x := (value - v.Country) / v.reach
	if v.LessIsBetter {
		x = -x
	}
	return x
}

// lines counts the rows: indicators, and a head for every domain.
func (c spine) lines() int {
	n := len(c.rows)
	for i := range c.rows {
		n += btoi(c.headed(i))
	}
	return n
}

// headed reports whether a row begins a domain.
func (c spine) headed(i int) bool {
	return c.rows[i].Domain != (Phrase{}) && (i == 0 || c.rows[i].Domain != c.rows[i-1].Domain)
}

func (c spine) middle(st *Style) string {
	if name := st.place(c.profile.Country); name != "" {
		return name
	}
	return st.pick("the country", "ประเทศ")
}

func (c spine) title(st *Style) string {
	worse, better := 0, 0
	for _, r := range c.rows {
		worse, better = worse+btoi(r.better() < 0), better+btoi(r.better() > 0)
	}
	here, there := st.sides(&analysis.Population{Area: c.profile.Own, Sex: c.profile.Sex}, &analysis.Population{Area: c.profile.Country, Sex: c.profile.Sex})
	return fmt.Sprintf(st.pick("%[3]d of %[5]d indicators %[1]s are clearly worse than %[2]s, %[4]d better", "%[1]sแย่กว่า%[2]sชัดเจน %[3]d จาก %[5]d ตัวชี้วัด ดีกว่า %[4]d ตัวชี้วัด"), here, there, worse, better, len(c.rows))
}

func (c spine) words(st *Style) string {
	var out []string
	for _, r := range c.rows {
		out = append(out, fmt.Sprintf("%s %s (%s %s)", r.Name.in(st), fixed(r.Own, r.Decimals), c.middle(st), fixed(r.Country, r.Decimals)))
	}
	return strings.Join(out, st.pick("; ", " · ")) + "."
}
