package risk

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Normal returns the mean relative risk of a population whose exposure is normal with
// the given mean and sd, where the logarithm of the risk rises by beta a unit above
// level and is flat below it (or, for a negative beta, rises by -beta a unit below it):
//
//	E = Φ((T-μ)/σ) + exp(b(μ-T) + b²σ²/2) Φ((μ+bσ²-T)/σ)
//
// the closed form of ∫ RR(x) f(x) dx (Vander Hoorn et al. 2004 give the integral). The
// fraction is 1 - 1/E. An sd of 0 puts everybody at the mean.
func Normal(mean, sd, beta, level float64) float64 {
	if beta < 0 { // the mirror image
		mean, level, beta = -mean, -level, -beta
	}
	if sd == 0 {
		return math.Exp(beta * max(mean-level, 0))
	}
	phi := distuv.UnitNormal.CDF
	return phi((level-mean)/sd) + math.Exp(beta*(mean-level)+beta*beta*sd*sd/2)*phi((mean+beta*sd*sd-level)/sd)
}
