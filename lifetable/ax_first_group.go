package lifetable

// childToInfant is the death rate at ages 1 and over relative to that of infants,
// used only where a first group such as 0-4 hides the infants: Thailand 2015-2020,
// 4m1/1m0 = 0.00034609/0.008657612 (men), 0.00028/0.006913 (women), UN World
// Population Prospects 2019.
const childToInfant = 0.04

// firstGroup returns a for a first group of n years (0-4, 0-9) whose own rate is
// m. With r = childToInfant and a population spread evenly over the n years,
//
//	m0 = n·m / (1 + (n-1)·r),  s = 1 / (1 + (n-1)·r)
//	a  = s·a0(m0) + (1-s)·(1 + a1)
//
// where s is the infants' share of the group's deaths and a1 the years lived
// after the first birthday: 4a1 of the rule for 0-4, half the rest otherwise.
func firstGroup(n, m float64, sex Sex, a0, a1 func(float64, Sex) float64) float64 {
	s := 1 / (1 + (n-1)*childToInfant)
	m0 := n * m * s
	later := (n - 1) / 2
	if n == 5 {
		later = a1(m0, sex)
	}
	return s*a0(m0, sex) + (1-s)*(1+later)
}

// BlendsFirstGroup reports whether the rule had to estimate how infants and
// older children share the first group of this layout.
func (r AxRule) BlendsFirstGroup(ages Ages) bool {
	return r != Half && len(ages) > 1 && ages[0] == 0 && ages.Width(0) != 1
}
