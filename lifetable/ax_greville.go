package lifetable

import "math"

// grevilleFrom is the first age of Greville's formula; from 5 to 14 a is n/2.
const grevilleFrom = 15

// greville sets nax of the intervals from 15 on (Greville 1943; United Nations
// 1982, MORTPAK 1988), where death rates rise by a factor exp(k) a year:
//
//	nax = n/2 - n²/12 (m - k),  k = ln[m(x+n)/m(x-n)] / 2n
//
// The open interval's rate serves the last closed one. Where the neighbours are
// of another width or without deaths, or the result leaves (0, n), a stays n/2.
func greville(a []float64, ages Ages, m []float64) {
	for i := 1; i < ages.Open(); i++ {
		if ages[i] < grevilleFrom || !evenWidths(ages, i) || m[i-1] == 0 || m[i+1] == 0 {
			continue
		}
		n := float64(ages.Width(i))
		k := (math.Log(m[i+1]) - math.Log(m[i-1])) / (2 * n)
		a[i] = inside(n/2-n*n/12*(m[i]-k), n)
	}
}

// evenWidths reports whether the groups beside i are as wide as i; the open group
// goes with any.
func evenWidths(ages Ages, i int) bool {
	n := ages.Width(i)
	return ages.Width(i-1) == n && (i+1 == ages.Open() || ages.Width(i+1) == n)
}

// coaleDemenyQ returns q0 for an infant death rate where a0 depends on q0, which
// the rule's authors give (Coale & Demeny 1983, West; as used in MORTPAK):
//
//	a0 = b + c·q0 below q0 = 0.1:  men b 0.0425, c 2.875; women b 0.050, c 3.000
//
// With q0 = m/(1+(1-a0)m) this is a quadratic in q0; ok is false from 0.1 on.
func coaleDemenyQ(m0, b, c float64) (q float64, ok bool) {
	half := 1 + m0*(1-b)
	root := half*half - 4*m0*m0*c
	if root < 0 {
		return 0, false
	}
	q = 2 * m0 / (half + math.Sqrt(root))
	return q, q < 0.1
}

// coaleDemenyA0FromQ returns a0 by the formula above; 0.33 (men) and 0.35 (women)
// where q0 reaches 0.1.
func coaleDemenyA0FromQ(m0 float64, sex Sex) float64 {
	male, female := 0.33, 0.35
	if q, ok := coaleDemenyQ(m0, 0.0425, 2.875); ok {
		male = 0.0425 + 2.875*q
	}
	if q, ok := coaleDemenyQ(m0, 0.050, 3.000); ok {
		female = 0.050 + 3.000*q
	}
	return bySex(sex, male, female)
}

// coaleDemenyA1FromQ returns 4a1 of the same source: 1.653 - 3.013 q0 (men) and
// 1.524 - 1.627 q0 (women), 1.352 and 1.361 where q0 reaches 0.1.
func coaleDemenyA1FromQ(m0 float64, sex Sex) float64 {
	male, female := 1.352, 1.361
	if q, ok := coaleDemenyQ(m0, 0.0425, 2.875); ok {
		male = 1.653 - 3.013*q
	}
	if q, ok := coaleDemenyQ(m0, 0.050, 3.000); ok {
		female = 1.524 - 1.627*q
	}
	return bySex(sex, male, female)
}
