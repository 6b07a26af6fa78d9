package layout

import (
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
)

// emission turns cells of a tally into records.
type emission struct {
	t      *tally
	r      *Reader
	source int
	col    int  // of the cause
	fill   bool // state the single ages at which nobody died: in a list of deaths, no row is none
}

// emit turns the cells into records, in a fixed order whatever the order of the rows.
func (e emission) emit(b *grid.Book) error {
	e.t.settle()
	causes, err := e.t.causes(e.r, b)
	if err != nil {
		return err
	}
	cells := recode(e.t.cells, causes)
	e.t.cells = nil
	e.fill = e.fill && !e.t.grouped()
	e.r.Builder.Grow(len(cells))
	for len(cells) > 0 {
		n := 1
		for n < len(cells) && stratum(cells[n].key) == stratum(cells[0].key) {
			n++
		}
		e.stratum(cells[:n])
		cells = cells[n:]
	}
	return nil
}

// recode puts the indexes of causes in place of those of labels, sorts the cells and
// adds up those that have become one: two labels may mean one cause.
func recode(cells []tallied, causes []uint16) []tallied {
	for i, c := range cells {
		d := death{}.of(c.key)
		d.cause = causes[d.cause]
		cells[i].key = d.key()
	}
	cells = sortByKey(cells)
	out := cells[:0]
	for _, c := range cells {
		if n := len(out); n > 0 && out[n-1].key == c.key {
			out[n-1].count += c.count
			out[n-1].row = min(out[n-1].row, c.row)
			continue
		}
		out = append(out, c)
	}
	return out
}

// sortByKey is a radix sort: by the lowest byte of the keys, then by the next, each time
// keeping the order so far. Bytes that all keys share are passed over.
func sortByKey(cells []tallied) []tallied {
	var differ uint64
	for _, c := range cells {
		differ |= c.key ^ cells[0].key
	}
	other := make([]tallied, len(cells))
	for shift := 0; shift < 64; shift += 8 {
		if differ>>shift&0xff == 0 {
			continue
		}
		var starts [257]int
		for _, c := range cells {
			starts[c.key>>shift&0xff+1]++
		}
		for i := range 256 {
			starts[i+1] += starts[i]
		}
		for _, c := range cells {
			digit := c.key >> shift & 0xff
			other[starts[digit]] = c
			starts[digit]++
		}
		cells, other = other, cells
	}
	return cells
}

// stratum adds the records of one area, year and sex. Ages at which nobody died are
// stated under its first cause.
func (e emission) stratum(cells []tallied) {
	if first := e.record(cells[0]); e.fill && first.Sex != analysis.UnknownSex {
		var died [topAge + 2]bool // by index of the age
		for _, c := range cells {
			died[death{}.of(c.key).age] = true
		}
		for age := range uint8(len(died)) {
			zero := first
			zero.Age, zero.Count = e.t.span(age), 0
			if len(cells) > 0 {
				if rec := e.record(cells[0]); rec.Cause == zero.Cause && rec.Age == zero.Age {
					e.r.addDeaths(rec)
					cells = cells[1:]
				}
			}
			if !died[age] && zero.Age != analysis.NoAge {
				e.r.addDeaths(zero)
			}
		}
	}
	for _, c := range cells {
		e.r.addDeaths(e.record(c))
	}
}

// record is a cell of the tally as the builder takes it.
func (e emission) record(c tallied) analysis.Record {
	d := death{}.of(c.key)
	return analysis.Record{Area: int(d.area), Period: analysis.Period{From: int(d.year), To: int(d.year), Fiscal: e.t.fiscal}, Sex: d.sex,
		Age: e.t.span(d.age), Cause: int(d.cause), Count: float64(c.count), At: analysis.Ref{Source: e.source, Row: int(c.row), Col: max(e.col, 0)}}
}

// causes declares the causes that were met.
func (t *tally) causes(r *Reader, b *grid.Book) ([]uint16, error) {
	if len(t.labels) > maxCauses {
		return nil, b.Errorf(0, 0, "map the column of the underlying cause with --map column=cause",
			"the column of causes has %d different texts: they are no causes", len(t.labels))
	}
	list := make([]uint16, len(t.labels))
	for i, label := range t.labels {
		c, err := r.cause(label, "", "")
		if err == nil && c == analysis.Total {
			c, err = r.cause(notStated, "", "")
		}
		if err != nil {
			return nil, b.Errorf(0, 0, "write the ICD-10 code instead", "%v", err)
		}
		if c > 1<<16-1 {
			return nil, b.Errorf(0, 0, "give fewer files at a time, or regroup their causes", "there are more than %d different causes", 1<<16)
		}
		list[i] = uint16(c)
	}
	return list, nil
}
