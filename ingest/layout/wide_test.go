package layout_test

import (
	"strings"
	"testing"

	"github.com/lehackathon/le/ingest/layout"
)

// peopleOf039 are ages 0-39 and 40+ in เลย, 2564.
var loei039 = peopleOf("เลย", "2564", "0-39", "40+")

var wideDeaths = []string{"เลย 2021 male 0-39 all = 1", "เลย 2021 male 40+ all = 2", "เลย 2021 female 0-39 all = 3", "เลย 2021 female 40+ all = 4"}

// TestWide: the same eight numbers in the layouts that reports use.
func TestWide(t *testing.T) {
	for _, c := range []struct{ name, file, text string }{
		{"ages across", "x.csv", "จำนวนตาย จังหวัดเลย พ.ศ. 2564\nเพศ,0-39,40+,รวม\nชาย,1,2,3\nหญิง,3,4,7\nรวม,4,6,10\nที่มา: สสจ.เลย\n"},
		{"sexes across", "x.csv", "จำนวนตายจำแนกตามอายุและเพศ จังหวัดเลย ปี 2564\n\nอายุ,รวม,ชาย,หญิง\nรวม,10,3,7\n0-39,4,1,3\n40+,6,2,4\nหมายเหตุ: ข้อมูลเบื้องต้น\n"},
		{"years over sexes, blank where merged", "x.csv", "จำนวนตาย จังหวัดเลย\nอายุ,2564,,,2565,,\n,รวม,ชาย,หญิง,รวม,ชาย,หญิง\n0-39,4,1,3,0,0,0\n40+,6,2,4,0,0,0\n"},
		{"measure over years over sexes", "x.csv", "จังหวัดเลย\nอายุ,จำนวนตาย,,อัตราตาย,\n,2564,,2564,\n,ชาย,หญิง,ชาย,หญิง\n0-39,1,3,0.1,0.2\n40+,2,4,0.3,0.4\n"},
		{"stacked by sex", "x.csv", "จำนวนตาย จังหวัดเลย\nชาย,,\nอายุ,2564,2565\n0-39,1,0\n40+,2,0\nหญิง,,\nอายุ,2564,2565\n0-39,3,0\n40+,4,0\n"},
		{"repeated header", "x.csv", "จำนวนตาย จังหวัดเลย พ.ศ. 2564\nอายุ,ชาย,หญิง\n0-39,1,3\nตาราง (ต่อ)\nอายุ,ชาย,หญิง\n40+,2,4\n"},
		{"sex left blank where it repeats", "x.csv", "Deaths in Loei\n,,2021,2022\nMale,0-39,1,0\n,40+,2,0\nFemale,0-39,3,0\n,40+,4,0\n\nSource: office\n"},
		{"areas down", "x.csv", "จำนวนตาย พ.ศ. 2564\nจังหวัด,เพศ,0-39,40 ปีขึ้นไป\nเลย,ชาย,1,2\n,หญิง,3,4\n"},
		{"labels of two parts", "x.csv", "จังหวัด,ปี,กลุ่มอายุ,ตาย_ชาย,ตาย_หญิง\nเลย,2564,0-39,1,3\nเลย,2564,40+,2,4\n"},
		{"file's name", "deaths_2564.csv", "จังหวัด,เพศ,0-39,40+\nเลย,ชาย,1,2\nเลย,หญิง,3,4\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			people := []sheet{loei039}
			if strings.Contains(c.text, "2565") || strings.Contains(c.text, "2022") {
				people = append(people, peopleOf("เลย", "2565", "0-39", "40+"))
			}
			got := records(t, layout.NewReader(), append(people, sheet{c.file, c.text})...)
			same(t, "deaths", wideDeaths, got.deaths)
			if got.shapes[len(got.shapes)-1] != "wide" {
				t.Errorf("shapes %v", got.shapes)
			}
			for _, code := range got.codes {
				t.Errorf("unexpected warning %s", code)
			}
		})
	}
}

