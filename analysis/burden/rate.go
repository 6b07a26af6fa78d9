package burden

import (
	"math"

	"github.com/lehackathon/le/lifetable"
)

// Per is what rates are given per: 100,000 persons and year.
const Per = 100000

// Rate is a rate per 100,000 person-years with its limits.
type Rate struct {
	Value float64
	lifetable.Interval
}

// Crude returns deaths per 100,000 person-years.
func Crude(deaths, exposure float64) float64 { return deaths / exposure * Per }

// Rate standardises deaths directly. deaths and exposure have one value an age group
// of the data. With w the standard's shares, O all deaths and O_l, O_u their Poisson
// limits,
//
//	DSR = Σ w D/N,  var = Σ w² D/N²,  limits DSR + √(var/O) (O_{l,u} - O)
//
// (Dobson, Kuulasmaa, Eberle and Scherer 1991, Statistics in Medicine 10:457-462).
// Deaths at ages without weight count nowhere. Where nobody died var/O is 0/0: the upper limit then takes what it would be with
// one rate at all ages, (Σ w²/N) / Σ N, so that it is never below that of the crude
// rate. A group with weight and without person-years is a *analysis.DataError.
func (w *Weights) Rate(deaths, exposure []float64, limits Limits, level float64) (Rate, error) {
	d, n := w.sum(deaths), w.sum(exposure)
	var dsr, variance, even, all, people float64
	for g, share := range w.Share {
		if share == 0 {
			continue
		}
		if !(n[g] > 0) {
			return Rate{}, dataErrorf("", "pool years or take wider age groups", "nobody lived at age %s, so there is no rate to standardise", w.Ages.Label(g))
		}
		dsr += share * d[g] / n[g]
		variance += share * share * d[g] / (n[g] * n[g])
		even += share * share / n[g]
		all += d[g]
		people += n[g]
	}
	scale := even / people
	if variance > 0 {
		scale = variance / all
	}
	lower, upper := limits.Of(all, level)
	return Rate{Value: dsr * Per, Interval: lifetable.Interval{
		SE:    math.Sqrt(variance) * Per,
		Lower: max(0, dsr+math.Sqrt(scale)*(lower-all)) * Per,
		Upper: (dsr + math.Sqrt(scale)*(upper-all)) * Per,
	}}, nil
}

// perDeath is what a death of each age group adds to the rate per 100,000.
func (w *Weights) perDeath(exposure []float64) []float64 {
	n := w.sum(exposure)
	list := make([]float64, len(w.To))
	for x, g := range w.To {
		if n[g] > 0 {
			list[x] = w.Share[g] / n[g] * Per
		}
	}
	return list
}
