package layout

import (
	"fmt"
	"strconv"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
)

// Reader gathers the records of one or more sheets. Areas and causes that are
// named alike in several sheets are the same.
type Reader struct {
	Builder analysis.Builder
	Log     Log
	// Used when a sheet has no such column; zero values if unknown.
	Sex  analysis.Sex
	Year analysis.Period

	areas     map[string][]int // by key of name or code
	provinces map[int]string   // of districts
	causes    causeBook
}

// NewReader returns an empty reader.
func NewReader() *Reader {
	return &Reader{areas: map[string][]int{}, provinces: map[int]string{}, causes: newCauseBook()}
}

// source declares the sheet as a place that messages can point to.
func (r *Reader) source(b *grid.Book) (index int, locate func(row, col int) string) {
	file, sheet := b.File, b.Sheet
	locate = func(row, col int) string {
		if sheet != "" {
			return fmt.Sprintf("%s: sheet %s, cell %s", file, strconv.Quote(sheet), grid.Cell(row, col))
		}
		return fmt.Sprintf("%s: cell %s", file, grid.Cell(row, col))
	}
	return r.Builder.AddSource(file, locate), locate
}
