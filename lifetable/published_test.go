package lifetable_test

import (
	"math"
	"testing"

	"github.com/lehackathon/le/lifetable"
	"github.com/lehackathon/le/testdata/golden"
)

// TestPrestonBox31 reproduces every column of Preston, Heuveline & Guillot 2001,
// Demography, box 3.1 (p. 49): Austria, males, 1992; ax from 5 on is the input
// printed there, below it is Coale-Demeny's.
func TestPrestonBox31(t *testing.T) {
	rows := golden.Read(t, "published/preston2001_box3.1_austria_m_1992.csv")
	given := map[int]float64{}
	for _, r := range rows[2:] { // the open group's too: it is not used
		given[r.Int(t, "age")] = r.Float(t, "a")
	}
	table, err := lifetable.New(agesOf(t, rows), golden.Column(t, rows, "deaths"), golden.Column(t, rows, "population"),
		lifetable.Options{Ax: lifetable.CoaleDemeny, Sex: lifetable.Male, Given: lifetable.NewGivenAx(given)})
	if err != nil {
		t.Fatal(err)
	}
	// Half a unit of the last digit printed in each column, and what eight digits
	// of ax leave open.
	for _, c := range []struct {
		name string
		got  []float64
		tol  float64
	}{
		{"m", table.NMx, 6e-11}, {"a", table.NAx, 6e-8}, {"q", table.Nqx, 6e-10}, {"lx", table.Lx, 6e-3},
		{"d", table.Ndx, 1.1e-5}, {"L", table.NLx, 6e-3}, {"T", table.Tx, 6e-2}, {"e", table.Ex, 6e-7},
	} {
		for i, want := range golden.Column(t, rows, c.name) {
			if !near(c.got[i], want, c.tol) {
				t.Errorf("%s at age %d = %.10g, want %.10g", c.name, table.Ages[i], c.got[i], want)
			}
		}
	}
}

// TestUN1982 reproduces United Nations 1982, Model Life Tables for Developing
// Countries, p. 34 (males). The rates are printed to five decimals, which leaves
// ex open by up to 0.0033 years.
func TestUN1982(t *testing.T) { testGreville(t, "un1982_p34", lifetable.Male, 0.0034) }

// TestMortpak1988 reproduces United Nations 1988, MORTPAK-Lite, p. 82 (females),
// within what the rounding of the printed rates leaves open.
func TestMortpak1988(t *testing.T) { testGreville(t, "mortpak1988_p82", lifetable.Female, 0.0041) }

func testGreville(t *testing.T, name string, sex lifetable.Sex, tol float64) {
	rows := golden.Read(t, "published/"+name+"_ex.csv")
	table, err := lifetable.FromRates(agesOf(t, rows), golden.Column(t, rows, "mx"), lifetable.Options{Ax: lifetable.Greville, Sex: sex})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range golden.Column(t, rows, "ex_published") {
		if !near(table.Ex[i], want, tol) {
			t.Errorf("e%d = %.4f, want %.3f", table.Ages[i], table.Ex[i], want)
		}
	}
}

// TestPASLTPOPDTH reproduces the example of the US Census Bureau's spreadsheet
// LTPOPDTH (Population Analysis Spreadsheets; North, males) to its two decimals:
// q0 is the infant mortality 0.1, a0 0.33 and 4a1 1.558 are given, the rest n/2.
func TestPASLTPOPDTH(t *testing.T) {
	const printed, q0, a0 = 0.005, 0.1, 0.33
	rows := golden.Read(t, "published/pas_ltpopdth_ex.csv")
	deaths, people := golden.Column(t, rows, "deaths"), golden.Column(t, rows, "population")
	rates := make([]float64, len(rows))
	for i := range rates {
		rates[i] = deaths[i] / people[i]
	}
	rates[0] = q0 / (1 - (1-a0)*q0)
	table, err := lifetable.FromRates(agesOf(t, rows), rates, lifetable.Options{
		Ax: lifetable.Half, Given: lifetable.NewGivenAx(map[int]float64{0: a0, 1: 1.558})})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range golden.Column(t, rows, "ex_published") {
		if !near(table.Ex[i], want, printed) {
			t.Errorf("e%d = %.4f, want %.2f", table.Ages[i], table.Ex[i], want)
		}
	}
}

