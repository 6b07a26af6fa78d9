package pipeline_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/cmd/pipeline"
	"github.com/lehackathon/le/ingest"
)

func TestFolders(t *testing.T) {
	t.Run("foreign", func(t *testing.T) {
		f, opt := newFake(), project(t)
		save(t, opt.Out, map[string]string{"mine.txt": "mine"})
		if _, err := f.program().Run(t.Context(), parse(t, config), opt); !errors.Is(err, ingest.ErrForeignFolder) {
			t.Fatalf("error %v", err)
		}
		if d := cmp.Diff(map[string]string{"mine.txt": "mine"}, contents(t, opt.Out)); d != "" {
			t.Errorf("touched: %s", d)
		}
		opt.Force = true
		if _, err := f.program().Run(t.Context(), parse(t, config), opt); err != nil || contents(t, opt.Out)["mine.txt"] != "mine" {
			t.Errorf("by force: %v", err)
		}
	})
	t.Run("foreign manifest", func(t *testing.T) {
		f, opt := newFake(), project(t)
		save(t, opt.Out, map[string]string{pipeline.ManifestName: `{"name": "web page"}`})
		if _, err := f.program().Run(t.Context(), parse(t, config), opt); !errors.Is(err, ingest.ErrForeignFolder) {
			t.Fatalf("error %v", err)
		}
	})
	t.Run("damaged manifest", func(t *testing.T) {
		f, opt := newFake(), project(t)
		if _, err := f.program().Run(t.Context(), parse(t, config), opt); err != nil {
			t.Fatal(err)
		}
		text := contents(t, opt.Out)[pipeline.ManifestName]
		save(t, opt.Out, map[string]string{pipeline.ManifestName: text[:len(text)/2]})
		_, err := f.program().Run(t.Context(), parse(t, config), opt)
		if !errors.Is(err, pipeline.ErrManifest) || err.Error() != "results: manifest.json cannot be used: it is damaged" {
			t.Fatalf("error %v", err)
		}
		opt.Force = true
		if _, err := f.program().Run(t.Context(), parse(t, config), opt); err != nil || contents(t, opt.Out)[pipeline.ManifestName] != text {
			t.Errorf("by force: %v", err)
		}
	})
	t.Run("file", func(t *testing.T) {
		f, opt := newFake(), project(t)
		save(t, opt.Base, map[string]string{"results": "mine"})
		if _, err := f.program().Run(t.Context(), parse(t, config), opt); !errors.Is(err, ingest.ErrNoFolder) {
			t.Fatalf("error %v", err)
		}
	})
	t.Run("left by a killed run", func(t *testing.T) {
		f, opt := newFake(), project(t)
		save(t, opt.Out, map[string]string{".le-work/step1/summary.csv": "half"})
		if _, err := f.program().Run(t.Context(), parse(t, config), opt); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(filepath.Join(opt.Out, ".le-work")); !os.IsNotExist(err) {
			t.Error("the temporary files are still there")
		}
	})
	t.Run("busy", func(t *testing.T) {
		f, opt := newFake(), project(t)
		var second error
		f.during = func(out string) {
			if out == "data" {
				other := newFake()
				_, second = other.program().Run(t.Context(), parse(t, config), opt)
			}
		}
		if _, err := f.program().Run(t.Context(), parse(t, config), opt); err != nil {
			t.Fatal(err)
		}
		if !errors.Is(second, pipeline.ErrBusy) {
			t.Errorf("second run at the same time: %v", second)
		}
	})
	t.Run("tables no longer asked for", func(t *testing.T) {
		f, opt := newFake(), project(t)
		p := f.program()
		if _, err := p.Run(t.Context(), parse(t, strings.Replace(config, `"summary", `, `"summary", "lifetable", `, 1)), opt); err != nil {
			t.Fatal(err)
		}
		save(t, opt.Out, map[string]string{"tables/decompose-gap-age.csv": "edited"})
		only := strings.Replace(config, `"summary", "decompose"`, `"lifetable"`, 1)
		if _, err := p.Run(t.Context(), parse(t, only), opt); err != nil {
			t.Fatal(err)
		}
		got := contents(t, opt.Out)
		if len(got) != 4 || got["tables/decompose-gap-age.csv"] != "edited" {
			t.Errorf("folder: %v; want data, lifetable, the manifest and the file that was edited", got)
		}
	})
}

func TestEvidence(t *testing.T) {
	f, opt := newFake(), project(t)
	save(t, opt.Base, map[string]string{"lists/mine.csv": "id\n", "health.csv": "h\n"})
	text := config + "[evidence]\ncauses = \"lists/mine.csv\"\nhealth = \"health.csv\"\n"
	m, err := f.program().Run(t.Context(), parse(t, text), opt)
	if err != nil {
		t.Fatal(err)
	}
	got := contents(t, opt.Out)
	if got["evidence/mine.csv"] != "id\n" || got["evidence/health.csv"] != "h\n" {
		t.Errorf("no copies: %v", got)
	}
	if line := got["tables/summary.csv"]; !strings.Contains(line, "--causes=evidence/mine.csv --health=evidence/health.csv") {
		t.Errorf("summary: %s", line)
	}
	if line := got["tables/decompose-gap-age.csv"]; strings.Contains(line, "--health") {
		t.Errorf("prevalences for a gap that has no use for them: %s", line)
	}
	if m.CauseList == nil || m.CauseList.Name != "lists/mine.csv" {
		t.Errorf("list of causes: %+v", m.CauseList)
	}
	f.done()
	save(t, opt.Base, map[string]string{"health.csv": "i\n"})
	if _, err := f.program().Run(t.Context(), parse(t, text), opt); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"summary.csv"}, f.done()); d != "" {
		t.Errorf("done again (-want +got):\n%s", d)
	}
	if _, err := f.program().Run(t.Context(), parse(t, config), opt); err != nil {
		t.Fatal(err)
	}
	if _, there := contents(t, opt.Out)["evidence/mine.csv"]; there {
		t.Error("evidence that no option names is still there")
	}
}
