package decompose

import "github.com/lehackathon/le/lifetable"

// addClosedDerivatives adds the derivatives of the slope of a closed interval x
// with respect to the rates of t1 and t2. nax is held at its value, as in Chiang's
// variance. The slope is -l1(x) · A · R with A = (n-a) + e2(x+n) and
// R = (q2-q1)/(m2-m1), so that
//
//	∂/∂m1(y), y<x:  slope · (-q1'(y)/p1(y))          through l1(x)
//	∂/∂m1(x), ∂/∂m2(x):  slope · ∂R/R                 through R
//	∂/∂m2(y), y>x:  slope/A · ∂e2(x+n)/∂m2(y)         through e2
func addClosedDerivatives(row1, row2 []float64, t1, t2 *lifetable.Table, from, x int, slope float64) {
	addSurvivalDerivatives(row1, t1, from, x, slope)
	row1[x] += slope * ratioDerivative(t1, t2, x)
	row2[x] += slope * ratioDerivative(t2, t1, x)

	n := float64(t1.Ages[x+1] - t1.Ages[x])
	perYear := slope / (n - (t1.NAx[x]+t2.NAx[x])/2 + t2.Ex[x+1])
	for y, reach := x+1, 1.0; y < len(row2); y++ {
		row2[y] += perYear * reach * exDerivative(t2, y)
		reach *= 1 - t2.Nqx[y]
	}
}

// addOpenDerivatives does the same for the open interval: the slope is
// -l1/(m1·m2).
func addOpenDerivatives(row1, row2 []float64, t1, t2 *lifetable.Table, from int, slope float64) {
	w := len(row1) - 1
	addSurvivalDerivatives(row1, t1, from, w, slope)
	row1[w] -= slope / t1.NMx[w]
	row2[w] -= slope / t2.NMx[w]
}

// addSurvivalDerivatives adds what the rates below age x do through l1(x).
func addSurvivalDerivatives(row []float64, t *lifetable.Table, from, x int, slope float64) {
	for y := from; y < x; y++ {
		if p := 1 - t.Nqx[y]; p > 0 {
			row[y] -= slope * dq(t, y) / p
		}
	}
}

// ratioDerivative returns ∂R/∂m of table t's rate, divided by R, where R is the
// ratio of the pair at age x: -(n-a)/(1+(n-a)m), or its constant-force
// counterpart -n/2 to first order.
func ratioDerivative(t, other *lifetable.Table, x int) float64 {
	n := float64(t.Ages[x+1] - t.Ages[x])
	for _, f := range t.Forced {
		if f == x {
			return -n / 2
		}
	}
	b := n - (t.NAx[x]+other.NAx[x])/2
	return -b / (1 + b*t.NMx[x])
}

// exDerivative returns ∂e(y)/∂m(y): -[(n-a) + e(y+n)] q'(y), or -1/m² in the
// open interval.
func exDerivative(t *lifetable.Table, y int) float64 {
	w := t.Ages.Open()
	if y == w {
		return -t.Ex[w] * t.Ex[w]
	}
	n := float64(t.Ages[y+1] - t.Ages[y])
	return -(n - t.NAx[y] + t.Ex[y+1]) * dq(t, y)
}
