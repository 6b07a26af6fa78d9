package layout_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/lehackathon/le/ingest/layout"
	"pgregory.net/rapid"
)

// withoutIDs blanks the first column of a list, but for its header.
func withoutIDs(list string) string {
	return regexp.MustCompile(`(?m)^[0-9]+,`).ReplaceAllString(list, ",")
}

// listOf writes deaths of men aged 60 in May 2564 with the ids from first to last, of a
// district of Loei.
func listOf(district string, first, last int) string {
	rows := mophHeader
	for i := first; i <= last; i++ {
		rows += fmt.Sprintf("1420000%06d,1,60,15,05,2564,,,42%s0101,I64,,,,,,\n", 7*i, district)
	}
	return rows
}

// TestListsInParts: lists of one area and year are added up if their ids, districts or
// months tell that they are of different deaths; what stands in two counts once.
func TestListsInParts(t *testing.T) {
	people := peopleOf("เลย", "2564", singleAges()...)
	for _, c := range []struct {
		name    string
		lists   []sheet
		n       int
		overlap bool
	}{
		{"by id", []sheet{{"a.csv", listOf("01", 1, 30)}, {"b.csv", listOf("01", 31, 50)}}, 50, false},
		{"by id, some twice", []sheet{{"home.csv", listOf("01", 1, 30)}, {"hospital.csv", listOf("01", 21, 50)}}, 50, true},
		{"by district", []sheet{{"a.csv", withoutIDs(listOf("01", 1, 30))}, {"b.csv", withoutIDs(listOf("02", 1, 30))}}, 60, false},
		{"by month", []sheet{{"a.csv", withoutIDs(monthly("2564", 1, 6, 3))}, {"b.csv", withoutIDs(monthly("2564", 7, 12, 3))}}, 36, false},
		{"registered late", []sheet{{"a.csv", withoutIDs(monthly("2564", 1, 6, 30))}, {"b.csv", withoutIDs(monthly("2564", 7, 12, 30)) +
			strings.TrimPrefix(withoutIDs(monthly("2564", 6, 6, 1)), mophHeader)}}, 361, false},
		{"all twice", []sheet{{"home.csv", listOf("01", 1, 30)}, {"hospital.csv", listOf("01", 6, 25)}}, 30, true},
		{"three files", []sheet{{"a.csv", listOf("01", 1, 10)}, {"b.csv", listOf("01", 11, 20)}, {"c.csv", listOf("01", 5, 30)}}, 30, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := records(t, layout.NewReader(), append(c.lists, people)...)
			same(t, "deaths", []string{fmt.Sprintf("เลย 2021 male 60 I64 = %d", c.n)}, got.deaths)
			if has := slices.Contains(got.codes, "lists-overlap"); has != c.overlap {
				t.Errorf("lists-overlap said: %t, want %t (%v)", has, c.overlap, got.codes)
			}
		})
	}
}

// TestListsTwice: where nothing tells whether two lists hold the same deaths, they are not
// added up.
func TestListsTwice(t *testing.T) {
	for _, c := range []struct{ name, msg, a, b string }{
		{"no ids", "b.csv: it has deaths of months that a.csv has as well (Loei, first 2021-05), and no ids that tell whether they are the same deaths",
			withoutIDs(listOf("01", 1, 30)), withoutIDs(listOf("01", 1, 25))},
		{"ids in one only", "b.csv: it has deaths of months that a.csv has as well", listOf("01", 1, 30), withoutIDs(listOf("01", 1, 25))},
		{"ids rounded by a spreadsheet", "b.csv: it has deaths of months", regexp.MustCompile(`(?m)^[0-9]+,`).ReplaceAllString(listOf("01", 1, 30), "1.42E+12,"),
			regexp.MustCompile(`(?m)^[0-9]+,`).ReplaceAllString(listOf("01", 1, 20), "1.42E+12,")},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := readWith(layout.NewReader(), sheet{"a.csv", c.a}, sheet{"b.csv", c.b})
			if err == nil || !strings.Contains(err.Error(), c.msg) {
				t.Errorf("got  %v\nwant %s", err, c.msg)
			}
		})
	}
}

// TestListsHome: a list by place of death has residents of other provinces; they are left
// out even where all of its own residents stand in the list by residence too.
func TestListsHome(t *testing.T) {
	hospital := listOf("01", 1, 40)
	for i := range 8 {
		hospital += fmt.Sprintf("1400000%06d,1,60,15,05,2564,,,40010101,I64,,,,,,\n", 7*i+1)
	}
	got := records(t, layout.NewReader(), sheet{"home.csv", listOf("01", 1, 40)}, sheet{"hospital.csv", hospital}, peopleOf("เลย", "2564", singleAges()...))
	same(t, "deaths", []string{"เลย 2021 male 60 I64 = 40"}, got.deaths)
	for _, code := range []string{"lists-overlap", "out-of-province"} {
		if !slices.Contains(got.codes, code) {
			t.Errorf("no warning %s in %v", code, got.codes)
		}
	}
}

// TestListsSplit: a list cut into any number of parts gives what the whole gives, in
// whatever order the parts come.
func TestListsSplit(t *testing.T) {
	people := peopleOf("เลย", "2564", singleAges()...)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 4).Draw(t, "parts")
		parts := make([]string, n)
		whole := mophHeader
		for i := range n {
			parts[i] = mophHeader
		}
		for i := range rapid.IntRange(n, 60).Draw(t, "rows") {
			row := fmt.Sprintf("1420000%06d,%d,%d,15,%02d,2564,,,42010101,%s,,,,,,\n", 7*i, 1+i%2, rapid.SampledFrom([]int{1, 44, 99}).Draw(t, "age"),
				rapid.IntRange(1, 12).Draw(t, "month"), rapid.SampledFrom([]string{"I64", "c22.0", "ชรา"}).Draw(t, "cause"))
			part := rapid.IntRange(0, n-1).Draw(t, "part")
			if i < n {
				part = i
			}
			parts[part] += row
			whole += row
		}
		cells := func(files ...sheet) []string {
			r := layout.NewReader()
			r.Builder.KeepSingleAges = true
			if err := readWith(r, append(files, people)...); err != nil {
				t.Fatal(err)
			}
			d, err := r.Builder.Dataset()
			if err != nil {
				t.Fatal(err)
			}
			got, _ := cellsOf(d)
			return got
		}
		var files []sheet
		for i, p := range parts {
			files = append(files, sheet{fmt.Sprintf("%d.csv", i), p})
		}
		if want, got := cells(sheet{"whole.csv", whole}), cells(files...); !slices.Equal(want, got) {
			t.Fatalf("in parts %v, whole %v", got, want)
		}
	})
}
