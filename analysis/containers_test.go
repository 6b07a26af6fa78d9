package analysis_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
)

// place prints the rows of an area with 1 % dying.
func place(area string, people int) string {
	return fmt.Sprintf("%[1]s 2020 b all 0-4=%[2]d 5+=%[2]d\n%[1]s 2020 b - 0-4=%[3]d 5+=%[3]d\n", area, people/200, people/2)
}

func TestUnnamedTotals(t *testing.T) {
	for _, c := range []struct {
		name, table string
		total       int // area that is the total, -1 if none
	}{
		{"a row that sums the others", place("A", 1000) + place("B", 2000) + place("Sum", 3000), 2},
		{"first", place("Sum", 3000) + place("A", 1000) + place("B", 2000), 0},
		{"beside provinces", place("A@province", 1000) + place("B@province", 2000) + place("Sum", 3000), 2},
		{"nearly the sum", place("A", 1000) + place("B", 2000) + place("C", 3200), -1},
		{"two alike", place("A", 1000) + place("B", 1000), -1},
		{"a province of its districts", place("A@province", 3000) + place("A1@district", 1000) + place("A2@district", 2000), -1},
		{"a country that says so", place("TH@country", 3000) + place("A", 1000) + place("B", 2000), -1},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := dataset(t, c.table)
			told := warning(t, d, "area-is-total")
			if (told != "") != (c.total >= 0) {
				t.Errorf("warning %q", told)
			}
			for i, a := range d.Areas {
				if promoted := a.Level == analysis.Country && !strings.HasPrefix(a.Code, "TH"); promoted != (i == c.total) {
					t.Errorf("%s has become %s", a.Code, a.Level)
				}
			}
			if c.total < 0 {
				return
			}
			if !strings.HasPrefix(told, "Sum has the population of all other areas together") {
				t.Errorf("warning %q", told)
			}
			if deaths, people := d.Totals(); deaths != 30 || people != 3000 {
				t.Errorf("totals count %v deaths and %v people", deaths, people)
			}
			if slices.Contains(d.Peers((c.total+1)%3), c.total) {
				t.Error("the total is a peer of its parts")
			}
		})
	}
}

func TestPartsAndWhole(t *testing.T) {
	const tenMore = "TH@country 2020 b all 0-4=15 5+=25\nTH@country 2020 b - 0-4=1500 5+=1500\n"
	for _, c := range []struct {
		name, table string
		want        []string
	}{
		{"all there", place("TH@country", 3000) + place("A@province", 1000) + place("B@province", 2000), nil},
		{"deaths missing from the parts", tenMore + place("A@province", 1000) + place("B@province", 2000),
			[]string{"TH, 2020: 40 deaths, but its parts have 30 together"}},
		{"with districts of the provinces", tenMore + place("A@province", 1000) + place("B@province", 2000) + place("A1@district", 1000),
			[]string{"TH, 2020: 40 deaths, but its parts have 30 together"}},
		{"with a region between", tenMore + place("R6@region", 3000) + place("A@province/R6", 1000) + place("B@province/R6", 2000),
			[]string{"TH, 2020: 40 deaths, but its parts have 30 together"}},
		{"people 1 % apart", "TH@country 2020 b all 0-4=15 5+=15\nTH@country 2020 b - 0-4=1515 5+=1515\n" + place("A@province", 1000) + place("B@province", 2000),
			[]string{"TH, 2020: 3030 person-years, but its parts have 3000 together"}},
		{"parts not all there", tenMore + place("A@province", 1000), nil},
		{"a region and its own parts", place("R6@region", 1000) + place("A@province/R6", 1000) + place("B@province/R7", 2000), nil},
		{"a region against its own parts", "R6@region 2020 b all 0-4=5 5+=8\nR6@region 2020 b - 0-4=500 5+=500\n" + place("A@province/R6", 1000) + place("B@province/R7", 2000),
			[]string{"R6, 2020: 13 deaths, but its parts have 10 together"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, w := range dataset(t, c.table).Warnings {
				got = append(got, w.EN)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("warnings %q, want %q", got, c.want)
			}
		})
	}
}

func TestTotalsCountOnce(t *testing.T) {
	for _, c := range []struct {
		name, table string
		people      float64
	}{
		{"country alone", place("TH@country", 3000), 3000},
		{"country and provinces", place("TH@country", 3000) + place("A@province", 1000) + place("B@province", 2000), 3000},
		{"province and districts", place("A@province", 3000) + place("A1@district", 1000) + place("A2@district", 2000), 3000},
		{"country and regions", place("TH@country", 3000) + place("R1@region", 1000) + place("R2@region", 2000), 3000},
	} {
		t.Run(c.name, func(t *testing.T) {
			if deaths, people := dataset(t, c.table).Totals(); people != c.people || deaths != c.people/100 {
				t.Errorf("%v deaths, %v people; want %v people", deaths, people, c.people)
			}
		})
	}
}
