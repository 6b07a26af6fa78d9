package chart

import (
	"fmt"
	"math"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart/thaitext"
)

// old is the age from which the title of a pyramid counts people as old (Thai Act on
// Older Persons, 2003), where a group begins at it.
const old = 60

// ageTitle says how many are old, here and there.
func ageTitle(st *Style, near Sexes, against *Sexes) string {
	ages := near.Men.Ages
	from := ages.Index(old)
	for x := 0; from < 0 || ages[from] != old && x < len(ages); x++ {
		if ages[x] >= old || x == len(ages)-1 {
			from = x
			break
		}
	}
	share := func(s Sexes) float64 {
		n, all := 0.0, 0.0
		for _, p := range s.each() {
			n, all = n+sum(p.Exposure[from:]), all+sum(p.Exposure)
		}
		return 100 * n / all
	}
	here, there := st.sides(bothOf(near), bothOf(near))
	if against != nil {
		here, there = st.sides(bothOf(near), bothOf(*against))
	}
	if here == "" {
		here = st.pick("of the population", "ประชากร")
	}
	title := fmt.Sprintf(st.pick("People aged %[1]d and over make up %[3]s %% of those %[2]s", "ผู้มีอายุ %[1]d ปีขึ้นไปใน%[2]s มีร้อยละ %[3]s"), ages[from], here, fixed(share(near), 1))
	if against != nil {
		title += fmt.Sprintf(st.pick(", %[2]s %% %[1]s", " ส่วน%[1]s มีร้อยละ %[2]s"), there, fixed(share(*against), 1))
	}
	return title
}

// deathTitle says how many died, and how many would have at the other side's rates.
func deathTitle(st *Style, near Sexes, against, expected *Sexes) string {
	here, there := st.sides(bothOf(near), bothOf(near))
	if against != nil {
		here, there = st.sides(bothOf(near), bothOf(*against))
	}
	count := func(s Sexes) (n float64) {
		for _, p := range s.each() {
			n += sum(p.AllCauses())
		}
		return n
	}
	years := float64(max(near.Men.Period.Years(), 1))
	died := count(near)
	title := fmt.Sprintf(st.pick("%[2]s people die a year %[1]s", "%[1]sมีผู้เสียชีวิตปีละ %[2]s คน"), here, grouped(died/years))
	if expected == nil {
		return title
	}
	more := died - count(*expected)
	verb := st.pick("more", "มากกว่า")
	if more < 0 {
		verb = st.pick("fewer", "น้อยกว่า")
	}
	title += fmt.Sprintf(st.pick(", %[1]s %[2]s than at the death rates of those %[3]s", " %[2]sที่คาดตามอัตราตายของ%[3]s %[1]s คน"), grouped(math.Abs(more)/years), verb, there)
	if math.Abs(more) < 2*math.Sqrt(died) { // Poisson
		title += st.pick(", which may be chance", " ซึ่งอาจเป็นความบังเอิญ")
	}
	return title
}

// bothOf stands for both sexes of an area in sentences.
func bothOf(s Sexes) *analysis.Population {
	return &analysis.Population{Area: s.Men.Area, Period: s.Men.Period, Sex: analysis.Both}
}

func periodsOf(near Sexes, against *Sexes) []analysis.Period {
	out := []analysis.Period{near.Men.Period}
	if against != nil {
		out = append(out, against.Men.Period)
	}
	return out
}

// sexData are people and deaths by side, sex and age, as they are: deaths of the whole
// period, and those expected on the near side where that was asked.
func sexData(near Sexes, against, expected *Sexes) Data {
	d := Data{Header: []string{"area_code", "area", "area_th", "period", "sex", "age", "population", "percent", "deaths", "expected_deaths"}}
	sides := []Sexes{near}
	if against != nil {
		sides = append(sides, *against)
	}
	for k, side := range sides {
		all := sum(side.Men.Exposure) + sum(side.Women.Exposure)
		for i, p := range side.each() {
			deaths := p.AllCauses()
			for x, n := range p.Exposure {
				line := []string{p.Area.Code, thaitext.Strip(p.Area.Name("en")), thaitext.Strip(p.Area.TH), p.Period.String(), p.Sex.String(), p.Ages.Label(x), full(n), "", full(deaths[x]), ""}
				if all > 0 {
					line[7] = full(100 * n / all)
				}
				if k == 0 && expected != nil {
					line[9] = full(expected.each()[i].Deaths[x])
				}
				d.Rows = append(d.Rows, line)
			}
		}
	}
	return d
}
