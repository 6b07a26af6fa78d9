package layout_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/layout"
)

// mophRows are deaths of Loei (42) and their faults, each worked by hand.
const mophRows = mophHeader +
	"1234567890123,1,67,05,05,2564,4201,10705,42010101,I64,01,01,2497,1,,42\n" + // 67 on the day
	"3210987654321,2,0,10,03,2564,4201,10705,42010102,p22.0,08,03,2564,1,,42\n" + // two days old
	"5555544444333,1,,00,06,2564,4201,10705,42020101,J18.9,00,00,2520,2,,42\n" + // 15 June 2564 - 1 July 2520: 43
	"2222233333444,2,81,31,12,2564,4201,10705,42010103,I2O0,,,,1,,42\n" + // O for 0
	"2222233333445,9,40,01,01,2564,4201,10705,42010103,V892,01,01,2524,1,,42\n" + // unknown sex
	"2222233333446,1,,01,01,2564,4201,10705,42010103,R54,,,,1,,42\n" + // unknown age
	"2222233333447,1,55,01,01,2564,4201,10705,40010103,C220,01,01,2509,1,,40\n" + // of Khon Kaen
	"1234567890123,1,67,05,05,2564,4201,10705,42010101,I64,01,01,2497,1,,42\n" + // twice
	"2222233333448,1,30,29,02,2567,4201,10705,42010101,O721,01,03,2536,1,,42\n" + // a man; 29 February of 2024
	"2222233333449,2,102,01,01,2567,4201,10705,42010101,R99,,,,1,,42\n" +
	"2222233333450,1,44,01,01,,4201,10705,42010101,K746,,,,1,,42\n" + // no year
	"2222233333451,1,44,01,01,2564,4201,10705,,K746,,,,1,,42\n" + // no residence
	"ที่มา: สสจ.เลย,,,,,,,,,,,,,,,\n"

var mophDeaths = []string{
	"เลย 2021 male 67 I64 = 1", "เลย 2021 female 0 P22 = 1", "เลย 2021 male 43 J18 = 1", "เลย 2021 female 81 I20 = 1",
	"เลย 2021 unknown 40 V89 = 1", "เลย 2021 male ? R54 = 1", "เลย 2024 male 30 O72 = 1", "เลย 2024 female 100+ R99 = 1",
}

// singleAges are 0 to 100+.
func singleAges() (ages []string) {
	for a := range 100 {
		ages = append(ages, strconv.Itoa(a))
	}
	return append(ages, "100+")
}

func loeiPeople() []sheet {
	return []sheet{peopleOf("เลย", "2564", singleAges()...), peopleOf("เลย", "2567", singleAges()...)}
}

func TestMOPH(t *testing.T) {
	// One of nine deaths is of another province: the list is Loei's.
	r := layout.NewReader()
	r.Impossible = func(category string, sex analysis.Sex, _, _ int) string {
		if category == "O72" && sex == analysis.Male {
			return "sex"
		}
		return ""
	}
	got := records(t, r, append(loeiPeople(), sheet{"deaths.csv", mophRows})...)
	same(t, "deaths", mophDeaths, got.deaths)
	if got.shapes[2] != "moph-deaths" {
		t.Errorf("shapes %v", got.shapes)
	}
	for kind, want := range map[string]int{
		"personal-dropped": 1, "sex-unknown": 1, "age-from-dates": 1, "age-unknown": 1, "day-unknown": 1,
		"code-cleaned": 2, "code-slip": 1, "duplicate-row": 1, "out-of-province": 1, "no-date-of-death": 1, "no-residence": 1,
		"sex-impossible": 1, "age-impossible": 0,
	} {
		if got.counts[kind] != want {
			t.Errorf("%s: %d, want %d", kind, got.counts[kind], want)
		}
	}
	for _, code := range []string{"out-of-province", "duplicate-deaths", "no-residence", "no-date-of-death", "sex-impossible", "unknown-age-or-sex"} {
		if !slices.Contains(got.codes, code) {
			t.Errorf("no warning %s in %v", code, got.codes)
		}
	}
	noPersons(t, got.everything)
}

// TestMOPHOrder: the order of columns and rows makes no difference.
func TestMOPHOrder(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(mophRows), "\n")
	rows := lines[1:]
	slices.Reverse(rows)
	for i, l := range append([]string{lines[0]}, rows...) {
		cells := strings.Split(l, ",")
		slices.Reverse(cells)
		lines[i] = strings.Join(cells, ",")
	}
	got := records(t, layout.NewReader(), append(loeiPeople(), sheet{"deaths.csv", strings.Join(lines, "\n") + "\n"})...)
	same(t, "deaths", mophDeaths, got.deaths)
}

func TestMOPHDistrict(t *testing.T) {
	r := layout.NewReader()
	r.District = true
	people := "district,area_code,province,year,sex,age,population\n"
	for _, a := range singleAges() {
		people += "4201,,เลย,2564,male," + a + ",10\n4201,,เลย,2564,female," + a + ",10\n"
	}
	rows := mophHeader + "1,1,67,05,05,2564,,,42010101,I64,,,,,,\n2,2,40,05,05,2564,,,42020101,I64,,,,,,\n"
	if err := readWith(r, sheet{"deaths.csv", rows}); err != nil {
		t.Fatal(err)
	}
	for i, code := range []string{"4201", "4202"} {
		if a := r.Builder.Area(i); a.Code != code || a.Level != analysis.District {
			t.Errorf("area %d is %+v, want district %s", i, *a, code)
		}
	}
}

