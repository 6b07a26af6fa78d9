package report

import (
	"slices"

	"github.com/lehackathon/le/analysis/decompose"
)

// tableView is a table of a page.
type tableView struct {
	ID, Caption string
	Heads       []headView
	Rows        []rowView
	Foot        []string // what marks mean, and what is not shown
	Folded      string   // the text that opens a table that is closed at first; "" for open
	Inline      bool     // limits stand beside their numbers and not below
}

// headView heads a column: of words, or of numbers, which stand right.
type headView struct {
	Text string
	Num  bool
}

// rowView is a row.
type rowView struct {
	Cells []cellView
	Kind  string // sumRow, unrankedRow, or ""
}

// Head is the cell that says what the row is of: the first one of words, as a rank in
// front of a name tells nobody; the first where there are none.
func (r rowView) Head() int {
	return max(0, slices.IndexFunc(r.Cells, func(c cellView) bool { return !c.Num && c.Text != "" }))
}

// The kinds of rows that differ from others.
const (
	sumRow      = "sum"
	unrankedRow = "unranked"
)

// cellView is a cell: a value, its limits, and whether chance alone could have made it.
type cellView struct {
	Text, Limits string
	Num, Weak    bool
	Grade        string // "green", "amber", "red" of a verdict
	Href         string // of what the cell leads to
}

func words(heads ...string) (list []headView) {
	for _, h := range heads {
		list = append(list, headView{Text: h})
	}
	return list
}

func numbers(heads ...string) (list []headView) {
	for _, h := range heads {
		list = append(list, headView{Text: h, Num: true})
	}
	return list
}

func word(text string) cellView { return cellView{Text: text} }

func number(text string) cellView { return cellView{Text: text, Num: true} }

// years is a number of years with its limits; weak where they hold zero.
func (w pageWords) gapCell(years, lower, upper float64, decimals int, known bool) cellView {
	c := number(signed(years, decimals))
	if known {
		c.Limits, c.Weak = w.within(lower, upper, decimals, signed), lower <= 0 && upper >= 0
	}
	return c
}

// known reports whether a contribution has limits.
func known(c decompose.Contribution) bool { return c.SE > 0 || c.Lower != c.Upper }
