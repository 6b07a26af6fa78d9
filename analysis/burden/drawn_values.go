package burden

import (
	"math"
	"runtime"
	"sync/atomic"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// draw draws the values that the causes are ranked by.
func (r *Result) draw(cores int) (*Drawn, error) {
	p := r.Population
	drawn, err := newDrawn(len(p.Causes), r.Options.Draws)
	if err != nil {
		return nil, err
	}
	s := newSampler(p, p.Deaths, r.Options.Seed)
	perDeath := map[Measure][]float64{ByASR: r.scores.asr, ByYLL: r.scores.yll, ByPYLL: r.scores.pyll}[r.Options.RankBy]
	var redrawn atomic.Int64
	err = eachBlock(cores, drawn.draws, func() func(block, first, n int) error {
		deaths := make([]float64, len(p.Deaths)*drawsAtATime)
		var g *gains
		if r.Options.RankBy == ByGain {
			g = newGains(r)
		}
		return func(block, first, n int) error {
			redrawn.Add(int64(s.block(deaths, block, n, g != nil)))
			if g != nil {
				return g.fill(drawn, deaths, first, n)
			}
			addUp(drawn, deaths, perDeath, len(p.Ages), first, n)
			return nil
		}
	})
	drawn.redrawn = int(redrawn.Load())
	return drawn, err
}

// addUp sums a block's deaths by cause, each times what a death at its age counts;
// nil counts every death as one.
func addUp(drawn *Drawn, deaths, perDeath []float64, ages, first, n int) {
	for cell := range len(deaths) / drawsAtATime {
		out := drawn.of(cell / ages)[first : first+n]
		weight := 1.0
		if perDeath != nil {
			weight = perDeath[cell%ages]
		}
		for j, d := range deaths[cell*drawsAtATime : cell*drawsAtATime+n] {
			out[j] += weight * d
		}
	}
}

// gains is the working memory for the gains of one draw after the other.
type gains struct {
	r     *Result
	row   int
	table *lifetable.Table
	all   []float64 // deaths by age
	hurt  []float64 // -log of the probability to survive each age
}

func newGains(r *Result) *gains {
	t, err := r.Population.Table(r.Options.Ax)
	if err != nil {
		panic("burden: a table that was made before: " + err.Error())
	}
	k := len(r.Population.Ages)
	return &gains{r: r, row: r.Population.Ages.Index(r.Options.AtAge), table: t, all: make([]float64, k), hurt: make([]float64, k)}
}

// fill works the gains of a block of draws out. A cause that takes all deaths of the
// open group in a draw stands above all others there.
func (g *gains) fill(drawn *Drawn, deaths []float64, first, n int) error {
	p := g.r.Population
	k := len(p.Ages)
	for j := range n {
		clear(g.all)
		for cell := range p.Deaths {
			g.all[cell%k] += deaths[cell*drawsAtATime+j]
		}
		if err := g.table.Rebuild(g.all, p.Exposure); err != nil {
			return err
		}
		for x, q := range g.table.Nqx[:k-1] {
			g.hurt[x] = -math.Log1p(-q)
		}
		for c := range p.Causes {
			drawn.of(c)[first+j] = g.gain(deaths[c*k*drawsAtATime+j:])
		}
	}
	return nil
}

// gain is [Gain] for a cause whose deaths stand drawsAtATime apart.
func (g *gains) gain(deaths []float64) float64 {
	t, w := g.table, g.table.Ages.Open()
	left := 1 - g.r.Options.Remove*deaths[w*drawsAtATime]/g.all[w]
	if !(left > 0) {
		return math.MaxFloat64
	}
	e := t.Ex[w] / left
	for x := w - 1; x >= g.row; x-- {
		p := 1 - t.Nqx[x]
		if d := deaths[x*drawsAtATime]; d > 0 {
			p *= math.Exp(g.hurt[x] * g.r.Options.Remove * d / g.all[x])
		}
		n := float64(t.Ages[x+1] - t.Ages[x])
		e = n - (n-t.NAx[x])*(1-p) + p*e
	}
	return e - t.Ex[g.row]
}

// Values works one value a cause out from one draw of two populations. It is for one
// goroutine and may keep nothing of its arguments.
type Values func(near, against *analysis.Population) ([]float64, error)

// DrawPairs draws the deaths of two populations and takes the values that worker's
// functions find in each draw, on all cores. nested says that the near side's people
// are part of the other side's: deaths they share are then drawn once. Both sides
// have the same ages and causes. The same seed gives the same draws on any number of
// cores.
func DrawPairs(near, against *analysis.Population, nested bool, draws int, seed uint64, worker func() Values) (*Drawn, error) {
	drawn, err := newDrawn(len(near.Causes), draws)
	if err != nil {
		return nil, err
	}
	theirs := against.Deaths
	if nested {
		if theirs, err = restOf(near, against); err != nil {
			return nil, err
		}
	}
	here, there := newSampler(near, near.Deaths, seed), newSampler(against, theirs, ^seed)
	var redrawn atomic.Int64
	err = eachBlock(runtime.GOMAXPROCS(0), draws, func() func(block, first, n int) error {
		values := worker()
		cells := len(near.Deaths)
		mine, other := make([]float64, cells*drawsAtATime), make([]float64, cells*drawsAtATime)
		p, q := *near, *against
		p.Deaths, q.Deaths = make([]float64, cells), make([]float64, cells)
		return func(block, first, n int) error {
			again := here.block(mine, block, n, true) + there.block(other, block, n, !nested)
			redrawn.Add(int64(again))
			for j := range n {
				for i := range cells {
					p.Deaths[i], q.Deaths[i] = mine[i*drawsAtATime+j], other[i*drawsAtATime+j]
					if nested {
						q.Deaths[i] += p.Deaths[i]
					}
				}
				list, err := values(&p, &q)
				if err != nil {
					return err
				}
				for c, v := range list {
					drawn.of(c)[first+j] = v
				}
			}
			return nil
		}
	})
	drawn.redrawn = int(redrawn.Load())
	return drawn, err
}

// restOf is the deaths of a whole without those of its part.
func restOf(part, whole *analysis.Population) ([]float64, error) {
	const rounding = 1e-9
	rest := make([]float64, len(whole.Deaths))
	for i, n := range whole.Deaths {
		if rest[i] = n - part.Deaths[i]; rest[i] < -rounding*n {
			k := len(whole.Ages)
			return nil, dataErrorf(part.String(), "compare the two as separate populations", "has more deaths of %s at age %s than %s, so it cannot be part of it",
				part.Causes[i/k].Name("en"), part.Ages.Label(i%k), whole)
		}
		rest[i] = max(rest[i], 0)
	}
	return rest, nil
}
