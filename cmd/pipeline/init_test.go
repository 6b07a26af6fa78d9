package pipeline_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis/wording"
	"github.com/lehackathon/le/cmd/pipeline"
)

func TestInit(t *testing.T) {
	dir := t.TempDir()
	names, err := pipeline.Init(dir, false)
	if err != nil || len(names) != 2 {
		t.Fatalf("%v, %v", names, err)
	}
	if text := contents(t, dir)[pipeline.FileName]; text != pipeline.Template {
		t.Error("another configuration was written")
	}
	if _, err := pipeline.Init(dir, false); !errors.Is(err, pipeline.ErrExists) {
		t.Errorf("a second time: %v", err)
	}
	if _, err := pipeline.Init(dir, true); err != nil {
		t.Errorf("by force: %v", err)
	}
}

// TestInitAllOrNothing: where one of the two cannot be written, the other is not there.
func TestInitAllOrNothing(t *testing.T) {
	for _, there := range []string{pipeline.FileName, "workshop/mine.txt"} {
		dir := t.TempDir()
		save(t, dir, map[string]string{there: "mine"})
		if _, err := pipeline.Init(dir, false); !errors.Is(err, pipeline.ErrExists) {
			t.Errorf("%s: %v", there, err)
		}
		if got := contents(t, dir); len(got) != 1 || got[there] != "mine" {
			t.Errorf("%s: folder %v", there, got)
		}
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, pipeline.FileName), 0o755); err != nil { // no file can take its place
		t.Fatal(err)
	}
	if _, err := pipeline.Init(dir, true); err == nil {
		t.Fatal("no error")
	}
	if got := contents(t, dir); len(got) != 0 {
		t.Errorf("left behind: %d files", len(got))
	}
}

// TestTemplate: the template has remarks in both languages, names every key, and every
// setting in it is a good one, those in remarks too.
func TestTemplate(t *testing.T) {
	for _, k := range pipeline.Keys() {
		name := k.Name[strings.LastIndexByte(k.Name, '.')+1:]
		if !strings.Contains(pipeline.Template, name) {
			t.Errorf("%s is not in the template", k.Name)
		}
		if k.EN == "" || k.TH == "" || k.Want == "" || !strings.Contains(k.Example, name) {
			t.Errorf("%s is not fully described: %+v", k.Name, k)
		}
		if wrong := k.Name + " is " + k.Want; wording.In("th", wrong) == wrong {
			t.Errorf("%q has no Thai", wrong)
		}
	}
	if _, err := pipeline.Parse(pipeline.FileName, []byte(pipeline.Template)); err != nil {
		t.Error(err)
	}
}
