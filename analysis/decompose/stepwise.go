package decompose

import "github.com/lehackathon/le/lifetable"

// stepwise replaces the rates of one side by the other's, an age at a time from
// young to old, and credits every age with the change of ex it makes (Andreev,
// Shkolnikov & Begun 2002); the mean of both directions. The causes of an age are
// replaced together and share its change, so their order plays no part.
func stepwise(s *slopes, against, near *lifetable.Table, from int) {
	k := len(s.k)
	delta := make([]float64, k)
	p := newMixer(against, near)
	for direction, tables := range [2][2]*lifetable.Table{{against, near}, {near, against}} {
		sign := 0.5 - float64(direction)
		before := tables[0].Ex[from]
		for x := range k {
			after := p.ex(tables[0], tables[1], x+1, from)
			delta[max(x, from)] += sign * (after - before)
			before = after
		}
	}
	s.shareOut(against, near, from, true, func(_, _ float64, x int) float64 { return delta[x] })
}

// mixer builds tables of which the young ages come from one side and the old
// ones from the other.
type mixer struct {
	ones []float64
	rule map[lifetable.Options]*lifetable.Table
	m    []float64
}

func newMixer(t1, t2 *lifetable.Table) *mixer {
	x := &mixer{m: make([]float64, len(t1.Ages)), rule: map[lifetable.Options]*lifetable.Table{}}
	x.ones = make([]float64, len(t1.Ages))
	for i := range x.ones {
		x.ones[i] = 1
	}
	for _, t := range []*lifetable.Table{t1, t2} {
		x.rule[t.Options] = scratch(t, x.ones)
	}
	return x
}

// scratch returns a table to be rebuilt from any rates with t's ages and rule.
func scratch(t *lifetable.Table, ones []float64) *lifetable.Table {
	s, err := lifetable.New(t.Ages, t.NMx, ones, t.Options)
	if err != nil {
		panic("decompose: a table cannot be built from its own rates: " + err.Error())
	}
	return s
}

// ex returns ex at age from, of a table that has its first replaced ages from
// young and the others from old. Every age keeps the nax rule of its side.
func (p *mixer) ex(old, young *lifetable.Table, replaced, from int) float64 {
	copy(p.m, old.NMx)
	copy(p.m, young.NMx[:replaced])
	a, b := p.rule[old.Options], p.rule[young.Options]
	for _, t := range []*lifetable.Table{a, b} {
		if err := t.Rebuild(p.m, p.ones); err != nil {
			panic("decompose: rates of two tables do not make a third: " + err.Error())
		}
	}
	w := len(p.m) - 1
	e := 1 / p.m[w]
	for x := w - 1; x >= from; x-- {
		t := a
		if x < replaced {
			t = b
		}
		n := float64(t.Ages[x+1] - t.Ages[x])
		e = n - (n-t.NAx[x])*t.Nqx[x] + (1-t.Nqx[x])*e
	}
	return e
}
