package layout

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
)

// lowerBounds recognises ages written as bare lower bounds, 0, 1, 5, 10 … 85, as
// statistical packages print them, and returns the groups they stand for. Every
// label must be a bare number, but the last may be marked as open ("85+"), those
// from 5 up must be multiples of 5, and at least half of the steps must be longer
// than a year: 0, 1, 2 … 99 are single ages, even if one of them is missing, and so
// are 0, 3, 27, 61 in a file that leaves out the ages at which nobody died.
func lowerBounds(labels map[string]analysis.AgeSpan) map[analysis.AgeSpan]analysis.AgeSpan {
	var bounds []int
	open := -1
	for label, span := range labels {
		switch {
		case span.Lo < 0: // all, unknown
		case span.Hi == analysis.OpenEnd && open < 0:
			open = span.Lo
			bounds = append(bounds, span.Lo)
		case span.Hi == span.Lo+1 && bare(label):
			bounds = append(bounds, span.Lo)
		default:
			return nil
		}
	}
	slices.Sort(bounds)
	bounds = slices.Compact(bounds)
	if len(bounds) < 3 || open >= 0 && open != bounds[len(bounds)-1] {
		return nil
	}
	long := 0
	for _, b := range bounds {
		if b > 5 && b%5 != 0 {
			return nil
		}
	}
	for i := 1; i < len(bounds); i++ {
		if bounds[i]-bounds[i-1] > 1 {
			long++
		}
	}
	if 2*long < len(bounds)-1 {
		return nil
	}
	groups := map[analysis.AgeSpan]analysis.AgeSpan{}
	for i, lo := range bounds {
		hi := analysis.OpenEnd
		if i+1 < len(bounds) {
			hi = bounds[i+1]
		}
		groups[analysis.AgeSpan{Lo: lo, Hi: lo + 1}] = analysis.AgeSpan{Lo: lo, Hi: hi}
	}
	return groups
}

func bare(label string) bool {
	return strings.Trim(label, " 0123456789๐๑๒๓๔๕๖๗๘๙.") == ""
}

// finish turns bare lower bounds into groups once all of them are known.
func (t *tidy) finish() error {
	if t.col[sex] < 0 {
		t.r.noSex(t.book)
	}
	t.r.regroup(t.book, t.source, t.ages)
	return nil
}

// regroup turns the bare lower bounds of one source into groups, if that is what its
// ages are.
func (r *Reader) regroup(b *grid.Book, source int, labels map[string]analysis.AgeSpan) {
	groups := lowerBounds(labels)
	if groups == nil {
		return
	}
	r.Builder.Reage(source, func(s analysis.AgeSpan) analysis.AgeSpan {
		if g, ok := groups[s]; ok {
			return g
		}
		return s
	})
	var ages analysis.Ages
	for _, g := range groups {
		ages = append(ages, g.Lo)
	}
	slices.Sort(ages)
	r.Builder.Warn("lower-bounds",
		fmt.Sprintf("%s: ages are bare lower bounds and were read as %s (%d groups)", b.File, ages, len(ages)),
		fmt.Sprintf("%s: อายุเป็นขอบล่างของกลุ่ม อ่านเป็น %s (%d กลุ่ม)", b.File, ages, len(ages)))
}
