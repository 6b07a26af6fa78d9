package chart

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"pgregory.net/rapid"
)

// sampleGaps are the gaps of the sample's provinces against the country.
func sampleGaps(t testing.TB, own string) AreaGaps {
	t.Helper()
	var g AreaGaps
	for _, code := range []string{"16", "18", "24", "42", "92"} {
		r := workshopGap(t, code, analysis.Male)
		g.List = append(g.List, r)
		if code == own {
			g.Own = r.Near.Area
		}
	}
	return g
}

// manyGaps are the gaps of n areas by some causes, of both signs or one.
func manyGaps(t testing.TB, n, causes int, factor func(area, cause int) float64) AreaGaps {
	t.Helper()
	var g AreaGaps
	places := manyPlaces(n, 4)
	for i, p := range places.ranked() {
		near, against := invented(longNames(causes), repeat(causes, func(c int) float64 { return factor(i, c) }))
		near.Area = p.Area
		g.List = append(g.List, gapOf(t, near, against, decompose.Options{Delta: true}))
	}
	g.Own = places.Own
	return g
}

func mixed(area, cause int) float64 { return 0.7 + 0.6*math.Mod(0.618*float64(area*7+cause*3+1), 1) }

// TestHeatmapFolds: whatever finds no room, sums and means stay what they are.
func TestHeatmapFolds(t *testing.T) {
	const tolerance = 1e-9 // sums in another order
	st := testStyle(t, "en", "a4", Print)
	gaps := manyGaps(t, 12, 8, mixed)
	h := heatmap{measure: measureOf(gaps.List[0]), columns: columnsOf(st, gaps)}
	h.rows = h.rowsOf(st, gaps.List[0].Near.Causes)
	if !h.columns[0].own {
		t.Fatal("the own area is not the first column")
	}
	rapid.Check(t, func(t *rapid.T) {
		n, m := rapid.IntRange(1, 14).Draw(t, "columns"), rapid.IntRange(0, 8).Draw(t, "rows")
		columns := h.fold(st, n)
		if len(columns) > max(n, 1) && n < len(h.columns) {
			t.Fatalf("%d columns, asked for %d", len(columns), n)
		}
		others := len(h.columns) - len(columns) + 1
		sum := 0.0
		for i, c := range columns {
			total := h.folded(c, h.rows[:m])
			for _, r := range h.rows[:m] {
				total += c.values[r.id]
			}
			if math.Abs(total-c.gap) > tolerance {
				t.Fatalf("%s: causes add up to %v of %v", c.name, total, c.gap)
			}
			if i == len(columns)-1 {
				total *= float64(others)
			}
			sum += total
		}
		for _, c := range h.columns {
			sum -= c.gap
		}
		if math.Abs(sum) > tolerance*10 {
			t.Fatalf("areas differ by %v from their mean", sum)
		}
	})
}

// TestHeatmapTitle: stroke takes most in two of three areas.
func TestHeatmapTitle(t *testing.T) {
	h := heatmap{measure: measure{unit: Phrase{"years", "ปี"}, years: true}, rows: []row{{id: "s", name: "Stroke"}, {id: "c", name: "Cancer"}, {id: "x", name: "Rest", last: true}}}
	for i, v := range [][3]float64{{-1, -0.5, -3}, {-0.3, 0.2, 0}, {0.4, -0.1, 0}} {
		h.columns = append(h.columns, heatColumn{name: fmt.Sprint("A", i), place: fmt.Sprint("A", i), values: map[string]float64{"s": v[0], "c": v[1], "x": v[2]}})
	}
	r := &decompose.Result{Near: &analysis.Population{Area: analysis.Area{Level: analysis.Province}}, Against: &analysis.Population{Area: analysis.Area{EN: "Thailand"}}}
	st := testStyle(t, "en", "a4", Print)
	if got, want := h.title(st, r), "Stroke takes most in 2 of 3 provinces, against those in Thailand"; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
	h.columns[0].own = true
	if got, want := h.title(st, r), "Stroke takes most in A0 (−1.00 years against those in Thailand); so it does in 2 of 3 provinces"; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
}

// TestHeatmaps draws few and many areas and causes, of both signs and one.
func TestHeatmaps(t *testing.T) {
	sets := map[string]AreaGaps{"sample": sampleGaps(t, "42"), "one": manyGaps(t, 1, 1, mixed), "three": manyGaps(t, 3, 3, mixed), "eight": manyGaps(t, 8, 30, mixed), "all77": manyGaps(t, 77, 12, mixed),
		"negative": manyGaps(t, 8, 8, func(a, c int) float64 { return 1.05 + 0.1*mixed(a, c) }), "positive": manyGaps(t, 30, 8, func(a, c int) float64 { return 0.5 + 0.1*mixed(a, c) })}
	for name, set := range sets {
		for size, purpose := range tightSizes() {
			for _, lang := range []string{"th", "en"} {
				id := strings.Join([]string{"heatmap", name, lang, size}, "-")
				t.Run(id, func(t *testing.T) {
					f, err := Heatmap(testStyle(t, lang, size, purpose), sampleAbout(), set)
					if err != nil {
						t.Fatal(err)
					}
					checkTexts(t, f)
					checkSome(t, f, id)
				})
			}
		}
	}
	same := manyGaps(t, 2, 2, func(int, int) float64 { return 1 })
	var data *analysis.DataError
	if _, err := Heatmap(testStyle(t, "th", "a4", Print), About{}, same); !errors.As(err, &data) || data.Hint == "" {
		t.Errorf("error %v for gaps of nothing, want one that says what to do", err)
	}
}
