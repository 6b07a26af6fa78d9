package table

import (
	"math"
	"strconv"
	"strings"
)

// appendFloat writes the shortest digits that read back to the same float64,
// laid out as encoding/json does: an exponent only below 1e-6 and from 1e21.
func appendFloat(b []byte, f float64) []byte {
	abs := math.Abs(f)
	if abs == 0 || (abs >= 1e-6 && abs < 1e21) {
		return strconv.AppendFloat(b, f, 'f', -1, 64)
	}
	b = strconv.AppendFloat(b, f, 'e', -1, 64)
	// e-09 becomes e-9.
	if n := len(b); n >= 4 && b[n-4] == 'e' && b[n-3] == '-' && b[n-2] == '0' {
		b[n-2] = b[n-1]
		b = b[:n-1]
	}
	return b
}

// humanInt prints n with thousands separators.
func humanInt(n int, signed bool) string {
	return decorate(strconv.Itoa(n), signed)
}

// largestPlain is where writing a number out in full stops helping a reader.
const largestPlain = 1e15

// humanFloat prints f rounded to the decimals, with thousands separators. What
// rounds to nothing has no sign: -0.004 with two decimals is 0.00.
func humanFloat(f float64, decimals int, signed bool) string {
	if math.Abs(f) >= largestPlain {
		return decorate(strconv.FormatFloat(f, 'e', 3, 64), signed)
	}
	return decorate(strconv.FormatFloat(f, 'f', decimals, 64), signed)
}

// decorate adds commas to the digits before the point and sets the sign.
func decorate(s string, signed bool) string {
	digits, negative := strings.CutPrefix(s, "-")
	sign := ""
	switch {
	case strings.Trim(digits, "0.") == "":
	case negative:
		sign = "-"
	case signed:
		sign = "+"
	}
	whole, fraction := digits, ""
	if i := strings.IndexAny(digits, ".e"); i >= 0 {
		whole, fraction = digits[:i], digits[i:]
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, d := range []byte(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(d)
	}
	b.WriteString(fraction)
	return b.String()
}
