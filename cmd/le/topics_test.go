package main

import (
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/analysis/quality"
	"github.com/lehackathon/le/cmd/pipeline"
	"github.com/lehackathon/le/ingest/layout"
	"github.com/lehackathon/le/lifetable"
)

// help prints a page of help.
func help(t *testing.T, name string) string {
	t.Helper()
	status, out, stderr := inProcess(t, nil, "help", name)
	if status != exitDone || stderr != "" {
		t.Fatalf("le help %s: status %d, %s", name, status, stderr)
	}
	return out
}

// TestTopicsTellTheTables: what the program knows is on the page, all of it.
func TestTopicsTellTheTables(t *testing.T) {
	var keys, kinds []string
	for _, k := range pipeline.Keys() {
		keys = append(keys, k.Name, k.Example)
	}
	for _, k := range pipeline.Kinds() {
		kinds = append(kinds, k.Name)
	}
	var checks []string
	for _, l := range quality.Limits() {
		checks = append(checks, l.Check)
	}
	for _, tt := range []struct {
		topic string
		names []string
	}{
		{"data", layout.ShapeNames()}, {"data", layout.MappingFields()},
		{"methods", lifetable.AxRules()}, {"methods", lifetable.CloseOuts()}, {"methods", decompose.Methods()}, {"methods", measureNames},
		{"lists", cause.Builtins()},
		{"output", []string{"csv", "tsv", "json", "md", "xlsx", "nMx", "e0_lower", "edagger", "contribution"}},
		{"pipeline", keys}, {"pipeline", kinds},
		{"exit", []string{"0 ", "1 ", "2 ", "3 ", "4 "}},
		{"quality", []string{"5000", "25000"}}, {"quality", checks},
		{"glossary", []string{"life expectancy · อายุคาดเฉลี่ย", "ill-defined cause · "}},
	} {
		page := help(t, tt.topic)
		folded := strings.Join(strings.Fields(page), " ")
		for _, name := range tt.names {
			if !strings.Contains(folded, name) {
				t.Errorf("le help %s does not tell %s", tt.topic, name)
			}
		}
	}
}

// TestTopicsAreListed: le help names the topics, and so does le help topics, in both
// languages.
func TestTopicsAreListed(t *testing.T) {
	_, root, _ := inProcess(t, nil, "help")
	list := help(t, "topics")
	for _, p := range pages() {
		if p.en == "" || p.th == "" || !strings.Contains(root, "\n  le help "+p.name+" ") || !strings.Contains(list, p.name) {
			t.Errorf("%s is not listed", p.name)
		}
	}
	for _, tm := range glossary() {
		if tm.EN == "" || tm.TH == "" {
			t.Errorf("glossary: %+v", tm)
		}
	}
	if !strings.Contains(exitStatus, "le verify") { // the short form of le help exit
		t.Error("the help of commands lacks an exit status")
	}
}
