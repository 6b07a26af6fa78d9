package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// leCommand makes a command that runs le as a process of its own in a folder.
func leCommand(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return &exec.Cmd{Path: self, Args: append([]string{"le"}, args...), Dir: dir, Env: append(os.Environ(), "LE_LANG=en")}
}

// hashes lists the files of a folder with their SHA-256.
func hashes(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(at string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(at)
		name, _ := filepath.Rel(dir, at)
		all[filepath.ToSlash(name)] = fmt.Sprintf("%x", sha256.Sum256(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// longRun is a run of several steps, each long enough to be caught.
const longRun = `[data]
files = ["sample"]
[method]
interval = "bootstrap"
draws = 400
[method.summary]
interval = "none"
[[compare]]
name = "a"
against = "TH"
year = "2562-2565"
by = ["cause", "age"]
[method.report]
draws = 100
area = ["เลย", "ตรัง"]
charts = "svg"
[outputs]
formats = ["csv", "md", "json"]
tables = ["summary", "decompose"]
report = true
`

// TestKilled kills runs when they have come so far, goes on, and wants what a run that
// was left alone makes, to the byte.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("kills some long runs")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "le.toml"), []byte(longRun), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := leCommand(t, dir, "run", "-o", "whole").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	want := hashes(t, filepath.Join(dir, "whole"))
	results := filepath.Join(dir, "results")
	for _, until := range []string{".le-work", "data/deaths.csv", "tables/summary.csv", ".le-work/step5", "tables/decompose-a-age.md", ".le-work/step10", "report/42-loei"} {
		if killed := killWhen(t, dir, filepath.Join(results, filepath.FromSlash(until))); !killed {
			t.Logf("%s: the run was over before it could be killed", until)
			continue
		}
		if until != ".le-work" {
			text, err := os.ReadFile(filepath.Join(results, "manifest.json"))
			if err != nil || !strings.Contains(string(text), `"complete": false`) {
				t.Errorf("killed at %s: the manifest is not that of an unfinished run (%v)", until, err)
			}
		}
		for name, hash := range hashes(t, results) {
			if strings.HasPrefix(name, ".le-work/") || name == "manifest.json" {
				continue
			}
			if want[name] != hash {
				t.Errorf("killed at %s: %s is half-written", until, name)
			}
		}
	}
	if out, err := leCommand(t, dir, "run").CombinedOutput(); err != nil || !strings.Contains(string(out), "data: unchanged") {
		t.Fatalf("going on: %v: %s", err, out)
	}
	if d := cmp.Diff(want, hashes(t, results)); d != "" {
		t.Errorf("unlike a run that was left alone (-want +got):\n%s", d)
	}
}

// killWhen starts a run and kills it as soon as a file or folder is there. It reports
// false where the run ended first.
func killWhen(t *testing.T, dir, until string) bool {
	t.Helper()
	cmd := leCommand(t, dir, "run", "--jobs", "2")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case <-ended:
			return false
		default:
		}
		if _, err := os.Stat(until); err == nil {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			<-ended
			return true
		}
		time.Sleep(time.Millisecond)
	}
}

// TestInterrupted: an interrupt, or the wish of the system that it ends, ends a run in
// order: exit status 1, no temporary files, and what is done is kept.
func TestInterrupted(t *testing.T) {
	if testing.Short() {
		t.Skip("interrupts long runs")
	}
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		t.Run(s.String(), func(t *testing.T) { interrupt(t, s) })
	}
}

func interrupt(t *testing.T, s os.Signal) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "le.toml"), []byte(strings.Replace(longRun, "draws = 400", "draws = 20000", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := leCommand(t, dir, "run", "--jobs", "1")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for range 10000 {
		if _, err := os.Stat(filepath.Join(dir, "results", ".le-work", "step4")); err == nil {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if err := cmd.Process.Signal(s); err != nil {
		t.Skipf("this system has no interrupts to send: %v", err)
	}
	err := cmd.Wait()
	if cmd.ProcessState.ExitCode() != exitFailed || !strings.Contains(stderr.String(), "le: stopped: start it again to go on where it was\n") {
		t.Errorf("%v, stderr %s", err, stderr.String())
	}
	got := hashes(t, filepath.Join(dir, "results"))
	if _, made := got["tables/summary.csv"]; !made || len(got) > 10 {
		t.Errorf("left: %v", got)
	}
	if _, err := os.Stat(filepath.Join(dir, "results", ".le-work")); !os.IsNotExist(err) {
		t.Error("temporary files are left")
	}
	status, out, why := inProcess(t, nil, "verify", filepath.Join(dir, "results"))
	if status != exitGate || !strings.HasPrefix(out, "the run was stopped before ") || !strings.Contains(why, "not verified: the run did not end\nle: hint: le run goes on where it was\n") {
		t.Errorf("le verify: status %d, %s%s", status, out, why)
	}
}
