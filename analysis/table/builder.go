package table

import (
	"fmt"
	"math"
	"slices"
)

// Builder collects the rows of a table.
type Builder struct {
	cols []Column
	data []values
	rows int
}

// values is one growing column; only the slice of its kind is used.
type values struct {
	text    []string
	ints    []int
	floats  []float64 // NaN where missing
	missing []int     // rows without a value, for text and int
}

// New starts a table with the declared columns. It panics on a declaration
// that no table can have: no columns, a name twice or with spaces or operators.
func New(cols []Column) *Builder {
	checkColumns(cols)
	return &Builder{cols: slices.Clone(cols), data: make([]values, len(cols))}
}

// Append adds a row: one value for each column, of type string, int or float64
// as declared, or nil for missing. A NaN counts as missing; a Float column
// takes an int too. A wrong count or type, or an infinity, panics.
func (b *Builder) Append(row ...any) {
	if len(row) != len(b.cols) {
		panic(fmt.Sprintf("table: row of %d values for %d columns", len(row), len(b.cols)))
	}
	for i, v := range row {
		if err := b.data[i].add(b.cols[i].Kind, v, b.rows); err != "" {
			panic(fmt.Sprintf("table: column %q: %s", b.cols[i].Name, err))
		}
	}
	b.rows++
}

// add appends v and returns what is wrong with it, or "".
func (d *values) add(k Kind, v any, row int) string {
	switch v := v.(type) {
	case nil:
		d.addMissing(k, row)
	case string:
		if k != Text {
			return fmt.Sprintf("text %q in a column of numbers", v)
		}
		d.text = append(d.text, v)
	case int:
		switch k {
		case Int:
			d.ints = append(d.ints, v)
		case Float:
			d.floats = append(d.floats, float64(v))
		default:
			return fmt.Sprintf("number %d in a text column", v)
		}
	case float64:
		if k != Float {
			return fmt.Sprintf("float64 %v in a column that is not Float", v)
		}
		if math.IsInf(v, 0) {
			return "infinite value"
		}
		d.floats = append(d.floats, v)
	default:
		return fmt.Sprintf("value of type %T, want string, int, float64 or nil", v)
	}
	return ""
}

func (d *values) addMissing(k Kind, row int) {
	switch k {
	case Text:
		d.text = append(d.text, "")
		d.missing = append(d.missing, row)
	case Int:
		d.ints = append(d.ints, 0)
		d.missing = append(d.missing, row)
	case Float:
		d.floats = append(d.floats, math.NaN())
	}
}

// Table returns the rows appended so far. The builder can go on.
func (b *Builder) Table() *Table {
	return &Table{cols: slices.Clone(b.cols), rows: b.rows, frame: newFrame(b.cols, b.data)}
}
