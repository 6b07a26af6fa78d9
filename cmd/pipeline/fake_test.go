package pipeline_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/cmd/pipeline"
)

// fakeLe stands for le: its commands write what they were told and read. It keeps a
// current folder of its own, so that tests need not change the process's.
type fakeLe struct {
	folder   string // current
	commands map[string][]pipeline.Option

	mu         sync.Mutex
	ran        []string         // outputs made, by the base of their name
	broke      map[string]int   // exit status by output
	busy, most int              // commands at a time
	during     func(out string) // called while a command runs
}

func newFake(more ...string) *fakeLe {
	text := func(string) error { return nil }
	whole := func(s string) error {
		if _, err := strconv.Atoi(s); err != nil {
			return fmt.Errorf("is %q, and no whole number", s)
		}
		return nil
	}
	option := func(list bool, check func(string) error, names ...string) (all []pipeline.Option) {
		for _, n := range names {
			all = append(all, pipeline.Option{Name: n, List: list, Check: check})
		}
		return all
	}
	choosing := slices.Concat(option(true, text, "area"), option(false, text, "year", "sex", "output", "lang", "strict"))
	method := slices.Concat(option(false, text, "ax", "health", "measure"), option(true, text, "confidence", "causes"), []pipeline.Option{{Name: "seed", Default: "1", Check: whole}})
	pair := option(false, text, "against", "against-year", "against-sex", "by")
	f := &fakeLe{broke: map[string]int{}, commands: map[string][]pipeline.Option{
		"ingest":    option(false, text, "output", "year", "area", "map", "map-file", "strict"),
		"lifetable": slices.Concat(choosing, method, option(false, text, "summary", "close")),
		"decompose": slices.Concat(choosing, pair, method),
	}}
	for _, name := range more {
		f.commands[name] = slices.Concat(choosing, pair, option(false, text, "colour", "format"))
	}
	return f
}

func (f *fakeLe) program() *pipeline.Program {
	return &pipeline.Program{
		Version: "v1", Execute: f.execute,
		BuiltIn: map[string]fs.FS{"risk": fstest.MapFS{"rr.csv": {Data: []byte("1\n")}}, "cause": fstest.MapFS{"list.csv": {}}},
		Options: func(command string) []pipeline.Option { return f.commands[command] },
		Chdir:   func(folder string) error { f.folder = folder; return nil },
	}
}

// execute writes the command line, without where it writes to, and the length of what
// it read. The data "no-such-data" cannot be used.
func (f *fakeLe) execute(ctx context.Context, args []string) pipeline.Outcome {
	f.enter()
	defer f.leave()
	out := strings.TrimPrefix(args[len(args)-1], "--output=")
	line := strings.Join(args[:len(args)-1], " ")
	if i := strings.Index(line, "--ax=nil"); i >= 0 {
		return pipeline.Outcome{Status: 2, Message: `--ax "nil" is no rule`, Hints: []string{"choose another"}}
	}
	operands := slices.DeleteFunc(slices.Clone(args[1:]), func(a string) bool { return strings.HasPrefix(a, "--") })
	data := operands[len(operands)-1]
	if data == "no-such-data" {
		return pipeline.Outcome{Status: 3, Message: "no data"}
	}
	base := filepath.Base(out)
	f.note(base)
	if f.during != nil {
		f.during(base)
	}
	if ctx.Err() != nil {
		return pipeline.Outcome{Status: 1, Message: ctx.Err().Error()}
	}
	if status := f.broke[base]; status != 0 && args[0] == "report" {
		f.write(args[0], out, line, data)
		return pipeline.Outcome{Status: status, Message: "one area has no report; the others are in " + out}
	} else if status != 0 {
		return pipeline.Outcome{Status: status, Message: base + " cannot be made", Hints: []string{"try again"}}
	}
	return f.write(args[0], out, line, data)
}

func (f *fakeLe) write(command, out, line, data string) pipeline.Outcome {
	out = filepath.Join(f.folder, out)
	read := filepath.Join(f.folder, data)
	if command != "ingest" {
		read = filepath.Join(read, "deaths.csv")
	}
	text, err := os.ReadFile(read)
	if err != nil {
		return pipeline.Outcome{Status: 3, Message: err.Error()}
	}
	if command == "ingest" || command == "report" {
		err = os.Mkdir(out, 0o755)
		out = filepath.Join(out, "deaths.csv")
	}
	if err == nil {
		err = os.WriteFile(out, []byte(line+"\n"+string(text)), 0o644)
	}
	if err != nil {
		return pipeline.Outcome{Status: 1, Message: err.Error()}
	}
	return pipeline.Outcome{Warnings: []analysis.Warning{{Code: "small", EN: "few deaths", TH: "ตายน้อย"}}}
}

func (f *fakeLe) note(out string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.ran = append(f.ran, out)
}

func (f *fakeLe) enter() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.busy++
	f.most = max(f.most, f.busy)
}

func (f *fakeLe) leave() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.busy--
}

// done lists what was made since the last call, in order of names.
func (f *fakeLe) done() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	list := slices.Sorted(slices.Values(f.ran))
	f.ran = nil
	return list
}

// config is a configuration with a comparison, on the file deaths.csv.
const config = `lang = "en"
[data]
files = ["deaths.csv"]
[select]
area = "เลย"
[[compare]]
name = "gap"
against = "TH"
by = ["cause", "age"]
[method]
ax = "half"
[method.summary]
close = "rate"
[outputs]
tables = ["summary", "decompose"]
`

// fatal is what tests and property tests have in common.
type fatal interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

func parse(t fatal, text string) *pipeline.Config {
	t.Helper()
	c, err := pipeline.Parse("le.toml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// save writes files into a folder.
func save(t fatal, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var sumOf = regexp.MustCompile(`"sum": "[^"]*"\n}\n$`)

// seal gives a manifest that a test changed the sum that a run would have given it.
func seal(t fatal, text string) string {
	t.Helper()
	open := sumOf.ReplaceAllLiteralString(text, "\"sum\": \"\"\n}\n")
	if open == text {
		t.Fatal("the manifest has no sum")
	}
	return sumOf.ReplaceAllLiteralString(open, fmt.Sprintf("\"sum\": \"%x\"\n}\n", sha256.Sum256([]byte(open))))
}

// contents reads all files of a folder.
func contents(t fatal, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(at string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ := filepath.Rel(dir, at)
		text, err := os.ReadFile(at)
		all[filepath.ToSlash(name)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// project is a folder with data, and options to run in it.
func project(t testing.TB) pipeline.RunOptions {
	dir := t.TempDir()
	save(t, dir, map[string]string{"deaths.csv": "1\n"})
	return pipeline.RunOptions{Base: dir, Out: filepath.Join(dir, "results"), Epoch: "0"}
}
