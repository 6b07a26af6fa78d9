package layout

import (
	"fmt"
	"hash/maphash"
	"testing"
)

// TestRepeats: the same id with the same death is met again, with another death not;
// what identifies nobody never is.
func TestRepeats(t *testing.T) {
	s := newRepeats(maphash.MakeSeed())
	met := func(id string, kind uint64, day int) bool { return s.again(s.entry([]byte(id), kind, day)) }
	const people = 200_000
	for round := range 2 {
		for i := range people {
			if again := met(fmt.Sprintf("%013d", 1_000_000_000_000+i), uint64(i%7), i%31); again != (round == 1) {
				t.Fatalf("round %d, person %d: met again %t", round, i, again)
			}
		}
	}
	if s.other != 0 {
		t.Errorf("%d ids with another death", s.other)
	}
	if met("1000000000000", 99, 1) || s.other != 1 {
		t.Error("another death of the first person is not told apart")
	}
	for _, id := range []string{"", "0000000000000", "1.23457E+12", "1234"} {
		met(id, 1, 1)
		if met(id, 1, 1) {
			t.Errorf("%q identifies somebody", id)
		}
	}
}
