package decompose

// fillHessian computes the second derivatives of the measure by the rates, nax
// held, at the point p stands at. Life expectancy and probabilities are products
// of survival below x, so that with g = ∂/∂m
//
//	∂²/∂m(x)∂m(y) = -g(x) q'(y)/p(y)  for y < x,  g(x) q''(x)/q'(x)  for y = x
//
// e† is no such product and is differenced.
func (p *line) fillHessian() {
	if p.measure.kind == disparity {
		p.differenceHessian()
		return
	}
	k := len(p.m)
	w := k - 1
	p.measure.gradient(p.columns, p.from)
	clear(p.hessian)
	for x := p.from; x < k; x++ {
		g := p.byM[x]
		if x < w {
			p.hessian[x*k+x] = g * p.ddq[x]
		} else {
			p.hessian[x*k+x] = -2 * g / p.m[w]
		}
		for y := p.from; y < x; y++ {
			var h float64
			if survive := 1 - p.q[y]; survive > 0 {
				h = -g * p.dq[y] / survive
			}
			p.hessian[x*k+y], p.hessian[y*k+x] = h, h
		}
	}
}

// differenceHessian takes central differences of the gradient.
func (p *line) differenceHessian() {
	const step = 1e-5
	k := len(p.m)
	for y := range k {
		m := p.m[y]
		h := step * max(m, 1e-7)
		for _, sign := range [2]float64{1, -1} {
			p.m[y] = m + sign*h
			p.settle()
			p.measure.gradient(p.columns, p.from)
			for x := range k {
				if sign > 0 {
					p.hessian[x*k+y] = p.byM[x] / (2 * h)
				} else {
					p.hessian[x*k+y] -= p.byM[x] / (2 * h)
				}
			}
		}
		p.m[y] = m
	}
	p.settle()
}

// addHealthDerivatives adds the derivatives of the health parts, l(x) L(x) per
// survivor times the difference of the shares in good health, at the point p
// stands at: through l(x) for the rates below x, and within x itself. It relies on
// the gradient that fillHessian has left.
func (p *line) addHealthDerivatives(s *slopes, t, weight float64) {
	k := len(p.m)
	w := k - 1
	for x := p.from; x < k; x++ {
		gain := weight * (p.measure.well[1][x] - p.measure.well[0][x])
		add := func(y int, by float64) {
			s.healthByAgainst[x*k+y] += (1 - t) * gain * by
			s.healthByNear[x*k+y] += t * gain * by
		}
		for y := p.from; y < x; y++ {
			if survive := 1 - p.q[y]; survive > 0 {
				add(y, -p.byWell[x]*p.dq[y]/survive)
			}
		}
		if x == w {
			add(w, -p.byWell[w]/p.m[w])
		} else {
			add(x, -p.l[x]*(p.n[x]-p.a[x])*p.dq[x])
		}
	}
}