// TestWideCauses: causes down, ages across, as TabNet prints them; a dash is none, and
// the totals are held against the causes.
func TestWideCauses(t *testing.T) {
	const text = "Mortalidade - Loei\nÓbitos por Capítulo CID-10 e Faixa Etária\nPeríodo:2021\n" +
		"Capítulo CID-10;0 a 39 anos;40 anos e mais;Idade ignorada;Total\n" +
		"I64 a;1;2;-;3\nJ18 b;-;5;1;6\nTotal;1;7;1;10\n Fonte: MS\n Notas:\n texto, com vírgula\n"
	got := records(t, layout.NewReader(), sheet{"pop.csv", "area,year,age,population\nLoei,2021,0-39,1000\nLoei,2021,40+,1000\n"}, sheet{"x.csv", strings.ReplaceAll(text, "Mortalidade - Loei", "Mortalidade Loei")})
	same(t, "deaths", []string{"เลย 2021 both 0-39 I64 = 1", "เลย 2021 both 40+ I64 = 2", "เลย 2021 both 40+ J18 = 5", "เลย 2021 both ? J18 = 1"}, got.deaths)
	if strings.Join(got.codes, " ") != "unknown-age-or-sex age-total" && !strings.Contains(strings.Join(got.codes, " "), "total") {
		t.Errorf("the total of 10 is not that of 9 deaths: %v", got.codes)
	}
}

// TestWideStacked is the shape of the Argentine population tables: blocks of years
// under one another, the year over the first of three columns, totals first, an empty
// column between.
func TestWideStacked(t *testing.T) {
	const text = "Cuadro 2. Población por sexo y grupos de edad. Años 2010-2013\n\nEdad,2010,,,,2011,,\n,Ambos sexos,Varones,Mujeres,,Ambos sexos,Varones,Mujeres\n\nTotal,10,4,6,,20,8,12\n\n" +
		"0-39,4,1,3,,8,3,5\n40 y más,6,3,3,,12,5,7\n\nEdad,2012,,,,2013,,\n,Ambos sexos,Varones,Mujeres,,Ambos sexos,Varones,Mujeres\n\nTotal,12,5,7,,22,9,13\n0-39,5,2,3,,9,4,5\n40 y más,7,3,4,,13,5,8\nFuente: INDEC\n"
	deaths := "area,year,sex,age,deaths\n"
	for _, sex := range []string{"male", "female"} {
		deaths += "Loei,2012," + sex + ",0-39,0\nLoei,2012," + sex + ",40+,1\n"
	}
	r := layout.NewReader()
	r.Area = "Loei"
	got := records(t, r, sheet{"deaths.csv", deaths}, sheet{"x.csv", text})
	same(t, "people", []string{
		"เลย 2010 male 0-39 = 1", "เลย 2010 male 40+ = 3", "เลย 2010 female 0-39 = 3", "เลย 2010 female 40+ = 3",
		"เลย 2011 male 0-39 = 3", "เลย 2011 male 40+ = 5", "เลย 2011 female 0-39 = 5", "เลย 2011 female 40+ = 7",
		"เลย 2012 male 0-39 = 2", "เลย 2012 male 40+ = 3", "เลย 2012 female 0-39 = 3", "เลย 2012 female 40+ = 4",
		"เลย 2013 male 0-39 = 4", "เลย 2013 male 40+ = 5", "เลย 2013 female 0-39 = 5", "เลย 2013 female 40+ = 8",
	}, got.people)
}

// TestWidePeople: the file's name says that the counts are people; labels of two parts.
func TestWidePeople(t *testing.T) {
	for name, text := range map[string]string{
		"ages across":  "พื้นที่,ปี,เพศ,น้อยกว่า 1 ปี,1-39 ปี,40 ปีขึ้นไป,รวม\nเลย,2564,ชาย,5,6,7,18\nเลย,2564,หญิง,1,2,3,6\nเลย,2564,รวม,6,8,10,24\n",
		"sex and year": "จังหวัด,อายุ,ชาย_2564,หญิง_2564\nเลย,น้อยกว่า 1 ปี,5,1\nเลย,1-39,6,2\nเลย,40+,7,3\n",
	} {
		t.Run(name, func(t *testing.T) {
			got := records(t, layout.NewReader(), sheet{"pop.csv", text}, sheet{"d.csv", "area,year,sex,age,deaths\nเลย,2564,ชาย,0,1\nเลย,2564,ชาย,1-39,1\nเลย,2564,ชาย,40+,1\n"})
			same(t, "people", []string{"เลย 2021 male 0 = 5", "เลย 2021 male 1-39 = 6", "เลย 2021 male 40+ = 7",
				"เลย 2021 female 0 = 1", "เลย 2021 female 1-39 = 2", "เลย 2021 female 40+ = 3"}, got.people)
			if len(got.codes) > 0 {
				t.Errorf("warnings %v", got.codes)
			}
		})
	}
}

