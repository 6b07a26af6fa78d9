package layout_test

import (
	"strings"
	"testing"

	"github.com/lehackathon/le/ingest/layout"
)

// TestUnits: rows of numbers and of rates in one table are not added up.
func TestUnits(t *testing.T) {
	const head = "area,year,sex,age,หน่วย,deaths\nเลย,2564,ชาย,0-39,คน,5\nเลย,2564,ชาย,40+,"
	for _, c := range []struct{ text, want string }{
		{head + "คน,9\n", ""},
		{head + "ต่อแสน,120\n", `cell E3: the column หน่วย says "ต่อแสน" here and "คน" before`},
		{head + ",9\n", ""},
	} {
		err := readWith(layout.NewReader(), sheet{"x.csv", c.text})
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q", c.text, err, c.want)
		}
	}
	gbd := "measure_name,location_name,sex_name,age_name,metric_name,year,val\nDeaths,เลย,Male,0-39,Number,2021,5\nDeaths,เลย,Male,0-39,Rate,2021,12.5\n"
	if err := readWith(layout.NewReader(), sheet{"gbd.csv", gbd}); err == nil || !strings.Contains(err.Error(), "estimates of the Global Burden of Disease study") {
		t.Error(err)
	}
	r := layout.NewReader()
	r.Map = layout.Mapping{{Column: "val", Field: "deaths"}, {Column: "location_name", Field: "area"}, {Column: "sex_name", Field: "sex"}, {Column: "age_name", Field: "age"}}
	if err := readWith(r, sheet{"gbd.csv", gbd}); err == nil || !strings.Contains(err.Error(), `cell E3: the column metric_name says "Rate" here and "Number" before`) {
		t.Error(err)
	}
}
