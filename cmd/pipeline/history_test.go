package pipeline_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/cmd/pipeline"
	"pgregory.net/rapid"
)

// TestHistories: after any history of runs, stopped and failed ones, edits of outputs
// and changes of inputs and configuration among them, a run leaves the same bytes as
// a first run would.
func TestHistories(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			rt.Fatal(err)
		}
		f := newFake("report")
		p := f.program()
		opt := pipeline.RunOptions{Base: dir, Out: filepath.Join(dir, "results"), Epoch: "0"}
		save(rt, dir, map[string]string{"deaths.csv": "0\n"})
		var c *pipeline.Config
		for range rapid.IntRange(1, 5).Draw(rt, "runs") {
			if rapid.Bool().Draw(rt, "new data") {
				save(rt, dir, map[string]string{"deaths.csv": fmt.Sprintf("%d\n", rapid.IntRange(0, 1).Draw(rt, "data"))})
			}
			c = drawConfig(rt)
			disturb(rt, f, opt)
			ctx, cancel := context.WithCancel(t.Context())
			stop := rapid.SampledFrom([]string{"", "data", "summary.csv", "decompose-gap-age.md", "report"}).Draw(rt, "stopped during")
			f.during = func(out string) {
				if out == stop {
					cancel()
				}
			}
			_, _ = p.Run(ctx, c, opt)
			cancel()
		}
		f.during, f.broke = nil, map[string]int{}
		if _, err := p.Run(t.Context(), c, opt); err != nil {
			rt.Fatal(err)
		}
		fresh := opt
		fresh.Out = filepath.Join(dir, "fresh")
		if _, err := p.Run(t.Context(), c, fresh); err != nil {
			rt.Fatal(err)
		}
		if d := cmp.Diff(contents(rt, fresh.Out), contents(rt, opt.Out)); d != "" {
			rt.Fatalf("unlike a first run (-first +got):\n%s", d)
		}
	})
}

// drawConfig draws a configuration.
func drawConfig(rt *rapid.T) *pipeline.Config {
	text := config
	if rapid.Bool().Draw(rt, "other tables") {
		text = strings.Replace(text, `["summary", "decompose"]`, `["lifetable"]`, 1)
	}
	if rapid.Bool().Draw(rt, "other method") {
		text = strings.Replace(text, `"half"`, `"chiang"`, 1)
	}
	if rapid.Bool().Draw(rt, "more formats") {
		text += "formats = [\"csv\", \"md\"]\n"
	}
	if rapid.Bool().Draw(rt, "report") {
		text += "report = true\n"
	}
	return parse(rt, text)
}

// disturb breaks a step, leaves half a file of a killed run, or edits what is there.
func disturb(rt *rapid.T, f *fakeLe, opt pipeline.RunOptions) {
	f.broke = map[string]int{}
	if out := rapid.SampledFrom([]string{"", "data", "summary.csv", "lifetable.csv", "report"}).Draw(rt, "broken"); out != "" {
		f.broke[out] = 3
	}
	if rapid.Bool().Draw(rt, "killed before") {
		save(rt, opt.Out, map[string]string{".le-work/step1/x.csv": "half"})
	}
	record := filepath.Join(opt.Out, pipeline.ManifestName)
	if text, err := os.ReadFile(record); err == nil && rapid.Bool().Draw(rt, "manifest edited") {
		if err := os.WriteFile(record, []byte(strings.ReplaceAll(string(text), "few deaths", "no remarks")), 0o644); err != nil {
			rt.Fatal(err)
		}
	}
	name := filepath.Join(opt.Out, "tables", "summary.csv")
	if _, err := os.Stat(name); err == nil && rapid.Bool().Draw(rt, "output lost") {
		if err := os.Remove(name); err != nil {
			rt.Fatal(err)
		}
	}
}

// FuzzManifest: a manifest of any content is refused or used, and what it names outside
// its folder is not touched.
func FuzzManifest(f *testing.F) {
	f.Add(`{"generator":"le run","format":1,"config":{"data":{"files":["deaths.csv"]},"outputs":{"folder":"r","tables":["summary"],"formats":["csv"]}},"steps":[{"name":"data","outputs":[{"name":"../deaths.csv"}]}]}`)
	f.Add(`{"generator":"le run","format":1,"config":{},"evidence":[{"name":"evidence/x"}]}`)
	f.Add(`{}`)
	f.Fuzz(func(t *testing.T, text string) {
		opt := project(t)
		save(t, opt.Out, map[string]string{pipeline.ManifestName: text})
		_, _ = newFake().program().Verify(t.Context(), opt.Out, "", nil)
		_, _ = newFake().program().Run(t.Context(), parse(t, config), opt)
		if contents(t, opt.Base)["deaths.csv"] != "1\n" {
			t.Fatal("the input was touched")
		}
	})
}
