package decompose_test

import (
	"compress/gzip"
	"encoding/csv"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/lifetable"
	"github.com/lehackathon/le/testdata"
	"github.com/lehackathon/le/testdata/golden"
)

// argentina returns men of Chaco or CABA, 2017-2019, by chapter of ICD-10 (DEIS).
func argentina(t testing.TB, area string) *analysis.Population {
	t.Helper()
	p := &analysis.Population{Area: analysis.Area{EN: area}, Period: analysis.Period{From: 2017, To: 2019}, Sex: lifetable.Male,
		Ages: analysis.Ages{0, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80}}
	for _, r := range golden.Read(t, "inputs/ar_chaco_caba_m_2017_2019.csv") {
		if r.Get(t, "area") != area {
			continue
		}
		var row []float64
		for _, a := range p.Ages {
			row = append(row, r.Float(t, strconv.Itoa(a)))
		}
		if cause := r.Get(t, "cause"); cause == "population" {
			p.Exposure = row
		} else {
			p.Causes = append(p.Causes, analysis.Cause{ID: cause, EN: cause})
			p.Deaths = append(p.Deaths, row...)
		}
	}
	return p
}

// saKaeo returns Sa Kaeo's people of a sex in a year, ages 0-4 … 80+.
func saKaeo(t testing.TB, year int, sex string) *analysis.Population {
	t.Helper()
	dir, ok := testdata.Sample("sakaeo")
	if !ok {
		t.Fatal("no sample")
	}
	p := &analysis.Population{Area: analysis.Area{Code: "27", EN: "Sa Kaeo"}, Period: analysis.Period{From: year, To: year},
		Sex: map[string]lifetable.Sex{"male": lifetable.Male, "female": lifetable.Female}[sex]}
	for _, r := range sampleRows(t, dir, "population.csv") {
		if r["year"] == strconv.Itoa(year) && r["sex"] == sex {
			p.Ages = append(p.Ages, firstAge(t, r["age"]))
			p.Exposure = append(p.Exposure, number(t, r["population"]))
		}
	}
	k := len(p.Ages)
	for _, r := range sampleRows(t, dir, "causes.csv") {
		p.Causes = append(p.Causes, analysis.Cause{ID: r["id"], EN: r["name_en"], TH: r["name_th"]})
		p.Deaths = append(p.Deaths, make([]float64, k)...)
	}
	for _, r := range sampleRows(t, dir, "deaths.csv.gz") {
		if r["year"] != strconv.Itoa(year) || r["sex"] != sex || firstAge(t, r["age"]) < 0 {
			continue
		}
		c := slices.IndexFunc(p.Causes, func(c analysis.Cause) bool { return c.ID == r["cause"] })
		x := k - 1
		for p.Ages[x] > firstAge(t, r["age"]) {
			x--
		}
		p.Deaths[c*k+x] += number(t, r["deaths"])
	}
	return p
}

// firstAge reads "0", "1-4", "85+"; -1 for an age that is not known.
func firstAge(t testing.TB, label string) int {
	if label == "" || label == "unknown" {
		return -1
	}
	first, _, _ := strings.Cut(strings.TrimSuffix(label, "+"), "-")
	return int(number(t, first))
}

func number(t testing.TB, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func sampleRows(t testing.TB, dir fs.FS, name string) []map[string]string {
	t.Helper()
	f, err := dir.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	all, err := csv.NewReader(in).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, fields := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = fields[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func mustCompare(t testing.TB, near, against *analysis.Population, opt decompose.Options) *decompose.Result {
	t.Helper()
	r, err := decompose.Compare(near, against, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
