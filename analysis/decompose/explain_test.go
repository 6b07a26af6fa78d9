package decompose_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/lifetable"
)

// TestExplainByHand works every cell out again from the numbers as printed, with
// the formulas of Preston et al. 2001, and expects the printed contribution.
func TestExplainByHand(t *testing.T) {
	const tolPrinted = 0.6e-6 // six decimals
	near, against := argentina(t, "Chaco"), argentina(t, "CABA")
	for _, method := range []decompose.Method{decompose.ArriagaSymmetric, decompose.Arriaga, decompose.Horiuchi} {
		for _, ax := range []lifetable.AxRule{lifetable.AndreevKingkade, lifetable.Half} {
			r := mustCompare(t, near, against, decompose.Options{Method: method, Ax: ax})
			for c := range near.Causes {
				for x := range near.Ages {
					v := map[string]float64{}
					printed := 0.0
					for _, s := range r.Steps(c, x) {
						n, err := strconv.ParseFloat(s.Shown, 64)
						if err != nil {
							t.Fatal(err)
						}
						if s.Symbol == "C" {
							printed = n
						} else if s.Formula == "" {
							v[s.Symbol] = n
						}
					}
					if got := byHand(v, method); math.Abs(got-printed) > tolPrinted {
						t.Errorf("%s, %s, %s: %.7f by hand, printed %.6f", method, near.Causes[c].ID, near.Ages.Label(x), got, printed)
					}
				}
			}
		}
	}
}

// byHand recomputes a contribution from deaths, person-years and table columns.
func byHand(v map[string]float64, method decompose.Method) float64 {
	m := func(s string) (cause, all float64) { return v["D"+s+"c"] / v["E"+s], v["D"+s] / v["E"+s] }
	c1, m1 := m("1")
	c2, m2 := m("2")
	slope := func(l, e, a, b string) float64 {
		if v["n"] == 0 {
			return -v[l] / (m1 * m2)
		}
		q := func(a, m float64) float64 { return v["n"] * m / (1 + (v["n"]-a)*m) }
		rates := map[string]float64{"1": m1, "2": m2}
		aFrom, aTo := v["a"+a], v["a"+b]
		qFrom, qTo := q(aFrom, rates[a]), q(aTo, rates[b])
		return v[l] * ((v["n"]-aFrom)*qFrom - (v["n"]-aTo)*qTo + v[e]*(qFrom-qTo)) / (rates[b] - rates[a])
	}
	s := v["S"]
	switch method {
	case decompose.Arriaga:
		s = slope("l1", "e2", "1", "2")
	case decompose.ArriagaSymmetric:
		s = (slope("l1", "e2", "1", "2") + slope("l2", "e1", "2", "1")) / 2
	}
	return s*(c2-c1) + v["R"]*(c2+c1)/(m2+m1)
}

func TestExplainLanguages(t *testing.T) {
	r := mustCompare(t, argentina(t, "Chaco"), argentina(t, "CABA"), decompose.Options{})
	en, th := r.Explain(0, 3, "en"), r.Explain(0, 3, "th")
	if !strings.Contains(en, "contribution, years") || !strings.Contains(th, "อายุคาดเฉลี่ย") || strings.Contains(th, "death") {
		t.Errorf("%s\n%s", en, th)
	}
	if strings.Contains(en, "ปี") || strings.Contains(en, "%!") || strings.Contains(th, "%!") {
		t.Errorf("%s\n%s", en, th)
	}
}
