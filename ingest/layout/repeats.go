package layout

import (
	"bytes"
	"hash/maphash"
)

// maxRepeats bounds the memory for finding duplicates: 11 to 22 bytes for each id.
const maxRepeats = 6_000_000

// repeats finds deaths that stand twice, by the person's id. It keeps hashes under a
// seed that is drawn anew for every reader and never leaves the memory; ids cannot be told
// from them.
type repeats struct {
	seed  maphash.Seed
	slots []uint64 // entries; 0 is free; at most three quarters full
	used  int
	other int // ids that stand with another death too
	full  bool
}

func newRepeats(seed maphash.Seed) repeats {
	return repeats{seed: seed, slots: make([]uint64, 1<<12)}
}

// entry stands for an id with a death: 48 bits of the id's hash, 16 of that of the
// death's day and kind. It is 0 where the id identifies nobody: one that is blank,
// rounded by a spreadsheet or all one digit.
func (s *repeats) entry(id []byte, kind uint64, day int) uint64 {
	if len(id) < 5 || !identifies(id) {
		return 0
	}
	const ofDeath = 1<<16 - 1
	return maphash.Bytes(s.seed, id)&^ofDeath | (kind*0x9E3779B97F4A7C15^uint64(day)*0xC2B2AE3D27D4EB4F)>>48 | 1
}

// fetch asks for the memory that again will need.
func (s *repeats) fetch(entry uint64) uint64 { return s.slots[s.place(entry)] }

// again reports a death that has been met before under the same id.
func (s *repeats) again(entry uint64) bool {
	if entry == 0 || s.full {
		return false
	}
	s.reserve(s.used + 1)
	switch i := s.find(entry); s.slots[i] {
	case 0:
		s.slots[i] = entry
		s.used++
		s.full = s.used >= maxRepeats
		return false
	case entry:
		return true
	}
	s.other++
	return false
}

// has reports a death that was met in an earlier list under the same id.
func (s *repeats) has(entry uint64) bool {
	if entry == 0 || s.used == 0 {
		return false
	}
	i := s.find(entry)
	if s.slots[i] != 0 && s.slots[i] != entry {
		s.other++
	}
	return s.slots[i] == entry
}

// addAll takes the deaths of a list in, as many as there is room for.
func (s *repeats) addAll(list *repeats) {
	if s.used == 0 { // nearly always: one list is read
		s.slots, s.used, s.full = list.slots, list.used, list.full
		return
	}
	s.reserve(s.used + list.used)
	for _, entry := range list.slots {
		if entry == 0 {
			continue
		}
		if s.full = s.full || s.used >= maxRepeats; s.full {
			return
		}
		if i := s.find(entry); s.slots[i] == 0 {
			s.slots[i] = entry
			s.used++
		}
	}
}

// place is where the search for an id begins.
func (s *repeats) place(entry uint64) uint64 { return entry >> 16 & uint64(len(s.slots)-1) }

// find returns the slot of an id, or the free one where it would be.
func (s *repeats) find(entry uint64) uint64 {
	i := s.place(entry)
	for s.slots[i] != 0 && s.slots[i]>>16 != entry>>16 {
		i = (i + 1) & uint64(len(s.slots)-1)
	}
	return i
}

// reserve makes room for n ids in all.
func (s *repeats) reserve(n int) {
	size := len(s.slots)
	for 4*min(n, maxRepeats) > 3*size {
		size *= 2
	}
	if size == len(s.slots) {
		return
	}
	old := s.slots
	s.slots = make([]uint64, size)
	for _, entry := range old {
		if entry != 0 {
			s.slots[s.find(entry)] = entry
		}
	}
}

func identifies(id []byte) bool {
	if i := bytes.IndexByte(id, 'E'); i >= 0 && bytes.HasPrefix(id[i:], []byte("E+")) {
		return false
	}
	for _, c := range id {
		if c == id[0] {
			continue
		}
		return len(bytes.TrimSpace(id)) > 0 && (len(id) != len("unknown") || !bytes.EqualFold(id, []byte("unknown")))
	}
	return false
}
