package chart

import (
	"testing"

	"github.com/lehackathon/le/analysis"
)

// TestGapTitleSmall: a gap that rounds to 0.0 has no direction; the numbers are set by hand.
func TestGapTitleSmall(t *testing.T) {
	r := *workshopGap(t, "42", analysis.Male)
	for _, c := range []struct {
		gap    float64
		en, th string
	}{
		{-0.0499, "Life expectancy of men in Loei is about the same as in Thailand", "อายุคาดเฉลี่ยของชายจังหวัดเลยใกล้เคียงกับประเทศไทย"},
		{0, "Life expectancy of men in Loei is about the same as in Thailand", "อายุคาดเฉลี่ยของชายจังหวัดเลยใกล้เคียงกับประเทศไทย"},
		{0.051, "Life expectancy of men in Loei is 0.1 years longer than in Thailand, which may be chance", "อายุคาดเฉลี่ยของชายจังหวัดเลยยาวกว่าประเทศไทย 0.1 ปี ซึ่งอาจเป็นความบังเอิญ"},
	} {
		r.Gap = c.gap
		if !r.MayBeChance() {
			t.Fatalf("a gap of %v is clear", r.Gap)
		}
		for lang, want := range map[string]string{"en": c.en, "th": c.th} {
			if got := gapTitle(testStyle(t, lang, "a4", Print), &r, measureOf(&r), nil); got != want {
				t.Errorf("%v: %q, want %q", c.gap, got, want)
			}
		}
	}
}
