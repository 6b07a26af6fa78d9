package grid

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// The two inner loops of reading text. Both go eight bytes at a time.

const (
	ones     = 0x0101010101010101
	highBits = 0x80 * ones
	lowBits  = 0x7f * ones
)

// asciiPrefix counts the ASCII bytes at the beginning of p.
func asciiPrefix(p []byte) int {
	n := 0
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

// cutCells appends the cells of a line without quotes, which text holds once more. It
// stops at most cells and says whether that was the end of the line.
func cutCells(cells []string, line []byte, text string, sep byte, most int) ([]string, bool) {
	pattern := ones * uint64(sep)
	start, i := 0, 0
	for ; len(line)-i >= 8; i += 8 {
		// A byte of x is zero where the separator stands; found has its high bit set there.
		x := binary.LittleEndian.Uint64(line[i:]) ^ pattern
		for found := ^((x&lowBits + lowBits) | x | lowBits); found != 0; found &= found - 1 {
			at := i + bits.TrailingZeros64(found)/8
			if cells = append(cells, text[start:at]); len(cells) == most {
				return cells, false
			}
			start = at + 1
		}
	}
	for ; i < len(line); i++ {
		if line[i] == sep {
			if cells = append(cells, text[start:i]); len(cells) == most {
				return cells, false
			}
			start = i + 1
		}
	}
	return append(cells, text[start:]), true
}
