package burden

import (
	"math"
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// RemovedShares returns the share of all deaths at each age that goes when a fraction
// of a cause's deaths does: f·D_c/D, 0 where nobody dies. Shares of several causes
// may be added.
func RemovedShares(p *analysis.Population, cause int, fraction float64) []float64 {
	all := p.AllCauses()
	shares := make([]float64, len(all))
	for x, d := range p.DeathsOf(cause) {
		if all[x] > 0 {
			shares[x] = fraction * d / all[x]
		}
	}
	return shares
}

// Without returns the life table when the given shares of deaths are removed, other
// causes killing as before (Chiang 1968, chapter 11; Preston, Heuveline and Guillot
// 2001, eq. 4.8):
//
//	p_del = p^R,  R = 1 - share,  open interval e/R
//
// nax stays that of the table, so that a cause without deaths gains nothing. Causes
// are assumed independent. It returns a *lifetable.DataError where all deaths of the
// open group would go. The table is closed at its rate.
func Without(t *lifetable.Table, shares []float64) (*lifetable.Table, error) {
	w := t.Ages.Open()
	q, a := make([]float64, w+1), map[int]float64{}
	for x := range w {
		q[x] = -math.Expm1((1 - shares[x]) * math.Log1p(-t.Nqx[x]))
		a[t.Ages[x]] = t.NAx[x]
	}
	q[w] = 1
	if !(shares[w] < 1) {
		return nil, &lifetable.DataError{Age: t.Ages.Label(w), Msg: "no death would be left in the open age group", Hint: "lower the open age, or take a wider cause list"}
	}
	opt := t.Options
	opt.Given = lifetable.NewGivenAx(a)
	return lifetable.FromQ(t.Ages, q, t.NMx[w]*(1-shares[w]), opt)
}

// Gain returns the years that life expectancy at the given row of the table would
// rise by with the given shares of deaths removed, as Without. ok is false where all
// deaths of the open group would go.
func Gain(t *lifetable.Table, shares []float64, row int) (years float64, ok bool) {
	w := t.Ages.Open()
	if !(shares[w] < 1) {
		return 0, false
	}
	if !slices.ContainsFunc(shares[row:], func(s float64) bool { return s != 0 }) {
		return 0, true // exactly, whatever rounding would leave
	}
	e := t.Ex[w] / (1 - shares[w])
	for x := w - 1; x >= row; x-- {
		n := float64(t.Ages.Width(x))
		p := math.Exp((1 - shares[x]) * math.Log1p(-t.Nqx[x]))
		e = n - (n-t.NAx[x])*(1-p) + p*e
	}
	return e - t.Ex[row], true
}
