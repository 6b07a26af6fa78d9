package quality

import "math"

// Band is a range in which a value is fine; an end of math.Inf is open.
type Band struct{ Low, High float64 }

// beyond reports whether a value is outside the band by more than noise, and the end
// concerned.
func (b Band) beyond(v, noise float64) (end float64, out bool) {
	switch {
	case v-noise > b.High:
		return b.High, true
	case v+noise < b.Low:
		return b.Low, true
	}
	return 0, false
}

// Limit is what one check holds its figures against. Outside Amber a figure is amber,
// outside Red it is red.
type Limit struct {
	Check      string
	EN, TH     string // the figure and its unit
	Amber, Red Band
	Source     string

	RepairEN, RepairTH string
}

// none is a band without ends: for figures that are shown and not judged.
var none = Band{math.Inf(-1), math.Inf(1)}

func atMost(v float64) Band  { return Band{math.Inf(-1), v} }
func atLeast(v float64) Band { return Band{v, math.Inf(1)} }

// judgement is the source of limits that nobody publishes.
const judgement = "judgement of this project"

// Limits returns the limits of all checks, in the order of a report.
func Limits() []Limit {
	var list []Limit
	for _, group := range [][]Limit{causeLimits, countLimits, shapeLimits, levelLimits} {
		list = append(list, group...)
	}
	return list
}

var causeLimits = []Limit{
	{"ill-defined", "ill-defined causes, % of deaths", "สาเหตุที่ระบุไม่ชัดแจ้ง (% ของการตาย)", atMost(10), atMost(25),
		"red: criterion of the Ministry of Public Health, at most 25 % (health KPI 83.1); amber: at most 10 % in data of high quality (Mathers et al. 2005, Bull World Health Organ 83:171)",
		"code ill-defined deaths by verbal autopsy or from hospital records, those of 30-69 years first; --redistribute compare shows what they could hide",
		"สอบสวนสาเหตุการตาย (verbal autopsy) หรือทบทวนเวชระเบียนของผู้ที่ระบุสาเหตุไม่ชัดแจ้ง เริ่มที่อายุ 30-69 ปี และใช้ --redistribute compare ดูผล"},
	{"garbage", "garbage codes of levels 1 and 2, % of deaths", "รหัสที่ใช้ไม่ได้ ระดับ 1-2 (% ของการตาย)", atMost(15), atMost(35),
		"GBD 2017 Causes of Death, Lancet 392:1736: five stars for 85 % of deaths well certified and more, four for 65 %; levels as in GBD 2021",
		"train those who certify deaths; send certificates with sepsis, heart failure or respiratory failure alone back for the underlying cause",
		"อบรมผู้รับรองการตาย และส่งหนังสือรับรองที่ระบุเพียงติดเชื้อในกระแสเลือด หัวใจล้มเหลว หรือระบบหายใจล้มเหลว กลับไปหาสาเหตุต้นกำเนิด"},
	{"garbage-level", "garbage codes of one level, % of deaths", "รหัสที่ใช้ไม่ได้รายระดับ (% ของการตาย)", none, none, "GBD 2021", "", ""},
	{"mixed", "causes too broad to judge, % of deaths", "กลุ่มสาเหตุกว้างเกินกว่าจะประเมิน (% ของการตาย)", none, none, "GBD 2021", "", ""},
	{"impossible", "causes impossible at the sex or age, deaths", "สาเหตุที่เป็นไปไม่ได้ตามเพศหรืออายุ (ราย)", atMost(0), atMost(math.Inf(1)),
		"WHO, ICD-10 volume 2 (2016), annex 7.8; maternal deaths at 10-55, perinatal before 1 year",
		"look up these certificates: sex, age or code is wrong", "ตรวจหนังสือรับรองการตายเหล่านี้ เพราะเพศ อายุ หรือรหัสไม่ถูกต้อง"},
	{"impossible-share", "causes impossible at the sex or age, % of deaths", "สาเหตุที่เป็นไปไม่ได้ (% ของการตาย)", none, atMost(1), judgement,
		"look for columns or sexes that were swapped", "ตรวจว่าคอลัมน์หรือเพศสลับกันหรือไม่"},
	{"uncoded", "causes without ICD-10 codes, % of deaths", "สาเหตุที่ไม่มีรหัส ICD-10 (% ของการตาย)", atMost(5), none, judgement,
		"give causes.csv a column icd10", "เพิ่มคอลัมน์ icd10 ในไฟล์ causes.csv"},
}

