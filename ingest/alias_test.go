package ingest_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/ingest"
)

// TestAliasesAreKept: the folder remembers by what names an area is found.
func TestAliasesAreKept(t *testing.T) {
	dir := save(t, "d.csv", "code,area,year,sex,age,deaths\n02,CABA,2021,male,0-39,1\n02,CABA,2021,male,40+,2\n",
		"p.csv", "code,area,year,sex,age,population\n02,Ciudad Autónoma,2021,male,0-39,1000\n02,Ciudad Autónoma,2021,male,40+,900\n")
	l := load(t, ingest.Options{}, filepath.Join(dir, "d.csv"), filepath.Join(dir, "p.csv"))
	set := filepath.Join(t.TempDir(), "set")
	if err := ingest.Write(set, l, ingest.Stamp{}, false); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(l.Data.Areas, load(t, ingest.Options{}, set).Data.Areas); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Ciudad Autónoma"}, l.Data.Areas[0].Aliases()); diff != "" {
		t.Error(diff)
	}
}

// TestCopies: one file under two names is refused, and both are named.
func TestCopies(t *testing.T) {
	const both = "area,year,sex,age,deaths,population\nเลย,2564,ชาย,0-39,1,1000\nเลย,2564,ชาย,40+,2,900\n"
	dir := save(t, "a.csv", both, "b.csv", both)
	_, err := ingest.Load(context.Background(), []string{filepath.Join(dir, "a.csv"), filepath.Join(dir, "b.csv")}, ingest.Options{})
	if err == nil || !strings.Contains(err.Error(), "b.csv: this is the same file as") || !strings.Contains(err.Error(), "a.csv, byte for byte") {
		t.Error(err)
	}
}
