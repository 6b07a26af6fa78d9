package risk_test

import (
	"testing"

	"github.com/lehackathon/le/analysis/risk"
)

func evidence(tb testing.TB) *risk.Evidence {
	tb.Helper()
	e, err := risk.DefaultEvidence()
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

func exposures(tb testing.TB, e *risk.Evidence) *risk.Exposures {
	tb.Helper()
	x, err := e.DefaultExposures()
	if err != nil {
		tb.Fatal(err)
	}
	return x
}
