package cause_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
)

func builtin(t *testing.T, name string) *cause.List {
	t.Helper()
	l, err := cause.Builtin(name)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// gbdGap: stillbirths (P95) are counted apart by GBD.
const gbdGap = "P95"

// exceptions are the categories that a list's own source gives to none of its items.
var exceptions = map[string]string{
	// Asterisk categories and postprocedural disorders, no underlying causes; Y87 has
	// a subcategory in each of two items; Y90-Y98 are supplementary factors.
	"who-mdb": "E35;E89-F00;G05;G99;H62;H67;H94-H95;J99;K93;L99;N74;N99;Y87;Y90-Y98",
	"gbd1":    gbdGap,
	"gbd2":    gbdGap,
	// Level 3 leaves out what level 2 has: parasites, scabies, induced delusion, and
	// accidents GBD counts below names without a level of their own.
	"gbd3": "B66;B72;B86;F24;P95;W39;W77;W81;W85-W87;X50-X58",
}

// TestBuiltinsPartition: every category from A00 to Y98 lies in exactly one leaf,
// but for the exceptions above.
func TestBuiltinsPartition(t *testing.T) {
	for _, name := range cause.Builtins() {
		t.Run(name, func(t *testing.T) {
			l := builtin(t, name)
			var gaps cause.Ranges
			for _, p := range l.Check() {
				if p.Kind != cause.Gap {
					t.Errorf("%s", p)
				}
				gaps = append(gaps, p.Codes...)
			}
			if diff := cmp.Diff(exceptions[name], gaps.String()); diff != "" {
				t.Errorf("gaps (-want +got):\n%s", diff)
			}
			if l.Source == "" {
				t.Error("no source")
			}
		})
	}
}

// TestNoCodeTwice looks through every code of three and four characters without the
// list's own search.
func TestNoCodeTwice(t *testing.T) {
	codes := make([]string, 26*1000)
	for n := range codes {
		codes[n] = fmt.Sprintf("%c%02d%d", 'A'+n/1000, n/10%100, n%10)
	}
	for _, name := range cause.Builtins() {
		l := builtin(t, name)
		holders := map[string][]string{}
		for _, leaf := range l.Leaves() {
			for _, r := range leaf.Codes {
				for i, _ := slices.BinarySearch(codes, r.From); i < len(codes) && codes[i] <= r.To+"~"; i++ {
					holders[codes[i]] = append(holders[codes[i]], leaf.ID)
				}
			}
		}
		for _, code := range codes {
			h := holders[code]
			item, ok := l.Find(code)
			if len(h) > 1 || ok != (len(h) == 1) || ok && item.ID != h[0] {
				t.Errorf("%s, %s: Find gives %q, the leaves that hold it are %v", name, code, item.ID, h)
			}
		}
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ list, code, want string }{
		{"list1", "I64", "1-069"}, {"list1", "I639", "1-069"}, {"list1", "A91", "1-017"}, {"list1", "G309", "1-060"},
		{"list1", "U071", "1-901"}, {"list1", "C7A", "1-046"}, {"list1", "S720", ""}, {"list1", "Y98", "1-103"},
		{"thai", "I64", "stroke"}, {"thai", "U071", "covid-19"}, {"thai", "I70", "circulatory-other"}, {"thai", "U070", "other"},
		{"chapters", "R54", "ill-defined"}, {"ncd4", "J449", "respiratory-chronic"}, {"ncd4", "J189", "other"},
		{"who-mdb", "P23", "wmd-02"}, {"who-mdb", "P220", "wmd-04"}, {"who-mdb", "X42", "wmd-09"}, {"who-mdb", "D649", "wmd-05"},
		{"gbd1", "R54", "garbage-1"}, {"gbd1", "I64", "garbage-4"}, {"gbd1", "I63", "gbd-409"}, {"gbd1", "V89", "garbage-4"},
		{"gbd3", "I63", "gbd-494"}, {"gbd3", "E102", "gbd-589"}, {"gbd3", "E10", "gbd-587"}, {"gbd2", "A30", "garbage-2"},
		{"gbd3", "A740", "garbage-1"}, {"gbd3", "A97", "garbage-2"}, {"gbd3", "A970", ""},
	} {
		item, ok := builtin(t, c.list).Find(c.code)
		if item.ID != c.want || ok != (c.want != "") {
			t.Errorf("%s: %s is in %q, want %q", c.list, c.code, item.ID, c.want)
		}
	}
}

// TestThaiIsOfList1: each Thai cause is the sum of the items its source line names,
// and no item of list 1 is left out.
func TestThaiIsOfList1(t *testing.T) {
	thai, list1 := builtin(t, "thai"), builtin(t, "list1")
	of := map[string]string{}
	for _, line := range strings.Split(thai.Source, "\n") {
		derived, found := strings.CutPrefix(line, "derived: ")
		if !found {
			continue
		}
		for _, rule := range strings.Split(derived, "; ") {
			id, items, _ := strings.Cut(rule, " = ")
			for _, item := range strings.Split(items, "+") {
				of[item] = id
			}
		}
	}
	for _, leaf := range list1.Leaves() {
		want := of[leaf.ID]
		if leaf.ID == "1-901" {
			continue
		}
		for n := range 26 * 100 {
			code := fmt.Sprintf("%c%02d", 'A'+n/100, n%100)
			if !(cause.Ranges{{From: code, To: code}}).Within(leaf.Codes) {
				continue
			}
			// Categories ICD-10 does not have may be bridged by a range of either list.
			if item, ok := thai.Find(code); ok && item.ID != want {
				t.Errorf("%s of %s is in %q, want %q", code, leaf.ID, item.ID, want)
			}
		}
	}
}

func TestUnknownBuiltin(t *testing.T) {
	_, err := cause.Builtin("list2")
	if problem, ok := err.(*analysis.DataError); !ok || !strings.Contains(problem.Advice(), "thai, list1") {
		t.Errorf("err = %v", err)
	}
}

func TestCheck(t *testing.T) {
	l, err := cause.ParseList(strings.NewReader(`id,icd10,parent
a,A00-I63,
b,I60-I69.8;J00-Y98,x
b,I70-I99,
c,,d
d,,c
e,,
`), "mine.csv")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range l.Check() {
		got = append(got, p.String())
	}
	want := []string{"unknown parent of b, x", "duplicate id of b", "heading below itself of c", "heading below itself of d",
		"no codes of e", "overlap of a, b: I60-I63", "gap: I69"}
	for _, w := range want {
		if !strings.Contains(strings.Join(got, "\n"), w) {
			t.Errorf("no %q in\n%s", w, strings.Join(got, "\n"))
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d problems, want %d: %v", len(got), len(want), got)
	}
}

func ExampleBuiltin() {
	list, err := cause.Builtin("thai")
	if err != nil {
		fmt.Println(err)
		return
	}
	item, _ := list.Find("I64")
	fmt.Println(item.TH, item.ICD10, list.Check())
	// Output: โรคหลอดเลือดในสมอง I60-I69 []
}
