package layout

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"pgregory.net/rapid"
)

func drawDeath(t *rapid.T) death {
	return death{
		area: uint16(rapid.SampledFrom([]int{0, 1, 255, 256, 65534}).Draw(t, "area")), year: uint16(rapid.IntRange(2019, 2021).Draw(t, "year")),
		sex: analysis.Sex(rapid.IntRange(0, 3).Draw(t, "sex")), cause: uint16(rapid.IntRange(0, 9).Draw(t, "cause")),
		age: uint8(rapid.SampledFrom([]int{0, 1, 100, 101, 255}).Draw(t, "age")),
	}
}

// TestTallyAgreesWithMap: the cells are those that a plain map counts, however many
// there are, also where two labels turn out to be one cause.
func TestTallyAgreesWithMap(t *testing.T) {
	causes := []uint16{7, 3, 3, 0, 65535, 1, 2, 7, 300, 9} // of labels 0 to 9
	rapid.Check(t, func(t *rapid.T) {
		tally, want := newTally(), map[death]tallied{}
		deaths := rapid.SliceOfN(rapid.Custom(drawDeath), 1, 3000).Draw(t, "deaths")
		for i, d := range deaths {
			tally.add(d, i+1)
			d.cause = causes[d.cause]
			c := want[d]
			if c.count++; c.row == 0 {
				c.row = int32(i + 1)
			}
			want[d] = c
		}
		tally.settle()
		cells := recode(tally.cells, causes)
		if len(cells) != len(want) {
			t.Fatalf("%d cells, want %d", len(cells), len(want))
		}
		for i, c := range cells {
			d := death{}.of(c.key)
			if w := want[d]; c.count != w.count || c.row != w.row || d.key() != c.key {
				t.Fatalf("%+v: %d from row %d, want %d from row %d", d, c.count, c.row, w.count, w.row)
			}
			if i > 0 && byMeaning(death{}.of(cells[i-1].key), d) >= 0 {
				t.Fatalf("%+v does not stand behind the one before", d)
			}
		}
	})
}

// byMeaning is the order in which a builder keeps records.
func byMeaning(x, y death) int {
	return cmp.Or(cmp.Compare(x.area, y.area), cmp.Compare(x.year, y.year), cmp.Compare(x.sex, y.sex), cmp.Compare(x.cause, y.cause), cmp.Compare(x.age, y.age))
}

func TestSortByKeyAgreesWithTheStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOf(rapid.Uint64()).Draw(t, "keys")
		var cells []tallied
		for _, k := range keys {
			cells = append(cells, tallied{key: k})
		}
		slices.Sort(keys)
		for i, c := range sortByKey(cells) {
			if c.key != keys[i] {
				t.Fatalf("key %d is %x, want %x", i, c.key, keys[i])
			}
		}
	})
}

// TestMemo: each text is worked out once, and what is remembered is bounded.
func TestMemo(t *testing.T) {
	asked := 0
	m := memo[string]{}
	upper := func(s string) string { asked++; return strings.ToUpper(s) }
	for range 2 {
		for i := range maxMemo + 10 {
			text := fmt.Sprintf("a%d", i)
			if got := m.of([]byte(text), upper); got != strings.ToUpper(text) {
				t.Fatalf("%s means %s", text, got)
			}
		}
	}
	if len(m) != maxMemo || asked != maxMemo+2*10 {
		t.Errorf("%d texts are remembered after %d questions, want %d after %d", len(m), asked, maxMemo, maxMemo+2*10)
	}
}
