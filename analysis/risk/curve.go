package risk

import (
	"math"
	"sort"
)

// Curve is a relative risk by exposure: points joined by straight lines of the
// logarithm, constant beyond both ends.
type Curve struct {
	X     []float64 // exposure, rising
	LogRR []float64
	SE    []float64 // standard error of LogRR; nil where there are no limits
}

// At returns the logarithm of the relative risk at x, z standard errors away from the
// central estimate.
func (c *Curve) At(x, z float64) float64 {
	i := sort.SearchFloat64s(c.X, x)
	switch {
	case i == 0:
		return c.point(0, z)
	case i == len(c.X):
		return c.point(i-1, z)
	}
	t := (x - c.X[i-1]) / (c.X[i] - c.X[i-1])
	return (1-t)*c.point(i-1, z) + t*c.point(i, z)
}

func (c *Curve) point(i int, z float64) float64 {
	if c.SE == nil {
		return c.LogRR[i]
	}
	return c.LogRR[i] + z*c.SE[i]
}

// Above is the relative risk at x against the one at the counterfactual level; below
// that level it is 1.
func (c *Curve) Above(x, level, z float64) float64 {
	if x <= level {
		return 1
	}
	return math.Exp(c.At(x, z) - c.At(level, z))
}

// weights spreads a distribution over the points of the curve so that the sum of
// weight times value is the mean of any function that is straight between points:
// the mass and the first moment of each cell go to its two ends, the tails to the
// ends of the curve.
func (c *Curve) weights(d distribution) []float64 {
	w := make([]float64, len(c.X))
	last := len(c.X) - 1
	mass, moment := d.CDF(c.X[0]), d.below(c.X[0])
	w[0] = mass
	for i := range last {
		m2, k2 := d.CDF(c.X[i+1]), d.below(c.X[i+1])
		cell := m2 - mass
		upper := (k2 - moment - c.X[i]*cell) / (c.X[i+1] - c.X[i])
		upper = min(max(upper, 0), cell)
		w[i] += cell - upper
		w[i+1] += upper
		mass, moment = m2, k2
	}
	w[last] += 1 - mass
	return w
}

// distribution is what the weights need: the share below x, and the part of the mean
// that lies below x.
type distribution interface {
	CDF(x float64) float64
	below(x float64) float64
}
