package ingest_test

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest"
	"pgregory.net/rapid"
)

// Areas and causes with everything that files have trouble with. Two of each
// share a name or differ in punctuation only.
var (
	oddAreas = []analysis.Area{
		{Code: "TH", TH: "ประเทศไทย", EN: "Thailand", Level: analysis.Country},
		{Code: "R08", TH: "เขตสุขภาพที่ 8", EN: "Health region 8", Level: analysis.Region},
		{Code: "42", TH: "เลย", EN: "Loei", Level: analysis.Province, Within: "R08"},
		{TH: `บ้าน "ใหม่", หมู่ 1-2`, EN: "Ban Mai", Level: analysis.District},
		{TH: `บ้าน "ใหม่", หมู่ 12`, Level: analysis.District},
		{EN: `Foo; "Bar"`, Level: analysis.Province},
		{Code: "X1", Level: analysis.AreaLevel},
		{Code: "7", TH: "ก", Level: analysis.AreaLevel},
		{Code: "8", TH: "ก", Level: analysis.AreaLevel},
	}
	oddCauses = []analysis.Cause{
		{ID: "I60-I69;G45", TH: "หลอดเลือดสมอง (I60-I69)", ICD10: "I60-I69;G45", Parent: "ncd"},
		{ID: `โรค "อื่น", ไม่ระบุ`, TH: `โรค "อื่น", ไม่ระบุ`},
		{ID: "1.1", EN: "Other"}, {ID: "11", EN: "Other"}, {ID: "not stated", EN: "not stated"}, {ID: "|", EN: "a|b; c"},
	}
)

// drawer draws datasets by way of their records.
type drawer struct {
	*rapid.T
	b analysis.Builder
}

func (t *drawer) yes(what string) bool { return rapid.Bool().Draw(t.T, what) }

func (t *drawer) number(low, high int, what string) float64 {
	if t.yes("fraction") {
		return rapid.Float64Range(float64(low), float64(high)).Draw(t.T, what)
	}
	return float64(rapid.IntRange(low, high).Draw(t.T, what))
}

// ages draws age groups that have all the bounds given, and others if narrow.
func (t *drawer) ages(bounds []int, narrow bool) (spans []analysis.AgeSpan) {
	for i, lo := range bounds {
		if i == len(bounds)-1 {
			return append(spans, analysis.AgeSpan{Lo: lo, Hi: analysis.OpenEnd})
		}
		hi := bounds[i+1]
		if narrow && hi > lo+1 && t.yes("cut") {
			cut := rapid.IntRange(lo+1, hi-1).Draw(t.T, "at")
			spans = append(spans, analysis.AgeSpan{Lo: lo, Hi: cut})
			lo = cut
		}
		spans = append(spans, analysis.AgeSpan{Lo: lo, Hi: hi})
	}
	return spans
}

// ways are the ways an area and year may come: sexes by cause, sexes without.
var ways = []struct{ split, whole []analysis.Sex }{
	{split: []analysis.Sex{analysis.Male, analysis.Female}},
	{split: []analysis.Sex{analysis.Both}},
	{split: []analysis.Sex{analysis.Both}, whole: []analysis.Sex{analysis.Both, analysis.Male, analysis.Female}},
	{whole: []analysis.Sex{analysis.Male, analysis.Female}},
	{whole: []analysis.Sex{analysis.Both}},
	{split: []analysis.Sex{analysis.Male}},
	{split: []analysis.Sex{analysis.Male, analysis.Female}, whole: []analysis.Sex{analysis.Male, analysis.Female}},
	{split: []analysis.Sex{analysis.Both, analysis.Male, analysis.Female}},
}

