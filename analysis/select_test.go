package analysis_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
)

const twoYears = `
	A 2020 m ihd 0-4=1 5+=40
	A 2020 f ihd 0-4=0 5+=30
	A 2021 m ihd 0-4=2 5+=44
	A 2021 f ihd 0-4=1 5+=33
	A 2020 m - 0-4=500 5+=9000
	A 2020 f - 0-4=480 5+=9500
	A 2021 m - 0-4=490 5+=9100
	A 2021 f - 0-4=470 5+=9600
	B 2020 b ihd 0-4=3 5+=5
	B 2020 b - 0-4=100 5+=200
`

func TestSelect(t *testing.T) {
	d := dataset(t, twoYears)
	for _, c := range []struct {
		name             string
		areas            []int
		period           string
		sex              analysis.Sex
		deaths, exposure []float64
	}{
		{"one year, men", []int{0}, "2021", analysis.Male, []float64{2, 44}, []float64{490, 9100}},
		{"one year, both are the sum", []int{0}, "2020", analysis.Both, []float64{1, 70}, []float64{980, 18500}},
		{"two years pooled", []int{0}, "2020-2021", analysis.Female, []float64{1, 63}, []float64{950, 19100}},
		{"two years pooled, both", []int{0}, "2020-2021", analysis.Both, []float64{4, 147}, []float64{1940, 37200}},
		{"both as given", []int{1}, "2020", analysis.Both, []float64{3, 5}, []float64{100, 200}},
		{"two areas", []int{0, 1}, "2020", analysis.Both, []float64{4, 75}, []float64{1080, 18700}},
	} {
		t.Run(c.name, func(t *testing.T) {
			side := analysis.Side{Areas: c.areas, As: analysis.Area{EN: "here"}, Period: readPeriod(t, c.period), Sex: c.sex}
			p, err := d.Select(side)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.deaths, p.Deaths); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.exposure, p.Exposure); diff != "" {
				t.Error(diff)
			}
			if p.Area != side.As || p.Period != side.Period || p.Sex != side.Sex {
				t.Errorf("selected %v", p)
			}
		})
	}
}

// A selection is a copy: changing it leaves the dataset as it was.
func TestSelectCopies(t *testing.T) {
	d := dataset(t, twoYears)
	p := pick(t, d, 0, "2020", analysis.Male)
	p.Deaths[0], p.Exposure[0] = 999, 999
	if got := pick(t, d, 0, "2020", analysis.Male); got.Deaths[0] != 1 || got.Exposure[0] != 500 {
		t.Errorf("dataset changed to %v, %v", got.Deaths, got.Exposure)
	}
}

func TestSelectRefusals(t *testing.T) {
	const people = "A 2020 m - 0-4=500 5+=9000\nA 2020 f - 0-4=480 5+=9500\n"
	for _, c := range []struct {
		name, table, period string
		area                int
		sex                 analysis.Sex
		text, advice        string
	}{
		{"year before", twoYears, "2019", 0, analysis.Both, "no data for year 2019 (2562)", "choose with --year among: 2020 (2563), 2021 (2564)"},
		{"year inside the range", "A 2020 m all 0-4=1 5+=9\n" + people + "A 2022 m all 0-4=1 5+=9\nA 2022 m - 0-4=500 5+=9000",
			"2020-2022", 0, analysis.Male, "no data for year 2021 (2564)", "choose with --year among: 2020 (2563), 2022 (2565)"},
		{"year after", twoYears, "2021-2022", 0, analysis.Both, "no data for year 2022 (2565)", "choose with --year among: 2020 (2563), 2021 (2564)"},
		{"part of a long period", "A 2015-2019 m all 0-4=1 5+=9\nA 2015-2019 m - 0-4=500 5+=9000",
			"2016", 0, analysis.Male, "no data for year 2016 (2559)", "choose with --year among: 2015-2019 (2558-2562)"},
		{"fiscal asked of calendar", twoYears, "f2020", 0, analysis.Both, "no data for year 2020 (2563)", "choose with --year among: 2020 (2563), 2021 (2564)"},
		{"sex not given apart", twoYears, "2020", 1, analysis.Male, "no deaths for B, 2020, male", "B has both deaths and population for: 2020 both"},
		{"area without the year", twoYears, "2021", 1, analysis.Both, "no deaths for B, 2021, both", "B has both deaths and population for: 2020 both"},
		{"population for both sexes only", "A 2020 m all 0-4=1 5+=40\nA 2020 f all 0-4=0 5+=30\nA 2020 b - 0-4=980 5+=18500",
			"2020", 0, analysis.Female, "no population for A, 2020, female", "A has both deaths and population for: 2020 both"},
		{"men only", "A 2020 m all 0-4=1 5+=40\n" + people,
			"2020", 0, analysis.Both, "no deaths for A, 2020, both", "A has both deaths and population for: 2020 male"},
		{"nothing to choose from", "A 2020 b all 0-4=1 5+=40\nB 2020 b - 0-4=500 5+=9000",
			"2020", 0, analysis.Both, "no population for A, 2020, both", "this area has no year with both deaths and population"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := dataset(t, c.table)
			_, err := d.Select(analysis.Side{Areas: []int{c.area}, Period: readPeriod(t, c.period), Sex: c.sex})
			text, advice := refusal(t, err)
			if text != c.text || advice != c.advice {
				t.Errorf("error %q (%s), want %q (%s)", text, advice, c.text, c.advice)
			}
			if d.Usable(c.area, readPeriod(t, c.period), c.sex) {
				t.Error("said to be usable")
			}
		})
	}
}

