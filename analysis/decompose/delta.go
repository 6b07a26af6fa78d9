package decompose

import "github.com/lehackathon/le/lifetable"

// variances computes delta-method variances of sums of cells. Deaths are Poisson,
// so a rate D/E has variance D/E². A sum of cells C = Σ k(x)·δ(x,c) over ages and
// causes in a set W, with δ = near rate - against rate, has the gradient
//
//	∂C/∂m(y,c) = Σx ∂k(x)/∂m(y) · δW(x)  ± k(y) if (y,c) is in W
//
// for either side (+ near, - against), δW(x) being the sum of δ over W at age x.
type variances struct {
	r      *Result
	within []float64 // variance of each cell's rate, both sides: [side][cause][age]
	total  []float64 // of the all-cause rate: [side][age]
}

func (r *Result) variances() *variances {
	k, causes := len(r.Near.Ages), len(r.Near.Causes)
	v := &variances{r: r, within: make([]float64, 2*k*causes), total: make([]float64, 2*k)}
	for side, p := range []struct{ deaths, exposure []float64 }{
		{r.Near.Deaths, r.Near.Exposure}, {r.Against.Deaths, r.Against.Exposure},
	} {
		for i, d := range p.deaths {
			x := i % k
			u := d / (p.exposure[x] * p.exposure[x])
			v.within[side*k*causes+i] = u
			v.total[side*k+x] += u
		}
	}
	return v
}

// of returns the variance of the contribution of a cause and an age; All sums.
func (v *variances) of(cause, age int) float64 {
	k, causes := len(v.r.Near.Ages), len(v.r.Near.Causes)
	if cause == All && age == All {
		return v.ofGap()
	}
	lo, hi := 0, k
	if age != All {
		lo, hi = age, age+1
	}
	cLo, cHi := 0, causes
	if cause != All {
		cLo, cHi = cause, cause+1
	}
	delta := make([]float64, k)
	for c := cLo; c < cHi; c++ {
		for x := lo; x < hi; x++ {
			delta[x] += v.r.Near.Deaths[c*k+x]/v.r.Near.Exposure[x] - v.r.Against.Deaths[c*k+x]/v.r.Against.Exposure[x]
		}
	}
	var sum float64
	for side, jacobian := range [][]float64{v.r.slopes.byNear, v.r.slopes.byAgainst} {
		sign := 1 - 2*float64(side)
		for y := range k {
			var through float64 // by way of the slopes
			for x := lo; x < hi; x++ {
				through += jacobian[x*k+y] * delta[x]
			}
			sum += through * through * v.total[side*k+y]
			if y < lo || y >= hi {
				continue
			}
			direct := sign * v.r.slopes.k[y]
			var own float64
			for c := cLo; c < cHi; c++ {
				own += v.within[side*k*causes+c*k+y]
			}
			sum += (2*through*direct + direct*direct) * own
		}
	}
	return sum
}

// ofGap returns the variance of the gap itself: each side's Σ (∂e/∂m)² D/E².
func (v *variances) ofGap() float64 {
	k := len(v.r.Near.Ages)
	var sum float64
	for side, t := range []*lifetable.Table{v.r.NearTable, v.r.AgainstTable} {
		reach := 1.0
		for y := v.r.from; y < k; y++ {
			g := reach * exDerivative(t, y)
			sum += g * g * v.total[side*k+y]
			reach *= 1 - t.Nqx[y]
		}
	}
	return sum
}
