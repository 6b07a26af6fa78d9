package layout

import (
	"math"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/thai"
)

// A header may name causes or areas over its columns. Codes and provinces are known;
// other names are taken if the columns on the left are named (age, sex …) and whole
// numbers stand under them. Whether they are causes or areas is not guessed: the title,
// the names of sheet and file or a heading over them must say it.

// stubFields are what the columns on the left of names may be.
var stubFields = []field{areaName, areaCode, province, district, region, year, fiscalYear, sex, age}

// namesLevel reads a row whose first cells name the columns on the left and whose
// others name causes or areas, or are one heading for such names in the next row.
func namesLevel(rows []numbered, i int) (*headerRow, int) {
	cells := rows[i].cells
	stubs := 0
	for stubs < len(cells) && slices.Contains(stubFields, fieldOf(cells[stubs])) {
		stubs++
	}
	if stubs == 0 {
		return nil, 0
	}
	if h := heading(cells, stubs); h != nil {
		return h, stubs
	}
	if h, _ := names(rows, i, stubs); h != nil {
		return h, stubs
	}
	if h := heading(cells, stubs-1); h != nil && stubs > 1 { // "อำเภอ" over names of districts
		return h, stubs - 1
	}
	return nil, 0
}

// namesBelow reads a second or third row of a header with names, under a first with
// columns on the left.
func namesBelow(rows []numbered, first, i, stubs int) (*headerRow, int) {
	for c := range min(stubs, len(rows[i].cells)) {
		if key := labelKey(rows[i].cells[c]); key != "" && key != labelKey(at(rows[first].cells, c)) {
			return nil, 0
		}
	}
	return names(rows, i, stubs)
}

// heading reads the one label over all other columns: "สาเหตุการตาย", "จำนวนตาย", "อำเภอ".
func heading(cells []string, stubs int) *headerRow {
	h := &headerRow{labels: make([]labels, len(cells)), heading: true}
	one := ""
	for c := stubs; c < len(cells); c++ {
		text := thai.Normalize(cells[c])
		if text == "" {
			continue
		}
		if one == "" {
			one = text
		}
		if text != one {
			return nil
		}
		h.labels[c] = readLabel(text)
	}
	switch f := fieldOf(one); {
	case f == deaths || f == population, f == cause, f == district, f == province, f == areaName, namesAre(one) != noDim:
		return h
	}
	return nil
}

// names reads the cells from stubs on as names of causes or areas.
func names(rows []numbered, i, stubs int) (*headerRow, int) {
	cells := rows[i].cells
	h := &headerRow{labels: make([]labels, len(cells)), kind: nameDim}
	distinct := map[string]bool{}
	for c := stubs; c < len(cells); c++ {
		text := thai.Normalize(cells[c])
		if text == "" {
			continue
		}
		l := readLabel(text)
		if fieldOf(text) != noField && len(l.dims) == 0 || personal(text) || l.dims[ageDim] || l.dims[yearDim] {
			return nil, 0
		}
		switch {
		case resultNames[labelKey(text)], (len(l.dims) == 0 || l.dims[causeDim]) && !wholeNumbers(rows[i+1:], c, text):
			l.dims = map[dim]bool{skipDim: true}
		case len(l.dims) == 0:
			l.dims, l.name = map[dim]bool{nameDim: true}, text
			distinct[text] = true
			h.words++
		case l.dims[causeDim]:
			h.kind = causeDim
			distinct[text] = true
			h.words++
		}
		h.labels[c] = l
	}
	if len(distinct) < 2 {
		return nil, 0
	}
	if h.kind == causeDim { // a code among them: all are causes
		for c := range h.labels {
			if h.labels[c].dims[nameDim] {
				h.labels[c].dims = map[dim]bool{causeDim: true}
			}
		}
	}
	return h, stubs
}

// personal reports a column of a list of persons.
func personal(name string) bool {
	f, ok := lineFieldOf(name)
	return ok && (f == linePID || f == lineName || f == lineBirth || f == lineDate)
}

