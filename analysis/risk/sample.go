package risk

import "fmt"

// Sample returns the mean relative risk of a sample of exposures x with weights w,
// which need not add up to 1; nil weighs all alike. The fraction is 1 - 1/Sample
// where the risk at the counterfactual is 1, and the potential impact fraction is
// 1 - Sample(changed)/Sample (Barendregt & Veerman 2010, in the empirical form).
func Sample(x, w []float64, risk func(x float64) float64) (float64, error) {
	if w != nil && len(w) != len(x) {
		panic("risk: exposures and weights differ in length")
	}
	var sum, all float64
	for i, v := range x {
		weight := 1.0
		if w != nil {
			weight = w[i]
		}
		if !(weight >= 0) {
			return 0, fmt.Errorf("weight %d is %v", i+1, weight)
		}
		sum += weight * risk(v)
		all += weight
	}
	if !(all > 0) {
		return 0, fmt.Errorf("a sample needs somebody in it")
	}
	return sum / all, nil
}
