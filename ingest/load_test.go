package ingest_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest"
	"github.com/lehackathon/le/ingest/grid"
)

const (
	deathsCSV = "area,year,sex,age,cause,deaths\nเลย,2564,ชาย,0-39,a,1\nเลย,2564,ชาย,40+,b,2\nเลย,2564,หญิง,0-39,b,3\nเลย,2564,หญิง,40+,a,4\n"
	peopleCSV = "area,year,sex,age,population\nเลย,2564,ชาย,0-39,1000\nเลย,2564,ชาย,40+,900\nเลย,2564,หญิง,0-39,1100\nเลย,2564,หญิง,40+,950\n"
	causesCSV = "id,name_en,name_th\na,Heart,หัวใจ\nb,Lung,ปอด\n"
)

// save writes files into a new folder: name, text, name, text.
func save(t *testing.T, files ...string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for i := 0; i < len(files); i += 2 {
		if err := os.WriteFile(filepath.Join(dir, files[i]), []byte(files[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func load(t *testing.T, opt ingest.Options, names ...string) *ingest.Loaded {
	t.Helper()
	l, err := ingest.Load(context.Background(), names, opt)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// cells lists the counts of a dataset by name, whatever the order of its areas and
// causes.
func cells(d *analysis.Dataset) map[string][]float64 {
	m := map[string][]float64{}
	for a, area := range d.Areas {
		for p, period := range d.Periods {
			for s := analysis.Both; s <= analysis.Female; s++ {
				where := strings.Join([]string{area.Code, area.TH, area.EN, string(area.Level), period.String(), s.String()}, "|")
				if _, has := d.Has(a, p, s); has {
					m[where] = d.ExposureBy(a, p, s)
				}
				for c, cause := range d.Causes {
					if has, _ := d.Has(a, p, s); has {
						m[where+"|"+strings.Join([]string{cause.ID, cause.EN, cause.TH}, "|")] = d.DeathsBy(a, p, s, c)
					}
				}
			}
		}
	}
	return m
}

var loaded = map[string][]float64{
	"42|เลย|Loei|province|2021|male": {1000, 900}, "42|เลย|Loei|province|2021|female": {1100, 950},
	"42|เลย|Loei|province|2021|male|a|Heart|หัวใจ": {1, 0}, "42|เลย|Loei|province|2021|male|b|Lung|ปอด": {0, 2},
	"42|เลย|Loei|province|2021|female|a|Heart|หัวใจ": {0, 4}, "42|เลย|Loei|province|2021|female|b|Lung|ปอด": {3, 0},
}

// TestLoadFiles: files are told apart by their columns, and their order does not
// matter.
func TestLoadFiles(t *testing.T) {
	dir := save(t, "1.csv", deathsCSV, "2.txt", strings.ReplaceAll(peopleCSV, ",", "\t"), "3", causesCSV)
	for _, order := range []string{"1.csv 2.txt 3", "1.csv 3 2.txt", "2.txt 1.csv 3", "2.txt 3 1.csv", "3 1.csv 2.txt", "3 2.txt 1.csv"} {
		t.Run(order, func(t *testing.T) {
			var names []string
			for _, name := range strings.Fields(order) {
				names = append(names, filepath.Join(dir, name))
			}
			l := load(t, ingest.Options{}, names...)
			if diff := cmp.Diff(loaded, cells(l.Data)); diff != "" {
				t.Error(diff)
			}
			if len(l.Data.Warnings) > 0 {
				t.Error(l.Data.Warnings)
			}
			var inputs []string
			for _, in := range l.Inputs {
				inputs = append(inputs, in.Name)
			}
			if !slices.Equal(inputs, names) {
				t.Errorf("inputs %v, want %v", inputs, names)
			}
		})
	}
	sum := sha256.Sum256([]byte(deathsCSV))
	l := load(t, ingest.Options{}, filepath.Join(dir, "1.csv"), filepath.Join(dir, "2.txt"))
	if want := hex.EncodeToString(sum[:]); l.Inputs[0].SHA256 != want {
		t.Errorf("SHA-256 %s, want %s", l.Inputs[0].SHA256, want)
	}
}

func TestLoadStdin(t *testing.T) {
	dir := save(t, "people.csv", peopleCSV, "causes.csv", causesCSV)
	l := load(t, ingest.Options{Stdin: strings.NewReader(deathsCSV)}, "-", filepath.Join(dir, "people.csv"), filepath.Join(dir, "causes.csv"))
	if diff := cmp.Diff(loaded, cells(l.Data)); diff != "" {
		t.Error(diff)
	}
	if _, err := ingest.Load(context.Background(), []string{"-"}, ingest.Options{}); err == nil {
		t.Error("no standard input, and no error")
	}
}

func TestLoadAssumed(t *testing.T) {
	opt := ingest.Options{Stdin: strings.NewReader("age,deaths,population\n0-39,1,100\n40+,2,90\n"), Sex: analysis.Male, Year: analysis.Period{From: 2020, To: 2021}}
	d := load(t, opt, "-").Data
	if got := d.ExposureBy(0, 0, analysis.Male); !cmp.Equal(got, []float64{200, 180}) {
		t.Errorf("exposure %v", got)
	}
}

func TestLoadRefuses(t *testing.T) {
	const tabular = `{"resources":[{"path":"deaths.csv"},{"path":"people.csv"}]}`
	for _, c := range []struct {
		name, msg string
		files     []string
	}{
		{"no descriptor", ": this folder is no dataset: it has no datapackage.json", []string{"deaths.csv", deathsCSV}},
		{"broken descriptor", "/datapackage.json: is not readable: ", []string{"datapackage.json", `{"resources":`}},
		{"descriptor of another kind", "/datapackage.json: is not readable: ", []string{"datapackage.json", `{"resources":"all"}`}},
		{"nothing in it", "/datapackage.json: names no files", []string{"datapackage.json", `{}`}},
		{"outside", `/datapackage.json: the path "../deaths.csv" leads out of the folder`, []string{"datapackage.json", `{"resources":[{"path":"../deaths.csv"}]}`}},
		{"inside and out", `leads out of the folder`, []string{"datapackage.json", `{"resources":[{"path":"a/../../deaths.csv"}]}`}},
		{"absolute", `the path "/etc/hosts" leads out of the folder`, []string{"datapackage.json", `{"resources":[{"path":"/etc/hosts"}]}`}},
		{"remote", `leads out of the folder`, []string{"datapackage.json", `{"resources":[{"path":"https://example.org/deaths.csv"}]}`}},
		{"missing file", "/people.csv: no such file", []string{"datapackage.json", tabular, "deaths.csv", deathsCSV}},
		{"a folder in it", ": this is a folder, not a file", []string{"datapackage.json", `{"resources":[{"path":"."}]}`}},
		{"not a table", "/deaths.csv: this is a PDF", []string{"datapackage.json", tabular, "deaths.csv", "%PDF-1.4"}},
		{"only one of two", "deaths were found, but no population", []string{"datapackage.json", `{"resources":[{"path":"deaths.csv"}]}`, "deaths.csv", deathsCSV}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := save(t, c.files...)
			_, err := ingest.Load(context.Background(), []string{dir}, ingest.Options{})
			if err == nil || !strings.Contains(err.Error(), c.msg) {
				t.Fatalf("error %v, want %s", err, c.msg)
			}
			if strings.HasPrefix(c.msg, "/") && !strings.HasPrefix(err.Error(), filepath.ToSlash(dir)+c.msg) {
				t.Errorf("%v does not name the file", err)
			}
			var file *grid.Error
			var data *analysis.DataError
			if !errors.As(err, &file) && !errors.As(err, &data) || file != nil && file.Hint == "" {
				t.Errorf("%#v has no advice", err)
			}
		})
	}
	t.Run("descriptor too long", func(t *testing.T) {
		dir := save(t, "datapackage.json", "{")
		if err := os.Truncate(filepath.Join(dir, "datapackage.json"), 20<<20); err != nil {
			t.Fatal(err)
		}
		if _, err := ingest.Load(context.Background(), []string{dir}, ingest.Options{}); err == nil || !strings.Contains(err.Error(), "too long") {
			t.Error(err)
		}
	})
	t.Run("no such file", func(t *testing.T) {
		if _, err := ingest.Load(context.Background(), []string{filepath.Join(t.TempDir(), "x.csv")}, ingest.Options{}); !errors.Is(err, fs.ErrNotExist) {
			t.Error(err)
		}
	})
	t.Run("no such sample", func(t *testing.T) {
		_, err := ingest.Load(context.Background(), []string{"sample:x"}, ingest.Options{})
		var file *grid.Error
		if !errors.As(err, &file) || !strings.Contains(file.Hint, "sample:sakaeo") {
			t.Error(err)
		}
	})
	t.Run("cancelled", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if _, err := ingest.Load(ctx, []string{"sample"}, ingest.Options{}); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
}

// TestLoadEdited: a file of a dataset that was changed is read, with a warning.
func TestLoadEdited(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "set")
	src := save(t, "d.csv", deathsCSV, "p.csv", peopleCSV, "c.csv", causesCSV)
	l := load(t, ingest.Options{}, filepath.Join(src, "d.csv"), filepath.Join(src, "p.csv"), filepath.Join(src, "c.csv"))
	if err := ingest.Write(dir, l, ingest.Stamp{}, false); err != nil {
		t.Fatal(err)
	}
	if again := load(t, ingest.Options{}, dir); len(again.Data.Warnings) > 0 {
		t.Fatal(again.Data.Warnings)
	}
	name := filepath.Join(dir, "deaths.csv")
	text := readFile(t, name)
	if err := os.WriteFile(name, []byte(strings.Replace(text, "a,1\n", "a,7\n", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	d := load(t, ingest.Options{}, dir).Data
	if len(d.Warnings) != 1 || d.Warnings[0].Code != "edited-dataset" || !strings.Contains(d.Warnings[0].EN, "deaths.csv") {
		t.Errorf("warnings %v", d.Warnings)
	}
	if got := cells(d)["42|เลย|Loei|province|2021|male|a|Heart|หัวใจ"]; !cmp.Equal(got, []float64{7, 0}) {
		t.Errorf("deaths %v", got)
	}
}

// TestLoadTwoFolders: simulated data stay simulated whatever they are read with.
func TestLoadTwoFolders(t *testing.T) {
	other := strings.NewReplacer("เลย", "ตรัง")
	set := func(simulated, deaths, people string) string {
		return save(t, "d.csv", deaths, "p.csv", people, "c.csv", causesCSV,
			"datapackage.json", `{"title":"T","simulated":`+simulated+`,"resources":[{"path":"c.csv"},{"path":"d.csv"},{"path":"p.csv"}]}`)
	}
	drawn, real := set("true", deathsCSV, peopleCSV), set("false", other.Replace(deathsCSV), other.Replace(peopleCSV))
	for _, names := range [][]string{{drawn, real}, {real, drawn}} {
		d := load(t, ingest.Options{}, names...).Data
		if !d.Simulated || d.Title != "" || len(d.Areas) != 2 || len(d.Causes) != 2 {
			t.Errorf("simulated %t, title %q, %d areas, %d causes", d.Simulated, d.Title, len(d.Areas), len(d.Causes))
		}
	}
	if d := load(t, ingest.Options{}, real).Data; d.Simulated || d.Title != "T" {
		t.Errorf("simulated %t, title %q", d.Simulated, d.Title)
	}
}
