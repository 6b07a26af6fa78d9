package quality_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/quality"
	"pgregory.net/rapid"
)

var (
	loei   = analysis.Area{Code: "42", TH: "เลย", EN: "Loei", Level: analysis.Province}
	abroad = analysis.Area{Code: "42", TH: "ลาปัมปา", EN: "La Pampa", Level: analysis.Province} // the code alone is nobody's
)

// counts are the deaths and people of a sex, year and age group in a dataset.
type counts func(c, year int, sex analysis.Sex, age int) (deaths, people float64)

// layout are the ages of the datasets of these tests.
var layout = analysis.Ages{0, 1, 5, 15, 30, 60, 70, 80}

// dataset makes one of an area over years from 2021 on.
func dataset(t interface{ Fatal(...any) }, area analysis.Area, ages analysis.Ages, causes []analysis.Cause, years int, of counts) *analysis.Dataset {
	var b analysis.Builder
	b.KeepSingleAges = true
	b.AddSource("test", func(row, col int) string { return "test" })
	a := b.AddArea(area)
	for _, c := range causes {
		b.AddCause(c)
	}
	for y := range years {
		period := analysis.Period{From: 2021 + y, To: 2021 + y}
		for s := analysis.Male; s <= analysis.Female; s++ {
			for x := range ages {
				span := analysis.AgeSpan{Lo: ages[x], Hi: analysis.OpenEnd}
				if x < len(ages)-1 {
					span.Hi = ages[x+1]
				}
				var people float64
				for c := range causes {
					var deaths float64
					deaths, people = of(c, y, s, x)
					b.AddDeaths(analysis.Record{Area: a, Period: period, Sex: s, Age: span, Cause: c, Count: deaths})
				}
				b.AddPeople(analysis.Record{Area: a, Period: period, Sex: s, Age: span, Count: people})
			}
		}
	}
	d, err := b.Dataset()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sides are the sides of the first area for the sexes given, over all years.
func sides(d *analysis.Dataset, sexes ...analysis.Sex) (list []analysis.Side) {
	span, _ := d.Span(0)
	for _, s := range sexes {
		list = append(list, analysis.Side{Areas: []int{0}, As: d.Areas[0], Period: span, Sex: s})
	}
	return list
}

// find returns the first finding of a check, for all ages.
func find(r quality.Report, check string) (quality.Finding, bool) {
	for _, f := range r.Findings {
		if f.Check == check {
			return f, true
		}
	}
	return quality.Finding{}, false
}

var causes = []analysis.Cause{{ID: "rest", ICD10: "I20-I25"}, {ID: "x", ICD10: "R00-R99"}, {ID: "sepsis", ICD10: "A41"}, {ID: "mother", ICD10: "O00-O99"}}

// plain is a population without faults: 300,000 of each sex a year, 2,100 deaths, in
// shares of cause of 90, 5, 5 and 0 %.
func plain(c, _ int, sex analysis.Sex, age int) (deaths, people float64) {
	people = []float64{3000, 12000, 34000, 50000, 130000, 40000, 20000, 11000}[age]
	deaths = []float64{20, 10, 10, 60, 500, 400, 400, 700}[age]
	if sex == analysis.Female {
		deaths *= 0.7
	}
	return deaths * []float64{0.9, 0.05, 0.05, 0}[c], people
}

// TestChecks changes one thing at a time and names what must be said of it.
func TestChecks(t *testing.T) {
	shares := func(list ...float64) counts {
		return func(c, y int, s analysis.Sex, x int) (float64, float64) {
			d, p := plain(0, y, s, x)
			return d / 0.9 * list[c], p
		}
	}
	scaled := func(deaths, people float64) counts {
		return func(c, y int, s analysis.Sex, x int) (float64, float64) {
			d, p := plain(c, y, s, x)
			return d * deaths, p * people
		}
	}
	for _, c := range []struct {
		name, check string
		years       int
		sex         analysis.Sex
		of          counts
		value       float64
		verdict     quality.Verdict
		repair      string
	}{
		{"good", "ill-defined", 1, analysis.Male, plain, 5, quality.OK, ""},
		{"ill-defined 11 %", "ill-defined", 1, analysis.Male, shares(0.8, 0.11, 0.09, 0), 11, quality.Amber, "verbal autopsy"},
		{"ill-defined 25 %", "ill-defined", 1, analysis.Male, shares(0.7, 0.25, 0.05, 0), 25, quality.Amber, "verbal autopsy"},
		{"ill-defined 26 %", "ill-defined", 1, analysis.Male, shares(0.7, 0.26, 0.04, 0), 26, quality.Red, "verbal autopsy"},
		{"garbage of levels 1 and 2", "garbage", 1, analysis.Male, shares(0.6, 0, 0.4, 0), 40, quality.Red, "certify"},
		{"mothers among men", "impossible", 1, analysis.Male, shares(0.89, 0.05, 0.05, 0.01), 21, quality.Amber, "look up"},
		{"tenfold people", "crude-rate", 1, analysis.Male, scaled(0.1, 1), 0.7, quality.Red, "missing"},
		{"few people", "person-years", 1, analysis.Male, scaled(0.05, 0.05), 15000, quality.Amber, "pool 2 years"},
		{"hardly any people", "person-years", 1, analysis.Male, scaled(0.01, 0.01), 3000, quality.Red, "pool 9 years"},
		{"more deaths than people", "more-deaths", 1, analysis.Male, func(c, y int, s analysis.Sex, x int) (float64, float64) {
			d, p := plain(c, y, s, x)
			if x == 7 {
				p = 500
			}
			return d, p
		}, 1, quality.Red, "compare"},
		{"nobody died at 80", "open-group", 1, analysis.Male, func(c, y int, s analysis.Sex, x int) (float64, float64) {
			d, p := plain(c, y, s, x)
			if x == 7 {
				d = 0
			}
			return d, p
		}, 0, quality.Amber, "close at 70+"},
		{"half the deaths in a year", "deaths-jump", 2, analysis.Male, func(c, y int, s analysis.Sex, x int) (float64, float64) {
			d, p := plain(c, y, s, x)
			return d / float64(1+y), p
		}, -50, quality.Red, "pool years"},
		{"a few deaths more by chance", "deaths-jump", 2, analysis.Male, func(c, y int, s analysis.Sex, x int) (float64, float64) {
			d, p := plain(c, y, s, x)
			return d / 70 * (1 + 0.4*float64(y)), p // 30 deaths, then 42
		}, 40, quality.OK, ""},
		{"people of another source", "population-jump", 2, analysis.Male, func(c, y int, s analysis.Sex, x int) (float64, float64) {
			d, p := plain(c, y, s, x)
			return d, p * (1 + 0.08*float64(y))
		}, 8, quality.Amber, "one source"},
		{"boys and girls", "sex-ratio-children", 1, analysis.Both, func(c, y int, s analysis.Sex, x int) (float64, float64) {
			d, p := plain(c, y, s, x)
			if s == analysis.Male {
				p *= 1.3
			}
			return d, p
		}, 130, quality.Red, "register"},
		{"men and women swapped", "sex-ratio-deaths", 1, analysis.Both, func(c, y int, s analysis.Sex, x int) (float64, float64) {
			return plain(c, y, 3-s, x)
		}, 0.7, quality.Amber, "swapped"},
		{"infants missing", "infant-share", 1, analysis.Male, func(c, y int, s analysis.Sex, x int) (float64, float64) {
			d, p := plain(c, y, s, x)
			if x == 0 {
				d = 0
			}
			return d, p
		}, 0, quality.Amber, "infant"},
		{"population in hundreds", "register", 1, analysis.Both, scaled(1, 0.01), 0.0094, quality.Red, "part of the area"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := dataset(t, loei, layout, causes, c.years, c.of)
			f, ok := find(quality.Check(d, sides(d, c.sex)...), c.check)
			if !ok {
				t.Fatalf("no finding of %s", c.check)
			}
			if tolerance := math.Max(1e-9, math.Abs(c.value)/20); math.Abs(f.Value-c.value) > tolerance || f.Verdict != c.verdict {
				t.Errorf("%v is %s, want %v and %s", f.Value, f.Verdict, c.value, c.verdict)
			}
			if c.repair == "" != (f.RepairEN == "") || !strings.Contains(f.RepairEN, c.repair) {
				t.Errorf("repair %q, want %q", f.RepairEN, c.repair)
			}
			if f.TH == "" || f.EN == "" || f.RepairEN != "" && f.RepairTH == "" {
				t.Errorf("not in both languages: %+v", f)
			}
		})
	}
}

