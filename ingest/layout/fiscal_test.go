package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/layout"
	"pgregory.net/rapid"
)

// monthly is a list with n deaths on the 15th of every month from the first to the last
// of a Buddhist year.
func monthly(year string, first, last, n int) string {
	rows := mophHeader
	for m := first; m <= last; m++ {
		for i := range n {
			rows += fmt.Sprintf("%s%02d%02d,1,60,15,%02d,%s,,,42010101,I64,,,,,,\n", year, m, i, m, year)
		}
	}
	return rows
}

// TestFiscal: deaths of October to December count in the next fiscal year; lists of
// two calendar years make up one.
func TestFiscal(t *testing.T) {
	first, second := sheet{"deaths2564.csv", monthly("2564", 1, 12, 5)}, sheet{"deaths2565.csv", monthly("2565", 1, 12, 6)}
	people := peopleOf("เลย", "2565", singleAges()...)
	for _, c := range []struct {
		name   string
		ask    func(r *layout.Reader)
		sheets []sheet
	}{
		{"asked for", func(r *layout.Reader) { r.Fiscal = true }, []sheet{first, second, people}},
		{"by a fiscal year", func(r *layout.Reader) { r.Year = analysis.Period{From: 2022, To: 2022, Fiscal: true} }, []sheet{first, second, people}},
		{"the later first", func(r *layout.Reader) { r.Fiscal = true }, []sheet{second, people, first}},
		{"in one list", func(r *layout.Reader) { r.Fiscal = true },
			[]sheet{people, {"deaths.csv", first.text + strings.TrimPrefix(second.text, mophHeader)}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := layout.NewReader()
			c.ask(r)
			got := records(t, r, c.sheets...)
			// 5 in each of October to December of 2564, 6 in each of January to September.
			same(t, "deaths", []string{"เลย 2022 (fiscal) male 60 I64 = 69"}, got.deaths)
			if got.counts["part-year"] != 9*5+3*6 {
				t.Errorf("%d deaths in parts of years, want 63", got.counts["part-year"])
			}
			for _, code := range []string{"part-year", "fiscal-population"} {
				if !slices.Contains(got.codes, code) {
					t.Errorf("no warning %s in %v", code, got.codes)
				}
			}
		})
	}
}

// TestFiscalRefusals: what cannot be counted by fiscal year says why.
func TestFiscalRefusals(t *testing.T) {
	for _, c := range []struct {
		name, msg string
		sheets    []sheet
	}{
		{"no months", "y.csv: row 1: fiscal years start in October, and the list says the year of death only",
			[]sheet{{"y.csv", "sex,age,year,cause,area_code\n1,40,2564,I64,42\n"}}},
		{"one calendar year", "a.csv: the lists of deaths cover no fiscal year", []sheet{{"a.csv", monthly("2564", 1, 12, 9)}}},
		{"one month in two lists", "b.csv: it has deaths of months that a.csv has as well (Loei, first 2021-12), and no ids",
			[]sheet{{"a.csv", withoutIDs(monthly("2564", 1, 12, 2))}, {"b.csv", withoutIDs(monthly("2564", 12, 12, 2))}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := layout.NewReader()
			r.Fiscal = true
			if err := readWith(r, c.sheets...); err == nil || !strings.Contains(err.Error(), c.msg) {
				t.Errorf("got  %v\nwant %s", err, c.msg)
			}
		})
	}
}

// TestFiscalUnknownMonth: a death without a month counts in the fiscal year of the same
// number, and that is said; a small list is not taken to be incomplete.
func TestFiscalUnknownMonth(t *testing.T) {
	r := layout.NewReader()
	r.Fiscal = true
	rows := mophHeader + "1,1,60,00,00,2565,,,42010101,I64,,,,,,\n2,1,60,31,10,2564,,,42010101,I64,,,,,,\n3,1,60,30,9,2565,,,42010101,I64,,,,,,\n"
	got := records(t, r, sheet{"d.csv", rows}, peopleOf("เลย", "2565", singleAges()...))
	same(t, "deaths", []string{"เลย 2022 (fiscal) male 60 I64 = 3"}, got.deaths)
	if got.counts["month-unknown"] != 1 || got.counts["part-year"] != 0 {
		t.Errorf("%v", got.counts)
	}
}

// TestFiscalDeath43: the 43 files count by fiscal year as well.
func TestFiscalDeath43(t *testing.T) {
	r := layout.NewReader()
	r.Fiscal, r.Area = true, "เลย"
	deaths := death43
	for _, day := range []string{"20211005", "20220101", "20220705", "20220930"} {
		deaths = strings.Replace(deaths, "20210505", day, 1)
	}
	got := records(t, r, sheet{"death.txt", deaths}, sheet{"person.txt", person43}, peopleOf("เลย", "2564", singleAges()...), peopleOf("เลย", "2565", singleAges()...))
	same(t, "deaths", []string{"เลย 2022 (fiscal) male 67 I64 = 1", "เลย 2022 (fiscal) unknown ? R54 = 1"}, got.deaths)
}

// TestFiscalKeepsDeaths: however deaths fall on months and files, each is counted or
// said to be left out.
func TestFiscalKeepsDeaths(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n, rows := 0, [2]string{mophHeader, mophHeader}
		for year := 2564; year <= 2566; year++ {
			for month := 1; month <= 12; month++ {
				deaths := rapid.IntRange(0, 6).Draw(rt, "deaths")
				file := rapid.IntRange(0, 1).Draw(rt, "file")
				for range deaths {
					n++
					rows[file] += fmt.Sprintf("%05d,1,60,15,%02d,%d,,,42010101,I64,,,,,,\n", 10000+n, month, year)
				}
			}
		}
		r := layout.NewReader()
		r.Fiscal = true
		sheets := []sheet{peopleOf("เลย", "2564", "0-59", "60+"), peopleOf("เลย", "2565", "0-59", "60+"), peopleOf("เลย", "2566", "0-59", "60+"), peopleOf("เลย", "2567", "0-59", "60+")}
		for i, text := range rows {
			if text != mophHeader {
				sheets = append(sheets, sheet{fmt.Sprintf("%d.csv", i), text})
			}
		}
		err := readWith(r, sheets...)
		if err != nil {
			if strings.Contains(err.Error(), "cover no fiscal year") || n == 0 {
				return
			}
			rt.Fatal(err)
		}
		d, err := r.Builder.Dataset()
		if err != nil {
			rt.Fatal(err)
		}
		kept, _ := d.Totals()
		left := 0
		for _, c := range r.Log.Conversions() {
			if c.Kind == "part-year" {
				left = c.Count
			}
		}
		if int(kept)+left != n {
			rt.Fatalf("%v counted, %d left out, of %d", kept, left, n)
		}
	})
}
