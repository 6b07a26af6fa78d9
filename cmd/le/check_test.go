package main

import (
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
)

// TestCheckFitsItsWidth: findings are sentences, and wrap rather than run over the edge.
func TestCheckFitsItsWidth(t *testing.T) {
	for _, lang := range []string{"en", "th"} {
		for _, width := range []int{40, 80, 132} {
			status, out, stderr := inProcess(t, terminal(width), "check", "sample:sakaeo", "--year", "2564", "--sex", "both", "--lang", lang)
			if status != exitDone {
				t.Fatal(stderr)
			}
			for line := range strings.Lines(plain(out)) {
				if w := text.StringWidthWithoutEscSequences(strings.TrimRight(line, "\n")); w > width {
					t.Errorf("--lang %s: %d columns on a terminal of %d: %s", lang, w, width, line)
				}
			}
		}
	}
}
