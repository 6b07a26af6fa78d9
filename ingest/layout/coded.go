package layout

import (
	"fmt"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// coded gathers deaths that come as counts by code: rows of one area, year, sex, age
// and category of the ICD are added up.
type coded struct {
	r      *Reader
	book   *grid.Book
	source int
	cause  int // column of the cause
	tally  tally
	areas  map[place]uint16
	ages   map[string]uint8
	codes  map[string]codeRead
	list   bool // of deaths: ages that are not there are ages at which nobody died

	line int
}

func newCoded(r *Reader, b *grid.Book, cause int) *coded {
	source, _ := r.source(b)
	return &coded{r: r, book: b, source: source, cause: cause, tally: newTally(),
		areas: map[place]uint16{}, ages: map[string]uint8{}, codes: map[string]codeRead{}}
}

func (c *coded) note(k Kind, col int, from, to string) {
	c.r.Log.add(k, func() string { return address(c.book, c.line, max(col, 0)) }, from, to)
}

func (c *coded) area(p place) (uint16, error) {
	if i, seen := c.areas[p]; seen {
		return i, nil
	}
	i, err := c.r.area(p, func() string { return address(c.book, c.line, 0) })
	if err == nil && i >= 1<<16-1 {
		err = fmt.Errorf("there are more areas than can be")
	}
	c.areas[p] = uint16(i)
	return uint16(i), err
}

// age reads an age group, or that it is not known.
func (c *coded) age(text string) (uint8, error) {
	if a, seen := c.ages[text]; seen {
		return a, nil
	}
	read, _, err := readAge(text)
	if err != nil {
		return 0, err
	}
	index := c.tally.unknownAge()
	switch read.Kind {
	case thai.Group:
		var ok bool
		if index, ok = c.tally.group(analysis.AgeSpan{Lo: read.Lo, Hi: read.Hi}); !ok {
			return 0, fmt.Errorf("there are too many kinds of age groups")
		}
	case thai.All:
		return 0, fmt.Errorf("age %q is a total", text)
	}
	c.ages[text] = index
	return index, nil
}

// code reads a cause: the category of an ICD-10 code, else the text itself.
func (c *coded) code(text string, col int) uint16 {
	k, seen := c.codes[text]
	if !seen {
		category, cleaned, slipped, ok := icdCategory(text)
		switch {
		case ok:
			k = codeRead{index: c.tally.label(category), category: category, cleaned: cleaned, slipped: slipped}
		case labelKey(text) == "":
			k = codeRead{index: c.tally.label(notStated), missing: true}
		default:
			k = codeRead{index: c.tally.label(text)}
		}
		c.codes[text] = k
	}
	switch {
	case k.missing:
		c.note(NoCause, col, text, notStated)
	case k.slipped:
		c.note(CodeSlip, col, text, k.category)
	case k.cleaned:
		c.note(CodeCleaned, col, text, k.category)
	}
	return k.index
}

func (c *coded) finish() error {
	return emission{t: &c.tally, r: c.r, source: c.source, col: c.cause, fill: c.list}.emit(c.book)
}
