package report_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/report"
	"github.com/lehackathon/le/analysis/study"
	"github.com/lehackathon/le/ingest"
)

// TestIndex: the country first, then the shortest life; areas without a page below, with
// the reason; links are relative.
func TestIndex(t *testing.T) {
	l, err := ingest.Load(context.Background(), []string{"sample"}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"en", "th"} {
		t.Run(lang, func(t *testing.T) {
			opt := report.IndexOptions{Lang: lang, Version: "1.2", Title: "a & b", Simulated: true}
			for i := len(l.Data.Areas) - 1; i >= 0; i-- { // not in the order wanted
				s, err := study.New(l.Data, i, study.Options{Versus: study.Usual(l.Data, i)})
				if err != nil {
					t.Fatal(err)
				}
				sum, err := report.Summarise(s, nil)
				if err != nil {
					t.Fatal(err)
				}
				opt.Rows = append(opt.Rows, report.IndexRow{Area: sum.Area, Summary: sum, Href: sum.Area.Code + "/report.html"})
			}
			opt.Rows = append(opt.Rows, report.IndexRow{Area: analysis.Area{EN: "Nowhere", TH: "ไม่มี"}, Why: "no <population>"})
			var b bytes.Buffer
			if err := report.Index(&b, opt); err != nil {
				t.Fatal(err)
			}
			p := parse(t, b.String())
			p.checkHeadings()
			p.checkAlone()
			p.checkTables()
			for _, f := range p.faults {
				t.Error(f)
			}
			var links []string
			for _, a := range p.byID("areas").all("a") {
				links = append(links, a.attr("href"))
			}
			// In the order of the life expectancies of both sexes that le lifetable prints.
			want := []string{"TH/report.html", "16/report.html", "18/report.html", "42/report.html", "24/report.html", "92/report.html"}
			if diff := cmp.Diff(want, links); diff != "" {
				t.Error(diff)
			}
			if got := p.one("dl").text(); got != "Nowhere no <population>" && got != "ไม่มี no <population>" {
				t.Errorf("without a page: %q", got)
			}
			// As le decompose sample --area Loei --against Thailand ranks them: by hand, the
			// most negative of its rows that have a rank.
			if row := p.table("areas")[3]; !strings.Contains(row[5], "−0.19") || !strings.Contains(row[5], map[string]string{"en": "neoplasms", "th": "มะเร็ง"}[lang]) {
				t.Errorf("the largest cause of %s is %q", row[0], row[5])
			}
			if row := p.table("areas")[4]; row[5] != "" { // Chachoengsao's gap may be chance
				t.Errorf("%s has a cause of what may be chance: %q", row[0], row[5])
			}
			last := 0.0
			for _, row := range p.table("areas")[1:] {
				e0 := firstNumber(t, row[1])
				if e0 < last {
					t.Errorf("%s with %v follows %v", row[0], e0, last)
				}
				last = e0
			}
		})
	}
}
