package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/layout"
)

// dopaRow writes one row of the register's by-age text: men at every age, women at
// every age, and in each of the four groups without an age one man and two women.
func dopaRow(code string, men, women int) string {
	f := []string{code}
	for range 102 {
		f = append(f, fmt.Sprint(men), fmt.Sprint(women))
	}
	for range 4 {
		f = append(f, "1", "2", "3")
	}
	f = append(f, thousands(102*men+4), thousands(102*women+8), thousands(102*(men+women)+12))
	return strings.Join(f, "|") + "|\r\n"
}

func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}

// deathsAt gives one death at each of two ages, so that there is a dataset.
func deathsAt(area string, years ...string) sheet {
	var b strings.Builder
	b.WriteString("area,year,sex,age,deaths\n")
	for _, y := range years {
		for _, s := range []string{"male", "female"} {
			fmt.Fprintf(&b, "%s,%s,%s,0-49,1\n%s,%s,%s,50+,1\n", area, y, s, area, y, s)
		}
	}
	return sheet{"deaths.csv", b.String()}
}

// TestDOPAText: two districts of Loei. Each single age has 10+20 men in December 2563
// and 30+50 a year later: the middle of 2564 has (30+80)/2 = 55 an age, 50 ages below
// 50 and 52 from 50 on.
func TestDOPAText(t *testing.T) {
	before := sheet{"pop6312.txt", dopaRow("4201", 10, 1) + dopaRow("4202", 20, 1)}
	after := sheet{"pop6412.txt", dopaRow("4200", 80, 2) + dopaRow("4201", 30, 1) + dopaRow("4202", 50, 1)}
	got := records(t, layout.NewReader(), after, before, deathsAt("เลย", "2564"))
	same(t, "people", []string{"เลย 2021 male 0-49 = 2750", "เลย 2021 male 50+ = 2860", "เลย 2021 female 0-49 = 100", "เลย 2021 female 50+ = 104"}, got.people)
	if got.shapes[0] != "dopa-text" || got.counts["mid-year"] != 2 || got.counts["residual-group"] != 48 {
		t.Errorf("shapes %v, counts %v", got.shapes, got.counts)
	}
	for _, code := range []string{"residual-groups", "first-december", "register-parts"} {
		// The province's own row has the residual groups once, its districts twice.
		if !slices.Contains(got.codes, code) {
			t.Errorf("no warning %s in %v", code, got.codes)
		}
	}
	if slices.Contains(got.codes, "register-total") {
		t.Error(got.everything)
	}
}

// TestDOPALone: one December stands for its year, with a remark; the groups without an
// age are shared out when asked: 4 men on 102 of 10 each, 510.
func TestDOPALone(t *testing.T) {
	r := layout.NewReader()
	r.Residual = true
	got := records(t, r, sheet{"stat_a64.txt", dopaRow("42", 10, 10)}, deathsAt("เลย", "2564"))
	want := fmt.Sprint("เลย 2021 male 0-49 = ", sumOf(50, 10*(1+4.0/1020)))
	if !slices.Contains(got.people, want) {
		t.Errorf("no %q in %v", want, got.people)
	}
	if !slices.Contains(got.codes, "end-of-year") {
		t.Errorf("warnings %v", got.codes)
	}
}

// sumOf adds x n times, as the dataset does.
func sumOf(n int, x float64) (s float64) {
	for range n {
		s += x
	}
	return s
}

func TestDOPADistrict(t *testing.T) {
	r := layout.NewReader()
	r.District = true
	if err := readWith(r, sheet{"pop6412.txt", dopaRow("4201", 30, 1)}); err != nil {
		t.Fatal(err)
	}
	if a := r.Builder.Area(0); a.Code != "4201" || a.Level != analysis.District {
		t.Errorf("area is %+v", *a)
	}
}

