package decompose_test

import (
	"math"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/lifetable"
	"github.com/lehackathon/le/testdata/golden"
)

// Contributions and gaps agree with the reference files to:
const tolYears = 1e-9

var ruleOf = map[string]lifetable.AxRule{
	"ak": lifetable.AndreevKingkade, "cd": lifetable.CoaleDemeny, "chiang01": lifetable.Chiang, "mid": lifetable.Half,
}

// pairs are the comparisons of the reference files: from population 1 to 2.
var pairs = map[string]struct {
	from, to string
	sex      lifetable.Sex
}{
	"us_m_to_ew_m_2002": {"us_m_2002_cod", "ew_m_2002_cod", lifetable.Male},
	"us_m_2000_to_2010": {"us_m_2000_cod18", "us_m_2010_cod18", lifetable.Male},
	"us_f_2000_to_2010": {"us_f_2000_cod18", "us_f_2010_cod18", lifetable.Female},
}

// TestAgeReference holds contributions by age against Preston et al. 2001 eq.
// 3.11-3.12 computed independently in R (golden/expected/decomp_age_reference.csv).
func TestAgeReference(t *testing.T) {
	type key struct{ pair, rule string }
	groups := map[key][]golden.Row{}
	for _, r := range golden.Read(t, "expected/decomp_age_reference.csv") {
		k := key{r.Get(t, "pair"), r.Get(t, "ax_rule")}
		groups[k] = append(groups[k], r)
	}
	for k, rows := range groups {
		t.Run(k.pair+"/"+k.rule, func(t *testing.T) {
			var against, near *analysis.Population
			if p, ok := pairs[k.pair]; ok {
				against, near = byCause(t, p.from, p.sex), byCause(t, p.to, p.sex)
			} else {
				against, near = ponnapalli(t, "m1"), ponnapalli(t, "m2")
			}
			for column, method := range ageColumns {
				r, err := decompose.Compare(near, against, decompose.Options{Method: method, Ax: ruleOf[k.rule]})
				if err != nil {
					t.Fatal(err)
				}
				if want := rows[0].Float(t, "gap"); math.Abs(r.Gap-want) > tolYears {
					t.Errorf("gap = %v, want %v", r.Gap, want)
				}
				ages := r.Contributions(decompose.ByAge)
				for i, row := range rows {
					if got, want := ages[i].Years, row.Float(t, column); math.Abs(got-want) > tolYears {
						t.Errorf("%s at age %s = %.12f, want %.12f", method, row.Get(t, "age"), got, want)
					}
				}
				checkParts(t, r, rows)
			}
		})
	}
	if len(groups) < 12 {
		t.Fatalf("only %d groups were checked", len(groups))
	}
}

// ageColumns are the columns of the reference file and the methods they are of.
var ageColumns = map[string]decompose.Method{
	"arriaga": decompose.Arriaga, "arriaga_symmetric": decompose.ArriagaSymmetric,
	"chandrasekaran_forwarded": decompose.Andreev, "chandrasekaran_II": decompose.Chandrasekaran,
	"lopez_ruzicka": decompose.LopezRuzicka,
}

// checkParts holds the effects a method tells apart against the reference's own.
func checkParts(t *testing.T, r *decompose.Result, rows []golden.Row) {
	t.Helper()
	columns := map[decompose.Method][]string{
		decompose.Arriaga:        {"arriaga_direct", "arriaga_indirect", "arriaga_interaction"},
		decompose.Chandrasekaran: {"chandrasekaran_main", "chandrasekaran_operative"},
		decompose.LopezRuzicka:   {"chandrasekaran_main"}, // the same exclusive effect
	}[r.Options.Method]
	parts := r.Parts()
	for i, column := range columns {
		scale := 1.0
		if r.Options.Method == decompose.Chandrasekaran {
			scale = 2 // main and operative effect enter by half
		}
		for x, row := range rows {
			if row.Get(t, column) == "NA" {
				continue
			}
			if got, want := scale*parts[i].Years[x], row.Float(t, column); math.Abs(got-want) > tolYears {
				t.Errorf("%s, %s at age %s = %.12f, want %.12f", r.Options.Method, parts[i].EN, row.Get(t, "age"), got, want)
			}
		}
	}
	for x, age := range r.Contributions(decompose.ByAge)[:len(rows)] {
		sum := 0.0
		for _, p := range parts {
			sum += p.Years[x]
		}
		if parts != nil && math.Abs(sum-age.Years) > tolYears {
			t.Errorf("%s at age %s: parts add up to %v, the contribution is %v", r.Options.Method, r.Near.Ages.Label(x), sum, age.Years)
		}
	}
}

