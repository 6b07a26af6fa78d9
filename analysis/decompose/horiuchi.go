package decompose

import (
	"math"

	"github.com/lehackathon/le/lifetable"
)

// horiuchi is the line integral of Horiuchi, Wilmoth & Pletcher 2008 taken to its
// limit: all rates change together along the straight line from one side to the
// other, and every age is credited with
//
//	Sx = ∫ ∂e/∂m(x) dt over t from 0 to 1,  rates m1 + t (m2 - m1)
//
// times the difference of its rates. The derivative is analytic,
//
//	∂e/∂m(x) = -l(x) [(n-a) + e(x+n)] q'(x)  (open interval -l/m²)
//
// plus what moves through nax where the rule depends on the rates; the integral
// is by Gauss-Legendre. So no order of ages or causes plays a part, and there is
// no error of order 1/N² as when the line is cut into N steps (with nax rules that
// take logarithms of neighbouring rates single ages are good to some 1e-8 years;
// the sum is the gap all the same). What a change of rule explains (between the
// sexes, or a jump in a rule) is the rest of its age.
func horiuchi(s *slopes, against, near *lifetable.Table, from int) {
	s.integrate(against, near, from, Expectancy(near.Ages[from]), nil)
}

// ltre takes the derivatives at the mean of the rates alone (life table response
// experiment, Caswell 1989): one point of the same line, so an approximation.
func ltre(s *slopes, against, near *lifetable.Table, from int) {
	p := s.newLine(against, near, from, Expectancy(near.Ages[from]))
	p.nodes, p.weights = []float64{0.5}, []float64{1}
	p.try(0, 1)
	p.accept(s, nil, 0, 1)
}

const (
	gaussPoints = 12
	maxHalvings = 32
	maxTries    = 1000 // on the whole line, against rules that jump everywhere
)

// tolStretch is how far the integral over a stretch may miss the change of the
// measure from v0 to v1: 1e-11 years, or as a share of absurdly long lives.
func tolStretch(v0, v1 float64) float64 {
	return 1e-13 * max(100, math.Abs(v0), math.Abs(v1))
}

// integrate fills s with the line integral of a measure; health gets its health
// parts, if it has any. It returns the measure at both ends.
func (s *slopes) integrate(against, near *lifetable.Table, from int, m *Measure, health []float64) (ends [2]float64) {
	p := s.newLine(against, near, from, m)
	if s.byNear != nil && health != nil {
		s.healthByAgainst, s.healthByNear = zeros(s.healthByAgainst, len(s.byNear)), zeros(s.healthByNear, len(s.byNear))
	}
	ends[0], ends[1] = p.value(0), p.value(1)
	p.stretch(s, health, 0, 1, ends[0], ends[1], 0)
	return ends
}

// stretch integrates from t0 to t1, between which the measure changes from v0 to
// v1. Where the sum of all parts misses that change the line has a kink or a jump
// there, and each half is done by itself; in the end a jump is all that is left.
func (p *line) stretch(s *slopes, health []float64, t0, t1, v0, v1 float64, halvings int) {
	p.tries++
	missed := v1 - v0 - p.try(t0, t1)
	switch {
	case math.Abs(missed) <= tolStretch(v0, v1):
		p.accept(s, health, t0, t1)
		return
	case halvings == maxHalvings:
		p.jump(s, t0, t1)
		return
	case p.tries > maxTries:
		p.accept(s, health, t0, t1)
		p.spread(s, missed)
		return
	}
	mid := (t0 + t1) / 2
	v := p.value(mid)
	p.stretch(s, health, t0, mid, v0, v, halvings+1)
	p.stretch(s, health, mid, t1, v, v1, halvings+1)
}

// try computes the parts of a stretch into p.trial and returns their sum.
func (p *line) try(t0, t1 float64) (sum float64) {
	k, rest, health := p.trial[0], p.trial[1], p.trial[2]
	clear(k)
	clear(rest)
	clear(health)
	p.findMoves(t0, t1)
	width := t1 - t0
	for i, node := range p.nodes {
		p.gradient(t0+width*node, width)
		weight := width * p.weights[i]
		for x := p.from; x < len(k); x++ {
			k[x] += weight * p.byM[x]
			rest[x] += weight * p.byA[x] * p.betweenRules[x]
			if p.well != nil {
				health[x] += weight * p.byWell[x] * (p.measure.well[1][x] - p.measure.well[0][x])
			}
		}
		for _, y := range p.moves {
			k[y] += weight * p.byRate[y]
		}
	}
	for x := range k {
		sum += k[x]*p.dm[x] + rest[x] + health[x]
	}
	return sum
}

// accept adds the parts tried to the result, with derivatives if asked for. nax
// is held there, as in Chiang's variance.
func (p *line) accept(s *slopes, health []float64, t0, t1 float64) {
	for x := range p.trial[0] {
		s.k[x] += p.trial[0][x]
		s.rest[x] += p.trial[1][x]
		if health != nil {
			health[x] += p.trial[2][x]
		}
	}
	if s.byNear == nil {
		return
	}
	for i, node := range p.nodes {
		t := t0 + (t1-t0)*node
		weight := (t1 - t0) * p.weights[i]
		p.move(t)
		p.fillHessian()
		for j, h := range p.hessian {
			s.byAgainst[j] += weight * (1 - t) * h
			s.byNear[j] += weight * t * h
		}
		if health != nil {
			p.addHealthDerivatives(s, t, weight)
		}
	}
}

// spread adds what the integral over a stretch missed to the rests, in proportion
// to the size of its parts.
func (p *line) spread(s *slopes, missed float64) {
	var sum float64
	for x, k := range p.trial[0] {
		sum += math.Abs(k * p.dm[x])
	}
	if sum == 0 {
		s.rest[p.from] += missed
		return
	}
	for x, k := range p.trial[0] {
		s.rest[x] += missed * math.Abs(k*p.dm[x]) / sum
	}
}

// jump credits every age with what its own q and nax change between two points
// where the line is not continuous: they are replaced one age after the other,
// the mean of both directions.
func (p *line) jump(s *slopes, t0, t1 float64) {
	k := len(p.m)
	mid := newColumns(p.ends[0].Ages)
	var q, a [2][]float64
	var open [2]float64
	for i, t := range [2]float64{t0, t1} {
		p.move(t)
		q[i], a[i] = append([]float64(nil), p.q...), append([]float64(nil), p.a...)
		open[i] = p.m[k-1]
	}
	copy(mid.m, p.m)
	mid.well, mid.upTo = p.well, p.upTo
	for i := range 2 {
		sign := 0.5 - float64(i)
		copy(mid.q, q[i])
		copy(mid.a, a[i])
		mid.m[k-1] = open[i]
		before := p.measure.value(mid, p.from)
		for x := p.from; x < k; x++ {
			mid.q[x], mid.a[x] = q[1-i][x], a[1-i][x]
			if x == k-1 {
				mid.m[x] = open[1-i]
			}
			after := p.measure.value(mid, p.from)
			s.rest[x] += sign * (after - before)
			before = after
		}
	}
}
