package layout

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"

	"github.com/lehackathon/le/analysis"
)

//go:embed who_countries.csv
var whoCountriesCSV string

// whoCountries names the country codes of the WHO Mortality Database.
var whoCountries = sync.OnceValue(func() map[string]string {
	r := csv.NewReader(strings.NewReader(whoCountriesCSV))
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		panic("layout: who_countries.csv: " + err.Error()) // a fault of the program, found by every test
	}
	names := map[string]string{}
	for _, row := range rows[1:] {
		names[row[0]] = row[1]
	}
	return names
})

// whoSubdivisions are the parts of countries that data may be of. Source: WHO Mortality
// Database, documentation (2019), annex table 2.
var whoSubdivisions = map[string]string{
	"A10": "survey", "A20": "reporting areas", "A30": "part", "A35": "selected urban and rural areas",
	"A41": "selected rural areas", "A51": "selected urban areas", "A70": "cities", "A80": "certified deaths",
}

// whoPlace is the area of a row: a country, or a part of one where Admin1 or SubDiv
// says so.
func whoPlace(country, admin, subdivision string) place {
	name, known := whoCountries()[country]
	if !known {
		name = "WHO country " + country
	}
	if admin == "" && subdivision == "" {
		return place{name: name, code: country, also: country, level: string(analysis.Country), kind: analysis.Country}
	}
	p := place{code: country, level: string(analysis.AreaLevel), kind: analysis.AreaLevel}
	for _, part := range []string{admin, subdivision} {
		if part == "" {
			continue
		}
		p.code += "-" + part
		if words, ok := whoSubdivisions[strings.ToUpper(part)]; ok {
			part = words
		}
		name += ", " + part
	}
	p.name = name
	return p
}
