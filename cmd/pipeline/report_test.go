package pipeline_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/cmd/pipeline"
)

// withReport is config with a report beside the tables.
const withReport = config + "report = true\n"

// TestReportInPart: a report that lacks some areas is kept, told, and tried again.
func TestReportInPart(t *testing.T) {
	f, opt := newFake("report"), project(t)
	p := f.program()
	f.broke["report"] = 3
	var told []pipeline.Event
	opt.Report = func(e pipeline.Event) { told = append(told, e) }
	m, err := p.Run(t.Context(), parse(t, withReport), opt)
	var steps *pipeline.StepsError
	if !errors.As(err, &steps) || steps.Status() != 3 || err.Error() != "1 of 5 steps have no result, or only a part: report" {
		t.Fatalf("error %v", err)
	}
	if got := told[len(told)-1].Outcome.Message; got != "le.toml:16:1: one area has no report; the others are in report" {
		t.Errorf("message %q", got)
	}
	if _, there := contents(t, opt.Out)["report/deaths.csv"]; !there || m.Complete || len(m.Steps[4].Outputs) != 1 || m.Steps[4].Failed == nil {
		t.Errorf("manifest: %+v", m.Steps[4])
	}
	if v, err := p.Verify(t.Context(), opt.Out, "", nil); err != nil || !v.Same() || v.Failed != 1 {
		t.Errorf("verify: %+v, %v", v, err)
	}
	f.done()
	delete(f.broke, "report")
	if m, err = p.Run(t.Context(), parse(t, withReport), opt); err != nil || !m.Complete {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"report"}, f.done()); d != "" {
		t.Errorf("done again (-want +got):\n%s", d)
	}
	f.broke["report"] = 1 // of the disk: what is there may be half of it
	save(t, opt.Base, map[string]string{"deaths.csv": "2\n"})
	if _, err = p.Run(t.Context(), parse(t, withReport), opt); !errors.As(err, &steps) || steps.Status() != 1 {
		t.Fatalf("error %v", err)
	}
	if _, there := contents(t, opt.Out)["report/deaths.csv"]; there {
		t.Error("a report of the run before is left")
	}
}

// TestKilledWhileMoving: a run that was killed while it moved files into place has
// announced them; a later one that does not want them takes them away.
func TestKilledWhileMoving(t *testing.T) {
	f, opt := newFake("report"), project(t)
	p := f.program()
	m, err := p.Run(t.Context(), parse(t, withReport), opt)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(opt.Out, pipeline.ManifestName)
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	announced := seal(t, strings.Replace(string(text), m.Steps[4].Key, "", 1))
	save(t, opt.Out, map[string]string{pipeline.ManifestName: announced})
	v, err := p.Verify(t.Context(), opt.Out, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"unlike the run was stopped before 1 of 5 steps were done, the first of them report"}, verdict(v)); d != "" {
		t.Errorf("verify (-want +got):\n%s", d)
	}
	f.done()
	if _, err := p.Run(t.Context(), parse(t, withReport), opt); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"report"}, f.done()); d != "" {
		t.Errorf("done again (-want +got):\n%s", d)
	}
	save(t, opt.Out, map[string]string{pipeline.ManifestName: announced})
	if _, err := p.Run(t.Context(), parse(t, config), opt); err != nil {
		t.Fatal(err)
	}
	if _, there := contents(t, opt.Out)["report/deaths.csv"]; there {
		t.Error("the report is left and in no manifest")
	}
}

// TestAnnounced: while a step's files are moved, the manifest names them and those that
// they replace.
func TestAnnounced(t *testing.T) {
	f, opt := newFake("report"), project(t)
	p := f.program()
	first, err := p.Run(t.Context(), parse(t, withReport), opt)
	if err != nil {
		t.Fatal(err)
	}
	save(t, opt.Base, map[string]string{"deaths.csv": "2\n"})
	blocked := filepath.Join(opt.Out, "report", "deaths.csv") // no file can take the place of a folder
	f.during = func(out string) {
		if out == "report" {
			_ = os.Remove(blocked)
			save(t, blocked, map[string]string{"mine": "mine"})
		}
	}
	m, err := p.Run(t.Context(), parse(t, withReport), opt)
	var steps *pipeline.StepsError
	if !errors.As(err, &steps) || steps.Status() != 1 || m.Steps[4].Failed == nil || len(m.Steps[4].Outputs) != 0 {
		t.Fatalf("error %v", err)
	}
	if first.Steps[4].Outputs[0].Name != "report/deaths.csv" || contents(t, opt.Out)["report/deaths.csv/mine"] != "mine" {
		t.Errorf("folder: %v", contents(t, opt.Out))
	}
}

// TestChoices: what one kind of output chooses goes before the selection, and the flags
// of a run before both. Comparisons choose in their own section.
func TestChoices(t *testing.T) {
	text := strings.Replace(withReport, "[method.summary]\n", "[method.report]\narea = [\"ตรัง\", \"เลย\"]\nagainst = \"TH\"\n[method.summary]\nyear = 2565\n", 1)
	want := []string{
		"le ingest deaths.csv --output=results/data",
		"le lifetable data --area=เลย --ax=half --close=rate --year=2565 --lang=en --summary=true --output=tables/summary.csv",
		"le decompose data --area=เลย --against=TH --ax=half --lang=en --by=cause --output=tables/decompose-gap-cause.csv",
		"le decompose data --area=เลย --against=TH --ax=half --lang=en --by=age --output=tables/decompose-gap-age.csv",
		"le report data --area=ตรัง --area=เลย --against=TH --lang=en --output=report",
	}
	c := parse(t, text)
	for range 2 {
		p, err := newFake("report").program().Plan(c)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, p.Lines()); d != "" {
			t.Errorf("(-want +got):\n%s", d)
		}
		c.Override("area", []string{"เลย"})
		c.Override("year", "2564")
		want[1] = "le lifetable data --area=เลย --year=2564 --ax=half --close=rate --lang=en --summary=true --output=tables/summary.csv"
		for i := range want[2:4] {
			want[2+i] = strings.Replace(want[2+i], "--area=เลย --against=TH", "--area=เลย --year=2564 --against=TH", 1)
		}
		want[4] = "le report data --area=เลย --year=2564 --against=TH --lang=en --output=report"
	}
	alone := "[data]\nfiles = [\"deaths.csv\"]\n[select]\narea = \"เลย\"\n[outputs]\ntables = [\"summary\"]\ncharts = [\"trend\"]\n"
	p, err := newFake("chart").program().Plan(parse(t, alone)) // a chart that compares nothing
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Lines()[2]; got != "le chart trend data --area=เลย --lang=en --output=charts/trend.svg" {
		t.Errorf("chart: %s", got)
	}
	for _, wrong := range []string{"[method.decompose]\narea = \"x\"\n", "[evidence.report]\narea = \"x\"\n"} {
		if _, err := newFake("report").program().Plan(parse(t, withReport+wrong)); err == nil || !strings.Contains(err.Error(), "unknown key") {
			t.Errorf("%s: %v", wrong, err)
		}
	}
}
