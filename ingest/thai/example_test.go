package thai_test

import (
	"fmt"

	"github.com/lehackathon/le/ingest/thai"
)

func ExampleParseYear() {
	y, _ := thai.ParseYear("พ.ศ. ๒๕๖๒-๒๕๖๕")
	fmt.Println(y, y.In(thai.BE))
	_, err := thai.ParseYear("67")
	fmt.Println(err)
	// Output:
	// 2019-2022 2562-2565
	// year "67": 67 is not between 2400 and 2700 (พ.ศ.) or 1900 and 2150 (ค.ศ.): years of one or two digits are ambiguous, write all four
}

func ExampleParseAge() {
	for _, label := range []string{"< 1 ปี", "1 ถึง 4", "80 ปีขึ้นไป", "มากกว่า 100 ปี", "ไม่ทราบ"} {
		a, _ := thai.ParseAge(label)
		fmt.Println(a)
	}
	_, err := thai.ParseAge("4-Jan")
	fmt.Println(err)
	// Output:
	// 0
	// 1-4
	// 80+
	// 101+
	// unknown
	// age "4-Jan": this is a date: Excel turned an age such as 1-4 into a date; format the column as text, then type the age groups again
}

func ExampleParseSex() {
	for _, label := range []string{"ชาย", "2", "ทั้งสองเพศ"} {
		s, _ := thai.ParseSex(label)
		fmt.Println(s)
	}
	// Output:
	// male
	// female
	// both
}

func ExampleFindPlace() {
	for _, name := range []string{"จ.เลย", "Lop Buri", "เขตสุขภาพที่ 8", "ทั่วราชอาณาจักร"} {
		p, _ := thai.FindPlace(name)
		fmt.Println(p.Code, p.Level, p.TH, p.EN)
	}
	// Output:
	// 42 province เลย Loei
	// 16 province ลพบุรี Lopburi
	// R08 region เขตสุขภาพที่ 8 Health region 8
	// TH country ประเทศไทย Thailand
}

func ExampleNormalize() {
	fmt.Println(thai.Normalize("นํ้า") == thai.Normalize("น้ำ"))
	// Output: true
}

func ExampleNearest() {
	fmt.Println(thai.Nearest("Lobpuri", []string{"Loei", "Lopburi", "Saraburi"}, 1))
	// Output: [Lopburi]
}

func ExampleParseDate() {
	for _, s := range []string{"31 พ.ค. 2564", "25640531", "31/5/2564"} {
		d, err := thai.ParseDate(s)
		fmt.Println(d.Year, d.Month, d.Day, err)
	}
	// Output:
	// 2021 5 31 <nil>
	// 2021 5 31 <nil>
	// 2021 5 31 <nil>
}
