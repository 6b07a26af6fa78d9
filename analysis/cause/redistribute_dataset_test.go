package cause_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
	"pgregory.net/rapid"
)

// years builds a dataset of one area in two years, both sexes, ages 0-4 and 5+.
func years(t interface{ Fatal(...any) }, causes []analysis.Cause, count func() int) *analysis.Dataset {
	var b analysis.Builder
	b.AddSource("test", func(row, col int) string { return "test" })
	area := b.AddArea(analysis.Area{EN: "Here", Level: analysis.Province})
	for _, c := range causes {
		b.AddCause(c)
	}
	for year := 2020; year < 2022; year++ {
		period := analysis.Period{From: year, To: year}
		for _, sex := range []analysis.Sex{analysis.Male, analysis.Female} {
			for _, age := range []analysis.AgeSpan{{Lo: 0, Hi: 5}, {Lo: 5, Hi: analysis.OpenEnd}} {
				b.AddPeople(analysis.Record{Area: area, Period: period, Sex: sex, Age: age, Count: 10000})
				for c := range causes {
					b.AddDeaths(analysis.Record{Area: area, Period: period, Sex: sex, Age: age, Cause: c, Count: float64(count())})
				}
			}
		}
	}
	d, err := b.Dataset()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// By hand: at 5+ the two years' men have 30 and 10 deaths of stroke and cancer, so
// R99's 4 of the first year go 3 : 1, though that year alone had 10 : 10.
func TestRedistributeDatasetPoolsYears(t *testing.T) {
	counts := []int{
		0, 0, 0, 4, 10, 10, // men of the first year: 0-4, then 5+, each R99, stroke, cancer
		0, 0, 0, 0, 5, 5, // women
		0, 0, 0, 0, 20, 0, // men of the second year
		0, 0, 0, 2, 0, 0, // women
	}
	i := -1
	d := years(t, mixture[:3], func() int { i++; return counts[i] })
	out, unused, err := cause.RedistributeDataset(d, cause.Proportional())
	if err != nil || unused != nil {
		t.Fatal(unused, err)
	}
	var got [][]float64
	for p := range 2 {
		for s := analysis.Male; s <= analysis.Female; s++ {
			got = append(got, []float64{out.DeathsBy(0, p, s, 0)[1], out.DeathsBy(0, p, s, 1)[1], out.DeathsBy(0, p, s, 2)[1]})
		}
	}
	if diff := cmp.Diff([][]float64{{0, 13, 11}, {0, 5, 5}, {0, 20, 0}, {0, 1, 1}}, got, cmpopts.EquateApprox(tolShare, 0)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if d.DeathsBy(0, 0, analysis.Male, 0)[1] != 4 {
		t.Error("the dataset given was changed")
	}
}

func TestRedistributeDatasetUnused(t *testing.T) {
	d := years(t, mixture[:3], func() int { return 1 })
	_, unused, err := cause.RedistributeDataset(d, rules(t, "from,to,sex\nR99,stroke,male\nR98,cancer,\nR99,cancer,female\n"))
	if err != nil || len(unused) != 1 || unused[0].From != "R98" {
		t.Errorf("unused %v, error %v; want the rule from R98 alone", unused, err)
	}
}

// TestRedistributeDatasetKeepsTotals: every area, year, sex and age keeps its deaths
// of all causes, so e0 stays; the years together are what redistributing their sum
// gives; and Compare finds what the causes lost.
func TestRedistributeDatasetKeepsTotals(t *testing.T) {
	codes := []string{"R99", "R00-R99", "I10", "A41.9", "C16", "I60-I63", "", "Y34", "W00-W19"}
	rapid.Check(t, func(t *rapid.T) {
		var causes []analysis.Cause
		for i := range rapid.IntRange(1, 6).Draw(t, "causes") {
			causes = append(causes, analysis.Cause{ID: fmt.Sprintf("cause-%d", i), ICD10: rapid.SampledFrom(codes).Draw(t, "codes")})
		}
		d := years(t, causes, func() int { return rapid.IntRange(0, 40).Draw(t, "deaths") })
		by := cause.Rules{MaxLevel: rapid.IntRange(0, 4).Draw(t, "level")}
		out, _, err := cause.RedistributeDataset(d, by)
		if err != nil {
			t.Fatal(err)
		}
		for s := analysis.Both; s <= analysis.Female; s++ {
			for _, period := range []analysis.Period{{From: 2020, To: 2020}, {From: 2021, To: 2021}, {From: 2020, To: 2021}} {
				side := analysis.Side{Areas: []int{0}, As: d.Areas[0], Period: period, Sex: s}
				before, err1 := d.Select(side)
				after, err2 := out.Select(side)
				if err1 != nil || err2 != nil {
					t.Fatal(err1, err2)
				}
				if diff := cmp.Diff(before.AllCauses(), after.AllCauses(), cmpopts.EquateApprox(tolShare, tolShare)); diff != "" {
					t.Fatalf("%s: all causes (-before +after):\n%s", before, diff)
				}
				moves, err := cause.Compare(before, after, by)
				if err != nil {
					t.Fatal(err)
				}
				var gained float64
				for c := range moves.Before {
					gained += math.Max(0, moves.After[c]-moves.Before[c])
				}
				if math.Abs(gained-moves.Moved) > tolShare*(1+gained) {
					t.Fatalf("%s: %v deaths left their cause, %v came to another", before, moves.Moved, gained)
				}
				if s == analysis.Both || period.Years() == 1 {
					continue
				}
				whole, _, err := cause.Redistribute(before, by)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(whole.Deaths, after.Deaths, cmpopts.EquateApprox(tolShare, tolShare)); diff != "" {
					t.Fatalf("%s (-sum redistributed +redistributed years):\n%s", before, diff)
				}
			}
		}
	})
}

func TestMark(t *testing.T) {
	for _, c := range []struct {
		id, codes, want string
		ranked          bool
	}{
		{"R54", "", "ill-defined", false}, {"x", "R00-R99", "ill-defined", false}, {"sepsis", "A40-A41", "garbage-1", false},
		{"I64", "", "garbage-4", true}, {"pneumonia", "J12-J18", "mixed", true}, {"x", "", "uncoded", true}, {"x", "C16", "", true},
		{"unmatched", "", "rest", false}, {"unlisted", "", "rest", false}, {"garbage-2", "I10", "garbage-2", false}, {"all", "", "uncoded", true},
	} {
		cause1 := analysis.Cause{ID: c.id, ICD10: c.codes}
		if got, ranked := cause.Mark(cause1), cause.Ranked(cause1); got != c.want || ranked != c.ranked {
			t.Errorf("%s %s: marked %q, ranked %v; want %q, %v", c.id, c.codes, got, ranked, c.want, c.ranked)
		}
	}
}
