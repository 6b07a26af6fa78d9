package lifetable

// Prob returns the probability that somebody aged from dies before age to,
// 1 - l(to)/l(from), from two ages where groups start: Prob(15, 60) is 45q15.
// ok is false when the layout has no such bounds or nobody reaches from.
func (t *Table) Prob(from, to int) (q float64, ok bool) {
	i, j := t.Ages.Index(from), t.Ages.Index(to)
	if i < 0 || j <= i || t.Lx[i] == 0 {
		return 0, false
	}
	return 1 - t.Lx[j]/t.Lx[i], true
}

// ProbVariance returns the variance of Prob by the delta method,
//
//	var = Σ var(q_i) Π p_j²  (j all groups between but i)
//
// ok is false as for Prob, for tables built from rates, and where to lies above
// the data.
func (t *Table) ProbVariance(from, to int) (variance float64, ok bool) {
	i, j := t.data.Index(from), t.data.Index(to)
	if i < 0 || j <= i || t.Lx[i] == 0 || t.Deaths == nil {
		return 0, false
	}
	alive := 1.0
	for k := i; k < j; k++ {
		p := 1 - t.Nqx[k]
		variance = p*p*variance + alive*alive*t.varianceQ(k)
		alive *= p
	}
	return variance, true
}

// At returns ex at the given age; ok is false when no group starts there.
func (t *Table) At(age int) (ex float64, ok bool) {
	if i := t.Ages.Index(age); i >= 0 {
		return t.Ex[i], true
	}
	return 0, false
}

// Temporary returns the years somebody aged from lives before age to, on average:
// (T(from) - T(to)) / l(from). ok is as for Prob.
func (t *Table) Temporary(from, to int) (years float64, ok bool) {
	i, j := t.Ages.Index(from), t.Ages.Index(to)
	if i < 0 || j <= i || t.Lx[i] == 0 {
		return 0, false
	}
	// Summed upwards: T(from) - T(to) would lose digits where few years lie between.
	for k := i; k < j; k++ {
		years += t.NLx[k]
	}
	return years / t.Lx[i], true
}
