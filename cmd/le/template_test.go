package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/lehackathon/le/cmd/pipeline"
)

// remark is a setting in a remark of the template.
var remark = regexp.MustCompile(`^# (([a-z-]+) = .*)$`)

// withRemark takes the # away from line i, and from its section where that is a remark as
// well. The setting that it takes the place of goes.
func withRemark(lines []string, i int) string {
	out := slices.Clone(lines)
	head, name := sectionOf(lines, i), remark.FindStringSubmatch(lines[i])[2]
	for j := range lines {
		if strings.HasPrefix(lines[j], name+" = ") && sectionOf(lines, j) == head {
			out[j] = ""
		}
	}
	out[i] = strings.TrimPrefix(lines[i], "# ")
	if head > 0 {
		out[head] = strings.TrimPrefix(lines[head], "# ")
	}
	return strings.Join(out, "\n")
}

// sectionOf is the number of the line that heads the section of line i; 0 before the
// first.
func sectionOf(lines []string, i int) int {
	for ; i > 0 && !strings.HasPrefix(strings.TrimPrefix(lines[i], "# "), "["); i-- {
	}
	return i
}

// TestTemplateRemarks: every setting that the template has in a remark is one that le
// takes.
func TestTemplateRemarks(t *testing.T) {
	program, err := newProgram(systemIO(), earliest)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(pipeline.Template, "\n")
	found := 0
	for i, line := range lines {
		if !remark.MatchString(line) {
			continue
		}
		found++
		text := withRemark(lines, i)
		c, err := pipeline.Parse(pipeline.FileName, []byte(text))
		if err == nil {
			_, err = program.Plan(c)
		}
		if err != nil {
			t.Errorf("%s: %v\n%s", line, err, text)
		}
	}
	if found < 15 {
		t.Errorf("found %d settings in remarks", found)
	}
}

// TestReadmeConfiguration runs the configuration that the README shows.
func TestReadmeConfiguration(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?s)```toml\n(.*?)```").FindSubmatch(text)
	if block == nil {
		t.Fatal("README.md has no ```toml block")
	}
	t.Chdir(t.TempDir())
	for _, args := range [][]string{{"init", "--quiet"}, {"run", "readme.toml", "--quiet"}} {
		if err := os.WriteFile("readme.toml", block[1], 0o644); err != nil {
			t.Fatal(err)
		}
		if status, _, stderr := inProcess(t, nil, args...); status != exitDone || stderr != "" {
			t.Fatalf("le %s: status %d, %s", strings.Join(args, " "), status, stderr)
		}
	}
	for _, name := range []string{"tables/risks.csv", "charts/gap-1.svg", "report/92-trang/report.html"} {
		if _, err := os.Stat(filepath.Join("results", name)); err != nil {
			t.Error(fmt.Errorf("%s: %w", name, err))
		}
	}
}
