package grid

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Sheet names one table of a workbook or page.
type Sheet struct {
	Name   string
	Hidden bool // the program that wrote the file does not show it
}

// shelf is a container that holds several tables.
type shelf interface {
	sheets() []Sheet
	// turn prepares sheet i: each streams its rows, filled says whether it has cells.
	turn(i int) (each eachFunc, filled bool, err error)
}

// Sheets lists the sheets of a workbook, or the tables of a web page, in their order. It
// is nil for a text file, which has no sheets.
func (b *Book) Sheets() []Sheet {
	if b.shelf == nil {
		return nil
	}
	return slices.Clone(b.shelf.sheets())
}

// Select makes another sheet the one that Rows reads, and lets Rows be called again. A
// sheet without cells may be selected; it has no rows. On an error b must not be read.
func (b *Book) Select(name string) error {
	if b.shelf == nil {
		return b.noSheets(name)
	}
	i := findSheet(b.shelf.sheets(), name)
	if i < 0 {
		return b.unknownSheet(name)
	}
	_, err := b.turn(i)
	return err
}

// settle selects the sheet asked for, or the first visible one with cells, then the
// first hidden one with cells.
func (b *Book) settle(s shelf, name string) error {
	b.shelf = s
	if name != "" {
		return b.Select(name)
	}
	for _, hidden := range []bool{false, true} {
		for i, sheet := range s.sheets() {
			if sheet.Hidden != hidden {
				continue
			}
			if filled, err := b.turn(i); err != nil || filled {
				return err
			}
		}
	}
	return &Error{File: b.File, Msg: "no sheet of the workbook has cells", Hint: "save or download it again"}
}

func (b *Book) turn(i int) (filled bool, err error) {
	b.Sheet = b.shelf.sheets()[i].Name
	b.started = false
	b.each, filled, err = b.shelf.turn(i)
	return filled, err
}

// findSheet finds a name as it is written, then with case and spaces at its ends folded,
// then the table of a page by its number alone.
func findSheet(sheets []Sheet, name string) int {
	for _, same := range []func(string) bool{
		func(s string) bool { return s == name },
		func(s string) bool { return strings.EqualFold(tidyName(s), tidyName(name)) },
		func(s string) bool { return s == tableName+tidyName(name) },
	} {
		for i, s := range sheets {
			if same(s.Name) {
				return i
			}
		}
	}
	return -1
}

func tidyName(s string) string { return strings.TrimSpace(norm.NFC.String(s)) }

func (b *Book) noSheets(name string) error {
	return &Error{File: b.File, Msg: "a text file has no sheet " + strconv.Quote(name), Hint: "leave the sheet out"}
}

const sheetsListed = 40 // in a hint

func (b *Book) unknownSheet(name string) error {
	var names []string
	for _, s := range b.shelf.sheets() {
		if len(names) == sheetsListed {
			names = append(names, "…")
			break
		}
		names = append(names, strconv.Quote(s.Name))
	}
	return &Error{File: b.File, Msg: "there is no sheet " + strconv.Quote(name),
		Hint: "the sheets are: " + strings.Join(names, ", ")}
}
