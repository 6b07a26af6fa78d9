package layout

import "strings"

// remark reports a row that is a heading, a source or a note: words in one cell, which may
// be merged over several, and none of its counts. So is the header where it stands again.
func (t *tidy) remark() bool {
	for _, f := range []field{deaths, population} {
		if c := t.at(f); c != "" && (c[0] < '0' || c[0] > '9') && t.r.fieldOf(c) == f && t.r.fieldOf(t.at(age)) == age {
			return true
		}
	}
	says := ""
	for _, c := range t.cells {
		c = strings.TrimSpace(c)
		if c == "" || c == says {
			continue
		}
		if says != "" {
			return false
		}
		says = c
	}
	_, err := parseCount(says, func(Kind, string) {})
	return err != nil && says != ""
}
