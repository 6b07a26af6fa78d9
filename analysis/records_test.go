package analysis_test

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
)

// small is the tolerance for sums of a few shares, in deaths.
const small = 1e-9

// collect reads a table of counts into a builder. A line holds
//
//	area year sex cause age=count age=count …
//
// with cause "-" for people; sex b, m, f or ?; age "0", "1-4", "85+", "all" or
// "?"; year "2020", "2019-2021" or "f2020" for a fiscal one. The area may carry a
// level and a region, "A@province/R1". A line "== name" starts another source.
// Cells are addressed name:line:column, both from 1.
func collect(t testing.TB, table string) *analysis.Builder {
	t.Helper()
	b := &analysis.Builder{}
	areas, causes := map[string]int{}, map[string]int{"all": analysis.Total, "-": analysis.Total}
	source := func(name string) int {
		return b.AddSource(name, func(row, col int) string { return fmt.Sprintf("%s:%d:%d", name, row, col) })
	}
	at := analysis.Ref{Source: -1}
	for line := range strings.Lines(table) {
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		if f[0] == "==" {
			at = analysis.Ref{Source: source(f[1])}
			continue
		}
		if at.Source < 0 {
			at.Source = source("data")
		}
		at.Row++
		if _, known := areas[f[0]]; !known {
			areas[f[0]] = b.AddArea(readArea(f[0]))
		}
		if _, known := causes[f[3]]; !known {
			causes[f[3]] = b.AddCause(analysis.Cause{ID: f[3], EN: f[3]})
		}
		sex, known := map[string]analysis.Sex{"b": analysis.Both, "m": analysis.Male, "f": analysis.Female, "?": analysis.UnknownSex}[f[2]]
		if !known {
			t.Fatalf("sex %q", f[2])
		}
		for i, cell := range f[4:] {
			age, count, _ := strings.Cut(cell, "=")
			r := analysis.Record{Area: areas[f[0]], Period: readPeriod(t, f[1]), Sex: sex, Age: readAge(t, age),
				Cause: causes[f[3]], Count: float64(number(t, count)), At: analysis.Ref{Source: at.Source, Row: at.Row, Col: i + 1}}
			if f[3] == "-" {
				b.AddPeople(r)
			} else {
				b.AddDeaths(r)
			}
		}
	}
	return b
}

func readArea(s string) analysis.Area {
	name, level, _ := strings.Cut(s, "@")
	level, within, _ := strings.Cut(level, "/")
	if level == "" {
		level = string(analysis.AreaLevel)
	}
	return analysis.Area{Code: name, EN: name, Level: analysis.Level(level), Within: within}
}

func readPeriod(t testing.TB, s string) analysis.Period {
	t.Helper()
	year, fiscal := strings.CutPrefix(s, "f")
	from, to, ranged := strings.Cut(year, "-")
	if !ranged {
		to = from
	}
	return analysis.Period{From: number(t, from), To: number(t, to), Fiscal: fiscal}
}

func readAge(t testing.TB, s string) analysis.AgeSpan {
	t.Helper()
	switch s {
	case "all":
		return analysis.AllAges
	case "?":
		return analysis.NoAge
	}
	if lo, open := strings.CutSuffix(s, "+"); open {
		return analysis.AgeSpan{Lo: number(t, lo), Hi: analysis.OpenEnd}
	}
	lo, hi, ranged := strings.Cut(s, "-")
	if !ranged {
		hi = lo
	}
	return analysis.AgeSpan{Lo: number(t, lo), Hi: number(t, hi) + 1}
}

func number(t testing.TB, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// dataset builds the dataset of a table that must be good.
func dataset(t testing.TB, table string) *analysis.Dataset {
	t.Helper()
	d, err := collect(t, table).Dataset()
	if err != nil {
		t.Fatalf("dataset: %v", err)
	}
	return d
}

// warning returns the English text of the one warning with a code, "" if none.
func warning(t testing.TB, d *analysis.Dataset, code string) string {
	t.Helper()
	text := ""
	for _, w := range d.Warnings {
		if w.Code != code {
			continue
		}
		if text != "" {
			t.Errorf("warning %s stands twice: %q, %q", code, text, w.EN)
		}
		if w.TH == "" {
			t.Errorf("warning %s has no Thai text", code)
		}
		text = w.EN
	}
	return text
}

// codes lists the warnings of a dataset.
func codes(d *analysis.Dataset) (list []string) {
	for _, w := range d.Warnings {
		list = append(list, w.Code)
	}
	return list
}

// pick selects one area, period and sex, which must be there.
func pick(t testing.TB, d *analysis.Dataset, area int, period string, sex analysis.Sex) *analysis.Population {
	t.Helper()
	p, err := d.Select(analysis.Side{Areas: []int{area}, As: d.Areas[area], Period: readPeriod(t, period), Sex: sex})
	if err != nil {
		t.Fatalf("select: %v", err)
	}
	return p
}

// refusal returns the text and the advice of a data error.
func refusal(t testing.TB, err error) (text, advice string) {
	t.Helper()
	var problem *analysis.DataError
	if !errors.As(err, &problem) {
		t.Fatalf("error is %T (%v), not a *DataError", err, err)
	}
	return problem.Error(), problem.Advice()
}
