package layout

import (
	"strings"
	"sync"
)

// lineField is what a column of a line list (one row a death) holds.
type lineField int

const (
	linePID lineField = iota
	lineName
	lineSex
	lineAge
	lineAgeMonths
	lineAgeDays
	lineDay
	lineMonth
	lineYear
	lineDate
	lineBirthDay
	lineBirthMonth
	lineBirthYear
	lineBirth
	lineHome
	lineDiedIn
	lineProvince
	lineProvinceCode
	lineDistrict
	lineDistrictCode
	lineCause
	lineFieldCount
)

// lineHeaders is the one list of column names of line lists; the first of each is the
// name for --map. Sources of the names: the importers of the ministry's 16-column file
// and of its Thai-labelled form.
var lineHeaders = [lineFieldCount][]string{
	linePID: {"person_id", "PID", "CID", "เลขบัตรประชาชน", "เลขประจำตัวประชาชน", "เลขประจำตัว", "national_id", "id_card", "hn", "เลขประชาชน",
		"เลขบัตร", "เลขบัตรปชช", "เลขที่บัตรประชาชน", "หมายเลขบัตรประชาชน", "เลข 13 หลัก", "เลขประจำตัว 13 หลัก"},
	lineName:      {"person_name", "ชื่อ", "สกุล", "นามสกุล", "ชื่อ-สกุล", "ชื่อสกุล", "ชื่อ-นามสกุล", "ชื่อผู้ตาย", "คำนำหน้า", "คำนำหน้าชื่อ", "prename", "fname", "lname", "first_name", "last_name", "surname", "full_name", "ที่อยู่", "บ้านเลขที่", "address", "โทรศัพท์", "phone"},
	lineSex:       {"sex", "เพศ", "gender"},
	lineAge:       {"age", "อายุ", "อายุ (ปี)", "age_years", "อายุเมื่อตาย", "อายุเมื่อเสียชีวิต", "อายุขณะตาย", "อายุขณะเสียชีวิต", "อายุที่ตาย", "อายุที่เสียชีวิต", "อายุปี"},
	lineAgeMonths: {"age_months", "age_month", "อายุเดือน", "อายุ (เดือน)", "age (months)"},
	lineAgeDays:   {"age_days", "age_day", "อายุวัน", "อายุ (วัน)", "age (days)"},
	lineDay:       {"death_day", "DDATE"},
	lineMonth:     {"death_month", "DMON", "เดือนที่เสียชีวิต", "เดือนที่ตาย"},
	lineYear:      {"death_year", "DYEAR", "ปีที่เสียชีวิต", "ปีที่ตาย", "year", "ปี", "ปี พ.ศ.", "พ.ศ.", "DEAD_YEAR"},
	lineDate: {"death_date", "date_of_death", "DDEATH", "วันที่เสียชีวิต", "วันที่ตาย", "วันเสียชีวิต", "วันตาย", "dod", "deathdate", "วันเดือนปีที่ตาย", "วันเดือนปีที่เสียชีวิต",
		"วันเดือนปีตาย", "วันเดือนปีเสียชีวิต", "วดปที่ตาย", "วดปตาย", "วดปที่เสียชีวิต", "วดปเสียชีวิต", "วันที่ถึงแก่กรรม", "death_date_be"},
	lineBirthDay:     {"birth_day", "BDATE"},
	lineBirthMonth:   {"birth_month", "BMON", "เดือนที่เกิด", "เดือนเกิด"},
	lineBirthYear:    {"birth_year", "BYEAR", "ปีที่เกิด", "ปีเกิด", "BirthYear"},
	lineBirth:        {"birth_date", "date_of_birth", "BIRTH", "วันเกิด", "วันที่เกิด", "dob", "birthdate", "วันเดือนปีเกิด", "วันเดือนปีที่เกิด", "วดปเกิด", "วดปที่เกิด"},
	lineHome:         {"residence_code", "LCCAATTMM", "รหัสที่อยู่ตามทะเบียนบ้าน", "CCAATTMM", "CCAATT"},
	lineDiedIn:       {"death_province_code", "รหัสจังหวัดที่เสียชีวิต", "รหัสจังหวัดที่ตาย"},
	lineProvince:     {"province", "จังหวัด", "จังหวัดที่อยู่", "จังหวัดตามทะเบียนบ้าน", "changwat", "province_name", "area", "พื้นที่"},
	lineProvinceCode: {"area_code", "province_code", "prov_code", "รหัสจังหวัด"},
	lineDistrict:     {"district", "อำเภอ", "ampur", "amphoe", "amphur"},
	lineDistrictCode: {"district_code", "id_ampur", "รหัสอำเภอ"},
	lineCause: {"cause", "NCAUSE", "CDEATH", "icd10", "icd", "icd_10", "รหัสสาเหตุการเสียชีวิต(ICD-10)", "รหัสสาเหตุการเสียชีวิต", "สาเหตุการตาย", "สาเหตุการเสียชีวิต",
		"สาเหตุตาย", "cause_of_death", "ucod", "underlying_cause", "รหัสโรค", "รหัส icd-10", "สาเหตุ",
		"รหัสสาเหตุการตาย", "รหัสสาเหตุ", "สาเหตุการตายหลัก", "สาเหตุหลัก", "icd10tm", "icd-10-tm", "รหัส icd10tm", "โรค"},
}

