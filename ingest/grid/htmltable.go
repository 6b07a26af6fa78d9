package grid

import (
	"bytes"
	"strings"
	"unicode"
)

// pageTable is one table of a page while it is read: cells that cover several columns or
// rows give their text to all of them, and push the cells behind them to the right.
type pageTable struct {
	walk   *pageWalk
	read   bool // its rows are wanted; otherwise its cells are only counted
	filled int  // cells with text

	row           int
	inRow, inCell bool
	cols, rows    int // covered by the cell that is open
	text          strings.Builder
	space, br     bool // a space or line end is due before the next word
	cells         []string
	held          []hold // by column
	holding       int    // columns in which something is held
	given         int    // cells that were filled from others
}

// hold is the text of a cell that reaches down into the next rows.
type hold struct {
	rows int // still to come
	text string
}

func (t *pageTable) startRow() error {
	t.inRow = true
	t.cells = t.cells[:0]
	if t.row++; t.read && t.row > MaxSheetRows {
		return t.walk.page.book.Errorf(t.row, -1, "split the table", "more than %d rows", MaxSheetRows)
	}
	return nil
}

func (t *pageTable) startCell(cols, rows int) error {
	if !t.inRow {
		if err := t.startRow(); err != nil {
			return err
		}
	}
	t.inCell, t.space, t.br = true, false, false
	t.cols, t.rows = cols, rows
	t.text.Reset()
	return nil
}

// write adds text to the cell. Any run of white space counts as one space, as a browser
// shows it.
func (t *pageTable) write(text []byte) {
	if !t.read {
		// A cell with any text counts once, when it ends.
		t.space = t.space || len(bytes.TrimSpace(text)) > 0
		return
	}
	if t.text.Len() > 4*MaxCellRunes {
		return // endCell will refuse it
	}
	for _, r := range string(text) {
		if unicode.IsSpace(r) {
			t.space = true
			continue
		}
		if t.text.Len() > 0 {
			if t.br {
				t.text.WriteByte('\n')
			} else if t.space {
				t.text.WriteByte(' ')
			}
		}
		t.space, t.br = false, false
		t.text.WriteRune(r)
	}
}

func (t *pageTable) lineEnd() { t.br = t.read && t.inCell && t.text.Len() > 0 }

func (t *pageTable) endCell() error {
	if !t.inCell {
		return nil
	}
	t.inCell = false
	if !t.read {
		if t.space {
			t.filled++
		}
		return nil
	}
	text := t.text.String()
	if err := t.takeHeld(); err != nil {
		return err
	}
	book, col := t.walk.page.book, len(t.cells)
	if col+t.cols > MaxColumns {
		return book.Errorf(t.row, -1, "keep only the columns that are needed", "more than %d columns", MaxColumns)
	}
	if err := book.checkLength(t.row, col, text); err != nil {
		return err
	}
	for range t.cols {
		t.hold(len(t.cells), hold{t.rows - 1, text})
		t.cells = append(t.cells, text)
	}
	return t.give(t.cols - 1)
}

func (t *pageTable) hold(col int, h hold) {
	if h.rows == 0 && col >= len(t.held) {
		return
	}
	for len(t.held) <= col {
		t.held = append(t.held, hold{})
	}
	if t.held[col].rows > 0 {
		t.holding--
	}
	if h.rows > 0 {
		t.holding++
	}
	t.held[col] = h
}

// takeHeld fills the next columns as far as cells from above reach into them.
func (t *pageTable) takeHeld() error {
	n := 0
	for t.holding > 0 && len(t.cells) < len(t.held) && t.held[len(t.cells)].rows > 0 {
		h := t.held[len(t.cells)]
		t.hold(len(t.cells), hold{h.rows - 1, h.text})
		t.cells = append(t.cells, h.text)
		n++
	}
	return t.give(n)
}

// give counts filled cells, because a few bytes can ask for millions.
func (t *pageTable) give(n int) error {
	if t.given += n; t.given > maxMergeTotal {
		return t.walk.page.book.Errorf(t.row, -1, "save the table without merged cells", "cells that cover others give more than %d cells", maxMergeTotal)
	}
	return nil
}

func (t *pageTable) endRow() error {
	if err := t.endCell(); err != nil {
		return err
	}
	if !t.inRow {
		return nil
	}
	t.inRow = false
	if !t.read {
		return nil
	}
	for t.holding > 0 && len(t.cells) < len(t.held) {
		if t.held[len(t.cells)].rows == 0 {
			t.cells = append(t.cells, "")
			if err := t.give(1); err != nil {
				return err
			}
			continue
		}
		if err := t.takeHeld(); err != nil {
			return err
		}
	}
	if cells := trimmed(t.cells); len(cells) > 0 {
		return t.walk.fn(t.row, cells)
	}
	return nil
}
