package risk

import "strings"

// headings are other words for the columns of files, as Thai offices write them.
var headings = map[string]string{
	"ปัจจัยเสี่ยง": "risk", "ปัจจัย": "risk", "risk factor": "risk", "risk_id": "risk",
	"ค่า": "value", "ความชุก": "value", "prevalence": "value",
	"ระดับ": "category", "ประเภท": "category", "level": "category",
	"พื้นที่": "area", "จังหวัด": "area", "province": "area",
	"เพศ": "sex", "อายุ": "age", "กลุ่มอายุ": "age",
	"ค่าต่ำ": "low", "จาก": "low", "lower": "low", "ค่าสูง": "high", "ถึง": "high", "upper": "high",
	"ส่วนเบี่ยงเบนมาตรฐาน": "sd", "s.d.": "sd", "หน่วย": "unit", "การแจกแจง": "distribution",
	"ปี": "year", "ปีสำรวจ": "year", "หมายเหตุ": "note", "แหล่งที่มา": "source", "แหล่งข้อมูล": "source", "ที่มา": "source",
	"สาเหตุ": "cause", "สาเหตุการตาย": "cause", "โรค": "cause",
	"icd": "icd10", "icd-10": "icd10", "icd10 codes": "icd10", "รหัสโรค": "icd10", "รหัส icd-10": "icd10", "รหัส icd10": "icd10",
	"ความเสี่ยงสัมพัทธ์": "rr", "ค่าความเสี่ยงสัมพัทธ์": "rr", "relative risk": "rr",
	"การเปลี่ยนแปลง": "change", "เกณฑ์": "threshold", "จำนวนตาย": "deaths", "ตาย": "deaths",
}

// heading is the name of a column that a heading stands for.
func heading(text string) string {
	text = fold(text)
	if name, ok := headings[text]; ok {
		return name
	}
	return text
}

// digits writes Thai digits as Arabic ones.
func digits(text string) string {
	return strings.Map(func(c rune) rune {
		if c >= '๐' && c <= '๙' {
			return '0' + c - '๐'
		}
		return c
	}, text)
}
