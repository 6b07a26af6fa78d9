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

// whoColumns is how many columns of counts there are: all ages, 24 age groups, unknown.
const whoColumns = 26

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
		w := &who{r: r, book: h.book, field: kind.field, col: col, areas: map[string]int{}, others: map[string]int{}}
		for n := range w.counts {
			w.counts[n] = -1
			if c, ok := col[strings.ToLower(fmt.Sprint(kind.prefix, n+1))]; ok {
				w.counts[n] = c
			}
		}
		cause := -1
		if c, ok := col["cause"]; ok {
			cause = c
		}
		if kind.field == deaths && cause < 0 {
			return verdict{from: i + 1, err: h.book.Errorf(h.rows[i].n, -1, "take the file as WHO distributes it", "the file of deaths has no column Cause")}
		}
		w.coded = newCoded(r, h.book, cause)
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
	col    map[string]int
	counts [whoColumns]int // columns of the counts, -1 where there is none
	areas  map[string]int
	others map[string]int // rows of other lists of causes, by list
	used   int
	noAges float64 // deaths or people of rows without ages
	wrong  int     // rows that are not the sum of their ages
	first  string  // of those
}

func (w *who) get(cells []string, name string) string {
	c, ok := w.col[name]
	if !ok {
		return ""
	}
	return strings.TrimSpace(at(cells, c))
}

// row reads one row. Deaths are taken under the lists of ICD-10 codes by three or four
// characters (103, 104, 10M); of the condensed list 101, whose causes are other groups,
// only the total is.
func (w *who) row(row int, cells []string) error {
	fail := func(name, hint, format string, a ...any) error {
		return w.book.Errorf(row, w.col[name], hint, format, a...)
	}
	code := strings.ToUpper(w.get(cells, "cause"))
	total := w.field == population || code == "AAA"
	if w.field == deaths {
		switch list := strings.ToUpper(w.get(cells, "list")); {
		case list == "101" && code == "1000":
			total = true
		case list != "103" && list != "104" && list != "10M":
			w.others[list]++
			return nil
		}
	}
	rec, err := w.who(row, cells)
	if err != nil {
		return err
	}
	format, err := whoFormat(w.get(cells, "frmat"))
	if err != nil {
		return fail("frmat", "write the format of the age groups as 00 … 09", "%w", err)
	}
	w.coded.line = row
	cause := -1
	if !total {
		if _, _, _, isCode := icdCategory(code); !isCode {
			return fail("cause", "codes are A00 … Y98 and AAA for all causes", "the cause %q is no ICD-10 code", code)
		}
		cause = int(w.coded.code(code, w.col["cause"]))
	}
	return w.ages(row, cells, rec, cause, format)
}

// who reads the area, year and sex of a row.
func (w *who) who(row int, cells []string) (rec analysis.Record, err error) {
	fail := func(name, hint string, err error) error { return w.book.Errorf(row, w.col[name], hint, "%w", err) }
	y, err := thai.ParseYear(w.get(cells, "year"))
	if err != nil {
		return rec, fail("year", "", err)
	}
	sex, err := thai.ParseSex(w.get(cells, "sex"))
	if err != nil {
		return rec, fail("sex", "codes are 1, 2 and 9", err)
	}
	rec = analysis.Record{Period: analysis.Period{From: y.From, To: y.To}, Sex: sexes[sex], Cause: analysis.Total}
	country, admin, subdivision := w.get(cells, "country"), w.get(cells, "admin1"), w.get(cells, "subdiv")
	key := country + "|" + admin + "|" + subdivision
	i, seen := w.areas[key]
	if !seen {
		i, err = w.r.area(whoPlace(country, admin, subdivision), func() string { return address(w.book, row, w.col["country"]) })
		if err != nil {
			return rec, fail("country", "", err)
		}
		w.areas[key] = i
	}
	rec.Area = i
	return rec, nil
}

