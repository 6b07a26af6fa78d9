package ingest

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"math"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/lehackathon/le/analysis"
)

// Stamp is what a dataset folder says of its making.
type Stamp struct {
	Version string         // of the program
	Options map[string]any // that were not the default
}

// Write stores the dataset as a folder: deaths.csv, population.csv, causes.csv,
// datapackage.json, and the conversion report, ingest-report.md and .json. A new folder is complete or not there at all; in one that
// exists, the new files take the place of the old after all of them are written,
// and its other files stay. A folder that le did not make is left alone unless
// force is given: the error is ErrForeignFolder.
func Write(dir string, l *Loaded, stamp Stamp, force bool) error {
	d := l.Data
	if d.Periods[0].From == 0 {
		return &analysis.DataError{Msg: "the data do not say their year", Hint: "add a year column, or give --year"}
	}
	yearField := "year"
	if d.Periods[0].Fiscal {
		yearField = "fiscal_year"
	}
	files := []struct {
		resource
		rows [][]string
	}{
		{resource{Name: "causes", Path: "causes.csv", Description: "the causes; they partition the deaths",
			Schema: tableSchema(causeFields, yearField, 1)}, causeRows(d)},
		{resource{Name: "population", Path: "population.csv", Description: "people by area, year, sex and age; unknown ages are in no table",
			Schema: tableSchema(populationFields, yearField, 7)}, populationRows(d)},
		{resource{Name: "deaths", Path: "deaths.csv", Description: "deaths by area, year, sex, age and cause; cells without deaths are left out where others of that age are not empty",
			Schema: tableSchema(deathFields, yearField, 8)}, deathRows(d)},
	}
	about := descriptor{Profile: "tabular-data-package", Name: filepath.Base(dir), Title: d.Title, TitleTH: d.TitleTH, Simulated: d.Simulated,
		Generator: Generator, Version: stamp.Version, Options: stamp.Options, Inputs: l.Inputs, Warnings: d.Warnings, Conversions: l.Conversions, Aliases: aliases(d)}
	out := map[string][]byte{}
	for _, f := range files {
		data := csvBytes(f.Schema, f.rows)
		sum := sha256.Sum256(data)
		r := f.resource
		r.Profile, r.Format, r.Mediatype, r.Encoding = "tabular-data-resource", "csv", "text/csv", "utf-8"
		r.Bytes, r.Hash = len(data), "sha256:"+hex.EncodeToString(sum[:])
		about.Resources = append(about.Resources, r)
		out[r.Path] = data
	}
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(about); err != nil {
		return err
	}
	out[descriptorFile] = text.Bytes()
	report, err := reportFiles(l, stamp)
	if err != nil {
		return err
	}
	for name, data := range report {
		out[name] = data
	}
	return writeFolder(dir, out, force)
}

func tableSchema(fields []schemaField, yearField string, keys int) schema {
	s := schema{Fields: append([]schemaField(nil), fields...), MissingValues: []string{""}}
	for i := range s.Fields {
		if s.Fields[i].Name == "year" {
			s.Fields[i].Name = yearField
		}
	}
	for _, f := range s.Fields[:keys] {
		s.PrimaryKey = append(s.PrimaryKey, f.Name)
	}
	return s
}

func csvBytes(s schema, rows [][]string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	var head []string
	for _, f := range s.Fields {
		head = append(head, f.Name)
	}
	w.Write(head) // a bytes.Buffer takes everything
	w.WriteAll(rows)
	return b.Bytes()
}

func causeRows(d *analysis.Dataset) (rows [][]string) {
	for _, c := range d.Causes {
		rows = append(rows, []string{c.ID, c.EN, c.TH, c.ICD10, c.Parent})
	}
	return rows
}

// unknownLabel stands for an age or sex that is not known.
const unknownLabel = "unknown"

func placeCells(d *analysis.Dataset, area, period int, sex analysis.Sex, age int) []string {
	a, label := d.Areas[area], unknownLabel
	if age >= 0 {
		label = d.Ages.Label(age)
	}
	name := a.TH
	if name == "" {
		name = a.EN
	}
	return append(make([]string, 0, 9), a.Code, name, a.EN, string(a.Level), yearLabel(d.Periods[period]), sex.String(), label)
}

// yearLabel is the period without the mark of fiscal years, which the column's
// name carries.
func yearLabel(p analysis.Period) string {
	p.Fiscal = false
	return p.Label(analysis.CE)
}

func populationRows(d *analysis.Dataset) (rows [][]string) {
	for a := range d.Areas {
		for p := range d.Periods {
			for s := analysis.Both; s <= analysis.Female; s++ {
				if _, has := d.Has(a, p, s); !has {
					continue
				}
				for x, e := range d.ExposureBy(a, p, s) {
					people := perYear(e, float64(d.Periods[p].Years()))
					rows = append(rows, append(placeCells(d, a, p, s, x), number(people)))
				}
			}
		}
	}
	for _, u := range unknownOnce(d) {
		if u.Cause < 0 {
			rows = append(rows, append(placeCells(d, u.Area, u.Period, u.Sex, u.Age), number(u.Count)))
		}
	}
	return rows
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

func deathRows(d *analysis.Dataset) (rows [][]string) {
	for a := range d.Areas {
		for p := range d.Periods {
			for s := analysis.Both; s <= analysis.Female; s++ {
				if has, _ := d.Has(a, p, s); has {
					rows = appendDeaths(rows, d, a, p, s)
				}
			}
		}
	}
	for _, u := range unknownOnce(d) {
		if u.Cause >= 0 {
			rows = append(rows, append(placeCells(d, u.Area, u.Period, u.Sex, u.Age), d.Causes[u.Cause].ID, number(u.Count)))
		}
	}
	return rows
}

// appendDeaths leaves out empty cells, but keeps one row of an age at which
// nobody died: that is a statement, not a missing row.
func appendDeaths(rows [][]string, d *analysis.Dataset, a, p int, s analysis.Sex) [][]string {
	empty := causeOfEmpty(d, a, p, s)
	for x := range d.Ages {
		before := len(rows)
		for c := range d.Causes {
			if n := d.DeathsBy(a, p, s, c)[x]; n != 0 {
				rows = append(rows, append(placeCells(d, a, p, s, x), d.Causes[c].ID, number(n)))
			}
		}
		if len(rows) == before {
			rows = append(rows, append(placeCells(d, a, p, s, x), d.Causes[empty].ID, number(0)))
		}
	}
	return rows
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
