package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// workflow is an example of the README that another program carries out, in a folder
// that le init has filled.
type workflow struct {
	dir, bin, tool string
}

// newWorkflow writes the README's fenced block of a language into a file for a tool; the
// test is skipped where the tool is not installed.
func newWorkflow(t *testing.T, tool, language, file string) workflow {
	t.Helper()
	path, err := exec.LookPath(tool)
	if err != nil {
		t.Skip(tool + " is not installed")
	}
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?s)```" + language + "\n(.*?)```").FindSubmatch(text)
	if block == nil {
		t.Fatalf("README.md has no ```%s block", language)
	}
	w := workflow{t.TempDir(), t.TempDir(), path}
	if err := os.WriteFile(filepath.Join(w.dir, file), block[1], 0o644); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, filepath.Join(w.bin, "le")); err != nil {
		t.Skipf("no links here: %v", err)
	}
	if out, err := leCommand(t, w.dir, "init").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return w
}

// run runs the tool and returns what it says.
func (w workflow) run(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command(w.tool, args...)
	cmd.Dir = w.dir
	cmd.Env = append(os.Environ(), "PATH="+w.bin+string(os.PathListSeparator)+os.Getenv("PATH"), "LC_ALL=C.UTF-8", "HOME="+w.bin)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v: %s", w.tool, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// made wants files to be there.
func (w workflow) made(t *testing.T, names ...string) {
	t.Helper()
	for _, name := range names {
		if _, err := os.Stat(filepath.Join(w.dir, filepath.FromSlash(name))); err != nil {
			t.Error(err)
		}
	}
}

// edit changes the configuration, which le init wrote.
func (w workflow) edit(t *testing.T, old, new string) {
	t.Helper()
	name := filepath.Join(w.dir, "le.toml")
	text, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(text), old) {
		t.Fatalf("le.toml lacks %q (%v)", old, err)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(text), old, new, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestMakeExample runs the Makefile of the README: all is made, then nothing is left to
// do, and what changed is made again.
func TestMakeExample(t *testing.T) {
	w := newWorkflow(t, "make", "make", "Makefile")
	if out := w.run(t, "check"); !strings.Contains(out, "results: identical: 66 files") {
		t.Errorf("make check: %s", out)
	}
	w.made(t, "results/manifest.json", "gap.md")
	if out := w.run(t, "all"); strings.Contains(out, "le run") {
		t.Errorf("make all with nothing to do: %s", out)
	}
	w.edit(t, "First run", "Second run")
	if out := w.run(t, "all"); !strings.Contains(out, "le run") {
		t.Errorf("make all after a change: %s", out)
	}
}

// TestSnakemakeExample does the same with the Snakefile of the README.
func TestSnakemakeExample(t *testing.T) {
	w := newWorkflow(t, "snakemake", "python", "Snakefile")
	if out := w.run(t, "--cores", "1"); !strings.Contains(out, "3 of 3 steps (100%) done") {
		t.Errorf("snakemake: %s", out)
	}
	w.made(t, "results.done", "results/manifest.json", "gap.csv")
	if out := w.run(t, "--cores", "1"); !strings.Contains(out, "Nothing to be done") {
		t.Errorf("snakemake with nothing to do: %s", out)
	}
	w.edit(t, "First run", "Second run")
	if out := w.run(t, "--cores", "1"); !strings.Contains(out, "rule run:") || strings.Contains(out, "le: ") {
		t.Errorf("snakemake after a change: %s", out)
	}
}
