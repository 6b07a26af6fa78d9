package layout_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lehackathon/le/ingest/layout"
)

// TestBlankCounts: a cell without a count adds nothing, which is said with its address; a
// column that is blank from top to bottom is one nobody has filled in yet.
func TestBlankCounts(t *testing.T) {
	const text = "จำนวนตาย จังหวัดเลย\nอายุ,ชาย 2564,หญิง 2564,ชาย 2566,หญิง 2566\n0-39,,3,,\n40+,2,4,,\nหมายเหตุ,,,,\n"
	got := records(t, layout.NewReader(), loei039, sheet{"x.csv", text})
	same(t, "deaths", []string{wideDeaths[1], wideDeaths[2], wideDeaths[3]}, got.deaths)
	if !strings.Contains(got.everything, "x.csv: 1 counts are blank and add nothing; first x.csv: cell B3: write 0 where there are none") {
		t.Error(got.everything)
	}
}

// TestResidualRows: people of a register without an age, among the rows of a plain table,
// are counted and left out; the printed total then shows the gap.
func TestResidualRows(t *testing.T) {
	const text = "จำนวนประชากร จังหวัดเลย ณ วันที่ 31 ธันวาคม 2564\nอายุ,ชาย,หญิง,รวม\n0-49,10,20,30\n50+,30,40,70\n" +
		"เกิดปีจันทรคติ,1,2,3\nทะเบียนบ้านกลาง,3,4,7\nผู้ไม่ได้สัญชาติไทย,5,6,11\nอยู่ระหว่างการย้าย,7,8,15\nรวม,56,80,136\n"
	got := records(t, layout.NewReader(), sheet{"x.csv", text}, deathsAt("เลย", "2564"))
	same(t, "people", []string{"เลย 2021 male 0-49 = 10", "เลย 2021 male 50+ = 30", "เลย 2021 female 0-49 = 20", "เลย 2021 female 50+ = 40"}, got.people)
	for _, want := range []string{"x.csv: 36 people have no age and are left out: เกิดปีจันทรคติ 3, ทะเบียนบ้านกลาง 7, ผู้ไม่ได้สัญชาติไทย 11, อยู่ระหว่างการย้าย 15", "136 there, 100 as the sum"} {
		if !strings.Contains(got.everything, want) {
			t.Errorf("no %q in %s", want, got.everything)
		}
	}
	if !slices.Contains(got.codes, "end-of-year") {
		t.Errorf("31 December is not told: %v", got.codes)
	}
	if got.counts["residual-group"] != 36 {
		t.Errorf("%v", got.counts)
	}
}