// Deaths by sex stand on a population for both sexes, and the other way round.
func TestSelectBothAcrossSplits(t *testing.T) {
	for _, c := range []struct{ name, table string }{
		{"deaths by sex", "A 2020 m ihd 0-4=1 5+=40\nA 2020 f ihd 0-4=2 5+=30\nA 2020 b - 0-4=980 5+=18500"},
		{"population by sex", "A 2020 b ihd 0-4=3 5+=70\nA 2020 m - 0-4=500 5+=9000\nA 2020 f - 0-4=480 5+=9500"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := dataset(t, c.table)
			p := pick(t, d, 0, "2020", analysis.Both)
			if !slices.Equal(p.Deaths, []float64{3, 70}) || !slices.Equal(p.Exposure, []float64{980, 18500}) {
				t.Errorf("deaths %v, exposure %v", p.Deaths, p.Exposure)
			}
			if len(d.Warnings) > 0 {
				t.Errorf("warnings %v", d.Warnings)
			}
		})
	}
}

func TestCovering(t *testing.T) {
	row := func(year string) string {
		return "A " + year + " b all 0-4=1 5+=9\nA " + year + " b - 0-4=100 5+=900\n"
	}
	d := dataset(t, row("2018-2019")+row("2020")+row("2021")) // periods 0, 1, 2
	for _, c := range []struct {
		period string
		want   []int
	}{
		{"2020", []int{1}}, {"2018-2019", []int{0}}, {"2018-2020", []int{0, 1}},
		{"2018-2021", []int{0, 1, 2}}, {"2019-2020", nil}, {"2018", nil},
	} {
		got, err := d.Covering(readPeriod(t, c.period))
		if !slices.Equal(got, c.want) || (err == nil) != (c.want != nil) {
			t.Errorf("%s: %v (%v), want %v", c.period, got, err, c.want)
		}
	}
	// 5 years: (100 + 900)·2 + 1000 + 1000 person-years.
	if _, e := pick(t, d, 0, "2018-2021", analysis.Both).Totals(); e != 4000 {
		t.Errorf("%v person-years, want 4000", e)
	}
}

func TestSpan(t *testing.T) {
	for _, c := range []struct {
		name, table string
		want        string
	}{
		{"years with both", twoYears, "2020-2021"},
		{"deaths lack the last year", "A 2020 b all 0-4=1 5+=9\nA 2020 b - 0-4=100 5+=900\nA 2021 b - 0-4=100 5+=900", "2020"},
		{"population lacks the first year", "A 2019 b all 0-4=1 5+=9\nA 2020 b all 0-4=1 5+=9\nA 2020 b - 0-4=100 5+=900", "2020"},
		{"one sex alone", "A 2020 m all 0-4=1 5+=9\nA 2020 m - 0-4=100 5+=900", "2020"},
		{"none", "A 2019 b all 0-4=1 5+=9\nA 2020 b - 0-4=100 5+=900", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := dataset(t, c.table).Span(0)
			if ok != (c.want != "") || ok && got != readPeriod(t, c.want) {
				t.Errorf("span %v, %v; want %s", got, ok, c.want)
			}
		})
	}
}

func TestPeers(t *testing.T) {
	row := func(area string) string {
		return area + " 2020 b all 0-4=1 5+=9\n" + area + " 2020 b - 0-4=100 5+=900\n"
	}
	d := dataset(t, row("TH@country")+row("R6@region")+row("A@province/R6")+row("B@province/R6")+row("A1@district"))
	for area, want := range [][]int{{0}, {1}, {2, 3}, {2, 3}, {4}} {
		if got := d.Peers(area); !slices.Equal(got, want) {
			t.Errorf("peers of %s: %v, want %v", d.Areas[area].Code, got, want)
		}
	}
}

func TestPeriodLabels(t *testing.T) {
	for _, c := range []struct{ period, ce, be, first, last string }{
		{"2021", "2021", "2564", "2021-01-01", "2021-12-31"},
		{"2019-2022", "2019-2022", "2562-2565", "2019-01-01", "2022-12-31"},
		{"f2021", "2021 (fiscal)", "2564 (fiscal)", "2020-10-01", "2021-09-30"},
	} {
		p := readPeriod(t, c.period)
		first, last := p.Days()
		if got := []string{p.Label(analysis.CE), p.Label(analysis.BE), first, last}; !slices.Equal(got, []string{c.ce, c.be, c.first, c.last}) {
			t.Errorf("%s: %v", c.period, got)
		}
	}
}
