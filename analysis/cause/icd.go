package cause

import (
	"fmt"
	"strings"
)

// Ranges are ICD-10 codes: each range runs from one code to another, both of them
// and everything below them included.
type Ranges []Range

// Range runs from category From to category To, "I60" to "I69". Codes are upper
// case without a dot; a shorter code stands for all codes that begin with it.
type Range struct{ From, To string }

// ParseRanges reads codes and ranges joined by ; or , such as "I60-I69;G45" or
// "U07.1". "" gives none.
func ParseRanges(s string) (Ranges, error) {
	var list Ranges
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == ',' }) {
		from, to, isRange := strings.Cut(part, "-")
		r := Range{From: code(from), To: code(to)}
		if !isRange {
			r.To = r.From
		}
		if !isCode(r.From) || !isCode(r.To) || r.From > r.To {
			return nil, fmt.Errorf("%q is no ICD-10 code or range", strings.TrimSpace(part))
		}
		list = append(list, r)
	}
	return list, nil
}

// code brings a code into the form Range has.
func code(s string) string {
	return strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(s), ".", ""))
}

// isCode reports whether s is a letter, a digit, a digit or letter, and up to three
// more: 3 to 6 characters.
func isCode(s string) bool {
	if len(s) < 3 || len(s) > 6 || s[0] < 'A' || s[0] > 'Z' || !digit(s[1]) {
		return false
	}
	for i := 2; i < len(s); i++ {
		if !digit(s[i]) && (s[i] < 'A' || s[i] > 'Z') {
			return false
		}
	}
	return true
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

// Within reports whether every code of list lies inside one range of wider. A list
// without codes lies nowhere.
func (list Ranges) Within(wider Ranges) bool {
	for _, r := range list {
		inside := false
		for _, w := range wider {
			inside = inside || w.From <= r.From && end(r.To) <= end(w.To)
		}
		if !inside {
			return false
		}
	}
	return len(list) > 0
}
