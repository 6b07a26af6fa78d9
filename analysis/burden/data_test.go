package burden_test

import (
	"math"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
	"github.com/lehackathon/le/testdata/golden"
)

// The reference files hold 15 significant digits.
const (
	tolYears = 1e-9
	tolRate  = 1e-9 // per 100,000, relative to 1,000
)

func near(got, want, tol float64) bool { return math.Abs(got-want) <= tol }

// ruleOf names the ax rules as the reference files do.
var ruleOf = map[string]lifetable.AxRule{"chiang01": lifetable.Chiang, "ak": lifetable.AndreevKingkade, "cd": lifetable.CoaleDemeny}

var sexOf = map[string]lifetable.Sex{"us_m_2002_cod": lifetable.Male, "ew_m_2002_cod": lifetable.Male, "us_f_2010_cod18": lifetable.Female}

// people is the exposure given to data that come as rates.
const people = 1e6

// byCause makes a population of a file of rates with one column a cause.
func byCause(t *testing.T, name string) *analysis.Population {
	t.Helper()
	rows := golden.Read(t, "inputs/"+name+".csv")
	p := &analysis.Population{Sex: sexOf[name], Area: analysis.Area{EN: name}}
	for _, r := range rows {
		p.Ages = append(p.Ages, r.Int(t, "age"))
		p.Exposure = append(p.Exposure, people)
	}
	for _, c := range rows[0].Columns() {
		if c == "age" {
			continue
		}
		p.Causes = append(p.Causes, analysis.Cause{ID: c})
		for _, m := range golden.Column(t, rows, c) {
			p.Deaths = append(p.Deaths, m*people)
		}
	}
	return p
}

func (b *builder) cause(id, icd10 string, deaths ...float64) *builder {
	b.p.Causes = append(b.p.Causes, analysis.Cause{ID: id, EN: id, ICD10: icd10})
	b.p.Deaths = append(b.p.Deaths, deaths...)
	return b
}

// builder makes small populations by hand.
type builder struct{ p *analysis.Population }

func of(ages analysis.Ages, exposure ...float64) *builder {
	return &builder{&analysis.Population{Area: analysis.Area{EN: "here", TH: "ที่นี่"}, Period: analysis.Period{From: 2021, To: 2021}, Ages: ages, Exposure: exposure}}
}

func causeIndex(t *testing.T, p *analysis.Population, id string) int {
	t.Helper()
	for i, c := range p.Causes {
		if c.ID == id {
			return i
		}
	}
	t.Fatalf("no cause %q", id)
	return -1
}
