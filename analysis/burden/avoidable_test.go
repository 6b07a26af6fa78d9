package burden_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/analysis/cause"
)

// TestAvoidable: by OECD and Eurostat's lists stroke counts in halves, transport
// accidents as preventable, breast cancer of women as treatable and of men not at
// all; all cancers together cannot be told, and of septicaemia not on which list.
func TestAvoidable(t *testing.T) {
	for _, c := range []struct {
		icd10 string
		sex   analysis.Sex
		want  burden.Avoidable
	}{
		{"I60-I69", analysis.Both, burden.Avoidable{Known: true, Split: true, Deaths: 10, Preventable: 5, Treatable: 5}},
		{"I10-I15", analysis.Male, burden.Avoidable{Known: true, Split: true, Deaths: 10, Preventable: 5, Treatable: 5}},
		{"V01-V99", analysis.Male, burden.Avoidable{Known: true, Split: true, Deaths: 10, Preventable: 10}},
		{"X60-X84", analysis.Male, burden.Avoidable{Known: true, Split: true, Deaths: 10, Preventable: 10}},
		{"C50", analysis.Female, burden.Avoidable{Known: true, Split: true, Deaths: 10, Treatable: 10}},
		{"C50", analysis.Male, burden.Avoidable{Known: true, Split: true}},
		{"C25", analysis.Both, burden.Avoidable{Known: true, Split: true}},
		{"C00-C97", analysis.Both, burden.Avoidable{}},
		{"A40-A41", analysis.Both, burden.Avoidable{Known: true, Deaths: 10}},
		{"J12-J18", analysis.Both, burden.Avoidable{Known: true, Deaths: 10}},
		{"K85.2", analysis.Both, burden.Avoidable{Known: true, Split: true, Deaths: 10, Preventable: 10}},
		{"K85", analysis.Both, burden.Avoidable{Known: true, Deaths: 10}},
		{"U07.1", analysis.Both, burden.Avoidable{Known: true, Split: true, Deaths: 10, Preventable: 10}},
		{"", analysis.Both, burden.Avoidable{}},
	} {
		p := of(analysis.Ages{0, 75}, 1e5, 1e4).cause("x y", c.icd10, 10, 100).p
		p.Sex = c.sex
		r, err := burden.Rank(p, burden.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Causes[0].Avoidable; got != c.want {
			t.Errorf("%s %s: %+v, want %+v", c.icd10, c.sex, got, c.want)
		}
	}
}

// TestAvoidableListIsSound: no code stands in two items, and every one of the 97 items
// has a heading.
func TestAvoidableListIsSound(t *testing.T) {
	f, err := os.Open("data/avoidable.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	list, err := cause.ParseList(f, "avoidable")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range list.Check() {
		if p.Kind != cause.Gap {
			t.Error(p)
		}
	}
	heads := map[string]int{}
	for _, item := range list.Leaves() {
		heads[item.Parent]++
		if item.AgeTo != burden.AvoidableBefore-1 {
			t.Errorf("%s ends at %d", item.ID, item.AgeTo)
		}
	}
	if diff := cmp.Diff(map[string]int{"preventable": 40, "treatable": 49, "both": 8}, heads); diff != "" {
		t.Error(diff)
	}
}
