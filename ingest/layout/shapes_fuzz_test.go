package layout_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/layout"
)

const maxFuzzed = 4000 // a dataset is dense: many areas, years and causes take much memory

// FuzzLineList reads anything as a list of deaths: it holds no more deaths than rows.
func FuzzLineList(f *testing.F) {
	f.Add([]byte(mophRows))
	f.Add([]byte("เพศ,วันเกิด,วันที่เสียชีวิต,จังหวัด,สาเหตุการตาย\nชาย,1 ม.ค. 2500,31/12/2563,เลย,หัวใจวาย\n"))
	f.Add([]byte("sex,age,year,cause\n1,0-4,2564,I64\n2,85+,2564,J18\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > maxFuzzed {
			return
		}
		r := layout.NewReader()
		people := peopleOf("เลย", "2564", "0-4", "5+")
		if err := readWith(r, people); err != nil {
			t.Fatal(err)
		}
		r.As, r.Fiscal = "line-list", len(data)%2 == 1
		if readWith(r, sheet{"fuzz.csv", string(data)}) != nil {
			return
		}
		d, err := r.Builder.Dataset()
		if err != nil {
			return
		}
		deaths, _ := d.Totals()
		for _, u := range d.Unknown {
			if u.Cause >= 0 {
				deaths += u.Count
			}
		}
		if rows := bytes.Count(data, []byte("\n")) + bytes.Count(data, []byte("\r")) + 1; deaths > float64(rows) {
			t.Errorf("%v deaths in %d rows", deaths, rows)
		}
	})
}

// FuzzShapes reads anything as any shape: it ends, and errors have a place.
func FuzzShapes(f *testing.F) {
	seeds := []string{hmdFile("Deaths (period 1x1)", "  2020  0  1.0  2.0  3.0\n  2020+  110+  1.0  .  3.0\n"), dopaRow("4201", 3, 1), dopaBook("อำเภออรัญประเทศ"), death43, person43,
		"6412|0|ทั่วประเทศ|0| |0| |0| |3|4|7|2|\n", "PROVRES,SEXO,CAUSA,MAT,GRUPEDAD,CUENTA\n22,1,V22,,01_Menor de 1 año,1\n",
		whoRows("Deaths", "3380,,,2019,104,I219,1,02,08,1,1\n"), "Notes\tFive-Year Age Groups Code\tDeaths\tPopulation\n\t1-4\t3\t4\n---\n",
		"จำนวนตาย จังหวัดเลย\nอายุ,2564,,2565,\n,ชาย,หญิง,ชาย,หญิง\n0-39,1,3,0,0\n40+,2,4,0,0\n",
		"จำนวนตายรายสาเหตุ จังหวัดเลย พ.ศ. 2564\nกลุ่มอายุ,มะเร็ง,,หัวใจ,\n,ชาย,หญิง,ชาย,หญิง\n0-39,1,3,0,0\n40+,2,4,0,0\n",
		"พ.ศ. 2564\nกลุ่มอายุ,I60-I69,,รวม,\n,เลย,ขอนแก่น,เลย,ขอนแก่น\n0-39,1,3,0,0\n40+,2,4,0,0\n",
		"จำนวนตาย\nเพศ,กลุ่มอายุ,อำเภอ,\n,,เชียงคาน,ปากชม\nชาย,0-39,1,5\n",
		whoRows("Pop", "2070,901,A20,2019,1,08,1,1,1,,,,1,,1\n"),
		"การตาย พ.ศ. 2564\nสาเหตุตาย,รวม,ชาย,หญิง\nรวมยอด,3,2,1\n"}
	names := layout.ShapeNames()
	for i, s := range seeds {
		f.Add(s, uint8(i))
		f.Add(s, uint8(len(names)))
	}
	f.Fuzz(func(t *testing.T, text string, as uint8) {
		if len(text) > maxFuzzed {
			return
		}
		book, err := grid.Read(strings.NewReader(text), "pop2564.csv", grid.Options{})
		if err != nil {
			return
		}
		r := layout.NewReader()
		if int(as) < len(names) {
			r.As = names[as]
		}
		if err = r.Read(book); err == nil {
			err = r.Finish()
		}
		if err != nil && !strings.HasPrefix(err.Error(), "pop2564.csv: ") {
			t.Errorf("an error without a place: %v", err)
		}
	})
}
