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

func (d death) key() uint64 {
	return uint64(d.area)<<48 | uint64(d.year)<<32 | uint64(d.cause)<<16 | uint64(d.age)<<8 | uint64(d.sex)
}

func (d death) of(key uint64) death {
	return death{area: uint16(key >> 48), year: uint16(key >> 32), cause: uint16(key >> 16), age: uint8(key >> 8), sex: analysis.Sex(key & 0xff)}
}

// tally counts deaths by area, year, sex, age and cause, so that memory grows with
// the cells and not with the rows.
type tally struct {
	slots  []int32 // open addressing: 1 + index into cells, 0 is free; at most half full
	cells  []tallied
	spans  []analysis.AgeSpan // ages by index; the single ages and the open one first
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
	t := tally{byName: map[string]uint16{}}
	for a := range topAge {
		t.spans = append(t.spans, analysis.AgeSpan{Lo: a, Hi: a + 1})
	}
	t.spans = append(t.spans, analysis.AgeSpan{Lo: topAge, Hi: analysis.OpenEnd}, analysis.NoAge)
	return t
}

func (t *tally) add(d death, row int) { t.addN(d, row, 1) }

func (t *tally) addN(d death, row int, n int32) {
	if 2*(len(t.cells)+1) > len(t.slots) {
		t.grow()
	}
	key := d.key()
	i := t.find(key)
	if t.slots[i] == 0 {
		t.cells = append(t.cells, tallied{key: key, row: int32(row)})
		t.slots[i] = int32(len(t.cells))
	}
	t.cells[t.slots[i]-1].count += n
}

// find returns the slot of a key, or the free one where it would be.
func (t *tally) find(key uint64) uint64 {
	mask := uint64(len(t.slots) - 1)
	i := key * 0x9E3779B97F4A7C15 >> 20 & mask
	for t.slots[i] != 0 && t.cells[t.slots[i]-1].key != key {
		i = (i + 1) & mask
	}
	return i
}

func (t *tally) grow() {
	t.slots = make([]int32, max(2*len(t.slots), 1<<12))
	for i, c := range t.cells {
		t.slots[t.find(c.key)] = int32(i + 1)
	}
}

// single is the index of a single age.
func (t *tally) single(age int) uint8 { return uint8(min(age, topAge)) }

func (t *tally) unknownAge() uint8 { return topAge + 1 }

// group is the index of an age group; false if there are too many kinds of them.
func (t *tally) group(s analysis.AgeSpan) (uint8, bool) {
	if s.Lo >= topAge {
		return topAge, true
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
