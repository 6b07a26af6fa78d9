package layout_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/layout"
)

// TestPublishedTotals: the totals of a table without ages are held against deaths by age
// of the same area and year; those of other years are no deaths of unknown age.
func TestPublishedTotals(t *testing.T) {
	const published = "ตาราง 5.3 การตาย จำแนกตามสาเหตุ และเพศ จังหวัดเลย พ.ศ. 2563 - 2564\n" +
		"สาเหตุตาย,2563,,,2564,,\n,รวม,ชาย,หญิง,รวม,ชาย,หญิง\nรวมยอด,90,50,40,10,3,7\nมะเร็ง,20,10,10,4,2,2\n"
	byAge := sheet{"x.csv", "จำนวนตาย จังหวัดเลย พ.ศ. 2564\nอายุ,ชาย,หญิง\n0-39,1,3\n40+,2,4\n"}
	got := records(t, layout.NewReader(), loei039, byAge, sheet{"t.csv", published})
	same(t, "deaths", wideDeaths, got.deaths)
	if slices.Contains(got.codes, "unknown-age-or-sex") || slices.Contains(got.codes, "age-total") {
		t.Error(got.everything)
	}
	got = records(t, layout.NewReader(), loei039, byAge, sheet{"t.csv", strings.Replace(published, "10,3,7", "12,5,7", 1)})
	if !strings.Contains(got.everything, "all-age counts are not the sum of the age groups in 2 of 3 checks; first t.csv: cell E4: 12 there, 10 as the sum") {
		t.Error(got.everything)
	}
}

// TestDistrictSheets: sheets named อ. or อำเภอ are of that district, in the province of the
// file's name; addresses name the sheet that a count stands in.
func TestDistrictSheets(t *testing.T) {
	const page = "<table><tr><td>อายุ</td><td>ชาย</td><td>หญิง</td></tr><tr><td>0-39</td><td>1</td><td>3</td></tr><tr><td>40+</td><td>2</td><td>4</td></tr></table>"
	r := layout.NewReader()
	r.Builder.KeepSingleAges = true
	for _, name := range []string{"อ.นาด้วง", "อำเภอเชียงคาน"} {
		book, err := grid.Read(bytes.NewReader([]byte("<html><body>"+page+"</body></html>")), "จำนวนตาย จังหวัดเลย 2564.xls", grid.Options{})
		if err != nil {
			t.Fatal(err)
		}
		book.Sheet = name
		if err := r.Read(book); err != nil {
			t.Fatal(err)
		}
	}
	people := "district,province,year,sex,age,population\n"
	for _, d := range []string{"นาด้วง", "เชียงคาน"} {
		people += strings.ReplaceAll("D,เลย,2564,ชาย,0-39,1000\nD,เลย,2564,ชาย,40+,1000\nD,เลย,2564,หญิง,0-39,1000\nD,เลย,2564,หญิง,40+,1000\n", "D", d)
	}
	if err := readWith(r, sheet{"people.csv", people}); err != nil {
		t.Fatal(err)
	}
	d, err := r.Builder.Dataset()
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, x := range wideDeaths {
		want = append(want, strings.Replace(x, "เลย", "นาด้วง", 1), strings.Replace(x, "เลย", "เชียงคาน", 1))
	}
	deaths, _ := cellsOf(d)
	same(t, "deaths", want, deaths)
}
