package lifetable_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/lehackathon/le/lifetable"
	"github.com/lehackathon/le/testdata/golden"
	"gonum.org/v1/gonum/stat"
)

// englishMen makes a population of a given size with the death rates of England
// and Wales, males, 2002 and an English age structure (the example of Public Health
// England). Eayres & Williams 2004 used English men of 1998-2000, whose figures
// they do not print: what follows is near theirs, not equal.
func englishMen(t *testing.T, people float64) (*lifetable.Table, []float64) {
	t.Helper()
	men := rateTable(t, "ew_m_2002_cod", "chiang01")
	rows := golden.Read(t, "inputs/phe_example.csv")
	total := 0.0
	for _, n := range golden.Column(t, rows, "population") {
		total += n
	}
	ages := men.Ages
	exposure := make([]float64, len(ages))
	for i, n := range golden.Column(t, rows, "population") {
		exposure[min(i, ages.Open())] += n * people / total
	}
	deaths := make([]float64, len(ages))
	for i := range ages {
		deaths[i] = men.NMx[i] * exposure[i]
	}
	table, err := lifetable.New(ages, deaths, exposure, lifetable.Options{Ax: lifetable.Chiang})
	if err != nil {
		t.Fatal(err)
	}
	return table, exposure
}

// TestEayresWilliamsSize: the standard error of life expectancy by population size
// (Eayres & Williams 2004, Journal of Epidemiology and Community Health 58:243-249,
// table 2, rows "reference": Chiang's, and with Silcocks' term). Between sizes it
// must fall as printed; at each size it must be near theirs.
func TestEayresWilliamsSize(t *testing.T) {
	const otherPopulation = 0.08 // ages and year differ from theirs
	sizes := map[string]float64{"p500": 500, "p1000": 1000, "p5000": 5000, "p10000": 10000, "p25000": 25000, "p50000": 50000}
	checked := 0
	for _, r := range golden.Read(t, "published/eayres_williams2004_table2_se.csv") {
		if r.Get(t, "method") != "Silcocks" || r.Get(t, "measure") != "reference" || r.Get(t, "age_structure") != "5y 85+" {
			continue
		}
		at5000 := r.Float(t, "p5000")
		base, _ := englishMen(t, 5000)
		ours := math.Sqrt(base.Variance()[0])
		for column, people := range sizes {
			checked++
			table, _ := englishMen(t, people)
			se := math.Sqrt(table.Variance()[0])
			printed := r.Float(t, column)
			rounding := 0.005/printed + 0.005/at5000
			if got, want := se/ours, printed/at5000; math.Abs(got/want-1) > rounding {
				t.Errorf("%v people: SE is %.4f of that of 5,000, printed %.4f", people, got, want)
			}
			if math.Abs(se/printed-1) > otherPopulation {
				t.Errorf("%v people: SE %.3f, printed %.2f", people, se, printed)
			}
		}
	}
	if checked != len(sizes) {
		t.Errorf("%d figures were checked", checked)
	}
}

// TestEayresWilliamsZeros: what substituting for zero deaths does at 5,000 people
// (the same paper, table 3). Leaving zeros alone biases life expectancy upwards by
// a quarter of a year and estimates the error rightly; 0.693 deaths in every empty
// group take four years off.
func TestEayresWilliamsZeros(t *testing.T) {
	const draws, biasTol, seTol, substituted = 4000, 0.15, 0.06, 0.693
	const otherYears = 1.5 // it depends on how many groups are empty, and so on the population
	printed := map[string]golden.Row{}
	for _, r := range golden.Read(t, "published/eayres_williams2004_table3_zero_deaths.csv") {
		printed[r.Get(t, "substitution")] = r
	}
	reference := printed["Reference"]
	base, exposure := englishMen(t, 5000)
	rng := rand.New(rand.NewPCG(2004, 58))
	var left, filled, estimated []float64
	for range draws {
		deaths, fill := make([]float64, len(exposure)), make([]float64, len(exposure))
		for i, d := range base.Deaths {
			deaths[i] = lifetable.NewPoisson(d).Draw(rng)
			if i == base.Ages.Open() {
				deaths[i] = math.Max(1, deaths[i])
			}
			if fill[i] = deaths[i]; deaths[i] == 0 {
				fill[i] = substituted
			}
		}
		plain, err := lifetable.New(base.Ages, deaths, exposure, base.Options)
		if err != nil {
			t.Fatal(err)
		}
		left, estimated = append(left, plain.Ex[0]), append(estimated, math.Sqrt(plain.Variance()[0]))
		with, err := lifetable.New(base.Ages, fill, exposure, base.Options)
		if err != nil {
			t.Fatal(err)
		}
		filled = append(filled, with.Ex[0])
	}
	for _, c := range []struct {
		name   string
		values []float64
		row    string
		tol    float64
	}{
		{"no substitution", left, "No substitutions", biasTol},
		{"0.693 deaths", filled, "LE and variance 0.693 deaths", otherYears},
	} {
		bias := stat.Mean(c.values, nil) - base.Ex[0]
		want := printed[c.row].Float(t, "mean_LE") - reference.Float(t, "mean_LE")
		if !near(bias, want, c.tol) {
			t.Errorf("%s: life expectancy is off by %.3f, printed %.2f", c.name, bias, want)
		}
	}
	row := printed["No substitutions"]
	got := stat.Mean(estimated, nil) / stat.StdDev(left, nil)
	if want := row.Float(t, "mean_estimated_SE") / row.Float(t, "observed_SE"); math.Abs(got-want) > seTol {
		t.Errorf("the mean estimated SE is %.3f of the observed, printed %.3f", got, want)
	}
}
