package burden_test

import (
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
)

// TestSMRByHand: rates there are 1/1000 and 1/100, so 100,000 and 10,000 person-years
// here expect 200 deaths; 250 were seen.
func TestSMRByHand(t *testing.T) {
	ages := analysis.Ages{0, 75}
	here := of(ages, 1e5, 1e4).cause("a", "", 150, 100).cause("none", "", 0, 0).cause("only here", "", 5, 0).p
	there := of(ages, 2e5, 1e5).cause("a", "", 200, 1000).cause("none", "", 100, 0).cause("only here", "", 0, 0).p
	r, ok := burden.SMR(here, there, 0, burden.Exact, 0.95)
	lower, upper := burden.Exact.Of(250, 0.95)
	if !ok || r.Expected != 200 || r.Value != 1.25 || !near(r.Lower, lower/200, 1e-12) || !near(r.Upper, upper/200, 1e-12) {
		t.Errorf("%+v", r)
	}
	if r, ok := burden.SMR(here, there, 1, burden.Exact, 0.95); !ok || r.Value != 0 || r.Lower != 0 || r.Upper <= 0 {
		t.Errorf("no deaths here: %+v", r)
	}
	if _, ok := burden.SMR(here, there, 2, burden.Exact, 0.95); ok {
		t.Error("a ratio to nothing")
	}
	empty := of(ages, 2e5, 0).cause("a", "", 200, 0).cause("none", "", 1, 0).cause("only here", "", 0, 0).p
	if r, ok := burden.SMR(here, empty, 0, burden.Exact, 0.95); ok || r != (burden.Ratio{Observed: 250}) {
		t.Errorf("nobody of 75 there: %+v", r)
	}
	if r, ok := burden.SMR(here, here, burden.All, burden.Byar, 0.95); !ok || !near(r.Value, 1, 1e-12) {
		t.Errorf("against itself: %+v", r)
	}
}
