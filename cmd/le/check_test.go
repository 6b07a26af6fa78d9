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

// TestCheckSaysWhatToDo: on a terminal however narrow the findings and their repairs are
// whole sentences.
func TestCheckSaysWhatToDo(t *testing.T) {
	for _, c := range []struct {
		lang string
		want []string
	}{
		{"en", []string{"AMBER: 23.4 % of 3,980 deaths have an ill-defined cause", "What to do: code ill-defined deaths by verbal autopsy", "criterion for both sexes: at most 25 %"}},
		{"th", []string{"เหลือง: ร้อยละ 23.4 ของการตาย 3,980 ราย", "ข้อเสนอ: สอบสวนสาเหตุการตาย"}},
	} {
		for _, width := range []int{40, 80} {
			status, out, stderr := inProcess(t, terminal(width), "check", "sample:sakaeo", "--year", "2564", "--sex", "both", "--quiet", "--lang", c.lang)
			if status != exitDone {
				t.Fatal(stderr)
			}
			joined := strings.Join(strings.Fields(plain(out)), " ")
			for _, want := range c.want {
				if !strings.Contains(joined, want) {
					t.Errorf("--lang %s, %d columns: %q is missing in:\n%s", c.lang, width, want, out)
				}
			}
		}
	}
}
