package cause

import (
	"cmp"
	"iter"
	"slices"
	"sort"
	"strings"
)

// bare is what a category without a fourth character is followed by: "E10.X" in a
// list is E10 written without one, not its subcategories.
const bare = "X"

const digits = "0123456789"

// span is one range of an item of a list.
type span struct {
	Range
	item  int
	reach string // the To of this span, or of one before it, that ends last
}

// index finds the item that holds a code.
type index []span

func newIndex(items []Ranges) index {
	var x index
	for i, list := range items {
		for _, r := range list {
			x = append(x, span{Range: r, item: i})
		}
	}
	slices.SortStableFunc(x, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To))
	})
	reach := ""
	for i := range x {
		if i == 0 || endsBy(reach, x[i].To) {
			reach = x[i].To
		}
		x[i].reach = reach
	}
	return x
}

// end sorts after every code that begins with code.
func end(code string) string { return code + "~" }

// endsBy reports whether end(a) <= end(b), without making either.
func endsBy(a, b string) bool {
	return strings.HasPrefix(a, b) || a < b && !strings.HasPrefix(b, a)
}

// holds reports whether r contains the code and everything that begins with it.
func (r Range) holds(code string) bool { return r.From <= code && endsBy(code, r.To) }

// whole returns the item one range of which contains the code and everything that
// begins with it, or -1.
func (x index) whole(code string) int {
	for i := x.after(code) - 1; i >= 0 && endsBy(code, x[i].reach); i-- { // nothing before reaches as far otherwise
		if x[i].holds(code) {
			return x[i].item
		}
	}
	return -1
}

// after returns where the spans begin that begin after a code.
func (x index) after(code string) int {
	return sort.Search(len(x), func(i int) bool { return x[i].From > code })
}

// untouched reports whether no span holds any part of a category.
func (x index) untouched(category string) bool {
	i := x.after(category)
	begins := i < len(x) && strings.HasPrefix(x[i].From, category)
	return !begins && (i == 0 || x[i-1].reach < category)
}

// find returns the item of one code, or -1. A category without a fourth character
// belongs where the list has it as such, else where all its subcategories belong.
func (x index) find(code string) int {
	if i := x.whole(code); i >= 0 || len(code) > 3 {
		return i
	}
	if i := x.whole(code + bare); i >= 0 {
		return i
	}
	return x.agreed(code, func(string) bool { return true })
}

// agreed returns the item all those subcategories of a category belong to that are
// asked for, or -1.
func (x index) agreed(category string, ask func(code string) bool) int {
	item, first := -1, true
	for _, d := range digits {
		code := category + string(d)
		if !ask(code) {
			continue
		}
		i := x.whole(code)
		if i < 0 || !first && i != item {
			return -1
		}
		item, first = i, false
	}
	return item
}

// place returns the item that all of the ranges belong to, or -1; touched says
// whether any part of them belongs to any item. Categories that ICD-10 does not have
// are passed over.
func (x index) place(list Ranges) (item int, touched bool) {
	item, first := -1, true
	for _, r := range list {
		for i := range x.cells(r) {
			touched = touched || i >= 0
			if first {
				item, first = i, false
			}
			if i != item {
				item = -1
			}
			if item < 0 && touched { // whatever comes, no item holds them all
				return -1, true
			}
		}
	}
	return item, touched
}

// cells yields the items of the parts of a range: its categories, and the
// subcategories of those it cuts or that the list splits.
func (x index) cells(r Range) iter.Seq[int] {
	return func(yield func(int) bool) {
		switch {
		case r.From == r.To:
			if i := x.find(r.From); i >= 0 || len(r.From) > 3 {
				yield(i)
				return
			}
			x.subcategories(r.From, r, yield)
			return
		case x.apart(r):
			yield(-1)
			return
		}
		none := true
		for _, category := range between(r.From, r.To) {
			none = false
			var more bool
			if i := x.whole(category); i >= 0 && r.holds(category) {
				more = yield(i)
			} else if x.untouched(category) {
				more = yield(-1)
			} else {
				more = x.subcategories(category, r, yield)
			}
			if !more {
				return
			}
		}
		if none {
			yield(-1)
		}
	}
}

// apart reports whether no span holds any part of a range.
func (x index) apart(r Range) bool {
	i := x.after(end(r.To)) // those before begin no later than the range ends
	return i == 0 || x[i-1].reach < r.From && !strings.HasPrefix(r.From, x[i-1].reach)
}

// subcategories yields the items of the subcategories inside r, and reports whether
// more are wanted.
func (x index) subcategories(category string, r Range, yield func(int) bool) bool {
	for _, d := range digits {
		if code := category + string(d); r.holds(code) && !yield(x.whole(code)) {
			return false
		}
	}
	return true
}
