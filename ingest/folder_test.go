package ingest_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest"
)

// list names what is in a folder, hidden files too.
func list(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

var datasetFiles = []string{"causes.csv", "datapackage.json", "deaths.csv", "ingest-report.json", "ingest-report.md", "population.csv"}

func smallSet(t *testing.T, deaths string) *ingest.Loaded {
	t.Helper()
	return load(t, ingest.Options{Stdin: strings.NewReader("year,age,deaths,population\n2564,0-39," + deaths + ",100\n2564,40+,2,90\n")}, "-")
}

func TestWriteNew(t *testing.T) {
	for _, name := range []string{"set", "set/", "deep/er/set", "ชุดข้อมูล"} {
		t.Run(name, func(t *testing.T) {
			root := t.TempDir()
			dir := root + "/" + name
			if err := ingest.Write(dir, smallSet(t, "1"), ingest.Stamp{Version: "v1", Options: map[string]any{"year": "2564"}}, false); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(datasetFiles, list(t, dir)); diff != "" {
				t.Error(diff)
			}
			if got := list(t, filepath.Dir(filepath.Clean(dir))); len(got) != 1 {
				t.Errorf("beside the folder: %v", got)
			}
			var about struct {
				Name, Generator, Version, Profile string
				Options                           map[string]string
				Resources                         []struct {
					Path   string
					Bytes  int
					Schema struct{ Fields []struct{ Name string } }
				}
			}
			if err := json.Unmarshal([]byte(readFile(t, filepath.Join(dir, "datapackage.json"))), &about); err != nil {
				t.Fatal(err)
			}
			if about.Name != filepath.Base(dir) || about.Generator != "le" || about.Version != "v1" || about.Options["year"] != "2564" || about.Profile != "tabular-data-package" {
				t.Errorf("%+v", about)
			}
			for _, r := range about.Resources {
				text := readFile(t, filepath.Join(dir, r.Path))
				var head []string
				for _, f := range r.Schema.Fields {
					head = append(head, f.Name)
				}
				if first, _, _ := strings.Cut(text, "\n"); len(text) != r.Bytes || first != strings.Join(head, ",") {
					t.Errorf("%s: %d bytes, header %s; described as %d bytes, %v", r.Path, len(text), first, r.Bytes, head)
				}
			}
		})
	}
}

func TestWriteRefuses(t *testing.T) {
	t.Run("foreign folder", func(t *testing.T) {
		dir := save(t, "thesis.txt", "mine")
		if err := ingest.Write(dir, smallSet(t, "1"), ingest.Stamp{}, false); !errors.Is(err, ingest.ErrForeignFolder) {
			t.Error(err)
		}
		if got := list(t, dir); len(got) != 1 {
			t.Errorf("left behind: %v", got)
		}
	})
	t.Run("foreign package", func(t *testing.T) {
		dir := save(t, "datapackage.json", `{"generator":"someone"}`)
		if err := ingest.Write(dir, smallSet(t, "1"), ingest.Stamp{}, false); !errors.Is(err, ingest.ErrForeignFolder) {
			t.Error(err)
		}
	})
	t.Run("file", func(t *testing.T) {
		dir := save(t, "set", "")
		for _, force := range []bool{false, true} {
			if err := ingest.Write(filepath.Join(dir, "set"), smallSet(t, "1"), ingest.Stamp{}, force); !errors.Is(err, ingest.ErrNoFolder) {
				t.Error(err)
			}
		}
	})
	t.Run("no year", func(t *testing.T) {
		dir := t.TempDir()
		l := load(t, ingest.Options{Stdin: strings.NewReader("age,deaths,population\n0,1,9\n1+,1,9\n")}, "-")
		var data *analysis.DataError
		if err := ingest.Write(filepath.Join(dir, "set"), l, ingest.Stamp{}, false); !errors.As(err, &data) || data.Hint == "" || len(list(t, dir)) > 0 {
			t.Error(err)
		}
	})
}

// TestWriteOver: an empty folder and one le made are taken, any other with force;
// files that are not the dataset's stay.
func TestWriteOver(t *testing.T) {
	for _, c := range []struct {
		name  string
		files []string
		force bool
	}{
		{"empty", nil, false},
		{"made by le", []string{"datapackage.json", `{"generator":"le"}`, "deaths.csv", "old", "notes.txt", "mine"}, false},
		{"forced", []string{"deaths.csv", "old", "notes.txt", "mine"}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := save(t, c.files...)
			if err := ingest.Write(dir, smallSet(t, "7"), ingest.Stamp{}, c.force); err != nil {
				t.Fatal(err)
			}
			want := slices.Clone(datasetFiles)
			if len(c.files) > 0 {
				want = []string{"causes.csv", "datapackage.json", "deaths.csv", "ingest-report.json", "ingest-report.md", "notes.txt", "population.csv"}
			}
			if diff := cmp.Diff(want, list(t, dir)); diff != "" {
				t.Error(diff)
			}
			// The set was made of data without a sex, which the folder remembers.
			if d := load(t, ingest.Options{}, dir).Data; len(d.Warnings) != 1 || d.Warnings[0].Code != "no-sex" || d.DeathsBy(0, 0, analysis.Both, 0)[0] != 7 {
				t.Errorf("warnings %v, deaths %v", d.Warnings, d.DeathsBy(0, 0, analysis.Both, 0))
			}
		})
	}
}