// sampled is how many rows are looked at for numbers.
const sampled = 12

// wholeNumbers reports whether only whole numbers stand in the first rows of a column,
// down to where its name is repeated.
func wholeNumbers(rows []numbered, col int, name string) bool {
	seen := 0
	for _, row := range rows[:min(len(rows), sampled)] {
		if col >= len(row.cells) || missing(row.cells[col]) {
			continue
		}
		if labelKey(row.cells[col]) == labelKey(name) {
			if seen > 0 {
				break
			}
			continue // merged downwards
		}
		n, err := parseCount(row.cells[col], func(Kind, string) {})
		if err != nil && seen > 0 || err == nil && n != math.Trunc(n) {
			return false
		}
		if err == nil {
			seen++
		}
	}
	return seen > 0
}

// namesAre says what names over columns are, by what is written about them; noDim if
// it is not said, or both are.
func namesAre(about string) dim {
	about = strings.ToLower(about)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(about, w) })
	}
	causes := has("สาเหตุ", "โรค", "cause", "disease", "causa")
	areas := has("อำเภอ", "ตำบล", "รายจังหวัด", "ตามจังหวัด", "รายพื้นที่", "พื้นที่", "by district", "by province", "by area", "districts", "provinces")
	switch {
	case causes && !areas:
		return causeDim
	case areas && !causes:
		return areaDim
	}
	return noDim
}

// about is all that is written above a table and over its columns, and the names of
// sheet and file.
func (w *wide) about(rows []numbered, head *wideHead) string {
	var b strings.Builder
	for _, row := range rows[:head.last+1] {
		for c, text := range row.cells {
			if row.n >= rows[head.first].n && c < head.stubs {
				continue // a column of areas on the left is no title
			}
			if l, ok := head.cols[c]; ok && l.name == thai.Normalize(text) {
				continue // one of the names
			}
			b.WriteString(text + "\n")
		}
	}
	return b.String() + w.book.Sheet + "\n" + w.book.File
}

// someNames are the first names over columns, for a message.
func (h *wideHead) someNames() string {
	var list []string
	for _, c := range h.columns() {
		if l := h.cols[c]; l.dims[nameDim] && !slices.Contains(list, l.name) && len(list) < 3 {
			list = append(list, l.name)
		}
	}
	return strings.Join(list, ", ") + " …"
}

// areasAcross reports areas over the columns.
func (w *wide) areasAcross() bool {
	return w.head.has(areaDim) || w.names == areaDim && w.head.has(nameDim)
}

// causesAcross reports causes over the columns: the counts are deaths.
func (w *wide) causesAcross() bool {
	return w.head.has(causeDim) || w.names == causeDim && w.head.has(nameDim)
}

// nameOf takes the cause or area over a column into a record.
func (w *wide) nameOf(row numbered, c int, col labels, rec *analysis.Record, named map[stubKind]bool) (err error) {
	isCause := col.dims[causeDim] || col.dims[nameDim] && w.names == causeDim
	isArea := col.dims[areaDim] || col.dims[nameDim] && w.names == areaDim
	switch {
	case isCause && !named[stubCause]:
		rec.Cause, err = w.r.cause(col.name, "", "")
	case isArea && col.dims[nameDim]:
		p := place{name: col.name, kind: analysis.District}
		if _, known := thai.FindPlace(col.name); known { // a total, or a province
			p.kind = analysis.AreaLevel
		} else if w.outside.hasArea {
			p.province = w.outside.area.name
		}
		rec.Area, err = w.r.area(p, func() string { return w.locate(row.n, c) })
	case isArea:
		rec.Area, err = w.r.area(place{name: col.name, kind: analysis.AreaLevel}, func() string { return w.locate(row.n, c) })
	}
	if err != nil {
		return w.book.Errorf(row.n, c, "", "%w", err)
	}
	return nil
}
