package layout

import "github.com/lehackathon/le/ingest/thai"

// batch is how many deaths wait to be counted together. The tables of ids and of
// counts are larger than the caches of a processor: to ask for the places of many
// deaths before any is counted makes the waits for memory overlap.
const batch = 64

// someIDs is after how many ids their number in the whole file is estimated: enough of
// the file has been read then.
const someIDs = 1 << 15

// waiting is a death that was read and not yet counted, with what is to be said of it
// if it is no repetition.
type waiting struct {
	key   uint64 // of the death
	entry uint64 // of its id, see repeats; 0 if that identifies nobody
	line  int

	year      int16 // of death, by the calendar
	month     int8
	away      bool    // in another province than that of residence
	provinces [4]byte // of death and of residence
	within    uint16  // the district, see cover
}

func (l *lineList) wait(d death, cause uint16, died thai.Date) {
	w := waiting{key: d.key(), line: l.line, year: int16(died.Year), month: int8(died.Month), within: l.within()}
	d.cause, d.age = cause, uint8(l.tally.span(d.age).Lo)
	w.entry = l.seen.entry(l.at(linePID), d.key(), died.Month<<8|died.Day)
	if l.bothPlaces {
		w.provinces, w.away = l.diedAway()
	}
	if l.waiting = append(l.waiting, w); len(l.waiting) == batch {
		l.count()
	}
}

// count counts the deaths that wait, in their order.
func (l *lineList) count() {
	near := uint64(0) // keeps the compiler from leaving the reading out
	for i := range l.waiting {
		near ^= l.seen.fetch(l.waiting[i].entry) ^ l.r.seen.fetch(l.waiting[i].entry) ^ l.tally.fetch(l.waiting[i].key)
	}
	l.near = near
	for i := range l.waiting {
		w := &l.waiting[i]
		l.line = w.line
		if w.entry != 0 {
			l.ids++
		}
		if l.seen.again(w.entry) {
			l.note(DuplicateRow, linePID, "", "left out")
			continue
		}
		if l.r.seen.has(w.entry) {
			l.note(DuplicateList, linePID, "", "left out")
			l.elsewhere[death{}.of(w.key).area]++
			continue
		}
		if w.away {
			l.note(DiedElsewhere, lineDiedIn, string(w.provinces[:2]), string(w.provinces[2:]))
		}
		if l.tally.fiscal {
			l.noteMonth(int(death{}.of(w.key).area), thai.Date{Year: int(w.year), Month: int(w.month)})
		}
		l.cover.add(death{}.of(w.key).area, w)
		l.tally.addN(w.key, w.line, 1)
	}
	l.waiting = l.waiting[:0]
	if share := l.opened.Share(); share > 0 && l.seen.used >= someIDs && !l.reserved {
		l.seen.reserve(int(float64(l.seen.used) / share))
		l.reserved = true
	}
}
