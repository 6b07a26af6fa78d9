package decompose

import (
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// Pair is a comparison to make. Nested is as in Options, for this pair.
type Pair struct {
	Near, Against *analysis.Population
	Nested        bool
}

// CompareAll decomposes many pairs on all cores. Results come in the order of the
// pairs and do not depend on the number of cores. A population that stands in
// several pairs (by pointer) has its table built once. The error is that of the
// first pair that has one.
func CompareAll(pairs []Pair, opt Options) ([]*Result, error) {
	sides := sidesOf(pairs)
	onAllCores(len(sides.list), func() func(i int) {
		return func(i int) {
			s := sides.list[i]
			s.table, s.err = s.population.Table(opt.Ax)
			if opt.Draws > 1 && s.against > 1 && s.err == nil {
				s.drawn = drawAll(s.population, opt.Seed, opt.Draws)
			}
		}
	})
	results := make([]Result, len(pairs))
	errs := make([]error, len(pairs))
	size := 0
	if len(pairs) > 0 {
		size = memorySize(pairs[0].Near)
	}
	memories := make([]float64, size*len(pairs))
	cores := runtime.GOMAXPROCS(0) / max(1, len(pairs)) // for the draws of one pair
	onAllCores(len(pairs), func() func(i int) {
		memory := &block{}
		return func(i int) {
			p, r := pairs[i], &results[i]
			near, against := sides.list[sides.near[i]], sides.list[sides.against[i]]
			for _, s := range []*side{near, against} {
				if s.err != nil {
					errs[i] = s.err
					return
				}
			}
			r.lend(memories[i*size:(i+1)*size], p.Near)
			r.Options = opt
			r.Options.Nested = opt.Nested || p.Nested
			r.NearTable, r.AgainstTable = near.table, against.table
			if errs[i] = r.decompose(p.Near, p.Against); errs[i] == nil && opt.Draws > 0 {
				errs[i] = r.bootstrapOn(max(1, cores), against.drawn, memory)
			}
			if errs[i] == nil && opt.Delta && opt.Draws == 0 {
				r.prepareDelta()
			}
		}
	})
	list := make([]*Result, len(pairs))
	for i := range pairs {
		if errs[i] != nil {
			return nil, errs[i]
		}
		list[i] = &results[i]
	}
	return list, nil
}

// memorySize is how many numbers a result of populations like p holds.
func memorySize(p *analysis.Population) int { return len(p.Deaths) + 4*len(p.Ages) }

// lend gives the result memory for cells and slopes of populations like p.
func (r *Result) lend(memory []float64, p *analysis.Population) {
	if memorySize(p) > len(memory) {
		return // unlike the first pair: it allocates its own
	}
	cut := func(n int) []float64 {
		part := memory[:0:n]
		memory = memory[n:]
		return part
	}
	k := len(p.Ages)
	r.Cells, r.scale, r.slopes.k, r.slopes.rest = cut(len(p.Deaths)), cut(2*k), cut(k), cut(k)
}

// side is a population of one or several pairs, made ready once.
type side struct {
	population *analysis.Population
	against    int // in how many pairs, not nested, it is the other side
	table      *lifetable.Table
	drawn      *drawn
	err        error
}

type sides struct {
	list          []*side
	near, against []int // of each pair
}

func sidesOf(pairs []Pair) *sides {
	s := &sides{near: make([]int, len(pairs)), against: make([]int, len(pairs))}
	seen := make(map[*analysis.Population]int, 2*len(pairs))
	index := func(p *analysis.Population) int {
		i, ok := seen[p]
		if !ok {
			i = len(s.list)
			seen[p] = i
			s.list = append(s.list, &side{population: p})
		}
		return i
	}
	for i, p := range pairs {
		s.near[i], s.against[i] = index(p.Near), index(p.Against)
		if !p.Nested {
			s.list[s.against[i]].against++
		}
	}
	return s
}

// onAllCores calls f for 0 to n-1; worker makes an f with memory of its own for
// each core.
func onAllCores(n int, worker func() func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		workers.Go(func() {
			f := worker()
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(i)
			}
		})
	}
	workers.Wait()
}
