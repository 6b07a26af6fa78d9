package ingest_test

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"io"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest"
	"github.com/lehackathon/le/testdata"
)

// expectedWarnings of the samples, by code. The ages of Sa Kaeo's deaths and
// population differ in the source.
var expectedWarnings = map[string][]string{"sakaeo": {"ages-regrouped"}}

// columnSum adds up a column of a sample's file, without any of the readers tested.
func columnSum(t *testing.T, sample, name, column string) (sum float64) {
	t.Helper()
	folder, ok := testdata.Sample(sample)
	if !ok {
		t.Fatal("no such sample")
	}
	f, err := folder.Open(name)
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
	rows, err := csv.NewReader(in).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, head := range rows[0] {
		if head != column {
			continue
		}
		for _, row := range rows[1:] {
			n, err := strconv.ParseFloat(row[i], 64)
			if err != nil {
				t.Fatal(err)
			}
			sum += n
		}
	}
	return sum
}

func TestSamples(t *testing.T) {
	const rounding = 1e-9 // of sums, relative
	for _, s := range testdata.Samples() {
		t.Run(s.Name, func(t *testing.T) {
			d := load(t, ingest.Options{}, "sample:"+s.Name).Data
			var codes []string
			for _, w := range d.Warnings {
				codes = append(codes, w.Code)
			}
			if diff := cmp.Diff(expectedWarnings[s.Name], codes); diff != "" {
				t.Errorf("warnings: %s", diff)
			}
			if d.Title != s.EN || d.TitleTH != s.TH || d.Simulated != s.Simulated {
				t.Errorf("title %q %q, simulated %t", d.Title, d.TitleTH, d.Simulated)
			}
			var deaths, people float64
			for a := range d.Areas {
				for p := range d.Periods {
					for sex := analysis.Both; sex <= analysis.Female; sex++ {
						for c := range d.Causes {
							for _, n := range d.DeathsBy(a, p, sex, c) {
								deaths += n
							}
						}
						for _, e := range d.ExposureBy(a, p, sex) {
							people += e
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
			for _, c := range []struct {
				what      string
				got, want float64
			}{{"deaths", deaths, columnSum(t, s.Name, "deaths.csv.gz", "deaths")}, {"people", people, columnSum(t, s.Name, "population.csv", "population")}} {
				if math.Abs(c.got-c.want) > rounding*c.want {
					t.Errorf("%v %s, the file has %v", c.got, c.what, c.want)
				}
			}
		})
	}
	if a, b := load(t, ingest.Options{}, "sample"), load(t, ingest.Options{}, "sample:"+testdata.DefaultSample); a.Data.Title != b.Data.Title {
		t.Errorf("sample is %q, not the default", a.Data.Title)
	}
}

// TestSampleWritten: a sample can be written twice, and ingested over.
func TestSampleWritten(t *testing.T) {
	for _, s := range testdata.Samples() {
		dir := filepath.Join(t.TempDir(), s.Name)
		for range 2 {
			if err := ingest.WriteSample(dir, s.Name, false); err != nil {
				t.Fatal(err)
			}
		}
		l := load(t, ingest.Options{}, dir)
		want := cells(load(t, ingest.Options{}, "sample:"+s.Name).Data)
		if diff := cmp.Diff(want, cells(l.Data)); diff != "" {
			t.Error(diff)
		}
		if err := ingest.Write(dir, l, ingest.Stamp{}, false); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, cells(load(t, ingest.Options{}, dir).Data)); diff != "" {
			t.Error(diff)
		}
	}
	dir := save(t, "thesis.txt", "mine")
	if err := ingest.WriteSample(dir, "sakaeo", false); !errors.Is(err, ingest.ErrForeignFolder) {
		t.Error(err)
	}
	if err := ingest.WriteSample(dir, "nowhere", true); err == nil || len(list(t, dir)) != 1 {
		t.Error(err)
	}
}
