package analysis_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
)

// TestSubtotalsOfAges: wider groups that others make up are compared and not added, those
// of people too; an area that has only them keeps them; a wrong one is told.
func TestSubtotalsOfAges(t *testing.T) {
	const people = "\nA 2020 m - 0-4=100 5-9=100 10+=900 0-9=200\nA 2020 f - 0-4=100 5-9=100 10+=900"
	for _, c := range []struct{ name, text, warning string }{
		{"right", "A 2020 m ihd 0-4=1 5-9=1 10+=9 0-9=2 5+=10\nA 2020 f ihd 0-4=1 5-9=2 10+=9" + people, ""},
		{"wrong", "A 2020 m ihd 0-4=1 5-9=1 10+=9 0-9=7\nA 2020 f ihd 0-4=1 5-9=2 10+=9" + people,
			"subtotals of ages are not the sum of their groups in 1 of 2 checks; first data:1:4: 7 there, 2 as the sum (A, 2020, male, age 0-9)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := dataset(t, c.text)
			if got, want := d.DeathsBy(0, 0, analysis.Male, 0), []float64{1, 1, 9}; !slices.Equal(got, want) {
				t.Errorf("deaths %v, want %v", got, want)
			}
			if got, want := d.ExposureBy(0, 0, analysis.Male), []float64{100, 100, 900}; !slices.Equal(got, want) {
				t.Errorf("people %v, want %v", got, want)
			}
			var said []string
			for _, w := range d.Warnings {
				if w.Code == "age-subtotal" {
					said = append(said, w.EN)
				}
			}
			if strings.Join(said, "\n") != c.warning {
				t.Errorf("warnings %q, want %q", said, c.warning)
			}
		})
	}
}
