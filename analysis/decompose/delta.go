package decompose

import (
	"math"

	"gonum.org/v1/gonum/floats"
)

const (
	nearSide    = 0
	againstSide = 1
)

// variances computes delta-method variances of sums of cells. Deaths are Poisson,
// so a rate D/E has variance D/E². A sum of cells C = Σ k(x)·δ(x,c) over ages and
// causes in a set W, with δ = near rate - against rate, has the gradient
//
//	∂C/∂m(y,c) = T(y) ± k(y) if (y,c) is in W,  T(y) = Σx ∂k(x)/∂m(y) · δW(x)
//
// for either side (+ near, - against), δW(x) being the sum of δ over W at age x.
//
// Where the near side is part of the other (nested), a death D of the near side
// enters both rates, D/E2 and D/E1, which adds to the variance
//
//	2 Σ D/(E1 E2) · ∂C/∂m2 · ∂C/∂m1
//
// over the cells; where a contribution moves life the same way on both sides the
// shared deaths cancel, so nested gaps are more certain than they look.
type variances struct {
	r                *Result
	block            []float64    // memory of all below
	weight, total    [2][]float64 // 1/E² by age, and times all deaths
	shared, sharedBy []float64    // 1/(E1 E2), and times the near side's deaths
	through          [2][]float64 // T
	delta            []float64
	gradient         [2][]float64 // of the measure on either side
}

func (r *Result) variances() *variances {
	v := &variances{}
	v.reset(r)
	return v
}

// reset makes the memory ready for a result.
func (v *variances) reset(r *Result) {
	k := len(r.Near.Ages)
	block := zeros(v.block, 11*k)
	col := func(i int) []float64 { return block[i*k : (i+1)*k : (i+1)*k] }
	*v = variances{r: r, block: block, weight: [2][]float64{col(0), col(1)}, total: [2][]float64{col(2), col(3)},
		shared: col(4), sharedBy: col(5), through: [2][]float64{col(6), col(7)}, delta: col(8),
		gradient: [2][]float64{col(9), col(10)}}
	for x := range k {
		e2, e1 := r.Near.Exposure[x], r.Against.Exposure[x]
		v.weight[nearSide][x], v.weight[againstSide][x] = 1/(e2*e2), 1/(e1*e1)
		v.total[nearSide][x], v.total[againstSide][x] = r.NearTable.NMx[x]/e2, r.AgainstTable.NMx[x]/e1
		if r.Options.Nested {
			v.shared[x] = 1 / (e1 * e2)
			v.sharedBy[x] = r.NearTable.NMx[x] / e1
		}
	}
	v.fillGradient()
}

// fillGradient differentiates what is decomposed by the rates of its own side.
func (v *variances) fillGradient() {
	r := v.r
	if m := r.Options.Measure; m != nil {
		p := r.slopes.newLine(r.AgainstTable, r.NearTable, r.from, m)
		for side, t := range [2]float64{1, 0} {
			p.move(t)
			m.gradient(p.columns, r.from)
			copy(v.gradient[side], p.byM)
		}
		return
	}
	for side, t := range [2]int{nearSide, againstSide} {
		table := r.NearTable
		if t == againstSide {
			table = r.AgainstTable
		}
		reach := 1.0
		for y := r.from; y < len(r.Near.Ages); y++ {
			v.gradient[side][y] = reach * exDerivative(table, y)
			reach *= 1 - table.Nqx[y]
		}
	}
}

// prepareDelta computes the standard errors of causes and gap beforehand.
func (r *Result) prepareDelta() {
	v := &r.variance
	v.reset(r)
	for c := range r.Near.Causes {
		r.causeSE = append(r.causeSE, math.Sqrt(v.of(c, All)))
	}
	r.causeSE = append(r.causeSE, math.Sqrt(v.ofGap()))
}

// se returns the standard error of a contribution; v may be nil, and is made
// where it is needed.
func (r *Result) se(v **variances, cause, age int) float64 {
	if len(r.causeSE) > 0 && age == All && cause >= All {
		if cause == All {
			return r.causeSE[len(r.Near.Causes)]
		}
		return r.causeSE[cause]
	}
	if *v == nil {
		*v = r.variances()
	}
	return math.Sqrt((*v).of(cause, age))
}

