package cause_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
	"pgregory.net/rapid"
)

// Sums of a few hundred counts differ by rounding alone.
const tolSum = 1e-9

// dataset builds one of deaths by cause, sex and the ages 0-4, 5-14, 15+, with one
// death of unknown age for each cause.
func dataset(t interface{ Fatal(...any) }, causes []analysis.Cause, count func(cause int, sex analysis.Sex, age int) float64) *analysis.Dataset {
	var b analysis.Builder
	b.AddSource("test", func(row, col int) string { return "test" })
	area := b.AddArea(analysis.Area{EN: "Here", Level: analysis.Province})
	year := analysis.Period{From: 2021, To: 2021}
	ages := []analysis.AgeSpan{{Lo: 0, Hi: 5}, {Lo: 5, Hi: 15}, {Lo: 15, Hi: analysis.OpenEnd}}
	for _, sex := range []analysis.Sex{analysis.Male, analysis.Female} {
		for i, age := range ages {
			b.AddPeople(analysis.Record{Area: area, Period: year, Sex: sex, Age: age, Count: 10000})
			for c := range causes {
				b.AddDeaths(analysis.Record{Area: area, Period: year, Sex: sex, Age: age, Cause: c, Count: count(c, sex, i)})
			}
		}
	}
	for c, cause := range causes {
		b.AddCause(cause)
		b.AddDeaths(analysis.Record{Area: area, Period: year, Sex: analysis.Male, Age: analysis.NoAge, Cause: c, Count: 1})
	}
	d, err := b.Dataset()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func one(int, analysis.Sex, int) float64 { return 1 }

func TestGroup(t *testing.T) {
	thai := builtin(t, "thai")
	for _, c := range []struct{ id, th, codes, want, why string }{
		{"x", "", "I60-I69", "stroke", ""},
		{"x", "", "I63.9", "stroke", ""},
		{"x", "", "A15-A16;A17-A19", "tuberculosis", ""},
		{"x", "", "A01-A08;A09", "other", ""},
		{"x", "", "C00-C97", "cancer", ""},
		{"x", "โรคหลอดเลือดในสมอง (I60-I69)", "", "stroke", ""},
		{"I64", "", "", "stroke", ""},
		{"U07.1", "", "", "covid-19", ""},
		{"x", "", "I00-I99", cause.UnmatchedID, "in several items"},
		{"x", "", "I64;J18", cause.UnmatchedID, "in several items"},
		{"x", "", "I64;S72", cause.UnmatchedID, "in several items"},
		{"x", "", "S72", cause.UnmatchedID, "not in the list"},
		{"x", "อื่น ๆ", "", cause.UnmatchedID, "no codes"},
	} {
		t.Run(c.id+c.th+c.codes, func(t *testing.T) {
			d := dataset(t, []analysis.Cause{{ID: c.id, TH: c.th, ICD10: c.codes}}, one)
			g, report, err := cause.Group(d, thai)
			if err != nil {
				t.Fatal(err)
			}
			for i, n := range g.CauseTotals() {
				if want := 6.0; (g.Causes[i].ID == c.want) != (n == want) {
					t.Errorf("%s has %v deaths, want them in %s", g.Causes[i].ID, n, c.want)
				}
			}
			if u := g.Unknown[0]; g.Causes[u.Cause].ID != c.want {
				t.Errorf("the death of unknown age went to %s", g.Causes[u.Cause].ID)
			}
			why := ""
			for _, s := range report.Strays {
				why += s.Why
			}
			if why != c.why {
				t.Errorf("strays %v, want %q", report.Strays, c.why)
			}
		})
	}
}

// TestGroupLimits: men cannot be in an item limited to women, nor may a group of
// ages that reaches beyond the limits.
func TestGroupLimits(t *testing.T) {
	l, err := cause.ParseList(strings.NewReader("id,icd10,sex,age_to\nbreast,C50,female,\nyoung,A00-B99,,14\n"), "mine.csv")
	if err != nil {
		t.Fatal(err)
	}
	d := dataset(t, []analysis.Cause{{ID: "c50", ICD10: "C50"}, {ID: "inf", ICD10: "A00-A09"}}, one)
	g, report, err := cause.Group(d, l)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]float64{3, 4, 5}, g.CauseTotals()); diff != "" {
		t.Errorf("breast, young, unmatched (-want +got):\n%s", diff)
	}
	if report.Unmatched() != 5 || report.Deaths != 12 || len(report.Strays) != 2 {
		t.Errorf("report %+v", report)
	}
	if want := "outside the limits of young (both sexes, ages 0-14)"; report.Strays[1].Why != want {
		t.Errorf("why = %q, want %q", report.Strays[1].Why, want)
	}
}

