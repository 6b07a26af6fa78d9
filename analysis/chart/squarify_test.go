package chart

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/plot/vg"
	"pgregory.net/rapid"
)

// TestSquarifyPublished: the example of Bruls, Huizing and van Wijk (2000, figure 4):
// 6, 6, 4, 3, 2, 2 and 1 in a rectangle of 6 by 4.
func TestSquarifyPublished(t *testing.T) {
	got := squarify([]float64{6, 6, 4, 3, 2, 2, 1}, box(0, 0, 6, 4))
	for i, want := range [][2]float64{ // width and height
		{3, 2}, {3, 2}, // the left half, one above the other
		{12.0 / 7, 7.0 / 3}, {9.0 / 7, 7.0 / 3}, // 4 and 3 beside each other
		{1.2, 5.0 / 3}, {1.2, 5.0 / 3}, {0.6, 5.0 / 3}, // the rest in the corner: 2 and 2, then 1
	} {
		w, h := float64(got[i].Max.X-got[i].Min.X), float64(got[i].Max.Y-got[i].Min.Y)
		if math.Abs(w-want[0]) > roundoff || math.Abs(h-want[1]) > roundoff {
			t.Errorf("part %d is %.3f by %.3f, want %.3f by %.3f", i, w, h, want[0], want[1])
		}
	}
}

// TestSquarifyFills: parts have their areas, lie within the whole and do not overlap.
func TestSquarifyFills(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(1e-3, 1000), 1, 40).Draw(rt, "values")
		slices.SortFunc(values, func(a, b float64) int { return int(math.Copysign(1, b-a)) })
		whole := box(10, 20, 10+vg.Length(rapid.Float64Range(1, 500).Draw(rt, "width")), 20+vg.Length(rapid.Float64Range(1, 500).Draw(rt, "height")))
		const slack = 1e-6 // points: what sums of lengths of 500 may be off
		area := func(r vg.Rectangle) float64 { return float64((r.Max.X - r.Min.X) * (r.Max.Y - r.Min.Y)) }
		got := squarify(values, whole)
		total := sum(values)
		for i, r := range got {
			if want := values[i] / total * area(whole); math.Abs(area(r)-want) > slack*500 {
				rt.Fatalf("part %d has area %v, want %v", i, area(r), want)
			}
			if r.Min.X < whole.Min.X-slack || r.Min.Y < whole.Min.Y-slack || r.Max.X > whole.Max.X+slack || r.Max.Y > whole.Max.Y+slack {
				rt.Fatalf("part %d, %v, leaves %v", i, r, whole)
			}
			for j, q := range got[:i] {
				if r.Min.X < q.Max.X-slack && q.Min.X < r.Max.X-slack && r.Min.Y < q.Max.Y-slack && q.Min.Y < r.Max.Y-slack {
					rt.Fatalf("parts %d and %d overlap: %v %v", j, i, q, r)
				}
			}
		}
	})
}
