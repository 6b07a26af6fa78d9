package main

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// writeManual is set by go generate in cmd/man.
var writeManual = flag.Bool("manual", false, "write the manual pages")

const manualFolder = "../man"

// TestManual: the manual pages in cmd/man are those of the commands as they are.
func TestManual(t *testing.T) {
	want := map[string]string{}
	root := newRoot(systemIO())
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, t := range topics() {
		cmd, _, _ := root.Find([]string{t.name})
		cmd.Long = t.page()
	}
	if err := manual(root, want); err != nil {
		t.Fatal(err)
	}
	if *writeManual {
		for _, folder := range []string{"man1", "man7"} {
			if err := os.RemoveAll(filepath.Join(manualFolder, folder)); err != nil {
				t.Fatal(err)
			}
		}
		for name, text := range want {
			name = filepath.Join(manualFolder, name)
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	got := map[string]string{}
	err := fs.WalkDir(os.DirFS(manualFolder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasPrefix(name, "man") {
			return err
		}
		text, err := os.ReadFile(filepath.Join(manualFolder, name))
		got[name] = strings.ReplaceAll(string(text), "\r\n", "\n") // as git may check it out
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("the manual is out of date: run go generate ./cmd/man (-want +got):\n%s", d)
	}
}

// manual makes a page of a command and of all below it.
func manual(cmd *cobra.Command, pages map[string]string) error {
	section := "1"
	switch {
	case cmd.Name() == "help" || cmd.Hidden:
		return nil
	case cmd.IsAdditionalHelpTopicCommand():
		section = "7"
	}
	for _, c := range cmd.Commands() {
		if err := manual(c, pages); err != nil {
			return err
		}
	}
	name := strings.ReplaceAll(cmd.CommandPath(), " ", "-") + "." + section
	if !strings.HasPrefix(cmd.CommandPath(), "le completion") { // cobra's own pages are set by cobra
		cmd.Long = pageText(cmd.Long)
	}
	cmd.DisableAutoGenTag = true
	var b bytes.Buffer
	header := &doc.GenManHeader{Section: section, Source: "le", Manual: "le"}
	if err := doc.GenMan(cmd, header, &b); err != nil {
		return err
	}
	text := dated.ReplaceAllString(b.String(), `${1}""`)
	if section == "7" {
		text = strings.Replace(text, "le "+cmd.Name()+" [flags]", "le help "+cmd.Name(), 1)
	}
	pages["man"+section+"/"+name] = text
	return nil
}

// dated is the date in the heading of a page, which would change every month.
var dated = regexp.MustCompile(`(\.TH "[^"]*" "[^"]*" )"[^"]*"`)

// heading is a line of help that heads a section: EXAMPLES, or NAX, the years lived.
var heading = regexp.MustCompile(`^[A-Z]{3,}( [A-Z]+)*[ ,\n]`)

// pageText turns help into the markup that manual pages are made from: headings, and
// indented lines as they stand.
func pageText(help string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(help, "\n") {
		switch line += "\n"; {
		case heading.MatchString(line) && !strings.HasPrefix(line, "DATA is"):
			b.WriteString("\n# " + line + "\n")
		case strings.HasPrefix(line, "  "):
			b.WriteString("    " + line)
		default:
			b.WriteString(line)
		}
	}
	return b.String()
}
