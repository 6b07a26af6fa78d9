package table

import (
	"math"
	"strings"
)

// barScale draws signed bars in cells of one width on a common zero line.
type barScale struct {
	left, right int     // cells on either side of the zero line
	unit        float64 // value of one cell
	ascii       bool
}

// newBarScale fits the values into w cells, at least 3, zero line included: one
// unit on both sides, and the largest absolute value fills its side.
func newBarScale(values []float64, w int, ascii bool) barScale {
	low, high := 0.0, 0.0 // halves of the extremes: their sum cannot overflow
	for _, v := range values {
		low, high = max(low, -v/2), max(high, v/2)
	}
	big, small := max(low, high), min(low, high)
	major := w - 1
	if small > 0 {
		// Rounded down, the larger side leaves the smaller one room enough.
		major = min(int(float64(w-1)*(big/(big+small))), w-2)
	}
	s := barScale{left: major, right: w - 1 - major, unit: 2 * big / float64(major), ascii: ascii}
	if high >= low {
		s.left, s.right = s.right, s.left
	}
	return s
}

// draw returns the bar of v, always the full width of the scale.
func (s barScale) draw(v float64) string {
	eighths := 0
	if s.unit > 0 {
		eighths = int(math.Round(math.Abs(v) / s.unit * 8))
	}
	zero := "│"
	if s.ascii {
		zero = "|"
	}
	if v < 0 {
		return s.leftwards(min(eighths, 8*s.left)) + zero + strings.Repeat(" ", s.right)
	}
	return strings.Repeat(" ", s.left) + zero + s.rightwards(min(eighths, 8*s.right))
}

func (s barScale) rightwards(eighths int) string {
	full, rest := eighths/8, eighths%8
	tip := []string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}[rest]
	block := "█"
	if s.ascii {
		full, tip, block = (eighths+4)/8, "", "#"
	}
	bar := strings.Repeat(block, full) + tip
	return bar + strings.Repeat(" ", s.right-width(bar))
}

// leftwards has fewer tips: Unicode gives blocks that stand at the right edge
// of their cell in one eighth, one half and full width only.
func (s barScale) leftwards(eighths int) string {
	full, rest := eighths/8, eighths%8
	tip := []string{"", "▕", "▕", "▐", "▐", "▐", "▐", "█"}[rest]
	block := "█"
	if s.ascii {
		full, tip, block = (eighths+4)/8, "", "#"
	}
	bar := tip + strings.Repeat(block, full)
	return strings.Repeat(" ", s.left-width(bar)) + bar
}