// of returns the variance of the contribution of a cause and an age; All sums.
func (v *variances) of(cause, age int) float64 {
	if cause == Health {
		return v.ofHealth(age)
	}
	if cause == All && age == All {
		return v.ofGap()
	}
	v.fillThrough(cause, age)
	lo, hi := v.ages(age)
	k := v.r.slopes.k
	var sum float64
	for side, through := range v.through {
		sign := 1 - 2*float64(side)
		for y, t := range through {
			sum += t * t * v.total[side][y]
		}
		for y := lo; y < hi; y++ {
			direct := sign * k[y]
			sum += (2*through[y] + direct) * direct * v.own(side, cause, y)
		}
	}
	if !v.r.Options.Nested {
		return sum
	}
	for y, t := range v.through[nearSide] {
		sum += 2 * t * v.through[againstSide][y] * v.sharedBy[y]
	}
	for y := lo; y < hi; y++ {
		t2, t1 := v.through[nearSide][y], v.through[againstSide][y]
		sum += 2 * k[y] * (t1 - t2 - k[y]) * v.ownShared(cause, y)
	}
	return max(sum, 0)
}

func (v *variances) ages(age int) (lo, hi int) {
	if age == All {
		return 0, len(v.r.Near.Ages)
	}
	return age, age + 1
}

// own is the variance of a cause's rate at age y on one side.
func (v *variances) own(side, cause, y int) float64 {
	if cause == All {
		return v.total[side][y]
	}
	deaths := v.r.Near.Deaths
	if side == againstSide {
		deaths = v.r.Against.Deaths
	}
	return deaths[cause*len(v.delta)+y] * v.weight[side][y]
}

// ownShared is the covariance of a cause's rates on both sides.
func (v *variances) ownShared(cause, y int) float64 {
	if cause == All {
		return v.sharedBy[y]
	}
	return v.r.Near.Deaths[cause*len(v.delta)+y] * v.shared[y]
}

// fillThrough computes T of both sides.
func (v *variances) fillThrough(cause, age int) {
	k := len(v.delta)
	clear(v.through[0])
	clear(v.through[1])
	lo, hi := v.ages(age)
	for x := lo; x < hi; x++ {
		var delta float64
		if cause == All {
			delta = v.r.NearTable.NMx[x] - v.r.AgainstTable.NMx[x]
		} else {
			delta = v.r.Near.Deaths[cause*k+x]/v.r.Near.Exposure[x] - v.r.Against.Deaths[cause*k+x]/v.r.Against.Exposure[x]
		}
		if delta == 0 {
			continue
		}
		floats.AddScaled(v.through[nearSide], delta, v.r.slopes.byNear[x*k:(x+1)*k])
		floats.AddScaled(v.through[againstSide], delta, v.r.slopes.byAgainst[x*k:(x+1)*k])
	}
}

// ofEnd returns the variance of one side's measure: Σ (∂e/∂m)² D/E².
func (v *variances) ofEnd(side int) (sum float64) {
	for y, g := range v.gradient[side] {
		sum += g * g * v.total[side][y]
	}
	return sum
}

// ofGap returns the variance of the gap itself.
func (v *variances) ofGap() float64 {
	sum := v.ofEnd(nearSide) + v.ofEnd(againstSide)
	for y, u := range v.sharedBy {
		sum -= 2 * v.gradient[nearSide][y] * v.gradient[againstSide][y] * u
	}
	return max(sum, 0)
}

// ofHealth returns the variance of health parts: all of it through the survivors.
func (v *variances) ofHealth(age int) float64 {
	k := len(v.delta)
	lo, hi := v.ages(age)
	var sum float64
	for y := range k {
		var t2, t1 float64
		for x := lo; x < hi; x++ {
			t2 += v.r.slopes.healthByNear[x*k+y]
			t1 += v.r.slopes.healthByAgainst[x*k+y]
		}
		sum += t2*t2*v.total[nearSide][y] + t1*t1*v.total[againstSide][y] + 2*t1*t2*v.sharedBy[y]
	}
	return max(sum, 0)
}

// gapSE returns the standard error of the gap, 0 where none was asked for.
func (r *Result) gapSE() float64 {
	switch {
	case r.boot != nil:
		return r.boot.gap.SE
	case r.Options.Delta:
		var v *variances
		return r.se(&v, All, All)
	}
	return 0
}
