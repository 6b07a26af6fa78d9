package burden

import (
	"runtime"
	"sync/atomic"

	"github.com/lehackathon/le/analysis"
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
