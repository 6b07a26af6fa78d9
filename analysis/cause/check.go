package cause

import (
	"fmt"
	"slices"
	"strings"
)

// Problem is something wrong with a list: what, of which items, at which codes.
type Problem struct {
	Kind  Kind
	Items []string // ids
	Codes Ranges
}

// Kind says what is wrong with a list.
type Kind string

// The kinds of problems. Only gaps leave a list fit for use: the deaths concerned
// are then counted as unmatched.
const (
	Duplicate     Kind = "duplicate id"
	UnknownParent Kind = "unknown parent"
	ParentLoop    Kind = "heading below itself"
	NoCodes       Kind = "no codes"
	Overlap       Kind = "overlap"
	Gap           Kind = "gap"
)

// String prints "overlap of a, b: I60-I64".
func (p Problem) String() string {
	s := string(p.Kind)
	if len(p.Items) > 0 {
		s += " of " + strings.Join(p.Items, ", ")
	}
	if len(p.Codes) > 0 {
		s += ": " + p.Codes.String()
	}
	return s
}

// Check returns what is wrong with the list: ids given twice, unknown parents,
// headings below themselves, leaves without codes, codes in two leaves, and
// categories from A00 to Y98 that no leaf holds. An empty answer says that the
// list is a partition.
func (l *List) Check() []Problem {
	return slices.Concat(l.checkNames(), l.checkOverlaps(), l.checkGaps())
}

func (l *List) checkNames() (list []Problem) {
	parent := map[string]string{}
	for _, item := range l.Items {
		if _, twice := parent[item.ID]; twice {
			list = append(list, Problem{Kind: Duplicate, Items: []string{item.ID}})
		}
		parent[item.ID] = item.Parent
	}
	for _, item := range l.Items {
		if _, known := parent[item.Parent]; item.Parent != "" && !known {
			list = append(list, Problem{Kind: UnknownParent, Items: []string{item.ID, item.Parent}})
		}
		up := item.Parent
		for range l.Items {
			if up == "" || up == item.ID {
				break
			}
			up = parent[up]
		}
		if up == item.ID {
			list = append(list, Problem{Kind: ParentLoop, Items: []string{item.ID}})
		}
	}
	for _, leaf := range l.Leaves() {
		if len(leaf.Codes) == 0 {
			list = append(list, Problem{Kind: NoCodes, Items: []string{leaf.ID}})
		}
	}
	return list
}

// maxOverlaps bounds what Check reports; more say that a list is of another kind.
const maxOverlaps = 1000

// checkOverlaps compares each range with those of other leaves that begin before it
// ends; ranges are in the order of their beginnings.
func (l *List) checkOverlaps() (list []Problem) {
	for i, a := range l.index {
		for _, b := range l.index[i+1:] {
			if b.From > end(a.To) || len(list) == maxOverlaps {
				break
			}
			if a.item == b.item {
				continue
			}
			to := b.To
			if end(a.To) < end(b.To) {
				to = a.To
			}
			list = append(list, Problem{Overlap, []string{l.leafID(a.item), l.leafID(b.item)}, Ranges{{b.From, max(to, b.From)}}})
		}
	}
	return list
}

func (l *List) leafID(i int) string { return l.Items[l.leaves[i]].ID }

// checkGaps joins neighbouring categories that no leaf holds.
func (l *List) checkGaps() (list []Problem) {
	before := false
	for _, category := range between("A00", "Y98") {
		if category[0] == 'U' || l.index.find(category) >= 0 {
			before = false
			continue
		}
		if before {
			list[len(list)-1].Codes[0].To = category
			continue
		}
		before = true
		list = append(list, Problem{Kind: Gap, Codes: Ranges{{category, category}}})
	}
	return list
}

// usable returns the first problem that makes grouping by the list ambiguous.
func (l *List) usable() error {
	for _, p := range slices.Concat(l.checkNames(), l.checkOverlaps()) {
		return fmt.Errorf("cause list %s: %s", l.Name, p)
	}
	return nil
}
