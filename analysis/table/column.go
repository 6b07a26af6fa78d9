package table

import (
	"fmt"
	"strings"
)

// Kind is the type of the values in a column.
type Kind int

// Labels such as a year or an area code are Text: an Int is a quantity and is
// printed with thousands separators.
const (
	Text Kind = iota
	Int
	Float
)

// Column declares one column of a result: its machine name and how people
// see it.
type Column struct {
	Name       string // machine name, English: the CSV header and JSON key
	EN, TH     string // headings for people; TH falls back to EN, EN to Name
	Kind       Kind
	Decimals   int  // digits after the point, for people only
	Signed     bool // for people: + before positive numbers
	Bar        bool // draw a small signed bar beside the number in a terminal
	Hidden     bool // in machine formats only, unless asked for by Select
	HideIfSame bool // terminal: stated once above the table when all rows agree
}

// Heading returns the column's heading for people in "th" or "en".
func (c Column) Heading(lang string) string {
	switch {
	case lang == "th" && c.TH != "":
		return c.TH
	case c.EN != "":
		return c.EN
	}
	return c.Name
}

// maxDecimals is where a float64 near one has no more digits to show.
const maxDecimals = 15

// checkColumns panics on a declaration that no table can have.
func checkColumns(cols []Column) {
	if len(cols) == 0 {
		panic("table: no columns declared")
	}
	seen := make(map[string]bool, len(cols))
	for _, c := range cols {
		switch {
		case c.Name == "" || strings.ContainsAny(c.Name, "=!<>,-\"'\t\r\n "):
			panic(fmt.Sprintf("table: %q cannot be a column name", c.Name))
		case seen[c.Name]:
			panic(fmt.Sprintf("table: column %q declared twice", c.Name))
		case c.Kind < Text || c.Kind > Float:
			panic(fmt.Sprintf("table: column %q has unknown kind %d", c.Name, c.Kind))
		case c.Decimals < 0 || c.Decimals > maxDecimals:
			panic(fmt.Sprintf("table: column %q has %d decimals, want 0 to %d", c.Name, c.Decimals, maxDecimals))
		case c.Kind == Text && (c.Bar || c.Signed || c.Decimals != 0):
			panic(fmt.Sprintf("table: text column %q cannot be signed, rounded or drawn as a bar", c.Name))
		}
		seen[c.Name] = true
	}
}
