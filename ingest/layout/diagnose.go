package layout

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lehackathon/le/ingest/thai"
)

// diagnosis says of a sheet without a known shape what it seems to hold, and what to do
// about it; both may be "".
type diagnosis struct{ what, todo string }

// diagnose looks at the row that names most columns, or at the first.
func (r *Reader) diagnose(h *head) diagnosis {
	names, found := r.bestHeader(h)
	has := func(fields ...field) bool {
		return slices.ContainsFunc(fields, func(f field) bool { return found[f] != "" })
	}
	odd := oddNames(names)
	years := len(odd.years) >= 2
	switch {
	case len(found) == 0 && r.dataFirst(h):
		return diagnosis{"its first row holds data: the columns have no names", "write the names of the columns into a row above"}
	case oneCell(h):
		return diagnosis{"it has a title or notes, but no table", "check that this is the right file or sheet"}
	case r.missingOfList(h) != "":
		return diagnosis{fmt.Sprintf("it looks like a list of deaths, but no column says %s", r.missingOfList(h)),
			`say which column does: --map "NAME=cause", --map "NAME=death_date", --map "NAME=age"; the year of all rows may be given with --year`}
	case has(deaths, population) && !has(age):
		return diagnosis{fmt.Sprintf("it has counts (%s), but no ages: life tables need deaths and population by age", found.first(deaths, population)),
			`if a column holds ages under another name, say so: --map "NAME=age"`}
	case has(age) && len(odd.results) > 0:
		return diagnosis{fmt.Sprintf("it has ages, but rates or results instead of counts (%s)", strings.Join(odd.results, ", ")),
			"give the deaths and the population that the rates were made of"}
	case has(age) && years:
		return diagnosis{fmt.Sprintf("it has ages (%s) and years over columns, but nothing says that they count deaths or people", found[age]),
			"write จำนวนตาย or ประชากร (deaths, population) into the title or the name of the file"}
	case has(age):
		d := diagnosis{what: fmt.Sprintf("it has ages (%s), but no counts of deaths or people", found[age])}
		if len(odd.others) > 0 {
			d.what += "; not understood: " + strings.Join(odd.others, ", ")
			d.todo = fmt.Sprintf(`if one of these columns counts deaths or people, say so: --map "%s=deaths" or --map "%s=population"`, odd.others[0], odd.others[0])
		}
		return d
	case len(odd.results) > 0:
		return diagnosis{fmt.Sprintf("it has rates or results (%s), but neither ages nor counts", strings.Join(odd.results, ", ")),
			"give the deaths and the population by age that they were made of"}
	case years:
		return diagnosis{"it has years over columns, but no ages: life tables need deaths and population by age", ""}
	case has(cause, causeEN, causeTH) || slices.ContainsFunc(names, func(n string) bool { return strings.Contains(strings.ToLower(n), "icd") }):
		return diagnosis{"it seems to be a list of codes or causes, without counts",
			"a list of causes has the columns id, name_en, name_th, icd10, parent; --causes takes one to regroup by"}
	case has(areaName, areaEN, province, district, region):
		return diagnosis{"it seems to be a list of areas, without counts", ""}
	case has(areaCode) || slices.ContainsFunc(names, func(n string) bool { return listFieldOf(n) != noField }):
		return diagnosis{"it seems to be a list of codes and names, without counts", ""}
	}
	return diagnosis{}
}

// missingOfList is what a list of deaths lacks to be one: of sex, age or birth, time of
// death and cause, at most one. "" if this is no such list, or it counts.
func (r *Reader) missingOfList(h *head) string {
	for _, row := range h.rows {
		col, _ := r.lineColumns(row.cells)
		counts, lack := false, []string(nil)
		for _, name := range row.cells {
			f := r.fieldOf(name)
			counts = counts || f == deaths || f == population
		}
		for _, need := range []struct {
			what   string
			fields []lineField
		}{
			{"the sex", []lineField{lineSex}},
			{"the age or the birth", []lineField{lineAge, lineBirth, lineBirthYear}},
			{"the date or the year of death", []lineField{lineDate, lineYear}},
			{"the cause of death", []lineField{lineCause}},
		} {
			if !slices.ContainsFunc(need.fields, func(f lineField) bool { return col[f] >= 0 }) {
				lack = append(lack, need.what)
			}
		}
		persons := col[linePID] >= 0 || col[lineName] >= 0 || col[lineDate] >= 0 || col[lineBirth] >= 0
		if len(lack) == 1 && persons && !counts {
			return lack[0]
		}
	}
	return ""
}

