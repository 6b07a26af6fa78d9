package risk

import (
	"math"

	"gonum.org/v1/gonum/integrate/quad"
	"gonum.org/v1/gonum/stat/distuv"
)

// TailQuantile is where a lognormal exposure is cut off: its product with a risk that
// grows exponentially has no finite mean, and the fraction depends on the cut (as in
// the code of IHME, 0.999999).
const TailQuantile = 0.999999

// nodes is the number of points a panel of the quadrature has, panels how many.
const (
	nodes  = 16
	panels = 4
)

// Lognormal returns the mean relative risk of a population whose exposure is
// lognormal with the given mean and sd, cut off at the quantile q and renormalised:
//
//	E = ∫ RR(x) f(x) dx / q,  RR(x) = exp(b max(x-T, 0)),  0 < x < x(q)
//
// beta and level as in Normal. By Gauss-Legendre quadrature over the logarithm of x.
func Lognormal(mean, sd, beta, level, q float64) float64 {
	return newEvaluator().lognormal(mean, sd, beta, level, q)
}

// evaluator works out mean relative risks. It holds the points and weights of
// Gauss-Legendre quadrature on [-1, 1] and is for one goroutine.
type evaluator struct {
	x, w    [nodes]float64
	weights map[weightKey][]float64 // of exposures over curves, met before
}

func newEvaluator() *evaluator {
	r := evaluator{weights: map[weightKey][]float64{}}
	quad.Legendre{}.FixedLocations(r.x[:], r.w[:], -1, 1)
	return &r
}

// integrate is ∫ f over [a, b] in equal panels.
func (r *evaluator) integrate(f func(float64) float64, a, b float64) (sum float64) {
	h := (b - a) / (2 * panels)
	for p := range panels {
		mid := a + h*float64(2*p+1)
		for i := range r.x {
			sum += r.w[i] * f(mid+h*r.x[i])
		}
	}
	return sum * h
}

// zLow is how far down the logarithm the integral goes: Φ(-8.5) is 1e-17.
const zLow = -8.5

func (r *evaluator) lognormal(mean, sd, beta, level, q float64) float64 {
	if sd == 0 || mean <= 0 {
		return Normal(mean, 0, beta, level)
	}
	mu, sigma := logMoments(mean, sd)
	high := distuv.UnitNormal.Quantile(q)
	kink := zLow // of the logarithm of level
	if level > 0 {
		kink = min(max((math.Log(level)-mu)/sigma, zLow), high)
	}
	density := func(z float64) float64 {
		return math.Exp(beta*(math.Exp(mu+sigma*z)-level)-z*z/2) / math.Sqrt(2*math.Pi)
	}
	phi := distuv.UnitNormal.CDF
	if beta < 0 {
		return (r.integrate(density, zLow, kink) + phi(high) - phi(kink)) / q
	}
	return (phi(kink) + r.integrate(density, kink, high)) / q
}

// logMoments are the mean and sd of the logarithm of a lognormal quantity.
func logMoments(mean, sd float64) (mu, sigma float64) {
	v := math.Log1p(sd * sd / (mean * mean))
	return math.Log(mean) - v/2, math.Sqrt(v)
}
