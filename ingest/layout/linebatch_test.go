package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/ingest/layout"
	"pgregory.net/rapid"
)

// TestLineListCounts: a list of deaths, shorter and longer than a batch, gives the
// counts of a plain map; rows of one person's death count once.
func TestLineListCounts(t *testing.T) {
	codes := []string{"I64", "I639", "J189", "c220", "P220"}
	label := map[string]string{"I64": "I64", "I639": "I63", "J189": "J18", "c220": "C22", "P220": "P22"}
	people := peopleOf("เลย", "2564", singleAges()...)
	rapid.Check(t, func(t *rapid.T) {
		var file strings.Builder
		file.WriteString("PID,SEX,AGE,DDATE,DMON,DYEAR,LCCAATTMM,NCAUSE\n")
		counts, met, repeated := map[string]int{}, map[string]bool{}, 0
		for range rapid.IntRange(1, 300).Draw(t, "rows") {
			id := rapid.SampledFrom([]string{"", "1100000000001", "1100000000002", "1100000000003", "1.1E+12"}).Draw(t, "id")
			sex := rapid.IntRange(1, 2).Draw(t, "sex")
			age := rapid.SampledFrom([]int{1, 44, 99, 100, 105}).Draw(t, "age")
			day := rapid.IntRange(1, 2).Draw(t, "day")
			code := rapid.SampledFrom(codes).Draw(t, "code")
			row := fmt.Sprintf("%s,%d,%d,%d,5,2564,42010101,%s\n", id, sex, age, day, code)
			file.WriteString(row)
			shown := fmt.Sprint(age)
			if age >= 100 {
				shown = "100+"
			}
			death := fmt.Sprintf("เลย 2021 %s %s %s", []string{"male", "female"}[sex-1], shown, label[code])
			// The same death of the same person on the same day.
			if key := fmt.Sprint(id, death, day); len(id) == 13 && met[key] {
				repeated++
				continue
			} else if len(id) == 13 && !met[id] {
				met[id], met[key] = true, true
			}
			counts[death]++
		}
		r := layout.NewReader()
		r.Builder.KeepSingleAges = true
		if err := readWith(r, people, sheet{"deaths.csv", file.String()}); err != nil {
			t.Fatal(err)
		}
		d, err := r.Builder.Dataset()
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for death, n := range counts {
			want = append(want, fmt.Sprintf("%s = %d", death, n))
		}
		slices.Sort(want)
		got, _ := cellsOf(d)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
		for _, c := range r.Log.Conversions() {
			if c.Kind == "duplicate-row" && c.Count != repeated {
				t.Fatalf("%d repeated rows, want %d", c.Count, repeated)
			}
		}
	})
}

// TestLabelsOfOneCause: a code and a text with that code are one cause, and the deaths
// under both are added up.
func TestLabelsOfOneCause(t *testing.T) {
	const rows = "PID,SEX,AGE,DYEAR,LCCAATTMM,NCAUSE\n" +
		"1,1,67,2564,42010101,I64 โรคหลอดเลือดสมอง\n2,1,67,2564,42010101,I64\n3,1,67,2564,42010101,I649\n"
	got := records(t, layout.NewReader(), peopleOf("เลย", "2564", singleAges()...), sheet{"deaths.csv", rows})
	same(t, "deaths", []string{"เลย 2021 male 67 I64 = 3"}, got.deaths)
}

// TestLineListWorkbook: rows of a workbook, which come as strings, read as those of a
// text file do, blank cells and Thai labels included.
func TestLineListWorkbook(t *testing.T) {
	page := "<html><body><table>"
	for line := range strings.Lines(mophRows) {
		page += "<tr><td>" + strings.ReplaceAll(strings.TrimRight(line, "\n"), ",", "</td><td>") + "</td></tr>\n"
	}
	got := records(t, layout.NewReader(), append(loeiPeople(), sheet{"deaths.xls", page + "</table></body></html>"})...)
	same(t, "deaths", mophDeaths, got.deaths)
	noPersons(t, got.everything)
}
