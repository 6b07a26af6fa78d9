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

// limitsOf draws a figure in the sizes that are hardest, for every purpose and language,
// and checks that its texts neither touch nor leave the page, and that no ink reaches
// the margin; with LE_CHART_LOOK=folder the pictures are kept.
func limitsOf(t *testing.T, name string, draw func(st *Style) (*Figure, error)) {
	t.Helper()
	for _, c := range []struct {
		size    string
		purpose Purpose
	}{{"a4", Print}, {"a3", Print}, {"slide", Projector}, {"640x480", Screen}, {"640x480", Projector}, {"640x1200", Screen}, {"2400x480", Print}} {
		for _, lang := range []string{"th", "en"} {
			t.Run(strings.Join([]string{name, c.size, c.purpose.String(), lang}, "/"), func(t *testing.T) {
				f, err := draw(testStyle(t, lang, c.size, c.purpose))
				if err != nil {
					t.Fatal(err)
				}
				checkTexts(t, f)
				if c.size != "a3" && c.size != "2400x480" {
					checkPicture(t, f, strings.Join([]string{f.Kind, name, lang, c.size, c.purpose.String()}, "-"))
				}
			})
		}
	}
}
