package grid

import "sort"

// merge is a merged range, columns and rows included. Rows count from 1, columns from 0.
type merge struct {
	top, left, bottom, right int
	text                     string // of the cell at top left, once it has been read
}

func (m merge) area() int { return (m.bottom - m.top + 1) * (m.right - m.left + 1) }

// merges fills the cells of merged ranges while the rows of a sheet go by. Ranges too
// large to be more than decoration are left as they are.
type merges struct {
	list   []merge
	total  int   // cells in list
	begun  int   // list[:begun] start at or above the current row
	active []int // of those, the ones that reach it
}

func (ms *merges) add(m merge) {
	if m.top > m.bottom || m.left > m.right || m.area() == 1 || m.area() > maxMergeArea || ms.total+m.area() > maxMergeTotal {
		return
	}
	ms.total += m.area()
	ms.list = append(ms.list, m)
}

// rewind prepares for the first row. It is not needed where ranges are added in the order
// of their first rows.
func (ms *merges) rewind() {
	ms.begun, ms.active = 0, ms.active[:0]
	sort.SliceStable(ms.list, func(i, j int) bool { return ms.list[i].top < ms.list[j].top })
}

// fill gives the cells of merged ranges the text of the first one, where they are empty
// themselves, and returns the row without the empty cells at its end.
func (ms *merges) fill(row int, cells []string) []string {
	for ms.begun < len(ms.list) && ms.list[ms.begun].top <= row {
		ms.active = append(ms.active, ms.begun)
		ms.begun++
	}
	still := ms.active[:0]
	for _, i := range ms.active {
		m := &ms.list[i]
		if m.bottom < row {
			continue
		}
		still = append(still, i)
		if m.top == row && m.left < len(cells) {
			m.text = cells[m.left]
		}
		for col := m.left; m.text != "" && col <= m.right; col++ {
			if col >= len(cells) || cells[col] == "" {
				cells = put(cells, col, m.text)
			}
		}
	}
	ms.active = still
	return trimmed(cells)
}

// reach says whether a range that has begun reaches the row.
func (ms *merges) reach(row int) bool {
	for _, i := range ms.active {
		if ms.list[i].bottom >= row {
			return true
		}
	}
	return false
}

// put sets a cell of a row, which grows as needed.
func put(cells []string, col int, text string) []string {
	for len(cells) <= col {
		cells = append(cells, "")
	}
	cells[col] = text
	return cells
}

func trimmed(cells []string) []string {
	for len(cells) > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}
