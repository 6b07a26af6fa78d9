package layout_test

import (
	"testing"

	"github.com/lehackathon/le/ingest/layout"
)

// TestLineForms: one death of a woman of Loei in 2564 in the ways that lists write it.
func TestLineForms(t *testing.T) {
	for _, c := range []struct {
		name, text, age, kind string
		short                 bool
	}{
		{"months and days", "เพศ,อายุ,วันที่ตาย,สาเหตุการตาย,จังหวัด\nหญิง,11 เดือน 5 วัน,31/5/2564,P220,เลย\n", "0", "age-units", false},
		{"years and months", "เพศ,อายุ,วันที่ตาย,สาเหตุการตาย,จังหวัด\nหญิง,1 ปี 3 เดือน,31/5/2564,P220,เลย\n", "1", "age-units", false},
		{"years-months-days", "เพศ,อายุ,วันที่ตาย,สาเหตุการตาย,จังหวัด\nหญิง,66-0-13,31/5/2564,P220,เลย\n", "66", "age-units", false},
		{"a fraction", "เพศ,อายุ,วันที่ตาย,สาเหตุการตาย,จังหวัด\nหญิง,66.48,31/5/2564,P220,เลย\n", "66", "age-units", false},
		{"columns of months and days, first", "เพศ,อายุ(วัน),อายุ(เดือน),อายุ(ปี),วันที่ตาย,สาเหตุการตาย,จังหวัด\nหญิง,,4,,31/5/2564,P220,เลย\n", "0", "age-units", false},
		{"columns of months and days, years given", "เพศ,อายุ(วัน),อายุ(เดือน),อายุ(ปี),วันที่ตาย,สาเหตุการตาย,จังหวัด\nหญิง,3,4,66,31/5/2564,P220,เลย\n", "66", "", false},
		{"columns of months, a birth that contradicts", "เพศ,อายุปี,อายุเดือน,วันที่เกิด,วันที่ตาย,สาเหตุการตาย,จังหวัด\nหญิง,0,4,1/1/2500,31/5/2564,P220,เลย\n", "0", "age-units", false},
		{"day number", "เพศ,อายุ,วันที่ตาย,สาเหตุการตาย,จังหวัด\nหญิง,66,44347,P220,เลย\n", "66", "date-number", false},
		{"words around the date", "เพศ,อายุ,วันที่ตาย,สาเหตุการตาย,จังหวัด\nหญิง,66,วันที่ 31 เดือน พฤษภาคม พ.ศ. 2564,P220,เลย\n", "66", "", false},
		{"time of the Thai clock", "เพศ,อายุ,วันที่ตาย,สาเหตุการตาย,จังหวัด\nหญิง,66,31/05/2564 14.05 น.,P220,เลย\n", "66", "", false},
		{"names known by their words", "ชื่อผู้เสียชีวิต,เพศ,อายุ,วัน/เดือน/ปี ที่ผู้ป่วยเสียชีวิต,รหัสสาเหตุการตาย ICD-10,จังหวัดตามทะเบียนบ้านเดิม\nสมชาย,หญิง,66,31/5/2564,P220,เลย\n", "66", "", false},
		{"a header of two rows", "ชื่อ-สกุล,เพศ,อายุ,,,วัน เดือน ปี ที่ตาย,,,สาเหตุการตาย,จังหวัด\n,,ปี,เดือน,วัน,วัน,เดือน,ปี,,\n" +
			"สมหญิง ใจดี,หญิง,,4,3,31,พ.ค.,2564,P220,เลย\n", "0", "age-units", false},
		{"a header of two rows, merged", "ชื่อ-สกุล,เพศ,อายุ,อายุ,วันเกิด,วันเกิด,วันเกิด,วันที่ตาย,วันที่ตาย,วันที่ตาย,สาเหตุการตาย,จังหวัด\n" +
			"ชื่อ-สกุล,เพศ,ปี,เดือน,วัน,เดือน,ปี,วัน,เดือน,ปี,สาเหตุการตาย,จังหวัด\nสมหญิง ใจดี,หญิง,,,4,มิถุนายน,2498,5,มิถุนายน,2564,P220,เลย\n", "66", "age-from-dates", false},
		{"names of months", mophHeader + "1234567890123,2,0,05,มิถุนายน,2564,,,42010101,P220,04,มิ.ย.,2498,,,\n", "66", "age-from-dates", false},
		{"signs that keep codes text", mophHeader + "1234567890123,'2,66,05,06,2564,,,\"=\"\"42010101\"\"\",P220,,,,,,\n", "66", "", false},
		{"the header again, a total", "เพศ,อายุ,วันที่ตาย,สาเหตุการตาย,จังหวัด\nหญิง,66,31/5/2564,P220,เลย\nเพศ,อายุ,วันที่ตาย,สาเหตุการตาย,จังหวัด\nรวมทั้งสิ้น,,,,1\n", "66", "", false},
		{"year of two digits", mophHeader + "1234567890123,2,,05,05,64,,,42010101,P220,04,05,98,,,\n", "66", "short-year", true},
		{"numbers with a fraction of 0", mophHeader + "1234567890123.0,2.0,0.0,5.0,6.0,2564.0,,,42010101.0,P220,4.0,6.0,2498.0,,,\n", "66", "age-from-dates", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := layout.NewReader()
			r.ShortYears = c.short
			got := records(t, r, peopleOf("เลย", "2564", singleAges()...), sheet{"list.csv", c.text})
			same(t, "deaths", []string{"เลย 2021 female " + c.age + " P22 = 1"}, got.deaths)
			if c.kind != "" && got.counts[c.kind] != 1 {
				t.Errorf("%s counted %d times, want 1 (%v)", c.kind, got.counts[c.kind], got.counts)
			}
			if got.counts["age-unknown"]+got.counts["day-unknown"] > 0 {
				t.Errorf("something was not read: %v", got.counts)
			}
			noPersons(t, got.everything)
		})
	}
}

