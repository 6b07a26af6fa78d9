package risk

import (
	"slices"

	"github.com/lehackathon/le/analysis/cause"
)

// codeSet is a set of ICD-10 codes at four characters, as sorted runs that neither
// touch nor overlap. Whole categories hold their ten subdivisions.
type codeSet []codeRun

type codeRun struct{ from, to int } // to is included

// newCodeSet turns ranges into a set.
func newCodeSet(list cause.Ranges) codeSet {
	var set codeSet
	for _, r := range list {
		set = append(set, codeRun{codeNumber(r.From, 0), codeNumber(r.To, 9)})
	}
	slices.SortFunc(set, func(a, b codeRun) int { return a.from - b.from })
	var merged codeSet
	for _, r := range set {
		if n := len(merged); n > 0 && r.from <= merged[n-1].to+1 {
			merged[n-1].to = max(merged[n-1].to, r.to)
			continue
		}
		merged = append(merged, r)
	}
	return merged
}

// codeNumber orders codes: "I693" is ((I·100 + 69)·10 + 3). A code of three
// characters ends in fill.
func codeNumber(code string, fill int) int {
	n := int(code[0]-'A')*100 + int(code[1]-'0')*10
	if code[2] >= '0' && code[2] <= '9' {
		n += int(code[2] - '0')
	}
	if len(code) > 3 && code[3] >= '0' && code[3] <= '9' {
		fill = int(code[3] - '0')
	}
	return n*10 + fill
}

// size is how many subdivisions the set holds.
func (s codeSet) size() (n int) {
	for _, r := range s {
		n += r.to - r.from + 1
	}
	return n
}

// common returns the codes in both sets.
func (s codeSet) common(o codeSet) codeSet {
	var both codeSet
	for i, j := 0, 0; i < len(s) && j < len(o); {
		if from, to := max(s[i].from, o[j].from), min(s[i].to, o[j].to); from <= to {
			both = append(both, codeRun{from, to})
		}
		if s[i].to < o[j].to {
			i++
		} else {
			j++
		}
	}
	return both
}

// within reports whether every code of s is in o. The empty set is in none.
func (s codeSet) within(o codeSet) bool {
	return len(s) > 0 && s.common(o).size() == s.size()
}

func (s codeSet) meets(o codeSet) bool { return len(s.common(o)) > 0 }

// without returns the codes of s that are not in o.
func (s codeSet) without(o codeSet) codeSet {
	var rest codeSet
	for _, r := range s {
		from := r.from
		for _, cut := range o {
			if cut.to < from || cut.from > r.to {
				continue
			}
			if cut.from > from {
				rest = append(rest, codeRun{from, cut.from - 1})
			}
			from = cut.to + 1
		}
		if from <= r.to {
			rest = append(rest, codeRun{from, r.to})
		}
	}
	return rest
}
