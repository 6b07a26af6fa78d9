package thai

import (
	"slices"
	"sort"
)

// Nearest returns up to n of the given names that are spelled most like name, nearest
// first, for the hint of an error message. Names more than half different are left out.
// Never use it to match: ตรัง and ตราด are two letters apart.
func Nearest(name string, among []string, n int) []string {
	type candidate struct {
		name     string
		distance int
	}
	key := []rune(Key(name))
	var found []candidate
	for _, other := range among {
		otherKey := []rune(Key(other))
		d := editDistance(key, otherKey)
		if 2*d <= max(len(key), len(otherKey)) {
			found = append(found, candidate{other, d})
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].distance < found[j].distance })
	var out []string
	for _, c := range found {
		if len(out) >= n {
			break
		}
		if !slices.Contains(out, c.name) {
			out = append(out, c.name)
		}
	}
	return out
}

// editDistance counts the insertions, deletions, replacements and swaps of neighbours
// between a and b (optimal string alignment).
func editDistance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			replace := last[j-1]
			if a[i-1] != b[j-1] {
				replace++
			}
			row[j] = min(last[j]+1, row[j-1]+1, replace)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
