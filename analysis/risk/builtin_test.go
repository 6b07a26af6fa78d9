package risk_test

import (
	"slices"
	"testing"

	"github.com/lehackathon/le/analysis/risk"
)

// TestEveryRowIsCited: built-in rows say where they are from and how far that was seen.
func TestEveryRowIsCited(t *testing.T) {
	e := evidence(t)
	for _, r := range e.Rows {
		if r.Source == "" || !slices.Contains([]string{"primary", "secondary", "computed", "memory"}, r.Verification) {
			t.Errorf("%s, %s: source %q, verification %q", r.Risk, r.Cause, r.Source, r.Verification)
		}
		if r.Verification == "memory" {
			t.Errorf("%s, %s: nobody saw the number, and it is in the default set", r.Risk, r.Cause)
		}
	}
	for _, r := range e.Risks {
		if r.EN == "" || r.TH == "" {
			t.Errorf("%s lacks a name", r.ID)
		}
		if r.Kind == risk.Mean && !(r.LevelLow <= r.Level && r.Level <= r.LevelHigh && r.Level > 0) {
			t.Errorf("%s has the counterfactual level %v (%v to %v)", r.ID, r.Level, r.LevelLow, r.LevelHigh)
		}
	}
}

func TestSetsAndTargets(t *testing.T) {
	e := evidence(t)
	for _, s := range e.Sets {
		u, err := e.Use(s.Name)
		if err != nil {
			t.Error(err)
			continue
		}
		if !slices.ContainsFunc(u.Rows, func(r risk.Row) bool { return r.Set == s.Name }) {
			t.Errorf("%s is not in use after it was chosen", s.Name)
		}
		if s.EN == "" || s.TH == "" {
			t.Errorf("%s says nothing of itself", s.Name)
		}
	}
	for _, n := range risk.TargetNames() {
		if _, err := e.BuiltinTargets(n); err != nil {
			t.Error(err)
		}
	}
	if _, err := e.Use("nothing"); err == nil {
		t.Error("a set that is not there was found")
	}
	if _, err := e.BuiltinTargets("nothing"); err == nil {
		t.Error("a target that is not there was found")
	}
	exposures(t, e)
}
