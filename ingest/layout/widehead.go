package layout

import (
	"maps"
	"slices"
	"strings"

	"github.com/lehackathon/le/ingest/thai"
)

// maxHeaderRows is how many rows a header may have.
const maxHeaderRows = 3

// wideHead is a header of one to three rows over columns of counts.
type wideHead struct {
	first, last int // indexes of its rows
	stubs       int // columns to the left that say what a row is
	names       []string
	cols        map[int]labels
	skipped     int // columns with rates or totals over years
}

// findWideHead looks for a header from index from on. again is the header above, for
// stacked blocks: a later header must begin as that one does.
func findWideHead(rows []numbered, from int, again *wideHead) *wideHead {
	for i := from; i < len(rows); i++ {
		if h := wideHeadAt(rows, i, again); h != nil {
			return h
		}
	}
	return nil
}

func wideHeadAt(rows []numbered, i int, again *wideHead) *wideHead {
	level, stubs := headerLevel(rows[i].cells, again, false)
	if level == nil {
		level, stubs = namesLevel(rows, i)
	}
	if level == nil {
		return nil
	}
	levels := []headerRow{*level}
	last := i
	for j := i + 1; j < len(rows) && j < i+maxHeaderRows; j++ {
		next, s := headerLevel(rows[j].cells, again, true)
		if next == nil {
			next, s = namesBelow(rows, i, j, stubs)
		}
		if next == nil || !continues(levels, *next, rows[j], stubs) {
			break
		}
		levels, last, stubs = append(levels, *next), j, min(stubs, s)
	}
	if level.heading && last == i {
		return nil
	}
	h := &wideHead{first: i, last: last, stubs: stubs, cols: map[int]labels{}}
	for c := range stubs {
		h.names = append(h.names, stubName(rows[i:last+1], c))
	}
	h.join(levels)
	if len(h.cols) < 2 {
		return nil
	}
	return h
}

// headerRow is the labels of one row of a header, and what most of them are.
type headerRow struct {
	labels []labels
	kind   dim
	words  int // labels of that kind that are more than bare numbers, and years

	heading bool // one label that says what the names under it are
}

// kindOfLabel is the first thing a label speaks of.
func kindOfLabel(l labels) dim {
	for d := yearDim; d <= skipDim; d++ {
		if l.dims[d] {
			return d
		}
	}
	return noDim
}

// headerLevel reads a row as one of a header; nil if it is none. Below is set for the
// second and third row.
func headerLevel(cells []string, again *wideHead, below bool) (*headerRow, int) {
	if again != nil && !below {
		for i := range again.stubs {
			if i < len(cells) && !sameStub(cells[i], again.names[i]) {
				return nil, 0
			}
		}
	}
	h := &headerRow{labels: make([]labels, len(cells))}
	var kinds, words [skipDim + 1]int
	first, others := -1, 0
	distinct := map[string]bool{}
	for i, c := range cells {
		if strings.TrimSpace(c) == "" {
			continue
		}
		h.labels[i] = readLabel(c)
		if h.labels[i].dims[causeDim] {
			h.labels[i] = labels{} // lists of codes look alike: namesLevel looks at what stands under them
		}
		if len(h.labels[i].dims) == 0 {
			if first >= 0 {
				others++
			}
			if _, err := parseCount(c, func(Kind, string) {}); err == nil {
				return nil, 0 // a count: a row of data
			}
			continue
		}
		if first < 0 {
			first = i
		}
		distinct[thai.Normalize(c)] = true
		for d := range h.labels[i].dims {
			kinds[d]++
		}
		if worded(c) {
			words[kindOfLabel(h.labels[i])]++
		} else if h.labels[i].dims[yearDim] {
			words[yearDim]++
		}
	}
	for d := yearDim; d <= measureDim; d++ {
		if kinds[d] > kinds[h.kind] {
			h.kind = d
		}
	}
	if again != nil && !below {
		first = max(first, again.stubs)
	} else if first == 0 && len(cells) > 2 && !below {
		first = 1 // something stands above the rows' own labels: "ชาย" over ages is no header
		h.labels[0] = labels{}
	}
	if h.kind == measureDim || h.kind == noDim && kinds[skipDim] > 0 {
		h.kind = measureDim // rates stand beside counts
		kinds[measureDim] += kinds[skipDim]
		words[measureDim] += words[skipDim]
	}
	h.words = words[h.kind]
	enough := kinds[h.kind] >= 2 && h.kind != noDim && (len(distinct) >= 2 || below || kinds[h.kind] > 2 && h.kind != areaDim)
	if h.kind == ageDim && h.words < 2 && !ascending(h.labels) {
		enough = false
	}
	if !enough || others > kinds[h.kind] || len(distinct) == 1 && longTitle(distinct) {
		return nil, 0
	}
	return h, max(first, 1)
}

// longTitle reports a title that is merged over all columns.
func longTitle(one map[string]bool) bool {
	for t := range one {
		return len([]rune(t)) > 24
	}
	return false
}

func sameStub(cell, name string) bool {
	key := labelKey(cell)
	return key == "" || key == labelKey(name) || fieldOf(cell) != noField
}

// continues reports whether a row belongs to the header above it: it speaks of something
// else, and of more than bare numbers.
func continues(above []headerRow, next headerRow, row numbered, stubs int) bool {
	for _, a := range above {
		if a.kind == next.kind {
			return false
		}
	}
	if strings.TrimSpace(row.cells[0]) != "" && stubs > 0 && len(readLabel(row.cells[0]).dims) > 0 {
		return false // a row of data
	}
	if next.kind == ageDim {
		return next.words >= 2 || ascending(next.labels)
	}
	return next.words >= 2
}

// ascending reports ages that only grow: the bare numbers of a header, not counts.
func ascending(list []labels) bool {
	last, n := -1, 0
	for _, l := range list {
		if !l.dims[ageDim] {
			continue
		}
		if l.age.Lo <= last {
			return false
		}
		last = l.age.Lo
		n++
	}
	return n >= 5
}

func stubName(rows []numbered, col int) string {
	for i := len(rows) - 1; i >= 0; i-- {
		if name := normal(rows[i].cells, col); name != "" {
			return name
		}
	}
	return ""
}

// join reads every column from the top: a label holds to the right until the next one,
// but in the last row.
func (h *wideHead) join(levels []headerRow) {
	width := 0
	for _, l := range levels {
		width = max(width, len(l.labels))
	}
	held := make([]labels, len(levels))
	for c := h.stubs; c < width; c++ {
		col := labels{dims: map[dim]bool{}}
		for i, level := range levels {
			var l labels
			if c < len(level.labels) {
				l = level.labels[c]
			}
			lowest := i == len(levels)-1
			switch {
			case len(l.dims) > 0:
				own := labels{dims: map[dim]bool{}}
				own.add(l)
				own.resolve(level.kind)
				held[i] = own
				col.add(own)
			case lowest && len(levels) > 1 && !col.dims[skipDim]:
				col.dims = map[dim]bool{} // nothing stands over the column itself
			case !lowest && held[i].dims != nil:
				col.add(held[i])
			}
		}
		switch {
		case col.dims[skipDim]:
			h.skipped++
		case len(col.dims) > 0:
			h.cols[c] = col
		}
	}
}

// columns are those with counts, from the left.
func (h *wideHead) columns() []int { return slices.Sorted(maps.Keys(h.cols)) }
