package table

import "strings"

// gap is the number of cells between columns.
const gap = 2

// squeeze is one way to save room: how wide a bar is drawn (0 = not at all)
// and to how many cells a long text may be cut (0 = not at all).
type squeeze struct{ bar, text int }

// squeezes go from roomy to tight. A bar gives way before a name does, and a
// name before a column of numbers.
func squeezes() []squeeze {
	return []squeeze{{20, 0}, {10, 0}, {10, 24}, {0, 24}, {0, 16}}
}

// field is one printed column of a terminal table.
type field struct {
	col   int // position in the table
	bar   bool
	width int // cells
	head  []string
}

// layout is what fits on the terminal.
type layout struct {
	fields  []field
	dropped []int // columns that did not fit
}

// sizes are what a column needs, measured once.
type sizes struct {
	heading string
	body    int // widest cell
}

// fit lays the columns out in o.Width cells (0 = no limit). When they do not
// fit, headings go over several lines, then the squeezes are tried in turn,
// then columns are left out from the last one.
func (t *Table) fit(cols []int, o Options) layout {
	w := o.Width
	need := make(map[int]sizes, len(cols))
	for _, col := range cols {
		s := sizes{heading: clean(t.cols[col].Heading(o.Lang))}
		for row := range t.rows {
			s.body = max(s.body, width(t.Cell(row, col)))
		}
		need[col] = s
	}
	for kept := len(cols); ; kept-- {
		for _, q := range squeezes() {
			fields := t.fields(cols[:kept], need, q.bar)
			if w > 0 && total(fields) > w {
				narrowHeadings(fields, need)
				t.narrowText(fields, w, q.text)
			}
			if w <= 0 || total(fields) <= w {
				return layout{fields, cols[kept:]}
			}
		}
		if kept == 1 {
			only := t.fields(cols[:1], need, 0)
			only[0].width = w
			only[0].head = []string{cut(only[0].head[0], w, o.ellipsis())}
			return layout{only, cols[1:]}
		}
	}
}

// fields gives every column its full width.
func (t *Table) fields(cols []int, need map[int]sizes, bar int) []field {
	var fs []field
	for _, col := range cols {
		n := need[col]
		fs = append(fs, field{col: col, width: max(width(n.heading), n.body), head: []string{n.heading}})
		if t.cols[col].Bar && bar > 0 && t.rows > 0 {
			fs = append(fs, field{col: col, bar: true, width: bar, head: []string{""}})
		}
	}
	return fs
}

// narrowHeadings breaks headings at spaces, down to the widest cell or word.
func narrowHeadings(fs []field, need map[int]sizes) {
	for i := range fs {
		f := &fs[i]
		if f.bar {
			continue
		}
		n := need[f.col]
		f.width = n.body
		for word := range strings.FieldsSeq(n.heading) {
			f.width = max(f.width, width(word))
		}
		f.head = wrap(n.heading, f.width)
	}
}

// narrowText takes cells from the widest text column until the table fits or
// all are down to the least width, 0 for no change.
func (t *Table) narrowText(fs []field, w, least int) {
	if least == 0 {
		return
	}
	for over := total(fs) - w; over > 0; over-- {
		widest := -1 // again each time, so that equals shrink together
		for i, f := range fs {
			if t.cols[f.col].Kind == Text && f.width > least && (widest < 0 || f.width > fs[widest].width) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		fs[widest].width--
	}
	for i, f := range fs {
		fs[i].head = wrap(strings.Join(f.head, " "), f.width)
	}
}

func total(fs []field) int {
	sum := gap * (len(fs) - 1)
	for _, f := range fs {
		sum += f.width
	}
	return sum
}
