package grid

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// The inner loops of reading text. They go eight bytes or more at a time.

const (
	ones     = 0x0101010101010101
	highBits = 0x80 * ones
	lowBits  = 0x7f * ones
)

// asciiPrefix counts the ASCII bytes at the beginning of p.
func asciiPrefix(p []byte) int {
	n := 0
	for len(p)-n >= 32 {
		q := p[n : n+32]
		if (binary.LittleEndian.Uint64(q)|binary.LittleEndian.Uint64(q[8:])|binary.LittleEndian.Uint64(q[16:])|binary.LittleEndian.Uint64(q[24:]))&highBits != 0 {
			break
		}
		n += 32
	}
	for len(p)-n >= 8 {
		if word := binary.LittleEndian.Uint64(p[n:]) & highBits; word != 0 {
			return n + bits.TrailingZeros64(word)/8
		}
		n += 8
	}
	for n < len(p) && p[n] < utf8.RuneSelf {
		n++
	}
	return n
}

// validUTF8 is utf8.Valid, quicker where ASCII and Thai alternate: the characters of the
// Thai block are E0 B8 xx and E0 B9 xx.
func validUTF8(p []byte) bool {
	for len(p) > 0 {
		if p[0] < utf8.RuneSelf {
			p = p[asciiPrefix(p):]
			continue
		}
		if len(p) >= 3 && p[0] == 0xe0 && p[1]|1 == 0xb9 && p[2]&0xc0 == 0x80 {
			p = p[3:]
			continue
		}
		r, size := utf8.DecodeRune(p)
		if r == utf8.RuneError && size == 1 {
			return false
		}
		p = p[size:]
	}
	return true
}

// cutCells appends the places where the cells of a line without quotes end to ends, which
// holds the one before the first. It stops at most cells and says whether that was the end
// of the line.
func cutCells(ends []int32, line []byte, sep byte, most int) ([]int32, bool) {
	pattern := ones * uint64(sep)
	i := 0
	for len(line)-i >= 8 {
		// One bit for each of up to 64 bytes, set where the separator stands.
		found, block := uint64(0), min(len(line)-i, 64)&^7
		for j := 0; j < block; j += 8 {
			found |= zeroBytes(binary.LittleEndian.Uint64(line[i+j:])^pattern) << j
		}
		for ; found != 0; found &= found - 1 {
			ends = append(ends, int32(i+bits.TrailingZeros64(found)))
		}
		if len(ends) > most {
			return ends[:most+1], false
		}
		i += block
	}
	for ; i < len(line); i++ {
		if line[i] == sep {
			ends = append(ends, int32(i))
		}
	}
	if len(ends) > most {
		return ends[:most+1], false
	}
	return append(ends, int32(len(line))), true
}

// zeroBytes has a bit for each byte of x, the first one lowest, set where that is zero.
func zeroBytes(x uint64) uint64 {
	high := ^((x&lowBits + lowBits) | x | lowBits) // the high bit of each byte that is zero
	return high * gather >> 56
}

// gather moves the high bits of eight bytes into one.
const gather = 0x0002040810204081