// TestByOccurrence: a list with many residents of other provinces may be by place of
// death; all are kept.
func TestByOccurrence(t *testing.T) {
	rows := mophHeader + "1,1,67,5,5,2564,,,42010101,I64,,,,,,\n2,1,66,5,5,2564,,,42010101,I64,,,,,,\n3,1,65,5,5,2564,,,40010101,I64,,,,,,\n"
	got := records(t, layout.NewReader(), loeiPeople()[0], sheet{"deaths.csv", rows})
	same(t, "deaths", []string{"เลย 2021 male 67 I64 = 1", "เลย 2021 male 66 I64 = 1", "ขอนแก่น 2021 male 65 I64 = 1"}, got.deaths)
	if !strings.Contains(got.everything, "2 of 3 deaths are of residents of 42, the others of 1 other provinces") {
		t.Error(got.codes)
	}
}

func TestCertificates(t *testing.T) {
	const rows = "เลขบัตรประชาชน,ชื่อ,สกุล,เพศ,อายุ,สัญชาติ,รหัสที่อยู่ตามทะเบียนบ้าน,วันที่เสียชีวิต,เดือนที่เสียชีวิต,ปีที่เสียชีวิต,รหัสจังหวัดที่เสียชีวิต,วันที่เกิด,เดือนที่เกิด,ปีที่เกิด,รหัสสาเหตุการเสียชีวิต(ICD-10)\n" +
		"1234567890123,สมชาย,ใจดี,ชาย,๖๗,ไทย,42010101,๐๕,๐๕,๒๕๖๔,40,01,01,2497,I64\n" +
		"3210987654321,สมหญิง,ใจดี,หญิง,,ไทย,42010101,15,06,2564,42,16,06,2500,E11.9\n" // 63: a day short of 64
	got := records(t, layout.NewReader(), append(loeiPeople(), sheet{"ตาย.csv", rows})...)
	same(t, "deaths", []string{"เลย 2021 male 67 I64 = 1", "เลย 2021 female 63 E11 = 1"}, got.deaths)
	if got.shapes[2] != "moph-deaths-th" || got.counts["died-elsewhere"] != 1 || got.counts["personal-dropped"] != 3 {
		t.Errorf("shapes %v, counts %v", got.shapes, got.counts)
	}
	noPersons(t, got.everything)
}

func TestLineList(t *testing.T) {
	const rows = "ทะเบียนผู้เสียชีวิต\nลำดับ,ชื่อ-สกุล,เพศ,วันเกิด,วันที่เสียชีวิต,จังหวัด,สาเหตุการตาย\n" +
		"1,สมชาย ใจดี,ชาย,1 ม.ค. 2500,31/12/2563,เลย,หัวใจวาย\n" + // 63
		"2,สมหญิง ใจดี,หญิง,2500-01-01,2564-01-01,จ.เลย,I21\n" + // 64
		"3,สมชาย ใจดี,ชาย,25000101,25631231,ล เลย,I21\n"
	r := layout.NewReader()
	err := readWith(r, sheet{"deaths.csv", rows})
	if err != nil {
		t.Fatal(err)
	}
	got := records(t, layout.NewReader(), peopleOf("เลย", "2563", singleAges()...), peopleOf("เลย", "2564", singleAges()...),
		sheet{"deaths.csv", strings.Replace(rows, "ล เลย", "เลย", 1)})
	same(t, "deaths", []string{"เลย 2020 male 63 หัวใจวาย = 1", "เลย 2021 female 64 I21 = 1", "เลย 2020 male 63 I21 = 1"}, got.deaths)
	noPersons(t, got.everything)
}

func TestLineListMapping(t *testing.T) {
	const rows = "ก,ข,ค,ง,จ,ฉ\n1234567890123,1,40,2564,42,I64\n"
	r := layout.NewReader()
	for _, m := range []string{"ก=person_id", "ข=sex", "ค=age", "ง=death_year", "จ=area_code", "ฉ=cause"} {
		one, err := layout.ParseMapping(m)
		if err != nil {
			t.Fatal(err)
		}
		r.Map = append(r.Map, one)
	}
	got := records(t, r, append(loeiPeople()[:1], sheet{"x.csv", rows})...)
	same(t, "deaths", []string{"เลย 2021 male 40 I64 = 1"}, got.deaths)
	noPersons(t, got.everything)

	r = layout.NewReader()
	r.Map = layout.Mapping{{Column: "โรคค", Field: "cause"}}
	if err := readWith(r, loeiPeople()[0]); err == nil || !strings.Contains(err.Error(), `no sheet has a column "โรคค"`) {
		t.Errorf("a misspelt column: %v", err)
	}
	for _, bad := range []string{"x", "=age", "x=colour"} {
		if _, err := layout.ParseMapping(bad); err == nil {
			t.Errorf("%q is taken for a mapping", bad)
		}
	}
}

// TestLineListBad: messages name the place and no person.
func TestLineListBad(t *testing.T) {
	for _, c := range []struct{ name, text, msg string }{
		{"no cause", "PID,SEX,AGE,DYEAR,LCCAATTMM\n1234567890123,1,40,2564,42010101\n", "x.csv: no header with age and deaths"},
		{"no header", "1234567890123,สมชาย,ใจดี,1,40,0812345678\n", "x.csv: no header with age and deaths or population was found; the first row reads: …, …, …, 1, 40, …"},
		{"nobody", mophHeader + "1234567890123,1,40,1,1,,,,,I64,,,,,,\n", "x.csv: the list of deaths has 1 row(s), and in none could a year of death be read (column F)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := readWith(layout.NewReader(), sheet{"x.csv", c.text})
			if err == nil || !strings.Contains(err.Error(), c.msg) {
				t.Fatalf("got  %v\nwant %s", err, c.msg)
			}
			noPersons(t, err.Error())
		})
	}
}