func drawData(rt *rapid.T) (*analysis.Dataset, error) {
	t := &drawer{T: rt}
	t.b.AddSource("drawn", func(row, col int) string { return "drawn" })
	areas := rapid.Permutation(oddAreas).Draw(rt, "areas")[:rapid.IntRange(1, 3).Draw(rt, "number of areas")]
	causes := rapid.Permutation(oddCauses).Draw(rt, "causes")[:rapid.IntRange(1, 4).Draw(rt, "number of causes")]
	for _, c := range causes {
		t.b.AddCause(c)
	}
	bounds := []int{rapid.SampledFrom([]int{0, 0, 30}).Draw(rt, "start")}
	for range rapid.IntRange(1, 4).Draw(rt, "groups") {
		bounds = append(bounds, bounds[len(bounds)-1]+rapid.SampledFrom([]int{1, 4, 5, 10}).Draw(rt, "width"))
	}
	ofDeaths, ofPeople := t.ages(bounds, t.yes("narrow deaths")), t.ages(bounds, t.yes("narrow people"))
	fiscal, year := t.yes("fiscal"), 2015
	for range rapid.IntRange(1, 3).Draw(rt, "periods") {
		p := analysis.Period{From: year, To: year + rapid.IntRange(0, 2).Draw(rt, "more years"), Fiscal: fiscal}
		year = p.To + 1
		for i := range areas {
			if p.From == 2015 {
				t.b.AddArea(areas[i])
			}
			t.people(analysis.Record{Area: i, Period: p}, ofPeople)
			t.deaths(analysis.Record{Area: i, Period: p}, ofDeaths, len(causes))
		}
	}
	return t.b.Dataset()
}

func (t *drawer) people(r analysis.Record, ages []analysis.AgeSpan) {
	for _, r.Sex = range rapid.SampledFrom([][]analysis.Sex{{analysis.Both}, {analysis.Male, analysis.Female}}).Draw(t.T, "sexes of people") {
		for _, r.Age = range ages {
			r.Count = t.number(1, 1_000_000, "people")
			t.b.AddPeople(r)
		}
	}
	if t.yes("unknown people") {
		r.Age, r.Count = analysis.NoAge, t.number(0, 9, "unknown people")
		t.b.AddPeople(r)
	}
}

func (t *drawer) deaths(r analysis.Record, ages []analysis.AgeSpan, causes int) {
	add := func(low int) {
		if r.Count = t.number(low, low+3, "deaths"); r.Count > 0 || t.yes("write 0") {
			t.b.AddDeaths(r)
		}
	}
	way := rapid.SampledFrom(ways).Draw(t.T, "way")
	for _, r.Age = range ages {
		for _, r.Sex = range way.split {
			for r.Cause = range causes {
				add(0)
			}
		}
		r.Cause = analysis.Total
		for _, r.Sex = range way.whole {
			add(3 * len(way.split) * causes) // never fewer than the causes have together
		}
	}
	for range rapid.IntRange(0, 1).Draw(t.T, "unknown") {
		r.Cause = rapid.IntRange(0, causes-1).Draw(t.T, "cause")
		r.Sex = rapid.SampledFrom([]analysis.Sex{analysis.Male, analysis.UnknownSex}).Draw(t.T, "sex")
		r.Age = analysis.NoAge
		add(1)
		r.Sex = analysis.UnknownSex
		for _, r.Age = range ages {
			add(0)
		}
	}
}

// TestRoundTrip writes random datasets and reads them: all is as before, bit for
// bit, and written again the files are the same.
func TestRoundTrip(t *testing.T) {
	root, n := t.TempDir(), 0
	rapid.Check(t, func(rt *rapid.T) {
		d, err := drawData(rt)
		if err != nil {
			rt.Skip(err)
		}
		n++
		first, second := filepath.Join(root, fmt.Sprint(n), "a"), filepath.Join(root, fmt.Sprint(n), "b")
		d.Title, d.Simulated = "Title, \"of it\"", n%2 == 0
		read := writeAndLoad(rt, first, d)
		compareData(rt, d, read)
		again := writeAndLoad(rt, second, read)
		if diff := cmp.Diff(read.Warnings, again.Warnings); diff != "" {
			rt.Errorf("warnings are not stable: %s", diff)
		}
		for _, name := range []string{"causes.csv", "population.csv", "deaths.csv"} {
			if a, b := readFile(rt, filepath.Join(first, name)), readFile(rt, filepath.Join(second, name)); a != b {
				rt.Errorf("%s changed:\n%s", name, cmp.Diff(a, b))
			}
		}
		os.RemoveAll(filepath.Dir(first))
	})
}

