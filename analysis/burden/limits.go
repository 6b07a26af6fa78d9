package burden

import (
	"math"
	"slices"

	"github.com/lehackathon/le/lifetable"
	"gonum.org/v1/gonum/mathext"
)

// Limits is a way to find the confidence limits of a Poisson count.
type Limits int

// The ways.
const (
	Byar  Limits = iota // an approximation; the default
	Exact               // from the chi-squared distribution
)

var limitNames = []string{Byar: "byar", Exact: "exact"}

// LimitsNames lists the names of the ways, the default first.
func LimitsNames() []string { return slices.Clone(limitNames) }

// ParseLimits finds a way by its name.
func ParseLimits(name string) (Limits, bool) {
	i := slices.Index(limitNames, name)
	return Limits(max(i, 0)), i >= 0
}

// String returns the name as written on the command line.
func (l Limits) String() string { return limitNames[l] }

// Source cites the way.
func (l Limits) Source() string {
	if l == Exact {
		return "Garwood 1936, Biometrika 28:437-442"
	}
	return "Byar's approximation, Breslow and Day 1987, p. 69"
}

// Of returns the limits of a count, whole or not, at a level such as 0.95. With O the
// count and z the normal quantile, Byar's are
//
//	O (1 - 1/9O - z/3√O)³  and  (O+1) (1 - 1/9(O+1) + z/3√(O+1))³
//
// and the exact ones half the quantiles of chi-squared with 2O and 2O+2 degrees of
// freedom. Nothing counted has the lower limit 0, and Byar's formula is never let
// fall below it. It panics for a level outside (0, 1) or a count that is none.
func (l Limits) Of(count, level float64) (lower, upper float64) {
	if !(level > 0 && level < 1) {
		panic("burden: a confidence level lies between 0 and 1")
	}
	if !(count >= 0) || math.IsInf(count, 0) {
		panic("burden: a count is finite and not negative")
	}
	if l == Exact {
		if count > 0 {
			lower = mathext.GammaIncRegInv(count, (1-level)/2)
		}
		return lower, mathext.GammaIncRegInv(count+1, (1+level)/2)
	}
	z := lifetable.Z(level)
	byar := func(o, z float64) float64 {
		root := 1 - 1/(9*o) + z/(3*math.Sqrt(o))
		return o * max(root, 0) * root * root
	}
	if count > 0 {
		lower = byar(count, -z)
	}
	return lower, byar(count+1, z)
}
