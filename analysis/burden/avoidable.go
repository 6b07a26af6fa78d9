package burden

import (
	"fmt"
	"strings"
	"sync"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
)

// AvoidableBefore is the age before which deaths can be avoidable.
const AvoidableBefore = 75

// Avoidable says how many of a cause's deaths before 75 need not have been, by the
// lists of OECD and Eurostat (2019, with COVID-19 of 2022). Causes on both lists,
// such as stroke, count half as preventable and half as treatable.
type Avoidable struct {
	Known       bool    // false where only some of the cause's codes are on the lists, or it has none
	Split       bool    // false where the codes are on unlike lists, or not Known
	Deaths      float64 // avoidable, all in all
	Preventable float64 // by public health and prevention, where Split
	Treatable   float64 // by timely and good health care, where Split
}

// avoidables are the lists by code: categories that belong to an item as a whole, and
// the fourth characters of those that do not.
type avoidables struct {
	items map[string]cause.Item
	split map[string]bool // categories of which the lists name fourth characters
}

// avoidableLists are read when first asked for, and never changed.
var avoidableLists = sync.OnceValues(func() (*avoidables, error) {
	f, err := data.Open("data/avoidable.csv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := cause.ParseList(f, "avoidable")
	if err != nil {
		return nil, err
	}
	a := &avoidables{items: map[string]cause.Item{}, split: map[string]bool{}}
	for _, item := range list.Leaves() {
		for _, r := range item.Codes {
			for _, category := range categories(r) {
				if holds(r, category) {
					a.items[category] = item
					continue
				}
				a.split[category] = true
				for _, sub := range fourth(category, r) {
					a.items[sub] = item
				}
			}
		}
	}
	return a, nil
})

// of classifies a cause for one sex: the share of its deaths before 75 that is
// avoidable (all or none) and, of that, preventable.
func (a *avoidables) of(c analysis.Cause, sex analysis.Sex) (avoidable, preventable float64, known, split bool) {
	kinds := map[string]bool{}
	for _, r := range cause.CodesOf(c) {
		for _, category := range categories(r) {
			if !a.split[category] {
				kinds[a.kind(category, sex)] = true
				continue
			}
			for _, sub := range fourth(category, r) {
				kinds[a.kind(sub, sex)] = true
			}
		}
	}
	switch {
	case len(kinds) == 0, kinds[""] && len(kinds) > 1:
		return 0, 0, false, false
	case kinds[""]:
		return 0, 0, true, true
	}
	share := map[string]float64{"preventable": 1, "both": 0.5}
	for kind := range kinds {
		preventable = share[kind]
	}
	return 1, preventable, true, len(kinds) == 1
}

// kind is the heading of a code, "" for one that is not on the lists.
func (a *avoidables) kind(code string, sex analysis.Sex) string {
	item, ok := a.items[code]
	if !ok || !item.Allows(sex, 0, AvoidableBefore-1) {
		return ""
	}
	return item.Parent
}

// categories are the three characters that a range begins with, A00 to Z99.
func categories(r cause.Range) []string {
	from, to := r.From[:3], r.To[:3]
	var list []string
	for letter := from[0]; letter <= to[0]; letter++ {
		for n := range 100 {
			if c := fmt.Sprintf("%c%02d", letter, n); c >= from && c <= to {
				list = append(list, c)
			}
		}
	}
	return list
}

// holds reports whether a range contains a code and all that begins with it.
func holds(r cause.Range, code string) bool { return r.From <= code && code+"~" <= r.To+"~" }

// fourth are the codes of four characters in a category that a range touches; longer
// codes stand for theirs.
func fourth(category string, r cause.Range) []string {
	var list []string
	for digit := range 10 {
		sub := fmt.Sprint(category, digit)
		if holds(r, sub) || strings.HasPrefix(r.From, sub) {
			list = append(list, sub)
		}
	}
	return list
}
