package ingest_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest"
	"pgregory.net/rapid"
)

// Prevalence and persons are sums of a few products.
const tolHealth = 1e-12

func TestHealthFor(t *testing.T) {
	ages := analysis.Ages{0, 10, 20}
	for _, c := range []struct {
		name, text        string
		sex               analysis.Sex
		ages              analysis.Ages
		prevalence, asked []float64
	}{
		{"as the table", "age,prevalence,n\n0-9,0.1,10\n10-19,20%,20\n20+,0.4,30\n", analysis.Male, ages,
			[]float64{0.1, 0.2, 0.4}, []float64{10, 20, 30}},
		{"any order", "age,prevalence\n20+,0.4\n0-9,0.1\n10-19,0.2\n", analysis.Both, ages, []float64{0.1, 0.2, 0.4}, nil},
		{"one n missing", "age,prevalence,n\n0-9,0.1,10\n10-19,0.2,\n20+,0.4,30\n", analysis.Male, ages, []float64{0.1, 0.2, 0.4}, nil},
		{"n of 0", "age,prevalence,n\n0-9,0.1,10\n10-19,0.2,0\n20+,0.4,30\n", analysis.Male, ages, []float64{0.1, 0.2, 0.4}, nil},
		// 200 over 20 years; the open groups end at 20 + 15.
		{"wider", "age,prevalence,n\n0-19,0.1,200\n20+,0.4,30\n", analysis.Male, ages, []float64{0.1, 0.1, 0.4}, []float64{100, 100, 30}},
		{"all in one", "age,prevalence,n\n0+,0.3,350\n", analysis.Male, ages, []float64{0.3, 0.3, 0.3}, []float64{100, 100, 150}},
		// (100·0.05 + 300·0.15)/400, and 10-29 crosses the bound: 1/2 of 200 each.
		{"narrower and crossing", "age,prevalence,n\n0-4,0.05,100\n5-9,0.15,300\n10-29,0.2,200\n30+,0.4,100\n", analysis.Male, ages,
			[]float64{0.125, 0.2, 0.3}, []float64{400, 100, 200}},
		{"narrower by years", "age,prevalence\n0-1,0.05\n2-9,0.15\n10-19,0.2\n20+,0.4\n", analysis.Male, ages, []float64{0.13, 0.2, 0.4}, nil},
		// One unknown n and the group counts by years: (5·0.1 + 5·0.3)/10.
		{"narrower, one n missing", "age,prevalence,n\n0-4,0.1,1000\n5-9,0.3,\n10-19,0.2,10\n20+,0.4,10\n", analysis.Male, ages, []float64{0.2, 0.2, 0.4}, nil},
		{"single ages above the open age", "age,prevalence\n0-19,0.1\n20,0.2\n21+,0.4\n", analysis.Male, ages,
			[]float64{0.1, 0.1, (0.2 + 15*0.4) / 16}, nil},
		{"survey ends", "age,prevalence\n0-19,0.1\n20-24,0.2\n", analysis.Male, ages, []float64{0.1, 0.1, 0.2}, nil},
		{"table starts later", "age,prevalence,n\n0-59,0.1,600\n60+,0.5,50\n", analysis.Male, analysis.Ages{50, 60}, []float64{0.1, 0.5}, []float64{100, 50}},
		{"own sex first", "sex,age,prevalence\nชาย,0+,0.1\nรวม,0+,0.2\n", analysis.Male, ages, []float64{0.1, 0.1, 0.1}, nil},
		{"both for the other", "sex,age,prevalence\nชาย,0+,0.1\nรวม,0+,0.2\n", analysis.Female, ages, []float64{0.2, 0.2, 0.2}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			h, err := ingest.ReadHealth(sidecarFile(t, c.text))
			if err != nil {
				t.Fatal(err)
			}
			p, n, err := h.For(c.sex, c.ages)
			if err != nil {
				t.Fatal(err)
			}
			near := cmpopts.EquateApprox(0, tolHealth)
			diff(t, "prevalence", c.prevalence, p, near)
			diff(t, "asked", c.asked, n, near)
		})
	}
}

