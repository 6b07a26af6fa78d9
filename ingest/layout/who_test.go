package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/layout"
)

// whoTables are the columns that hold a group under each age format, from the annex
// table 1 of the database's documentation (2019); the groups are those of the columns
// from the left.
var whoTables = []struct {
	format, columns, ages string
	groups                int // as the documentation counts them, without the unknown
}{
	{"00", "2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25", "0 1 2 3 4 5-9 10-14 15-19 20-24 25-29 30-34 35-39 40-44 45-49 50-54 55-59 60-64 65-69 70-74 75-79 80-84 85-89 90-94 95+", 24},
	{"01", "2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23", "0 1 2 3 4 5-9 10-14 15-19 20-24 25-29 30-34 35-39 40-44 45-49 50-54 55-59 60-64 65-69 70-74 75-79 80-84 85+", 22},
	{"02", "2 3 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23", "0 1-4 5-9 10-14 15-19 20-24 25-29 30-34 35-39 40-44 45-49 50-54 55-59 60-64 65-69 70-74 75-79 80-84 85+", 19},
	{"03", "2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21", "0 1 2 3 4 5-9 10-14 15-19 20-24 25-29 30-34 35-39 40-44 45-49 50-54 55-59 60-64 65-69 70-74 75+", 20},
	{"04", "2 3 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21", "0 1-4 5-9 10-14 15-19 20-24 25-29 30-34 35-39 40-44 45-49 50-54 55-59 60-64 65-69 70-74 75+", 17},
	{"05", "2 3 7 8 9 10 11 12 13 14 15 16 17 18 19 20", "0 1-4 5-9 10-14 15-19 20-24 25-29 30-34 35-39 40-44 45-49 50-54 55-59 60-64 65-69 70+", 16},
	{"06", "2 3 7 8 9 10 11 12 13 14 15 16 17 18 19", "0 1-4 5-9 10-14 15-19 20-24 25-29 30-34 35-39 40-44 45-49 50-54 55-59 60-64 65+", 15},
	{"07", "2 3 7 9 11 13 15 17 19 21", "0 1-4 5-14 15-24 25-34 35-44 45-54 55-64 65-74 75+", 10},
	{"08", "2 3 7 9 11 13 15 17 19", "0 1-4 5-14 15-24 25-34 35-44 45-54 55-64 65+", 9},
}

// whoRow is a row with the counts by column; the first is their sum unless given.
func whoRow(front string, counts map[int]int) string {
	if _, given := counts[1]; !given {
		sum := 0
		for _, n := range counts {
			sum += n
		}
		counts[1] = sum
	}
	for i := 1; i <= 26; i++ {
		front += ","
		if n, ok := counts[i]; ok {
			front += fmt.Sprint(n)
		}
	}
	return front + "\n"
}

// columnsOf splits a list of columns.
func columnsOf(list string) (columns []int) {
	for _, f := range strings.Fields(list) {
		n := 0
		fmt.Sscan(f, &n)
		columns = append(columns, n)
	}
	return columns
}

