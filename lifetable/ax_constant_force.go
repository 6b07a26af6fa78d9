package lifetable

import "math"

// constantForce gives every closed interval the a of a death rate that is the
// same throughout it (Preston, Heuveline & Guillot 2001, section 3.2), so that
// nqx = 1 - exp(-n·m):
//
//	nax = 1/m - n / (exp(n·m) - 1)
func constantForce(a []float64, ages Ages, m []float64) {
	for i := range ages.Open() {
		n := float64(ages.Width(i))
		a[i] = constantForceA(n, m[i])
	}
}

// constantForceA avoids the difference of two large numbers at small n·m by the
// first terms of the series: n (1/2 - n·m/12 + (n·m)³/720).
func constantForceA(n, m float64) float64 {
	const small = 1e-2
	if x := n * m; x < small {
		return n * (0.5 - x/12 + x*x*x/720)
	}
	return inside(1/m-n/math.Expm1(n*m), n)
}
