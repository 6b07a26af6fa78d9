package layout

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// lookWHO takes the columns of the WHO Mortality Database: Country, Year, Sex, Frmat
// and Deaths1 … Deaths26 or Pop1 … Pop26.
func lookWHO(r *Reader, h *head) verdict {
	for _, kind := range []struct {
		prefix string
		field  field
	}{{"Deaths", deaths}, {"Pop", population}} {
		i, col, missing := h.findHeader("Country", "Year", "Sex", "Frmat", kind.prefix+"1", kind.prefix+"2", kind.prefix+"25")
		if i < 0 {
			if kind.field == population {
				return needs(missing)
			}
			continue
		}
		w := &who{r: r, book: h.book, field: kind.field, prefix: strings.ToLower(kind.prefix), col: col, areas: map[string]int{}, others: map[string]int{}}
		w.coded = newCoded(r, h.book, col["cause"])
		w.source = w.coded.source
		return verdict{sheet: w, from: i + 1, why: fmt.Sprintf("row %d has the columns Country, Year, Sex, Frmat, %s1 … %s25", h.rows[i].n, kind.prefix, kind.prefix)}
	}
	return no("no header")
}

// who reads one country, year, cause and sex a row, with ages in columns.
type who struct {
	r      *Reader
	book   *grid.Book
	coded  *coded
	source int
	field  field
	prefix string
	col    map[string]int
	areas  map[string]int
	others map[string]int // rows of other lists of causes, by list
	used   int
}

func (w *who) get(cells []string, name string) string {
	c, ok := w.col[name]
	if !ok {
		return ""
	}
	return strings.TrimSpace(at(cells, c))
}

// whoAges returns the age groups of Deaths2 … Deaths25 under a format; those without a
// group are empty. Source: WHO Mortality Database, documentation, annex table 1:
// 00 has single ages to 4 and five-year groups to 95+, 01 the same to 85+, 02 has 0,
// 1-4 and five-year groups to 85+.
func whoAges(format string) (spans [24]analysis.AgeSpan, ok bool) {
	open := 95
	switch strings.TrimLeft(format, "0") {
	case "":
		if format == "" {
			return spans, false
		}
	case "1", "2":
		open = 85
	default:
		return spans, false
	}
	for i := range 5 {
		spans[i] = analysis.AgeSpan{Lo: i, Hi: i + 1}
	}
	if strings.TrimLeft(format, "0") == "2" {
		spans[1] = analysis.AgeSpan{Lo: 1, Hi: 5}
		spans[2], spans[3], spans[4] = analysis.AgeSpan{}, analysis.AgeSpan{}, analysis.AgeSpan{}
	}
	for i := 5; i < len(spans); i++ {
		lo := 5 * (i - 4)
		switch {
		case lo == open:
			spans[i] = analysis.AgeSpan{Lo: lo, Hi: analysis.OpenEnd}
		case lo < open:
			spans[i] = analysis.AgeSpan{Lo: lo, Hi: lo + 5}
		}
	}
	return spans, true
}

