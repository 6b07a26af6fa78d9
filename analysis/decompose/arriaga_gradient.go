package decompose

import (
	"slices"

	"github.com/lehackathon/le/lifetable"
)

// addArriagaDerivatives adds the derivatives of a weight of the slopes from t1 to
// t2 with respect to the rates of both. nax is held at its value, as in Chiang's
// variance. The slope is -l1(x) · A · R with A = (n-a) + e2(x+n) and
// R = (q2-q1)/(m2-m1), so that
//
//	∂/∂m1(y), y<x:  slope · (-q1'(y)/p1(y))          through l1(x)
//	∂/∂m1(x), ∂/∂m2(x):  slope · ∂R/R                 through R
//	∂/∂m2(y), y>x:  slope/A · ∂e2(x+n)/∂m2(y)         through e2
//
// and -l1/(m1·m2) in the open interval.
func (s *slopes) addArriagaDerivatives(t1, t2 *lifetable.Table, from int, weight float64, back bool) {
	k := len(s.k)
	w := k - 1
	var buf [4 * 32]float64
	block := buf[:]
	if 4*k > len(block) {
		block = make([]float64, 4*k)
	}
	falls, reach, gains := block[:k], block[k:2*k], block[2*k:3*k] // q1'/p1; survival from `from` in t2; ∂e2(from)/∂m2
	e := 1.0
	for y := from; y < w; y++ {
		reach[y] = e
		gains[y] = e * exDerivative(t2, y)
		e *= 1 - t2.Nqx[y]
		if p := 1 - t1.Nqx[y]; p > 0 {
			falls[y] = dq(t1, y) / p
		}
	}
	reach[w], gains[w] = e, e*exDerivative(t2, w)

	l := 1.0
	for x := from; x < k; x++ {
		row1, row2 := s.row(x)
		if back {
			row1, row2 = row2, row1
		}
		var slope float64
		if x == w {
			slope = weight * openSlope(t1, t2, l)
			row1[w] -= slope / t1.NMx[w]
			row2[w] -= slope / t2.NMx[w]
		} else {
			k, _ := s.closedSlope(t1, t2, x, l)
			slope = weight * k
			row1[x] += slope * ratioDerivative(t1, t2, x)
			row2[x] += slope * ratioDerivative(t2, t1, x)
			n := float64(t1.Ages[x+1] - t1.Ages[x])
			if reach[x+1] > 0 {
				perYear := slope / (n - (t1.NAx[x]+t2.NAx[x])/2 + t2.Ex[x+1]) / reach[x+1]
				for y := x + 1; y <= w; y++ {
					row2[y] += perYear * gains[y]
				}
			}
			l *= 1 - t1.Nqx[x]
		}
		for y := from; y < x; y++ {
			row1[y] -= slope * falls[y]
		}
	}
}

// ratioDerivative returns ∂R/∂m of table t's rate, divided by R, where R is the
// ratio of the pair at age x: -(n-a)/(1+(n-a)m), or its constant-force
// counterpart -n/2 to first order.
func ratioDerivative(t, other *lifetable.Table, x int) float64 {
	n := float64(t.Ages[x+1] - t.Ages[x])
	if slices.Contains(t.Forced, x) {
		return -n / 2
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
