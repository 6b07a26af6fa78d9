package layout_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
)

var (
	loei = analysis.Area{Code: "42", TH: "เลย", EN: "Loei", Level: analysis.Province, Within: "R08"}
	rest = ",2564,ชาย,0-39,1,1000\n"
)

// areas lists the areas of rows that differ in the columns of the area only.
func areas(t *testing.T, head string, rows ...string) []analysis.Area {
	t.Helper()
	sheet := head + ",year,sex,age,deaths,population\n"
	for _, row := range rows {
		sheet += row + ",2564,ชาย,0-39,1,1000\n" + row + ",2564,ชาย,40+,1,1000\n"
	}
	d, _ := dataset(t, sheet)
	return d.Areas
}

func TestAreas(t *testing.T) {
	for _, c := range []struct {
		name, head, row string
		want            analysis.Area
	}{
		{"code", "area_code", "42", loei},
		{"thai digits", "รหัสจังหวัด", "๔๒", loei},
		{"thai", "จังหวัด", "เลย", loei},
		{"english", "area", "LOEI", loei},
		{"no-break space", "จังหวัด", "\u00a0เลย", loei},
		{"prefix", "area", "จังหวัดเลย", loei},
		{"short prefix", "area", "จ.เลย", loei},
		{"wrong code", "area_code,area", "99,เลย", loei},
		{"unknown code", "area_code", "X1", analysis.Area{Code: "X1", Level: analysis.AreaLevel}},
		{"unknown thai", "area", "บ้านนา", analysis.Area{TH: "บ้านนา", Level: analysis.AreaLevel}},
		{"unknown english", "area,code", "Ban Na,7", analysis.Area{Code: "7", EN: "Ban Na", Level: analysis.AreaLevel}},
		{"both names", "area,area_en", "บ้านนา,Ban Na", analysis.Area{TH: "บ้านนา", EN: "Ban Na", Level: analysis.AreaLevel}},
		{"province column", "province", "Karnataka", analysis.Area{EN: "Karnataka", Level: analysis.Province}},
		{"district beside province", "province,district,area_code", "เลย,วังสะพุง,42", analysis.Area{TH: "วังสะพุง", Level: analysis.District}},
		{"district of its province's name", "province,district", "เลย,เลย", analysis.Area{TH: "เลย", Level: analysis.District}},
		{"district left blank", "province,district", "เลย,", loei},
		{"health region", "เขตสุขภาพ", "เขตสุขภาพที่ 8", analysis.Area{Code: "R08", TH: "เขตสุขภาพที่ 8", EN: "Health region 8", Level: analysis.Region}},
		{"region beside province", "region,province", "8,เลย", loei},
		{"country", "area", "ทั่วราชอาณาจักร", analysis.Area{Code: "TH", TH: "ประเทศไทย", EN: "Thailand", Level: analysis.Country}},
		{"bare total", "area", "รวม", analysis.Area{TH: "รวม", EN: "รวม", Level: analysis.Country}},
		{"level", "area,level", "บ้านนา,อำเภอ", analysis.Area{TH: "บ้านนา", Level: analysis.District}},
		{"level blank", "area,level", "เลย,", loei},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff([]analysis.Area{c.want}, areas(t, c.head, c.row)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestAreasApart: what two rows say decides whether they are about one area.
func TestAreasApart(t *testing.T) {
	for _, c := range []struct {
		name, head string
		rows       []string
		want       []string // codes and names
	}{
		{"code and name", "code,area", []string{"1,ก", "2,ก"}, []string{"1 ก", "2 ก"}},
		{"numbered names", "area", []string{"หมู่ 1-2", "หมู่ 12"}, []string{" หมู่ 1-2", " หมู่ 12"}},
		{"english names alike", "area,area_en", []string{"ก,X", "ข,X"}, []string{" ก", " ข"}},
		{"a district and its province", "province,district", []string{"เลย,", "เลย,เลย"}, []string{"42 เลย", " เลย"}},
		{"one code for many", "code,area", []string{"1,ก", "1,ข"}, []string{"1 ก", "1 ข"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, a := range areas(t, c.head, c.rows...) {
				got = append(got, a.Code+" "+a.TH)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestAreasCompleted: two files call one area differently, whichever comes first.
func TestAreasCompleted(t *testing.T) {
	full := analysis.Area{Code: "0101", TH: "บ้านนา", EN: "Ban Na", Level: analysis.District}
	for _, c := range []struct{ name, head, row string }{
		{"thai", "area", "บ้านนา"}, {"english", "area", "Ban Na"}, {"code", "code", "0101"}, {"code that lost its zero", "code,area", "101,บ้านนา"},
		{"district", "district", "บ้านนา"},
	} {
		deaths := c.head + ",year,sex,age,deaths\n" + c.row + ",2564,ชาย,0-39,1\n" + c.row + ",2564,ชาย,40+,2\n"
		persons := "code,area,area_en,level,year,sex,age,population\n0101,บ้านนา,Ban Na,district,2564,ชาย,0-39,1000\n0101,บ้านนา,Ban Na,district,2564,ชาย,40+,900\n"
		for _, sheets := range [][]string{{deaths, persons}, {persons, deaths}} {
			if c.name == "code" && sheets[0] == deaths || c.name == "code that lost its zero" && sheets[0] == deaths {
				continue // the code that was met first is kept
			}
			t.Run(c.name, func(t *testing.T) {
				d, _ := dataset(t, sheets...)
				if diff := cmp.Diff([]analysis.Area{full}, d.Areas); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

func TestMissingAreaIsNoOther(t *testing.T) {
	msg, hint := problem(t, "province,district,year,sex,age,deaths,population\nเลย,วังสะพุง"+rest+",,2564,ชาย,40+,1,1\n")
	if !strings.Contains(msg, "A3") || hint == "" {
		t.Error(msg, hint)
	}
}
