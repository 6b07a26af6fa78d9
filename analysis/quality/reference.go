package quality

import (
	"embed"
	"encoding/csv"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"sync"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

//go:embed data/*.csv
var data embed.FS

// Data are the published figures that data are held against, as a record of a run names
// them.
func Data() fs.FS { return data }

//go:embed data/e0.csv
var e0CSV string

//go:embed data/register.csv
var registerCSV string

//go:embed data/mx.csv
var mxCSV string

// place identifies a Thai area: codes alone mean something else in other countries.
type place struct{ code, name string }

func placeOf(a analysis.Area) place { return place{a.Code, a.TH} }

// published holds life expectancies at birth by place, sex and year of the Common Era.
var published = sync.OnceValue(func() map[place]map[analysis.Sex]map[int]float64 {
	rows := mustRead("e0.csv", e0CSV)
	list := map[place]map[analysis.Sex]map[int]float64{}
	for _, row := range rows[1:] {
		p, sex := place{row[0], row[1]}, analysis.Female
		if row[2] == analysis.Male.String() {
			sex = analysis.Male
		}
		if list[p] == nil {
			list[p] = map[analysis.Sex]map[int]float64{}
		}
		list[p][sex] = map[int]float64{}
		for i, text := range row[3:] {
			if text != "" {
				list[p][sex][int(mustNumber(rows[0][3+i]))] = mustNumber(text)
			}
		}
	}
	return list
})

// register holds the registered population by place.
var register = sync.OnceValue(func() map[place]float64 {
	list := map[place]float64{}
	for _, row := range mustRead("register.csv", registerCSV)[1:] {
		list[place{row[0], row[1]}] = mustNumber(row[2])
	}
	return list
})

// schedules are Thailand's life tables of 2015-2020: of men, of women.
var schedules = sync.OnceValue(func() [2]*lifetable.Table {
	var ages lifetable.Ages
	var rates [2][]float64
	for _, row := range mustRead("mx.csv", mxCSV)[1:] {
		ages = append(ages, int(mustNumber(row[0])))
		for i := range rates {
			rates[i] = append(rates[i], mustNumber(row[1+i]))
		}
	}
	var tables [2]*lifetable.Table
	for i, sex := range []analysis.Sex{analysis.Male, analysis.Female} {
		t, err := lifetable.FromRates(ages, rates[i], lifetable.Options{Sex: sex})
		if err != nil {
			panic("quality: mx.csv: " + err.Error())
		}
		tables[i] = t
	}
	return tables
})

// mustRead and mustNumber read what comes with the program and is tested with it.
func mustRead(name, text string) [][]string {
	r := csv.NewReader(strings.NewReader(text))
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		panic(fmt.Sprintf("quality: %s: %v", name, err))
	}
	return rows
}

func mustNumber(text string) float64 {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		panic("quality: " + err.Error())
	}
	return v
}