// fieldNames are the columns found, by field.
type fieldNames map[field]string

func (f fieldNames) first(fields ...field) string {
	for _, x := range fields {
		if f[x] != "" {
			return f[x]
		}
	}
	return ""
}

// bestHeader is the row that names most columns: two at least, or the first row.
func (r *Reader) bestHeader(h *head) (names []string, found fieldNames) {
	for i, row := range h.rows {
		here := fieldNames{}
		for _, c := range row.cells {
			if f := r.fieldOf(c); f != noField && here[f] == "" {
				here[f] = thai.Normalize(c)
			}
		}
		if i == 0 || len(here) > max(len(found), 1) {
			names, found = row.cells, here
		}
	}
	return names, found
}

// unread are the columns of a header that mean nothing here.
type unread struct{ results, years, others []string }

// resultNames are columns of life tables and of tables of rates.
var resultNames = keys("mx", "nmx", "qx", "nqx", "lx", "ex", "e0", "le", "hale", "ax", "nax", "dw", "weight", "standard", "life expectancy", "อายุคาดเฉลี่ย", "อายุขัยเฉลี่ย")

func oddNames(names []string) (u unread) {
	const shown = 6
	for _, n := range names {
		text := thai.Normalize(n)
		lower := strings.ToLower(text)
		_, yearErr := thai.ParseYear(text)
		switch {
		case text == "" || fieldOf(text) != noField || personal(text):
		case resultNames[labelKey(text)] || slices.ContainsFunc(rateWords, func(w string) bool { return strings.Contains(lower, w) }):
			u.results = append(u.results, text)
		case yearErr == nil:
			u.years = append(u.years, text)
		case !bare(text) && len([]rune(text)) <= 40:
			u.others = append(u.others, text)
		}
	}
	u.results, u.others = u.results[:min(len(u.results), shown)], u.others[:min(len(u.others), shown)]
	return u
}

// dataFirst reports a first row that reads like a row of data: a sex or a year, and a
// number.
func (r *Reader) dataFirst(h *head) bool {
	telling, numbers := 0, 0
	for _, c := range h.rows[0].cells {
		_, yearErr := thai.ParseYear(c)
		_, sexErr := thai.ParseSex(c)
		_, countErr := parseCount(c, func(Kind, string) {})
		switch {
		case yearErr == nil, sexErr == nil && !bare(c):
			telling++
		case countErr == nil:
			numbers++
		}
	}
	return telling > 0 && numbers > 0
}

// oneCell reports a sheet whose rows have one filled cell at most.
func oneCell(h *head) bool {
	for _, row := range h.rows {
		seen := ""
		for _, c := range row.cells {
			c = thai.Normalize(c)
			if c != "" && seen != "" && c != seen {
				return false
			}
			if c != "" {
				seen = c
			}
		}
	}
	return true
}

// columnsRead words which columns of a header were read as what, and which were not.
func columnsRead(cells []string, read func(i int, name string) string) string {
	var as, not []string
	for i, c := range cells {
		name := thai.Normalize(c)
		switch f := read(i, c); {
		case name == "":
		case f == name:
			as = append(as, name)
		case f != "":
			as = append(as, name+" ("+f+")")
		default:
			not = append(not, name)
		}
	}
	text := strings.Join(as, ", ")
	if len(not) > 0 {
		text += "; not read: " + listSome(not)
	}
	return text
}

// unreadColumns lists the columns of a list of deaths that are not read.
func unreadColumns(cells []string, col [lineFieldCount]int, field func(string) lineField) string {
	var not []string
	for i, c := range cells {
		if name := thai.Normalize(c); name != "" && field(c) < 0 && !slices.Contains(col[:], i) {
			not = append(not, name)
		}
	}
	return listSome(not)
}

// guessedColumns lists those that were found by words in their names.
func guessedColumns(cells []string, col [lineFieldCount]int, field func(string) lineField) string {
	var by []string
	for i, c := range cells {
		if f := lineField(slices.Index(col[:], i)); f >= 0 && field(c) < 0 {
			by = append(by, thai.Normalize(c)+" ("+f.String()+")")
		}
	}
	return listSome(by)
}

func listSome(names []string) string {
	const shown = 12
	if len(names) > shown {
		names = append(names[:shown:shown], "…")
	}
	return strings.Join(names, ", ")
}
