package lifetable_test

import (
	"math"
	"testing"

	"github.com/lehackathon/le/lifetable"
	"github.com/lehackathon/le/testdata/golden"
)

var ruleNames = map[string]lifetable.AxRule{
	"ak": lifetable.AndreevKingkade, "cd": lifetable.CoaleDemeny, "chiang01": lifetable.Chiang, "mid": lifetable.Half,
}

// inputSex is the sex of the data sets of golden/inputs; the others are of both.
var inputSex = map[string]lifetable.Sex{
	"austria_m_1992": lifetable.Male, "pas_ltpopdth": lifetable.Male, "un1982_p34": lifetable.Male,
	"us_m_2002_cod": lifetable.Male, "ew_m_2002_cod": lifetable.Male, "us_f_2010_cod18": lifetable.Female,
}

// rateTable builds a table from any data set of golden/inputs: deaths and people,
// rates, or rates by cause.
func rateTable(t *testing.T, name, rule string) *lifetable.Table {
	t.Helper()
	rows := golden.Read(t, "inputs/"+name+".csv")
	rates := make([]float64, len(rows))
	for _, column := range rows[0].Columns() {
		switch column {
		case "deaths":
			deaths, people := golden.Column(t, rows, "deaths"), golden.Column(t, rows, "population")
			for i := range rates {
				rates[i] = deaths[i] / people[i]
			}
		case "age", "population", "ex_published":
		case "mx":
			copy(rates, golden.Column(t, rows, column))
		default: // a cause
			for i, m := range golden.Column(t, rows, column) {
				rates[i] += m
			}
		}
	}
	table, err := lifetable.FromRates(agesOf(t, rows), rates, lifetable.Options{Ax: ruleNames[rule], Sex: inputSex[name]})
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// each measure of the reference files, as the table gives it.
var measureOf = map[string]func(*lifetable.Table) (float64, bool){
	"e0":                               func(t *lifetable.Table) (float64, bool) { return t.At(0) },
	"edagger_interp":                   func(t *lifetable.Table) (float64, bool) { return t.EDagger(), true },
	"entropy_H":                        func(t *lifetable.Table) (float64, bool) { return t.KeyfitzH(), true },
	"sd":                               func(t *lifetable.Table) (float64, bool) { return t.SD(), true },
	"var":                              func(t *lifetable.Table) (float64, bool) { return t.SD() * t.SD(), true },
	"gini":                             func(t *lifetable.Table) (float64, bool) { return t.Gini(), true },
	"sd_with_within_interval_variance": func(t *lifetable.Table) (float64, bool) { return t.SDWithin(), true },

	"1q0": prob(0, 1), "5q0": prob(0, 5), "45q15": prob(15, 60), "40q30": prob(30, 70), "25q40": prob(40, 65),
	"e15":               func(t *lifetable.Table) (float64, bool) { return t.At(15) },
	"e60":               func(t *lifetable.Table) (float64, bool) { return t.At(60) },
	"e65":               func(t *lifetable.Table) (float64, bool) { return t.At(65) },
	"temporary_e_30_70": func(t *lifetable.Table) (float64, bool) { return t.Temporary(30, 70) },
	"temporary_e_0_75":  func(t *lifetable.Table) (float64, bool) { return t.Temporary(0, 75) },

	// As LifeIneq names them.
	"edagger": func(t *lifetable.Table) (float64, bool) { return t.EDagger(), true },
	"H":       func(t *lifetable.Table) (float64, bool) { return t.KeyfitzH(), true },
	"iqr":     func(t *lifetable.Table) (float64, bool) { return t.IQR(), true },
	"median":  func(t *lifetable.Table) (float64, bool) { return t.AgeAt(0.5) },
}

func prob(from, to int) func(*lifetable.Table) (float64, bool) {
	return func(t *lifetable.Table) (float64, bool) { return t.Prob(from, to) }
}

// TestDisparityReference and TestSummaryProbabilities hold the measures against
// independent formulas in R; TestLifeIneq against LifeIneq 0.4.9. Its quantiles are
// those of the same monotone spline, but where a quarter and more survive to the
// open interval it carries the spline on, and survivors fall exponentially here:
// quantiles of such tables are left out.
func TestDisparityReference(t *testing.T) { testMeasures(t, "expected/disparity_reference.csv", 8*3*7) }
func TestSummaryProbabilities(t *testing.T) {
	testMeasures(t, "expected/summary_probabilities.csv", 8*3*10)
}
func TestLifeIneq(t *testing.T) { testMeasures(t, "expected/disparity_peers.csv", 8*3*5+4*3*2) }

func testMeasures(t *testing.T, file string, want int) {
	checked := 0
	for _, r := range golden.Read(t, file) {
		measure, dataset, rule := r.Get(t, "measure"), r.Get(t, "dataset"), r.Get(t, "ax_rule")
		of, ok := measureOf[measure]
		if !ok || r.Get(t, "value") == "NA" {
			continue
		}
		table := rateTable(t, dataset, rule)
		if left := table.Lx[table.Ages.Open()] / table.Lx[0]; left > 0.25 && (measure == "iqr" || measure == "median") {
			continue
		}
		checked++
		want := r.Float(t, "value")
		got, ok := of(table)
		if !ok || !near(got, want, tolYears*math.Max(1, want)) {
			t.Errorf("%s, %s: %s = %.15g, want %.15g", dataset, rule, measure, got, want)
		}
	}
	if checked < want {
		t.Errorf("%d figures were checked, want %d", checked, want)
	}
}
