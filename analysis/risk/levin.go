package risk

import (
	"fmt"
	"math"
)

// Levin returns the population attributable fraction of an exposure in levels:
//
//	PAF = Σ p_i (RR_i - 1) / (1 + Σ p_i (RR_i - 1))
//
// p are the shares of people (0 to 1) in the levels other than the reference, rr
// their relative risks. A protective exposure gives a negative fraction. Relative
// risks adjusted for confounders bias it (Darrow & Steenland 2011); Miettinen's form
// is free of that. Levin 1953; several levels Walter 1976. An error says which number
// is no share or no relative risk.
func Levin(p, rr []float64) (float64, error) {
	if err := checkLevels("share", p, rr); err != nil {
		return 0, err
	}
	return 1 - 1/meanRisk(p, rr), nil
}

// Miettinen returns the population attributable fraction from the shares pc of those
// who died (not of the population) in each level:
//
//	PAF = Σ pc_i (RR_i - 1) / RR_i
//
// It holds for relative risks adjusted for confounders (Miettinen 1974).
func Miettinen(pc, rr []float64) (float64, error) {
	if err := checkLevels("share", pc, rr); err != nil {
		return 0, err
	}
	var sum float64
	for i := range pc {
		if rr[i] == 0 && pc[i] > 0 {
			return 0, fmt.Errorf("level %d holds deaths but has a relative risk of 0", i+1)
		}
		if pc[i] > 0 {
			sum += pc[i] * (rr[i] - 1) / rr[i]
		}
	}
	return sum, nil
}

// SharesOfDeaths turns shares of people p into shares of those who died, by relative
// risks that are not adjusted: pc_i = p_i RR_i / Σ p_j RR_j, reference included.
func SharesOfDeaths(p, crude []float64) ([]float64, error) {
	if err := checkLevels("share", p, crude); err != nil {
		return nil, err
	}
	mean := meanRisk(p, crude)
	if mean == 0 {
		return nil, fmt.Errorf("nobody dies at these relative risks")
	}
	pc := make([]float64, len(p))
	for i := range p {
		pc[i] = p[i] * crude[i] / mean
	}
	return pc, nil
}

// meanRisk is the mean relative risk of a population: 1 + Σ p (RR - 1).
func meanRisk(p, rr []float64) float64 {
	mean := 1.0
	for i := range p {
		mean += p[i] * (rr[i] - 1)
	}
	return mean
}

// sumSlack lets shares that were rounded add up to a little over 1.
const sumSlack = 1e-6

func checkLevels(what string, p, rr []float64) error {
	if len(p) != len(rr) {
		panic("risk: shares and relative risks differ in length")
	}
	var sum float64
	for i := range p {
		if !(p[i] >= 0 && p[i] <= 1+sumSlack) {
			return fmt.Errorf("%s %d is %v, not between 0 and 1", what, i+1, p[i])
		}
		if !(rr[i] >= 0) || math.IsInf(rr[i], 0) {
			return fmt.Errorf("relative risk %d is %v", i+1, rr[i])
		}
		sum += p[i]
	}
	if sum > 1+sumSlack {
		return fmt.Errorf("the shares add up to %.4g, more than 1", sum)
	}
	if meanRisk(p, rr) <= 0 {
		return fmt.Errorf("everybody is exposed and nobody dies: there is no fraction")
	}
	return nil
}
