package wording_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/lehackathon/le/analysis/wording"
)

func TestIn(t *testing.T) {
	for _, c := range []struct{ en, th string }{
		{"no such file", "ไม่พบไฟล์"},
		{"deaths.csv: no such file", "deaths.csv: ไม่พบไฟล์"},
		{`deaths.xlsx: sheet "ชาย", cell D14: deaths "1,2O4" is not a number`, `deaths.xlsx: แผ่นงาน "ชาย" เซลล์ D14: deaths "1,2O4" ไม่ใช่ตัวเลข`},
		{`deaths.csv: row 12: age is blank: write an age such as 0, 1-4 or 85+, or unknown`, `deaths.csv: แถว 12: อายุเว้นว่างไว้: เขียนอายุ เช่น 0, 1-4 หรือ 85+ หรือ unknown`},
		{`pop.csv: cell B2: year "14": 14 is not between 2400 and 2700 (พ.ศ.) or 1900 and 2150 (ค.ศ.): years of one or two digits are ambiguous, write all four`,
			`pop.csv: เซลล์ B2: ปี "14": 14 ไม่อยู่ระหว่าง 2400 ถึง 2700 (พ.ศ.) หรือ 1900 ถึง 2150 (ค.ศ.): ปีที่มีหนึ่งหรือสองหลักตีความได้หลายแบบ เขียนให้ครบสี่หลัก`},
		{`age 85+: no deaths in the open age group, so life expectancy there has no finite value`, `อายุ 85+: ไม่มีการตายในกลุ่มอายุเปิด อายุคาดเฉลี่ยตรงนั้นจึงไม่มีค่าจำกัด`},
		{`no area is called "a: no such file"`, `ไม่มีพื้นที่ชื่อ "a: no such file"`}, // names are no messages
		{"did you mean เลย, ลำปาง?\nareas: เลย, ลำปาง", "หมายถึง เลย, ลำปาง หรือไม่\nพื้นที่ที่มีคือ เลย, ลำปาง"},
		{`le.toml:3:5: method.ax takes one value, got 2`, `le.toml:3:5: method.ax รับค่าเดียว แต่ได้รับ 2 ค่า`},
		{`le.toml:3:5: area is a list of texts in brackets`, `le.toml:3:5: area ต้องเป็นรายการข้อความในวงเล็บเหลี่ยม`},
		{`Loei, 2021, male: 12 person-years are too few for a life table (at least 5000)`, `Loei ค.ศ. 2021 ชาย: 12 คน-ปีน้อยเกินไปสำหรับตารางชีพ (อย่างน้อย 5000)`},
		{`out/x.csv cannot be written: permission denied`, `เขียน out/x.csv ไม่ได้: ไม่มีสิทธิ์`},
		{`invalid argument "x" for "--draws" flag: strconv.ParseInt: parsing "x": invalid syntax`, `ค่า "x" ใช้กับตัวเลือก "--draws" ไม่ได้: "x": เขียนไม่ถูกรูปแบบ`},
		{`odd.csv: no header with age and deaths or population was found; the first row reads: a, b; it has a title or notes, but no table`,
			`odd.csv: ไม่พบหัวตารางที่มีอายุกับจำนวนตายหรือประชากร แถวแรกคือ a, b; มีแต่ชื่อเรื่องหรือหมายเหตุ ไม่มีตาราง`},
		{"something that no catalogue has", "something that no catalogue has"},
		{"", ""},
	} {
		if got := wording.In("th", c.en); got != c.th {
			t.Errorf("%s\n got %s\nwant %s", c.en, got, c.th)
		}
		if got := wording.In("en", c.en); got != c.en {
			t.Errorf("English became %s", got)
		}
	}
}

func ExampleError() {
	err := fmt.Errorf("deaths.xlsx: row %d: %w", 12, errors.New("age is no age group"))
	fmt.Println(wording.Error("en", err))
	fmt.Println(wording.Error("th", err))
	// Output:
	// deaths.xlsx: row 12: age is no age group
	// deaths.xlsx: แถว 12: อายุไม่ใช่กลุ่มอายุ
}
