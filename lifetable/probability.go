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

// At returns ex at the given age; ok is false when no group starts there.
func (t *Table) At(age int) (ex float64, ok bool) {
	if i := t.Ages.Index(age); i >= 0 {
		return t.Ex[i], true
	}
	return 0, false
}