// TestCauseReference holds every cell against the share rule computed
// independently in R (golden/expected/decomp_cause_reference.csv).
func TestCauseReference(t *testing.T) {
	methods := map[string]decompose.Method{
		"arriaga_proportional": decompose.Arriaga, "arriaga_symmetric_proportional": decompose.ArriagaSymmetric,
		"line_integral_exact(Horiuchi N->inf)": decompose.Horiuchi}
	type key struct{ pair, rule, method string }
	groups := map[key][]golden.Row{}
	for _, r := range golden.Read(t, "expected/decomp_cause_reference.csv.gz") {
		k := key{r.Get(t, "pair"), r.Get(t, "ax_rule"), r.Get(t, "method")}
		if _, ok := methods[k.method]; ok {
			groups[k] = append(groups[k], r)
		}
	}
	for k, rows := range groups {
		t.Run(k.pair+"/"+k.rule+"/"+k.method, func(t *testing.T) {
			p := pairs[k.pair]
			near, against := byCause(t, p.to, p.sex), byCause(t, p.from, p.sex)
			r, err := decompose.Compare(near, against, decompose.Options{Method: methods[k.method], Ax: ruleOf[k.rule]})
			if err != nil {
				t.Fatal(err)
			}
			checkCells(t, r, rows, "contribution")
		})
	}
	if len(groups) < 18 {
		t.Fatalf("only %d groups were checked", len(groups))
	}
}

// TestEqualRates has an age group where all-cause rates are equal and causes are
// not: the share rule alone would be 0/0 there.
func TestEqualRates(t *testing.T) {
	near, against := byCause(t, "edge_equal_mx_pop2", lifetable.Male), byCause(t, "edge_equal_mx_pop1", lifetable.Male)
	for column, method := range map[string]decompose.Method{"arriaga": decompose.Arriaga, "arriaga_symmetric": decompose.ArriagaSymmetric} {
		r, err := decompose.Compare(near, against, decompose.Options{Method: method, Ax: lifetable.Chiang})
		if err != nil {
			t.Fatal(err)
		}
		checkCells(t, r, golden.Read(t, "expected/edge_equal_mx_expected.csv"), column)
	}
}

func checkCells(t *testing.T, r *decompose.Result, rows []golden.Row, column string) {
	t.Helper()
	index := map[string]int{}
	for i, c := range r.Near.Causes {
		index[c.ID] = i
	}
	for _, row := range rows {
		c, ok := index[row.Get(t, "cause")]
		if !ok {
			t.Fatalf("no cause %q", row.Get(t, "cause"))
		}
		x := r.Near.Ages.Index(row.Int(t, "age"))
		if got, want := r.Cells[c*len(r.Near.Ages)+x], row.Float(t, column); math.Abs(got-want) > tolYears {
			t.Errorf("%s, age %s: %.12f, want %.12f", row.Get(t, "cause"), row.Get(t, "age"), got, want)
		}
	}
}

// people is the exposure given to data that come as rates.
const people = 1e6

// byCause makes a population of a file of rates with one column a cause.
func byCause(t *testing.T, name string, sex lifetable.Sex) *analysis.Population {
	t.Helper()
	rows := golden.Read(t, "inputs/"+name+".csv")
	p := &analysis.Population{Sex: sex, Area: analysis.Area{EN: name}}
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

// ponnapalli makes a population of US women 1935 (m1) or 1995 (m2).
func ponnapalli(t *testing.T, column string) *analysis.Population {
	t.Helper()
	p := &analysis.Population{Sex: lifetable.Female, Area: analysis.Area{EN: column}, Causes: []analysis.Cause{{ID: "all"}}}
	for _, r := range golden.Read(t, "inputs/us_f_1935_1995.csv") {
		p.Ages = append(p.Ages, r.Int(t, "age"))
		p.Exposure = append(p.Exposure, people)
		p.Deaths = append(p.Deaths, r.Float(t, column)*people)
	}
	return p
}