// ages reads the counts of a row and holds their sum against the total.
func (w *who) ages(row int, cells []string, rec analysis.Record, cause, format int) error {
	total, hasTotal, err := w.count(row, cells, 0)
	if err != nil {
		return err
	}
	if format == whoNoAges {
		w.noAges += total
		rec.Age = analysis.NoAge
		return w.add(row, rec, cause, 0, total)
	}
	spans, sum := whoAges(format), 0.0
	for i := 1; i < whoColumns; i++ {
		n, given, err := w.count(row, cells, i)
		if err != nil {
			return err
		}
		rec.Age = analysis.NoAge // the last column
		if i < whoColumns-1 {
			rec.Age = spans[i-1]
		}
		switch {
		case !given, n == 0 && (rec.Age == analysis.NoAge || rec.Age == analysis.AgeSpan{}):
			continue
		case rec.Age == analysis.AgeSpan{}:
			return w.book.Errorf(row, w.counts[i], "check the format (Frmat) of the row", "the age format %02d has no group in this column, but it holds %v", format, n)
		}
		sum += n
		if err := w.add(row, rec, cause, i, n); err != nil {
			return err
		}
	}
	if hasTotal && sum != total {
		if w.wrong++; w.wrong == 1 {
			w.first = fmt.Sprintf("%s: %v, %v as the sum", address(w.book, row, w.counts[0]), total, sum)
		}
	}
	return nil
}

// count reads the i-th count of a row; false where it is blank or there is no column.
func (w *who) count(row int, cells []string, i int) (float64, bool, error) {
	c := w.counts[i]
	if c < 0 || missing(at(cells, c)) {
		return 0, false, nil
	}
	n, err := parseCount(cells[c], func(k Kind, to string) {
		w.r.Log.add(k, func() string { return address(w.book, row, c) }, cells[c], to)
	})
	if err != nil {
		return 0, false, w.book.Errorf(row, c, countHint(err), "the count %w", err)
	}
	return n, true, nil
}

// add adds a count: deaths by cause under the category of their code, because lists of
// four characters have several rows of one category.
func (w *who) add(row int, rec analysis.Record, cause, i int, n float64) error {
	w.used++
	rec.Count, rec.At = n, analysis.Ref{Source: w.source, Row: row, Col: max(w.counts[i], 0)}
	switch {
	case w.field == population:
		w.r.Builder.AddPeople(rec)
		return nil
	case cause < 0:
		w.r.addDeaths(rec)
		return nil
	case n != float64(int32(n)):
		return w.book.Errorf(row, w.counts[i], "", "the count %v is not a whole number", n)
	}
	t := &w.coded.tally
	d := death{area: uint16(rec.Area), year: uint16(rec.Period.From), cause: uint16(cause), age: t.unknownAge(), sex: rec.Sex}
	if rec.Age != analysis.NoAge {
		d.age, _ = t.group(rec.Age) // the formats have few groups
	}
	t.addN(d.key(), row, int32(n))
	return nil
}

func (w *who) finish() error {
	if w.used == 0 {
		return w.book.Errorf(0, 0, "take the file of ICD-10 (MortIcd10), whose lists are 103, 104 and 10M", "no rows of a list of ICD-10 codes were found")
	}
	for _, list := range slices.Sorted(maps.Keys(w.others)) {
		n := w.others[list]
		w.r.remark(w.book, "other-list", fmt.Sprintf("%d rows are of the list of causes %q and were left out: its causes are other groups than ICD-10 codes", n, list),
			fmt.Sprintf("%d แถวใช้บัญชีสาเหตุ %q ซึ่งไม่ใช่รหัส ICD-10 จึงไม่นับรวม", n, list))
	}
	if w.noAges > 0 {
		w.r.remark(w.book, "no-ages", fmt.Sprintf("%.0f are in rows without ages (format 09) and are kept as of unknown age", w.noAges),
			fmt.Sprintf("%.0f รายอยู่ในแถวที่ไม่แจกแจงอายุ (รูปแบบ 09) เก็บไว้เป็นไม่ทราบอายุ", w.noAges))
	}
	if w.wrong > 0 {
		w.r.remark(w.book, "row-total", fmt.Sprintf("%d totals are not the sum of their ages, which are used; first %s", w.wrong, w.first),
			fmt.Sprintf("ยอดรวม %d แถวไม่เท่ากับผลบวกรายอายุ จึงใช้รายอายุ เช่น %s", w.wrong, w.first))
	}
	return w.coded.finish()
}