var countLimits = []Limit{
	{"person-years", "person-years", "คน-ปี", atLeast(25000), atLeast(5000),
		"Eayres & Williams 2004, J Epidemiol Community Health 58:243; Stephens et al. 2013, BMJ Open 3:e003710", "", ""},
	{"open-group", "deaths in the open age group", "การตายในกลุ่มอายุเปิด (ราย)", atLeast(1), none, "a table cannot be closed without", "", ""},
	{"no-population", "deaths at ages without population", "การตายในอายุที่ไม่มีประชากร (ราย)", atMost(0), atMost(0), "a rate needs people",
		"give the population of these ages, or widen the age groups", "เพิ่มประชากรของอายุเหล่านี้ หรือรวมกลุ่มอายุให้กว้างขึ้น"},
	{"more-deaths", "ages with more deaths than person-years", "กลุ่มอายุที่การตายมากกว่าคน-ปี", atMost(0), atMost(0), "nobody dies twice",
		"compare both files: shifted rows, thousands, or another area", "เทียบสองไฟล์: แถวเลื่อน หน่วยเป็นพัน หรือคนละพื้นที่"},
	{"unknown-deaths", "deaths of unknown age or sex, %", "การตายที่ไม่ทราบอายุหรือเพศ (%)", atMost(1), atMost(5), judgement,
		"look up ages and sexes; --spread-unknown shares them out", "ค้นหาอายุและเพศ หรือใช้ --spread-unknown กระจายตามสัดส่วน"},
	{"unknown-people", "people without age or sex, %", "ประชากรที่ไม่ทราบอายุหรือเพศ (%)", atMost(1), atMost(5), judgement,
		"le ingest --spread-residual shares them out; deaths and people must cover the same persons", "ใช้ le ingest --spread-residual กระจายตามสัดส่วน การตายและประชากรต้องครอบคลุมคนกลุ่มเดียวกัน"},
	{"population-jump", "population against the year before, %", "ประชากรเทียบปีก่อน (%)", Band{-5, 5}, Band{-10, 10}, judgement,
		"use one source for all years; a clean-up of the register breaks the series", "ใช้แหล่งเดียวกันทุกปี การปรับปรุงทะเบียนทำให้อนุกรมขาดตอน"},
	{"deaths-jump", "deaths against the year before, %", "การตายเทียบปีก่อน (%)", Band{-15, 15}, Band{-30, 30}, judgement + ", beyond three standard errors (Poisson)",
		"look for months that are missing or counted twice; pool years", "ตรวจเดือนที่ขาดหรือซ้ำ หรือรวมหลายปี"},
}

var shapeLimits = []Limit{
	{"whipple-population", "Whipple's index of the population", "ดัชนี Whipple ของประชากร", atMost(110), atMost(125),
		"United Nations: under 105 highly accurate, 110 fairly, 125 approximate, 175 rough (Shryock & Siegel 1976)",
		"use groups that end in 4 and 9, not single ages", "ใช้กลุ่มอายุ 5 ปีแทนอายุรายปี"},
	{"whipple-deaths", "Whipple's index of the deaths", "ดัชนี Whipple ของการตาย", atMost(110), atMost(125), "as for the population, beyond two standard errors",
		"take ages from dates of birth; use groups of five years", "คำนวณอายุจากวันเกิด และใช้กลุ่มอายุ 5 ปี"},
	{"myers-population", "Myers' index of the population", "ดัชนี Myers ของประชากร", atMost(5), atMost(15), judgement + "; Myers 1940",
		"use groups of five years, not single ages", "ใช้กลุ่มอายุ 5 ปีแทนอายุรายปี"},
	{"myers-deaths", "Myers' index of the deaths", "ดัชนี Myers ของการตาย", atMost(5), atMost(15), judgement + ", beyond what chance gives; Myers 1940",
		"take ages from dates of birth; use groups of five years", "คำนวณอายุจากวันเกิด และใช้กลุ่มอายุ 5 ปี"},
	{"sex-ratio-children", "boys per 100 girls under 15", "เด็กชายต่อเด็กหญิง 100 คน อายุต่ำกว่า 15 ปี", Band{98, 112}, Band{90, 120}, judgement + "; 105 to 107 boys are born to 100 girls",
		"compare men and women with the register", "ตรวจจำนวนชายและหญิงกับทะเบียน"},
	{"sex-ratio-adults", "men per 100 women at 15-59", "ชายต่อหญิง 100 คน อายุ 15-59 ปี", Band{80, 125}, Band{60, 165}, judgement,
		"see whether barracks, prisons or factories explain it; else the sexes are miscounted", "ตรวจว่าค่ายทหาร เรือนจำ หรือโรงงานเป็นเหตุหรือไม่ มิฉะนั้นนับเพศผิด"},
	{"sex-ratio-deaths", "men's death rate over women's at 15-79", "อัตราตายชายต่อหญิง อายุ 15-79 ปี", Band{1, 4}, Band{0.7, 8}, judgement + ", beyond three standard errors",
		"see whether men and women were swapped in one of the files", "ตรวจว่าชายและหญิงสลับกันในไฟล์ใดไฟล์หนึ่งหรือไม่"},
}

