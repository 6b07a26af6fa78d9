package lifetable

import "math"

// fittedVariance writes the variance of an expectancy into v for a table closed by
// a curve. share is the part of every year that counts, by group of the data (nil:
// all of it, and e is ex); e is the expectancy at every row.
//
// The deaths of a group move its own q and, where the curve was fitted to them, the
// years above the data's open age w. With u = de_w/dD, the expected deaths M = E·m
// of the curve and y = (n-a)·share + e(x+n), the delta method gives
//
//	var(e_x) = Σ (l_i/l_x)² [p·(l_w/l_(i+n))·share_w·u_i·√M_i - y_i·√var(q_i)]²
//	           + (l_w/l_x)² share_w² [var(e_w) - Σ u_i² M_i],  x ≤ i < w
//
// The last bracket is what groups below x contribute to the fit: var(e_w), from the
// inverse information, is the sum of u²M over all groups fitted.
func (t *Table) fittedVariance(v, share, e []float64) {
	w, f := t.data.Open(), t.Fit
	counts := func(i int) float64 {
		if share == nil {
			return 1
		}
		return share[min(i, w)]
	}
	expectancy := func(x int) func(curve) float64 {
		return func(c curve) float64 { e, _ := c.expectancy(float64(x)); return e }
	}
	for i := w; i < len(t.Ages); i++ {
		v[i] = counts(w) * counts(w) * f.variance(expectancy(t.Ages[i]))
	}
	byLevel, bySlope := f.gradient(expectancy(t.Ages[w]))
	rest, reach := v[w], 1.0 // reach: of those alive at the group's end, how many reach w
	own := 0.0
	for i := w - 1; i >= 0; i-- {
		n, p := float64(t.Ages.Width(i)), 1-t.Nqx[i]
		level, slope := f.influence(t, i)
		mu, _ := f.curve.rate(t.mid(i))
		above := counts(w) * (byLevel*level + bySlope*slope) * math.Sqrt(t.Exposure[i]*mu)
		below := ((n-t.NAx[i])*counts(i) + e[i+1]) * math.Sqrt(t.varianceQ(i))
		own = p*p*own + (p*reach*above-below)*(p*reach*above-below)
		rest = math.Max(0, rest-above*above)
		reach *= p
		v[i] = own + reach*reach*rest
	}
}
