package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
)

// TestCodesNote: only many causes that are single codes call for groups.
func TestCodesNote(t *testing.T) {
	o := &outputOptions{lang: "en"}
	d := &analysis.Dataset{Causes: []analysis.Cause{{ID: "cancer", ICD10: "C00-C97"}}}
	for i := range manyCodes - 1 {
		code := fmt.Sprintf("I%02d", i)
		d.Causes = append(d.Causes, analysis.Cause{ID: code, ICD10: code})
	}
	if got := o.codesNote(d); got != nil {
		t.Errorf("%d codes: %q", manyCodes-1, got)
	}
	d.Causes = append(d.Causes, analysis.Cause{ID: "J18", ICD10: "J18"})
	if got := o.codesNote(d); len(got) != 1 || !strings.Contains(got[0], "30 single ICD-10 codes: --causes thai") {
		t.Errorf("%d codes: %q", manyCodes, got)
	}
}

// TestNotRankedIsShort: of many causes that say nothing the first are named and the others
// counted, with all their deaths.
func TestNotRankedIsShort(t *testing.T) {
	o := &causesOptions{}
	o.out.lang = "en"
	var list []spare
	for i := range 10 {
		list = append(list, spare{ID: fmt.Sprint(i), name: fmt.Sprint("R0", i), Deaths: float64(i + 1), Why: "ill-defined"})
	}
	got := o.sayNotRanked(list)
	// 7 + 8 + 9 + 10 = 34 deaths of the four that are not named.
	if len(got) != unclearShown+1 || got[0] != "R00 (ill-defined, 1)" || got[unclearShown] != "4 more such causes (34)" {
		t.Errorf("%q", got)
	}
}
