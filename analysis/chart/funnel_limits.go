package chart

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// Shares of chance beyond each limit of a funnel: 95 % lie between the inner, 99.8 %
// between the outer ones (Spiegelhalter 2005; PHE technical guide on funnel plots).
const (
	innerTail = 0.025
	outerTail = 0.001
)

// poissonLimits are the counts that a Poisson count of mean E falls to or below, and
// reaches or exceeds, with the chance of a tail; between whole counts they are those of
// the incomplete gamma functions, which make the limits smooth:
//
//	P(X <= l) = Q(l+1, E) = tail,  P(X >= u) = P(u, E) = tail
//
// An area is outside exactly where E lies outside the exact limits of its own count
// (Dover and Schopflocher 2011). The lower limit is 0 where even no death may be
// chance.
func poissonLimits(expected, tail float64) (lower, upper float64) {
	upper = bisect(expected, expected+50*math.Sqrt(expected)+50, func(u float64) bool { return mathext.GammaIncReg(u, expected) > tail })
	if math.Exp(-expected) < tail {
		lower = bisect(0, expected, func(l float64) bool { return mathext.GammaIncRegComp(l+1, expected) < tail })
	}
	return lower, upper
}

// bisect finds where a condition that holds from lo on ends before hi.
func bisect(lo, hi float64, holds func(float64) bool) float64 {
	const steps = 100 // to the last bit
	for range steps {
		if mid := (lo + hi) / 2; holds(mid) {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

// dispersion is by how much areas differ beyond chance: Phi is the mean square of
// their z = 2 (√O - √E) after the extreme tenths are brought to the 10th and 90th
// percentile, Tau2 the variance between areas of √(O/E) that explains it,
//
//	τ² = (I φ - (I-1)) / (Σw - Σw²/Σw),  w = 4E
//
// 0 where φ is no more than chance gives (Spiegelhalter 2005, sections 4.3 and A.3).
type dispersion struct{ Phi, Tau2 float64 }

// dispersionOf needs an expected count above 0 for every observed one.
func dispersionOf(observed, expected []float64) (d dispersion) {
	n := float64(len(observed))
	var z []float64
	var w, w2 float64
	for i, e := range expected {
		z = append(z, 2*(math.Sqrt(observed[i])-math.Sqrt(e)))
		w, w2 = w+4*e, w2+16*e*e
	}
	for _, v := range winsorised(z, 0.1) {
		d.Phi += v * v / n
	}
	if free := w - w2/w; n > 1 && free > 0 {
		d.Tau2 = max(0, (n*d.Phi-(n-1))/free)
	}
	return d
}

// winsorised brings values beyond the percentiles of a share to these.
func winsorised(values []float64, share float64) []float64 {
	sorted := slices.Sorted(slices.Values(values))
	lo, hi := percentile(sorted, share), percentile(sorted, 1-share)
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = min(max(v, lo), hi)
	}
	return out
}

// percentile lies between neighbours among sorted values, in proportion (Hyndman and
// Fan 1996, type 7). There is one value at least.
func percentile(sorted []float64, p float64) float64 {
	k := p * float64(len(sorted)-1)
	i := int(k)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (k-float64(i))*(sorted[i+1]-sorted[i])
}

// limits are those of the ratio O/E at an expected count: exact ones of chance, or, where
// areas differ beyond it, (1 ± z √(1/4E + τ²))².
func (d dispersion) limits(expected, tail float64) (lower, upper float64) {
	if d.Tau2 == 0 {
		lower, upper = poissonLimits(expected, tail)
		return lower / expected, upper / expected
	}
	h := distuv.UnitNormal.Quantile(1-tail) * math.Sqrt(1/(4*expected)+d.Tau2)
	lower, upper = max(0, 1-h), 1+h
	return lower * lower, upper * upper
}