func TestDOPABad(t *testing.T) {
	good := dopaRow("4201", 30, 1)
	for _, c := range []struct{ name, file, text, msg string }{
		{"no year", "population.txt", good, "population.txt: cell A1: the file does not say of which year it is"},
		{"June", "pop6406.txt", good, "the file does not say of which year it is"},
		{"cut short", "pop6412.txt", good + "4202|1|2|3\r\n", "pop6412.txt: cell D2: the row has 4 fields, not 220"},
		{"letters", "pop6412.txt", good + strings.Replace(dopaRow("4202", 30, 1), "|30|", "|3O|", 1), `pop6412.txt: cell B2: the count "3O" is not a number`},
		{"province", "pop6412.txt", good + dopaRow("0102", 30, 1), `cell A2: there is no province "01"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := readWith(layout.NewReader(), sheet{c.file, c.text}); err == nil || !strings.Contains(err.Error(), c.msg) {
				t.Errorf("got  %v\nwant %s", err, c.msg)
			}
		})
	}
}

// TestDOPASummary: totals by sex check the ages. 102 x 30 men and 4 without an age are
// 3,064.
func TestDOPASummary(t *testing.T) {
	summary := "6412|0|ทั่วประเทศ|0| |0| |0| |31,999,008|33,125,708|65,124,716|24,091,404|\r\n" +
		"6412|42|จังหวัดเลย|0| |0| |0| |3,065|110|3,175|1,000|\r\n6412|42|จังหวัดเลย|1|เมืองเลย|0| |0| |5|6|11|1|\r\n"
	got := records(t, layout.NewReader(), sheet{"pop6412.txt", dopaRow("42", 30, 1)}, sheet{"stat_c64.txt", summary}, deathsAt("เลย", "2564"))
	if got.shapes[1] != "dopa-summary" || !strings.Contains(got.everything, "stat_c64.txt: cell J2: Loei, December 2021, male: the total is 3065, the ages and groups make 3064") {
		t.Error(got.shapes, got.everything)
	}
	if strings.Contains(got.everything, "female: the total") {
		t.Error("102 x 1 women and 8 without an age are 110")
	}
}

// dopaBook writes the workbook's rows: each office has n men and one woman at each age.
func dopaBook(offices ...string) string {
	var b strings.Builder
	b.WriteString("ปี,สำนักทะเบียน,อายุ,ชาย(ไทย),หญิง(ไทย),รวม(ไทย),ชาย(ไม่ใช่ไทย),หญิง(ไม่ใช่ไทย),รวม(ไม่ใช่ไทย),ชาย(รวม),หญิง(รวม),รวม(รวม)\n")
	for i, o := range offices {
		row := func(age string, n, women int) {
			fmt.Fprintf(&b, "2564,%s,%s,\"%s\",%d,%d,0,0,0,%d,%d,%d\n", o, age, thousands(n), women, n+women, n, women, n+women)
		}
		n := 10 * (i + 1)
		row("น้อยกว่า 1 ปี", n, 1)
		for a := 1; a <= 100; a++ {
			row(fmt.Sprintf("%d ปี", a), n, 1)
		}
		row("มากกว่า 100 ปี", n, 1)
		row("รวม", 102*n, 102)
	}
	return b.String()
}

// TestDOPABook: municipal offices are added to their district, or all to the province.
func TestDOPABook(t *testing.T) {
	text := dopaBook("อำเภออรัญประเทศ", "ท้องถิ่นเทศบาลเมืองอรัญญประเทศ", "อำเภอเมืองสระแก้ว", "ท้องถิ่นเทศบาลตำบลศาลาลำดวน")
	r := layout.NewReader()
	r.Area = "สระแก้ว"
	got := records(t, r, sheet{"dopa.csv", text}, deathsAt("สระแก้ว", "2564"))
	// 10+20+30+40 men an age.
	same(t, "people", []string{"สระแก้ว 2021 male 0-49 = 5000", "สระแก้ว 2021 male 50+ = 5200", "สระแก้ว 2021 female 0-49 = 200", "สระแก้ว 2021 female 50+ = 208"}, got.people)
	if got.shapes[0] != "dopa-workbook" || got.counts["office-merged"] != 2 {
		t.Errorf("shapes %v, counts %v", got.shapes, got.counts)
	}

	r = layout.NewReader()
	r.Area, r.District = "สระแก้ว", true
	districts := "district,year,sex,age,deaths\n"
	for _, d := range []string{"อรัญประเทศ", "เมืองสระแก้ว", "ท้องถิ่นเทศบาลตำบลศาลาลำดวน"} {
		for _, s := range []string{"male", "female"} {
			districts += d + ",2564," + s + ",0-49,1\n" + d + ",2564," + s + ",50+,1\n"
		}
	}
	got = records(t, r, sheet{"dopa.csv", text}, sheet{"deaths.csv", districts})
	if !slices.Contains(got.people, "อรัญประเทศ 2021 male 0-49 = 1500") || !slices.Contains(got.codes, "offices-apart") {
		t.Errorf("people %v, warnings %v", got.people, got.codes)
	}
	if err := readWith(layout.NewReader(), sheet{"dopa.csv", text}); err == nil || !strings.Contains(err.Error(), "does not say which province") {
		t.Errorf("no province: %v", err)
	}
}
