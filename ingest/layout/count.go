package layout

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/lehackathon/le/ingest/thai"
)

// maxCount is more people than live on earth; a larger count is a slip.
const maxCount = 1e10

var errBlank = errors.New("is empty")

// countHint is what to do about a count that cannot be read.
func countHint(err error) string {
	if errors.Is(err, errBlank) {
		return "write 0 where there are none"
	}
	return "write the number in digits, with a point before decimals, and 0 where there are none"
}

// parseCount reads a number of deaths or people. It takes whole and decimal
// numbers, thousands separators, Thai digits and a dash for none, and refuses
// everything else: an empty cell is missing, not 0.
func parseCount(s string, note func(Kind, string)) (float64, error) {
	// The usual case: plain digits.
	if n := len(s); n > 0 && n < 16 {
		v := 0
		for i := 0; i < n && v >= 0; i++ {
			if d := s[i] - '0'; d <= 9 {
				v = 10*v + int(d)
			} else {
				v = -1
			}
		}
		if v >= 0 && v <= maxCount {
			return float64(v), nil
		}
	}
	text := strings.TrimSpace(thai.Normalize(s))
	switch strings.Trim(text, "-–—") {
	case "":
		if text == "" {
			return 0, errBlank
		}
		note(DashAsZero, "0")
		return 0, nil
	}
	if digits := thai.Digits(text); digits != text {
		note(ThaiDigits, digits)
		text = digits
	}
	if strings.Contains(text, ",") {
		plain, ok := removeThousands(text)
		if !ok {
			return 0, fmt.Errorf("%q is not a number", s)
		}
		note(Thousands, plain)
		text = plain
	}
	if strings.ContainsAny(text, "xXpP_nNiI") { // hexadecimal, NaN, Inf
		return 0, fmt.Errorf("%q is not a number", s)
	}
	v, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil:
		return 0, fmt.Errorf("%q is not a number", s)
	case v < 0:
		return 0, fmt.Errorf("%q is negative", s)
	case v > maxCount || math.IsNaN(v):
		return 0, fmt.Errorf("%q is more people than there are", s)
	}
	return v + 0, nil // no negative zero
}

// removeThousands takes the commas out of "1,234,567.5"; false when they do not
// stand before groups of three.
func removeThousands(s string) (string, bool) {
	whole, fraction, _ := strings.Cut(s, ".")
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if i > 0 && len(g) != 3 || i == 0 && (len(g) == 0 || len(g) > 3) {
			return "", false
		}
	}
	plain := strings.Join(groups, "")
	if len(whole) < len(s) {
		plain += "." + fraction
	}
	return plain, true
}
