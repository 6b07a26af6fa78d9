package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/layout"
)

func TestDEIS(t *testing.T) {
	const commas = "\"PROVRES\",\"SEXO\",\"CAUSA\",\"MAT\",\"GRUPEDAD\",\"CUENTA\"\n" +
		"\"22\",\"1\",\"V22\",\"\",\"01_Menor de 1 anio\",\"1\"\n\"22\",\"1\",\"V22\",\"\",\"02_1 a 9\",\"2\"\n\"22\",\"2\",\"O14\",\"1\",\"17_80 y más\",\"1\"\n" +
		"\"22\",\"2\",\"O14\",\"2\",\"17_80 y más\",\"3\"\n\"22\",\"9\",\"R99\",\"\",\"99_Sin especificar\",\"4\"\n\"98\",\"1\",\"I21\",\"\",\"17_80 y más\",\"5\"\n\"22\",\"2\",\"C50\",\"\",\"10_10 a 79\",\"0\"\n"
	const semicolons = "\ufeffPROVRES;SEXO;CAUSA;MAT;GRUPEDAD;CUENTA\r\n22;1;u07;NULL;17_80 y más;7\r\n"
	people := "area,year,sex,age,population\n"
	for _, y := range []string{"2017", "2020"} {
		for _, s := range []string{"male", "female"} {
			for _, a := range []string{"0", "1-9", "10-79", "80+"} {
				people += "Chaco," + y + "," + s + "," + a + ",1000\n"
			}
		}
	}
	got := records(t, layout.NewReader(), sheet{"people.csv", people}, sheet{"defweb17_utf8.csv", commas}, sheet{"defweb20_0.csv", semicolons})
	same(t, "deaths", []string{
		"Chaco 2017 male 0 V22 = 1", "Chaco 2017 male 1-9 V22 = 2", "Chaco 2017 female 80+ O14 = 4", "Chaco 2017 unknown ? R99 = 4",
		"Otro país 2017 male 80+ I21 = 5", "Chaco 2020 male 80+ U07 = 7",
	}, got.deaths)
	if got.counts["given-outside"] != 2 || got.counts["code-cleaned"] != 1 {
		t.Errorf("counts %v", got.counts)
	}
	for _, c := range []struct{ name, file, text, msg string }{
		{"no year", "deaths.csv", commas, "deaths.csv: row 1: the file has no column for the year"},
		{"place", "defweb17.csv", strings.Replace(commas, "\"98\"", "\"97\"", 1), `defweb17.csv: cell A7: there is no jurisdiction "97"`},
		{"count", "defweb17.csv", strings.Replace(commas, "\"5\"", "\"5x\"", 1), `defweb17.csv: cell F7: the count "5x"`},
		{"age", "defweb17.csv", strings.Replace(commas, "02_1 a 9", "02_viejo", 1), `defweb17.csv: cell E3: age "02_viejo"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := readWith(layout.NewReader(), sheet{c.file, c.text}); err == nil || !strings.Contains(err.Error(), c.msg) {
				t.Errorf("got  %v\nwant %s", err, c.msg)
			}
		})
	}
}

const (
	death43 = "HOSPCODE|PID|HOSPDEATH|AN|SEQ|DDEATH|CDEATH_A|CDEATH_B|CDEATH_C|CDEATH_D|ODISEASE|CDEATH|PREGDEATH|PDEATH|PROVIDER|D_UPDATE|CID\r\n" +
		"10001|000001|10001|||20210505|I64|||||I64|9|1||20210601000000|1234567890123\r\n" + // 67
		"10001|000002|10001|||20210505|J189|||||J189|9|1||20210601000000|3210987654321\r\n" + // TYPEAREA 4
		"10001|000003|10001|||20210505|R54|||||R54|9|1||20210601000000|\r\n" + // not in PERSON
		"10002|000009|10001|||20210505|I64|||||I64|9|1||20210601000000|1234567890123\r\n" // the first again
	person43 = "HOSPCODE|CID|PID|HID|PRENAME|NAME|LNAME|SEX|BIRTH|TYPEAREA|D_UPDATE\r\n" +
		"10001|1234567890123|000001|1|003|สมชาย|ใจดี|1|19540505|1|20210601000000\r\n" +
		"10001|3210987654321|000002|1|003|สมหญิง|ใจดี|2|19540505|4|20210601000000\r\n" +
		"10002|1234567890123|000009|1|003|สมชาย|ใจดี|1|19540505|3|20210601000000\r\n"
)

func TestDeath43(t *testing.T) {
	for _, order := range [][]sheet{{{"death.txt", death43}, {"person.txt", person43}}, {{"person.txt", person43}, {"death.txt", death43}}} {
		r := layout.NewReader()
		r.Area = "เลย"
		got := records(t, r, append(order, peopleOf("เลย", "2564", singleAges()...))...)
		same(t, "deaths", []string{"เลย 2021 male 67 I64 = 1", "เลย 2021 unknown ? R54 = 1"}, got.deaths)
		if got.counts["duplicate-row"] != 1 || got.counts["unjoined"] != 1 || !slices.Contains(got.codes, "out-of-area") {
			t.Errorf("counts %v, warnings %v", got.counts, got.codes)
		}
		noPersons(t, got.everything)
	}
	err := readWith(layout.NewReader(), sheet{"death.txt", death43})
	if err == nil || !strings.Contains(err.Error(), "death.txt: DEATH of the 43 files has no sex, birth date or residence") {
		t.Errorf("alone: %v", err)
	}
}

// whoRows writes the header and one row with the count i in the i-th column of ages.
func whoRows(kind, rows string) string {
	h := "Country,Admin1,SubDiv,Year,List,Cause,Sex,Frmat,IM_Frmat"
	if kind == "Pop" {
		h = "Country,Admin1,SubDiv,Year,Sex,Frmat"
	}
	for i := 1; i <= 26; i++ {
		h += fmt.Sprintf(",%s%d", kind, i)
	}
	return h + "\n" + rows
}

func TestWHO(t *testing.T) {
	// Format 02: 0 in the second column, 1-4 in the third, 5-9 in the seventh … 85+ in the
	// twenty-third; the fourth to sixth and those after it are blank.
	counts := func(of func(i int) int) string {
		s := ""
		for i := 1; i <= 26; i++ {
			s += ","
			if i <= 3 || i >= 7 && i <= 23 || i == 26 {
				s += fmt.Sprint(of(i))
			}
		}
		return s + "\n"
	}
	none := func(int) int { return 0 }
	one := func(at, n int) func(int) int {
		return func(i int) int {
			if i == at {
				return n
			}
			return 0
		}
	}
	deaths := whoRows("Deaths", "3380,,,2019,104,I219,1,02,08"+counts(one(2, 5))+"3380,,,2019,104,I210,1,02,08"+counts(one(2, 6))+
		"3380,,,2019,104,A099,2,02,08"+counts(one(23, 7))+"3380,,,2019,101,1001,2,02,08"+counts(one(23, 7))+"3380,,,2019,104,R54,1,02,08"+counts(one(26, 8))+
		"3380,,,2019,104,AAA,1,02,08"+counts(none))
	people := whoRows("Pop", "3380,,,2019,1,02"+counts(func(int) int { return 100 })+"3380,,,2019,2,02"+counts(func(int) int { return 100 }))
	got := records(t, layout.NewReader(), sheet{"MortIcd10.csv", deaths}, sheet{"pop.csv", people})
	same(t, "deaths", []string{"ประเทศไทย 2019 male 0 I21 = 11", "ประเทศไทย 2019 female 85+ A09 = 7", "ประเทศไทย 2019 male ? R54 = 8"}, got.deaths)
	if len(got.people) != 2*19+2 || !slices.Contains(got.codes, "other-list") || !slices.Contains(got.codes, "cause-total") {
		t.Errorf("%d cells of people, warnings %v", len(got.people), got.codes)
	}
}

func TestWonder(t *testing.T) {
	const text = "\"Notes\"\t\"Gender\"\t\"Gender Code\"\t\"Five-Year Age Groups\"\t\"Five-Year Age Groups Code\"\t\"ICD Chapter\"\t\"ICD Chapter Code\"\tDeaths\tPopulation\tCrude Rate\n" +
		"\t\"Female\"\t\"F\"\t\"< 1 year\"\t\"1\"\t\"Heart\"\t\"I00-I99\"\t36\t1826869\t2.0\n\t\"Female\"\t\"F\"\t\"< 1 year\"\t\"1\"\t\"Cancer\"\t\"C00-D48\"\t4\t1826869\t2.0\n" +
		"\t\"Female\"\t\"F\"\t\"1-4 years\"\t\"1-4\"\t\"Heart\"\t\"I00-I99\"\tSuppressed\t7613266\t0.8\n" +
		"\t\"Male\"\t\"M\"\t\"< 1 year\"\t\"1\"\t\"Heart\"\t\"I00-I99\"\t3\t100\t1\n\t\"Male\"\t\"M\"\t\"85+ years\"\t\"85+\"\t\"Heart\"\t\"I00-I99\"\t9\t50\tUnreliable\n\t\"Male\"\t\"M\"\t\"Not Stated\"\t\"NS\"\t\"Heart\"\t\"I00-I99\"\t2\tNot Applicable\tNot Applicable\n" +
		"\t\"Male\"\t\"M\"\t\"1-4 years\"\t\"1-4\"\t\"Heart\"\t\"I00-I99\"\t0\t9\t1\n\t\"Male\"\t\"M\"\t\"5-84\"\t\"5-84\"\t\"Heart\"\t\"I00-I99\"\t0\t9\t1\n" +
		"\t\"Female\"\t\"F\"\t\"5-84\"\t\"5-84\"\t\"Heart\"\t\"I00-I99\"\t0\t9\t1\n\t\"Female\"\t\"F\"\t\"85+ years\"\t\"85+\"\t\"Heart\"\t\"I00-I99\"\t0\t9\t1\n" +
		"\"Total\"\t\t\t\t\t\t\t52\t1826969\t1\n\"---\"\n\"Dataset: Underlying Cause of Death, 1999-2020\"\n\"Group By: Gender\"\n"
	r := layout.NewReader()
	r.Year = analysis.Period{From: 2019, To: 2019}
	r.Area = "Somewhere"
	got := records(t, r, sheet{"wonder.txt", text})
	same(t, "deaths", []string{"Somewhere 2019 female 0 I00-I99 = 36", "Somewhere 2019 female 0 C00-D48 = 4", "Somewhere 2019 male 0 I00-I99 = 3", "Somewhere 2019 male 85+ I00-I99 = 9", "Somewhere 2019 male ? I00-I99 = 2"}, got.deaths)
	if !slices.Contains(got.people, "Somewhere 2019 female 0 = 1.826869e+06") || !slices.Contains(got.codes, "suppressed") || got.counts["total-skipped"] != 1 {
		t.Errorf("people %v, warnings %v", got.people, got.codes)
	}
	if err := readWith(layout.NewReader(), sheet{"x.txt", "Notes\tState\tDeaths\n\tOhio\t3\n"}); err == nil || !strings.Contains(err.Error(), "x.txt: row 1: the export has no ages") {
		t.Errorf("no ages: %v", err)
	}
}
