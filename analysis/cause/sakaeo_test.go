package cause_test

import (
	"compress/gzip"
	"encoding/csv"
	"io"
	"io/fs"
	"math"
	"strconv"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/testdata"
)

// rows reads a file of a sample as maps by column.
func rows(t *testing.T, fsys fs.FS, name string, packed bool) (list []map[string]string) {
	t.Helper()
	f, err := fsys.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var in io.Reader = f
	if packed {
		if in, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	r := csv.NewReader(in)
	r.Comment = '#'
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, fields := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = fields[i]
		}
		list = append(list, row)
	}
	return list
}

// TestSaKaeoIllDefined: the dashboard of the province's health office shows 931, 1,117,
// 1,022, 1,021 and 1,012 deaths of R00-R99 at all ages, 23 to 25.5 % of all.
func TestSaKaeoIllDefined(t *testing.T) {
	sample, ok := testdata.Sample("sakaeo")
	if !ok {
		t.Fatal("no sample")
	}
	names := map[string]analysis.Cause{}
	for _, r := range rows(t, sample, "causes.csv", false) {
		names[r["id"]] = analysis.Cause{ID: r["id"], EN: r["name_en"], ICD10: r["icd10"]}
	}
	sums := map[string]map[string]float64{} // year, cause
	for _, r := range rows(t, sample, "deaths.csv.gz", true) {
		n, err := strconv.ParseFloat(r["deaths"], 64)
		if err != nil {
			t.Fatal(err)
		}
		if r["cause"] == analysis.CauseAll || r["sex"] == "both" {
			continue
		}
		if sums[r["year"]] == nil {
			sums[r["year"]] = map[string]float64{}
		}
		sums[r["year"]][r["cause"]] += n
	}
	if len(sums) != 5 {
		t.Fatalf("%d years, want 5", len(sums))
	}
	want := map[string]float64{"2021": 931. / 3980, "2022": 1117. / 4379, "2023": 1022. / 4224, "2024": 1021. / 4215, "2025": 1012. / 4098}
	list1 := builtin(t, "list1")
	for year, deaths := range sums {
		p := &analysis.Population{Ages: analysis.Ages{0}, Exposure: []float64{560000}}
		for id, n := range deaths {
			p.Causes, p.Deaths = append(p.Causes, names[id]), append(p.Deaths, n)
			if id == "ill-defined" {
				codes, _ := cause.ParseRanges(names[id].ICD10)
				if item, ok := list1.Find(codes[0].From); !ok || item.ID != "1-094" {
					t.Errorf("R00-R99 is item %s of list 1, want 1-094", item.ID)
				}
			}
		}
		q := cause.Quality(p)
		if got := q.Share(q.IllDefined); math.Abs(got-want[year]) > tolShare {
			t.Errorf("%s: %.5f of the deaths are ill-defined, want %.5f", year, got, want[year])
		}
	}
}
