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
