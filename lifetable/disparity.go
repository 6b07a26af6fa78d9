package lifetable

import "math"

// EDagger returns e†, the life expectancy lost by those who die, per person, in
// years from the first age of the table. Within an interval ex is interpolated
// at the mean age at death:
//
//	e† = Σ d_x [e_x + a/n (e_{x+n} - e_x)] / l_0,  open interval d·e
//
// (Vaupel & Canudas-Romo 2003; interpolation as in Shkolnikov & Andreev 2010).
func (t *Table) EDagger() float64 {
	w := t.Ages.Open()
	sum := t.Ndx[w] * t.Ex[w]
	for i := range w {
		n := float64(t.Ages.Width(i))
		sum += t.Ndx[i] * (t.Ex[i] + t.NAx[i]/n*(t.Ex[i+1]-t.Ex[i]))
	}
	return sum / t.Lx[0]
}

// KeyfitzH returns Keyfitz' entropy of the life table, e† over ex of the first age:
// the proportion by which ex rises when every death rate falls by one per cent, in
// per cent (Keyfitz 1977; Vaupel & Canudas-Romo 2003).
func (t *Table) KeyfitzH() float64 { return t.EDagger() / t.Ex[0] }

// SD returns the standard deviation of the age at death, in years. Deaths of an
// interval are placed at its mean age at death x+a, so the spread within
// intervals is left out (van Raalte & Caswell 2013).
func (t *Table) SD() float64 {
	mean, sum := float64(t.Ages[0])+t.Ex[0], 0.0
	for i, d := range t.Ndx {
		dev := float64(t.Ages[i]) + t.NAx[i] - mean
		sum += d * dev * dev
	}
	return math.Sqrt(sum / t.Lx[0])
}

// SDWithin is SD with the spread inside intervals: deaths evenly over the n years
// of a closed interval, n²/12, and exponential in the open one, e².
func (t *Table) SDWithin() float64 {
	sd, w := t.SD(), t.Ages.Open()
	within := t.Ndx[w] * t.Ex[w] * t.Ex[w]
	for i := range w {
		n := float64(t.Ages.Width(i))
		within += t.Ndx[i] * n * n / 12
	}
	return math.Sqrt(sd*sd + within/t.Lx[0])
}

// Gini returns Gini's coefficient of the age at death, between 0 and 1: half the
// mean absolute difference between two lives, over the mean, with every death at
// its interval's x+a (Shkolnikov, Andreev & Begun 2003, eq. 3).
func (t *Table) Gini() float64 {
	// With ages in order the mean difference is a single pass over cumulated deaths.
	var below, belowAge, sum float64
	for i, d := range t.Ndx {
		d /= t.Lx[0]
		age := float64(t.Ages[i]) + t.NAx[i]
		sum += d * (age*below - belowAge)
		below += d
		belowAge += d * age
	}
	return sum / belowAge
}
