package table

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestBars(t *testing.T) {
	for _, c := range []struct {
		name   string
		values []float64
		ascii  bool
		want   []string
	}{
		{"all positive", []float64{8, 4, 0.5, 0}, false, []string{"│████████", "│████    ", "│▌       ", "│        "}},
		{"all negative", []float64{-8, -4.5, -0.25}, false, []string{"████████│", "   ▐████│", "       ▕│"}},
		{"both, one unit", []float64{-6, 2}, false, []string{"██████│  ", "      │██"}},
		{"small side keeps a cell", []float64{-80, 0.01}, false, []string{"███████│ ", "       │ "}},
		{"ascii", []float64{-6, 2.6}, true, []string{"#####|   ", "     |## "}},
		{"zero", []float64{0, 0}, false, []string{"│        ", "│        "}},
		{"huge", []float64{-math.MaxFloat64, math.MaxFloat64}, false, []string{"████│    ", "    │████"}},
		{"none", nil, false, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newBarScale(c.values, 9, c.ascii)
			for i, v := range c.values {
				if got := s.draw(v); got != c.want[i] {
					t.Errorf("bar of %v = %q, want %q", v, got, c.want[i])
				}
			}
		})
	}
}

func TestBarsShareOneZeroLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(finite(), 1, 9).Draw(t, "values")
		w := rapid.IntRange(3, 30).Draw(t, "w")
		s := newBarScale(values, w, rapid.Bool().Draw(t, "ascii"))
		zero := -1
		for _, v := range values {
			bar := s.draw(v)
			at := width(bar[:strings.IndexAny(bar, "│|")])
			if zero < 0 {
				zero = at
			}
			if width(bar) != w || at != zero {
				t.Fatalf("bar of %v = %q: %d cells, zero at %d; want %d and %d", v, bar, width(bar), at, w, zero)
			}
		}
	})
}
