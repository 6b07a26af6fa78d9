package main

import (
	"math"
	"math/rand/v2"
)

// chunk is the largest mean drawn at once: exp(-chunk) is far from underflow.
const chunk = 64

// poisson draws from the Poisson distribution by inversion, as a sum of draws
// with means of at most chunk (Devroye 1986, Non-Uniform Random Variate
// Generation, X.3.3). Each part takes one uniform number, so that how many are
// taken depends on the mean alone and a draw never shifts those after it. The
// distribution function is good to about 1e-14, whatever the processor: a draw
// could differ only if a uniform number fell that near to one of its steps.
func poisson(src *rand.PCG, mean float64) int {
	n := 0
	for parts := int(math.Ceil(mean / chunk)); parts > 0; parts-- {
		part := mean / float64(parts)
		mean -= part
		n += invert(uniform(src), part)
	}
	return n
}

// invert returns the smallest n whose Poisson distribution function reaches u.
func invert(u, mean float64) int {
	n, p := 0, math.Exp(-mean)
	for sum := p; sum < u && p > 0; sum += p {
		n++
		p *= mean / float64(n)
	}
	return n
}

// uniform returns a number in [0, 1) with 53 random bits.
func uniform(src *rand.PCG) float64 {
	return float64(src.Uint64()>>11) / (1 << 53)
}
