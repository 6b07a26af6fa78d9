package layout_test

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/layout"
)

// sheet is a made-up file: its name, which may say the year, and its text.
type sheet struct{ name, text string }

// readWith reads made-up files into a prepared reader.
func readWith(r *layout.Reader, sheets ...sheet) error {
	for _, s := range sheets {
		book, err := grid.Read(strings.NewReader(s.text), s.name, grid.Options{})
		if err != nil {
			return err
		}
		if err := r.Read(book); err != nil {
			return err
		}
	}
	return r.Finish()
}

// result is what a test looks at: the cells of the dataset that are not zero, the codes
// of warnings, the kinds of conversions, the shapes that were recognised.
type result struct {
	deaths, people []string
	areas          []string
	codes          []string
	counts         map[string]int
	shapes         []string
	everything     string // that a person could read of warnings, conversions and explanations
}

// records reads files and lists what became of them: "เลย 2021 male 40 I64 = 2".
func records(t *testing.T, r *layout.Reader, sheets ...sheet) result {
	t.Helper()
	var out result
	r.Builder.KeepSingleAges = true
	r.Explain = func(taken layout.Taken) {
		out.shapes = append(out.shapes, taken.Shape)
		out.everything += fmt.Sprintln(taken)
	}
	if err := readWith(r, sheets...); err != nil {
		t.Fatal(err)
	}
	d, err := r.Builder.Dataset()
	if err != nil {
		t.Fatal(err)
	}
	out.deaths, out.people = cellsOf(d)
	for _, a := range d.Areas {
		out.areas = append(out.areas, fmt.Sprint(a))
	}
	for _, w := range d.Warnings {
		out.codes = append(out.codes, w.Code)
		out.everything += fmt.Sprintln(w)
	}
	out.counts = map[string]int{}
	for _, c := range r.Log.Conversions() {
		out.counts[c.Kind] = c.Count
		out.everything += fmt.Sprintln(c, c.Examples)
	}
	return out
}

// cellsOf lists the cells of a dataset that are not zero.
func cellsOf(d *analysis.Dataset) (deaths, people []string) {
	for a, area := range d.Areas {
		for p, period := range d.Periods {
			for s := analysis.Both; s <= analysis.Female; s++ {
				at := fmt.Sprint(area.Name("th"), " ", period, " ", s, " ")
				for x, n := range d.ExposureBy(a, p, s) {
					if n != 0 {
						people = append(people, fmt.Sprint(at, d.Ages.Label(x), " = ", n))
					}
				}
				for c, cause := range d.Causes {
					for x, n := range d.DeathsBy(a, p, s, c) {
						if n != 0 {
							deaths = append(deaths, fmt.Sprint(at, d.Ages.Label(x), " ", cause.ID, " = ", n))
						}
					}
				}
			}
		}
	}
	for _, u := range d.Unknown {
		if u.Count == 0 {
			continue
		}
		age := "?"
		if u.Age >= 0 {
			age = d.Ages.Label(u.Age)
		}
		at := fmt.Sprint(d.Areas[u.Area].Name("th"), " ", d.Periods[u.Period], " ", u.Sex, " ", age)
		if u.Cause >= 0 {
			deaths = append(deaths, fmt.Sprint(at, " ", d.Causes[u.Cause].ID, " = ", u.Count))
		} else {
			people = append(people, fmt.Sprint(at, " = ", u.Count))
		}
	}
	sort.Strings(deaths)
	sort.Strings(people)
	return deaths, people
}

// peopleOf writes a population of 1000 in each group of an area in one year: a file
// for deaths to stand on.
func peopleOf(area, year string, ages ...string) sheet {
	var b strings.Builder
	b.WriteString("area,year,sex,age,population\n")
	for _, sex := range []string{"male", "female"} {
		for _, age := range ages {
			fmt.Fprintf(&b, "%s,%s,%s,%s,1000\n", area, year, sex, age)
		}
	}
	return sheet{"people.csv", b.String()}
}

func same(t *testing.T, what string, want, got []string) {
	t.Helper()
	want = append([]string(nil), want...)
	sort.Strings(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// private are the ids and names in the made-up files. They may appear nowhere.
var private = []string{"1234567890123", "3210987654321", "5555544444333", "สมชาย", "ใจดี", "สมหญิง", "0812345678"}

func noPersons(t *testing.T, text string) {
	t.Helper()
	for _, p := range private {
		if strings.Contains(text, p) {
			t.Errorf("%q is shown: %s", p, text)
		}
	}
}
