package table

import (
	"cmp"
	"slices"
	"strings"
)

// Sort returns the rows ordered by the keys, "col" for rising and "-col" for
// falling, the first key first. Rows with equal keys keep their order, rows
// without a value come last either way, and text is compared byte by byte.
// gota's Arrange is not used: from the third key on it looks at the wrong rows.
func (t *Table) Sort(keys []string) (*Table, error) {
	if len(keys) == 0 {
		return t, nil
	}
	compare := make([]func(a, b int) int, len(keys))
	for k, key := range keys {
		name, falling := strings.CutPrefix(strings.TrimSpace(key), "-")
		col, err := t.find(strings.TrimSpace(name), "sort", key)
		if err != nil {
			return nil, err
		}
		compare[k] = t.comparer(col, falling)
	}
	idx := make([]int, t.rows)
	for i := range idx {
		idx[i] = i
	}
	slices.SortStableFunc(idx, func(a, b int) int {
		for _, f := range compare {
			if c := f(a, b); c != 0 {
				return c
			}
		}
		return 0
	})
	return t.takeRows(idx), nil
}

// comparer compares two rows in one column.
func (t *Table) comparer(col int, falling bool) func(a, b int) int {
	f := t.frame
	var values func(a, b int) int
	switch t.cols[col].Kind {
	case Text:
		values = func(a, b int) int { return strings.Compare(f.text(a, col), f.text(b, col)) }
	case Int:
		values = func(a, b int) int { return cmp.Compare(f.int(a, col), f.int(b, col)) }
	default:
		values = func(a, b int) int { return cmp.Compare(f.float(a, col), f.float(b, col)) }
	}
	return func(a, b int) int {
		switch noA, noB := f.missing(a, col), f.missing(b, col); {
		case noA && noB:
			return 0
		case noA:
			return 1
		case noB:
			return -1
		case falling:
			return values(b, a)
		}
		return values(a, b)
	}
}