// TestRoundTripUnsplit: both sexes by cause with a total above it, men and women
// not by cause, and nobody dead among men of 0-39. Written under a cause, that 0
// would say that men are split by cause too.
func TestRoundTripUnsplit(t *testing.T) {
	d := load(t, ingest.Options{Stdin: strings.NewReader("year,sex,age,cause,deaths,population\n" +
		"2564,รวม,0-39,a,3,\n2564,รวม,0-39,b,0,\n2564,รวม,40+,a,4,\n2564,รวม,40+,b,5,\n2564,รวม,0-39,all,4,\n2564,รวม,40+,all,10,\n" +
		"2564,ชาย,0-39,all,0,100\n2564,ชาย,40+,all,6,90\n2564,หญิง,0-39,all,4,100\n2564,หญิง,40+,all,4,90\n")}, "-").Data
	if len(d.Causes) != 4 { // a, b, all, unlisted
		t.Fatalf("causes %v", d.Causes)
	}
	dir := t.TempDir()
	compareData(t, d, writeAndLoad(t, filepath.Join(dir, "set"), d))
}

// check is what a test and a property have in common.
type check interface {
	Fatal(...any)
	Fatalf(string, ...any)
	Errorf(string, ...any)
}

func writeAndLoad(t check, dir string, d *analysis.Dataset) *analysis.Dataset {
	if err := ingest.Write(dir, &ingest.Loaded{Data: d}, ingest.Stamp{Version: "test"}, false); err != nil {
		t.Fatal(err)
	}
	l, err := ingest.Load(context.Background(), []string{dir}, ingest.Options{})
	if err != nil {
		t.Fatalf("%v\n%s", err, readFile(t, filepath.Join(dir, "deaths.csv")))
	}
	return l.Data
}

func readFile(t check, name string) string {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// compareData: equal in every cell. An exposure over several years that is a sum of
// fractions may move by its last bit.
func compareData(t check, want, got *analysis.Dataset) {
	for _, c := range []struct {
		what      string
		want, got any
	}{
		{"areas", want.Areas, got.Areas}, {"causes", want.Causes, got.Causes}, {"periods", want.Periods, got.Periods}, {"ages", want.Ages, got.Ages},
		{"title", want.Title, got.Title}, {"simulated", want.Simulated, got.Simulated}, {"unknown", sumUnknown(want), sumUnknown(got)},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Fatalf("%s: %s", c.what, diff)
		}
	}
	for a := range want.Areas {
		for p := range want.Periods {
			for s := analysis.Both; s <= analysis.Female; s++ {
				where := fmt.Sprintf("%s %s %s", want.Areas[a].Name("en"), want.Periods[p], s)
				wantDeaths, wantPeople := want.Has(a, p, s)
				if gotDeaths, gotPeople := got.Has(a, p, s); gotDeaths != wantDeaths || gotPeople != wantPeople {
					t.Errorf("%s: has %t %t, want %t %t", where, gotDeaths, gotPeople, wantDeaths, wantPeople)
				}
				for c := range want.Causes {
					if w, g := want.DeathsBy(a, p, s, c), got.DeathsBy(a, p, s, c); !slices.Equal(w, g) {
						t.Errorf("%s, cause %s: %v, want %v", where, want.Causes[c].ID, g, w)
					}
				}
				w, g := want.ExposureBy(a, p, s), got.ExposureBy(a, p, s)
				for x := range w {
					lastBit := want.Periods[p].Years() > 1 && (g[x] == math.Nextafter(w[x], 0) || g[x] == math.Nextafter(w[x], math.Inf(1)))
					if g[x] != w[x] && !lastBit {
						t.Errorf("%s, exposure %s: %v, want %v", where, want.Ages.Label(x), g[x], w[x])
					}
				}
			}
		}
	}
}

// sumUnknown adds up the unknown counts by place.
func sumUnknown(d *analysis.Dataset) map[analysis.Unknown]float64 {
	m := map[analysis.Unknown]float64{}
	for _, u := range d.Unknown {
		n := u.Count
		u.Count = 0
		m[u] += n
	}
	return m
}
