package thai

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Level is how large a place is.
type Level int

const (
	LevelUnknown Level = iota
	Country
	Region // health region (เขตสุขภาพ) or NSO region (ภาค)
	Province
	District
)

func (l Level) String() string {
	switch l {
	case Country:
		return "country"
	case Region:
		return "region"
	case Province:
		return "province"
	case District:
		return "district"
	}
	return "unknown"
}

// Place is a place with its code: two digits for a province (DOPA, ISO 3166-2:TH), "TH"
// for the country, "R01".."R13" for a health region, "NSO-N" and the like for a region
// of the National Statistical Office. HealthRegion is 1-13, or 0 where it does not apply.
type Place struct {
	Code, TH, EN string
	Level        Level
	HealthRegion int
}

//go:embed provinces.csv
var provincesCSV string

// gazetteer holds the provinces and the keys under which they are found. It is built at
// the first look-up, because most commands never look a name up.
type gazetteer struct {
	provinces []Place
	byKey     map[string]int
	byCode    map[string]int
}

var loadGazetteer = sync.OnceValue(func() *gazetteer {
	r := csv.NewReader(strings.NewReader(provincesCSV))
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		panic("thai: provinces.csv: " + err.Error())
	}
	g := &gazetteer{byKey: map[string]int{}, byCode: map[string]int{}}
	for i, row := range rows[1:] {
		region, err := strconv.Atoi(row[3])
		if err != nil {
			panic("thai: provinces.csv: " + err.Error())
		}
		p := Place{Code: row[0], TH: row[1], EN: row[2], Level: Province, HealthRegion: region}
		g.provinces = append(g.provinces, p)
		g.byCode[p.Code] = i
		for _, name := range append([]string{p.TH, p.EN}, strings.Split(row[4], "|")...) {
			if name != "" {
				g.byKey[Key(name)] = i
			}
		}
	}
	return g
})

// Provinces returns the 77 provinces in the order of their codes.
func Provinces() []Place { return slices.Clone(loadGazetteer().provinces) }

// FindPlace finds a province, health region, NSO region or the country by its Thai or
// English name or a known variant of it, with or without จังหวัด, จ., Changwat or
// Province, spaces and case folded. A bare total (รวม, total) is Level Country with the
// name as given and no code, because it does not say the total of what. Names are never
// matched by likeness.
func FindPlace(name string) (Place, bool) {
	key := Key(name)
	if p, ok := findProvince(key); ok {
		return p, true
	}
	if p, ok := findCountry(key); ok {
		if p.Code == "" {
			p.TH = Normalize(name)
			p.EN = p.TH
		}
		return p, true
	}
	if n, ok := healthRegionNumber(name); ok {
		return healthRegion(n), true
	}
	return findNSORegion(key)
}

func findProvince(key string) (Place, bool) {
	g := loadGazetteer()
	if i, ok := g.byKey[key]; ok {
		return g.provinces[i], true
	}
	for _, total := range []string{"ยอดรวมจังหวัด", "รวมทั้งจังหวัด", "รวมจังหวัด"} {
		if rest, ok := strings.CutPrefix(key, total); ok {
			key = rest
			break
		}
	}
	bare := key
	for _, prefix := range []string{"จังหวัด", "จ", "changwat", "provinceof"} {
		if rest, ok := strings.CutPrefix(key, prefix); ok {
			bare = rest
			break
		}
	}
	bare = strings.TrimSuffix(bare, "province")
	if i, ok := g.byKey[bare]; ok {
		return g.provinces[i], true
	}
	return Place{}, false
}

// FindPlaceByCode finds a place by the code that Place carries; "TH-24" and "24.0" are
// also province 24.
func FindPlaceByCode(code string) (Place, bool) {
	code = strings.ToUpper(strings.TrimSpace(Digits(code)))
	if code == country().Code {
		return country(), true
	}
	if number, ok := strings.CutPrefix(code, "R"); ok && len(number) == 2 {
		if n, err := strconv.Atoi(number); err == nil && n >= 1 && n <= healthRegions {
			return healthRegion(n), true
		}
		return Place{}, false
	}
	for _, r := range nsoRegions() {
		if r.place.Code == code {
			return r.place, true
		}
	}
	g := loadGazetteer()
	if i, ok := g.byCode[strings.TrimSuffix(strings.TrimPrefix(code, "TH-"), ".0")]; ok {
		return g.provinces[i], true
	}
	return Place{}, false
}
