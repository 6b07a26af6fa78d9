package lifetable

import "math"

// curve is a death rate that rises with age: log (Gompertz) or logit (Kannisto)
// of the rate is level + slope·(x - origin).
type curve struct {
	law          CloseOut
	origin       float64 // years
	level, slope float64
}

// rate returns the death rate at exact age x and its derivative by the level.
func (c curve) rate(x float64) (mu, byLevel float64) {
	eta := c.level + c.slope*(x-c.origin)
	if c.law == Kannisto {
		mu = 1 / (1 + math.Exp(-eta))
		return mu, mu * (1 - mu)
	}
	mu = math.Exp(eta)
	return mu, mu
}

// hazard returns the rate cumulated over n years from x:
//
//	Gompertz  m(x) (exp(b·n) - 1) / b
//	Kannisto  ln[(1 + exp(a+b(x+n))) / (1 + exp(a+b·x))] / b
func (c curve) hazard(x, n float64) float64 {
	if c.law == Kannisto {
		at := func(x float64) float64 { // ln(1+exp(eta)) without overflow
			eta := c.level + c.slope*(x-c.origin)
			return math.Max(eta, 0) + math.Log1p(math.Exp(-math.Abs(eta)))
		}
		return (at(x+n) - at(x)) / c.slope
	}
	mu, _ := c.rate(x)
	return mu * math.Expm1(c.slope*n) / c.slope
}

// dying returns the probability of dying between x and x+n.
func (c curve) dying(x, n float64) float64 { return -math.Expm1(-c.hazard(x, n)) }

// Gauss-Legendre, five points: exact to about 1e-12 for survival over a step in
// which the death rate adds up to no more than 1.
var gauss = [...]struct{ at, weight float64 }{
	{0, 0.5688888888888889},
	{-0.5384693101056831, 0.4786286704993665}, {0.5384693101056831, 0.4786286704993665},
	{-0.9061798459386640, 0.2369268850561891}, {0.9061798459386640, 0.2369268850561891},
}

// steepest is the highest death rate a curve may reach in the last age group: at
// 200 a year life ends within two days.
const steepest = 200

// years returns the years lived between x and x+n by somebody aged x, in steps of
// at most five years over which the rate adds up to 1 at most.
func (c curve) years(x, n float64) float64 {
	top, _ := c.rate(x + n)
	sum, steps := 0.0, math.Ceil(n*math.Min(math.Max(top, 0.2), steepest))
	h := n / steps
	for from := 0.0; from < steps; from++ {
		for _, g := range gauss {
			sum += g.weight / 2 * h * math.Exp(-c.hazard(x, h*(from+(1+g.at)/2)))
		}
	}
	return sum
}

// expectancy returns ex; ok is false where the curve is so flat that some would
// live for centuries.
func (c curve) expectancy(x float64) (e float64, ok bool) {
	const step, centuries, nobody = 5, 300, 1e-14
	for n := 0.0; n < centuries; n += step {
		alive := math.Exp(-c.hazard(x, n))
		if alive < nobody {
			return e, true
		}
		e += alive * c.years(x+n, step)
	}
	return 0, false
}
