package report

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart"
	"github.com/lehackathon/le/analysis/study"
	"github.com/lehackathon/le/ingest"
	"pgregory.net/rapid"
)

// TestFixed: what is shown reads back as the number, rounded, and zero has no sign.
func TestFixed(t *testing.T) {
	for v, want := range map[float64]string{1234567.891: "1,234,567.89", -0.001: "0.00", -1.005: "−1.00", 999.999: "1,000.00", -1234: "−1,234.00"} {
		if got := fixed(v, 2); got != want {
			t.Errorf("%v is shown as %s, want %s", v, got, want)
		}
	}
	for v, want := range map[float64]string{0: "0.0", 0.04: "0.0", 2.25: "+2.2", -2: "−2.0"} {
		if got := signed(v, 1); got != want {
			t.Errorf("%v is shown as %s, want %s", v, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64Range(-1e9, 1e9).Draw(t, "v")
		decimals := rapid.IntRange(0, 6).Draw(t, "decimals")
		text := strings.NewReplacer("−", "-", ",", "", "+", "").Replace(signed(v, decimals))
		back, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		half := 0.5*math.Pow10(-decimals) + 1e-6 // a double near 1e9 has no more digits
		if math.Abs(back-v) > half || math.Signbit(back) && back == 0 {
			t.Fatalf("%v is shown as %s", v, text)
		}
	})
}

// TestFonts: the fonts are those that the readme beside them names.
func TestFonts(t *testing.T) {
	readme := readFile(t, "fonts/README.md")
	names, err := fs.Glob(fontFiles, "fonts/*.woff2")
	if err != nil || len(names) != 4 {
		t.Fatalf("%d fonts, %v", len(names), err)
	}
	for _, name := range append(names, "fonts/OFL.txt") {
		line := fmt.Sprintf("%x  %s", sha256.Sum256(readFile(t, name)), strings.TrimPrefix(name, "fonts/"))
		if !strings.Contains(string(readme), line) {
			t.Errorf("the readme does not have %s", line)
		}
	}
	css, err := fontCSS()
	if err != nil || strings.Count(string(css), "@font-face") != 4 {
		t.Errorf("%d fonts in the style, %v", strings.Count(string(css), "@font-face"), err)
	}
}

// TestSpread: a row a cause, its ages beside each other, nothing lost.
func TestSpread(t *testing.T) {
	in := chart.Data{Header: []string{"sex", "age", "cause_id", "cause", "contribution"}, Rows: [][]string{
		{"male", "0", "a", "A", "1"}, {"male", "1+", "a", "A", "2"}, {"male", "0", "b", "B", "3"}, {"male", "1+", "b", "B", "4"}, {"female", "0", "a", "A", "5"}, {"female", "1+", "a", "A", "6"}}}
	want := chart.Data{Header: []string{"sex", "cause_id", "cause", "age:0", "age:1+"},
		Rows: [][]string{{"male", "a", "A", "1", "2"}, {"male", "b", "B", "3", "4"}, {"female", "a", "A", "5", "6"}}}
	if diff := cmp.Diff(want, spread(in)); diff != "" {
		t.Error(diff)
	}
	flat := chart.Data{Header: []string{"age", "ex"}, Rows: [][]string{{"0", "1"}}}
	if diff := cmp.Diff(flat, spread(flat)); diff != "" {
		t.Error(diff)
	}
}

// TestColumns: every column that the charts of a page have is shown to people, or known
// to be for machines.
func TestColumns(t *testing.T) {
	known := map[string]bool{"area_code": true, "cause_id": true, "risk_id": true, "against": true, "level": true, "within": true, "period_then": true, "standing": true, "exposure_source": true}
	for _, name := range []string{"rank_lower", "rank_upper", "rank_then_lower", "rank_then_upper", "deaths_lower", "deaths_upper", "deaths_change_lower", "deaths_change_upper", "asr_change_lower", "asr_change_upper"} {
		known[name] = true // in the file of the chart's numbers: a page has no room
	}
	for _, c := range chartColumns() {
		known[c.name] = true
	}
	l, err := ingest.Load(context.Background(), []string{"sample"}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := study.New(l.Data, 4, study.Options{Versus: study.Usual(l.Data, 4)})
	if err != nil {
		t.Fatal(err)
	}
	st, err := chart.NewStyle("en")
	if err != nil {
		t.Fatal(err)
	}
	sum, err := Summarise(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	d := newSketches(&page{pageWords: wordsOf(st), s: s, opt: PageOptions{Style: st}, sum: sum})
	for _, kind := range []string{"gap", "waterfall", "age-cause", "trend", "compare", "ranks", "mortality", "survival", "risks"} {
		fig, err := d.figure(kind, 640, analysis.Male)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range fig.Data.Header {
			if !known[name] {
				t.Errorf("%s: nobody is told of column %s", kind, name)
			}
		}
	}
}

// TestPeriods: years in the calendar of the page, and fiscal ones called so.
func TestPeriods(t *testing.T) {
	th, en := pageWords{"th", analysis.BE}, pageWords{"en", analysis.CE}
	for _, test := range []struct{ got, want string }{
		{th.years(analysis.Period{From: 2019, To: 2022}), "พ.ศ. 2562–2565"},
		{en.years(analysis.Period{From: 2021, To: 2021}), "2021"},
		{pageWords{"en", analysis.BE}.years(analysis.Period{From: 2021, To: 2021}), "BE 2564"},
		{pageWords{"th", analysis.CE}.years(analysis.Period{From: 2021, To: 2021}), "ค.ศ. 2021"},
		{th.years(analysis.Period{From: 2021, To: 2021, Fiscal: true}), "ปีงบประมาณ 2564"},
		{en.years(analysis.Period{}), "years not stated"},
		{th.calendar("2019-2022"), "2562–2565"},
		{th.calendar("unstated"), "unstated"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}
