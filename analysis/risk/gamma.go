package risk

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Gamma returns the mean relative risk of drinkers whose intake has a gamma
// distribution with the given mean and sd (shape (mean/sd)², Kehoe et al. 2012), for a
// risk that follows a curve relative to the level, z standard errors away from its
// central estimate. Intakes above the curve's end count as its end.
func Gamma(c *Curve, mean, sd, level, z float64) float64 {
	if sd == 0 || mean <= 0 {
		return c.Above(mean, level, z)
	}
	return c.mean(c.weights(newGamma(mean, sd)), level, z, 0)
}

// mean is the mean relative risk at weights, with the share mf of the excess taken out.
func (c *Curve) mean(weights []float64, level, z, mf float64) (sum float64) {
	base := c.At(level, z)
	for i, w := range weights {
		switch {
		case w == 0:
		case c.X[i] <= level:
			sum += w
		default:
			sum += w * mediate(math.Exp(c.point(i, z)-base), mf)
		}
	}
	return sum
}

// gamma is a gamma distribution with the part of its mean below x.
type gamma struct {
	distuv.Gamma
	next distuv.Gamma // shape one higher
	mean float64
}

func newGamma(mean, sd float64) gamma {
	shape, rate := mean*mean/(sd*sd), mean/(sd*sd)
	return gamma{distuv.Gamma{Alpha: shape, Beta: rate}, distuv.Gamma{Alpha: shape + 1, Beta: rate}, mean}
}

func (g gamma) CDF(x float64) float64 {
	if x <= 0 {
		return 0
	}
	return g.Gamma.CDF(x)
}

func (g gamma) below(x float64) float64 {
	if x <= 0 {
		return 0
	}
	return g.mean * g.next.CDF(x)
}

// lognormalSpread is a lognormal distribution for curves.
type lognormalSpread struct{ mu, sigma, mean float64 }

func (l lognormalSpread) CDF(x float64) float64 {
	if x <= 0 {
		return 0
	}
	return distuv.UnitNormal.CDF((math.Log(x) - l.mu) / l.sigma)
}

func (l lognormalSpread) below(x float64) float64 {
	if x <= 0 {
		return 0
	}
	return l.mean * distuv.UnitNormal.CDF((math.Log(x)-l.mu)/l.sigma-l.sigma)
}
