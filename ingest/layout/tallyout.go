package layout

import (
	"maps"
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
)

// emit turns the cells of the areas that are kept into records, in a fixed order; fill
// states the ages at which nobody died.
func (t *tally) emit(r *Reader, source, col int, causes []int, keep func(area uint16) bool, fill bool) {
	t.sort()
	strata := map[uint64]*ageCover{}
	for _, c := range t.cells {
		d := death{}.of(c.key)
		if !keep(d.area) {
			continue
		}
		rec := t.record(c, causes, source, col)
		r.addDeaths(rec)
		stratum := death{area: d.area, year: d.year, sex: d.sex}.key()
		if strata[stratum] == nil {
			strata[stratum] = &ageCover{first: rec}
		}
		strata[stratum].has(rec.Age)
	}
	if fill {
		t.fillZeros(r, strata)
	}
}

// ageCover notes the single ages at which somebody died.
type ageCover struct {
	first analysis.Record
	died  [topAge + 1]bool
}

func (c *ageCover) has(s analysis.AgeSpan) {
	if s.Lo >= 0 {
		c.died[min(s.Lo, topAge)] = true
	}
}

// fillZeros states the ages at which nobody died: in a list of deaths, no row is none.
func (t *tally) fillZeros(r *Reader, strata map[uint64]*ageCover) {
	for _, k := range slices.Sorted(maps.Keys(strata)) {
		c := strata[k]
		if c.first.Sex == analysis.UnknownSex {
			continue
		}
		for age, died := range c.died {
			if !died {
				rec := c.first
				rec.Age, rec.Count = t.span(uint8(age)), 0
				r.addDeaths(rec)
			}
		}
	}
}

// sort puts the cells into a fixed order, whatever the order of the rows.
func (t *tally) sort() {
	slices.SortFunc(t.cells, func(x, y tallied) int {
		switch {
		case x.key < y.key:
			return -1
		case x.key > y.key:
			return 1
		}
		return 0
	})
}

// record is a cell of the tally as the builder takes it.
func (t *tally) record(c tallied, causes []int, source, col int) analysis.Record {
	d := death{}.of(c.key)
	return analysis.Record{Area: int(d.area), Period: analysis.Period{From: int(d.year), To: int(d.year), Fiscal: t.fiscal}, Sex: d.sex,
		Age: t.span(d.age), Cause: causes[d.cause], Count: float64(c.count), At: analysis.Ref{Source: source, Row: int(c.row), Col: max(col, 0)}}
}

// causes declares the causes that were met.
func (t *tally) causes(r *Reader, b *grid.Book) ([]int, error) {
	if len(t.labels) > maxCauses {
		return nil, b.Errorf(0, 0, "map the column of the underlying cause with --map column=cause",
			"the column of causes has %d different texts: they are no causes", len(t.labels))
	}
	list := make([]int, len(t.labels))
	for i, label := range t.labels {
		c, err := r.cause(label, "", "")
		if err == nil && c == analysis.Total {
			c, err = r.cause(notStated, "", "")
		}
		if err != nil {
			return nil, b.Errorf(0, 0, "write the ICD-10 code instead", "%v", err)
		}
		list[i] = c
	}
	return list, nil
}
