package layout_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
	"github.com/lehackathon/le/ingest/layout"
)

// people is a population that fits the deaths of the tests below: ages 0-39, 40+.
const people = "area,year,sex,age,population\n" +
	"เลย,2564,ชาย,0-39,1000\nเลย,2564,ชาย,40+,900\nเลย,2564,หญิง,0-39,1100\nเลย,2564,หญิง,40+,950\n"

// read reads sheets in order into one reader.
func read(sheets ...string) (*layout.Reader, error) {
	r := layout.NewReader()
	for i, text := range sheets {
		book, err := grid.Read(strings.NewReader(text), fmt.Sprintf("%d.csv", i+1), grid.Options{})
		if err != nil {
			return nil, err
		}
		if err := r.Read(book); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// dataset reads sheets that are expected to be in order.
func dataset(t *testing.T, sheets ...string) (*analysis.Dataset, *layout.Reader) {
	t.Helper()
	r, err := read(sheets...)
	if err != nil {
		t.Fatal(err)
	}
	d, err := r.Builder.Dataset()
	if err != nil {
		t.Fatal(err)
	}
	return d, r
}

// problem is the message and advice of reading sheets that are not in order.
func problem(t *testing.T, sheets ...string) (msg, hint string) {
	t.Helper()
	r, err := read(sheets...)
	if err == nil {
		_, err = r.Builder.Dataset()
	}
	var file *grid.Error
	var data *analysis.DataError
	switch {
	case errors.As(err, &file):
		return err.Error(), file.Hint
	case errors.As(err, &data):
		return err.Error(), data.Hint
	}
	t.Fatalf("error is %v, want one with a place and advice", err)
	return "", ""
}

// deathsBySex lists the deaths of the first area and year: sex -> cause -> ages.
func deathsBySex(d *analysis.Dataset) map[string][]float64 {
	m := map[string][]float64{}
	for s := analysis.Both; s <= analysis.Female; s++ {
		for c, cause := range d.Causes {
			if has, _ := d.Has(0, 0, s); has {
				m[s.String()+" "+cause.ID] = d.DeathsBy(0, 0, s, c)
			}
		}
	}
	return m
}

func TestHeaderRow(t *testing.T) {
	rows := "เลย,2564,ชาย,0-39,1\nเลย,2564,ชาย,40+,2\n"
	want := map[string][]float64{"male all": {1, 2}}
	for name, sheet := range map[string]string{
		"first":       "area,year,sex,age,deaths\n" + rows,
		"thai":        "จังหวัด,ปี พ.ศ.,เพศ,กลุ่มอายุ (ปี),จำนวนตาย (ราย)\n" + rows,
		"below title": "ตารางที่ 1 จำนวนตาย\n\nที่มา: สสจ.\narea,year,sex,age,deaths\n\n" + rows,
		"more columns": "area,year,sex,age,deaths,หมายเหตุ\n" +
			"เลย,2564,ชาย,0-39,1,\nเลย,2564,ชาย,40+,2,ดู ภาคผนวก\n",
		"other order": "deaths,age,sex,year,area\n1,0-39,ชาย,2564,เลย\n2,40+,ชาย,2564,เลย\n",
	} {
		t.Run(name, func(t *testing.T) {
			d, _ := dataset(t, sheet, people)
			if diff := cmp.Diff(want, deathsBySex(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestUnreadable(t *testing.T) {
	const head = "area,year,sex,age,cause,deaths\n"
	for _, c := range []struct{ name, sheet, msg, hint string }{
		{"two columns", "area,year,sex,age,deaths,ตาย\n", `1.csv: row 1: two columns for deaths: "deaths" and "ตาย"`, "rename one"},
		{"no age", "area,year,sex,deaths\nเลย,2564,ชาย,1\n", "1.csv: no header with age and deaths or population was found; the first row reads: area, year, sex, deaths", "กลุ่มอายุ"},
		{"a rate", "area,year,sex,age,deaths (per 1000)\nเลย,2564,ชาย,0,1\n", "no header", "name the columns"},
		{"only titles", strings.Repeat("x,y\n", 40), "no header", "name the columns"},
		{"short title", "ชื่อ\n", "the first row reads: ชื่อ", "name the columns"},
		{"not a number", head + "เลย,2564,ชาย,0-39,a,\"1,2O4\"\n", `1.csv: cell F2: deaths "1,2O4" is not a number`, "write the number in digits"},
		{"missing count", head + "เลย,2564,ชาย,0-39,a,\n", "1.csv: cell F2: deaths is empty", "write 0"},
		{"short row", head + "เลย,2564,ชาย,0-39\n", "1.csv: cell F2: deaths is empty", "write 0"},
		{"negative", head + "เลย,2564,ชาย,0-39,a,-3\n", `cell F2: deaths "-3" is negative`, "write the number in digits"},
		{"year", head + "เลย,64,ชาย,0-39,a,1\n", `1.csv: cell B2: year "64"`, "พ.ศ."},
		{"no year", head + "เลย,,ชาย,0-39,a,1\n", "1.csv: cell B2: year is blank", "พ.ศ."},
		{"fiscal year", "area,ปีงบประมาณ,sex,age,deaths\nเลย,640,ชาย,0-39,1\n", `1.csv: cell B2: year "640"`, "พ.ศ."},
		{"sex", head + "เลย,2564,3,0-39,a,1\n", `1.csv: cell C2: sex "3"`, "male, female"},
		{"age", head + "เลย,2564,ชาย,7-Aug,a,1\n", `1.csv: cell D2: age "7-Aug"`, "85+"},
		{"no area", head + " ,2564,ชาย,0-39,a,1\n", "1.csv: cell A2: area is empty", "every row"},
		{"no province", "province,year,sex,age,deaths\n,2564,ชาย,0-39,1\n", "1.csv: cell A2: province is empty", "every row"},
		{"level", "area,level,year,sex,age,deaths\nเลย,planet,2564,ชาย,0-39,1\n", `1.csv: cell B2: level "planet"`, ""},
		{"both counts missing", "area,year,sex,age,deaths,population\nเลย,2564,ชาย,0-39,,\n", "1.csv: cell F2: population is empty", "write 0"},
		{"total written again", head + "เลย,2564,ชาย,0-39,a,1\nเลย,2564,ชาย,0-39,a,1\nเลย,2564,ชาย,40+,a,1\n", "1.csv: cell F3: a second count for Loei, 2021, male, age 0-39, a; the first stands in 1.csv: cell F2", "remove one"},
		{"cause without id", "id,name_th\n,ก\n", "1.csv: cell A2: the cause has no id", "an id"},
		{"cause twice", "id,name_th\na,ก\nA,ข\n", `1.csv: cell A3: a second cause has the id "A"`, "an id of its own"},
		{"district in two provinces", "province,district,year,sex,age,deaths\nเลย,เฉลิมพระเกียรติ,2564,ชาย,0,1\nตรัง,เฉลิมพระเกียรติ,2564,ชาย,0,1\n",
			`1.csv: cell B3: district "เฉลิมพระเกียรติ" is in ตรัง here and in เลย above`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			msg, hint := problem(t, c.sheet, people)
			if !strings.Contains(msg, c.msg) || !strings.Contains(hint, c.hint) {
				t.Errorf("got  %s\nhint %s\nwant %s\nhint %s", msg, hint, c.msg, c.hint)
			}
		})
	}
}

func TestYearsAndSexes(t *testing.T) {
	t.Run("eras mixed", func(t *testing.T) {
		d, r := dataset(t, "area,year,sex,age,deaths\nเลย,2564,ชาย,0-39,1\nเลย,2021,M,40+,2\nเลย,๒๕๖๔,2,0-39,3\nเลย,ค.ศ. 2021,female,40+,4\n", people)
		if diff := cmp.Diff(map[string][]float64{"male all": {1, 2}, "female all": {3, 4}}, deathsBySex(d)); diff != "" {
			t.Error(diff)
		}
		if got := r.Log.Conversions()[0]; got.Kind != "buddhist-year" || got.Count != 2+4 || got.Examples[1] != (layout.Example{Where: "1.csv: cell B4", From: "๒๕๖๔", To: "2021"}) {
			t.Errorf("the years were logged as %+v", got)
		}
	})
	t.Run("fiscal", func(t *testing.T) {
		fiscal := strings.Replace(people, "year", "ปีงบประมาณ", 1)
		d, _ := dataset(t, "area,fiscal_year,sex,age,deaths\nเลย,2564,ชาย,0-39,1\nเลย,2564,ชาย,40+,2\n", fiscal)
		if want := []analysis.Period{{From: 2021, To: 2021, Fiscal: true}}; !cmp.Equal(want, d.Periods) {
			t.Errorf("periods %v, want %v", d.Periods, want)
		}
		if msg, _ := problem(t, "area,year,sex,age,deaths\nเลย,2564,ชาย,0-39,1\nเลย,2564,ชาย,40+,2\n", fiscal); !strings.Contains(msg, "mixed") {
			t.Error(msg)
		}
	})
	t.Run("unknown age and sex", func(t *testing.T) {
		d, _ := dataset(t, "area,year,sex,age,cause,deaths\nเลย,2564,ชาย,0-39,a,1\nเลย,2564,ชาย,40+,a,2\nเลย,2564,ชาย,ไม่ทราบ,a,4\nเลย,2564,ไม่ระบุ,40+,a,8\nเลย,2564,9,unknown,a,16\n", people)
		want := []analysis.Unknown{
			{Sex: analysis.Male, Age: -1, Count: 4}, {Sex: analysis.UnknownSex, Age: -1, Count: 16}, {Sex: analysis.UnknownSex, Age: 1, Count: 8}}
		if diff := cmp.Diff(want, d.Unknown); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("assumed", func(t *testing.T) {
		r := layout.NewReader()
		r.Sex, r.Year = analysis.Female, analysis.Period{From: 2020, To: 2020}
		book, err := grid.Read(strings.NewReader("age,deaths,population\n0-39,1,100\n40+,2,200\n"), "x.csv", grid.Options{})
		if err == nil {
			err = r.Read(book)
		}
		if err != nil {
			t.Fatal(err)
		}
		d, err := r.Builder.Dataset()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(map[string][]float64{"female all": {1, 2}}, deathsBySex(d)); diff != "" || d.Periods[0] != r.Year || d.Areas[0].EN != "unnamed area" {
			t.Errorf("periods %v, areas %v, %s", d.Periods, d.Areas, diff)
		}
	})
}

func TestOneFileForBoth(t *testing.T) {
	want := map[string][]float64{"both a": {1, 2}, "both b": {3, 4}}
	for name, sheet := range map[string]string{
		"population on every row": "area,year,age,cause,deaths,population\nx,2564,0-39,a,1,50\nx,2564,0-39,b,3,50\nx,2564,40+,a,2,60\nx,2564,40+,b,4,60\n",
		"population on its own rows": "area,year,age,cause,deaths,population\nx,2564,0-39,a,1,\nx,2564,0-39,b,3,\nx,2564,40+,a,2,\nx,2564,40+,b,4,\n" +
			"x,2564,0-39,,,50\nx,2564,40+,,,60\n",
		"population once": "area,year,age,cause,deaths,population\nx,2564,0-39,a,1,50\nx,2564,0-39,b,3,\nx,2564,40+,a,2,60\nx,2564,40+,b,4,\n",
	} {
		t.Run(name, func(t *testing.T) {
			d, r := dataset(t, sheet)
			if diff := cmp.Diff(want, deathsBySex(d)); diff != "" {
				t.Error(diff)
			}
			if got := d.ExposureBy(0, 0, analysis.Both); !cmp.Equal(got, []float64{50, 60}) {
				t.Errorf("exposure %v", got)
			}
			for _, c := range r.Log.Conversions() {
				if c.Kind != "buddhist-year" {
					t.Errorf("unexpected: %v", c)
				}
			}
		})
	}
	t.Run("conflict", func(t *testing.T) {
		msg, _ := problem(t, "area,year,age,cause,deaths,population\nx,2564,0-39,a,1,50\nx,2564,0-39,b,3,51\nx,2564,40+,a,2,60\n")
		if !strings.Contains(msg, "F3") || !strings.Contains(msg, "F2") {
			t.Error(msg)
		}
	})
}

// TestLog counts every kind of conversion, with the address of the first.
func TestLog(t *testing.T) {
	_, r := dataset(t, "area,year,sex,age,cause,deaths\n"+
		"จังหวัดเลย,2564,ชาย,0-39,หัวใจ,๑๒\nจังหวัดเลย,2564,ชาย,40+,หัวใจ,\"1,234\"\n"+
		"จังหวัดเลย,2564,หญิง,0-39,,-\nจังหวัดเลย,2564,หญิง,40+,,5\nจังหวัดเลย,2564,หญิง,40+,โรคไต\u200b,5\n", people)
	type line struct {
		Kind, Where, From, To string
		Count                 int
	}
	var got []line
	for _, c := range r.Log.Conversions() {
		got = append(got, line{c.Kind, c.Examples[0].Where, c.Examples[0].From, c.Examples[0].To, c.Count})
	}
	want := []line{
		{"buddhist-year", "1.csv: cell B2", "2564", "2021", 9},
		{"thai-digits", "1.csv: cell F2", "๑๒", "12", 1},
		{"thousands", "1.csv: cell F3", "1,234", "1234", 1},
		{"dash-as-zero", "1.csv: cell F4", "-", "0", 1},
		{"text-cleaned", "1.csv: cell E6", "โรคไต\u200b", "โรคไต", 1},
		{"place-named", "1.csv: cell A2", "จังหวัดเลย", "42 เลย", 1},
		{"no-cause", "1.csv: cell E4", "", "not stated", 2},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if s := r.Log.Conversions()[3].String(); s != `a dash in a count read as 0: 1 (first: 1.csv: cell F4, "-" -> "0")` {
		t.Error(s)
	}
}
