package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lehackathon/le/ingest/layout"
)

// apiRow is a row of the register's service with n people at each age.
func apiRow(front string, n int) string {
	return front + strings.Repeat(fmt.Sprintf(",%d", n), 102) + "\n"
}

func apiHeader(front string) string {
	for a := range 102 {
		front += fmt.Sprintf(",lsAge%d", a)
	}
	return front + "\n"
}

// TestDOPAAPI: 10 men and 20 women an age in December 2563, 30 and 40 a year later; the
// rows of both sexes, the country and other months are not added.
func TestDOPAAPI(t *testing.T) {
	deaths := deathsAt("เลย", "2564")
	want := []string{"เลย 2021 male 0-49 = 1000", "เลย 2021 male 50+ = 1040", "เลย 2021 female 0-49 = 1500", "เลย 2021 female 50+ = 1560"}
	for _, c := range []struct{ name, text string }{
		{"by code", apiHeader("lsyymm,lscc,lsaa,lstt,lsageSex") + apiRow("6312,42,0,0,1", 10) + apiRow("6312,42,0,0,2", 20) +
			apiRow("6412,42,0,0,1", 30) + apiRow("6412,42,0,0,2", 40) + apiRow("6412,42,0,0,3", 70) + apiRow("6406,42,0,0,1", 99) + apiRow("6412,00,0,0,1", 99)},
		{"by name and year", strings.ReplaceAll(apiHeader("ปี,จังหวัด,เพศ"), "lsAge", "age_") + apiRow("2563,เลย,ชาย", 10) + apiRow("2563,เลย,หญิง", 20) +
			apiRow("2564,เลย,ชาย", 30) + apiRow("2564,เลย,หญิง", 40) + apiRow("2564,เลย,รวม", 70) + apiRow("2564,ทั่วประเทศ,ชาย", 99)},
		{"districts and their subdistricts", apiHeader("lsyymm,lscc,lsaa,lstt,lsageSex") + apiRow("6312,42,1,0,1", 10) + apiRow("6312,42,1,0,2", 20) +
			apiRow("6312,42,1,1,1", 4) + apiRow("6312,42,1,2,1", 6) + apiRow("6312,42,1,1,2", 20) +
			apiRow("6412,42,1,0,1", 10) + apiRow("6412,42,2,0,1", 20) + apiRow("6412,42,1,0,2", 40)},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := records(t, layout.NewReader(), sheet{"pop.csv", c.text}, deaths)
			same(t, "people", want, got.people)
			if got.shapes[0] != "dopa-api" {
				t.Errorf("shapes %v", got.shapes)
			}
		})
	}
	for _, c := range []struct{ name, text, msg string }{
		{"no sex", apiHeader("lsyymm,lscc") + apiRow("6412,42", 1), "no column says the sex"},
		{"no year", apiHeader("lscc,lsageSex") + apiRow("42,1", 1), "no column says the year"},
		{"no place", apiHeader("lsyymm,lsageSex") + apiRow("6412,1", 1), "no column says the province"},
		{"June only", apiHeader("lsyymm,lscc,lsageSex") + apiRow("6406,42,1", 1), "there are no people of a December (1 rows of other months)"},
		{"twice", apiHeader("lsyymm,lscc,lsageSex") + apiRow("6412,42,1", 1) + apiRow("6412,42,1", 1), "x.csv: cell A3: the people of 42 in December 2021 stand in x.csv: cell A2 as well"},
		{"a count", apiHeader("lsyymm,lscc,lsageSex") + strings.Replace(apiRow("6412,42,1", 7), ",7,", ",7x,", 1), `x.csv: cell D2: the count "7x" is not a number`},
		{"month", apiHeader("lsyymm,lscc,lsageSex") + apiRow("2564,99,1", 7), "there are no people of a December"},
		{"sex", apiHeader("lsyymm,lscc,lsageSex") + apiRow("6412,42,x", 7), "x.csv: cell C2: sex"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := readWith(layout.NewReader(), sheet{"x.csv", c.text}); err == nil || !strings.Contains(err.Error(), c.msg) {
				t.Errorf("got  %v\nwant %s", err, c.msg)
			}
		})
	}
}