var levelLimits = []Limit{
	{"crude-rate", "deaths per 1,000 person-years", "อัตราตายต่อประชากร 1,000 คน", Band{5, 13}, Band{3, 20}, judgement + " for Thai provinces",
		"see whether months, districts or deaths in hospitals elsewhere are missing", "ตรวจว่าเดือน อำเภอ หรือการตายในโรงพยาบาลนอกพื้นที่ขาดหายไปหรือไม่"},
	{"infant-share", "deaths before 1 year, % of deaths", "การตายก่อนอายุ 1 ปี (% ของการตาย)", Band{0.2, 5}, Band{0, 15}, judgement + ", beyond two standard errors",
		"compare with the infant deaths that hospitals report", "เทียบกับการตายของทารกที่โรงพยาบาลรายงาน"},
	{"expected-ratio", "deaths over those expected at Thailand's rates of 2015-2020", "การตายต่อจำนวนที่คาดตามอัตราตายของประเทศไทย 2558-2563", Band{0.75, 1.4}, Band{0.5, 2},
		judgement + "; rates: United Nations, World Population Prospects 2019",
		"compare the total with the deaths registered at the place of residence", "เทียบยอดรวมกับการตายตามทะเบียนที่อยู่"},
	{"e0-male", "men's life expectancy, years", "อายุคาดเฉลี่ยชาย (ปี)", Band{66, 78}, Band{55, 84}, judgement + "; amber for Thai areas: provinces published by BOD lie at 67.9-77.1 in 2019-2022",
		"see the checks on deaths and population", "ดูผลตรวจการตายและประชากร"},
	{"e0-female", "women's life expectancy, years", "อายุคาดเฉลี่ยหญิง (ปี)", Band{74, 85}, Band{60, 89}, judgement + "; amber for Thai areas: provinces published by BOD lie at 76.1-83.5 in 2019-2022",
		"see the checks on deaths and population", "ดูผลตรวจการตายและประชากร"},
	{"e0-both", "life expectancy of both sexes, years", "อายุคาดเฉลี่ยรวมสองเพศ (ปี)", Band{70, 82}, Band{57, 87}, judgement + "; amber for Thai areas",
		"see the checks on deaths and population", "ดูผลตรวจการตายและประชากร"},
	{"published", "life expectancy minus the published one, years", "อายุคาดเฉลี่ยลบค่าที่เผยแพร่ (ปี)", Band{-2, 2}, Band{-5, 5},
		judgement + ": at Thailand's rates 15 % of deaths missing make 2 years, 30 to 35 % make 5; published: Burden of Disease Thailand, corrected for under-registration",
		"state the difference beside the result; look for deaths not registered here and people registered who live elsewhere",
		"แจ้งความต่างนี้คู่กับผล และตรวจการตายที่ไม่ได้ขึ้นทะเบียนในพื้นที่ กับผู้มีชื่อในทะเบียนแต่อยู่ที่อื่น"},
	{"register", "population over the register's of about 2021", "ประชากรเทียบทะเบียนราษฎรราว พ.ศ. 2564", Band{0.8, 1.25}, Band{0.5, 2}, judgement + "; Department of Provincial Administration",
		"see whether a part of the area, a sex or several years were taken", "ตรวจว่าเป็นเพียงบางส่วนของพื้นที่ เพศเดียว หรือหลายปีรวมกันหรือไม่"},
	{"parts", "people or deaths of the parts over the whole", "ผลรวมของส่วนย่อยต่อทั้งหมด", atMost(1.001), atMost(1.05), "a whole has no less than its parts",
		"take the whole and its parts from the same source and day", "ใช้ข้อมูลรวมและข้อมูลย่อยจากแหล่งและวันที่เดียวกัน"},
}
