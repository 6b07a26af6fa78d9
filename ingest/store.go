package ingest

import (
	"bytes"
	"encoding/json"
	"path/filepath"

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
		write func(*recordWriter)
	}{
		{resource{Name: "causes", Path: "causes.csv", Description: "the causes; they partition the deaths",
			Schema: tableSchema(causeFields, yearField, 1)}, (*recordWriter).causes},
		{resource{Name: "population", Path: "population.csv", Description: "people by area, year, sex and age; unknown ages are in no table",
			Schema: tableSchema(populationFields, yearField, 7)}, (*recordWriter).population},
		{resource{Name: "deaths", Path: "deaths.csv", Description: "deaths by area, year, sex, age and cause; cells without deaths are left out where others of that age are not empty",
			Schema: tableSchema(deathFields, yearField, 8)}, (*recordWriter).deaths},
	}
	about := descriptor{Profile: "tabular-data-package", Name: filepath.Base(dir), Title: d.Title, TitleTH: d.TitleTH, Simulated: d.Simulated,
		Generator: Generator, Version: stamp.Version, Options: stamp.Options, Inputs: l.Inputs, Warnings: d.Warnings, Conversions: l.Conversions, Aliases: aliases(d)}
	out := map[string][]byte{}
	for _, f := range files {
		data := csvBytes(d, f.Schema, f.write)
		r := f.resource
		r.Profile, r.Format, r.Mediatype, r.Encoding = "tabular-data-resource", "csv", "text/csv", "utf-8"
		r.Bytes, r.Hash = len(data), hashOf(data)
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
