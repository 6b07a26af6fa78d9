package layout

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/thai"
)

// rounding is how far two sums of the same counts may lie apart, relative.
const rounding = 1e-9

// FuzzTidy reads anything. What is accepted has all the deaths and people of its
// rows; where some rows are totals of others, it has no more than that.
func FuzzTidy(f *testing.F) {
	for _, s := range []string{
		"area,year,sex,age,cause,deaths,population\nเลย,2564,1,0-39,a,1,10\nเลย,2564,1,40+,a,2.5,20\n",
		"area,year,sex,age,cause,deaths,population\nx,2021,1,0,a,1,10\nx,2021,2,0,a,1,10\nx,2021,3,0,all,3,20\nx,2021,1,1+,a,1,9\nx,2021,2,1+,a,1,9\n",
		"อายุ\tตาย\tประชากร\n0\t๑\t-\n1-4\t-\t1,000\n5+\t3\t9\nไม่ทราบ\t4\t\nรวม\t8\t1009\n",
		"title\nid,name_th\na,ก\nb,ข\n", "age;deaths;population\n0;1;1\n1;1;1\n5;1;1\n10;1;1\n",
		"area,fiscal_year,sex,age,deaths,population\nx,2562-2564,9,0,1,2\nx,2562-2564,9,1+,1,2\nx,2562-2564,1,0,1,2\nx,2562-2564,1,1+,1,2\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 600 {
			return // a dataset is dense: many areas, years and causes take much memory
		}
		book, err := grid.Read(bytes.NewReader(data), "fuzz", grid.Options{})
		if err != nil {
			return
		}
		r := NewReader()
		r.As = "tidy" // rowSums knows no other shape
		if r.Read(book) != nil {
			return
		}
		d, err := r.Builder.Dataset()
		if err != nil {
			return
		}
		wantDeaths, wantPeople, totals := rowSums(t, data)
		deaths, people := cellSums(d)
		for _, c := range []struct {
			what      string
			got, want float64
		}{{"deaths", deaths, wantDeaths}, {"people", people, wantPeople}} {
			if off := rounding * (1 + c.want); c.got > c.want+off || !totals && c.got < c.want-off {
				t.Errorf("%v %s in the dataset, %v in the rows (totals among them: %t)", c.got, c.what, c.want, totals)
			}
		}
	})
}

// rowSums adds up the counts of a sheet and says whether some may be totals of
// others: all ages or causes, both sexes beside one, people on many rows.
func rowSums(t *testing.T, data []byte) (ofDeaths, ofPeople float64, totals bool) {
	book, err := grid.Read(bytes.NewReader(data), "fuzz", grid.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var col [fieldCount]int
	head := false
	var sexesSeen []thai.Sex
	if err := book.Rows(func(_ int, cells []string) error {
		if !head {
			col, head, _ = NewReader().tidyHeader(cells)
			return nil
		}
		at := func(f field) string {
			if c := col[f]; c >= 0 && c < len(cells) {
				return cells[c]
			}
			return ""
		}
		n, _ := parseCount(at(deaths), func(Kind, string) {})
		p, _ := parseCount(at(population), func(Kind, string) {})
		ofDeaths, ofPeople = ofDeaths+n, ofPeople+p
		s, _ := thai.ParseSex(at(sex))
		if !slices.Contains(sexesSeen, s) {
			sexesSeen = append(sexesSeen, s)
		}
		a, _ := thai.ParseAge(at(age))
		totals = totals || a.Kind == thai.All || isAllCauses(at(cause)) || col[cause] >= 0 && col[population] >= 0
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return ofDeaths, ofPeople, totals || len(sexesSeen) > 1 && slices.Contains(sexesSeen, thai.Both)
}

// cellSums adds up the cells of a dataset and what it keeps beside them.
func cellSums(d *analysis.Dataset) (deaths, people float64) {
	for a := range d.Areas {
		for p, period := range d.Periods {
			for s := analysis.Both; s <= analysis.Female; s++ {
				for c := range d.Causes {
					for _, n := range d.DeathsBy(a, p, s, c) {
						deaths += n
					}
				}
				for _, e := range d.ExposureBy(a, p, s) {
					people += e / math.Max(1, float64(period.Years()))
				}
			}
		}
	}
	for _, u := range d.Unknown {
		if u.Cause >= 0 {
			deaths += u.Count
		} else {
			people += u.Count
		}
	}
	return deaths, people
}
