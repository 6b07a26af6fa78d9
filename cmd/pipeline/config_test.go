package pipeline_test

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/cmd/pipeline"
	"pgregory.net/rapid"
)

// TestMistakes: each mistake in a configuration is told with its place and what to do.
func TestMistakes(t *testing.T) {
	const data = "[data]\nfiles = [\"deaths.csv\"]\n"
	for _, tt := range []struct{ name, text, want, hint string }{
		{"unknown key", "titel = \"x\"\n", `le.toml:1:1: unknown key "titel"`, "did you mean title?"},
		{"unknown section", data + "[ouputs]\n", `le.toml:3:2: unknown key "ouputs"`, "did you mean outputs?"},
		{"unknown key in a section", data + "[outputs]\n  foldr = \"x\"\n", `le.toml:4:3: unknown key "outputs.foldr"`, "did you mean folder?"},
		{"several", "a = 1\nb = 2\n", "le.toml:1:1: unknown key \"a\"\nle.toml:2:1: unknown key \"b\"", ""},
		{"wrong kind", "title = 3\n", "le.toml:1:9: title is a text in quotes", "such as title"},
		{"wrong kind of list", data + "[outputs]\nformats = \"csv\"\n", "le.toml:4:11: outputs.formats is a list of texts in brackets", "such as formats"},
		{"no section", "data = \"x\"\n", "le.toml:1:8: data is a section", "such as [data]"},
		{"no TOML", "title = เลย\n", "le.toml:1:9: not TOML: ", "quotes"},
		{"leading zero", data + "[method]\nseed = 01\n", "le.toml:4:8: not TOML: integers cannot have leading zeroes", ""},
		{"behind Thai", data + "[method]\n\"ก\" = 1\n\"ขข\".ข = {", "le.toml:5:6: not TOML: invalid character at start of key", ""},
		{"twice", "title = \"a\"\ntitle = \"b\"\n", "le.toml:2:1: not TOML: key title is already defined", ""},
		{"section twice", "[outputs]\n[outputs]\n", "le.toml:2:2: not TOML: table outputs already exists", "each section once"},
		{"Thai key", "ภาษา = \"th\"\n", "le.toml:1:1: not TOML: invalid character at start of key: 'ภ'", "keys are English words"},
		{"Thai value", data + "[select]\narea = เลย\n", "le.toml:4:8: not TOML: unexpected character 'เ' at start of value", "texts stand in quotes"},
		{"curly quotes", "[data]\nfiles = [“a.csv”]\n", "le.toml:2:10: not TOML: unexpected character '“'", "quotes are straight"},
		{"backslashes", "[data]\nfiles = [\"sub\\deaths.csv\"]\n", "le.toml:2:14: not TOML: invalid escape character", "write paths with /"},
		{"Windows-874", "title = \"\xe0\xc5\xc2\"\n", "le.toml:1:10: not TOML: invalid UTF-8", "save the file as UTF-8"},
		{"Windows-874 key", "\xe0\xc5\xc2 = 1\n", "le.toml:1:1: not TOML: invalid character at start of key: one that is not UTF-8", "save the file as UTF-8"},
		{"UTF-16", "\xff\xfet\x00", "le.toml: is in UTF-16", "save the file as UTF-8"},
		{"files by number", "[data]\nfiles = 3\n", "le.toml:2:1: data.files is a list of texts in brackets", "such as files"},
		{"a number among files", "[data]\nfiles = [\"deaths.csv\", 3]\n", "le.toml:2:1: data.files is a list of texts in brackets", "such as files"},
		{"pattern of files", "[data]\nfiles = [\"*.csv\"]\n", "le.toml:2:1: *.csv: there is no such file or folder", ""},
		{"one file for two comparisons", data + "[[compare]]\nname = \"a\"\nby = \"cause,age\"\nagainst = \"TH\"\n[[compare]]\nname = \"a-cause\"\nby = \"age\"\nagainst = \"TH\"\n",
			"le.toml:7:3: tables/decompose-a-cause-age.csv would be written twice, with unlike contents: also for le.toml:3:3", "none starts another"},
		{"no files", "[data]\nyear = 2565\n", "le.toml:1:2: data.files names no files", "such as files"},
		{"nothing", "", "le.toml: data.files names no files", "such as files"},
		{"absolute", "[data]\nfiles = [\"/home/x.csv\"]\n", `le.toml:2:1: data.files: "/home/x.csv" is found on this computer only`, "folder of le.toml"},
		{"drive", "[data]\nfiles = ['D:\\x.csv']\n", `le.toml:2:1: data.files: "D:\\x.csv" is found on this computer only`, ""},
		{"standard input", "[data]\nfiles = [\"-\"]\n", `le.toml:2:1: data.files: "-" is no file`, ""},
		{"option of ingest", data + "yeer = 2565\n", `le.toml:3:1: unknown key "data.yeer"`, "did you mean year?"},
		{"field of a column", data + "map = { \"โรค\" = 3 }\n", `le.toml:3:1: data.map: the field of column "โรค" is no text`, ""},
		{"option", data + "[method]\naxe = \"half\"\n", `le.toml:4:1: unknown key "method.axe"`, "did you mean ax?"},
		{"option of no number", data + "[method]\nseed = \"x\"\n", `le.toml:4:1: method.seed is "x", and no whole number`, "--help"},
		{"option of a table", data + "[method.sumary]\nclose = \"rate\"\n", `le.toml:3:2: unknown section [method.sumary]`, "summary"},
		{"option of another table", data + "[method.decompose]\nclose = \"rate\"\n", `le.toml:4:1: unknown key "method.decompose.close"`, ""},
		{"chosen elsewhere", data + "[method]\narea = \"x\"\n", `le.toml:4:1: unknown key "method.area"`, ""},
		{"date", data + "[select]\nyear = 2022-01-01\n", `le.toml:4:1: select.year is neither a text`, ""},
		{"many", data + "[select]\nyear = [2565, 2566]\n", "le.toml:4:1: select.year takes one value, got 2", ""},
		{"none", data + "[select]\narea = []\n", "le.toml:4:1: select.area is an empty list", "leave the line out"},
		{"language", "lang = \"fr\"\n" + data, `le.toml:1:1: lang "fr" is neither th nor en`, ""},
		{"era", "era = \"ad\"\n" + data, `le.toml:1:1: era "ad" is neither be nor ce`, ""},
		{"folder above", data + "[outputs]\nfolder = \"../x\"\n", `le.toml:4:1: outputs.folder: "../x" is no folder below`, ""},
		{"this folder", data + "[outputs]\nfolder = \".\"\n", `le.toml:4:1: outputs.folder: "." is no folder below`, ""},
		{"format", data + "[outputs]\nformats = [\"doc\"]\n", `le.toml:4:1: outputs.formats: "doc" is no format`, ""},
		{"table", data + "[outputs]\ntables = [\"lifetables\"]\n", `le.toml:4:1: outputs.tables: there is no table "lifetables"`, "did you mean lifetable?"},
		{"table of no command", data + "[outputs]\ntables = [\"causes\"]\n", "le.toml:4:1: outputs.tables: this le has no command causes", ""},
		{"report of no command", data + "[outputs]\nreport = true\n", "le.toml:4:1: outputs.report: this le has no command report", ""},
		{"gap of nothing", data + "[outputs]\ntables = [\"decompose\"]\n", "le.toml:4:1: decompose needs something to compare", "[[compare]]"},
		{"comparison", data + "[[compare]]\nagnst = \"x\"\n", `le.toml:4:1: unknown key "compare.agnst"`, "did you mean against,"},
		{"name of a comparison", data + "[[compare]]\nname = \"a/b\"\n", `le.toml:4:1: compare.name "a/b" cannot name a file`, ""},
		{"same names", data + "[[compare]]\nname = \"A\"\n[[compare]]\nname = \"a\"\n", `le.toml:6:1: comparisons 1 and 2 are both called "a"`, ""},
		{"by", data + "[[compare]]\nby = \"sex\"\n", `le.toml:4:1: compare.by: "sex" is no way to list contributions`, ""},
		{"single brackets", data + "[compare]\nby = \"sex\"\n", `le.toml:4:1: compare.by: "sex"`, ""},
		{"evidence outside", data + "[evidence]\nhealth = \"/x.csv\"\n", `le.toml:4:1: evidence.health: "/x.csv" is found on this computer only`, ""},
		{"evidence of one name", data + "[evidence]\nhealth = \"a/x.csv\"\ncauses = \"b/X.csv\"\n", `le.toml:4:1: b/X.csv and a/x.csv would have one name`, ""},
		{"value that the command refuses", data + "[method]\nax = \"nil\"\n", `le.toml:4:1: --ax "nil" is no rule`, "choose another"},
		{"missing file", "[data]\nfiles = [\"nosuch.csv\"]\n", "le.toml:2:1: nosuch.csv: there is no such file or folder", "folder of le.toml"},
		{"output as input", "[data]\nfiles = [\"results/data\"]\n", "le.toml:2:1: results/data lies in the output folder", "outputs.folder"},
		{"missing evidence", data + "[evidence]\nhealth = \"x.csv\"\n", "le.toml:4:1: evidence.health: x.csv cannot be read: no such file", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			opt := project(t)
			c, err := pipeline.Parse("le.toml", []byte(tt.text))
			if err == nil {
				_, err = newFake().program().Run(t.Context(), c, opt)
			}
			if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Fatalf("error %v, want %s…", err, tt.want)
			}
			if e := (*pipeline.ConfigError)(nil); errors.As(err, &e) && !strings.Contains(e.Hint, tt.hint) {
				t.Errorf("hint %q, want %q", e.Hint, tt.hint)
			}
		})
	}
}