func (w *who) row(row int, cells []string) error {
	fail := func(name, hint, format string, a ...any) error {
		return w.book.Errorf(row, w.col[name], hint, format, a...)
	}
	// ICD-10 by three or four characters; the condensed lists are other causes.
	list := strings.ToUpper(w.get(cells, "list"))
	if w.field == deaths && list != "103" && list != "104" && list != "10M" {
		w.others[list]++
		return nil
	}
	y, err := thai.ParseYear(w.get(cells, "year"))
	if err != nil {
		return fail("year", "", "%w", err)
	}
	sex, err := thai.ParseSex(w.get(cells, "sex"))
	if err != nil {
		return fail("sex", "codes are 1, 2 and 9", "%w", err)
	}
	spans, ok := whoAges(w.get(cells, "frmat"))
	if !ok {
		return fail("frmat", "take the rows of formats 00, 01 and 02", "the age format %q has wider groups than this reader knows", w.get(cells, "frmat"))
	}
	rec := analysis.Record{Period: analysis.Period{From: y.From, To: y.To}, Sex: sexes[sex], Cause: analysis.Total}
	if rec.Area, err = w.area(row, cells); err != nil {
		return fail("country", "", "%v", err)
	}
	w.coded.line = row
	cause := -1 // all causes, or no deaths
	if code := w.get(cells, "cause"); w.field == deaths && code != "AAA" {
		if _, _, _, isCode := icdCategory(code); !isCode {
			return fail("cause", "codes are A00 … Y98 and AAA for all causes", "the cause %q is no ICD-10 code", code)
		}
		cause = int(w.coded.code(code, w.col["cause"]))
	}
	for i := range 25 {
		span := analysis.NoAge // Deaths26
		if i < 24 {
			span = spans[i]
		}
		if span == (analysis.AgeSpan{}) {
			continue
		}
		if err := w.cell(row, cells, fmt.Sprintf("%s%d", w.prefix, i+2), rec, cause, span); err != nil {
			return err
		}
	}
	return nil
}

func (w *who) cell(row int, cells []string, name string, rec analysis.Record, cause int, span analysis.AgeSpan) error {
	c, ok := w.col[name]
	if !ok || missing(at(cells, c)) {
		return nil
	}
	n, err := parseCount(cells[c], func(k Kind, to string) {
		w.r.Log.add(k, func() string { return address(w.book, row, c) }, cells[c], to)
	})
	if err != nil {
		return w.book.Errorf(row, c, "write 0 where there are none", "the count %w", err)
	}
	if n == 0 && span == analysis.NoAge {
		return nil
	}
	w.used++
	rec.Age, rec.Count, rec.At = span, n, analysis.Ref{Source: w.source, Row: row, Col: c}
	switch {
	case w.field == population:
		w.r.Builder.AddPeople(rec)
	case cause < 0:
		w.r.addDeaths(rec)
	default:
		return w.add(rec, cause)
	}
	return nil
}

// add counts deaths under the category of their code: lists of four characters have
// several rows of one category.
func (w *who) add(rec analysis.Record, cause int) error {
	d := death{area: uint16(rec.Area), year: uint16(rec.Period.From), cause: uint16(cause), age: w.coded.tally.unknownAge(), sex: rec.Sex}
	if rec.Age != analysis.NoAge {
		d.age, _ = w.coded.tally.group(rec.Age) // the formats have few groups
	}
	if rec.Count != float64(int32(rec.Count)) {
		return w.book.Errorf(rec.At.Row, rec.At.Col, "", "the count %v is not a whole number", rec.Count)
	}
	w.coded.tally.addN(d, rec.At.Row, int32(rec.Count))
	return nil
}

func (w *who) area(row int, cells []string) (int, error) {
	code := w.get(cells, "country")
	for _, name := range []string{"admin1", "subdiv"} {
		if more := w.get(cells, name); more != "" {
			code += "-" + more
		}
	}
	if i, seen := w.areas[code]; seen {
		return i, nil
	}
	i, err := w.r.area(place{name: "WHO country " + code, code: code, level: string(analysis.Country), kind: analysis.Country},
		func() string { return address(w.book, row, w.col["country"]) })
	w.areas[code] = i
	return i, err
}

func (w *who) finish() error {
	if w.used == 0 {
		return w.book.Errorf(0, 0, "take the file of ICD-10 (MortIcd10), whose lists are 103, 104 and 10M", "no rows of a list of ICD-10 codes were found")
	}
	for _, list := range slices.Sorted(maps.Keys(w.others)) {
		n := w.others[list]
		w.r.remark(w.book, "other-list", fmt.Sprintf("%d rows are of the condensed list %q and were left out: their causes are other groups", n, list),
			fmt.Sprintf("%d แถวใช้บัญชีย่อ %q จึงไม่นับรวม", n, list))
	}
	return w.coded.finish()
}
