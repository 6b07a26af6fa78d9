package risk_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/risk"
)

// TestWarnings: what changes how a ranking is read is a caution, what it rests on an
// assumption, and every one comes in both languages.
func TestWarnings(t *testing.T) {
	e := evidence(t)
	s := men(map[string]float64{"C00-C97": 0.001, "I20-I25": 0.001, "K00-K93": 0.001})
	bare := s.Parts[0]
	bare.Causes = append(bare.Causes, analysis.Cause{ID: "other", EN: "Other", TH: "อื่น"})
	bare.Deaths = append(bare.Deaths, 1, 2, 3, 4)
	r := rank(t, s, e, exposures(t, e), risk.Options{Draws: 100, Seed: 1})
	codes := func(list []analysis.Warning) (names []string) {
		for _, w := range list {
			if w.EN == "" || w.TH == "" || w.EN == w.TH {
				t.Errorf("%s is %q and %q", w.Code, w.EN, w.TH)
			}
			names = append(names, w.Code)
		}
		return names
	}
	if got, want := codes(r.Cautions()), []string{"not-ranked", "no-codes"}; !slices.Equal(got, want) {
		t.Errorf("the cautions are %v, want %v", got, want)
	}
	if got, want := codes(r.Assumptions()), []string{"parent-share", "match-skipped", "held-fixed", "unverified"}; !slices.Equal(got, want) {
		t.Errorf("the assumptions are %v, want %v", got, want)
	}
	if all := r.Warnings(); len(all) != len(r.Cautions())+len(r.Assumptions()) {
		t.Errorf("%d warnings in all", len(all))
	}
	if !strings.Contains(r.Cautions()[1].EN, "10 deaths") {
		t.Errorf("1 + 2 + 3 + 4 deaths without codes are %q", r.Cautions()[1].EN)
	}
	en, th := r.Assumed()
	for _, part := range []string{"wide causes split as deaths are elsewhere: 2", "not checked against its source"} {
		if !strings.Contains(en, part) {
			t.Errorf("%q does not say %q", en, part)
		}
	}
	if !strings.Contains(th, "--matches") {
		t.Errorf("in Thai it is %q", th)
	}
}

// TestPiecesShowSharedNumbersOnce: an exposure that several relative risks share is said
// once, and every piece has its own symbols.
func TestPiecesShowSharedNumbersOnce(t *testing.T) {
	e := evidence(t)
	s := men(map[string]float64{"C00-C97": 0.001})
	r := rank(t, s, e, exposures(t, e), risk.Options{})
	page, err := r.Explain(e.Risk("smoking"), 0, 2, 0, "en")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(page, "  p current = "); n != 1 {
		t.Errorf("the share of smokers stands there %d times", n)
	}
	for _, part := range []string{"PAF1 = 1 - 1/E1 = ", "PAF2 = 1 - 1/E2 = "} {
		if !strings.Contains(page, part) {
			t.Errorf("%q is not in\n%s", part, page)
		}
	}
	page, err = r.Explain(e.Risk("smoking"), 0, 2, 0, "th")
	if err != nil || !strings.Contains(page, "สระแก้ว พ.ศ. 2564 ชาย") || !strings.Contains(page, "ผู้สูบปัจจุบัน") {
		t.Errorf("in Thai: %v\n%s", err, page)
	}
}