func TestSettings(t *testing.T) {
	plan := func(settings ...string) string {
		c, err := pipeline.Parse("le.toml", []byte(config), settings...)
		if err != nil {
			return err.Error()
		}
		p, err := newFake().program().Plan(c)
		if err != nil {
			return err.Error()
		}
		return p.Lines()[1]
	}
	const start = "le lifetable data --area=เลย "
	for _, tt := range []struct{ name, setting, want string }{
		{"text", "method.ax=greville", start + "--ax=greville --close=rate --lang=en --summary=true --output=tables/summary.csv"},
		{"text in quotes", `method.ax = "greville"`, start + "--ax=greville --close=rate --lang=en --summary=true --output=tables/summary.csv"},
		{"list", "method.confidence=[95, 99.8]", start + "--ax=half --confidence=95 --confidence=99.8 --close=rate --lang=en --summary=true --output=tables/summary.csv"},
		{"of a table", "method.summary.close=gompertz", start + "--ax=half --close=gompertz --lang=en --summary=true --output=tables/summary.csv"},
		{"table over all", "method.summary.ax=chiang", start + "--ax=chiang --close=rate --lang=en --summary=true --output=tables/summary.csv"},
		{"list of texts", `select.area=["a b", "c"]`, "le lifetable data '--area=a b' --area=c --ax=half --close=rate --lang=en --summary=true --output=tables/summary.csv"},
		{"format", `outputs.formats=["md"]`, start + "--ax=half --close=rate --lang=en --summary=true --output=tables/summary.md"},
		{"true", "strict=true", start + "--ax=half --close=rate --lang=en --strict=true --summary=true --output=tables/summary.csv"},
		{"no value", "method", `--set method: is not key=value on one line`},
		{"two lines", "method.ax=a\nlang=b", "--set method.ax=a\nlang=b: is not key=value on one line"},
		{"unknown", "method.axe=half", `--set method.axe=half: unknown key "method.axe"`},
		{"unknown key of none", "metod=half", `--set metod=half: unknown key "metod"`},
		{"comparison", "compare.area=x", "--set compare.area=x: comparisons are set in the file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, plan(tt.setting)); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

func TestOverride(t *testing.T) {
	c := parse(t, config)
	c.Override("area", []string{"ตรัง"})
	c.Override("year", "2565")
	p, err := newFake().program().Plan(c)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"le ingest deaths.csv --output=results/data",
		"le lifetable data --area=ตรัง --year=2565 --ax=half --close=rate --lang=en --summary=true --output=tables/summary.csv",
		"le decompose data --area=ตรัง --year=2565 --against=TH --ax=half --lang=en --by=cause --output=tables/decompose-gap-cause.csv",
		"le decompose data --area=ตรัง --year=2565 --against=TH --ax=half --lang=en --by=age --output=tables/decompose-gap-age.csv",
	}
	if d := cmp.Diff(want, p.Lines()); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestPlugIn: a command that the table of kinds names is a step as soon as the program
// has it.
func TestPlugIn(t *testing.T) {
	c := parse(t, "[data]\nfiles = [\"a.csv\", \"sample:sakaeo\"]\nmap = { \"โรค\" = \"cause\", \"x\" = \"ignore\" }\nmap-file = \"m.csv\"\n"+
		"[select]\narea = \"เลย\"\n[[compare]]\nagainst = \"TH\"\n[method]\nlimits = \"exact\"\n[method.chart]\ncolour = \"grey\"\nformat = \"pdf\"\n"+
		"[outputs]\nfolder = \"out/x\"\nformats = [\"csv\", \"json\"]\ntables = [\"causes\"]\ncharts = [\"gap\"]\nreport = true\n")
	f := newFake("causes", "chart", "report")
	f.commands["report"] = append(f.commands["report"], pipeline.Option{Name: "limits", Check: func(s string) error { // of no other kind than the name
		_, err := strconv.ParseBool(s)
		return err
	}})
	f.commands["causes"] = append(f.commands["causes"], pipeline.Option{Name: "limits", Check: func(string) error { return nil }})
	p, err := f.program().Plan(c)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"le ingest a.csv sample:sakaeo --map-file=m.csv --map=x=ignore --map=โรค=cause --output=out/x/data",
		"le causes data --area=เลย --limits=exact --lang=en --output=tables/causes.csv",
		"le causes data --area=เลย --limits=exact --lang=en --output=tables/causes.json",
		"le chart gap data --area=เลย --against=TH --colour=grey --format=pdf --lang=en --output=charts/gap-1.pdf",
		"le report data --area=เลย --lang=en --output=report",
	}
	if d := cmp.Diff(want, p.Lines()); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{"a.csv", "sample:sakaeo", "m.csv"}, p.Inputs); d != "" {
		t.Errorf("inputs (-want +got):\n%s", d)
	}
}

// TestThroughJSON: a configuration that a manifest carried makes the same plan, numbers
// of every size included.
func TestThroughJSON(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := parse(rt, config)
		c.Method["confidence"] = rapid.SliceOfN(rapid.OneOf(
			rapid.Map(rapid.Float64(), func(v float64) any { return v }), rapid.Map(rapid.Int64(), func(v int64) any { return v })), 1, 3).Draw(rt, "levels")
		before, err := newFake().program().Plan(c)
		if err != nil {
			rt.Fatal(err)
		}
		text, err := json.Marshal(c)
		if err != nil {
			rt.Fatal(err)
		}
		dec := json.NewDecoder(strings.NewReader(string(text)))
		dec.UseNumber()
		var again pipeline.Config
		if err := dec.Decode(&again); err != nil {
			rt.Fatal(err)
		}
		after, err := newFake().program().Plan(&again)
		if err != nil {
			rt.Fatal(err)
		}
		if d := cmp.Diff(before.Lines(), after.Lines()); d != "" {
			rt.Fatalf("(-before +after):\n%s", d)
		}
	})
}

// FuzzParse: whatever a file says, there is a plan or a mistake with a place.
func FuzzParse(f *testing.F) {
	f.Add(config, "")
	f.Add(pipeline.Template, "method.ax=half")
	f.Add("\ufeff[data]\nfiles = [\"a\"]\n[compare]\nby = [\"cause\", \"age\"]\n", "lang=th")
	f.Add("[data]\nfiles = [[\"a\"]]\n[method]\nseed = {a = 1}\n", "x")
	f.Fuzz(func(t *testing.T, text, setting string) {
		var settings []string
		if setting != "" {
			settings = []string{setting}
		}
		c, err := pipeline.Parse("le.toml", []byte(text), settings...)
		if err == nil {
			_, err = newFake("chart").program().Plan(c)
		}
		var e *pipeline.ConfigError
		if err != nil && (!errors.As(err, &e) || e.File == "" || e.Msg == "") {
			t.Fatalf("no place: %v", err)
		}
	})
}