// TestWideTotals: totals that are not the sums of their parts are told with both
// numbers and the address.
func TestWideTotals(t *testing.T) {
	const text = "จำนวนตาย จังหวัดเลย พ.ศ. 2564\nอายุ,รวม,ชาย,หญิง\n0-39,5,1,3\n40+,6,2,4\n"
	got := records(t, layout.NewReader(), loei039, sheet{"x.csv", text})
	if !strings.Contains(got.everything, "x.csv: cell B3: 5 there, 4 as the sum") {
		t.Error(got.everything)
	}
}

func TestWideBad(t *testing.T) {
	for _, c := range []struct{ name, text, msg string }{
		{"no measure", "Migration by age\nsex,2020,2021\nMale,1,2\n", "no header"},
		{"letters", "จำนวนตาย จังหวัดเลย พ.ศ. 2564\nอายุ,ชาย,หญิง\n0-39,1,3\n40+,2,1O\n", `x.csv: cell C4: the count "1O" is not a number`},
		{"age", "จำนวนตาย จังหวัดเลย พ.ศ. 2564\nอายุ,ชาย,หญิง\n0-39,1,3\nวัยชรา,2,1\n", `x.csv: cell A4: age "วัยชรา"`},
		{"nothing", "จำนวนตาย จังหวัดเลย พ.ศ. 2564\nอายุ,ชาย,หญิง\n", "there are no counts under the header"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := readWith(layout.NewReader(), sheet{"x.csv", c.text}); err == nil || !strings.Contains(err.Error(), c.msg) {
				t.Errorf("got  %v\nwant %s", err, c.msg)
			}
		})
	}
}

// TestTable53: deaths by cause and sex without ages check totals, and are refused
// alone.
func TestTable53(t *testing.T) {
	const text = "ตาราง 5.3 การตาย จำแนกตามสาเหตุที่สำคัญ และเพศ จังหวัดเลย พ.ศ. 2564 - 2565\n" +
		"สาเหตุตาย,การตาย,,,,,,อัตราตายต่อประชากร 100000 คน,,,,,,Causes of Death\n" +
		",2564 (2021),,,2565 (2022),,,2564 (2021),,,2565 (2022),,,\n" +
		",รวม,ชาย,หญิง,รวม,ชาย,หญิง,รวม,ชาย,หญิง,รวม,ชาย,หญิง,\n" +
		"รวมยอด,\"1,000\",600,400,---,---,---,1,1,1,1,1,1,Total\n" +
		"อุบัติเหตุ เหตุการณ์ที่ไม่สามารถระบุเจตนาและ,300,200,101,-,-,-,1,1,1,1,1,1,Accident\n" +
		"   ปัจจัยเสริม,,,,,,,,,,,,,\n" +
		"ที่มา: สำนักงานปลัดกระทรวงสาธารณสุข,,,,,,,,,,,,,\n"
	err := readWith(layout.NewReader(), sheet{"5.3.csv", text})
	if err == nil || !strings.Contains(err.Error(), "5.3.csv: deaths by cause without ages give no life table") {
		t.Fatalf("alone: %v", err)
	}
	got := records(t, layout.NewReader(), loei039, sheet{"d.csv", "area,year,sex,age,deaths\nเลย,2564,ชาย,0-39,100\nเลย,2564,ชาย,40+,500\nเลย,2564,หญิง,0-39,100\nเลย,2564,หญิง,40+,299\n"}, sheet{"5.3.csv", text})
	if got.shapes[2] != "table53" {
		t.Errorf("shapes %v", got.shapes)
	}
	for _, want := range []string{
		"5.3.csv: cell B6: total 300, men 200 + women 101", // its own sum
		"5.3.csv: cell B5: 1000 there, 999 as the sum",     // against the deaths by age
	} {
		if !strings.Contains(got.everything, want) {
			t.Errorf("%q is not in %s", want, got.everything)
		}
	}
}
