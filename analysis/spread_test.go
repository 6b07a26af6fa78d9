package analysis_test

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/lehackathon/le/analysis"
	"pgregory.net/rapid"
)

func TestUnknownIsKept(t *testing.T) {
	const known = `
		A 2020 m ihd 0-4=10 5+=30
		A 2020 f ihd 0-4=10 5+=10
		A 2020 m - 0-4=500 5+=9000
		A 2020 f - 0-4=480 5+=9500
	`
	type unknown = analysis.Unknown
	for _, c := range []struct {
		name, table, text string
		want              []unknown
	}{
		{"age", "A 2020 m ihd ?=4", "0 deaths of unknown sex and 4 of known sex but unknown age are in no table; --spread-unknown shares them out",
			[]unknown{{Sex: analysis.Male, Cause: 0, Age: -1, Count: 4}}},
		{"sex", "A 2020 ? ihd 5+=3", "3 deaths of unknown sex and 0 of known sex but unknown age are in no table; --spread-unknown shares them out",
			[]unknown{{Sex: analysis.UnknownSex, Cause: 0, Age: 1, Count: 3}}},
		{"sex, in all ages", "A 2020 ? ihd all=3", "3 deaths of unknown sex and 0 of known sex but unknown age are in no table; --spread-unknown shares them out",
			[]unknown{{Sex: analysis.UnknownSex, Cause: 0, Age: -1, Count: 3}}},
		{"age, both sexes together", "A 2020 b ihd ?=2", "0 deaths of unknown sex and 2 of known sex but unknown age are in no table; --spread-unknown shares them out",
			[]unknown{{Sex: analysis.Both, Cause: 0, Age: -1, Count: 2}}},
		{"age, both sexes as a total", "A 2020 m ihd ?=4\nA 2020 f ihd ?=1\nA 2020 b ihd ?=5", "0 deaths of unknown sex and 5 of known sex but unknown age are in no table; --spread-unknown shares them out",
			[]unknown{{Sex: analysis.Male, Cause: 0, Age: -1, Count: 4}, {Sex: analysis.Female, Cause: 0, Age: -1, Count: 1}}},
		{"age, not by cause", "A 2020 m all ?=4", "0 deaths of unknown sex and 4 of known sex but unknown age are in no table; --spread-unknown shares them out",
			[]unknown{{Sex: analysis.Male, Cause: 1, Age: -1, Count: 4}}},
		{"age, all causes as a total", "A 2020 m ihd ?=4\nA 2020 m all ?=4", "0 deaths of unknown sex and 4 of known sex but unknown age are in no table; --spread-unknown shares them out",
			[]unknown{{Sex: analysis.Male, Cause: 0, Age: -1, Count: 4}}},
		{"sex as a part of the total", "A 2020 ? ihd 0-4=1 5+=3 all=4\nA 2020 b ihd 0-4=21 5+=43 all=64", "4 deaths of unknown sex and 0 of known sex but unknown age are in no table; --spread-unknown shares them out",
			[]unknown{{Sex: analysis.UnknownSex, Cause: 0, Age: 0, Count: 1}, {Sex: analysis.UnknownSex, Cause: 0, Age: 1, Count: 3}}},
		{"people", "A 2020 m - ?=7", "", []unknown{{Sex: analysis.Male, Cause: -1, Age: -1, Count: 7}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := dataset(t, known+c.table)
			if diff := cmp.Diff(c.want, d.Unknown); diff != "" {
				t.Error(diff)
			}
			if got := warning(t, d, "unknown-age-or-sex"); got != c.text {
				t.Errorf("warning %q, want %q", got, c.text)
			}
			if len(d.Warnings) != 1 {
				t.Errorf("warnings %v", d.Warnings)
			}
			if deaths, people := d.Totals(); deaths != 60 || people != 19480 {
				t.Errorf("%v deaths and %v people in cells", deaths, people)
			}
		})
	}
}

// An area without age groups counts each death once, whatever totals it prints.
func TestUnknownOfAnAreaWithoutAges(t *testing.T) {
	d := dataset(t, `
		A 2020 b ihd 0-4=10 5+=30
		A 2020 b - 0-4=500 5+=9000
		B 2020 m ihd all=4
		B 2020 f ihd all=5
		B 2020 b ihd all=9
		B 2020 m all all=4
		B 2020 b all all=9`)
	var sum float64
	for _, u := range d.Unknown {
		sum += u.Count
	}
	if sum != 9 || len(d.Causes) != 1 {
		t.Errorf("%v deaths in %+v, causes %v", sum, d.Unknown, d.Causes)
	}
}

