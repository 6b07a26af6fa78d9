package risk

import (
	"context"
	"hash/fnv"
	"math/rand/v2"
	"runtime"
	"sync"

	"gonum.org/v1/gonum/stat/distuv"
)

// drawn holds what draws made of the cells: one row a draw.
type drawn struct {
	values [][]float64
	seed   uint64
}

// stream returns a source of random numbers that belongs to a name, so that what is
// drawn for one thing does not depend on what else is drawn.
func stream(seed uint64, name string) *rand.Rand {
	h := fnv.New64a()
	_, _ = h.Write([]byte(name)) // a hash never fails
	return rand.New(rand.NewPCG(seed, h.Sum64()))
}

// normals draws n standard normal numbers for a name.
func normals(seed uint64, name string, n int) []float64 {
	r := stream(seed, name)
	z := make([]float64, n)
	for i := range z {
		z[i] = r.NormFloat64()
	}
	return z
}

// uncertainty holds the standard states of everything drawn: for every group one for
// all ages and areas, for every risk its counterfactual level, for every source of
// exposure one for all its ages.
type uncertainty struct {
	group    [][]float64 // standard normal, [group][draw]
	level    [][]float64 // [risk][draw]
	exposure [][]float64 // standard normal, [exposure][draw]
}

func (m *model) uncertainty() uncertainty {
	var u uncertainty
	n, seed := m.opt.Draws, m.opt.Seed
	for _, g := range m.groups {
		u.group = append(u.group, normals(seed, "rr|"+m.e.Risks[g.risk].ID+"|"+g.ranges.String()+"|"+g.sex.String(), n))
	}
	for _, r := range m.e.Risks {
		random := stream(seed, "level|"+r.ID)
		levels := make([]float64, n)
		for i := range levels {
			levels[i] = r.LevelLow + (r.LevelHigh-r.LevelLow)*random.Float64()
		}
		u.level = append(u.level, levels)
	}
	byStream := map[string][]float64{}
	for _, x := range m.exposed {
		z, ok := byStream[x.stream]
		if !ok {
			z = normals(seed, "exposure|"+x.stream, n)
			byStream[x.stream] = z
		}
		u.exposure = append(u.exposure, z)
	}
	return u
}

// draw works out all cells in every draw, on all cores. Each draw is its own: what
// comes out does not depend on how many there are at a time.
func (m *model) draw(ctx context.Context) (*drawn, error) {
	u := m.uncertainty()
	out := &drawn{values: make([][]float64, m.opt.Draws), seed: m.opt.Seed}
	next := make(chan int)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Add(1)
		go func() {
			defer wait.Done()
			q, exposed := newEvaluator(), make([]Exposure, len(m.exposed))
			for d := range next {
				out.values[d] = m.oneDraw(q, &u, d, exposed)
			}
		}()
	}
	for d := range m.opt.Draws {
		if ctx.Err() != nil {
			break
		}
		next <- d
	}
	close(next)
	wait.Wait()
	return out, ctx.Err()
}

func (m *model) oneDraw(q *evaluator, u *uncertainty, d int, exposed []Exposure) []float64 {
	for i, x := range m.exposed {
		exposed[i] = x.drawn(u.exposure[i][d])
	}
	values := make([]float64, len(m.cells))
	for i, c := range m.cells {
		values[i] = m.value(q, c, exposed[c.obs], draw{u.group[c.group][d], u.level[m.groups[c.group].risk][d]})
	}
	return values
}

// drawn is the exposure z standard errors up: shares by the quantile of a beta
// distribution with their mean and standard error, means by a normal one.
func (x Exposure) drawn(z float64) Exposure {
	for i, se := range x.ShareSE {
		if se > 0 {
			x.Share[i] = betaQuantile(x.Share[i], se, distuv.UnitNormal.CDF(z))
		}
	}
	if x.SE > 0 {
		before := x.MeanValue
		x.MeanValue = max(x.MeanValue+z*x.SE, before/100) // never at or below 0
	}
	x.cap()
	return x
}

// betaQuantile is the quantile of a beta distribution given by its mean and standard
// deviation.
func betaQuantile(mean, sd, p float64) float64 {
	k := mean*(1-mean)/(sd*sd) - 1
	if k <= 0 { // wider than any; refused where limits are read
		return mean
	}
	return distuv.Beta{Alpha: mean * k, Beta: (1 - mean) * k}.Quantile(p)
}
