package pipeline_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/cmd/pipeline"
)

func TestRun(t *testing.T) {
	f, opt := newFake(), project(t)
	var told []string
	opt.Report = func(e pipeline.Event) { told = append(told, string(e.State)+" "+e.Step.Name) }
	m, err := f.program().Run(t.Context(), parse(t, config), opt)
	if err != nil {
		t.Fatal(err)
	}
	steps := []string{"data", "tables/summary.csv", "tables/decompose-gap-cause.csv", "tables/decompose-gap-age.csv"}
	var want []string
	for _, s := range steps {
		want = append(want, "started "+s, "done "+s)
	}
	if d := cmp.Diff(want, told); d != "" {
		t.Errorf("events (-want +got):\n%s", d)
	}
	got := contents(t, opt.Out)
	text := got[pipeline.ManifestName]
	delete(got, pipeline.ManifestName)
	data := "ingest deaths.csv\n1\n"
	if d := cmp.Diff(map[string]string{
		"data/deaths.csv":                data,
		"tables/summary.csv":             "lifetable data --area=เลย --ax=half --close=rate --lang=en --summary=true\n" + data,
		"tables/decompose-gap-cause.csv": "decompose data --area=เลย --against=TH --ax=half --lang=en --by=cause\n" + data,
		"tables/decompose-gap-age.csv":   "decompose data --area=เลย --against=TH --ax=half --lang=en --by=age\n" + data,
	}, got); d != "" {
		t.Errorf("outputs (-want +got):\n%s", d)
	}
	if !m.Complete || m.Seed != "1" || m.Base != ".." || len(m.Steps[1].Warnings) != 1 {
		t.Errorf("manifest: %+v", m)
	}
	for _, leak := range []string{opt.Base, filepath.Base(opt.Base), os.TempDir()} {
		if strings.Contains(text, leak) {
			t.Errorf("the manifest names the folder %q", leak)
		}
	}
	// The SHA-256 of "1\n", by sha256sum.
	if !strings.Contains(text, "4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865") {
		t.Error("the manifest lacks the input's SHA-256")
	}
}

// TestRunAgain: what did not change is not done again, and what did is.
func TestRunAgain(t *testing.T) {
	everything := []string{"data", "decompose-gap-age.csv", "decompose-gap-cause.csv", "summary.csv"}
	for _, tt := range []struct {
		name   string
		change func(t *testing.T, p *pipeline.Program, opt *pipeline.RunOptions) (config string)
		want   []string
	}{
		{"nothing", func(*testing.T, *pipeline.Program, *pipeline.RunOptions) string { return config }, nil},
		{"a file", func(t *testing.T, _ *pipeline.Program, opt *pipeline.RunOptions) string {
			save(t, opt.Base, map[string]string{"deaths.csv": "2\n"})
			return config
		}, everything},
		{"an option of one table", func(*testing.T, *pipeline.Program, *pipeline.RunOptions) string {
			return strings.Replace(config, `"rate"`, `"gompertz"`, 1)
		}, []string{"summary.csv"}},
		{"another table", func(*testing.T, *pipeline.Program, *pipeline.RunOptions) string {
			return strings.Replace(config, `"summary", `, `"summary", "lifetable", `, 1)
		}, []string{"lifetable.csv"}},
		{"the version", func(_ *testing.T, p *pipeline.Program, _ *pipeline.RunOptions) string {
			p.Version = "v2"
			return config
		}, everything},
		{"the build", func(_ *testing.T, p *pipeline.Program, _ *pipeline.RunOptions) string {
			p.Build = "b"
			return config
		}, everything},
		{"the time in outputs", func(_ *testing.T, _ *pipeline.Program, opt *pipeline.RunOptions) string {
			opt.Epoch = "1"
			return config
		}, everything},
		{"an output was edited", func(t *testing.T, _ *pipeline.Program, opt *pipeline.RunOptions) string {
			save(t, opt.Out, map[string]string{"tables/summary.csv": "mine"})
			return config
		}, []string{"summary.csv"}},
		{"an output is gone", func(t *testing.T, _ *pipeline.Program, opt *pipeline.RunOptions) string {
			if err := os.Remove(filepath.Join(opt.Out, "tables", "summary.csv")); err != nil {
				t.Fatal(err)
			}
			return config
		}, []string{"summary.csv"}},
		{"the folder moved", func(t *testing.T, _ *pipeline.Program, opt *pipeline.RunOptions) string {
			moved := t.TempDir()
			if err := os.Rename(opt.Base, filepath.Join(moved, "p")); err != nil {
				t.Fatal(err)
			}
			opt.Base, opt.Out = filepath.Join(moved, "p"), filepath.Join(moved, "p", "results")
			return config
		}, nil},
		{"the manifest was edited", func(t *testing.T, _ *pipeline.Program, opt *pipeline.RunOptions) string {
			text := contents(t, opt.Out)[pipeline.ManifestName]
			save(t, opt.Out, map[string]string{pipeline.ManifestName: strings.Replace(text, "few deaths", "no remarks", 1)})
			return config
		}, everything},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f, opt := newFake(), project(t)
			p := f.program()
			if _, err := p.Run(t.Context(), parse(t, config), opt); err != nil {
				t.Fatal(err)
			}
			f.done()
			c := parse(t, tt.change(t, p, &opt))
			if _, err := p.Run(t.Context(), c, opt); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, f.done()); d != "" {
				t.Errorf("done again (-want +got):\n%s", d)
			}
			fresh := opt
			fresh.Out = filepath.Join(opt.Base, "fresh")
			if _, err := p.Run(t.Context(), c, fresh); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(contents(t, fresh.Out), contents(t, opt.Out)); d != "" {
				t.Errorf("unlike a fresh run (-fresh +got):\n%s", d)
			}
		})
	}
}

