package risk_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis/risk"
)

// TestNeeds are sorted by what they would change, and the template reads back.
func TestNeeds(t *testing.T) {
	e := evidence(t)
	s := men(map[string]float64{"I20-I25": 0.001, "I60-I69": 0.001})
	needs, err := risk.Needs(context.Background(), s, e, exposures(t, e), risk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range needs[1:] {
		if needs[i].Change < needs[i+1].Change {
			t.Errorf("need %d changes less than the next", i)
		}
	}
	for _, n := range needs {
		if n.Probe != 0 && n.Change == 0 {
			t.Errorf("%s %s changes nothing and is asked for", e.Risks[n.Risk].ID, n.Category)
		}
	}
	if len(needs) < 10 || needs[0].Change <= 0 {
		t.Fatalf("the needs are %+v", needs)
	}
	var b strings.Builder
	if err := risk.WriteTemplate(&b, e, s.Area, needs); err != nil {
		t.Fatal(err)
	}
	if _, err := e.ParseExposures(strings.NewReader(b.String()), "template.csv"); err != nil {
		t.Error(err)
	}
}

// TestNeedsOfWhatIsKnown: what the province has found comes last, and the rank said to
// follow is the one that a ranking with that value gives.
func TestNeedsOfWhatIsKnown(t *testing.T) {
	e := evidence(t)
	s := men(map[string]float64{"I20-I25": 0.001, "I60-I69": 0.001, "C00-C97": 0.001})
	x := given(t, e, "alcohol=male:90%")
	needs, err := risk.Needs(context.Background(), s, e, x, risk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if last := needs[len(needs)-1]; e.Risks[last.Risk].ID != "alcohol" || last.Category != "drinkers" {
		t.Errorf("the last need is %s %s, want the drinkers that are known", e.Risks[last.Risk].ID, last.Category)
	}
	i := slices.IndexFunc(needs, func(n risk.Need) bool { return e.Risks[n.Risk].ID == "second-hand-smoke" })
	if i < 0 || needs[i].Rank != 0 {
		t.Fatalf("second-hand smoke is not known, and its need is %+v", needs)
	}
	with := rank(t, s, e, given(t, e, "alcohol=male:90%", "second-hand-smoke=male:20%"), risk.Options{})
	if l := line(t, with, "second-hand-smoke"); l.Rank != needs[i].NewRank {
		t.Errorf("the rank is %d, and %d was said", l.Rank, needs[i].NewRank)
	}
}
