package layout_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/layout"
)

// TestDiagnose: a sheet that has no known shape is told what it seems to be, why it
// cannot be used, and what to do.
func TestDiagnose(t *testing.T) {
	for _, c := range []struct{ name, text, what, todo string }{
		{"a title alone", "ตารางที่ 1 จำนวนตาย จังหวัดเลย\n\nที่มา: สสจ.\n", "a title or notes, but no table", "right file or sheet"},
		{"no names", "เลย,2564,ชาย,0-4,12\nเลย,2564,ชาย,5-9,3\n", "its first row holds data", "names of the columns into a row above"},
		{"no ages", "จังหวัด,ปี,เพศ,จำนวนตาย\nเลย,2564,ชาย,400\n", "it has counts (จำนวนตาย), but no ages", `--map "NAME=age"`},
		{"no counts", "ปี,เพศ,กลุ่มอายุ,ยอด\n2564,ชาย,0,1\n", "it has ages (กลุ่มอายุ), but no counts of deaths or people; not understood: ยอด", `--map "ยอด=deaths"`},
		{"rates", "year,sex,age,mx\n2564,male,0,0.01\n", "rates or results instead of counts (mx)", "that the rates were made of"},
		{"life expectancies", "year,sex,LE,HALE\n2564,male,71,65\n", "it has rates or results (LE, HALE), but neither ages nor counts", "deaths and the population by age"},
		{"ages by years", "age,2564,2565\n0,5,6\n1-4,5,6\n", "neither the title nor the header says that they are deaths or population", ""},
		{"years without ages", "place of birth,2564,2565\nx,5,6\n", "neither the title nor the header says", ""},
		{"codes", "icd10,severity,description\nA00,1,x\n", "a list of codes or causes", "id, name_en, name_th, icd10, parent"},
		{"areas", "th_province,area_name\nx,y\n", "a list of areas", ""},
		{"names", "group,name_th\n1,ก\n", "a list of codes and names", ""},
		{"causes or areas", "จำนวนตาย\nเพศ,กลุ่มอายุ,ก ข,ค ง\nชาย,0-39,1,5\n", "may be causes or areas", "name the columns"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := layout.NewReader()
			why := ""
			r.Explain = func(x layout.Taken) { why = x.Why }
			err := readWith(r, sheet{"x.csv", c.text})
			var problem *grid.Error
			if !errors.As(err, &problem) || !errors.Is(err, layout.ErrUnrecognised) {
				t.Fatal(err)
			}
			if !strings.Contains(problem.Error(), c.what) || !strings.Contains(why, c.what) || !strings.Contains(problem.Hint, c.todo) {
				t.Errorf("%v\nhint %s\nwhy %s", problem, problem.Hint, why)
			}
		})
	}
}

// TestWhatWasRead: the explanation lists the columns that were read, as what, and those
// that were not.
func TestWhatWasRead(t *testing.T) {
	r := layout.NewReader()
	why := ""
	r.Explain = func(x layout.Taken) { why = x.Why }
	if err := readWith(r, sheet{"x.csv", "จังหวัด,year,เพศ,กลุ่มอายุ,จำนวนตาย,หมายเหตุ\nเลย,2564,ชาย,0-39,1,x\n"}); err != nil {
		t.Fatal(err)
	}
	if want := "row 1 names the columns จังหวัด (province), year, เพศ (sex), กลุ่มอายุ (age), จำนวนตาย (deaths); not read: หมายเหตุ"; why != want {
		t.Errorf("got  %s\nwant %s", why, want)
	}
	if err := readWith(r, sheet{"x.csv", mophHeader + "1,1,67,05,05,2564,,,42010101,I64,,,,,,\n"}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(why, "not read: DRCODE, HOS_ID") {
		t.Error(why)
	}
}