// TestAroundList: area, year and sex of a list may stand in its title or its file's name;
// what the user says goes before.
func TestAroundList(t *testing.T) {
	const rows = "ชื่อ-สกุล,เพศ,อายุ,สาเหตุการตาย\nสมชาย ใจดี,หญิง,66,I64\n"
	const dated = "เพศ,อายุ,วันที่ตาย,สาเหตุการตาย\nหญิง,66,31/5/2564,I64\n"
	for _, c := range []struct{ name, file, text, want string }{
		{"title", "list.csv", "รายชื่อผู้เสียชีวิต จังหวัดเลย ปี 2564\n" + rows, "เลย 2021 female 66 I64 = 1"},
		{"file", "จังหวัดเลย_2564.csv", rows, "เลย 2021 female 66 I64 = 1"},
		{"area only", "list.csv", "รายชื่อผู้เสียชีวิต จังหวัดเลย\n" + dated, "เลย 2021 female 66 I64 = 1"},
		{"a date goes before a title", "list.csv", "รายชื่อผู้เสียชีวิต จังหวัดเลย พ.ศ. 2570\n" + dated, "เลย 2021 female 66 I64 = 1"},
		{"sex", "list.csv", "ผู้เสียชีวิต จังหวัดเลย เพศหญิง\nชื่อ,อายุ,วันที่ตาย,สาเหตุการตาย\nสมหญิง,66,31/5/2564,I64\n", "เลย 2021 female 66 I64 = 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := records(t, layout.NewReader(), peopleOf("เลย", "2564", singleAges()...), sheet{c.file, c.text})
			same(t, "deaths", []string{c.want}, got.deaths)
			noPersons(t, got.everything)
		})
	}
	r := layout.NewReader()
	r.Area = "ตรัง"
	got := records(t, r, peopleOf("ตรัง", "2564", singleAges()...), sheet{"list.csv", "รายชื่อผู้เสียชีวิต จังหวัดเลย\n" + dated})
	same(t, "deaths", []string{"ตรัง 2021 female 66 I64 = 1"}, got.deaths)
}

// TestTellingTwice: of two columns that may hold the cause, none is taken.
func TestTellingTwice(t *testing.T) {
	err := readWith(layout.NewReader(), sheet{"list.csv", "เพศ,อายุ,วันที่ตาย,สาเหตุที่ตาย (ก),สาเหตุที่ตาย (ข),จังหวัด\nหญิง,66,31/5/2564,P220,I64,เลย\n"})
	const want = "list.csv: no header with age and deaths or population was found; " +
		"the first row reads: เพศ, อายุ, วันที่ตาย, สาเหตุที่ตาย (ก), สาเหตุที่ตาย (ข), จังหวัด; it looks like a list of deaths, but no column says the cause of death"
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}
