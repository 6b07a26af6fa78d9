package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
)

// descriptor is datapackage.json: a Frictionless tabular data package, with
// the project's own properties title_th, description_th, simulated, generator
// and seed.
type descriptor struct {
	Profile       string     `json:"profile"`
	Name          string     `json:"name"`
	Title         string     `json:"title"`
	TitleTH       string     `json:"title_th"`
	Description   string     `json:"description"`
	DescriptionTH string     `json:"description_th"`
	Simulated     bool       `json:"simulated"`
	Generator     string     `json:"generator"`
	Seed          int        `json:"seed,omitempty"`
	Sources       []source   `json:"sources"`
	Resources     []resource `json:"resources"`
}

// source cites where figures come from and on what terms.
type source struct {
	Title   string `json:"title"`
	Path    string `json:"path"`
	License string `json:"license"`
}

// resource is one table. Bytes and hash are of the file as stored.
type resource struct {
	Name        string `json:"name"`
	Path        string `json:"path"`
	Profile     string `json:"profile"`
	Format      string `json:"format"`
	Compression string `json:"compression,omitempty"`
	Encoding    string `json:"encoding"`
	Description string `json:"description"`
	Bytes       int    `json:"bytes"`
	Hash        string `json:"hash"`
	Schema      schema `json:"schema"`
}

type schema struct {
	Fields     []field  `json:"fields"`
	PrimaryKey []string `json:"primaryKey"`
}

type field struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Description string `json:"description"`
}

// keyFields are the columns that deaths and population share.
var keyFields = []field{
	{"area_code", "string", "two-digit province code (DOPA); TH for the country"},
	{"area", "string", "name of the area, Thai"},
	{"area_en", "string", "name of the area, English"},
	{"level", "string", "country or province"},
	{"year", "integer", "calendar year, Common Era (B.E. minus 543)"},
	{"sex", "string", "male or female"},
	{"age", "string", "age group in completed years; the last is open"},
}

var deathsResource = resource{
	Name:        "deaths",
	Description: "deaths by area, year, sex, age group and cause; rows without deaths are left out",
	Schema: schema{
		Fields: append(keyFields[:len(keyFields):len(keyFields)],
			field{"cause", "string", "id of the cause in causes"},
			field{"deaths", "integer", "number of deaths"}),
		PrimaryKey: []string{"area_code", "year", "sex", "age", "cause"},
	},
}

var populationResource = resource{
	Name:        "population",
	Description: "population by area, year, sex and age group",
	Schema: schema{
		Fields: append(keyFields[:len(keyFields):len(keyFields)],
			field{"population", "integer", "number of persons, taken as the person-years of the year"}),
		PrimaryKey: []string{"area_code", "year", "sex", "age"},
	},
}

var causesResource = resource{
	Name:        "causes",
	Description: "the causes, which together make up all deaths",
	Schema: schema{
		Fields: []field{
			{"id", "string", "short name of the cause, used in deaths"},
			{"name_en", "string", "English name"},
			{"name_th", "string", "Thai name"},
			{"icd10", "string", "ICD-10 codes and ranges, joined by semicolons"},
			{"parent", "string", "id of the group the cause belongs to; empty where there is none"},
		},
		PrimaryKey: []string{"id"},
	},
}

// write writes the rows below the columns of the schema and returns the
// resource with what is known only then.
func (r resource) write(dir string, rows [][]string) (resource, error) {
	var header []string
	for _, f := range r.Schema.Fields {
		header = append(header, f.Name)
	}
	path, data, err := writeTable(dir, r.Name, header, rows)
	if err != nil {
		return resource{}, err
	}
	sum := sha256.Sum256(data)
	r.Path, r.Bytes, r.Hash = path, len(data), "sha256:"+hex.EncodeToString(sum[:])
	r.Profile, r.Format, r.Encoding = "tabular-data-resource", "csv", "utf-8"
	if filepath.Ext(path) == ".gz" {
		r.Compression = "gz"
	}
	return r, nil
}

// write writes datapackage.json.
func (d descriptor) write(dir string) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(d); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "datapackage.json"), b.Bytes(), 0o644)
}
