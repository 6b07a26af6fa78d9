package chart

import (
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
)

// manyCauses is a population of n causes with long names, whose deaths fall by a sixth
// from one to the next; every seventh is ill-defined, and the fourth is garbage.
func manyCauses(n int) *analysis.Population {
	_, p := invented(longNames(n), repeat(n, func(int) float64 { return 1 }))
	weight := 1.0
	for c := range p.Causes {
		switch {
		case c%7 == 5:
			p.Causes[c].ICD10 = "R00-R99"
		case c == 3:
			p.Causes[c].ICD10 = "A40-A41"
		}
		for x := range p.Ages {
			p.Deaths[c*len(p.Ages)+x] = float64(int(weight * p.Deaths[c*len(p.Ages)+x]))
		}
		weight *= 5.0 / 6
	}
	return p
}

// limitsOf draws a figure in all sizes, purposes and languages and checks that its
// texts neither touch nor leave the page, and that no ink reaches the margin; the
// pictures of three sizes are kept as those of TestLimits are.
func limitsOf(t *testing.T, name string, draw func(st *Style) (*Figure, error)) {
	t.Helper()
	for _, size := range []string{"a4", "a3", "slide", "640x480", "640x1200", "2400x480", "1600x900"} {
		for _, purpose := range []Purpose{Print, Screen, Projector} {
			for _, lang := range []string{"th", "en"} {
				t.Run(strings.Join([]string{name, size, purpose.String(), lang}, "/"), func(t *testing.T) {
					f, err := draw(testStyle(t, lang, size, purpose))
					if err != nil {
						t.Fatal(err)
					}
					checkTexts(t, f)
					if (size == "a4" && purpose == Print) || (size == "640x480" && purpose == Screen) || (size == "slide" && purpose == Projector) {
						checkPicture(t, f, strings.Join([]string{f.Kind, name, lang, size}, "-"))
					}
				})
			}
		}
	}
}
