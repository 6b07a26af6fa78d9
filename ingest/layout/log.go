package layout

import "fmt"

// Kind is a kind of conversion.
type Kind int

// The conversions that are counted.
const (
	BuddhistYear Kind = iota
	ThaiDigits
	Thousands
	DashAsZero
	TextCleaned
	PlaceNamed
	NoCause
	PersonalDropped
	SexUnread
	AgeFromDates
	AgeUnread
	DayUnknown
	CodeCleaned
	CodeSlip
	NoYear
	NoResidence
	DuplicateRow
	OutOfProvince
	DiedElsewhere
	SexImpossible
	AgeImpossible
	PlaceGuessed
	SheetYear
	TotalSkipped
	FooterSkipped
	ResidualGroup
	OfficeMerged
	MidYear
	Unjoined
	CodeCase
	MonthUnknown
	PartYear
	AgeOfDate
	ShortYear
	AgeUnits
	DateNumber
	DuplicateList
	CodeUnread
	kindCount
)

// kinds words the conversions once, for the report in both languages.
var kinds = [kindCount]struct{ name, en, th string }{
	BuddhistYear:    {"buddhist-year", "Buddhist years turned into common years", "แปลงปี พ.ศ. เป็น ค.ศ."},
	ThaiDigits:      {"thai-digits", "Thai digits read", "อ่านเลขไทย"},
	Thousands:       {"thousands", "thousands separators removed", "ตัดเครื่องหมายคั่นหลักพัน"},
	DashAsZero:      {"dash-as-zero", "a dash in a count read as 0", "อ่านเครื่องหมายขีดเป็น 0"},
	TextCleaned:     {"text-cleaned", "labels with stray or misordered characters cleaned", "ปรับข้อความที่มีอักขระเกินหรือเรียงผิด"},
	PlaceNamed:      {"place-named", "places recognised and given their code and other name", "จับคู่ชื่อพื้นที่กับรหัสและชื่ออีกภาษา"},
	PersonalDropped: {"personal-dropped", "columns with ids, names or addresses of persons not kept", "ไม่เก็บคอลัมน์เลขประจำตัว ชื่อ หรือที่อยู่ของบุคคล"},
	SexUnread:       {"sex-unknown", "sexes that are neither male nor female, counted as unknown", "เพศที่ไม่ใช่ชายหรือหญิง นับเป็นไม่ทราบเพศ"},
	AgeFromDates:    {"age-from-dates", "ages of 0, blank or impossible worked out from the dates", "อายุเป็น 0 ว่าง หรือเป็นไปไม่ได้ คำนวณจากวันเกิดและวันตาย"},
	AgeUnread:       {"age-unknown", "ages that cannot be known, counted as unknown", "อายุที่ไม่อาจทราบ นับเป็นไม่ทราบอายุ"},
	DayUnknown:      {"day-unknown", "days or months that are 00, blank or impossible taken as the middle", "วันหรือเดือนเป็น 00 ว่าง หรือไม่มีจริง ใช้กลางเดือนหรือกลางปี"},
	CodeCleaned:     {"code-cleaned", "ICD-10 codes written without dots, signs and in upper case", "ปรับรหัส ICD-10 ให้ไม่มีจุดและเป็นตัวพิมพ์ใหญ่"},
	CodeSlip:        {"code-slip", "ICD-10 codes with the letter O or I for a digit", "รหัส ICD-10 ที่พิมพ์ตัวอักษร O หรือ I แทนตัวเลข"},
	NoYear:          {"no-date-of-death", "rows without a year of death left out", "แถวที่ไม่ระบุปีที่ตาย ไม่นับรวม"},
	NoResidence:     {"no-residence", "rows without a residence left out", "แถวที่ไม่ระบุภูมิลำเนา ไม่นับรวม"},
	DuplicateRow:    {"duplicate-row", "rows that repeat a person's death left out", "แถวซ้ำการตายของคนเดียวกัน ไม่นับรวม"},
	OutOfProvince:   {"out-of-province", "deaths of residents of other provinces left out", "การตายของผู้มีภูมิลำเนานอกจังหวัด ไม่นับรวม"},
	DiedElsewhere:   {"died-elsewhere", "deaths outside the province of residence, counted by residence", "ตายนอกจังหวัดที่มีภูมิลำเนา นับตามภูมิลำเนา"},
	SexImpossible:   {"sex-impossible", "causes that contradict the sex, kept", "สาเหตุที่ขัดกับเพศ ยังนับรวม"},
	AgeImpossible:   {"age-impossible", "causes that contradict the age, kept", "สาเหตุที่ขัดกับอายุ ยังนับรวม"},
	PlaceGuessed:    {"place-guessed", "provinces recognised by their consonants alone", "จับคู่ชื่อจังหวัดจากพยัญชนะเท่านั้น"},
	SheetYear:       {"given-outside", "years, sexes or areas taken from a title, a sheet's name or the file's name", "ปี เพศ หรือพื้นที่ที่อ่านจากหัวเรื่อง ชื่อแผ่นงาน หรือชื่อไฟล์"},
	TotalSkipped:    {"total-skipped", "subtotals passed over", "ข้ามแถวหรือคอลัมน์ยอดรวมย่อย"},
	FooterSkipped:   {"footer-skipped", "notes and sources passed over", "ข้ามหมายเหตุและแหล่งที่มา"},
	ResidualGroup:   {"residual-group", "people in groups without an age", "ประชากรในกลุ่มที่ไม่มีอายุ"},
	OfficeMerged:    {"office-merged", "municipal registration offices added to their district", "รวมสำนักทะเบียนท้องถิ่นเข้ากับอำเภอ"},
	MidYear:         {"mid-year", "mid-year populations taken as the mean of two Decembers", "ประชากรกลางปีจากค่าเฉลี่ยของธันวาคมสองปี"},
	Unjoined:        {"unjoined", "deaths without a person to join, counted as of unknown age and sex", "การตายที่ไม่พบในแฟ้มบุคคล นับเป็นไม่ทราบอายุและเพศ"},
	CodeCase:        {"code-missing", "codes that stand for not stated", "รหัสที่หมายถึงไม่ระบุ"},
	MonthUnknown:    {"month-unknown", "deaths without a month counted in the fiscal year of the same number", "การตายที่ไม่ทราบเดือน นับในปีงบประมาณเดียวกับปีปฏิทิน"},
	PartYear:        {"part-year", "deaths in fiscal years of which the lists cover a part only left out", "การตายในปีงบประมาณที่ข้อมูลไม่ครบปี ไม่นับรวม"},
	AgeOfDate:       {"age-of-date", "age groups that a spreadsheet had turned into dates", "กลุ่มอายุที่โปรแกรมตารางเปลี่ยนเป็นวันที่"},
	ShortYear:       {"short-year", "years of two digits read as Buddhist years", "อ่านปีสองหลักเป็น พ.ศ."},
	AgeUnits:        {"age-units", "ages with months, days or a fraction turned into completed years", "แปลงอายุที่มีเดือน วัน หรือทศนิยม เป็นอายุเต็มปี"},
	DateNumber:      {"date-number", "dates that a spreadsheet had turned into day numbers", "วันที่ที่โปรแกรมตารางเปลี่ยนเป็นเลขลำดับวัน"},
	DuplicateList:   {"duplicate-list", "rows that repeat a death of another list left out", "แถวซ้ำกับการตายในรายชื่ออื่น ไม่นับรวม"},
	CodeUnread:      {"code-unread", "texts that are no codes in a column of codes, kept as \"not stated\"", "ข้อความที่ไม่ใช่รหัสในคอลัมน์รหัส เก็บเป็น \"ไม่ระบุ\""},
	NoCause:         {"no-cause", "rows without a cause kept as \"not stated\"", "แถวที่ไม่ระบุสาเหตุ เก็บไว้เป็น \"ไม่ระบุ\""},
}

