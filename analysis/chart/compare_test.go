package chart

import (
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"pgregory.net/rapid"
)

// TestFoldPlaces: every area is a row of its own or counted in one, the order stays,
// and the own area is never folded.
func TestFoldPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := manyPlaces(rapid.IntRange(1, 90).Draw(t, "areas"), 4)
		c := comparison{places: s, rows: s.ranked()}
		n := rapid.IntRange(1, 100).Draw(t, "room")
		lines := c.fold(n)
		count, own, last := 0, false, 1e9
		for _, l := range lines {
			if l.fold > 0 {
				count += l.fold
				if l.fold < 2 || l.Upper > last || l.Lower > l.Upper {
					t.Fatalf("row of %d areas from %v to %v after %v", l.fold, l.Lower, l.Upper, last)
				}
				last = l.Lower
				continue
			}
			count++
			own = own || s.isOwn(l.Area)
			if l.Value > last {
				t.Fatalf("%v after %v", l.Value, last)
			}
			last = l.Value
		}
		if count != len(c.rows) || !own {
			t.Fatalf("%d of %d areas drawn, own %v", count, len(c.rows), own)
		}
		// The first, the last, the own area and what lies between take five rows.
		if len(lines) > max(n, 5) {
			t.Fatalf("%d rows in a room of %d", len(lines), n)
		}
	})
}

// TestPlacesTitle: 74.0 (73.5 to 74.5) is clearly shorter than 75 but not than 74.4
// with the same limits, and the title counts accordingly.
func TestPlacesTitle(t *testing.T) {
	area := func(name string, level analysis.Level, v float64) Place {
		return Place{Area: analysis.Area{Code: name, EN: name, Level: level}, Value: v, Lower: v - 0.5, Upper: v + 0.5}
	}
	s := Places{List: []Place{area("Thailand", analysis.Country, 75), area("A", analysis.Province, 74), area("B", analysis.Province, 74.4), area("C", analysis.Province, 76),
		area("D", analysis.Province, 72), area("R", analysis.Region, 70)}}
	st := testStyle(t, "en", "a4", Print)
	cases := []struct {
		name, own, want string
	}{
		{"own", "A", "Life expectancy in A is 74.0 years, 1.0 shorter than in Thailand; of the other 3, 1 clearly higher, 1 clearly lower"},
		{"chance", "B", "Life expectancy in B is 74.4 years, 0.6 shorter than in Thailand, which may be chance; of the other 3, 1 clearly higher, 1 clearly lower"},
		{"none", "", "Life expectancy ranges from 72.0 years (D) to 76.0 (C)"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			q := s
			for _, p := range s.List {
				if p.Area.Code == c.own {
					q.Own = p.Area
				}
			}
			if got := strings.TrimSpace(q.title(st)); got != c.want {
				t.Errorf("title %q, want %q", got, c.want)
			}
		})
	}
}
