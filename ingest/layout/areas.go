package layout

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/thai"
)

// place is what the columns of a row say of its area.
type place struct {
	name, en, code, level string
	province              string         // beside a district
	also                  string         // another name of it
	kind                  analysis.Level // by the column the name stood in
}

// area finds or declares an area. Thai provinces, health regions and the country
// are known by name, variant or code and get their code and both names.
func (r *Reader) area(p place, where func() string) (int, error) {
	isNamed := thai.Normalize(p.name+p.en+p.code) != ""
	if !isNamed && r.unnamed == "" {
		r.unnamed = where()
	}
	a, known := describe(p)
	if !known && p.kind == analysis.Province && p.province == "" && isThai(p.name) {
		if like, ok := thai.FindProvinceLike(p.name); ok {
			r.Log.add(PlaceGuessed, where, thai.Normalize(p.name), like.Code+" "+like.TH)
			p.name, p.code = like.TH, like.Code
			a, known = describe(p)
		}
	}
	if level, _ := parseLevel(p.level); level != "" {
		a.Level = level
	}
	i := r.findArea(a)
	if i < 0 {
		var err error
		if i, err = r.areaOfCode(a); err != nil {
			return 0, err
		}
	}
	if i < 0 {
		if from := thai.Normalize(p.name); known && a.Code != "" && from != a.TH && from != a.EN {
			if from == "" {
				from = p.code
			}
			r.Log.add(PlaceNamed, where, from, a.Code+" "+a.TH)
		}
		i = r.Builder.AddArea(a)
	}
	if isNamed && r.oneNamed == 0 {
		r.oneNamed = i + 1
	}
	have := r.Builder.Area(i)
	completeArea(have, a)
	addAlias(have, p.also)
	if a.Level == analysis.District && a.TH != "" {
		addAlias(have, p.name)
	}
	r.nameHere(i, a)
	for _, name := range have.Names() {
		if key := labelKey(name); key != "" && !slices.Contains(r.areas[key], i) {
			r.areas[key] = append(r.areas[key], i)
		}
	}
	return i, r.checkProvince(i, p)
}

// What an area is called that nothing names.
const unnamedEN, unnamedTH = "unnamed area", "พื้นที่ไม่ระบุชื่อ"

// describe makes an area of what a row says; known if it is in the list of Thai
// places.
func describe(p place) (a analysis.Area, known bool) {
	name := thai.Normalize(p.name)
	bareName, marked := districtName(name, p.province)
	if marked && p.kind == analysis.AreaLevel || p.kind == analysis.District {
		name, p.kind = bareName, analysis.District
	}
	var found thai.Place
	if name != "" {
		found, known = thai.FindPlace(name)
	} else if p.code != "" {
		found, known = thai.FindPlaceByCode(p.code)
	}
	if p.kind == analysis.District && found.Level != thai.District {
		known = false // a district may share its province's name
	}
	a = analysis.Area{Code: thai.Normalize(p.code), EN: thai.Normalize(p.en), Level: p.kind}
	switch {
	case known:
		a.TH, a.EN, a.Level = found.TH, found.EN, levels[found.Level]
		if found.Code != "" {
			a.Code = found.Code
		}
		if found.Level == thai.Province {
			a.Within = fmt.Sprintf("R%02d", found.HealthRegion)
		}
	case isThai(name):
		a.TH = name
	case name != "":
		a.EN = name
	case a.Code == "":
		a.EN, a.TH = unnamedEN, unnamedTH
	}
	return a, known
}

// findArea returns the area met before that a may be, or -1.
func (r *Reader) findArea(a analysis.Area) int {
	for _, name := range []string{a.TH, a.EN, a.Code} {
		for _, i := range r.areas[labelKey(name)] {
			if name != "" && sameArea(*r.Builder.Area(i), a) {
				return i
			}
		}
	}
	return -1
}

// sameArea holds what two rows both say of an area against each other: names,
// then codes, then whether it is a district.
func sameArea(x, y analysis.Area) bool {
	names := true
	switch {
	case x.TH != "" && y.TH != "":
		names = x.TH == y.TH || called(x, y.TH)
	case x.EN != "" && y.EN != "":
		names = x.EN == y.EN || called(x, y.EN)
	}
	codes := x.Code == "" || y.Code == "" || bareCode(x.Code) == bareCode(y.Code)
	kinds := x.Level == analysis.AreaLevel || y.Level == analysis.AreaLevel ||
		(x.Level == analysis.District) == (y.Level == analysis.District)
	return names && codes && kinds
}

// bareCode undoes what spreadsheets do to codes: "0101" becomes "101" or "101.0".
func bareCode(code string) string {
	return strings.TrimLeft(strings.TrimSuffix(strings.ToUpper(code), ".0"), "0")
}

// completeArea adds what an earlier row did not say, so that the order of rows and
// files does not matter.
func completeArea(have *analysis.Area, a analysis.Area) {
	for _, f := range []struct {
		to   *string
		from string
	}{{&have.Code, a.Code}, {&have.TH, a.TH}, {&have.EN, a.EN}, {&have.Within, a.Within}} {
		if *f.to == "" {
			*f.to = f.from
		}
	}
	if have.Level == analysis.AreaLevel {
		have.Level = a.Level
	}
}

// checkProvince refuses to take districts of one name in two provinces as one.
func (r *Reader) checkProvince(area int, p place) error {
	if p.province == "" {
		return nil
	}
	in := thai.Normalize(p.province)
	if known, ok := thai.FindPlace(in); ok {
		in = known.TH
	}
	switch before, seen := r.provinces[area]; {
	case !seen:
		r.provinces[area] = in
	case labelKey(before) != labelKey(in):
		return fmt.Errorf("district %q is in %s here and in %s above: add the province to its name in both, as in %q",
			p.name, in, before, p.name+" "+in)
	}
	return nil
}

var levels = map[thai.Level]analysis.Level{
	thai.Country: analysis.Country, thai.Region: analysis.Region,
	thai.Province: analysis.Province, thai.District: analysis.District, thai.LevelUnknown: analysis.AreaLevel,
}

// parseLevel reads the cell of a level; a blank one is no level and no fault.
func parseLevel(s string) (level analysis.Level, ok bool) {
	switch thai.Key(s) {
	case "":
		return "", true
	case "country", "ประเทศ":
		return analysis.Country, true
	case "region", "healthregion", "เขตสุขภาพ", "ภาค":
		return analysis.Region, true
	case "province", "จังหวัด":
		return analysis.Province, true
	case "district", "อำเภอ":
		return analysis.District, true
	case "area", "พื้นที่":
		return analysis.AreaLevel, true
	}
	return "", false
}