// TestPHELifeExpectancy holds ex and its limits at 95 and 99.8 % against
// PHEindicatormethods 2.1.1 (Public Health England), phe_life_expectancy.
func TestPHELifeExpectancy(t *testing.T) {
	checked := 0
	for _, r := range golden.Read(t, "expected/phe_life_expectancy.csv") {
		table := fromInput(t, r.Get(t, "dataset"), lifetable.Options{Ax: lifetable.Chiang})
		i := table.Ages.Index(r.Int(t, "age"))
		if r.Get(t, "value") == "NA" {
			continue
		}
		checked++
		iv := lifetable.NormalInterval(table.Ex[i], table.Variance()[i], r.Float(t, "confidence"))
		ex, lo, hi := r.Float(t, "value"), r.Float(t, "lower"), r.Float(t, "upper")
		if !near(table.Ex[i], ex, tolYears) || !near(iv.Lower, lo, tolYears) || !near(iv.Upper, hi, tolYears) {
			t.Errorf("%s: e%d = %v (%v-%v), want %v (%v-%v)", r.Get(t, "dataset"), table.Ages[i], table.Ex[i], iv.Lower, iv.Upper, ex, lo, hi)
		}
	}
	if checked < 2*2*20 {
		t.Errorf("%d figures were checked", checked)
	}
}

// TestSullivanReference holds healthy life expectancy, its share and the survey's
// standard error against independent formulas in R, for women of Spain and Czechia
// from 50 on (data of the European Doctoral School of Demography 2022; the survey's
// size, 400 a group, is made up).
func TestSullivanReference(t *testing.T) {
	type key struct{ country, year string }
	expected, inputs := map[key][]golden.Row{}, map[key][]golden.Row{}
	for _, r := range golden.Read(t, "expected/hale_sullivan.csv") {
		k := key{r.Get(t, "country"), r.Get(t, "year")}
		expected[k] = append(expected[k], r)
	}
	for _, r := range golden.Read(t, "inputs/sullivan_es_cz_f_50plus.csv") {
		k := key{r.Get(t, "country"), r.Get(t, "year")}
		inputs[k] = append(inputs[k], r)
	}
	for k, rows := range inputs {
		t.Run(k.country+" "+k.year, func(t *testing.T) {
			var ages lifetable.Ages
			for i := range rows {
				ages = append(ages, 50+5*i)
			}
			table, err := lifetable.FromRates(ages, golden.Column(t, rows, "mx"), lifetable.Options{Ax: lifetable.Half})
			if err != nil {
				t.Fatal(err)
			}
			want := expected[k]
			got, err := table.Sullivan(golden.Column(t, rows, "prevalence"), golden.Column(t, want, "survey_n"))
			if err != nil {
				t.Fatal(err)
			}
			for i, r := range want {
				iv := lifetable.NormalInterval(got.HLE[i], got.SurveySE[i]*got.SurveySE[i], 0.95)
				for _, c := range []struct {
					name string
					got  float64
				}{
					{"hle", got.HLE[i]}, {"ile", table.Ex[i] - got.HLE[i]}, {"pct_healthy", 100 * got.Share[i]},
					{"se_hle_prevalence_only", got.SurveySE[i]}, {"lower", iv.Lower}, {"upper", iv.Upper},
				} {
					if want := r.Float(t, c.name); !near(c.got, want, 1e-9*math.Max(1, want)) {
						t.Errorf("age %d: %s = %.15g, want %.15g", ages[i], c.name, c.got, want)
					}
				}
			}
		})
	}
	if len(inputs) == 0 || len(inputs) != len(expected) {
		t.Errorf("%d tables, %d expected", len(inputs), len(expected))
	}
}
