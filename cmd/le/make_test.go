package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var makeBlock = regexp.MustCompile("(?s)```make\n(.*?)```")

// TestMakeExample runs the Makefile of the README: all is made, then nothing is left to
// do, and what changed is made again.
func TestMakeExample(t *testing.T) {
	tool, err := exec.LookPath("make")
	if err != nil {
		t.Skip("make is not installed")
	}
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	block := makeBlock.FindSubmatch(text)
	if block == nil {
		t.Fatal("README.md has no ```make block")
	}
	dir, bin := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "Makefile"), block[1], 0o644); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, filepath.Join(bin, "le")); err != nil {
		t.Skipf("no links here: %v", err)
	}
	if out, err := leCommand(t, dir, "init").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	run := func(target string) string {
		t.Helper()
		cmd := exec.Command(tool, target)
		cmd.Dir, cmd.Env = dir, append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "LC_ALL=C.UTF-8")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("make %s: %v: %s", target, err, out)
		}
		return string(out)
	}
	if out := run("check"); !strings.Contains(out, "results: identical: 64 files") {
		t.Errorf("make check: %s", out)
	}
	if _, err := os.Stat(filepath.Join(dir, "gap.md")); err != nil {
		t.Error(err)
	}
	if out := run("all"); strings.Contains(out, "le run") {
		t.Errorf("make all with nothing to do: %s", out)
	}
}
