package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/lehackathon/le/testdata"
)

// rowsOf reads a table of a sample without its header.
func rowsOf(t *testing.T, sample, table string) [][]string {
	t.Helper()
	dir, ok := testdata.Sample(sample)
	if !ok {
		t.Fatalf("no sample %q", sample)
	}
	data, err := fs.ReadFile(dir, table+".csv")
	if err != nil {
		if data, err = fs.ReadFile(dir, table+".csv.gz"); err != nil {
			t.Fatal(err)
		}
		if data, err = unpack(data); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

func atoi(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestCommittedFiles regenerates the samples and compares bytes. Gzipped files
// are put in place first: they are rewritten when their contents differ, and
// kept when only the packing would.
func TestCommittedFiles(t *testing.T) {
	tmp := t.TempDir()
	for _, s := range testdata.Samples() {
		committed := filepath.Join("..", s.Name)
		if err := os.Mkdir(filepath.Join(tmp, s.Name), 0o755); err != nil {
			t.Fatal(err)
		}
		packed, _ := filepath.Glob(filepath.Join(committed, "*.gz"))
		for _, name := range packed {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(tmp, s.Name, filepath.Base(name)), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := run(tmp); err != nil {
		t.Fatal(err)
	}
	names := []string{shapesFolder}
	for _, s := range testdata.Samples() {
		names = append(names, s.Name)
	}
	for _, sample := range names {
		want, got := folder(t, filepath.Join(tmp, sample)), folder(t, filepath.Join("..", sample))
		if len(want) != len(got) {
			t.Errorf("%s: %d files committed, %d generated", sample, len(got), len(want))
		}
		for name := range want {
			if want[name] != got[name] {
				t.Errorf("%s/%s is out of date: run go generate ./testdata", sample, name)
			}
		}
	}
}

func folder(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(data)
	}
	return files
}

// TestPack shows that a file with the right contents is kept and another is
// not, which is what TestCommittedFiles rests on.
func TestPack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv.gz")
	first, err := pack(path, []byte("one"))
	if err != nil {
		t.Fatal(err)
	}
	stored := append(bytes.Clone(first), first...) // gzip members: "oneone"
	if err := os.WriteFile(path, stored, 0o644); err != nil {
		t.Fatal(err)
	}
	if kept, err := pack(path, []byte("oneone")); err != nil || !bytes.Equal(kept, stored) {
		t.Errorf("pack of the same contents: error %v, bytes kept %t", err, bytes.Equal(kept, stored))
	}
	fresh, err := pack(path, []byte("two"))
	if err != nil {
		t.Fatal(err)
	}
	if text, err := unpack(fresh); err != nil || string(text) != "two" {
		t.Errorf("pack of other contents unpacks to %q, error %v", text, err)
	}
}

// TestRowsPartition checks that every death stands in exactly one row: known
// cause, no key twice, rows in the stated order, population wherever deaths.
func TestRowsPartition(t *testing.T) {
	for _, s := range testdata.Samples() {
		t.Run(s.Name, func(t *testing.T) {
			causes := map[string]int{}
			for i, c := range rowsOf(t, s.Name, "causes") {
				if _, twice := causes[c[0]]; twice {
					t.Errorf("cause %q stands twice", c[0])
				}
				causes[c[0]] = i
			}
			people := map[string]bool{}
			for _, p := range rowsOf(t, s.Name, "population") {
				people[strings.Join(p[:6], "|")] = true
				if atoi(t, p[7]) <= 0 {
					t.Errorf("population of %q is not positive", p)
				}
			}
			var last []int
			for _, d := range rowsOf(t, s.Name, "deaths") {
				if !people[strings.Join(d[:6], "|")] {
					t.Fatalf("deaths without population: %q", d)
				}
				c, known := causes[d[7]]
				if !known {
					t.Fatalf("unknown cause: %q", d)
				}
				if atoi(t, d[8]) <= 0 {
					t.Errorf("row without deaths: %q", d)
				}
				at := position(t, d, c)
				if slices.Compare(last, at) >= 0 {
					t.Fatalf("row out of order or twice: %q", d)
				}
				last = at
			}
		})
	}
}

// position is a row's place in the stated order: area, year, sex, age, cause.
func position(t *testing.T, d []string, cause int) []int {
	t.Helper()
	from, _, _ := strings.Cut(strings.TrimSuffix(d[6], "+"), "-")
	code := 0
	if d[0] != "TH" {
		code = atoi(t, d[0])
	}
	return []int{code, atoi(t, d[4]), -cmp.Compare(d[5], "female"), atoi(t, from), cause}
}