// TestDOPASubdistricts: a district is not added to its subdistricts, and no December of
// a unit counts twice, in one file or several.
func TestDOPASubdistricts(t *testing.T) {
	got := records(t, layout.NewReader(), sheet{"pop6412.txt", dopaRow("4200", 30, 1) + dopaRow("4201", 30, 1) + dopaRow("420101", 10, 1) + dopaRow("420102", 20, 0)}, deathsAt("เลย", "2564"))
	same(t, "people", []string{"เลย 2021 male 0-49 = 1500", "เลย 2021 male 50+ = 1560", "เลย 2021 female 0-49 = 50", "เลย 2021 female 50+ = 52"}, got.people)
	if got.counts["total-skipped"] != 2 {
		t.Errorf("%d subtotals passed over, want the district's two (%v)", got.counts["total-skipped"], got.counts)
	}
	err := readWith(layout.NewReader(), sheet{"pop6412.txt", dopaRow("4201", 30, 1)}, sheet{"pop2564.txt", dopaRow("4201", 30, 1) + dopaRow("4202", 30, 1)})
	if msg := "pop2564.txt: cell A1: the people of 4201 in December 2021 stand in pop6412.txt: cell A1 as well"; err == nil || err.Error() != msg {
		t.Errorf("got  %v\nwant %s", err, msg)
	}
	r := layout.NewReader()
	r.Area = "เลย"
	err = readWith(r, sheet{"pop6412.txt", dopaRow("4201", 30, 1)}, sheet{"book.csv", dopaBook("อำเภอเมืองเลย")})
	if err == nil || !strings.Contains(err.Error(), "book.csv: cell B2: the people of December 2021 stand in pop6412.txt: cell A1 as well, by other units") {
		t.Errorf("two kinds of registers: %v", err)
	}
}

// TestDOPABookHeads: the workbook with its groups in a row above the sexes, and without
// any; an age given twice.
func TestDOPABookHeads(t *testing.T) {
	full := dopaBook("อำเภอเมืองเลย", "ท้องถิ่นเทศบาลเมืองเลย")
	_, rows, _ := strings.Cut(full, "\n")
	groups := "ปี,สำนักทะเบียน,อายุ,ไทย,,,ไม่ใช่ไทย,,,รวม,,\n,,,ชาย,หญิง,รวม,ชาย,หญิง,รวม,ชาย,หญิง,รวม\n"
	plain := "พ.ศ.,สำนักทะเบียน,อายุ,ชาย,หญิง,รวม,x,x,x,x,x,x\n"
	want := []string{"เลย 2021 male 0-49 = 1500", "เลย 2021 male 50+ = 1560", "เลย 2021 female 0-49 = 100", "เลย 2021 female 50+ = 104"}
	for name, head := range map[string]string{"groups above": groups, "no groups": plain} {
		t.Run(name, func(t *testing.T) {
			got := records(t, layout.NewReader(), sheet{"จังหวัดเลย.csv", head + rows}, deathsAt("เลย", "2564"))
			same(t, "people", want, got.people)
			if got.shapes[0] != "dopa-workbook" {
				t.Errorf("shapes %v", got.shapes)
			}
		})
	}
	err := readWith(layout.NewReader(), sheet{"จังหวัดเลย.csv", full + "2564,อำเภอเมืองเลย,5 ปี,1,1,2,0,0,0,1,1,2\n"})
	if err == nil || !strings.Contains(err.Error(), `cell C208: age "5 ปี" of อำเภอเมืองเลย stands in row 7 as well`) {
		t.Errorf("an age twice: %v", err)
	}
}
