package lifetable

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// VarianceQ returns the variance of every nqx: q²(1-q)/D (Chiang 1984, eq. 4.2.6),
// and 0 where nobody died (Eayres & Williams 2004); 0 for the open interval. Above
// the data, where a curve closes the table, it is the delta method's from the fit.
// It panics for a table that was built from rates alone.
func (t *Table) VarianceQ() []float64 {
	t.needDeaths()
	v := make([]float64, len(t.Ages))
	for i := range t.data.Open() {
		v[i] = t.varianceQ(i)
	}
	if t.Fit != nil {
		for i := t.Fit.Row; i < t.Ages.Open(); i++ {
			x, n := float64(t.Ages[i]), float64(t.Ages.Width(i))
			v[i] = t.Fit.variance(func(c curve) float64 { return c.dying(x, n) })
		}
	}
	return v
}

// varianceQ is of a closed group of the data.
func (t *Table) varianceQ(i int) float64 {
	if t.Deaths[i] == 0 {
		return 0
	}
	q := t.Nqx[i]
	return q * q * (1 - q) / t.Deaths[i]
}

// Variance returns the sampling variance of every ex, in years²: Chiang's
//
//	var(ex) = Σ l(y)² [(n-a) + e(y+n)]² var(q_y) / l(x)²
//
// with Silcocks' term for the open interval, var(e_w) = 1/(D·m²) (Silcocks,
// Jenner & Reza 2001; the form PHE and ONS use). Where a curve closes the table,
// var(e_w) is the delta method's from the covariance of the fit, and the deaths
// the curve was fitted to count in both parts. It panics for a table built from
// rates alone.
func (t *Table) Variance() []float64 {
	return t.varianceTo(make([]float64, len(t.Ages)))
}

// varianceTo writes the variance of every ex into v.
func (t *Table) varianceTo(v []float64) []float64 {
	t.needDeaths()
	if t.Fit != nil {
		t.fittedVariance(v, nil, t.Ex)
		return v
	}
	w := t.data.Open()
	ages, q, a, e, deaths := t.data[:w+1], t.Nqx[:w+1], t.NAx[:w+1], t.Ex[:w+1], t.Deaths[:w+1]
	above := e[w] * e[w] / deaths[w]
	v = v[:w+1]
	v[w] = above
	for i := w - 1; i >= 0; i-- {
		p := 1 - q[i]
		above *= p * p
		if d := deaths[i]; d > 0 {
			lost := (float64(ages[i+1]-ages[i]) - a[i] + e[i+1]) * q[i]
			above += lost * lost * p / d
		}
		v[i] = above
	}
	return v
}

func (t *Table) needDeaths() {
	if t.Deaths == nil {
		panic("lifetable: a table built from rates has no sampling variance")
	}
}

// Interval is an estimate's standard error and confidence limits.
type Interval struct{ SE, Lower, Upper float64 }

// NormalInterval returns the limits of a normal interval around x at the given
// level, 0.95 for 95 %.
func NormalInterval(x, variance, level float64) Interval {
	se := math.Sqrt(variance)
	z := Z(level)
	return Interval{SE: se, Lower: x - z*se, Upper: x + z*se}
}

// Z returns the two-sided standard normal quantile of a level in (0, 1): 1.959964
// for 0.95. It panics outside.
func Z(level float64) float64 {
	if !(level > 0 && level < 1) {
		panic("lifetable: confidence level is not between 0 and 1")
	}
	return distuv.UnitNormal.Quantile((1 + level) / 2)
}