// TestWHOFormats reads the population and deaths of all age formats; every column has
// another count.
func TestWHOFormats(t *testing.T) {
	for _, c := range whoTables {
		t.Run(c.format, func(t *testing.T) {
			columns, ages := columnsOf(c.columns), strings.Fields(c.ages)
			if len(columns) != c.groups || len(ages) != c.groups {
				t.Fatalf("%d columns, %d ages, want %d", len(columns), len(ages), c.groups)
			}
			died, live := map[int]int{26: 3}, map[int]int{}
			var wantDeaths, wantPeople []string
			for i, col := range columns {
				died[col], live[col] = 100+col, 10000+col
				wantDeaths = append(wantDeaths, fmt.Sprintf("ประเทศไทย 2019 female %s I21 = %d", ages[i], 100+col))
				wantPeople = append(wantPeople, fmt.Sprintf("ประเทศไทย 2019 female %s = %d", ages[i], 10000+col))
			}
			wantDeaths = append(wantDeaths, "ประเทศไทย 2019 female ? I21 = 3")
			got := records(t, layout.NewReader(), sheet{"Morticd10_part5", whoRows("Deaths", whoRow("3380,,,2019,10M,I219,2,"+c.format+",08", died))},
				sheet{"pop", whoRows("Pop", whoRow("3380,,,2019,2,"+strings.TrimPrefix(c.format, "0"), live))})
			same(t, "deaths", wantDeaths, got.deaths)
			same(t, "people", wantPeople, got.people)
			if diff := cmp.Diff([]string{"unknown-age-or-sex"}, got.codes); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestWHOOddRows: no ages, other lists, totals that are not sums, parts of countries.
func TestWHOOddRows(t *testing.T) {
	all := func(n int) map[int]int {
		m := map[int]int{}
		for _, col := range columnsOf(whoTables[8].columns) {
			m[col] = n
		}
		return m
	}
	wrong := all(1)
	wrong[1] = 10
	deaths := whoRows("Deaths", whoRow("2070,901,A20,2000,103,I21,1,08,08", wrong)+
		whoRow("2070,901,A20,2000,103,C34,1,09,09", map[int]int{1: 7})+
		whoRow("1060,,,2000,101,1000,1,08,08", all(2))+whoRow("1060,,,2000,101,1001,1,08,08", all(2)))
	people := whoRows("Pop", whoRow("2070,901,A20,2000,1,08", all(1000))+whoRow("1060,,,2000,1,08", all(1000)))
	r := layout.NewReader()
	got := records(t, r, sheet{"deaths.csv", deaths}, sheet{"pop.csv", people})
	for _, code := range []string{"row-total", "no-ages", "other-list", "unknown-age-or-sex"} {
		if !slices.Contains(got.codes, code) {
			t.Errorf("no warning %s in %v", code, got.codes)
		}
	}
	for _, want := range []string{"Brazil, 901, reporting areas 2000 male ? C34 = 7", "Cabo Verde 2000 male 65+ all = 2", "Brazil, 901, reporting areas 2000 male 65+ I21 = 1"} {
		if !slices.Contains(got.deaths, want) {
			t.Errorf("no %q in %q", want, got.deaths)
		}
	}
	if a := *r.Builder.Area(0); a.Code != "2070-901-A20" || a.Level != analysis.AreaLevel {
		t.Errorf("%+v", a)
	}
	if a := *r.Builder.Area(1); a.Code != "1060" || a.Level != analysis.Country {
		t.Errorf("%+v", a)
	}
}

func TestWHOBad(t *testing.T) {
	one := func(front string, col int) string {
		return whoRows("Deaths", whoRow(front, map[int]int{col: 1}))
	}
	for _, c := range []struct{ name, text, msg string }{
		{"no such format", one("3380,,,2019,104,I219,1,12,08", 2), `x.csv: cell H2: the age format "12" is none of 00 to 09`},
		{"no format", one("3380,,,2019,104,I219,1,,08", 2), `x.csv: cell H2: the age format "" is none`},
		{"a count where the format has none", one("3380,,,2019,104,I219,1,07,08", 8), "x.csv: cell Q2: the age format 07 has no group in this column, but it holds 1"},
		{"no code", one("3380,,,2019,104,1-001,1,00,08", 2), `the cause "1-001" is no ICD-10 code`},
		{"another revision", one("3380,,,1990,09B,B01,1,00,08", 2), "no rows of a list of ICD-10 codes were found"},
		{"no cause", strings.Replace(one("3380,,,2019,104,I219,1,00,08", 2), "Cause", "Kind", 1), "x.csv: row 1: the file of deaths has no column Cause"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := readWith(layout.NewReader(), sheet{"x.csv", c.text}); err == nil || !strings.Contains(err.Error(), c.msg) {
				t.Errorf("got  %v\nwant %s", err, c.msg)
			}
		})
	}
}
