package lifetable_test

import (
	"math"
	"strings"
	"testing"

	"github.com/lehackathon/le/lifetable"
	"github.com/lehackathon/le/testdata/golden"
)

// The reference files hold 15 significant digits; columns in years agree to:
const tolYears = 1e-9

// ruleOf names the rules as the reference files do, by what their args start with.
var ruleOf = map[string]lifetable.AxRule{
	"ax=n/2;":                     lifetable.Half,
	"ax=0.1 at age 0":             lifetable.Chiang,
	"ax=Coale-Demeny":             lifetable.CoaleDemeny,
	"ax=Andreev-Kingkade a0, n/2": lifetable.AndreevKingkade,
	"ax=UN/Mortpak":               lifetable.Greville,
	"ax=Keyfitz graduation":       lifetable.Keyfitz,
	"ax=constant force":           lifetable.ConstantForce,
}

var sexOf = map[string]lifetable.Sex{"m": lifetable.Male, "f": lifetable.Female, "t": lifetable.Both}

// TestReferenceTables holds every column of every table against tables computed
// in R by independent formulas (golden/expected/lifetables_full.csv).
func TestReferenceTables(t *testing.T) {
	type key struct{ dataset, sex, args string }
	tables := map[key][]golden.Row{}
	for _, r := range golden.Read(t, "expected/lifetables_full.csv") {
		k := key{r.Get(t, "dataset"), r.Get(t, "sex"), r.Get(t, "args")}
		tables[k] = append(tables[k], r)
	}
	checked := 0
	for k, rows := range tables {
		for prefix, rule := range ruleOf {
			if !strings.HasPrefix(k.args, prefix) {
				continue
			}
			checked++
			t.Run(k.dataset+"/"+rule.String(), func(t *testing.T) {
				ages := agesOf(t, rows)
				m := golden.Column(t, rows, "mx")
				got, err := lifetable.FromRates(ages, m, lifetable.Options{Ax: rule, Sex: sexOf[k.sex]})
				if err != nil {
					t.Fatal(err)
				}
				for _, c := range []struct {
					name string
					got  []float64
				}{
					{"ax", got.NAx}, {"qx", got.Nqx}, {"lx", got.Lx}, {"dx", got.Ndx},
					{"Lx", got.NLx}, {"Tx", got.Tx}, {"ex", got.Ex},
				} {
					for i, want := range golden.Column(t, rows, c.name) {
						// Columns that count people carry the radix: compare them relatively.
						if !near(c.got[i], want, tolYears*math.Max(1, math.Abs(want)/100)) {
							t.Errorf("%s at age %d = %.15g, want %.15g", c.name, ages[i], c.got[i], want)
						}
					}
				}
			})
		}
	}
	if checked < 8*7 {
		t.Fatalf("only %d tables were checked", checked)
	}
}

// TestChiangIntervals holds standard errors and limits against independent
// formulas (golden/expected/chiang_ci.csv, open_term silcocks).
func TestChiangIntervals(t *testing.T) {
	rules := map[string]lifetable.AxRule{"chiang01": lifetable.Chiang, "cd": lifetable.CoaleDemeny, "mid": lifetable.Half}
	type key struct{ dataset, rule string }
	groups := map[key][]golden.Row{}
	for _, r := range golden.Read(t, "expected/chiang_ci.csv") {
		if r.Get(t, "open_term") == "silcocks" {
			k := key{r.Get(t, "dataset"), r.Get(t, "ax_rule")}
			groups[k] = append(groups[k], r)
		}
	}
	for k, rows := range groups {
		t.Run(k.dataset+"/"+k.rule, func(t *testing.T) {
			sex := lifetable.Both
			if strings.Contains(k.dataset, "_m_") || k.dataset == "pas_ltpopdth" {
				sex = lifetable.Male
			}
			table := fromInput(t, k.dataset, lifetable.Options{Ax: rules[k.rule], Sex: sex})
			variance, ofQ := table.Variance(), table.VarianceQ()
			for i, r := range rows {
				got := lifetable.NormalInterval(table.Ex[i], variance[i], 0.95)
				for _, c := range []struct {
					name string
					got  float64
				}{{"ex", table.Ex[i]}, {"var_q", ofQ[i]}, {"se_ex", got.SE}, {"lower95", got.Lower}, {"upper95", got.Upper}} {
					if s := r.Get(t, c.name); s == "NA" || s == "" {
						continue
					}
					if want := r.Float(t, c.name); !near(c.got, want, tolYears) {
						t.Errorf("age %d: %s = %.15g, want %.15g", table.Ages[i], c.name, c.got, want)
					}
				}
			}
		})
	}
	if len(groups) == 0 {
		t.Fatal("nothing to compare")
	}
}

// TestPublishedCalculator reproduces the worked example of Public Health
// England's life expectancy calculator to its 8 decimals. Its limits use 1.96
// where ours use the normal quantile: 5e-6 years apart.
func TestPublishedCalculator(t *testing.T) {
	const printed, roundedZ = 5.1e-9, 1e-5
	table := fromInput(t, "phe_example", lifetable.Options{Ax: lifetable.Chiang})
	variance := table.Variance()
	for i, r := range golden.Read(t, "published/phe_le_calculator_example.csv") {
		iv := lifetable.NormalInterval(table.Ex[i], variance[i], 0.95)
		ex, lo, hi := r.Float(t, "value"), r.Float(t, "lowercl"), r.Float(t, "uppercl")
		if !near(table.Ex[i], ex, printed) || !near(iv.Lower, lo, roundedZ) || !near(iv.Upper, hi, roundedZ) {
			t.Errorf("age %d: %.8f (%.8f-%.8f), want %.8f (%.8f-%.8f)", table.Ages[i], table.Ex[i], iv.Lower, iv.Upper, ex, lo, hi)
		}
	}
}

func fromInput(t *testing.T, name string, opt lifetable.Options) *lifetable.Table {
	t.Helper()
	rows := golden.Read(t, "inputs/"+name+".csv")
	table, err := lifetable.New(agesOf(t, rows), golden.Column(t, rows, "deaths"), golden.Column(t, rows, "population"), opt)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func agesOf(t *testing.T, rows []golden.Row) lifetable.Ages {
	t.Helper()
	ages := make(lifetable.Ages, len(rows))
	for i, r := range rows {
		ages[i] = r.Int(t, "age")
	}
	return ages
}

func near(got, want, tol float64) bool { return math.Abs(got-want) <= tol }
