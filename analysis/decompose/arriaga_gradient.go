package decompose

import "github.com/lehackathon/le/lifetable"

// closedDerivatives fills row x of both derivative matrices for a closed
// interval. nax is held at its value, as in Chiang's variance. The slope is
// -l1(x) · A · R with A = (n-a) + e2(x+n) and R = (q2-q1)/(m2-m1), so that
//
//	∂/∂m1(y), y<x:  slope · (-q1'(y)/p1(y))          through l1(x)
//	∂/∂m1(x), ∂/∂m2(x):  slope · ∂R/R                 through R
//	∂/∂m2(y), y>x:  -l1(x) · R · ∂e2(x+n)/∂m2(y)
func (s *slopes) closedDerivatives(t1, t2 *lifetable.Table, from, x int) {
	k := len(s.k)
	row1, row2 := s.byAgainst[x*k:(x+1)*k], s.byNear[x*k:(x+1)*k]
	slope := s.k[x]
	for y := from; y < x; y++ {
		if p := 1 - t1.Nqx[y]; p > 0 {
			row1[y] = -slope * dq(t1, y) / p
		}
	}
	row1[x], row2[x] = slope*ratioDerivative(t1, t2, x), slope*ratioDerivative(t2, t1, x)

	n := float64(t1.Ages[x+1] - t1.Ages[x])
	perYear := slope / (n - (t1.NAx[x]+t2.NAx[x])/2 + t2.Ex[x+1])
	for y, reach := x+1, 1.0; y < k; y++ {
		row2[y] = perYear * reach * exDerivative(t2, y)
		reach *= 1 - t2.Nqx[y]
	}
}

// openDerivatives fills the last rows: the slope is -l1/(m1·m2).
func (s *slopes) openDerivatives(t1, t2 *lifetable.Table, from int) {
	k := len(s.k)
	w := k - 1
	row1, row2 := s.byAgainst[w*k:], s.byNear[w*k:]
	for y := from; y < w; y++ {
		if p := 1 - t1.Nqx[y]; p > 0 {
			row1[y] = -s.k[w] * dq(t1, y) / p
		}
	}
	row1[w], row2[w] = -s.k[w]/t1.NMx[w], -s.k[w]/t2.NMx[w]
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
