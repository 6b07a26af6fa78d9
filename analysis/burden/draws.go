package burden

import (
	"fmt"
	"math/rand/v2"
	"sync/atomic"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// drawsAtATime is the number of draws that share a random stream: small enough to
// keep every core busy, and never dependent on how many there are.
const drawsAtATime = 125

// Drawn are draws of one value a cause.
type Drawn struct {
	values  []float64 // [cause][draw]
	draws   int
	redrawn int // in how many an empty open group was drawn again
}

func newDrawn(causes, draws int) (*Drawn, error) {
	if draws < 2 {
		return nil, dataErrorf("", "1000 draws are usual", "%d draw(s): the limits of ranks need at least two", draws)
	}
	return &Drawn{values: make([]float64, causes*draws), draws: draws}, nil
}

// of returns the draws of a cause.
func (d *Drawn) of(cause int) []float64 { return d.values[cause*d.draws : (cause+1)*d.draws] }

// sampler draws the deaths of every cause and age of a population from Poisson
// distributions around the counts. Random streams hang on the seed, the population's
// name and the block of draws alone. It may be shared by goroutines.
type sampler struct {
	means []float64
	laws  []*lifetable.Poisson // nil where nobody dies
	ages  int
	seed  uint64
}

func newSampler(p *analysis.Population, deaths []float64, seed uint64) *sampler {
	s := &sampler{means: deaths, laws: make([]*lifetable.Poisson, len(deaths)), ages: len(p.Ages), seed: streamSeed(p, seed)}
	for i, d := range deaths {
		if d > 0 {
			s.laws[i] = lifetable.NewPoisson(d)
		}
	}
	return s
}

// streamSeed mixes the seed with the population's name (FNV-1a).
func streamSeed(p *analysis.Population, seed uint64) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range []byte(fmt.Sprint(p.Area.Code, "|", p.Area.TH, "|", p.Area.EN, "|", p.Period, "|", p.Sex)) {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h ^ (seed * 0x9E3779B97F4A7C15)
}

// block fills deaths [cell][draw] with the n draws of a block, cell by cell so that a
// cell's table is at hand for all its draws. Where nobody died in the open group,
// open draws it again given that somebody does: no table can be closed otherwise.
func (s *sampler) block(deaths []float64, block, n int, open bool) (redrawn int) {
	rng := rand.New(rand.NewPCG(s.seed, uint64(block)))
	for i, law := range s.laws {
		out := deaths[i*drawsAtATime : i*drawsAtATime+n]
		if law == nil {
			clear(out)
			continue
		}
		for j := range out {
			out[j] = law.Draw(rng)
		}
	}
	if !open {
		return 0
	}
	for j := range n {
		if s.openSum(deaths, j) == 0 {
			redrawn++
			s.fillOpen(deaths, j, rng)
		}
	}
	return redrawn
}

// openSum is how many die in the open group of draw j.
func (s *sampler) openSum(deaths []float64, j int) (sum float64) {
	for i := s.ages - 1; i < len(s.means); i += s.ages {
		sum += deaths[i*drawsAtATime+j]
	}
	return sum
}

// fillOpen draws a positive count for the open group and shares it out among the
// causes one by one in proportion to their means.
func (s *sampler) fillOpen(deaths []float64, j int, rng *rand.Rand) {
	var all float64
	for i := s.ages - 1; i < len(s.means); i += s.ages {
		all += s.means[i]
	}
	for range int(lifetable.NewPoisson(all).DrawPositive(rng)) {
		u, last := rng.Float64()*all, 0
		for i := s.ages - 1; i < len(s.means) && u >= 0; i += s.ages {
			if s.means[i] > 0 {
				last = i
				u -= s.means[i]
			}
		}
		deaths[last*drawsAtATime+j]++
	}
}

// eachBlock calls work with the blocks of some draws on a number of cores; worker
// makes one with memory of its own for each.
func eachBlock(cores, draws int, worker func() func(block, first, n int) error) error {
	blocks := (draws + drawsAtATime - 1) / drawsAtATime
	var failed atomic.Pointer[error]
	workers := make(chan func(block, first, n int) error, max(1, cores))
	onCores(cores, blocks, func(i int) {
		if failed.Load() != nil {
			return
		}
		var work func(block, first, n int) error
		select {
		case work = <-workers:
		default:
			work = worker()
		}
		first := i * drawsAtATime
		if err := work(i, first, min(drawsAtATime, draws-first)); err != nil {
			failed.CompareAndSwap(nil, &err)
		}
		workers <- work
	})
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}