// TestPublished: a dataset of 2021 is held against what is published for its own year,
// one of 2030 against the nearest, one of an area that merely shares a Thai province's
// code against nothing.
func TestPublished(t *testing.T) {
	d := dataset(t, loei, layout, causes, 1, plain)
	f, ok := find(quality.Check(d, sides(d, analysis.Male)...), "published")
	if !ok || !strings.Contains(f.EN, "published for 2021") || strings.Contains(f.EN, "nearest") {
		t.Errorf("finding %+v", f)
	}
	both, ok := find(quality.Check(d, sides(d, analysis.Both)...), "published")
	if !ok || !strings.Contains(both.EN, "mean of men and women") {
		t.Errorf("finding %+v", both)
	}
	d.Periods[0] = analysis.Period{From: 2030, To: 2030}
	if f, _ := find(quality.Check(d, sides(d, analysis.Male)...), "published"); !strings.Contains(f.EN, "published for 2022, the nearest published") || !strings.Contains(f.TH, "2565") {
		t.Errorf("finding %q %q", f.EN, f.TH)
	}
	d = dataset(t, abroad, layout, causes, 1, plain)
	r := quality.Check(d, sides(d, analysis.Male)...)
	if f, found := find(r, "published"); found {
		t.Errorf("La Pampa is held against %q", f.EN)
	}
	if e0, _ := find(r, "e0-male"); e0.Verdict != quality.OK {
		t.Errorf("an area abroad is held against Thailand's band: %+v", e0)
	}
}

