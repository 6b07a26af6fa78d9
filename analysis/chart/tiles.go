package chart

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/lehackathon/le/analysis/chart/thaitext"
)

//go:embed tiles/thailand.csv
var thailandCSV string

//go:embed tiles/MIT.txt
var tilesLicence string

// Licences returns the licences of what is built into charts: the fonts and the places
// of the provinces on the map, for people to read.
func Licences() []thaitext.Licence {
	return append(thaitext.Licences(), thaitext.Licence{Name: "Places of Thailand's provinces, from mapthai (MIT)", Text: tilesLicence})
}

// tile is a province's place on a map of tiles.
type tile struct {
	code        string
	th, en      string // short names
	row, column int
	lon, lat    float64
}

// thailand are the tiles of the 77 provinces, in the order of their codes.
var thailand = sync.OnceValue(func() []tile {
	lines, err := csv.NewReader(strings.NewReader(thailandCSV)).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("chart: tiles/thailand.csv: %v", err))
	}
	var out []tile
	for _, l := range lines[1:] {
		t := tile{code: l[0], th: l[1], en: l[2]}
		for i, to := range []any{&t.row, &t.column, &t.lon, &t.lat} {
			var err error
			switch to := to.(type) {
			case *int:
				*to, err = strconv.Atoi(l[3+i])
			case *float64:
				*to, err = strconv.ParseFloat(l[3+i], 64)
			}
			if err != nil {
				panic(fmt.Sprintf("chart: tiles/thailand.csv: %v", err))
			}
		}
		out = append(out, t)
	}
	return out
})