func TestHealthForErrors(t *testing.T) {
	ages := analysis.Ages{0, 10, 20}
	for _, c := range []struct {
		name, text, want string
		sex              analysis.Sex
	}{
		{"a hole", "age,prevalence\n0-9,0.1\n20+,0.4\n", "no prevalence for male aged 10-19, or not for all of it", analysis.Male},
		{"half a hole", "age,prevalence\n0-14,0.1\n20+,0.4\n", "no prevalence for male aged 10-19, or not for all of it", analysis.Male},
		{"starts late", "age,prevalence\n1-9,0.1\n10+,0.4\n", "no prevalence for male aged 0-9, or not for all of it", analysis.Male},
		{"nothing at the top", "age,prevalence\n0-9,0.1\n10-19,0.4\n", "no prevalence for male aged 20+, or not for all of it", analysis.Male},
		{"no such sex", "sex,age,prevalence\nmale,0+,0.1\n", "no prevalence for female", analysis.Female},
		{"no sum of the sexes", "sex,age,prevalence\nmale,0+,0.1\nfemale,0+,0.2\n", "no prevalence for both", analysis.Both},
	} {
		t.Run(c.name, func(t *testing.T) {
			h, err := ingest.ReadHealth(sidecarFile(t, c.text))
			if err != nil {
				t.Fatal(err)
			}
			_, _, err = h.For(c.sex, ages)
			var data *analysis.DataError
			if !errors.As(err, &data) || data.Msg != c.want || data.Hint == "" || data.Where != h.File {
				t.Errorf("got %#v, want %q", err, c.want)
			}
		})
	}
}

// checkHealth wants prevalences within 0-1 and persons that are a number, or an
// error, for layouts of all kinds.
func checkHealth(t *testing.T, h *ingest.Health) {
	t.Helper()
	for _, ages := range []analysis.Ages{{0, 1, 5, 85}, {0, 130}, {60, 61, 62}} {
		for _, sex := range []analysis.Sex{analysis.Male, analysis.Both} {
			p, n, err := h.For(sex, ages)
			if err != nil {
				continue
			}
			for i := range ages {
				if !(p[i] >= -tolHealth && p[i] <= 1+tolHealth) || n != nil && (!(n[i] > 0) || math.IsInf(n[i], 0)) {
					t.Errorf("%s: prevalence %v, asked %v", ages.Label(i), p, n)
				}
			}
		}
	}
}

// TestHealthKeepsPersons: however the two layouts lie to each other, everybody who
// was asked is counted once, and so is everybody who was ill.
func TestHealthKeepsPersons(t *testing.T) {
	layout := rapid.Custom(func(t *rapid.T) analysis.Ages {
		ages := analysis.Ages{0}
		for range rapid.IntRange(1, 12).Draw(t, "groups") {
			ages = append(ages, ages[len(ages)-1]+rapid.IntRange(1, 10).Draw(t, "years"))
		}
		return ages
	})
	rapid.Check(t, func(r *rapid.T) {
		survey, table := layout.Draw(r, "survey"), layout.Draw(r, "table")
		text := &strings.Builder{}
		text.WriteString("age,prevalence,n\n")
		var people, ill float64
		for i := range survey {
			p, n := rapid.Float64Range(0, 1).Draw(r, "prevalence"), float64(rapid.IntRange(1, 5000).Draw(r, "n"))
			fmt.Fprintf(text, "%s,%v,%v\n", survey.Label(i), p, n)
			people += n
			ill += p * n
		}
		h, err := ingest.ReadHealth(sidecarFile(t, text.String()))
		if err != nil {
			r.Fatal(err)
		}
		p, n, err := h.For(analysis.Male, table)
		if err != nil {
			r.Fatal(err)
		}
		var gotPeople, gotIll float64
		for i := range table {
			gotPeople += n[i]
			gotIll += p[i] * n[i]
		}
		if math.Abs(gotPeople-people) > 1e-9*people || math.Abs(gotIll-ill) > 1e-9*people {
			r.Errorf("%v persons, %v ill; the survey has %v and %v", gotPeople, gotIll, people, ill)
		}
	})
}
