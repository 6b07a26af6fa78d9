package layout

import (
	"fmt"
	"hash/maphash"
	"slices"
)

// Lists of deaths come in parts: a file a month, a sheet a district. They also come twice,
// by residence and by place of death. So lists wait in Reader.lists until all are read, and
// those that share an area and a year become one, unless they may hold the same deaths and
// nothing tells.

// cover counts the deaths of a list by area, district and month.
type cover map[uint64]int

func (c cover) add(area uint16, w *waiting) {
	c[uint64(area)<<48|uint64(w.within)<<32|uint64(w.year)<<8|uint64(w.month)]++
}

// shared is how many deaths of two lists are of the same places and months, at most; first
// is the earliest such place and month.
func (c cover) shared(other cover) (n int, first uint64) {
	for k, here := range c {
		if there := other[k]; there > 0 {
			if n == 0 || k < first {
				first = k
			}
			n += min(here, there)
		}
	}
	return n, first
}

// within tells districts apart where the list says them.
func (l *lineList) within() uint16 {
	for _, f := range []lineField{lineHome, lineDistrictCode} {
		if code := l.at(f); len(code) >= 4 {
			if n, ok := fourDigits(code[:4]); ok {
				return uint16(n)
			}
		}
	}
	if name := l.at(lineDistrict); len(name) > 0 {
		return uint16(maphash.Bytes(l.r.seed, name))
	}
	return 0
}

// again is how many rows stand in earlier lists.
func (l *lineList) again() (n int) {
	for _, k := range l.elsewhere {
		n += k
	}
	return n
}

// Two lists may hold the same deaths if more than overlapShare of the smaller are of places
// and months of the other; fewer are deaths that were registered late. It is known if
// nearly all rows have ids.
const (
	overlapShare = 0.05
	idShare      = 0.95
)

// finishLists hands the lists to the builder.
func (r *Reader) finishLists() error {
	r.seen = newRepeats(r.seed) // the largest part of the memory, before the records need some
	for j, l := range r.lists {
		for _, before := range r.lists[:j] {
			if err := l.refuseOverlap(before); err != nil {
				return err
			}
		}
	}
	for _, group := range r.listGroups() {
		l := r.merge(group)
		l.dropRareTexts()
		if l.tally.fiscal {
			if err := r.leaveParts(l.book, &l.tally, l.months); err != nil {
				return err
			}
		}
		if err := l.emit(); err != nil {
			return err
		}
	}
	return nil
}

func (l *lineList) refuseOverlap(before *lineList) error {
	known := func(l *lineList) bool { return float64(l.ids) >= idShare*float64(l.rows) }
	if known(l) && known(before) {
		return nil
	}
	n, at := l.cover.shared(before.cover)
	if float64(n) <= overlapShare*float64(min(l.rows, before.rows)) {
		return nil
	}
	when := fmt.Sprint(at >> 8 & 0xffff)
	if month := at & 0xff; month > 0 {
		when += fmt.Sprintf("-%02d", month)
	}
	return l.book.Errorf(0, 0, "give one of them: of lists by residence and by place of death, the one by residence; if they are parts of one list, keep their columns of ids or districts, or put the rows into one sheet",
		"it has deaths of months that %s has as well (%s, first %s), and no ids that tell whether they are the same deaths",
		before.name(), l.r.Builder.Area(int(at>>48)).Name("en"), when)
}

// name is the file and sheet of a list.
func (l *lineList) name() string {
	if l.book.Sheet != "" {
		return fmt.Sprintf("%s: sheet %q", l.book.File, l.book.Sheet)
	}
	return l.book.File
}

// listGroups puts the lists together that share an area and a year, or, where years are
// fiscal, all.
func (r *Reader) listGroups() (groups [][]*lineList) {
	type stratum struct{ area, year uint16 }
	of := map[stratum]int{} // the group
	for _, l := range r.lists {
		own := map[stratum]bool{}
		for _, c := range l.tally.cells {
			d := death{}.of(c.key)
			s := stratum{d.area, d.year}
			if l.tally.fiscal {
				s = stratum{}
			}
			own[s] = true
		}
		group := []*lineList{l}
		for s := range own {
			if g, met := of[s]; met && groups[g] != nil {
				group = append(slices.Clone(groups[g]), group...)
				groups[g] = nil
			}
		}
		groups = append(groups, group)
		for s, g := range of {
			if groups[g] == nil {
				of[s] = len(groups) - 1
			}
		}
		for s := range own {
			of[s] = len(groups) - 1
		}
	}
	groups = slices.DeleteFunc(groups, func(g []*lineList) bool { return g == nil })
	for _, g := range groups { // the order of files, whatever that of the map
		slices.SortFunc(g, func(x, y *lineList) int { return slices.Index(r.lists, x) - slices.Index(r.lists, y) })
	}
	return groups
}

// merge makes one list of several.
func (r *Reader) merge(lists []*lineList) *lineList {
	if len(lists) == 1 {
		return lists[0]
	}
	all := *lists[0]
	all.tally, all.months = newTally(), monthCounts{}
	all.tally.fiscal = lists[0].tally.fiscal
	all.parts, all.starts = lists, nil
	rows := 0
	for _, l := range lists {
		for at, n := range l.months {
			all.months[at] += n
		}
		all.starts = append(all.starts, rows)
		last := 0
		for _, c := range l.tally.cells {
			d := death{}.of(c.key)
			d.cause = all.tally.label(l.tally.labels[d.cause])
			if s := l.tally.span(d.age); s.Lo >= 0 {
				d.age, _ = all.tally.group(s)
			}
			all.tally.addN(d.key(), rows+int(c.row), c.count)
			last = max(last, int(c.row))
		}
		rows += last + 1
	}
	all.tally.settle()
	all.source = r.Builder.AddSource(all.book.File, func(row, _ int) string { return all.where(row) })
	return &all
}