// TestExpected: men of the United Nations' Thailand of 2015-2020 die as often as its
// rates say, whatever the ages are.
func TestExpected(t *testing.T) {
	rates := map[int]float64{0: 0.008657612, 1: 0.00034609, 5: 0.000300475} // the source's own
	d := dataset(t, loei, analysis.Ages{0, 1, 5, 10}, causes[:1], 1, func(_, _ int, s analysis.Sex, x int) (float64, float64) {
		age := []int{0, 1, 5, 10}[x]
		if x == 3 {
			return 0.001, 0.001 // next to nobody above 10
		}
		return rates[age] * 1e6, 1e6
	})
	f, ok := find(quality.Check(d, sides(d, analysis.Male)...), "expected-ratio")
	if !ok || math.Abs(f.Value-1) > 1e-6 { // the few above 10
		t.Errorf("%+v", f)
	}
}

func TestHeapingIsFound(t *testing.T) {
	var ages analysis.Ages
	for age := range 86 {
		ages = append(ages, age)
	}
	d := dataset(t, loei, ages, causes[:1], 1, func(_, _ int, s analysis.Sex, x int) (float64, float64) {
		if x%5 == 0 {
			return 60, 8000
		}
		return 20, 8000
	})
	r := quality.Check(d, sides(d, analysis.Male)...)
	for check, want := range map[string]quality.Verdict{"whipple-population": quality.OK, "whipple-deaths": quality.Red, "myers-population": quality.OK, "myers-deaths": quality.Red} {
		if f, ok := find(r, check); !ok || f.Verdict != want {
			t.Errorf("%s: %+v, want %s", check, f, want)
		}
	}
}

func TestStamp(t *testing.T) {
	d := dataset(t, loei, layout, causes, 1, plain)
	if s := quality.Check(d).Stamp(); s.Verdict != quality.OK || s.Line("en", analysis.CE) != "green" || s.Line("th", analysis.BE) != "เขียว" {
		t.Errorf("of nothing: %+v", s)
	}
	bad := dataset(t, loei, layout, causes, 1, func(c, y int, s analysis.Sex, x int) (float64, float64) {
		d, p := plain(0, y, s, x)
		return d / 0.9 * []float64{0.7, 0.26, 0.04, 0}[c], p
	})
	s := quality.Check(bad, sides(bad, analysis.Male, analysis.Female)...).Stamp()
	if s.Verdict != quality.Red || s.Reasons[0].Check != "ill-defined" {
		t.Fatalf("stamp %+v", s)
	}
	if en, th := s.Line("en", analysis.CE), s.Line("th", analysis.BE); !strings.HasPrefix(en, "red: ill-defined 26.0 % (Loei 2021 male, ") || !strings.HasPrefix(th, "แดง: ระบุสาเหตุไม่ชัดแจ้ง 26.0 % (เลย 2564 ชาย") {
		t.Errorf("%s\n%s", en, th)
	}
}

