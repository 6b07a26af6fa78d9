package study_test

import (
	"context"
	"math"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/analysis/risk"
	"github.com/lehackathon/le/analysis/study"
	"github.com/lehackathon/le/ingest"
)

// sameYears is how closely two ways to one number must agree: they differ in the order
// of their sums alone.
const sameYears = 1e-9

// loei studies เลย in the simulated workshop data against the country.
func loei(t *testing.T, change func(*study.Options)) *study.Study {
	t.Helper()
	l, err := ingest.Load(context.Background(), []string{"sample"}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := l.Data
	area, country := -1, -1
	for i, a := range d.Areas {
		switch a.Code {
		case "42":
			area = i
		case "TH":
			country = i
		}
	}
	opt := study.Options{Versus: analysis.Versus{Whom: analysis.OneArea, Area: country}}
	if change != nil {
		change(&opt)
	}
	s, err := study.New(d, area, opt)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestNumbersAgree: whichever analysis a number comes from, it is the same.
func TestNumbersAgree(t *testing.T) {
	s := loei(t, nil)
	if len(s.Sexes()) != 3 {
		t.Fatalf("sexes %v", s.Sexes())
	}
	for _, sex := range s.Sexes() {
		t.Run(sex.String(), func(t *testing.T) {
			p, err := s.Pair(sex)
			if err != nil {
				t.Fatal(err)
			}
			gap, err := s.Gap(sex)
			if err != nil {
				t.Fatal(err)
			}
			if want := p.NearTable.Ex[0] - p.AgainstTable.Ex[0]; math.Abs(gap.Gap-want) > sameYears {
				t.Errorf("gap %v, tables say %v", gap.Gap, want)
			}
			causes, err := s.Causes(sex)
			if err != nil {
				t.Fatal(err)
			}
			if causes.Table.Ex[0] != p.NearTable.Ex[0] {
				t.Errorf("causes are ranked at e0 %v, the table has %v", causes.Table.Ex[0], p.NearTable.Ex[0])
			}
			places, warnings := s.Areas(sex)
			if len(places)+len(warnings) != len(s.Data.Areas) {
				t.Errorf("%d places and %d warnings for %d areas", len(places), len(warnings), len(s.Data.Areas))
			}
			for _, place := range places {
				if place.Index == s.Area && place.Ex != p.NearTable.Ex[0] {
					t.Errorf("among its peers the area has e0 %v, alone %v", place.Ex, p.NearTable.Ex[0])
				}
			}
			gaps, _, err := s.Gaps(sex)
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, g := range gaps {
				if g.Near.Area.Code == "42" {
					found = true
					if math.Abs(g.Gap-gap.Gap) > sameYears {
						t.Errorf("among its peers the gap is %v, alone %v", g.Gap, gap.Gap)
					}
				}
			}
			if !found {
				t.Error("the area's own gap is not among those of its peers")
			}
		})
	}
}

// TestTrend: a year for every period, and the one of a study of that year alone.
func TestTrend(t *testing.T) {
	s := loei(t, nil)
	near, against := s.Trend(analysis.Male)
	if len(near) != len(s.Data.Periods) || len(against) != len(near) {
		t.Fatalf("%d and %d years of %d", len(near), len(against), len(s.Data.Periods))
	}
	last := near[len(near)-1]
	alone := loei(t, func(o *study.Options) { o.Period = last.Period })
	p, err := alone.Pair(analysis.Male)
	if err != nil {
		t.Fatal(err)
	}
	if p.NearTable.Ex[0] != last.Ex {
		t.Errorf("e0 of %s is %v in the trend, %v alone", last.Period, last.Ex, p.NearTable.Ex[0])
	}
	for _, y := range near {
		if !(y.Lower < y.Ex && y.Ex < y.Upper) {
			t.Errorf("%s: %v is not between %v and %v", y.Period, y.Ex, y.Lower, y.Upper)
		}
	}
}

// TestChange: ranks of the first and the last year, each cause once and the sum last.
func TestChange(t *testing.T) {
	s := loei(t, nil)
	c, err := s.Change(analysis.Female)
	if err != nil {
		t.Fatal(err)
	}
	if c.Then.Population.Period != s.Data.Periods[0] || c.Now.Population.Period != s.Data.Periods[len(s.Data.Periods)-1] {
		t.Errorf("compares %s with %s", c.Then.Population.Period, c.Now.Population.Period)
	}
	if len(c.Shifts) != len(s.Data.Causes)+1 {
		t.Errorf("%d shifts for %d causes", len(c.Shifts), len(s.Data.Causes))
	}
}

// TestAlone: a study without another side has no gap and says so; all else works.
func TestAlone(t *testing.T) {
	s := loei(t, func(o *study.Options) { o.Versus = analysis.Versus{} })
	if s.Compared() {
		t.Error("compared with itself")
	}
	if _, err := s.Gap(analysis.Male); err == nil {
		t.Error("a gap with nothing to compare with")
	}
	if _, _, err := s.Gaps(analysis.Male); err == nil {
		t.Error("gaps with nothing to compare with")
	}
	if _, err := s.Causes(analysis.Male); err != nil {
		t.Error(err)
	}
	if _, against := s.Trend(analysis.Male); len(against) != 0 {
		t.Error("a trend of nobody")
	}
	if len(s.Quality().Findings) == 0 {
		t.Error("nothing was checked")
	}
}

// TestRisks: both sexes together are the sum of men and women, split by cause or not.
func TestRisks(t *testing.T) {
	s := loei(t, nil)
	deaths := map[analysis.Sex]map[int]float64{}
	for _, sex := range s.Sexes() {
		r, err := s.Risks(context.Background(), sex)
		if err != nil {
			t.Fatal(err)
		}
		deaths[sex] = map[int]float64{}
		split := map[int]float64{}
		for _, l := range r.ByCause.Lines {
			split[l.Risk] += l.Deaths
		}
		for _, l := range r.Whole.Lines {
			deaths[sex][l.Risk] = l.Deaths
			if l.Risk != risk.All && math.Abs(split[l.Risk]-l.Deaths) > 1e-6 {
				t.Errorf("%s: risk %d has %v deaths, its causes %v", sex, l.Risk, l.Deaths, split[l.Risk])
			}
		}
	}
	for id, both := range deaths[analysis.Both] {
		if parts := deaths[analysis.Male][id] + deaths[analysis.Female][id]; id != risk.All && math.Abs(both-parts) > 1e-6 {
			t.Errorf("risk %d: %v deaths, men and women have %v", id, both, parts)
		}
	}
}

// TestDraws: with draws, causes have ranks with limits on both pages.
func TestDraws(t *testing.T) {
	s := loei(t, func(o *study.Options) { o.Draws, o.Seed = 100, 1 })
	gap, err := s.Gap(analysis.Male)
	if err != nil {
		t.Fatal(err)
	}
	first := gap.Contributions(decompose.ByCause)[0]
	if !(first.RankLower >= 1 && first.RankUpper >= first.RankLower) {
		t.Errorf("rank %d to %d", first.RankLower, first.RankUpper)
	}
	causes, err := s.Causes(analysis.Male)
	if err != nil {
		t.Fatal(err)
	}
	if b := causes.Causes[0]; b.RankUpper < b.RankLower || b.RankLower < 1 {
		t.Errorf("rank %d to %d", b.RankLower, b.RankUpper)
	}
}

// TestSensitivity: what shortens life has its low end below the central value, and
// scaling deaths is scaling people the other way.
func TestSensitivity(t *testing.T) {
	s := loei(t, nil)
	central, swings, err := s.Sensitivity(analysis.Male)
	if err != nil {
		t.Fatal(err)
	}
	p, _ := s.Pair(analysis.Male)
	if central != p.NearTable.Ex[0] || len(swings) != 5 {
		t.Fatalf("central %v of %v, %d swings", central, p.NearTable.Ex[0], len(swings))
	}
	for _, w := range swings {
		if w.AtLow > w.AtHigh || w.AtLow > central || w.AtHigh < central {
			if w.ID != "open-age" { // which way it leads depends on the old
				t.Errorf("%s: %v to %v around %v", w.ID, w.AtLow, w.AtHigh, central)
			}
		}
	}
	// 5 % more deaths, nearly: e0 falls by H log(1/0.95) e0, H being Keyfitz' entropy,
	// to first order.
	const second = 0.15 // of the change, which the second order is
	want := central * p.NearTable.KeyfitzH() * math.Log(1/0.95)
	if got := central - swings[1].AtLow; math.Abs(got-want) > second*want {
		t.Errorf("5 %% of deaths missing cost %v years, entropy says %v", got, want)
	}
}
