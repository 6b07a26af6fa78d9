package layout

import (
	"hash/maphash"
	"strings"
)

// maxRepeats bounds the memory for finding duplicates: 16 to 32 bytes for each id.
const maxRepeats = 6_000_000

// repeats finds deaths that stand in a list twice, by the person's id. It keeps
// hashes under a seed that is drawn anew for every list and never leaves the memory;
// ids cannot be told from them.
type repeats struct {
	seed  maphash.Seed
	slots []uint64 // 48 bits of the id's hash, 16 of the death's; 0 is free; at most half full
	used  int
	other int // ids that stand with another death too
	full  bool
}

func newRepeats() repeats { return repeats{seed: maphash.MakeSeed()} }

// again reports a death whose id, day and kind have been met before. An id that is
// blank, rounded by a spreadsheet or all one digit identifies nobody.
func (s *repeats) again(id string, kind uint64, day int) bool {
	if len(id) < 5 || s.full || !identifies(id) {
		return false
	}
	if 2*(s.used+1) > len(s.slots) {
		s.grow()
	}
	const ofDeath = 1<<16 - 1
	entry := maphash.String(s.seed, id)&^ofDeath | (kind*0x9E3779B97F4A7C15^uint64(day)*0xC2B2AE3D27D4EB4F)>>48 | 1
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

// find returns the slot of an id, or the free one where it would be.
func (s *repeats) find(entry uint64) int {
	mask := uint64(len(s.slots) - 1)
	i := entry >> 16 & mask
	for s.slots[i] != 0 && s.slots[i]>>16 != entry>>16 {
		i = (i + 1) & mask
	}
	return int(i)
}

func (s *repeats) grow() {
	old := s.slots
	s.slots = make([]uint64, max(2*len(old), 1<<12))
	for _, entry := range old {
		if entry != 0 {
			s.slots[s.find(entry)] = entry
		}
	}
}

func identifies(id string) bool {
	same, rounded := true, false
	for i := 0; i < len(id); i++ {
		same = same && id[i] == id[0]
		rounded = rounded || id[i] == 'E' && i+1 < len(id) && id[i+1] == '+'
	}
	return !same && !rounded && strings.TrimSpace(id) != "" && !strings.EqualFold(id, "unknown")
}
