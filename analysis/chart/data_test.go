package chart

import (
	"compress/gzip"
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/lifetable"
	"github.com/lehackathon/le/testdata"
)

// sampleRows reads a CSV file of a sample as records by column name.
func sampleRows(t testing.TB, sample, name string) []map[string]string {
	t.Helper()
	dir, ok := testdata.Sample(sample)
	if !ok {
		t.Fatalf("no sample %s", sample)
	}
	file, err := dir.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var r io.Reader = file
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(file); err != nil {
			t.Fatal(err)
		}
	}
	all, err := csv.NewReader(r).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, line := range all[1:] {
		m := map[string]string{}
		for i, v := range line {
			m[all[0][i]] = v
		}
		out = append(out, m)
	}
	return out
}

// samplePopulation takes the people of an area and a sex from a sample, years pooled.
func samplePopulation(t testing.TB, sample, code string, sex analysis.Sex, from, to int) *analysis.Population {
	t.Helper()
	p := &analysis.Population{Period: analysis.Period{From: from, To: to}, Sex: sex}
	mine := func(r map[string]string) bool {
		year, _ := strconv.Atoi(r["year"])
		return r["area_code"] == code && year >= from && year <= to && (sex == analysis.Both || r["sex"] == sex.String())
	}
	index := func(label string) int {
		age, _ := strconv.Atoi(strings.FieldsFunc(label+" ", func(r rune) bool { return r < '0' || r > '9' })[0])
		x, ok := slices.BinarySearch(p.Ages, age)
		if !ok {
			p.Ages, p.Exposure = slices.Insert(p.Ages, x, age), slices.Insert(p.Exposure, x, 0)
		}
		return x
	}
	for _, r := range sampleRows(t, sample, "population.csv") {
		if mine(r) && r["age"] != "unknown" {
			p.Area = analysis.Area{Code: code, TH: r["area"], EN: r["area_en"], Level: analysis.Level(r["level"])}
			n, err := strconv.ParseFloat(r["population"], 64)
			if err != nil {
				t.Fatal(err)
			}
			p.Exposure[index(r["age"])] += n
		}
	}
	at := map[string]int{}
	for i, r := range sampleRows(t, sample, "causes.csv") {
		at[r["id"]] = i
		p.Causes = append(p.Causes, analysis.Cause{ID: r["id"], EN: r["name_en"], TH: r["name_th"], ICD10: r["icd10"]})
	}
	p.Deaths = make([]float64, len(p.Causes)*len(p.Ages))
	for _, r := range sampleRows(t, sample, "deaths.csv.gz") {
		if mine(r) && r["age"] != "unknown" {
			n, err := strconv.ParseFloat(r["deaths"], 64)
			if err != nil {
				t.Fatal(err)
			}
			p.Deaths[at[r["cause"]]*len(p.Ages)+index(r["age"])] += n
		}
	}
	return p
}

func gapOf(t testing.TB, near, against *analysis.Population, opt decompose.Options) *decompose.Result {
	t.Helper()
	r, err := decompose.Compare(near, against, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// workshopGap compares men of a province with the country's, pooled 2019-2022.
func workshopGap(t testing.TB, code string, sex analysis.Sex) *decompose.Result {
	t.Helper()
	return gapOf(t, samplePopulation(t, "workshop", code, sex, 2019, 2022), samplePopulation(t, "workshop", "TH", sex, 2019, 2022),
		decompose.Options{Delta: true, Nested: true})
}

// sharedStyle parses the fonts once for all tests.
var sharedStyle = sync.OnceValues(func() (*Style, error) { return NewStyle("th") })

// testStyle is a style of a language, size and purpose.
func testStyle(t testing.TB, lang, size string, purpose Purpose) *Style {
	t.Helper()
	shared, err := sharedStyle()
	if err != nil {
		t.Fatal(err)
	}
	st := *shared
	st.Lang, st.Purpose, st.Era = lang, purpose, analysis.BE
	if lang == "en" {
		st.Era = analysis.CE
	}
	if st.Size, err = ParseSize(size); err != nil {
		t.Fatal(err)
	}
	return &st
}

func sampleAbout() About {
	return About{Source: Phrase{"workshop sample", "ชุดข้อมูลฝึกปฏิบัติ"}, Simulated: true,
		Quality: Quality{Grade: "amber", Reason: Phrase{"31 % of deaths are ill-defined", "ร้อยละ 31 ของการตายระบุสาเหตุไม่ชัดแจ้ง"}}}
}

func tableOf(t testing.TB, code string, sex analysis.Sex, from, to int) TableOf {
	t.Helper()
	p := samplePopulation(t, "workshop", code, sex, from, to)
	table, err := p.Table(0)
	if err != nil {
		t.Fatal(err)
	}
	return TableOf{p, table}
}

// trendOf is life expectancy at birth in the four years of the workshop sample.
func trendOf(t testing.TB, code string, sex analysis.Sex) Series {
	t.Helper()
	s := Series{Sex: sex}
	for year := 2019; year <= 2022; year++ {
		x := tableOf(t, code, sex, year, year)
		s.Area = x.Pop.Area
		v := x.Table.Variance()
		iv := lifetable.NormalInterval(x.Table.Ex[0], v[0], 0.95)
		s.Points = append(s.Points, Point{Period: x.Pop.Period, Value: x.Table.Ex[0], Lower: iv.Lower, Upper: iv.Upper})
	}
	return s
}
