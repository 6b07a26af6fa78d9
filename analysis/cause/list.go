package cause

import (
	"fmt"

	"github.com/lehackathon/le/analysis"
)

// List is a list of causes of death.
type List struct {
	Name   string
	Source string // where the codes are from, one or more lines
	Items  []Item
	leaves []int // the items that are no heading
	index  index // of the leaves
}

// Item is one line of a list. An item that others name as their parent is a
// heading: it groups for the eye, and deaths belong to its leaves.
type Item struct {
	analysis.Cause
	Codes          Ranges
	Sex            analysis.Sex // [analysis.Both] where either sex can die of it
	AgeFrom, AgeTo int          // completed years, AgeTo included; -1 is no limit
}

// newList finds the leaves of the items.
func newList(name, source string, items []Item) *List {
	l := &List{Name: name, Source: source, Items: items}
	heading := map[string]bool{}
	for _, item := range items {
		heading[item.Parent] = true
	}
	var codes []Ranges
	for i, item := range items {
		if !heading[item.ID] {
			l.leaves = append(l.leaves, i)
			codes = append(codes, item.Codes)
		}
	}
	l.index = newIndex(codes)
	return l
}

// Leaves returns the items that deaths belong to, in the list's order.
func (l *List) Leaves() []Item {
	items := make([]Item, len(l.leaves))
	for i, j := range l.leaves {
		items[i] = l.Items[j]
	}
	return items
}

// Find returns the leaf of one ICD-10 code; ok is false where the list holds it
// nowhere. The code is as [ParseCode] returns it. A longer code belongs where the
// shorter one it begins with does.
func (l *List) Find(code string) (item Item, ok bool) {
	if i := l.index.find(code); i >= 0 {
		return l.Items[l.leaves[i]], true
	}
	return Item{}, false
}

// Allows reports whether the item's limits admit deaths of a sex at ages from low
// to high (-1: open). Unknown and both sexes are admitted; an age group must lie
// inside the limits as a whole.
func (item Item) Allows(sex analysis.Sex, low, high int) bool {
	if item.Sex != analysis.Both && (sex == analysis.Male || sex == analysis.Female) && sex != item.Sex {
		return false
	}
	return low >= item.AgeFrom && (item.AgeTo < 0 || high >= 0 && high <= item.AgeTo)
}

// limits says what an item is limited to, for a message.
func (item Item) limits() string {
	s := item.Sex.String()
	if item.Sex == analysis.Both {
		s = "both sexes"
	}
	if item.AgeTo >= 0 {
		return fmt.Sprintf("%s, ages %d-%d", s, max(item.AgeFrom, 0), item.AgeTo)
	}
	return fmt.Sprintf("%s, ages %d+", s, max(item.AgeFrom, 0))
}
