package main

// glossaryTerm is a word of the field in both languages, as Thai agencies print it.
type glossaryTerm struct{ EN, TH string }

// glossary is the one list of terms. Sources of the Thai words: National Statistical
// Office, Statistical Yearbook and Social Indicators; Burden of Disease Thailand
// (IHPP); Ministry of Public Health, KPI templates and death certification manual;
// Department of Provincial Administration, register statistics. The others are those
// usual in Thai demography.
func glossary() []glossaryTerm {
	return []glossaryTerm{
		{"life expectancy", "อายุคาดเฉลี่ย"},
		{"life expectancy at birth", "อายุคาดเฉลี่ยเมื่อแรกเกิด"},
		{"healthy life expectancy", "อายุคาดเฉลี่ยของการมีสุขภาพดี"},
		{"life table", "ตารางชีพ"},
		{"abridged life table", "ตารางชีพแบบย่อ"},
		{"probability of dying", "ความน่าจะเป็นที่จะตาย"},
		{"death rate per 100,000", "อัตราตายต่อประชากร 100,000 คน"},
		{"age-standardised rate", "อัตราตายปรับมาตรฐานอายุ"},
		{"gap in life expectancy", "ช่องว่างอายุคาดเฉลี่ย"},
		{"decomposition", "การแยกองค์ประกอบ"},
		{"contribution of a cause (years)", "ผลต่อช่องว่าง (ปี)"},
		{"confidence interval", "ช่วงความเชื่อมั่น"},
		{"cause of death", "สาเหตุการตาย"},
		{"underlying cause of death", "สาเหตุการตายที่แท้จริง"},
		{"ill-defined cause", "สาเหตุที่ระบุไม่ชัดแจ้ง"},
		{"quality of cause-of-death data", "คุณภาพข้อมูลสาเหตุการตาย"},
		{"premature death", "การตายก่อนวัยอันควร"},
		{"years of life lost (YLL)", "ปีที่สูญเสียไปจากการตายก่อนวัยอันควร"},
		{"burden of disease", "ภาระโรค"},
		{"risk factor", "ปัจจัยเสี่ยง"},
		{"population attributable fraction (PAF)", "สัดส่วนที่เกิดจากปัจจัยเสี่ยงในประชากร"},
		{"prevalence", "ความชุก"},
		{"avoidable, preventable, treatable death", "การตายที่หลีกเลี่ยงได้ ป้องกันได้ รักษาได้"},
		{"registered population", "ประชากรจากการทะเบียน"},
		{"mid-year population", "ประชากรกลางปี"},
		{"person-years", "คน-ปี"},
		{"fiscal year", "ปีงบประมาณ"},
		{"province, district, sub-district", "จังหวัด อำเภอ ตำบล"},
		{"health region", "เขตสุขภาพ"},
		{"provincial health office", "สำนักงานสาธารณสุขจังหวัด (สสจ.)"},
	}
}
