package burden_test

import (
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
)

func TestStandingOf(t *testing.T) {
	for _, c := range []struct {
		id, icd10 string
		ranked    bool
		en        string
	}{
		{"stroke", "I60-I69", true, ""},
		{"symptoms", "R00-R99", false, "ill-defined"},
		{"R54", "", false, "ill-defined"}, // the id is a code
		{"sepsis", "A40-A41", false, "garbage code, level 1"},
		{"unspecified stroke", "I64", true, "garbage code, level 4"},
		{"unmatched", "", false, "no cause"},
		{"unlisted", "", false, "no cause"},
		{"no codes", "", true, ""},
	} {
		s := burden.StandingOf(analysis.Cause{ID: c.id, ICD10: c.icd10})
		en, th := s.Describe()
		if s.Ranked() != c.ranked || en != c.en || (en == "") != (th == "") {
			t.Errorf("%s: %+v %q %q, want ranked %v, %q", c.id, s, en, th, c.ranked, c.en)
		}
	}
}

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
