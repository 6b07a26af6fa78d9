package lifetable

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// VarianceQ returns the variance of every nqx: q²(1-q)/D (Chiang 1984, eq. 4.2.6),
// and 0 where nobody died (Eayres & Williams 2004); 0 for the open interval.
// It panics for a table that was built from rates alone.
func (t *Table) VarianceQ() []float64 {
	t.needDeaths()
	v := make([]float64, len(t.Ages))
	for i := range t.Ages.Open() {
		v[i] = t.varianceQ(i)
	}
	return v
}

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
// Jenner & Reza 2001; the form PHE and ONS use). It panics for a table built
// from rates alone.
func (t *Table) Variance() []float64 {
	t.needDeaths()
	w := t.Ages.Open()
	v := make([]float64, w+1)
	v[w] = t.Ex[w] * t.Ex[w] / t.Deaths[w]
	for i := w - 1; i >= 0; i-- {
		n, p := float64(t.Ages[i+1]-t.Ages[i]), 1-t.Nqx[i]
		years := n - t.NAx[i] + t.Ex[i+1]
		v[i] = years*years*t.varianceQ(i) + p*p*v[i+1]
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
