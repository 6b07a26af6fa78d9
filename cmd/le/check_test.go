package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
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

// TestRankedLeavesUselessOut: R99 goes last without a rank, ranks close, and limits from
// draws move by one where R99 was always before, widen where it may have been, and stay
// where it never was.
func TestRankedLeavesUselessOut(t *testing.T) {
	causes := []analysis.Cause{{ID: "R99"}, {ID: "I64"}, {ID: "C16"}, {ID: "V89"}}
	list := []decompose.Contribution{
		{Cause: 1, Age: decompose.All, Rank: 1, RankLower: 1, RankUpper: 1},
		{Cause: 0, Age: decompose.All, Rank: 2, RankLower: 2, RankUpper: 3, Top3: 99},
		{Cause: 2, Age: decompose.All, Rank: 3, RankLower: 2, RankUpper: 3},
		{Cause: 3, Age: decompose.All, Rank: 4, RankLower: 4, RankUpper: 4},
		{Cause: decompose.All, Age: decompose.All},
	}
	want := []decompose.Contribution{
		{Cause: 1, Age: decompose.All, Rank: 1, RankLower: 1, RankUpper: 1},
		{Cause: 2, Age: decompose.All, Rank: 2, RankLower: 1, RankUpper: 3},
		{Cause: 3, Age: decompose.All, Rank: 3, RankLower: 3, RankUpper: 3},
		{Cause: 0, Age: decompose.All},
		{Cause: decompose.All, Age: decompose.All},
	}
	if diff := cmp.Diff(want, ranked(list, causes)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	byAge := []decompose.Contribution{{Cause: decompose.All, Age: 1}, {Cause: decompose.All, Age: 0}}
	if diff := cmp.Diff(byAge, ranked(byAge, causes)); diff != "" {
		t.Errorf("a list by age was changed (-want +got):\n%s", diff)
	}
}
