package ingest

import (
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/layout"
)

// descriptorFile describes a dataset folder: a Frictionless tabular data package.
const descriptorFile = "datapackage.json"

// Generator marks folders that this program made and may replace; sampleGenerator
// those of its samples.
const (
	Generator       = "le"
	sampleGenerator = "testdata/generate"
)

// descriptor is datapackage.json: what le reads of it and what it writes.
type descriptor struct {
	Profile     string         `json:"profile"`
	Name        string         `json:"name"`
	Title       string         `json:"title,omitempty"`
	TitleTH     string         `json:"title_th,omitempty"`
	Description string         `json:"description,omitempty"`
	Simulated   bool           `json:"simulated"`
	Generator   string         `json:"generator"`
	Version     string         `json:"version"`
	Options     map[string]any `json:"options"`
	Inputs      []Input        `json:"inputs"`

	Warnings    []analysis.Warning  `json:"warnings"`
	Conversions []layout.Conversion `json:"conversions"`
	Aliases     []alias             `json:"aliases,omitempty"`
	Resources   []resource          `json:"resources"`
}

// alias says by what other names an area is found.
type alias struct {
	Code  string   `json:"area_code"`
	Name  string   `json:"area"`
	Names []string `json:"names"`
}

func aliases(d *analysis.Dataset) (list []alias) {
	for _, a := range d.Areas {
		if names := a.Aliases(); len(names) > 0 {
			list = append(list, alias{a.Code, a.Name("th"), names})
		}
	}
	return list
}

// resource is one file of the package.
type resource struct {
	Name        string `json:"name"`
	Path        string `json:"path"`
	Profile     string `json:"profile"`
	Format      string `json:"format"`
	Mediatype   string `json:"mediatype"`
	Encoding    string `json:"encoding"`
	Description string `json:"description"`
	Bytes       int    `json:"bytes"`
	Hash        string `json:"hash"`
	Schema      schema `json:"schema"`
}

type schema struct {
	Fields        []schemaField `json:"fields"`
	MissingValues []string      `json:"missingValues"`
	PrimaryKey    []string      `json:"primaryKey"`
}

type schemaField struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Description string `json:"description"`
}

// Fields of the three files, in the order of their columns.
var (
	placeFields = []schemaField{
		{"area_code", "string", "TIS 1099 code of a Thai province, TH for the country, else as in the source"},
		{"area", "string", "name of the area, Thai where there is one"},
		{"area_en", "string", "English name of the area"},
		{"level", "string", "country, region, province, district or area"},
		{"year", "string", "calendar year of the common era, or a run of years such as 2019-2021"},
		{"sex", "string", "male, female, both (only where the source does not tell them apart) or unknown"},
		{"age", "string", "age group in completed years: 0, 1-4, 85+, or unknown"},
	}
	deathFields = append(placeFields[:7:7],
		schemaField{"cause", "string", "id of the cause, see causes.csv"},
		schemaField{"deaths", "number", "deaths in the period"})
	populationFields = append(placeFields[:7:7],
		schemaField{"population", "number", "mean population of the period"})
	causeFields = []schemaField{
		{"id", "string", "stable id"}, {"name_en", "string", "English name"}, {"name_th", "string", "Thai name"},
		{"icd10", "string", "ICD-10 codes and ranges, joined by ;"}, {"parent", "string", "id of the heading it belongs to"},
	}
)
