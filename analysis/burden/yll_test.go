package burden_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/lifetable"
	"github.com/lehackathon/le/testdata/golden"
	"gonum.org/v1/gonum/floats"
)

// reference reads the standard table by single ages (1) or abridged (5).
func reference(t *testing.T, kind string) *lifetable.Reference {
	t.Helper()
	r := &lifetable.Reference{}
	for _, row := range golden.Read(t, "inputs/who_ghe_standard_life_table.csv") {
		if row.Get(t, "stand") == kind {
			r.Ages, r.Ex = append(r.Ages, row.Float(t, "age")), append(r.Ex, row.Float(t, "ex"))
		}
	}
	return r
}

func TestFrontier(t *testing.T) {
	f, want := lifetable.Frontier(), reference(t, "1")
	if !floats.Equal(f.Ages, want.Ages) || !floats.Equal(f.Ex, want.Ex) {
		t.Errorf("%v, want %v", f, want)
	}
	for age, want := range map[float64]float64{0: 91.94, 0.5: 91.47, 62.5: 30.25, 105: 1.02, 120: 1.02} { // (91.94+91)/2, (30.73+29.77)/2
		if got := f.At(age); !near(got, want, 1e-9) {
			t.Errorf("at %v: %v, want %v", age, got, want)
		}
	}
}

// TestYearsReference holds PYLL and years by a reference table against those computed
// in R.
func TestYearsReference(t *testing.T) {
	abridged := reference(t, "5")
	columns := map[string]string{"austria_m_1992": "deaths", "us_f_1991_neoplasm": "deaths_neoplasm"}
	checked := 0
	for _, r := range golden.Read(t, "expected/pyll_yll.csv") {
		rows := golden.Read(t, "inputs/"+r.Get(t, "dataset")+".csv")
		deaths := golden.Column(t, rows, columns[r.Get(t, "dataset")])
		var ages analysis.Ages
		for _, row := range rows {
			ages = append(ages, row.Int(t, "age"))
		}
		var perDeath []float64
		measure := r.Get(t, "measure")
		switch {
		case strings.HasPrefix(measure, "PYLL_"):
			limit, err := strconv.Atoi(measure[5:7])
			if err != nil {
				t.Fatal(err)
			}
			var ok bool
			if perDeath, ok = burden.PYLLPerDeath(ages, limit); !ok {
				t.Fatalf("no PYLL to %d", limit)
			}
			if strings.HasSuffix(measure, "excluding_infants") {
				perDeath[0] = 0
			}
		case strings.Contains(measure, "interpolated"):
			for x, age := range ages {
				perDeath = append(perDeath, abridged.At(float64(age)+float64(ages.Width(x))/2))
			}
		case strings.Contains(measure, "at_age_x"):
			for _, age := range ages {
				perDeath = append(perDeath, abridged.At(float64(age)))
			}
		default:
			continue
		}
		checked++
		got := floats.Dot(deaths, perDeath)
		if strings.HasSuffix(measure, "per_100000") {
			limit, _ := strconv.Atoi(measure[5:7])
			got *= burden.Per / floats.Sum(golden.Column(t, rows, "population")[:ages.Index(limit)])
		}
		if want := r.Float(t, "value"); !near(got, want, 1e-11*want) {
			t.Errorf("%s, %s: %v, want %v", r.Get(t, "dataset"), measure, got, want)
		}
	}
	if checked < 20 {
		t.Fatalf("only %d numbers were checked", checked)
	}
}

// TestYearsPerDeath: deaths fall in the middle of 0-9, where a life of 12.5 years at
// birth and 10 at age 10 has 11.25 left, and WHO's table 87.02; above 10 with m = 0.1
// at 20, where it has 72.06.
func TestYearsPerDeath(t *testing.T) {
	p := twoGroups()
	table, err := p.Table(lifetable.Half)
	if err != nil {
		t.Fatal(err)
	}
	for losses, want := range map[burden.Losses][]float64{burden.Own: {11.25, 10}, burden.WHO: {87.02, 72.06}} {
		if got := losses.PerDeath(table); !floats.EqualApprox(got, want, 1e-12) {
			t.Errorf("%s: %v, want %v", losses, got, want)
		}
	}
	if _, ok := burden.PYLLPerDeath(p.Ages, 70); ok {
		t.Error("PYLL to 70 from groups 0-9 and 10+")
	}
	if got, ok := burden.PYLLPerDeath(p.Ages, 10); !ok || !floats.Equal(got, []float64{5, 0}) {
		t.Errorf("PYLL to 10: %v", got)
	}
}
