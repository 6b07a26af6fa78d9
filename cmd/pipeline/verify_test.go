package pipeline_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/cmd/pipeline"
)

func TestVerify(t *testing.T) {
	const manifest = pipeline.ManifestName
	edit := func(t *testing.T, opt pipeline.RunOptions, name, old, new string) {
		text := contents(t, opt.Out)[name]
		if !strings.Contains(text, old) {
			t.Fatalf("%s lacks %q", name, old)
		}
		save(t, opt.Out, map[string]string{name: strings.Replace(text, old, new, 1)})
	}
	for _, tt := range []struct {
		name   string
		change func(t *testing.T, opt pipeline.RunOptions, p *pipeline.Program, f *fakeLe)
		want   []string
	}{
		{"nothing", func(*testing.T, pipeline.RunOptions, *pipeline.Program, *fakeLe) {}, nil},
		{"another build", func(_ *testing.T, _ pipeline.RunOptions, p *pipeline.Program, _ *fakeLe) { p.Build = "b" }, nil},
		{"edited output", func(t *testing.T, opt pipeline.RunOptions, _ *pipeline.Program, _ *fakeLe) {
			edit(t, opt, "tables/summary.csv", "1", "7")
		}, []string{`tables/summary.csv: changed after the run: row 2, column lifetable data --area=เลย --ax=half --close=rate --lang=en --summary=true: "7" here, "1" when made again`}},
		{"edited output and record", func(t *testing.T, opt pipeline.RunOptions, p *pipeline.Program, _ *fakeLe) {
			before, _ := p.Run(t.Context(), parse(t, config), opt)
			edit(t, opt, "tables/summary.csv", "1", "7")
			edit(t, opt, manifest, before.Steps[1].Outputs[0].SHA256, sum(t, opt.Out, "tables/summary.csv"))
		}, []string{"manifest.json: changed after the run: ", `tables/summary.csv: comes out differently when done again: row 2, column lifetable data --area=เลย --ax=half --close=rate --lang=en --summary=true: "7" here, "1" when made again`}},
		{"missing output", func(t *testing.T, opt pipeline.RunOptions, _ *pipeline.Program, _ *fakeLe) {
			if err := os.Remove(filepath.Join(opt.Out, "tables", "summary.csv")); err != nil {
				t.Fatal(err)
			}
		}, []string{"tables/summary.csv: missing: "}},
		{"extra file", func(t *testing.T, opt pipeline.RunOptions, _ *pipeline.Program, _ *fakeLe) {
			save(t, opt.Out, map[string]string{"tables/new.csv": "x"})
		}, []string{"tables/new.csv: not made by the run: "}},
		{"edited manifest", func(t *testing.T, opt pipeline.RunOptions, _ *pipeline.Program, _ *fakeLe) {
			edit(t, opt, manifest, "few deaths", "no remarks")
		}, []string{`manifest.json: changed after the run: line 83: "          \"en\": \"no remarks\"," here, "          \"en\": \"few deaths\"," when made again`}},
		{"changed input", func(t *testing.T, opt pipeline.RunOptions, _ *pipeline.Program, _ *fakeLe) {
			save(t, opt.Base, map[string]string{"deaths.csv": "2\n"})
		}, []string{"input deaths.csv: input changed since the run"}},
		{"missing input", func(t *testing.T, opt pipeline.RunOptions, _ *pipeline.Program, _ *fakeLe) {
			if err := os.Remove(filepath.Join(opt.Base, "deaths.csv")); err != nil {
				t.Fatal(err)
			}
		}, []string{"input deaths.csv: input is missing"}},
		{"another processor", func(t *testing.T, opt pipeline.RunOptions, _ *pipeline.Program, _ *fakeLe) {
			edit(t, opt, manifest, runtime.GOARCH, "other")
			save(t, opt.Out, map[string]string{manifest: seal(t, contents(t, opt.Out)[manifest])})
		}, nil},
		{"other evidence", func(_ *testing.T, _ pipeline.RunOptions, p *pipeline.Program, _ *fakeLe) {
			p.BuiltIn = map[string]fs.FS{"risk": fstest.MapFS{"rr.csv": {Data: []byte("2\n")}, "new.csv": {}}}
		}, []string{
			"unlike cause/list.csv: the list or evidence of this name is another one in this le",
			"unlike risk/new.csv: the list or evidence of this name is another one in this le",
			"unlike risk/rr.csv: the list or evidence of this name is another one in this le"}},
		{"another version", func(_ *testing.T, _ pipeline.RunOptions, p *pipeline.Program, _ *fakeLe) { p.Version = "v2" },
			[]string{"unlike the run was made by le v1, and this is le v2"}},
		{"another default", func(_ *testing.T, _ pipeline.RunOptions, _ *pipeline.Program, f *fakeLe) {
			for _, options := range f.commands {
				for i := range options {
					if options[i].Name == "seed" {
						options[i].Default = "2"
					}
				}
			}
		}, []string{
			`unlike tables/summary.csv: the option seed was "1", and is "2" in this le`,
			`unlike tables/decompose-gap-cause.csv: the option seed was "1", and is "2" in this le`,
			`unlike tables/decompose-gap-age.csv: the option seed was "1", and is "2" in this le`}},
		{"another method in the record", func(t *testing.T, opt pipeline.RunOptions, _ *pipeline.Program, _ *fakeLe) {
			edit(t, opt, manifest, `"ax": "half"`, `"ax": "chiang"`)
		}, []string{
			`unlike tables/summary.csv: was made by "le lifetable data --area=เลย --ax=half --close=rate --lang=en --summary=true --output=tables/summary.csv", and would be by "le lifetable data --area=เลย --ax=chiang --close=rate --lang=en --summary=true --output=tables/summary.csv"`,
			`unlike tables/decompose-gap-cause.csv: was made by "le decompose data --area=เลย --against=TH --ax=half --lang=en --by=cause --output=tables/decompose-gap-cause.csv", and would be by "le decompose data --area=เลย --against=TH --ax=chiang --lang=en --by=cause --output=tables/decompose-gap-cause.csv"`,
			`unlike tables/decompose-gap-age.csv: was made by "le decompose data --area=เลย --against=TH --ax=half --lang=en --by=age --output=tables/decompose-gap-age.csv", and would be by "le decompose data --area=เลย --against=TH --ax=chiang --lang=en --by=age --output=tables/decompose-gap-age.csv"`,
			"manifest.json: changed after the run: "}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f, opt := newFake(), project(t)
			p := f.program()
			if _, err := p.Run(t.Context(), parse(t, config), opt); err != nil {
				t.Fatal(err)
			}
			tt.change(t, opt, p, f)
			before := contents(t, opt.Out)
			v, err := p.Verify(t.Context(), opt.Out, "", nil)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, verdict(v)); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
			if v.Same() != (tt.want == nil) {
				t.Errorf("same: %v", v.Same())
			}
			if d := cmp.Diff(before, contents(t, opt.Out)); d != "" {
				t.Errorf("the folder was touched: %s", d)
			}
		})
	}
}

