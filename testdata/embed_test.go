package testdata_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lehackathon/le/testdata"
)

func Example() {
	for _, s := range testdata.Samples() {
		dir, _ := testdata.Sample(s.Name)
		_, err := fs.Stat(dir, "datapackage.json")
		fmt.Println(s.Name, s.Simulated, err)
	}
	// Output:
	// workshop true <nil>
	// sakaeo false <nil>
}

func TestSampleUnknown(t *testing.T) {
	for _, name := range []string{"", ".", "..", "golden", "generate", "sakaeo/", "Workshop"} {
		if _, ok := testdata.Sample(name); ok {
			t.Errorf("Sample(%q) opened something", name)
		}
	}
}

// pkg is what a reader of the descriptor relies on.
type pkg struct {
	Name, Title, Description string
	TitleTH                  string `json:"title_th"`
	DescriptionTH            string `json:"description_th"`
	Simulated                bool
	Sources                  []struct{ Title string }
	Resources                []struct {
		Name, Path, Hash string
		Bytes            int
		Schema           struct {
			Fields []struct{ Name, Type, Description string }
		}
	}
}

func read(t *testing.T, fsys fs.FS, name string) []byte {
	t.Helper()
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestDescriptors(t *testing.T) {
	for _, s := range testdata.Samples() {
		t.Run(s.Name, func(t *testing.T) {
			dir, ok := testdata.Sample(s.Name)
			if !ok {
				t.Fatal("listed but not there")
			}
			var p pkg
			if err := json.Unmarshal(read(t, dir, "datapackage.json"), &p); err != nil {
				t.Fatal(err)
			}
			if p.Name != s.Name || p.Title != s.EN || p.TitleTH != s.TH || p.Simulated != s.Simulated {
				t.Errorf("Samples says %+v, the descriptor %q %q %q %t", s, p.Name, p.Title, p.TitleTH, p.Simulated)
			}
			for _, said := range []bool{
				strings.Contains(p.Title, "simulated"),
				strings.Contains(p.Description, "SIMULATED"),
				strings.Contains(p.TitleTH, "ข้อมูลจำลอง"),
				strings.Contains(p.DescriptionTH, "ข้อมูลจำลอง"),
			} {
				if said != s.Simulated {
					t.Errorf("simulated is %t, but the texts disagree", s.Simulated)
				}
			}
			if len(p.Sources) == 0 || len(p.Resources) != 3 {
				t.Errorf("%d sources, %d resources", len(p.Sources), len(p.Resources))
			}
			for _, r := range p.Resources {
				data := read(t, dir, r.Path)
				sum := sha256.Sum256(data)
				if got := "sha256:" + hex.EncodeToString(sum[:]); got != r.Hash || len(data) != r.Bytes {
					t.Errorf("%s: %d bytes with hash %s, descriptor says %d and %s", r.Path, len(data), got, r.Bytes, r.Hash)
				}
				checkText(t, r.Path, data, len(r.Schema.Fields), func(i int, head string) bool {
					f := r.Schema.Fields[i]
					return f.Name == head && f.Type != "" && f.Description != ""
				})
			}
		})
	}
}

// checkText checks a table's bytes: UTF-8 without BOM, LF, columns as described.
func checkText(t *testing.T, name string, data []byte, columns int, described func(i int, head string) bool) {
	t.Helper()
	if strings.HasSuffix(name, ".gz") {
		r, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(r); err != nil {
			t.Fatal(err)
		}
		data = b.Bytes()
	}
	if bytes.HasPrefix(data, []byte("\ufeff")) || bytes.Contains(data, []byte("\r")) || !bytes.Equal(bytes.ToValidUTF8(data, nil), data) {
		t.Errorf("%s: want UTF-8 without BOM and with LF", name)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if len(rows) < 2 || len(rows[0]) != columns {
		t.Fatalf("%s: %d rows, %d columns, want %d columns", name, len(rows), len(rows[0]), columns)
	}
	for i, head := range rows[0] {
		if !described(i, head) {
			t.Errorf("%s: column %q is not the one described", name, head)
		}
	}
}

// TestEveryFileIsCited looks for each data file in the README that must name
// its source, and for each name there among the files.
func TestEveryFileIsCited(t *testing.T) {
	for _, c := range []struct{ readme, pattern string }{
		{"README.md", "generate/in/*.csv"},
		{"golden/README.md", "golden/*/*.csv*"},
	} {
		text, err := os.ReadFile(filepath.FromSlash(c.readme))
		if err != nil {
			t.Fatal(err)
		}
		files, err := filepath.Glob(filepath.FromSlash(c.pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, error %v", c.pattern, len(files), err)
		}
		var names []string
		for _, f := range files {
			names = append(names, filepath.Base(f))
			if !bytes.Contains(text, []byte("`"+filepath.Base(f)+"`")) {
				t.Errorf("%s does not cite %s", c.readme, f)
			}
		}
		for _, row := range strings.Split(string(text), "\n") {
			first, _, _ := strings.Cut(strings.TrimPrefix(row, "| "), " |")
			for i, name := range strings.Split(first, "`") {
				if i%2 == 1 && strings.Contains(name, ".csv") && strings.HasPrefix(row, "|") && !slices.Contains(names, name) {
					t.Errorf("%s cites %s, which is not there", c.readme, name)
				}
			}
		}
	}
}
