package layout

import (
	"slices"
	"strings"
	"sync"

	"github.com/lehackathon/le/ingest/thai"
)

// field is what a column holds.
type field int

const (
	noField field = iota
	areaName
	areaEN
	areaCode
	areaLevel
	province
	district
	region
	year
	fiscalYear
	sex
	age
	cause
	causeTH
	causeEN
	deaths
	population
	causeID // of a list of causes
	nameTH
	nameEN
	icd10
	parent
	fieldCount
)

// headers is the one list of column names. The first name of each is the one
// tidy files use and messages print; the comparison folds case, spaces and
// punctuation, and ignores a note in brackets.
var headers = [fieldCount][]string{
	areaName:   {"area", "area_th", "area_name", "พื้นที่", "ชื่อพื้นที่", "place", "location", "geography"},
	areaEN:     {"area_en", "province_en", "eng_province", "ชื่ออังกฤษ", "จังหวัดภาษาอังกฤษ"},
	areaCode:   {"area_code", "code", "prov_code", "province_code", "changwat_code", "รหัสพื้นที่", "รหัสจังหวัด", "รหัส"},
	areaLevel:  {"level", "ระดับ", "ระดับพื้นที่"},
	province:   {"province", "province_th", "prov", "prov_name", "province_name", "changwat", "จังหวัด", "ชื่อจังหวัด", "state", "provincia"},
	district:   {"district", "amphoe", "amphur", "ampur", "ampor", "อำเภอ", "ชื่ออำเภอ", "เขต/อำเภอ", "อำเภอ/เขต"},
	region:     {"region", "health_region", "เขตสุขภาพ", "ภาค", "เขต"},
	year:       {"year", "ปี", "ปี พ.ศ.", "ปี ค.ศ.", "พ.ศ.", "ค.ศ.", "year_be", "year_ce", "period", "ช่วงปี", "ปีที่ตาย", "ปีปฏิทิน", "año", "anio", "ano"},
	fiscalYear: {"fiscal_year", "ปีงบประมาณ", "ปีงบ", "ปีงบประมาณ พ.ศ."},
	sex:        {"sex", "gender", "เพศ", "sexo"},
	age: {"age", "age_group", "ages", "กลุ่มอายุ", "อายุ", "ช่วงอายุ", "หมวดอายุ", "กลุ่มอายุ (ปี)", "edad", "grupo de edad", "grupo de edades", "grupo etario",
		"idade", "faixa etária", "faixa etaria", "grupo etário"},
	cause: {"cause", "cause_of_death", "causes", "cause_group", "สาเหตุการตาย", "สาเหตุ", "สาเหตุการเสียชีวิต", "กลุ่มสาเหตุการตาย", "กลุ่มสาเหตุ",
		"โรค", "กลุ่มโรค", "icd", "icd10", "รหัสโรค", "รหัส icd-10"},
	causeTH: {"cause_th", "สาเหตุการตายภาษาไทย", "ชื่อสาเหตุ"},
	causeEN: {"cause_en", "cause_name", "สาเหตุการตายภาษาอังกฤษ"},
	deaths: {"deaths", "death", "n_deaths", "number_of_deaths", "deaths_count", "จำนวนตาย", "จำนวนการตาย", "จำนวนคนตาย", "ตาย", "การตาย",
		"จำนวนผู้ตาย", "จำนวนผู้เสียชีวิต", "ผู้เสียชีวิต", "เสียชีวิต", "จำนวนเสียชีวิต", "จำนวนการเสียชีวิต",
		"defunciones", "muertes", "óbitos", "obitos"},
	population: {"population", "pop", "person_years", "exposure", "midyear_population", "ประชากร", "จำนวนประชากร",
		"ประชากรกลางปี", "จำนวนประชากรกลางปี", "ประชากร ณ กลางปี", "คน-ปี",
		"población", "poblacion", "população", "populacao"},
	causeID: {"id", "cause_id"},
	nameTH:  {"name_th"},
	nameEN:  {"name_en"},
	icd10:   {"icd10"},
	parent:  {"parent"},
}

// String is the column's name in a tidy file.
func (f field) String() string { return headers[f][0] }

// fieldOf finds the field a column name stands for in a file of counts. A count
// with a note is one only if the note is its unit: "deaths (per 100,000)" and
// "ประชากร (พันคน)" are something else.
func fieldOf(name string) field {
	f := match(name, areaName, population)
	if i := strings.IndexAny(name, "(["); i > 0 && (f == deaths || f == population) {
		note := strings.Trim(name[i:], "()[] ")
		if !countNotes[thai.Key(note)] && match(note, f, f) == noField && match(name[:i], f, f) == f {
			return noField
		}
	}
	return f
}

// countNotes are the notes in brackets that leave a count what it is.
var countNotes = keys("", "คน", "ราย", "จำนวน", "กลางปี", "n", "no.", "number", "count", "counts", "person", "persons", "people", "mid-year", "person-years", "คน-ปี")

// listFieldOf does the same for a list of causes.
func listFieldOf(name string) field { return match(name, causeID, parent) }

// match looks a column name up among the fields from first to last: as it is, then
// without a note in brackets ("อายุ (ปี)").
func match(name string, first, last field) field {
	forms := []string{thai.Key(name)}
	if i := strings.IndexAny(name, "(["); i > 0 {
		forms = append(forms, thai.Key(name[:i]))
	}
	for _, key := range forms {
		for f := first; f <= last; f++ {
			if slices.Contains(headerKeys()[f], key) {
				return f
			}
		}
	}
	return noField
}

// headerKeys are the names of the columns, folded once.
var headerKeys = sync.OnceValue(func() (keys [fieldCount][]string) {
	for f, names := range headers {
		for _, n := range names {
			keys[f] = append(keys[f], thai.Key(n))
		}
	}
	return keys
})
