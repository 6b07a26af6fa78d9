package layout

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/thai"
)

// context is what stands outside the columns and rows of a table: in its title, the
// name of its sheet, a heading between its rows.
type context struct {
	year     analysis.Period
	sex      analysis.Sex
	hasSex   bool
	area     place
	hasArea  bool
	measure  field
	december bool // the population is of the end of the year
}

// measureWords tell deaths from population in titles.
var measureWords = []struct {
	field field
	words []string
}{
	{deaths, []string{"ตาย", "เสียชีวิต", "มรณ", "death", "defunc", "óbito", "obito", "muert", "died"}},
	{population, []string{"ประชากร", "จำนวนคน", "population", "población", "poblacion", "população", "populacao"}},
}

// readOutside reads the rows above the header, then the name of the sheet, then that
// of the file; what stands nearer to the table goes first.
func (w *wide) readOutside(title []numbered) (c context) {
	for i := len(title) - 1; i >= 0; i-- {
		for j, cell := range title[i].cells {
			if j > 0 && cell == title[i].cells[j-1] {
				continue // merged
			}
			c.fill(readContext(cell))
		}
	}
	if area, ok := w.sheetDistrict(c); ok {
		c.area, c.hasArea = area, true
	} else if area, ok := sheetArea(w.book.Sheet); ok {
		c.area, c.hasArea = area, true
	}
	c.fill(readContext(w.book.Sheet))
	base := filepath.Base(w.book.File)
	c.fill(readContext(strings.TrimSuffix(base, filepath.Ext(base))))
	for _, name := range []string{w.book.Sheet, base} {
		if c.measure == noField && strings.Contains(strings.ToLower(name), "pop") {
			c.measure = population
		}
	}
	if c.year.From == 0 {
		c.year, _ = yearInName(w.book.File)
	}
	return c
}

func (c *context) fill(from context) {
	if c.year.From == 0 {
		c.year = from.year
	}
	if !c.hasSex {
		c.sex, c.hasSex = from.sex, from.hasSex
	}
	if !c.hasArea {
		c.area, c.hasArea = from.area, from.hasArea
	}
	if c.measure == noField {
		c.measure = from.measure
	}
	c.december = c.december || from.december
}

// endOfYear is the day of a register's count.
var endOfYear = regexp.MustCompile(`(?:31|สิ้น(?:เดือน)?|เดือน)\s*(?:ธันวาคม|ธ\.\s*ค|december|dec\b)|สิ้นปี|ธันวาคม\s*(?:พ\.?ศ\.?\s*)?25[0-9]{2}`)

var titleYear = regexp.MustCompile(`(?:พ\s*\.?\s*ศ\s*\.?|ค\.ศ\.|ปี|^|[^0-9])\s*((?:19|20|24|25|26)[0-9]{2})(?:[^0-9]|$)`)

// readContext picks what it can out of a title. A title with two years, both sexes or
// both kinds of counts says nothing about them; one with a rate counts nothing.
func readContext(title string) (c context) {
	text := thai.Digits(thai.Normalize(title))
	if text == "" {
		return c
	}
	lower := strings.ToLower(text)
	c.december = endOfYear.MatchString(lower)
	var found []field
	for _, m := range measureWords {
		if slices.ContainsFunc(m.words, func(word string) bool { return strings.Contains(lower, word) }) {
			found = append(found, m.field)
		}
	}
	if len(found) == 1 {
		c.measure = found[0]
	}
	if years := titleYear.FindAllStringSubmatch(text, -1); len(years) == 1 {
		if y, err := thai.ParseYear(years[0][1]); err == nil {
			c.year = analysis.Period{From: y.From, To: y.To, Fiscal: strings.Contains(text, "ปีงบประมาณ")}
		}
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" _-/|,:().", r) })
	for _, word := range words {
		if word = strings.TrimPrefix(word, "เพศ"); len([]rune(word)) < 3 {
			continue
		}
		s, err := thai.ParseSex(word)
		if err != nil || s != thai.Male && s != thai.Female {
			continue
		}
		if c.hasSex && c.sex != sexes[s] {
			c.sex, c.hasSex = 0, false
			break
		}
		c.sex, c.hasSex = sexes[s], true
	}
	for _, word := range append([]string{text}, words...) {
		if p, ok := thai.FindPlace(word); ok && p.Code != "" && (word == text || strings.HasPrefix(word, "จังหวัด") || len(words) > 1 && word != "เลย") {
			c.area, c.hasArea = place{name: p.TH, code: p.Code, kind: levels[p.Level]}, true
			return c
		}
	}
	if p, ok := provinceWithin(text); ok {
		c.area, c.hasArea = place{name: p.TH, code: p.Code, kind: analysis.Province}, true
	}
	return c
}

// provinceWithin finds the one province that a title names behind จังหวัด or จ., also
// where it is written together with other words: "สำนักงานสาธารณสุขจังหวัดเลย".
func provinceWithin(text string) (found thai.Place, ok bool) {
	for _, part := range provinceSign.Split(text, -1)[1:] {
		var here thai.Place
		for _, p := range thai.Provinces() {
			if strings.HasPrefix(part, p.TH) && len(p.TH) > len(here.TH) {
				here = p
			}
		}
		if here.TH == "" || ok && here != found {
			return thai.Place{}, false
		}
		found, ok = here, true
	}
	return found, ok
}

var provinceSign = regexp.MustCompile(`(?:จังหวัด|จ\.)\s*`)

// sheetDistrict reads the name of a sheet as "อ.เมืองเลย" or "อำเภอนาด้วง"; the province is
// that of the title or the file's name.
func (w *wide) sheetDistrict(title context) (place, bool) {
	sheet := thai.Normalize(w.book.Sheet)
	if !strings.HasPrefix(sheet, "อ.") && !strings.HasPrefix(sheet, "อำเภอ") {
		return place{}, false
	}
	within := w.r.Area
	if base := filepath.Base(w.book.File); title.hasArea && title.area.kind == analysis.Province {
		within = title.area.name
	} else if c := readContext(strings.TrimSuffix(base, filepath.Ext(base))); within == "" && c.hasArea {
		within = c.area.name
	}
	return place{name: sheet, kind: analysis.District, province: within}, true
}

var codedSheet = regexp.MustCompile(`^\s*([0-9]{2})\s*-\s*(\pL.*)$`)

// sheetArea reads the name of a sheet as "06-BUENOS AIRES". The codes are those of the
// Argentine population tables unless the name is a Thai province's.
func sheetArea(sheet string) (place, bool) {
	m := codedSheet.FindStringSubmatch(sheet)
	if m == nil {
		return place{}, false
	}
	if p, ok := thai.FindPlace(m[2]); ok && p.Level == thai.Province {
		return place{name: p.TH, code: p.Code, kind: analysis.Province}, true
	}
	if p, ok := argentinePlace(m[1]); ok {
		if p.also == "" {
			p.also = m[2]
		}
		return p, true
	}
	return place{name: m[2], code: m[1], kind: analysis.AreaLevel}, true
}
