package table

import "slices"

// Table is a finished result: columns and rows. It is never changed; the
// operations return a new one. It may be read from several goroutines.
type Table struct {
	cols  []Column
	rows  int
	frame frame
}

// Columns returns the declarations in column order.
func (t *Table) Columns() []Column { return slices.Clone(t.cols) }

// Len returns the number of rows.
func (t *Table) Len() int { return t.rows }

// Index returns the position of the column with the machine name, or -1.
func (t *Table) Index(name string) int {
	return slices.IndexFunc(t.cols, func(c Column) bool { return c.Name == name })
}

// Value returns a cell as it was appended: string, int, float64, or nil where
// missing. It panics when row or column is out of range.
func (t *Table) Value(row, col int) any {
	if t.frame.missing(row, col) {
		return nil
	}
	switch t.cols[col].Kind {
	case Int:
		return t.frame.int(row, col)
	case Float:
		return t.frame.float(row, col)
	}
	return t.frame.text(row, col)
}

// Cell returns a cell as people read it: rounded, grouped and signed as its
// column declares, "" where missing. It is what the terminal and Markdown show.
func (t *Table) Cell(row, col int) string {
	c := t.cols[col]
	switch {
	case t.frame.missing(row, col):
		return ""
	case c.Kind == Text:
		return clean(t.frame.text(row, col))
	case c.Kind == Int:
		return humanInt(t.frame.int(row, col), c.Signed)
	}
	return humanFloat(t.frame.float(row, col), c.Decimals, c.Signed)
}

// takeRows returns the table with the given rows in the given order.
func (t *Table) takeRows(idx []int) *Table {
	return &Table{cols: t.cols, rows: len(idx), frame: t.frame.takeRows(idx)}
}
