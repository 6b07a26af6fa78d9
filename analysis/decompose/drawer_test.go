package decompose_test

import (
	"math/rand/v2"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// newDrawer returns a source of pairs whose deaths are Poisson around the given ones.
func newDrawer(near, against *analysis.Population) func() (n, a *analysis.Population) {
	rng := rand.New(rand.NewPCG(11, 12))
	draw := func(p *analysis.Population) *analysis.Population {
		q := *p
		q.Deaths = make([]float64, len(p.Deaths))
		for i, d := range p.Deaths {
			q.Deaths[i] = lifetable.NewPoisson(d).Draw(rng)
		}
		return &q
	}
	return func() (*analysis.Population, *analysis.Population) { return draw(near), draw(against) }
}