// TestWriteFails makes writing fail at different points: what was there stays as it
// was, and nothing temporary is left.
func TestWriteFails(t *testing.T) {
	t.Run("parent is a file", func(t *testing.T) {
		dir := save(t, "x", "")
		if err := ingest.Write(filepath.Join(dir, "x", "set"), smallSet(t, "1"), ingest.Stamp{}, false); err == nil {
			t.Error("no error")
		}
		if got := list(t, dir); len(got) != 1 {
			t.Errorf("left behind: %v", got)
		}
	})
	for _, inTheWay := range datasetFiles {
		t.Run("folder in the way of "+inTheWay, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "set")
			if err := ingest.Write(dir, smallSet(t, "1"), ingest.Stamp{}, false); err != nil {
				t.Fatal(err)
			}
			if err := os.Remove(filepath.Join(dir, inTheWay)); err != nil {
				t.Fatal(err)
			}
			if err := os.MkdirAll(filepath.Join(dir, inTheWay, "x"), 0o755); err != nil {
				t.Fatal(err)
			}
			before := map[string]string{}
			for _, name := range datasetFiles {
				if name != inTheWay {
					before[name] = readFile(t, filepath.Join(dir, name))
				}
			}
			if err := ingest.Write(dir, smallSet(t, "5"), ingest.Stamp{}, true); err == nil || !strings.Contains(err.Error(), inTheWay) {
				t.Errorf("error %v", err)
			}
			for name, text := range before {
				if readFile(t, filepath.Join(dir, name)) != text {
					t.Errorf("%s was changed", name)
				}
			}
			if diff := cmp.Diff(datasetFiles, list(t, dir)); diff != "" {
				t.Error(diff)
			}
		})
	}
	t.Run("read-only parent", func(t *testing.T) {
		dir := t.TempDir()
		if err := os.Chmod(dir, 0o555); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(dir, 0o755)
		if f, err := os.CreateTemp(dir, ""); err == nil {
			f.Close()
			os.Remove(f.Name())
			t.Skip("this user may write everywhere")
		}
		if err := ingest.Write(filepath.Join(dir, "set"), smallSet(t, "1"), ingest.Stamp{}, false); !errors.Is(err, os.ErrPermission) || len(list(t, dir)) > 0 {
			t.Errorf("error %v, left behind %v", err, list(t, dir))
		}
	})
}

func TestWriteFile(t *testing.T) {
	dir := save(t, "a", "old")
	if err := ingest.WriteFile(filepath.Join(dir, "a"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "b"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := ingest.WriteFile(filepath.Join(dir, "b"), []byte("new")); err == nil {
		t.Error("a folder was replaced")
	}
	if got := list(t, dir); !slices.Equal(got, []string{"a", "b"}) || readFile(t, filepath.Join(dir, "a")) != "new" {
		t.Errorf("%v", got)
	}
}
