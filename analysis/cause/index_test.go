package cause

import (
	"testing"

	"pgregory.net/rapid"
)

// TestPlaceLooksEverywhere: what place says of ranges, with its shortcuts, is what looking
// every category up one by one says.
func TestPlaceLooksEverywhere(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		category := rapid.IntRange(0, len(edition)-1)
		rangeOf := func(name string) Range {
			a, b := category.Draw(rt, name), category.Draw(rt, name)
			if rapid.Bool().Draw(rt, "near") {
				b = min(a+rapid.IntRange(0, 5).Draw(rt, "width"), len(edition)-1)
			}
			return Range{edition[min(a, b)], edition[max(a, b)]}
		}
		var items []Ranges
		for range rapid.IntRange(0, 6).Draw(rt, "items") {
			r := rangeOf("item")
			overlap := false
			for _, other := range items {
				overlap = overlap || other[0].From <= r.To && r.From <= other[0].To
			}
			if !overlap {
				items = append(items, Ranges{r})
			}
		}
		var query Ranges
		for range rapid.IntRange(1, 3).Draw(rt, "ranges") {
			query = append(query, rangeOf("query"))
		}
		var found []int
		for _, r := range query {
			for _, c := range between(r.From, r.To) {
				at := -1
				for i, item := range items {
					if item[0].From <= c && c <= item[0].To {
						at = i
					}
				}
				found = append(found, at)
			}
		}
		want, wantTouched := found[0], false
		for _, at := range found {
			wantTouched = wantTouched || at >= 0
			if at != want {
				want = -1
			}
		}
		if item, touched := newIndex(items).place(query); item != want || touched != wantTouched {
			rt.Fatalf("%v in %v: item %d, touched %v; want %d, %v", query, items, item, touched, want, wantTouched)
		}
	})
}
