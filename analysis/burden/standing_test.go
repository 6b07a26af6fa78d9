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
		{"other", "I26-I52;K00-K93", false, "rest group"},
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
