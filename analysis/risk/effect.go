package risk

import (
	"math"
)

// draw is one state of what is uncertain about a group: how many standard errors the
// relative risks are away, and the counterfactual level.
type draw struct{ z, level float64 }

// setting is what a cell of the calculation compares.
type setting struct {
	obs, target Exposure
	limit       float64 // nobody is beyond it under the target
	factor      float64 // of causes that are the risk's own
	against     bool    // compare with target instead of the counterfactual level
}

// fraction is the population attributable fraction (or, against a target, the
// potential impact fraction, 1 - E*/E: Barendregt & Veerman 2010) of a band.
func (q *evaluator) fraction(r Risk, b *band, s *setting, obs Exposure, d draw, mf float64) float64 {
	if b.whole {
		if s.against {
			return (1 - s.factor) * (1 - mf)
		}
		return 1 - mf
	}
	e := q.expected(r, b, obs, d, mf)
	if !s.against {
		return 1 - 1/e
	}
	return 1 - q.limited(r, b, follow(s.target, s.obs, obs), s.limit, d, mf)/e
}

// follow moves a target along with a drawn exposure, in proportion.
func follow(target, central, drawn Exposure) Exposure {
	ratio := func(t, c, d float64) float64 {
		if c == 0 {
			return t
		}
		return t * d / c
	}
	for i := range target.Share {
		target.Share[i] = min(ratio(target.Share[i], central.Share[i], drawn.Share[i]), 1)
	}
	target.MeanValue = ratio(target.MeanValue, central.MeanValue, drawn.MeanValue)
	return target
}

// expected is the mean relative risk of a population.
func (q *evaluator) expected(r Risk, b *band, x Exposure, d draw, mf float64) float64 {
	switch {
	case r.Kind == Categories:
		e := 1.0
		for _, l := range b.levels {
			e += x.Share[l.category] * (mediate(math.Exp(l.logRR+d.z*l.se), mf) - 1)
		}
		return e
	case r.Kind == Drinkers:
		return 1 + x.Share[0]*(q.onCurve(b.curve, x, d, mf)-1)
	case b.curve != nil:
		return q.onCurve(b.curve, x, d, mf)
	}
	beta := b.beta + d.z*b.betaSE
	if r.Low {
		beta = b.beta - d.z*b.betaSE // z raises the relative risk
	}
	if mf > 0 { // of the relative risk as the study printed it
		beta = math.Copysign(math.Log(mediate(math.Exp(math.Abs(beta)*b.per), mf))/b.per, beta)
	}
	if x.shape == spreadLognormal {
		return min(q.lognormal(x.MeanValue, x.SD, beta, d.level, TailQuantile), hugeRisk)
	}
	return min(Normal(x.MeanValue, x.SD, beta, d.level), hugeRisk)
}

// hugeRisk keeps mean relative risks of impossible exposures finite.
const hugeRisk = 1e300

// onCurve is the mean relative risk along a curve.
func (q *evaluator) onCurve(c *Curve, x Exposure, d draw, mf float64) float64 {
	if x.SD == 0 || x.MeanValue <= 0 || x.shape == spreadPoint {
		return mediate(c.Above(x.MeanValue, d.level, d.z), mf)
	}
	w := q.spread(c, x)
	return c.mean(w, d.level, d.z, mf)
}

// weightKey tells the weights of one exposure over the points of one grid.
type weightKey struct {
	first, last float64
	points      int
	mean, sd    float64
	shape       spread
}

// manyWeights bounds the memory of those met before.
const manyWeights = 256

// spread returns the weights of an exposure over a curve; curves with the same points
// share them.
func (q *evaluator) spread(c *Curve, x Exposure) []float64 {
	key := weightKey{c.X[0], c.X[len(c.X)-1], len(c.X), x.MeanValue, x.SD, x.shape}
	if w, ok := q.weights[key]; ok {
		return w
	}
	if len(q.weights) >= manyWeights {
		clear(q.weights)
	}
	var d distribution
	if x.shape == spreadGamma {
		d = newGamma(x.MeanValue, x.SD)
	} else {
		mu, sigma := logMoments(x.MeanValue, x.SD)
		d = lognormalSpread{mu, sigma, x.MeanValue}
	}
	w := c.weights(d)
	q.weights[key] = w
	return w
}

// limited is the mean relative risk where nobody is beyond a limit: those who were are
// at it.
func (q *evaluator) limited(r Risk, b *band, x Exposure, limit float64, d draw, mf float64) float64 {
	if math.IsInf(limit, 0) {
		return q.expected(r, b, x, d, mf)
	}
	if x.SD == 0 || x.shape == spreadPoint {
		if r.Low {
			x.MeanValue = max(x.MeanValue, limit)
		} else {
			x.MeanValue = min(x.MeanValue, limit)
		}
		return q.expected(r, b, x, d, mf)
	}
	return q.capped(b, x, limit, d, mf, r)
}

// capped integrates the risk of min(x, limit), or max where too little is the risk,
// over the distribution, by quadrature in standard deviations.
func (q *evaluator) capped(b *band, x Exposure, limit float64, d draw, mf float64, r Risk) float64 {
	beta := b.beta + d.z*b.betaSE
	mu, sigma := logMoments(x.MeanValue, x.SD)
	risk := func(z float64) float64 {
		v := x.MeanValue + z*x.SD
		if x.shape == spreadLognormal || x.shape == spreadGamma {
			v = math.Exp(mu + sigma*z)
		}
		if r.Low {
			v = max(v, limit)
		} else {
			v = min(v, limit)
		}
		if b.curve != nil {
			return mediate(b.curve.Above(v, d.level, d.z), mf)
		}
		return Normal(v, 0, beta, d.level)
	}
	const reach = 6 // standard deviations; beyond lie 2e-9 of all people
	e := q.integrate(func(z float64) float64 { return risk(z) * math.Exp(-z*z/2) / math.Sqrt(2*math.Pi) }, -reach, reach)
	if r.Kind == Drinkers {
		e = 1 + x.Share[0]*(e-1)
	}
	return e
}
