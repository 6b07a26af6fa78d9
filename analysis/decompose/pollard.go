package decompose

import "github.com/lehackathon/le/lifetable"

// pollard weighs the differences of the rates themselves (Pollard 1982, 1988):
//
//	e2 - e1 = ∫ [m1(x) - m2(x)] w(x) dx,  w(x) = [l1(x) e2(x) + l2(x) e1(x)]/2
//
// The integral over a closed interval is n times the mean of w at its ends, which
// is what makes the method an approximation when groups are wide. Over the open
// interval, where both forces of mortality are constant, it is done in closed
// form: the slope is -[l1 + l2]/2 / (m1 m2).
func pollard(s *slopes, against, near *lifetable.Table, from int) {
	k := len(s.k)
	w := k - 1
	sides := [2]*lifetable.Table{against, near}
	weight := make([]float64, k)
	var l [2][]float64
	for i, t := range sides {
		l[i] = make([]float64, k)
		reach := 1.0
		for x := from; x < k; x++ {
			l[i][x] = reach
			reach *= 1 - t.Nqx[x]
		}
	}
	for x := from; x < k; x++ {
		weight[x] = (l[0][x]*near.Ex[x] + l[1][x]*against.Ex[x]) / 2
	}
	for x := from; x < w; x++ {
		s.k[x] = -float64(near.Ages.Width(x)) * (weight[x] + weight[x+1]) / 2
	}
	open := -1 / (2 * against.NMx[w] * near.NMx[w])
	s.k[w] = (l[0][w] + l[1][w]) * open
	if s.byNear == nil {
		return
	}
	rows := [2][]float64{s.byAgainst, s.byNear}
	dw := make([]float64, 2*k) // derivatives of w at both ends of an interval
	for i, t := range sides {
		other, lOther := sides[1-i], l[1-i]
		d0, d1 := dw[:k], dw[k:]
		weightDerivatives(d0, t, other, l[i], lOther, from, from)
		for x := from; x < w; x++ {
			weightDerivatives(d1, t, other, l[i], lOther, from, x+1)
			half := -float64(t.Ages.Width(x)) / 2
			for y := from; y < k; y++ {
				rows[i][x*k+y] = half * (d0[y] + d1[y])
			}
			d0, d1 = d1, d0
		}
		row := rows[i][w*k:]
		for y := from; y < w; y++ {
			row[y] = -l[i][w] * logDerivative(t, y) * open
		}
		row[w] = -s.k[w] / t.NMx[w]
	}
}

// weightDerivatives fills d with ∂w(x)/∂m(y) of table t's rates.
func weightDerivatives(d []float64, t, other *lifetable.Table, l, lOther []float64, from, x int) {
	for y := from; y < x; y++ {
		d[y] = -l[x] * logDerivative(t, y) * other.Ex[x] / 2
	}
	reach := 1.0
	for y := x; y < len(d); y++ {
		d[y] = lOther[x] * reach * exDerivative(t, y) / 2
		reach *= 1 - t.Nqx[y]
	}
}

// logDerivative returns -∂ln l(x)/∂m(y) for y < x: q'/p.
func logDerivative(t *lifetable.Table, y int) float64 {
	if p := 1 - t.Nqx[y]; p > 0 {
		return dq(t, y) / p
	}
	return 0
}
