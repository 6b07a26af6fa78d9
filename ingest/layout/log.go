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
	kindCount
)

// kinds words the conversions once, for the report in both languages.
var kinds = [kindCount]struct{ name, en, th string }{
	BuddhistYear: {"buddhist-year", "Buddhist years turned into common years", "แปลงปี พ.ศ. เป็น ค.ศ."},
	ThaiDigits:   {"thai-digits", "Thai digits read", "อ่านเลขไทย"},
	Thousands:    {"thousands", "thousands separators removed", "ตัดเครื่องหมายคั่นหลักพัน"},
	DashAsZero:   {"dash-as-zero", "a dash in a count read as 0", "อ่านเครื่องหมายขีดเป็น 0"},
	TextCleaned:  {"text-cleaned", "labels with stray or misordered characters cleaned", "ปรับข้อความที่มีอักขระเกินหรือเรียงผิด"},
	PlaceNamed:   {"place-named", "places recognised and given their code and other name", "จับคู่ชื่อพื้นที่กับรหัสและชื่ออีกภาษา"},
	NoCause:      {"no-cause", "rows without a cause kept as \"not stated\"", "แถวที่ไม่ระบุสาเหตุ เก็บไว้เป็น \"ไม่ระบุ\""},
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
		s += fmt.Sprintf(" (first: %s, %q -> %q)", e.Where, e.From, e.To)
	}
	return s
}