func TestGroupRefusesOverlaps(t *testing.T) {
	l, err := cause.ParseList(strings.NewReader("id,icd10\na,I00-I99\nb,I60-I69\n"), "mine.csv")
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = cause.Group(dataset(t, []analysis.Cause{{ID: "x", ICD10: "I64"}}, one), l)
	if err == nil || !strings.Contains(err.Error(), "overlap of a, b: I60-I69") {
		t.Errorf("err = %v", err)
	}
}

// TestGroupConserves: whatever the causes and the list, no death is lost, at any
// age, nor among those of unknown age.
func TestGroupConserves(t *testing.T) {
	codes := []string{"I60-I69", "I00-I99", "C34.9", "A00-B99", "", "R99", "V01-X59", "U07.1", "T14", "E10", "J12-J18;J20"}
	rapid.Check(t, func(t *rapid.T) {
		var causes []analysis.Cause
		for i := range rapid.IntRange(1, 6).Draw(t, "causes") {
			causes = append(causes, analysis.Cause{ID: fmt.Sprintf("cause-%d", i), ICD10: rapid.SampledFrom(codes).Draw(t, "codes")})
		}
		l, err := cause.Builtin(rapid.SampledFrom(cause.Builtins()).Draw(t, "list"))
		if err != nil {
			t.Fatal(err)
		}
		d := dataset(t, causes, func(int, analysis.Sex, int) float64 { return float64(rapid.IntRange(0, 500).Draw(t, "deaths")) })
		g, report, err := cause.Group(d, l)
		if err != nil {
			t.Fatal(err)
		}
		for _, sex := range []analysis.Sex{analysis.Male, analysis.Female} {
			before, after := make([]float64, 3), make([]float64, 3)
			for x := range before {
				for c := range d.Causes {
					before[x] += d.DeathsBy(0, 0, sex, c)[x]
				}
				for c := range g.Causes {
					after[x] += g.DeathsBy(0, 0, sex, c)[x]
				}
			}
			if diff := cmp.Diff(before, after); diff != "" {
				t.Fatal(diff)
			}
		}
		all, _ := d.Totals()
		var stray float64
		if last := len(g.Causes) - 1; g.Causes[last].ID == cause.UnmatchedID {
			stray = g.CauseTotals()[last]
		}
		if math.Abs(report.Deaths-all) > tolSum || math.Abs(report.Unmatched()-stray) > tolSum || len(g.Unknown) != len(d.Unknown) {
			t.Fatalf("report %v of %v deaths, %v unmatched of %v", report.Deaths, all, report.Unmatched(), stray)
		}
	})
}

func ExampleGroup() {
	d := dataset(nil, []analysis.Cause{{ID: "cvd", ICD10: "I60-I69"}, {ID: "unclear", TH: "ไม่ทราบ"}}, one)
	list, _ := cause.Builtin("chapters")
	g, report, err := cause.Group(d, list)
	fmt.Println(len(g.Causes), report.Deaths, err)
	for _, s := range report.Strays {
		fmt.Println(s.Cause.ID, s.Why, s.Deaths)
	}
	// Output:
	// 21 12 <nil>
	// unclear no codes 6
}
