package ingest_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lehackathon/le/ingest"
)

// longCSV is more than one piece of a file.
func longCSV() string {
	return deathsCSV + strings.Repeat("\n", 1<<18)
}

// TestProgress: every file is told of by its name, up to its last byte.
func TestProgress(t *testing.T) {
	deaths, people := longCSV(), peopleCSV
	dir := save(t, "deaths.csv", deaths, "people.csv", people)
	last := map[string]ingest.Progress{}
	pieces := 0
	load(t, ingest.Options{Progress: func(p ingest.Progress) { last[p.File] = p; pieces++ }}, filepath.Join(dir, "deaths.csv"), filepath.Join(dir, "people.csv"))
	for name, text := range map[string]string{"deaths.csv": deaths, "people.csv": people} {
		file := filepath.Join(dir, name)
		if want := (ingest.Progress{File: file, Done: int64(len(text)), Size: int64(len(text))}); last[file] != want {
			t.Errorf("got %+v, want %+v", last[file], want)
		}
	}
	if pieces < 4 {
		t.Errorf("told %d times of two files, one of them long", pieces)
	}
	last = map[string]ingest.Progress{}
	load(t, ingest.Options{Progress: func(p ingest.Progress) { last[p.File] = p }}, "sample:workshop")
	if p := last["sample:workshop/deaths.csv.gz"]; p.Done == 0 || p.Done != p.Size {
		t.Errorf("of a file of a sample: %+v", p)
	}
}

// TestInterruptedWhileReading: the context ends the reading in the middle of a file.
func TestInterruptedWhileReading(t *testing.T) {
	dir := save(t, "deaths.csv", longCSV(), "people.csv", peopleCSV)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	done := int64(0)
	_, err := ingest.Load(ctx, []string{filepath.Join(dir, "deaths.csv"), filepath.Join(dir, "people.csv")},
		ingest.Options{Progress: func(p ingest.Progress) { done = p.Done; cancel() }})
	if !errors.Is(err, context.Canceled) || done >= int64(len(longCSV())) {
		t.Errorf("after %d bytes: %v", done, err)
	}
}
