package burden

import (
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// YearsLost returns the years of life that each cause takes before an age, out of
// those from the table's first age to it (Andersen 2013, Statistics in Medicine
// 32:5278-5285): with d_c the life table's deaths of the cause per person at the
// first age and I_c those before x,
//
//	lost = Σ n I_c + (n-a) d_c
//
// Causes add up to the span minus the years lived in it. They compete and need not be
// independent. ok is false where no age group starts at the age.
func YearsLost(p *analysis.Population, t *lifetable.Table, before int) (years []float64, ok bool) {
	end := t.Ages.Index(before)
	if end < 1 {
		return nil, false
	}
	all := p.AllCauses()
	years = make([]float64, len(p.Causes))
	for c := range p.Causes {
		var dead float64
		for x, d := range p.DeathsOf(c)[:end] {
			n := float64(t.Ages.Width(x))
			dying := 0.0
			if all[x] > 0 {
				dying = t.Ndx[x] / t.Lx[0] * d / all[x]
			}
			years[c] += n*dead + (n-t.NAx[x])*dying
			dead += dying
		}
	}
	return years, true
}
