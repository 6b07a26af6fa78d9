package layout_test

import (
	"fmt"
	"strings"

	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/layout"
)

func ExampleReader_Read() {
	const sheet = "จังหวัด,ปี พ.ศ.,กลุ่มอายุ,จำนวนตาย,ประชากร\n" +
		"จังหวัดเลย,๒๕๖๔,0-59 ปี,\"1,520\",500000\n" +
		"จังหวัดเลย,๒๕๖๔,60 ปีขึ้นไป,3100,110000\n"
	book, err := grid.Read(strings.NewReader(sheet), "loei.csv", grid.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer book.Close()
	r := layout.NewReader()
	if err := r.Read(book); err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range r.Log.Conversions() {
		fmt.Println(c)
	}
	d, err := r.Builder.Dataset()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(d.Areas[0].EN, d.Periods, d.Ages)
	fmt.Println(d.Totals())
	// Output:
	// Buddhist years turned into common years: 2 (first: loei.csv: cell B2, "๒๕๖๔" -> "2021")
	// thousands separators removed: 1 (first: loei.csv: cell D2, "1,520" -> "1520")
	// places recognised and given their code and other name: 1 (first: loei.csv: cell A2, "จังหวัดเลย" -> "42 เลย")
	// Loei [2021] 0-59, 60+
	// 4620 610000
}

// A list with one death a row is counted; the ids are dropped.
func ExampleReader_Finish() {
	r := layout.NewReader()
	r.Explain = func(t layout.Taken) { fmt.Println(t.Shape) }
	book, err := grid.Read(strings.NewReader("PID,SEX,AGE,DYEAR,LCCAATTMM,NCAUSE\n1100500000000,1,67,2564,42010101,I64\n"), "deaths.csv", grid.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := r.Read(book); err != nil {
		fmt.Println(err)
	}
	fmt.Println(r.Finish(), r.Builder.Area(0).EN, r.Builder.Cause(0).ID)
	// Output:
	// moph-deaths
	// <nil> Loei I64
}