func sum(t *testing.T, dir, name string) string {
	opt := pipeline.RunOptions{Base: dir, Out: filepath.Join(t.TempDir(), "o")}
	c := parse(t, strings.Replace(config, "deaths.csv", name, 1))
	m, err := newFake().program().Run(t.Context(), c, opt)
	if err != nil {
		t.Fatal(err)
	}
	return m.Inputs[0].SHA256
}

// verdict words what was found.
func verdict(v *pipeline.Verdict) (list []string) {
	for _, why := range v.Unlike {
		list = append(list, "unlike "+why)
	}
	for _, d := range v.Inputs {
		list = append(list, "input "+d.Name+": "+d.EN)
	}
	for _, d := range v.Differences {
		list = append(list, d.Name+": "+d.EN+": "+d.First)
	}
	return list
}

// TestVerifyFailed: steps that failed in the run and fail again are no difference.
func TestVerifyFailed(t *testing.T) {
	f, opt := newFake(), project(t)
	f.broke["summary.csv"] = 3
	p := f.program()
	if _, err := p.Run(t.Context(), parse(t, config), opt); err == nil {
		t.Fatal("no error")
	}
	if v, err := p.Verify(t.Context(), opt.Out, "", nil); err != nil || !v.Same() || v.Failed != 1 {
		t.Errorf("%+v, %v", v, err)
	}
	delete(f.broke, "summary.csv")
	v, err := p.Verify(t.Context(), opt.Out, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"tables/summary.csv: comes out differently when done again: "}, verdict(v)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestVerifyElsewhere: an output folder apart from its inputs says nothing of where
// they are.
func TestVerifyElsewhere(t *testing.T) {
	f, opt := newFake(), project(t)
	opt.Out = filepath.Join(t.TempDir(), "elsewhere")
	p := f.program()
	if m, err := p.Run(t.Context(), parse(t, config), opt); err != nil || m.Base != "" {
		t.Fatalf("base %q, %v", m.Base, err)
	}
	if _, err := p.Verify(t.Context(), opt.Out, "", nil); err == nil || !strings.Contains(err.Error(), "does not say where its inputs are") {
		t.Errorf("error %v", err)
	}
	if v, err := p.Verify(t.Context(), opt.Out, opt.Base, nil); err != nil || !v.Same() {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestVerifyNoRun(t *testing.T) {
	for name, text := range map[string]string{"none": "", "web page": "{}", "later": `{"generator":"le run","format":9,"config":{}}`,
		"leads out": `{"generator":"le run","format":1,"config":{},"steps":[{"outputs":[{"name":"../x"}]}]}`} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if text != "" {
				save(t, dir, map[string]string{pipeline.ManifestName: text})
			}
			if _, err := newFake().program().Verify(t.Context(), dir, "", nil); err == nil {
				t.Error("no error")
			}
		})
	}
}
