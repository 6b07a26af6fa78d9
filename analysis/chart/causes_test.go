package chart

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
)

// burdenOf ranks the causes of a population with limits of ranks.
func burdenOf(t testing.TB, p *analysis.Population, by burden.Measure) *burden.Result {
	t.Helper()
	r, err := burden.Rank(p, burden.Options{RankBy: by, Draws: 200, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestCausesLimits draws rankings that are hard to draw.
func TestCausesLimits(t *testing.T) {
	for _, c := range []struct {
		n  int
		by burden.Measure
	}{{1, burden.ByDeaths}, {3, burden.ByASR}, {8, burden.ByGain}, {30, burden.ByGain}, {30, burden.ByDeaths}} {
		r := burdenOf(t, manyCauses(c.n), c.by)
		limitsOf(t, fmt.Sprint(c.by, c.n), func(st *Style) (*Figure, error) { return Causes(st, sampleAbout(), r) })
	}
	// Without its only cause nobody dies.
	if _, err := Causes(testStyle(t, "en", "a4", Print), sampleAbout(), burdenOf(t, manyCauses(1), burden.ByGain)); err == nil {
		t.Error("no error for a gain that nobody can have")
	}
}

// fewCauses are causes with a number of deaths each, spread over the ages alike.
func fewCauses(deaths map[string]float64, order ...string) *analysis.Population {
	p := &analysis.Population{Area: analysis.Area{Code: "42", EN: "Loei", TH: "เลย", Level: analysis.Province}, Period: analysis.Period{From: 2021, To: 2022},
		Sex: analysis.Male, Ages: analysis.Ages{0, 5, 30, 60, 70}}
	for range p.Ages {
		p.Exposure = append(p.Exposure, 100000)
	}
	for _, id := range order {
		c := analysis.Cause{ID: id, EN: id, TH: id}
		if id == "symptoms" {
			c.ICD10 = "R00-R99"
		}
		p.Causes = append(p.Causes, c)
		for range p.Ages {
			p.Deaths = append(p.Deaths, deaths[id]/float64(len(p.Ages)))
		}
	}
	return p
}

func TestCausesTitle(t *testing.T) {
	firm := map[string]float64{"other": 9000, "cancer": 6000, "road": 4000, "symptoms": 11000}
	for _, c := range []struct {
		name   string
		lang   string
		by     burden.Measure
		remove float64
		deaths map[string]float64
		want   string
	}{
		// Neither the rest nor symptoms are a cause to name, however many: 6000 of 30000.
		{"deaths", "en", burden.ByDeaths, 1, firm, "The largest known cause of death of men in Loei is cancer (6,000 deaths, 20 % of all)"},
		{"thai", "th", burden.ByDeaths, 1, firm, "สาเหตุการตายที่ระบุได้อันดับหนึ่งของชายจังหวัดเลยคือ cancer (6,000 คน 20 % ของทั้งหมด)"},
		// All ages have the same rate, so any standard gives it: 6000 of 500,000.
		{"rate", "en", burden.ByASR, 1, firm, "The known cause with the highest death rate of men in Loei is cancer (1200.0 per 100,000)"},
		// 1200 deaths a group lose 67.5, 52.5, 25 and 5 years before 70.
		{"pyll", "en", burden.ByPYLL, 1, firm, "The known cause that takes most years of life of men in Loei is cancer (180,000 years)"},
		// 4000 and 4010 deaths: the difference of 10 has a standard error of 90.
		{"noise", "en", burden.ByDeaths, 1, map[string]float64{"other": 9000, "cancer": 4010, "road": 4000}, "The largest known cause of death of men in Loei is cancer (4,010 deaths, 24 % of all); road may come before it"},
		{"nothing known", "en", burden.ByDeaths, 1, map[string]float64{"symptoms": 5000}, "No death of men in Loei has a cause that could be ranked"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := burden.Rank(fewCauses(c.deaths, "other", "cancer", "road", "symptoms"), burden.Options{RankBy: c.by, Remove: c.remove, Draws: 500, Seed: 1})
			if err != nil {
				t.Fatal(err)
			}
			f, err := Causes(testStyle(t, c.lang, "a4", Print), About{}, r)
			if err != nil {
				t.Fatal(err)
			}
			if f.Title != c.want {
				t.Errorf("title %q, want %q", f.Title, c.want)
			}
		})
	}
}

// TestGainsTogether: causes summed for want of room gain more together than the sum of
// what each gains alone, for who is saved from one may die of the other; with half of
// all deaths at a constant rate gone, e0 doubles but for the rounding of ages in
// groups.
func TestGainsTogether(t *testing.T) {
	r, err := burden.Rank(fewCauses(map[string]float64{"cancer": 2000, "road": 1000, "liver": 1000}, "cancer", "road", "liver"), burden.Options{RankBy: burden.ByGain})
	if err != nil {
		t.Fatal(err)
	}
	c := causes{result: r, toll: tollOf(r), burdens: map[string]burden.Burden{}}
	for _, b := range r.Causes {
		id := r.Population.Causes[b.Cause].ID
		c.rows, c.burdens[id] = append(c.rows, row{id: id, value: b.Gain, deaths: b.Deaths}), b
	}
	drawn := []row{c.rows[0], {id: "folded", value: c.rows[1].value + c.rows[2].value}}
	apart := drawn[1].value
	c.refold(drawn)
	if drawn[1].value <= apart {
		t.Errorf("two causes together gain %v, apart %v", drawn[1].value, apart)
	}
	if ratio := (r.Table.Ex[0] + drawn[1].value) / r.Table.Ex[0]; ratio < 1.9 || ratio > 2.1 {
		t.Errorf("with half of the deaths gone e0 is %.3f times as long, want about 2", ratio)
	}
	if drawn[0].value != c.rows[0].value {
		t.Error("the row of a cause changed")
	}
}

// TestCausesData: the numbers beside the chart hold every cause and every death.
func TestCausesData(t *testing.T) {
	p := manyCauses(30)
	f, err := Causes(testStyle(t, "en", "640x480", Screen), About{}, burdenOf(t, p, burden.ByDeaths))
	if err != nil {
		t.Fatal(err)
	}
	at := slices.Index(f.Data.Header, "deaths")
	sum := 0.0
	for _, line := range f.Data.Rows[:len(f.Data.Rows)-1] {
		v, err := strconv.ParseFloat(line[at], 64)
		if err != nil {
			t.Fatal(err)
		}
		sum += v
	}
	all, _ := p.Totals()
	if len(f.Data.Rows) != 31 || sum != all || f.Data.Rows[30][at] != full(all) {
		t.Errorf("%d rows of %v deaths and a total of %s, want 30 causes of %v", len(f.Data.Rows), sum, f.Data.Rows[30][at], all)
	}
}