// examples is how many addresses are kept of each kind.
const examples = 3

// Log counts the conversions made while reading, with a few examples of each.
type Log struct {
	counts   [kindCount]int
	examples [kindCount][]Example
}

// Example is one conversion.
type Example struct {
	Where string `json:"where"`
	From  string `json:"from"`
	To    string `json:"to"`
}

// Conversion is a line of the log.
type Conversion struct {
	Kind     string    `json:"kind"`
	EN       string    `json:"en"`
	TH       string    `json:"th"`
	Count    int       `json:"count"`
	Examples []Example `json:"examples"`
}

// add counts a conversion; where is asked only if an example is still wanted.
func (l *Log) add(k Kind, where func() string, from, to string) {
	l.counts[k]++
	if len(l.examples[k]) < examples {
		l.examples[k] = append(l.examples[k], Example{where(), from, to})
	}
}

// count counts a conversion without an example.
func (l *Log) count(k Kind) { l.counts[k]++ }

// wants reports whether another example of the kind is kept.
func (l *Log) wants(k Kind) bool { return len(l.examples[k]) < examples }

// example keeps an example of a conversion that is counted already.
func (l *Log) example(k Kind, where, from, to string) {
	l.examples[k] = append(l.examples[k], Example{where, from, to})
}

// addN counts n conversions of one kind.
func (l *Log) addN(k Kind, n int, where func() string, from, to string) {
	l.add(k, where, from, to)
	l.counts[k] += n - 1
}

// Conversions lists what was converted, the kinds that occurred only.
func (l *Log) Conversions() []Conversion {
	list := []Conversion{}
	for k, n := range l.counts {
		if n > 0 {
			list = append(list, Conversion{kinds[k].name, kinds[k].en, kinds[k].th, n, l.examples[k]})
		}
	}
	return list
}

func (c Conversion) String() string {
	s := fmt.Sprintf("%s: %d", c.EN, c.Count)
	if len(c.Examples) > 0 {
		e := c.Examples[0]
		switch {
		case e.From == "" && e.To == "":
			s += fmt.Sprintf(" (first: %s)", e.Where)
		case e.From == "":
			s += fmt.Sprintf(" (first: %s, %q)", e.Where, e.To)
		default:
			s += fmt.Sprintf(" (first: %s, %q -> %q)", e.Where, e.From, e.To)
		}
	}
	return s
}