// TestFailingStep: the others are made, its old output goes, and it is tried again.
func TestFailingStep(t *testing.T) {
	f, opt := newFake(), project(t)
	p := f.program()
	if _, err := p.Run(t.Context(), parse(t, config), opt); err != nil {
		t.Fatal(err)
	}
	f.broke["summary.csv"] = 3
	save(t, opt.Base, map[string]string{"deaths.csv": "2\n"})
	m, err := p.Run(t.Context(), parse(t, config), opt)
	var steps *pipeline.StepsError
	if !errors.As(err, &steps) || steps.Status() != 3 || err.Error() != "1 of 4 steps have no result: tables/summary.csv" {
		t.Fatalf("error %v", err)
	}
	if got := steps.Failed[0].Outcome.Message; got != "le.toml:15:1: summary.csv cannot be made" {
		t.Errorf("message %q", got)
	}
	got := contents(t, opt.Out)
	if _, there := got["tables/summary.csv"]; there || !strings.HasSuffix(got["tables/decompose-gap-age.csv"], "\n2\n") {
		t.Errorf("folder: %v", got)
	}
	if m.Complete || m.Steps[1].Failed == nil || m.Steps[1].Failed.Message != "summary.csv cannot be made" {
		t.Errorf("manifest: %+v", m.Steps[1])
	}
	f.done()
	delete(f.broke, "summary.csv")
	if m, err = p.Run(t.Context(), parse(t, config), opt); err != nil || !m.Complete {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"summary.csv"}, f.done()); d != "" {
		t.Errorf("done again (-want +got):\n%s", d)
	}
}

func TestFailingStatus(t *testing.T) {
	for _, tt := range []struct {
		name  string
		broke map[string]int
		want  int
	}{
		{"data", map[string]int{"data": 3}, 3},
		{"disk", map[string]int{"summary.csv": 1}, 1},
		{"gate", map[string]int{"summary.csv": 4, "decompose-gap-age.csv": 4}, 4},
		{"unlike", map[string]int{"summary.csv": 1, "decompose-gap-age.csv": 4}, 3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f, opt := newFake(), project(t)
			f.broke = tt.broke
			_, err := f.program().Run(t.Context(), parse(t, config), opt)
			var steps *pipeline.StepsError
			if !errors.As(err, &steps) || steps.Status() != tt.want {
				t.Fatalf("error %v, want status %d", err, tt.want)
			}
			if left := len(contents(t, opt.Out)); tt.name == "data" && left != 1 {
				t.Errorf("%d files, want the manifest only", left)
			}
		})
	}
}

// TestStopped: a run that is stopped keeps what is done, and the next goes on there.
func TestStopped(t *testing.T) {
	f, opt := newFake(), project(t)
	opt.Jobs = 1
	ctx, cancel := context.WithCancel(t.Context())
	f.during = func(out string) {
		if out == "decompose-gap-cause.csv" {
			cancel()
		}
	}
	if _, err := f.program().Run(ctx, parse(t, config), opt); !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v", err)
	}
	if d := cmp.Diff([]string{"data", "decompose-gap-cause.csv", "summary.csv"}, f.done()); d != "" {
		t.Errorf("done (-want +got):\n%s", d)
	}
	got := contents(t, opt.Out)
	if len(got) != 3 || !strings.Contains(got[pipeline.ManifestName], `"complete": false`) {
		t.Errorf("folder: %v", got)
	}
	f.during = nil
	if _, err := f.program().Run(t.Context(), parse(t, config), opt); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"decompose-gap-age.csv", "decompose-gap-cause.csv"}, f.done()); d != "" {
		t.Errorf("done after (-want +got):\n%s", d)
	}
}

// TestInputMoves: data that change while they are read are not recorded as something
// else.
func TestInputMoves(t *testing.T) {
	f, opt := newFake(), project(t)
	f.during = func(out string) {
		if out == "data" {
			save(t, opt.Base, map[string]string{"deaths.csv": "2\n"})
		}
	}
	_, err := f.program().Run(t.Context(), parse(t, config), opt)
	var steps *pipeline.StepsError
	if !errors.As(err, &steps) || steps.Status() != 3 || !strings.Contains(steps.Failed[0].Outcome.Message, "changed while it was read") {
		t.Errorf("error %v", err)
	}
}

// TestSideBySide: no more steps at a time than asked for.
func TestSideBySide(t *testing.T) {
	for _, jobs := range []int{1, 3} {
		f, opt := newFake(), project(t)
		opt.Jobs = jobs
		var first string
		opt.Report = func(e pipeline.Event) {
			if first == "" {
				first = e.Step.Name
			}
		}
		if _, err := f.program().Run(t.Context(), parse(t, config), opt); err != nil {
			t.Fatal(err)
		}
		if f.most > jobs || first != "data" {
			t.Errorf("%d jobs: %d at a time, %q first", jobs, f.most, first)
		}
	}
}
