package layout_test

import (
	"strings"
	"testing"

	"github.com/lehackathon/le/ingest/layout"
)

// TestRemarks: sources and notes below a tidy table, and headings in it, are passed over
// and counted; a row that lacks something of its count is refused.
func TestRemarks(t *testing.T) {
	const table = "area,year,sex,age,deaths\nเลย,2564,ชาย,0-39,5\n"
	got := records(t, layout.NewReader(), sheet{"deaths.csv", table + "เพศชาย (ต่อ)\narea,year,sex,age,deaths\nเลย,2564,ชาย,40+,9\n\nที่มา: ทะเบียนราษฎร,,,,\nหมายเหตุ: ไม่รวมผู้ไม่มีสัญชาติ,,,,\n"},
		sheet{"people.csv", "area,year,sex,age,population\nเลย,2564,ชาย,0-39,500\nเลย,2564,ชาย,40+,900\nที่มา: กรมการปกครอง,ที่มา: กรมการปกครอง,ที่มา: กรมการปกครอง,,\n"})
	if len(got.deaths) != 2 || len(got.people) != 2 || got.counts["footer-skipped"] != 5 {
		t.Errorf("deaths %v, people %v, conversions %v", got.deaths, got.people, got.counts)
	}
	for row, want := range map[string]string{
		",,,,7\n":             "cell A3: area is empty",
		"เลย,2564,,,\n":       "cell C3: sex is",
		"เลย,,ชาย,40+,9\n":    "cell B3: year is blank",
		"เลย,2564,ชาย,40+,\n": "cell E3: deaths is empty",
	} {
		if err := readWith(layout.NewReader(), sheet{"deaths.csv", table + row}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", row, err, want)
		}
	}
}
