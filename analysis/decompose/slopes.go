package decompose

import "math"

// slopes is what a method finds: for every age the change in life expectancy per
// unit of difference between the death rates, near - against. Contribution of a
// cause = slope × difference of its rates + its share of rest.
type slopes struct {
	k    []float64 // years per unit of rate
	rest []float64 // what no difference of rates explains: unlike nax under (nearly) equal rates

	ratio []float64 // memory of fillRatios

	// Derivatives of k with respect to the all-cause rates of each side, a row of
	// ages for every age; nil unless asked for.
	byAgainst, byNear []float64

	// The same of the health parts of a healthy life expectancy.
	healthByAgainst, healthByNear []float64
}

// reset clears s for k ages, in its own memory where that is large enough.
func (s *slopes) reset(k int, jacobian bool) {
	s.k, s.rest, s.ratio = zeros(s.k, k), zeros(s.rest, k), room(s.ratio, k)
	if jacobian {
		s.byAgainst, s.byNear = zeros(s.byAgainst, k*k), zeros(s.byNear, k*k)
	} else {
		s.byAgainst, s.byNear = nil, nil
	}
}

// row returns the derivatives of the slope of age x.
func (s *slopes) row(x int) (byAgainst, byNear []float64) {
	k := len(s.k)
	return s.byAgainst[x*k : (x+1)*k], s.byNear[x*k : (x+1)*k]
}

// shareRule is how far Δx/(m2-m1) may differ from Sx before unlike nax, not the
// rates, make the difference; beyond it the ratio would blow up as m2 nears m1.
const shareRule = 0.1

const roundingShare = 1e-13

// share turns the contribution of an age, delta, into a slope and a rest, given
// the slope that the rates alone would have. Unlike nax put a part into delta
// that no difference of rates explains. As long as that part is small delta is
// shared out by the differences of the rates, delta·(m2c-m1c)/(m2-m1), as Arriaga
// does; else the slope stays and the part is left as rest. What is within
// the rounding of numbers as large as scale is no part at all.
func share(delta, slope, dm, scale float64) (k, rest float64) {
	explained := slope * dm
	if math.Abs(delta-explained) <= roundingShare*scale {
		return slope, 0
	}
	if dm == 0 || !(math.Abs(delta-explained) <= shareRule*math.Abs(explained)) {
		return slope, delta - explained
	}
	return delta / dm, 0
}

// room returns n numbers of any value, in the memory of buf if it has room.
func room(buf []float64, n int) []float64 {
	if cap(buf) < n {
		return make([]float64, n)
	}
	return buf[:n]
}

// zeros returns n zeros, in the memory of buf if it has room.
func zeros(buf []float64, n int) []float64 {
	if cap(buf) < n {
		return make([]float64, n)
	}
	buf = buf[:n]
	clear(buf)
	return buf
}
