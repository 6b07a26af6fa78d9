package lifetable_test

import (
	"math"
	"testing"

	"github.com/lehackathon/le/lifetable"
	"pgregory.net/rapid"
)

// TestSullivanByHand works healthy life expectancy and both parts of its variance
// for one closed and one open group.
func TestSullivanByHand(t *testing.T) {
	table, err := lifetable.New(lifetable.Ages{60, 70}, []float64{200, 400}, []float64{10000, 8000}, lifetable.Options{Ax: lifetable.Half})
	if err != nil {
		t.Fatal(err)
	}
	s, err := table.Sullivan([]float64{0.2, 0.5}, []float64{100, 50})
	if err != nil {
		t.Fatal(err)
	}
	q := 10 * 0.02 / (1 + 5*0.02)
	years, beyond, e70 := 10*(1-q)+5*q, 1-q, 20.0
	hle := 0.8*years + 0.5*beyond*e70
	survey := years*years*0.2*0.8/100 + beyond*beyond*e70*e70*0.5*0.5/50
	lost := 5*0.8 + 0.5*e70
	mortality := lost*lost*q*q*(1-q)/200 + beyond*beyond*0.25*e70*e70/400
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"HLE at 60", s.HLE[0], hle}, {"HLE at 70", s.HLE[1], 10}, {"share at 70", s.Share[1], 0.5},
		{"share at 60", s.Share[0], hle / (years + beyond*e70)},
		{"survey SE", s.SurveySE[0], math.Sqrt(survey)}, {"SE", s.SE[0], math.Sqrt(survey + mortality)},
	} {
		if !near(c.got, c.want, 1e-12) {
			t.Errorf("%s = %v, want %v", c.name, c.got, c.want)
		}
	}
}

// TestSullivanBounds: nobody ill, HLE is ex with its variance; all ill, it is 0.
// With the same prevalence at every age the share is that of the healthy.
func TestSullivanBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ages, m := drawSchedule(t)
		opt := drawOptions(t)
		deaths, exposure := make([]float64, len(ages)), make([]float64, len(ages))
		for i := range ages {
			exposure[i] = 1e5
			deaths[i] = 1e5 * m[i]
		}
		table, err := lifetable.New(ages, deaths, exposure, opt)
		if err != nil {
			return // too few ages to fit
		}
		ill := rapid.SampledFrom([]float64{0, 0.3, 1}).Draw(t, "prevalence")
		prevalence, asked := make([]float64, len(ages)), make([]float64, len(ages))
		for i := range ages {
			prevalence[i], asked[i] = ill, 100
		}
		s, err := table.Sullivan(prevalence, asked)
		if err != nil {
			t.Fatal(err)
		}
		variance := table.Variance()
		for i := range table.Ages {
			if !near(s.HLE[i], (1-ill)*table.Ex[i], 1e-9*table.Ex[i]) || !near(s.Share[i], 1-ill, 1e-9) {
				t.Errorf("HLE(%s) = %v, share %v, ex %v", table.Ages.Label(i), s.HLE[i], s.Share[i], table.Ex[i])
			}
			fromDeaths := s.SE[i]*s.SE[i] - s.SurveySE[i]*s.SurveySE[i]
			if want := (1 - ill) * (1 - ill) * variance[i]; !near(fromDeaths, want, 1e-9*(want+s.SE[i]*s.SE[i])) {
				t.Errorf("mortality variance(%s) = %v, want %v", table.Ages.Label(i), fromDeaths, want)
			}
		}
	})
}

func TestSullivanRefusals(t *testing.T) {
	table, err := lifetable.FromRates(lifetable.Ages{60, 70}, []float64{0.02, 0.05}, lifetable.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name              string
		prevalence, asked []float64
		want              string
	}{
		{"per cent", []float64{20, 0.5}, nil, "age 60-69: prevalence is 20"},
		{"not a number", []float64{0.2, math.NaN()}, nil, "age 70+: prevalence is NaN"},
		{"nobody asked", []float64{0.2, 0.5}, []float64{100, 0}, "age 70+: number surveyed is 0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := table.Sullivan(c.prevalence, c.asked); err == nil || err.Error() != c.want {
				t.Errorf("error = %v, want %q", err, c.want)
			}
		})
	}
	s, err := table.Sullivan([]float64{0.2, 0.5}, nil)
	if err != nil || s.SurveySE != nil || s.SE != nil {
		t.Errorf("a standard error without a survey: %v, %v", s, err)
	}
	if s, err = table.Sullivan([]float64{0.2, 0.5}, []float64{9, 9}); err != nil || s.SurveySE == nil || s.SE != nil {
		t.Errorf("rates give the survey's error only: %v, %v", s, err)
	}
}