// Men die 1 : 3 at 0-4 and 5+, women 1 : 1.
func TestSpreadUnknown(t *testing.T) {
	const known = `
		A 2020 m ihd 0-4=10 5+=30
		A 2020 f ihd 0-4=10 5+=10
		A 2020 m rta 5+=20
		A 2020 m - 0-4=500 5+=9000
		A 2020 f - 0-4=480 5+=9500
	`
	for _, c := range []struct {
		name, table        string
		menIHD, womenIHD   []float64
		menRTA, womenRTA   []float64
		left               int
		warnings           []string
		shared             string
		deathsAlreadyKnown float64
	}{
		{name: "age", table: "A 2020 m ihd ?=4", menIHD: []float64{11, 33}},
		{name: "sex", table: "A 2020 ? ihd 5+=8", menIHD: []float64{10, 36}, womenIHD: []float64{10, 12}},
		{name: "age and sex", table: "A 2020 ? ihd ?=6", menIHD: []float64{11, 33}, womenIHD: []float64{11, 11}},
		{name: "age of both sexes together", table: "A 2020 b ihd ?=6", menIHD: []float64{11, 33}, womenIHD: []float64{11, 11}},
		// Nobody known died of rta at 0-4: all causes (1 : 1 there) take its place.
		{name: "sex, by all causes", table: "A 2020 ? rta 0-4=4", menRTA: []float64{2, 20}, womenRTA: []float64{2, 0}},
		{name: "women's age, by all causes", table: "A 2020 f rta ?=4", womenRTA: []float64{2, 2}},
		{name: "people stay", table: "A 2020 m - ?=9\nA 2020 m ihd ?=4", menIHD: []float64{11, 33}, left: 1,
			warnings: []string{"unknown-spread", "unknown-population"}},
		{name: "nothing to go by", table: "B 2020 m ihd ?=3\nA 2020 m ihd ?=4", menIHD: []float64{11, 33}, left: 1,
			warnings: []string{"unknown-spread", "unknown-age-or-sex"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := dataset(t, known+c.table)
			before := slices.Clone(d.DeathsBy(0, 0, analysis.Male, 0))
			s := d.SpreadUnknown()
			or := func(want, known []float64) []float64 {
				if want == nil {
					return known
				}
				return want
			}
			for _, cell := range []struct {
				name      string
				got, want []float64
			}{
				{"men, ihd", s.DeathsBy(0, 0, analysis.Male, 0), or(c.menIHD, []float64{10, 30})},
				{"women, ihd", s.DeathsBy(0, 0, analysis.Female, 0), or(c.womenIHD, []float64{10, 10})},
				{"men, rta", s.DeathsBy(0, 0, analysis.Male, 1), or(c.menRTA, []float64{0, 20})},
				{"women, rta", s.DeathsBy(0, 0, analysis.Female, 1), or(c.womenRTA, []float64{0, 0})},
			} {
				if diff := cmp.Diff(cell.want, cell.got, cmpopts.EquateApprox(0, small)); diff != "" {
					t.Errorf("%s: %s", cell.name, diff)
				}
			}
			if len(s.Unknown) != c.left {
				t.Errorf("left %+v", s.Unknown)
			}
			if c.warnings == nil {
				c.warnings = []string{"unknown-spread"}
			}
			if got := codes(s); !slices.Equal(got, c.warnings) {
				t.Errorf("warnings %v, want %v", got, c.warnings)
			}
			if !slices.Equal(before, d.DeathsBy(0, 0, analysis.Male, 0)) || len(d.Unknown) == 0 {
				t.Error("the dataset itself was changed")
			}
		})
	}
}

// Every death given is in a cell or in Unknown, before and after spreading.
func TestSpreadConserves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := &analysis.Builder{}
		b.AddSource("", func(int, int) string { return "" })
		b.AddArea(analysis.Area{EN: "A"})
		b.AddCause(analysis.Cause{ID: "ihd"})
		b.AddCause(analysis.Cause{ID: "rta"})
		ages := []analysis.AgeSpan{{Lo: 0, Hi: 5}, {Lo: 5, Hi: 15}, {Lo: 15, Hi: analysis.OpenEnd}}
		year := analysis.Period{From: 2020, To: 2020}
		var given float64
		for sex := analysis.Male; sex <= analysis.UnknownSex; sex++ {
			for cause := range 2 {
				for _, age := range append(ages, analysis.NoAge) {
					n := float64(rapid.SampledFrom([]int{0, 0, 1, 5, 100}).Draw(t, "deaths"))
					b.AddDeaths(analysis.Record{Period: year, Sex: sex, Age: age, Cause: cause, Count: n})
					given += n
				}
			}
			for _, age := range ages {
				if sex != analysis.UnknownSex {
					b.AddPeople(analysis.Record{Period: year, Sex: sex, Age: age, Count: 1000})
				}
			}
		}
		d, err := b.Dataset()
		if err != nil {
			t.Fatal(err)
		}
		for name, d := range map[string]*analysis.Dataset{"kept": d, "spread": d.SpreadUnknown()} {
			sum, _ := d.Totals()
			for _, u := range d.Unknown {
				sum += u.Count
			}
			if math.Abs(sum-given) > small*math.Max(1, given) {
				t.Errorf("%s: %v of %v deaths", name, sum, given)
			}
		}
	})
}
