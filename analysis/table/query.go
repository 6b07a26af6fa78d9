package table

import "strings"

// Query is what a user asks of a finished table. The zero value asks nothing.
type Query struct {
	Where   []string // conditions, all of which hold: see Where
	Sort    []string // keys, the first one first: see Sort
	Top     int      // the first rows only; 0 = all
	Columns []string // these columns in this order; none = as declared
}

// Apply filters, sorts, cuts and then picks columns, so that a condition or a
// key may name a column that is not shown.
func (t *Table) Apply(q Query) (*Table, error) {
	t, err := t.Where(q.Where)
	if err != nil {
		return nil, err
	}
	if t, err = t.Sort(q.Sort); err != nil {
		return nil, err
	}
	if q.Top != 0 {
		if t, err = t.Top(q.Top); err != nil {
			return nil, err
		}
	}
	if len(q.Columns) == 0 {
		return t, nil
	}
	return t.Select(q.Columns)
}

// Select returns the named columns in the named order. A column asked for by
// name is always shown: Hidden and HideIfSame are cleared.
func (t *Table) Select(names []string) (*Table, error) {
	if len(names) == 0 {
		return nil, usagef("columns: no column named")
	}
	idx := make([]int, len(names))
	cols := make([]Column, len(names))
	seen := make(map[int]bool, len(names))
	for k, name := range names {
		i, err := t.find(strings.TrimSpace(name), "columns", name)
		if err != nil {
			return nil, err
		}
		if seen[i] {
			return nil, usagef("columns %q: named twice", name)
		}
		seen[i] = true
		idx[k], cols[k] = i, t.cols[i]
		cols[k].Hidden, cols[k].HideIfSame = false, false
	}
	return &Table{cols: cols, rows: t.rows, frame: t.frame.takeCols(idx)}, nil
}

// Top returns the first n rows, or all when there are fewer.
func (t *Table) Top(n int) (*Table, error) {
	if n < 1 {
		return nil, usagef("top %d: want at least 1 row", n)
	}
	idx := make([]int, min(n, t.rows))
	for i := range idx {
		idx[i] = i
	}
	return t.takeRows(idx), nil
}
