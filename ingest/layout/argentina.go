package layout

import (
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// argentina names the codes of residence that Argentine death files use. The first
// two digits of Thai codes mean other places. Source: DEIS, code book of the files
// "Defunciones ocurridas y registradas".
var argentina = map[string]string{
	"01": "Argentina", "02": "CABA", "06": "Buenos Aires", "10": "Catamarca", "14": "Córdoba", "18": "Corrientes", "22": "Chaco",
	"26": "Chubut", "30": "Entre Ríos", "34": "Formosa", "38": "Jujuy", "42": "La Pampa", "46": "La Rioja", "50": "Mendoza", "54": "Misiones",
	"58": "Neuquén", "62": "Río Negro", "66": "Salta", "70": "San Juan", "74": "San Luis", "78": "Santa Cruz", "82": "Santa Fe",
	"86": "Santiago del Estero", "90": "Tucumán", "94": "Tierra del Fuego", "98": "Otro país", "99": "Lugar no especificado",
}

// argentineNames are the full names of those that the code book abbreviates, as INDEC
// writes them.
var argentineNames = map[string]string{
	"02": "Ciudad Autónoma de Buenos Aires",
	"94": "Tierra del Fuego, Antártida e Islas del Atlántico Sur",
}

// argentinePlace is the area of a code; false if there is none.
func argentinePlace(code string) (place, bool) {
	if len(code) == 1 {
		code = "0" + code // a spreadsheet takes the zero away
	}
	name, ok := argentina[code]
	p := place{name: name, code: code, also: argentineNames[code], level: string(analysis.Province), kind: analysis.Province}
	switch {
	case code == "01":
		p.level, p.kind = string(analysis.Country), analysis.Country
	case code >= "98":
		p.level, p.kind = string(analysis.AreaLevel), analysis.AreaLevel
	}
	return p, ok
}

// lookDEIS takes the columns PROVRES, SEXO, CAUSA, GRUPEDAD and CUENTA: one count a
// row, coded, without a year.
func lookDEIS(r *Reader, h *head) verdict {
	i, col, missing := h.findHeader("PROVRES", "SEXO", "CAUSA", "GRUPEDAD", "CUENTA")
	if i < 0 {
		return needs(missing)
	}
	row := h.rows[i]
	v := verdict{from: i + 1, why: fmt.Sprintf("row %d has the columns PROVRES, SEXO, CAUSA, GRUPEDAD, CUENTA", row.n)}
	year, how := r.Year, "given"
	if named, ok := yearInName(h.book.File); ok && (r.Selected || year.From == 0) {
		year, how = named, "in the file's name"
	}
	if year.From == 0 {
		v.err = h.book.Errorf(row.n, -1, "give the year with --year, one file at a time, or put it into the file's name: defweb17.csv, deaths2017.csv",
			"the file has no column for the year, and its name does not say it")
		return v
	}
	d := &deis{coded: newCoded(r, h.book, col["causa"]), year: uint16(year.From), texts: memo[string]{},
		col: deisColumns{home: col["provres"], sex: col["sexo"], age: col["grupedad"], cause: col["causa"], count: col["cuenta"]}}
	if how != "given" {
		r.Log.add(SheetYear, func() string { return h.book.File }, filepath.Base(h.book.File), year.String())
	}
	v.why += fmt.Sprintf("; the year %s is %s", year, how)
	v.sheet = d
	return v
}

var (
	yearWord = regexp.MustCompile(`(?:^|[^0-9])((?:19|20|24|25|26)[0-9]{2})(?:[^0-9]|$)`)
	defweb   = regexp.MustCompile(`(?i)^defweb([0-9]{2})(?:[^0-9]|$)`)
)

// yearInName finds the one year that the name of a file holds.
func yearInName(file string) (analysis.Period, bool) {
	name := path.Base(filepath.ToSlash(file))
	text := ""
	if m := defweb.FindStringSubmatch(name); m != nil {
		text = "20" + m[1]
	} else if found := yearWord.FindAllStringSubmatch(name, -1); len(found) == 1 {
		text = found[0][1]
	}
	y, err := thai.ParseYear(text)
	if err != nil {
		return analysis.Period{}, false
	}
	return analysis.Period{From: y.From, To: y.To}, true
}

// deis reads deaths by code.
type deis struct {
	*coded
	col   deisColumns
	year  uint16
	texts memo[string] // normalised
}

type deisColumns struct{ home, sex, age, cause, count int }

func (d *deis) row(row int, cells []string) error { return d.scan(grid.RowOf(row, cells)) }

func (d *deis) scan(row *grid.Row) error {
	d.line = row.N
	at := func(col int) string { return d.texts.of(row.Cell(col), thai.Normalize) }
	fail := func(col int, hint string, format string, a ...any) error {
		return d.book.Errorf(row.N, col, hint, format, a...)
	}
	c := death{year: d.year, sex: analysis.UnknownSex}
	switch s := at(d.col.sex); s {
	case "1":
		c.sex = analysis.Male
	case "2":
		c.sex = analysis.Female
	default:
		d.note(SexUnread, d.col.sex, s, "unknown")
	}
	p, ok := argentinePlace(at(d.col.home))
	if !ok {
		return fail(d.col.home, "codes are 02, 06 … 94, 98 and 99", "there is no jurisdiction %q", at(d.col.home))
	}
	area, err := d.area(p)
	if err != nil {
		return fail(d.col.home, "", "%v", err)
	}
	c.area = area
	if c.age, err = d.age(at(d.col.age)); err != nil {
		return fail(d.col.age, "write ages as 01_Menor de 1 año, 02_1 a 9, 99_Sin especificar", "%v", err)
	}
	c.cause = d.code(at(d.col.cause), d.col.cause)
	n, err := strconv.Atoi(strings.TrimSuffix(at(d.col.count), ".0"))
	if err != nil || n < 0 || n > 10_000_000 {
		return fail(d.col.count, "write 0 where there are none", "the count %q is not a number of deaths", at(d.col.count))
	}
	d.tally.addN(c.key(), row.N, int32(n))
	return nil
}
