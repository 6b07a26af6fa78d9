package grid

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Error is a fault of a file, with the place where it stands. Sheet and Cell are empty
// where they do not apply; Hint says what to do, as a sentence of its own.
type Error struct {
	File, Sheet, Cell, Msg, Hint string
	Err                          error // the cause, for errors.Is; may be nil
}

// Error prints `deaths.xlsx: sheet "ชาย", cell D14: msg`.
func (e *Error) Error() string {
	var where []string
	if e.Sheet != "" {
		where = append(where, "sheet "+strconv.Quote(e.Sheet))
	}
	if e.Cell != "" {
		where = append(where, "cell "+e.Cell)
	}
	parts := []string{e.File}
	if len(where) > 0 {
		parts = append(parts, strings.Join(where, ", "))
	}
	return strings.Join(append(parts, e.Msg), ": ")
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an error at a cell of b: row counts from 1, col from 0. A negative col
// means the whole row; row 0 means the whole file or sheet. %w works as in fmt.Errorf.
func (b *Book) Errorf(row, col int, hint, format string, a ...any) *Error {
	cause := fmt.Errorf(format, a...)
	e := &Error{File: b.File, Sheet: b.Sheet, Msg: cause.Error(), Hint: hint, Err: errors.Unwrap(cause)}
	switch {
	case row > 0 && col >= 0:
		e.Cell = Cell(row, col)
	case row > 0:
		e.Msg = fmt.Sprintf("row %d: %s", row, e.Msg)
	}
	return e
}

// Cell returns the address of a cell as spreadsheets write it: Cell(14, 3) is "D14". Row
// counts from 1, col from 0.
func Cell(row, col int) string { return columnName(col) + strconv.Itoa(row) }

func columnName(col int) string {
	if col < 0 {
		return "?"
	}
	var letters [8]byte
	i := len(letters)
	for n := col + 1; n > 0 && i > 0; n = (n - 1) / 26 {
		i--
		letters[i] = byte('A' + (n-1)%26)
	}
	return string(letters[i:])
}

// parseCell is the inverse of Cell: "D14" is row 14, col 3. ok is false for anything
// that is not an address within the limits of a sheet.
func parseCell(address string) (row, col int, ok bool) {
	i := 0
	for i < len(address) && i < 3 && (address[i]|0x20) >= 'a' && (address[i]|0x20) <= 'z' {
		col = col*26 + int(address[i]|0x20-'a') + 1
		i++
	}
	row, err := strconv.Atoi(address[i:])
	if i == 0 || err != nil || address[i] == '+' || row < 1 || row > MaxSheetRows || col > MaxColumns {
		return 0, 0, false
	}
	return row, col - 1, true
}
