package layout_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lehackathon/le/ingest/layout"
)

// TestAgeSubtotals: broad groups among those of a table are passed over, in rows, in
// columns and in tidy tables, and a wrong one is named with both numbers; of an area that has only them they
// are its groups.
func TestAgeSubtotals(t *testing.T) {
	const rows = "จำนวนตาย จังหวัดเลย พ.ศ. 2564\nอายุ,ชาย,หญิง\n0-19,1,1\n20-39,0,2\n0-39,1,3\n40-59,1,1\n60+,1,3\n40 ปีขึ้นไป,2,4\nรวม,3,7\n"
	const across = "จำนวนตาย จังหวัดเลย พ.ศ. 2564\nเพศ,0-19,20-39,0-39,40-59,60+,40+,รวม\nชาย,1,0,1,1,1,2,3\nหญิง,1,2,3,1,3,4,7\n"
	const long = "จังหวัด,ปี,เพศ,อายุ,จำนวนตาย\nเลย,2564,ชาย,0-19,1\nเลย,2564,ชาย,20-39,0\nเลย,2564,ชาย,0-39,1\nเลย,2564,ชาย,40+,2\n" +
		"เลย,2564,หญิง,0-19,1\nเลย,2564,หญิง,20-39,2\nเลย,2564,หญิง,40+,4\nเลย,2564,หญิง,0-39,3\n"
	for name, text := range map[string]string{"rows": rows, "columns": across, "one a row": long} {
		t.Run(name, func(t *testing.T) {
			got := records(t, layout.NewReader(), loei039, sheet{"x.csv", text})
			same(t, "deaths", wideDeaths, got.deaths)
			if slices.Contains(got.codes, "age-subtotal") {
				t.Error(got.everything)
			}
		})
	}
	got := records(t, layout.NewReader(), loei039, sheet{"x.csv", strings.Replace(rows, "0-39,1,3", "0-39,1,8", 1)})
	if !strings.Contains(got.everything, "subtotals of ages are not the sum of their groups in 1 of 4 checks; first x.csv: cell C5: 8 there, 3 as the sum (Loei, 2021, female, age 0-39)") {
		t.Error(got.everything)
	}
	two := "จำนวนตาย พ.ศ. 2564\nจังหวัด,อายุ,ชาย,หญิง\nเลย,0-19,1,1\nเลย,20-39,0,2\nเลย,40+,2,4\nตรัง,0-39,1,3\nตรัง,40+,2,4\n"
	trang := peopleOf("ตรัง", "2564", "0-39", "40+")
	got = records(t, layout.NewReader(), loei039, trang, sheet{"x.csv", two})
	want := slices.Clone(wideDeaths)
	for _, d := range wideDeaths {
		want = append(want, strings.Replace(d, "เลย", "ตรัง", 1))
	}
	same(t, "deaths of two areas", want, got.deaths)
}
