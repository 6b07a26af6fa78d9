package burden

import (
	"math"

	"github.com/lehackathon/le/lifetable"
)

// gains is the working memory for the gains of a block of draws. Columns of a life
// table stand by age and draw, [age][draw], so that a cause's deaths and all it is
// multiplied with are neighbours.
type gains struct {
	r     *Result
	row   int
	table *lifetable.Table
	all   []float64 // deaths by age, of one draw

	p    []float64 // probability to survive
	late []float64 // n - a: years that those who die miss
	ease []float64 // what a death of the cause takes from -log p; in the open group, its share removed
	open []float64 // ex of the open group
	ex   []float64 // at the age of the gain
}

func newGains(r *Result) *gains {
	t, err := r.Population.Table(r.Options.Ax)
	if err != nil {
		panic("burden: a table that was made before: " + err.Error())
	}
	k := len(r.Population.Ages)
	column := func(ages int) []float64 { return make([]float64, ages*drawsAtATime) }
	return &gains{r: r, row: r.Population.Ages.Index(r.Options.AtAge), table: t, all: make([]float64, k),
		p: column(k), late: column(k), ease: column(k), open: column(1), ex: column(1)}
}

// fill works the gains of a block of draws out. A cause that takes all deaths of the
// open group in a draw stands above all others there.
func (g *gains) fill(drawn *Drawn, deaths []float64, first, n int) error {
	cells := len(g.all) * drawsAtATime
	for j := range n {
		if err := g.build(deaths, j); err != nil {
			return err
		}
	}
	for c := range g.r.Population.Causes {
		g.gain(drawn.of(c)[first:first+n], deaths[c*cells:(c+1)*cells])
	}
	return nil
}

// build makes the life table of draw j.
func (g *gains) build(deaths []float64, j int) error {
	p, t := g.r.Population, g.table
	k := len(p.Ages)
	clear(g.all)
	for cell := range p.Deaths {
		g.all[cell%k] += deaths[cell*drawsAtATime+j]
	}
	if err := t.Rebuild(g.all, p.Exposure); err != nil {
		return err
	}
	for x, q := range t.Nqx[:k-1] {
		at := x*drawsAtATime + j
		g.p[at], g.late[at], g.ease[at] = 1-q, float64(p.Ages.Width(x))-t.NAx[x], 0
		if g.all[x] > 0 {
			g.ease[at] = -math.Log1p(-q) * g.r.Options.Remove / g.all[x]
		}
	}
	g.ease[(k-1)*drawsAtATime+j] = g.r.Options.Remove / g.all[k-1]
	g.open[j], g.ex[j] = t.Ex[k-1], t.Ex[g.row]
	return nil
}

// gain is [Gain] of one cause in all draws of a block.
func (g *gains) gain(out, deaths []float64) {
	w := len(g.all) - 1
	for j := range out {
		out[j] = math.MaxFloat64
		if left := 1 - g.ease[w*drawsAtATime+j]*deaths[w*drawsAtATime+j]; left > 0 {
			out[j] = g.open[j] / left
		}
	}
	for x := w - 1; x >= g.row; x-- {
		years := float64(g.r.Population.Ages.Width(x))
		from, to := x*drawsAtATime, x*drawsAtATime+len(out)
		d, p, late, ease := deaths[from:to], g.p[from:to], g.late[from:to], g.ease[from:to]
		for j := range out {
			survive := p[j]
			if d[j] > 0 {
				survive *= math.Exp(d[j] * ease[j])
			}
			if out[j] < math.MaxFloat64 {
				out[j] = years - late[j]*(1-survive) + survive*out[j]
			}
		}
	}
	for j := range out {
		if out[j] < math.MaxFloat64 {
			out[j] -= g.ex[j]
		}
	}
}