// TestNothingIsNaN: whatever the counts, every figure is finite, every finding names a
// limit that is listed, and what is not ok says what to do.
func TestNothingIsNaN(t *testing.T) {
	known := map[string]bool{}
	for _, l := range quality.Limits() {
		if known[l.Check] || l.EN == "" || l.TH == "" || l.Source == "" {
			t.Errorf("limit %+v", l)
		}
		known[l.Check] = true
	}
	rapid.Check(t, func(t *rapid.T) {
		few := rapid.SampledFrom([]int{0, 3, 1000}).Draw(t, "most")
		d := dataset(t, loei, layout, causes, 2, func(_, _ int, _ analysis.Sex, x int) (float64, float64) {
			return float64(rapid.IntRange(0, few).Draw(t, "deaths")), float64(rapid.IntRange(1, 100000).Draw(t, "people"))
		})
		r := quality.Check(d, sides(d, analysis.Both, analysis.Male, analysis.Female)...)
		for _, f := range r.Findings {
			if math.IsNaN(f.Value) || math.IsInf(f.Value, 0) || math.IsNaN(f.Threshold) || math.IsInf(f.Threshold, 0) || !known[f.Check] ||
				f.Verdict != quality.OK && (f.RepairEN == "" || f.RepairTH == "" || f.ShortEN == "") || strings.Contains(f.EN+f.TH, "NaN") {
				t.Fatalf("%+v", f)
			}
		}
	})
}

func ExampleCheck() {
	d := dataset(panics{}, abroad, layout, causes, 1, func(c, y int, s analysis.Sex, x int) (float64, float64) {
		d, p := plain(0, y, s, x)
		return d / 0.9 * []float64{0.79, 0.2, 0.01, 0}[c], p
	})
	stamp := quality.Check(d, sides(d, analysis.Male)...).Stamp()
	fmt.Println(stamp.Line("en", analysis.CE))
	fmt.Println(stamp.Reasons[0].RepairEN)
	// Output:
	// amber: ill-defined 20.0 % (La Pampa 2021 male)
	// code ill-defined deaths by verbal autopsy or from hospital records, those of 30-69 years first; --redistribute compare shows what they could hide
}

type panics struct{}

func (panics) Fatal(a ...any) { panic(fmt.Sprint(a...)) }

// BenchmarkStampOf is what every output pays for its stamp: 77 areas, men and women, one
// year, 100 causes.
func BenchmarkStampOf(b *testing.B) {
	var build analysis.Builder
	build.AddSource("test", func(row, col int) string { return "test" })
	for c := range 100 {
		build.AddCause(analysis.Cause{ID: fmt.Sprintf("c%d", c), ICD10: fmt.Sprintf("%c%02d-%c%02d", "ABCDEFGHIJKLMNQRVWXY"[c/5], c%5*20, "ABCDEFGHIJKLMNQRVWXY"[c/5], c%5*20+19)})
	}
	year := analysis.Period{From: 2021, To: 2021}
	for a := range 77 {
		area := build.AddArea(analysis.Area{Code: fmt.Sprint(a), EN: fmt.Sprintf("Area %d", a), Level: analysis.Province})
		for s := analysis.Male; s <= analysis.Female; s++ {
			for x, age := range layout {
				span := analysis.AgeSpan{Lo: age, Hi: analysis.OpenEnd}
				if x < len(layout)-1 {
					span.Hi = layout[x+1]
				}
				deaths, people := plain(0, 0, s, x)
				build.AddPeople(analysis.Record{Area: area, Period: year, Sex: s, Age: span, Count: people})
				for c := range 100 {
					build.AddDeaths(analysis.Record{Area: area, Period: year, Sex: s, Age: span, Cause: c, Count: deaths / 100})
				}
			}
		}
	}
	d, err := build.Dataset()
	if err != nil {
		b.Fatal(err)
	}
	var all []analysis.Side
	for a := range d.Areas {
		for s := analysis.Male; s <= analysis.Female; s++ {
			all = append(all, analysis.Side{Areas: []int{a}, As: d.Areas[a], Period: year, Sex: s})
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if s := quality.StampOf(d, all...); s.Verdict != quality.OK && len(s.Reasons) == 0 {
			b.Fatal("no reasons")
		}
	}
}
