package ingest

import (
	"bytes"
	"encoding/csv"
	"math"
	"slices"
	"strconv"

	"github.com/lehackathon/le/analysis"
)

// csvBytes makes the file whose records write gives.
func csvBytes(d *analysis.Dataset, s schema, write func(*recordWriter)) []byte {
	var b bytes.Buffer
	w := &recordWriter{d: d, csv: csv.NewWriter(&b)}
	for i := range d.Ages {
		w.ages = append(w.ages, d.Ages.Label(i))
	}
	for _, f := range s.Fields {
		w.record = append(w.record, f.Name)
	}
	w.csv.Write(w.record) // a bytes.Buffer takes everything
	write(w)
	w.csv.Flush()
	return b.Bytes()
}

// recordWriter writes the records of a dataset one at a time: a country's deaths are
// too many to hold as text.
type recordWriter struct {
	d      *analysis.Dataset
	csv    *csv.Writer
	ages   []string // labels
	record []string // being written; the cells of the place stay from one to the next
}

func (w *recordWriter) causes() {
	for _, c := range w.d.Causes {
		w.csv.Write([]string{c.ID, c.EN, c.TH, c.ICD10, c.Parent})
	}
}

// unknownLabel stands for an age or sex that is not known.
const unknownLabel = "unknown"

// at sets the place of the next records.
func (w *recordWriter) at(area, period int, sex analysis.Sex) {
	a := w.d.Areas[area]
	name := a.TH
	if name == "" {
		name = a.EN
	}
	w.record = append(w.record[:0], a.Code, name, a.EN, string(a.Level), yearLabel(w.d.Periods[period]), sex.String())
}

const placeCells = 6 // that at sets

// put writes a record of the place: its age, then what else it holds.
func (w *recordWriter) put(age int, cells ...string) {
	label := unknownLabel
	if age >= 0 {
		label = w.ages[age]
	}
	w.record = append(append(w.record[:placeCells], label), cells...)
	w.csv.Write(w.record)
}

// yearLabel is the period without the mark of fiscal years, which the column's
// name carries.
func yearLabel(p analysis.Period) string {
	p.Fiscal = false
	return p.Label(analysis.CE)
}

// each sets one place after another and calls fn for it.
func (w *recordWriter) each(fn func(area, period int, sex analysis.Sex)) {
	for a := range w.d.Areas {
		for p := range w.d.Periods {
			for s := analysis.Both; s <= analysis.Female; s++ {
				w.at(a, p, s)
				fn(a, p, s)
			}
		}
	}
}

func (w *recordWriter) population() {
	w.each(func(a, p int, s analysis.Sex) {
		if _, has := w.d.Has(a, p, s); !has {
			return
		}
		for x, e := range w.d.ExposureBy(a, p, s) {
			w.put(x, number(perYear(e, float64(w.d.Periods[p].Years()))))
		}
	})
	for _, u := range unknownOnce(w.d) {
		if u.Cause < 0 {
			w.at(u.Area, u.Period, u.Sex)
			w.put(u.Age, number(u.Count))
		}
	}
}

// unknownOnce adds up the unknown counts of one place: narrower age groups that
// were regrouped leave several, and a table may hold each row once.
func unknownOnce(d *analysis.Dataset) (list []analysis.Unknown) {
	at := map[analysis.Unknown]int{}
	for _, u := range d.Unknown {
		key := u
		key.Count = 0
		if i, seen := at[key]; seen {
			list[i].Count += u.Count
			continue
		}
		at[key] = len(list)
		list = append(list, u)
	}
	return list
}

// perYear finds the population that gives exactly this exposure when it is
// multiplied by the years again. A sum of fractions may lie between two such
// products; then the nearer is taken, and reading moves it by its last bit.
func perYear(exposure, years float64) float64 {
	p := exposure / years
	for _, q := range []float64{p, math.Nextafter(p, 0), math.Nextafter(p, math.Inf(1))} {
		if q*years == exposure {
			return q
		}
	}
	return p
}

func (w *recordWriter) deaths() {
	w.each(func(a, p int, s analysis.Sex) {
		if has, _ := w.d.Has(a, p, s); has {
			w.deathsAt(a, p, s)
		}
	})
	for _, u := range unknownOnce(w.d) {
		if u.Cause >= 0 {
			w.at(u.Area, u.Period, u.Sex)
			w.put(u.Age, w.d.Causes[u.Cause].ID, number(u.Count))
		}
	}
}

// deathsAt leaves out empty cells, but keeps one row of an age at which nobody died:
// that is a statement, not a missing row.
func (w *recordWriter) deathsAt(a, p int, s analysis.Sex) {
	empty := causeOfEmpty(w.d, a, p, s)
	for x := range w.d.Ages {
		none := true
		for c := range w.d.Causes {
			if n := w.d.DeathsBy(a, p, s, c)[x]; n != 0 {
				w.put(x, w.d.Causes[c].ID, number(n))
				none = false
			}
		}
		if none {
			w.put(x, w.d.Causes[empty].ID, number(0))
		}
	}
}

// causeOfEmpty is the cause under which an age without deaths is written: one that
// the area, period and sex has deaths of. Another could make a total of deaths that
// are not split by cause. Without any deaths, men and women are taken as not split
// and both sexes as split, which is how they may stand beside each other.
func causeOfEmpty(d *analysis.Dataset, a, p int, s analysis.Sex) int {
	for c := range d.Causes {
		for _, n := range d.DeathsBy(a, p, s, c) {
			if n != 0 {
				return c
			}
		}
	}
	fits := func(c analysis.Cause) bool { return (c.ID == analysis.CauseAll) == (s != analysis.Both) }
	return max(slices.IndexFunc(d.Causes, fits), 0)
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