// String is the name of the field for --map.
func (f lineField) String() string { return lineHeaders[f][0] }

// lineColumns finds the columns of a line list by mapping, then by name; -1 where
// there is none. private counts the columns with names and ids of people.
func (r *Reader) lineColumns(cells []string) (col [lineFieldCount]int, private int) {
	for f := range col {
		col[f] = -1
	}
	for i, name := range cells {
		f := r.lineField(name)
		if f < 0 {
			continue
		}
		if f == lineName || f == linePID {
			private++
		}
		if col[f] < 0 {
			col[f] = i
		}
	}
	r.tellingColumns(cells, &col)
	// "วันที่เสียชีวิต" is a day beside a month, and a whole date elsewhere.
	for _, p := range [][3]lineField{{lineMonth, lineDay, lineDate}, {lineBirthMonth, lineBirthDay, lineBirth}} {
		if col[p[0]] >= 0 && col[p[1]] < 0 {
			col[p[1]], col[p[2]] = col[p[2]], -1
		}
	}
	return col, private
}

// telling are words that give a column away whose name as a whole is not known: all of
// a group must stand in it.
var telling = []struct {
	field lineField
	words [][]string
}{
	{lineCause, [][]string{{"icd10"}, {"icd-10"}, {"สาเหตุ", "ตาย"}, {"สาเหตุ", "เสียชีวิต"}}},
	{lineAge, [][]string{{"อายุ", "ตาย"}, {"อายุ", "เสียชีวิต"}}},
	{lineDate, [][]string{{"วันที่", "ตาย"}, {"วันที่", "เสียชีวิต"}, {"วันเดือนปี", "ตาย"}, {"วันเดือนปี", "เสียชีวิต"}, {"วันที่", "ถึงแก่"}}},
	{lineBirth, [][]string{{"วันเดือนปี", "เกิด"}, {"วันที่", "เกิด"}}},
	{lineProvince, [][]string{{"จังหวัด", "ทะเบียนบ้าน"}, {"จังหวัด", "ภูมิลำเนา"}}},
}

// tellingColumns finds by their words the columns that are still missing. Of two such
// columns neither is taken: which of them is meant is not guessed.
func (r *Reader) tellingColumns(cells []string, col *[lineFieldCount]int) {
	for _, t := range telling {
		if col[t.field] >= 0 {
			continue
		}
		found := -1
		for i, name := range cells {
			if r.lineField(name) >= 0 || r.field(name) != "" || !tells(name, t.words) {
				continue
			}
			if found >= 0 {
				found = -1
				break
			}
			found = i
		}
		col[t.field] = found
	}
}

func tells(name string, groups [][]string) bool {
	const longest = 60 // a name; anything longer is a note
	key := strings.ReplaceAll(headerKey(name), "/", "")
	if len([]rune(key)) > longest {
		return false
	}
	for _, words := range groups {
		all := true
		for _, w := range words {
			all = all && strings.Contains(key, w)
		}
		if all {
			return true
		}
	}
	return false
}

func (r *Reader) lineField(column string) lineField {
	if len(r.Map) > 0 {
		if name := r.field(column); name != "" {
			for f := range lineFieldCount {
				if f.String() == name {
					return f
				}
			}
			return -1
		}
	}
	if f, ok := lineFieldOf(column); ok {
		return f
	}
	return -1
}

// lineFieldOf looks a column up by its name, then without what stands in brackets behind
// it: "วัน/เดือน/ปี ที่ตาย (พ.ศ.)", "รหัสโรค (ICD10)".
func lineFieldOf(column string) (lineField, bool) {
	forms := []string{column}
	if i := strings.Index(column, "("); i > 0 {
		forms = append(forms, column[:i])
	}
	for _, form := range forms {
		key := strings.ReplaceAll(headerKey(form), "/", "")
		if f, ok := lineKeys()[key]; ok && key != "" {
			return f, true
		}
	}
	key := headerKey(column)
	switch {
	case strings.HasPrefix(key, "เลขประจำตัวประชาชน"), strings.HasPrefix(key, "เลขบัตรประ"), strings.HasPrefix(key, "เลขที่บัตรประ"):
		return linePID, true
	case strings.HasPrefix(key, "ชื่อ") && (strings.Contains(key, "สกุล") || strings.Contains(key, "ผู้ตาย") || strings.Contains(key, "ผู้เสียชีวิต")):
		return lineName, true
	}
	return -1, false
}

// lineKeys finds fields by the folded names of their columns.
var lineKeys = sync.OnceValue(func() map[string]lineField {
	m := map[string]lineField{}
	for f := range lineFieldCount {
		for _, name := range lineHeaders[f] {
			m[strings.ReplaceAll(labelKey(name), "/", "")] = f
		}
	}
	return m
})
