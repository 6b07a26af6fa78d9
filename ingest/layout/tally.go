package layout

import (
	"slices"

	"github.com/lehackathon/le/analysis"
)

// death is one death, or a cell of the tally, by the indexes of what it is counted
// under.
type death struct {
	area, year, cause uint16
	age               uint8
	sex               analysis.Sex
}

// key packs the indexes so that numbers in order are deaths by area, year, sex, cause
// and age.
func (d death) key() uint64 {
	return uint64(d.area)<<48 | uint64(d.year)<<32 | uint64(d.sex)<<24 | uint64(d.cause)<<8 | uint64(d.age)
}

func (d death) of(key uint64) death {
	return death{area: uint16(key >> 48), year: uint16(key >> 32), sex: analysis.Sex(key >> 24 & 0xff), cause: uint16(key >> 8), age: uint8(key)}
}

// stratum is the part of a key that is not cause and age.
func stratum(key uint64) uint64 { return key >> 24 }

// tally counts deaths by area, year, sex, age and cause, so that memory grows with
// the cells and not with the rows.
type tally struct {
	slots  []tallied // by hash of the key; a row of 0 is free; at most three quarters full
	used   int
	cells  []tallied          // what was counted, once settled
	shift  int                // of the hash
	spans  []analysis.AgeSpan // ages by index: not known, the single ages, the open one, groups
	labels []string           // causes by index
	byName map[string]uint16
	fiscal bool // years are fiscal
}

type tallied struct {
	key   uint64
	count int32
	row   int32 // of the first
}

func newTally() tally {
	const firstBits = 10
	t := tally{byName: map[string]uint16{}, slots: make([]tallied, 1<<firstBits), shift: 64 - firstBits}
	t.spans = append(t.spans, analysis.NoAge)
	for a := range topAge {
		t.spans = append(t.spans, analysis.AgeSpan{Lo: a, Hi: a + 1})
	}
	t.spans = append(t.spans, analysis.AgeSpan{Lo: topAge, Hi: analysis.OpenEnd})
	return t
}

func (t *tally) add(d death, row int) { t.addN(d.key(), row, 1) }

// addN counts n deaths of a key, which were met in a row.
func (t *tally) addN(key uint64, row int, n int32) {
	if 4*(t.used+1) > 3*len(t.slots) {
		t.grow()
	}
	c := &t.slots[t.find(key)]
	if c.row == 0 {
		c.key, c.row = key, int32(row)
		t.used++
	}
	c.count += n
}

// fetch asks for the memory that add will need.
func (t *tally) fetch(key uint64) uint64 { return t.slots[t.place(key)].key }

// place is where the search for a key begins (Fibonacci hashing, Knuth 1998, §6.4).
func (t *tally) place(key uint64) uint64 { return key * 0x9E3779B97F4A7C15 >> t.shift }

// find returns the slot of a key, or the free one where it would be.
func (t *tally) find(key uint64) uint64 {
	i := t.place(key)
	for t.slots[i].row != 0 && t.slots[i].key != key {
		i = (i + 1) & uint64(len(t.slots)-1)
	}
	return i
}

func (t *tally) grow() {
	old := t.slots
	t.slots, t.shift = make([]tallied, 2*len(old)), t.shift-1
	for _, c := range old {
		if c.row != 0 {
			t.slots[t.find(c.key)] = c
		}
	}
}

// settle ends the counting: the cells are in cells from then on, in no order.
func (t *tally) settle() {
	if t.slots == nil {
		return
	}
	t.cells = t.slots[:0]
	for _, c := range t.slots {
		if c.row != 0 {
			t.cells = append(t.cells, c)
		}
	}
	t.slots = nil
}

func byRow(x, y tallied) int { return int(x.row) - int(y.row) }

// single is the index of a single age.
func (t *tally) single(age int) uint8 { return uint8(1 + min(age, topAge)) }

func (t *tally) unknownAge() uint8 { return 0 }

// group is the index of an age group; false if there are too many kinds of them.
func (t *tally) group(s analysis.AgeSpan) (uint8, bool) {
	if s.Lo >= topAge {
		return t.single(topAge), true
	}
	i := slices.Index(t.spans, s)
	if i < 0 {
		if len(t.spans) > 255 {
			return 0, false
		}
		i = len(t.spans)
		t.spans = append(t.spans, s)
	}
	return uint8(i), true
}

func (t *tally) span(index uint8) analysis.AgeSpan { return t.spans[index] }

// label is the index of a cause.
func (t *tally) label(name string) uint16 {
	i, seen := t.byName[name]
	if !seen {
		if len(t.labels) == 1<<16-1 {
			return 0 // more labels than there are codes: the column is not one of causes
		}
		i = uint16(len(t.labels))
		t.labels = append(t.labels, name)
		t.byName[name] = i
	}
	return i
}

// grouped reports ages that are not single years.
func (t *tally) grouped() bool { return len(t.spans) > topAge+2 }
