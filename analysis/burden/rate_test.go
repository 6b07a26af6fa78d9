package burden_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/lifetable"
	"github.com/lehackathon/le/testdata/golden"
	"gonum.org/v1/gonum/floats"
	"pgregory.net/rapid"
)

// counts reads deaths and population of a file by age.
func counts(t *testing.T, name string) (ages analysis.Ages, deaths, exposure []float64) {
	t.Helper()
	rows := golden.Read(t, name)
	for _, r := range rows {
		ages = append(ages, r.Int(t, "age"))
	}
	return ages, golden.Column(t, rows, "deaths"), golden.Column(t, rows, "population")
}

func standardOf(t testing.TB, name string) *burden.Standard {
	t.Helper()
	s, err := burden.StandardOf(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// perMillion is WHO's standard as the American cancer registries write it.
func perMillion(t *testing.T) *burden.Standard {
	rows := golden.Read(t, "inputs/who_world_standard_2000_2025.csv")
	s := &burden.Standard{Name: "seer", Weights: golden.Column(t, rows, "seer_per_million")}
	for _, r := range rows {
		s.Ages = append(s.Ages, r.Int(t, "age"))
	}
	return s
}

// TestRateReference holds rates and limits against formulas computed in R and
// against PHEindicatormethods.
func TestRateReference(t *testing.T) {
	standards := map[string]*burden.Standard{"who_percent_published": standardOf(t, "who"), "seer_per_million": perMillion(t)}
	rate := func(r golden.Row, limits burden.Limits, level float64) burden.Rate {
		t.Helper()
		ages, deaths, exposure := counts(t, "inputs/dsr_input_"+r.Get(t, "dataset")+".csv")
		w, err := standards[r.Get(t, "standard")].For(ages)
		if err != nil {
			t.Fatal(err)
		}
		got, err := w.Rate(deaths, exposure, limits, level)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	checked := 0
	check := func(r golden.Row, column string, got float64) {
		t.Helper()
		checked++
		if want := r.Float(t, column); !near(got, want, tolRate*max(1, want/1000)) {
			t.Errorf("%s, %s: %s = %.12f, want %.12f", r.Get(t, "dataset"), r.Get(t, "standard"), column, got, want)
		}
	}
	for _, r := range golden.Read(t, "expected/dsr_reference.csv") {
		byar, exact := rate(r, burden.Byar, 0.95), rate(r, burden.Exact, 0.95)
		check(r, "dsr", byar.Value)
		check(r, "se", byar.SE)
		check(r, "dobson_byar_lower", byar.Lower)
		check(r, "dobson_byar_upper", byar.Upper)
		check(r, "dobson_exact_lower", exact.Lower)
		check(r, "dobson_exact_upper", exact.Upper)
		_, deaths, exposure := counts(t, "inputs/dsr_input_"+r.Get(t, "dataset")+".csv")
		check(r, "crude", burden.Crude(floats.Sum(deaths), floats.Sum(exposure)))
	}
	for _, r := range golden.Read(t, "expected/dsr_phe.csv") {
		wide := rate(r, burden.Byar, 0.998)
		check(r, "value", wide.Value)
		check(r, "lower99_8cl", wide.Lower)
		check(r, "upper99_8cl", wide.Upper)
	}
	if checked < 100 {
		t.Fatalf("only %d numbers were checked", checked)
	}
}

// TestRatePublished holds rates to ESP2013 against the test sheet of
// PHEindicatormethods, which prints 10 to 13 digits.
func TestRatePublished(t *testing.T) {
	input := map[string][2][]float64{}
	for _, r := range golden.Read(t, "published/phe_dsr_test_input.csv") {
		area := r.Get(t, "area")
		if area == "testdata_tiny" { // has no rate there, and a cell without a count
			continue
		}
		in := input[area]
		input[area] = [2][]float64{append(in[0], r.Float(t, "count")), append(in[1], r.Float(t, "pop"))}
	}
	ages := analysis.Ages{0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90}
	w, err := standardOf(t, "esp2013").For(ages)
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, r := range golden.Read(t, "published/phe_dsr_test_expected.csv") {
		in, ok := input[r.Get(t, "area")]
		if !ok || r.Get(t, "statistic") != "dsr per 100000" {
			continue
		}
		checked++
		for level, columns := range map[float64][2]string{0.95: {"lower95_0cl", "upper95_0cl"}, 0.998: {"lower99_8cl", "upper99_8cl"}} {
			got, err := w.Rate(in[0], in[1], burden.Byar, level)
			if err != nil {
				t.Fatal(err)
			}
			const printed = 2e-9 // of 10,000
			if !near(got.Value, r.Float(t, "value"), printed) || !near(got.Lower, r.Float(t, columns[0]), printed) || !near(got.Upper, r.Float(t, columns[1]), printed) {
				t.Errorf("%s: %.10f (%.10f to %.10f), want %s (%s to %s)", r.Get(t, "area"), got.Value, got.Lower, got.Upper, r.Get(t, "value"), r.Get(t, columns[0]), r.Get(t, columns[1]))
			}
		}
	}
	if checked != 2 {
		t.Fatalf("%d areas were checked", checked)
	}
}

// TestPrestonTable21 holds crude and standardised rates per 1,000 and the SMR against
// what is printed of Kazakhstan and Sweden.
func TestPrestonTable21(t *testing.T) {
	rows := golden.Read(t, "inputs/kazakhstan_sweden_f_1992.csv")
	p := map[string]*analysis.Population{}
	standard := &burden.Standard{Name: "mean composition"}
	for _, country := range []string{"sweden", "kazakhstan"} {
		b := of(nil, golden.Column(t, rows, country+"_population")...).cause("all causes", "", golden.Column(t, rows, country+"_deaths")...)
		p[country] = b.p
	}
	for i, r := range rows {
		standard.Ages = append(standard.Ages, r.Int(t, "age"))
		var share float64
		for _, c := range p {
			share += c.Exposure[i] / floats.Sum(c.Exposure) / 2
		}
		standard.Weights = append(standard.Weights, share)
	}
	crude := func(c *analysis.Population) float64 {
		return burden.Crude(floats.Sum(c.Deaths), floats.Sum(c.Exposure)) / 100
	}
	dsr := func(s *burden.Standard, c *analysis.Population) float64 {
		w, err := s.For(standard.Ages)
		if err != nil {
			t.Fatal(err)
		}
		rate, err := w.Rate(c.Deaths, c.Exposure, burden.Byar, 0.95)
		if err != nil {
			t.Fatal(err)
		}
		return rate.Value / 100
	}
	kazakh := &burden.Standard{Name: "Kazakhstan", Ages: standard.Ages, Weights: p["kazakhstan"].Exposure}
	for _, c := range p {
		c.Ages = standard.Ages
	}
	smr, ok := burden.SMR(p["kazakhstan"], p["sweden"], burden.All, burden.Byar, 0.95)
	if !ok {
		t.Fatal("no SMR")
	}
	got := map[string]float64{
		"CDR Kazakhstan": crude(p["kazakhstan"]), "CDR Sweden": crude(p["sweden"]),
		"DSR Kazakhstan (avg composition)": dsr(standard, p["kazakhstan"]), "DSR Sweden (avg composition)": dsr(standard, p["sweden"]),
		"Kazakhstan with Swedish rates": dsr(kazakh, p["sweden"]), "SMR Kazakhstan/Sweden": smr.Value,
	}
	const printed = 4e-6
	checked := 0
	for _, r := range golden.Read(t, "expected/dsr_preston_table21.csv") {
		value, ok := got[r.Get(t, "measure")]
		if !ok {
			continue
		}
		checked++
		if !near(value, r.Float(t, "value"), 1e-12) || !near(value, r.Float(t, "published"), printed) {
			t.Errorf("%s = %.12f, want %s, printed %s", r.Get(t, "measure"), value, r.Get(t, "value"), r.Get(t, "published"))
		}
	}
	if checked != len(got) {
		t.Errorf("%d of %d numbers were checked", checked, len(got))
	}
}

// TestNobodyDied: with one person-year of standard a group, w = 1/2 each and N of
// 1,000 and 4,000, the scale is √((1/4000 + 1/16000) / 5000) = 1/4000 and the exact
// upper limit of 0 deaths is 3.68888: 92.222 per 100,000, above the crude rate's
// 3.68888/5000 = 73.778.
func TestNobodyDied(t *testing.T) {
	s := &burden.Standard{Name: "halves", Ages: analysis.Ages{0, 60}, Weights: []float64{1, 1}}
	w, err := s.For(s.Ages)
	if err != nil {
		t.Fatal(err)
	}
	r, err := w.Rate([]float64{0, 0}, []float64{1000, 4000}, burden.Exact, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	if r.Value != 0 || r.SE != 0 || r.Lower != 0 || !near(r.Upper, 92.222, 5e-4) {
		t.Errorf("%+v", r)
	}
	if _, err := w.Rate([]float64{0, 0}, []float64{1000, 0}, burden.Exact, 0.95); err == nil {
		t.Error("a group without people gave a rate")
	}
}

// TestRateInvariants: causes add up; a population with one rate has that rate; the
// rate lies between the lowest and the highest; scaling counts and people changes the
// limits alone.
func TestRateInvariants(t *testing.T) {
	who := standardOf(t, "who")
	rapid.Check(t, func(t *rapid.T) {
		ages := analysis.Ages{0, 1, 5, 15, 45, 65, 85}
		w, err := who.For(ages)
		if err != nil {
			t.Fatal(err)
		}
		a, b, sum, even, exposure := make([]float64, 7), make([]float64, 7), make([]float64, 7), make([]float64, 7), make([]float64, 7)
		for i := range ages {
			exposure[i] = rapid.Float64Range(100, 1e6).Draw(t, "people")
			a[i], b[i] = rapid.Float64Range(0, 50).Draw(t, "a"), float64(rapid.IntRange(0, 3).Draw(t, "b"))
			sum[i], even[i] = a[i]+b[i], exposure[i]*0.004
		}
		rate := func(d []float64) burden.Rate {
			r, err := w.Rate(d, exposure, burden.Byar, 0.95)
			if err != nil {
				t.Fatal(err)
			}
			if r.Lower < 0 || r.Lower > r.Value || r.Upper <= r.Value {
				t.Errorf("%v: limits %v to %v", r.Value, r.Lower, r.Upper)
			}
			return r
		}
		if got, want := rate(sum).Value, rate(a).Value+rate(b).Value; !near(got, want, 1e-9*want) {
			t.Errorf("causes add up to %v, together they have %v", want, got)
		}
		if got := rate(even).Value; !near(got, 400, 1e-9) {
			t.Errorf("one rate everywhere gives %v", got)
		}
		highest := 0.0
		for i := range sum {
			highest = max(highest, sum[i]/exposure[i]*burden.Per)
		}
		if got := rate(sum).Value; got > highest*(1+1e-9) {
			t.Errorf("%v is above the highest rate %v", got, highest)
		}
		none := make([]float64, 7)
		_, limit := burden.Byar.Of(0, 0.95)
		if got, crude := rate(none).Upper, burden.Crude(limit, floats.Sum(exposure)); got < crude*(1-1e-9) {
			t.Errorf("nobody died: upper limit %v is below the crude rate's %v", got, crude)
		}
	})
}

// TestRateMonteCarlo: Dobson's limits hold the true rate as often as they say, in a
// small area with about 40 deaths.
func TestRateMonteCarlo(t *testing.T) {
	ages := analysis.Ages{0, 15, 45, 65, 80}
	exposure, rates := []float64{2000, 4000, 2000, 800, 200}, []float64{0.0005, 0.001, 0.004, 0.02, 0.1}
	w, err := standardOf(t, "who").For(ages)
	if err != nil {
		t.Fatal(err)
	}
	laws := make([]*lifetable.Poisson, len(ages))
	true1 := make([]float64, len(ages))
	for i := range ages {
		true1[i] = exposure[i] * rates[i]
		laws[i] = lifetable.NewPoisson(true1[i])
	}
	truth, err := w.Rate(true1, exposure, burden.Exact, 0.95)
	if err != nil {
		t.Fatal(err)
	}
	const draws = 4000
	rng := rand.New(rand.NewPCG(1, 1))
	held, values := 0, make([]float64, draws)
	for k := range draws {
		d := make([]float64, len(ages))
		for i, law := range laws {
			d[i] = law.Draw(rng)
		}
		r, err := w.Rate(d, exposure, burden.Exact, 0.95)
		if err != nil {
			t.Fatal(err)
		}
		values[k] = r.Value
		if r.Lower <= truth.Value && truth.Value <= r.Upper {
			held++
		}
	}
	// Exact limits cover a little more than they say; 4,000 draws have a standard error of 0.35 %.
	if share := float64(held) / draws; share < 0.935 || share > 0.985 {
		t.Errorf("limits of 95 %% held the rate in %.1f %% of draws", 100*share)
	}
	var squares float64
	for _, v := range values {
		squares += (v - truth.Value) * (v - truth.Value)
	}
	// The standard deviation of 4,000 draws is known to 1.2 %; this is four times that.
	if sd := math.Sqrt(squares / draws); math.Abs(sd/truth.SE-1) > 0.05 {
		t.Errorf("standard deviation of draws %v, SE %v", sd, truth.SE)
	}
	if !slices.IsSorted([]float64{truth.Lower, truth.Value, truth.Upper}) {
		t.Errorf("%+v", truth)
	}
}
