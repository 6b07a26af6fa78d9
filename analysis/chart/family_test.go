package chart

import (
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
)

// TestFamilies: broad groups as the WHO Mortality Database has them (Group I: A00-B99,
// G00-G04, H65-H66, J00-J22, N70-N73, O00-P96, E00-E02, E40-E64, D50-D53; III: V01-Y89).
func TestFamilies(t *testing.T) {
	groups, err := newFamilies()
	if err != nil {
		t.Fatal(err)
	}
	for codes, want := range map[string]family{
		"A15-A19": communicable, "J12-J18": communicable, "O00-O99": communicable, "P00-P96": communicable, "E40-E46": communicable, "U07.1": communicable,
		"C00-C97": noncommunicable, "I60-I69": noncommunicable, "E10-E14": noncommunicable, "Q00-Q99": noncommunicable, "J40-J47": noncommunicable,
		"G00;G03;G04-G25;G30;G31-G98": noncommunicable, // nervous system, three infections among 90 codes
		"V01-V99":                     injury, "X60-X84": injury, "W65-W74": injury, "V01-Y89": injury,
		"P00-P96;Q00-Q99": several, // half and half
		"":                several,
		"R00-R99":         vague,
		"A40-A41":         vague, // septicaemia: garbage of level 1
	} {
		c := analysis.Cause{ID: "x", ICD10: codes}
		if got := groups.of(c, burden.StandingOf(c)); got != want {
			t.Errorf("%q is %q, want %q", codes, got.name().EN, want.name().EN)
		}
	}
	if got := groups.of(analysis.Cause{ID: "other", ICD10: "C00-C97"}, burden.Standing{}); got != several {
		t.Errorf("the rest is of %q", got.name().EN)
	}
}

func TestCategories(t *testing.T) {
	for code, want := range map[string]string{"A08": "A09", "A09": "A10", "A99": "B00"} {
		if got := nextCategory(code); got != want {
			t.Errorf("after %s comes %s, want %s", code, got, want)
		}
	}
}
