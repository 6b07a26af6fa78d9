package decompose

import (
	"fmt"
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

// PairError is what went wrong with one of many pairs.
type PairError struct {
	Pair int // its index
	Err  error
	pair Pair
}

// Error names both sides.
func (e *PairError) Error() string {
	return fmt.Sprintf("%s against %s: %v", e.pair.Near, e.pair.Against, e.Err)
}

// Unwrap returns the error without the pair.
func (e *PairError) Unwrap() error { return e.Err }

// EachPair decomposes many pairs on all cores and hands each result to f, with the
// index of its pair, for callers that keep a few numbers of each. The result and
// all it points to, but for the two populations, hold until f returns: the next
// pair is decomposed in the same memory. Calls for different pairs run at the same
// time and in no order. What is computed does not depend on the number of cores. A
// population that pairs are compared against (by pointer) has its table built once.
//
// The error is that of the first pair that has one, from its tables or from f, a
// *PairError. Pairs after it may have been left out.
func EachPair(pairs []Pair, opt Options, f func(i int, r *Result) error) error {
	return eachPair(pairs, opt, func(w *worker, _ int) *Result { return &w.result }, f)
}

// CompareAll is EachPair that keeps all results, in the order of the pairs.
func CompareAll(pairs []Pair, opt Options) ([]*Result, error) {
	results, list := make([]Result, len(pairs)), make([]*Result, len(pairs))
	size := 0
	if len(pairs) > 0 {
		size = memorySize(pairs[0].Near)
	}
	memories := make([]float64, size*len(pairs))
	err := eachPair(pairs, opt, func(_ *worker, i int) *Result {
		list[i] = &results[i]
		list[i].lend(memories[i*size:(i+1)*size], pairs[i].Near)
		return list[i]
	}, nil)
	if err != nil {
		return nil, err
	}
	return list, nil
}

// worker is the memory of one core.
type worker struct {
	result Result
	draws  block
}

// eachPair decomposes every pair in the result that in gives for it. f may be nil.
func eachPair(pairs []Pair, opt Options, in func(*worker, int) *Result, f func(int, *Result) error) error {
	others := othersOf(pairs, opt)
	cores := max(1, runtime.GOMAXPROCS(0)/max(1, len(pairs))) // for the draws of one pair
	return onAllCores(len(pairs), func() func(i int) error {
		w := &worker{}
		return func(i int) error {
			r, p := in(w, i), pairs[i]
			r.Options = opt
			r.Options.Nested = opt.Nested || p.Nested
			err := r.compareTo(others.against[i], p, others.byPopulation[p.Near], cores, &w.draws)
			if err == nil && f != nil {
				err = f(i, r)
			}
			if err != nil {
				return &PairError{Pair: i, Err: err, pair: p}
			}
			return nil
		}
	})
}

// compareTo decomposes a pair. near is nil unless other pairs are compared against
// its near side.
func (r *Result) compareTo(against *other, p Pair, near *other, cores int, memory *block) (err error) {
	if r.AgainstTable, err = against.ready(r.Options); err != nil {
		return err
	}
	if near != nil {
		r.NearTable, err = near.ready(r.Options)
	} else {
		r.ownTable, err = p.Near.TableIn(r.ownTable, r.Options.Ax)
		r.NearTable = r.ownTable
	}
	if err != nil {
		return err
	}
	if err := r.decompose(p.Near, p.Against); err != nil {
		return err
	}
	switch {
	case r.Options.Draws > 0:
		return r.bootstrapOn(cores, against.drawn, memory)
	case r.Options.Delta:
		r.prepareDelta()
	}
	return nil
}

// memorySize is how many numbers a result of populations like p holds.
func memorySize(p *analysis.Population) int { return len(p.Deaths) + 5*len(p.Ages) }

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
	r.Cells, r.scale = cut(len(p.Deaths)), cut(2*k)
	r.slopes.k, r.slopes.rest, r.slopes.ratio = cut(k), cut(k), cut(k)
}

// other is a population that pairs are compared against, made ready by the first
// of them.
type other struct {
	population *analysis.Population
	pairs      int // in how many of them it is not nested
	once       sync.Once
	table      *lifetable.Table
	drawn      *drawn
	err        error
}

func (o *other) ready(opt Options) (*lifetable.Table, error) {
	o.once.Do(func() {
		o.table, o.err = o.population.Table(opt.Ax)
		if opt.Draws > 1 && o.pairs > 1 && o.err == nil {
			o.drawn = drawAll(o.population, opt.Seed, opt.Draws)
		}
	})
	return o.table, o.err
}

type others struct {
	against      []*other // of each pair
	byPopulation map[*analysis.Population]*other
}

func othersOf(pairs []Pair, opt Options) *others {
	o := &others{against: make([]*other, len(pairs)), byPopulation: make(map[*analysis.Population]*other)}
	for i, p := range pairs {
		side := o.byPopulation[p.Against]
		if side == nil {
			side = &other{population: p.Against}
			o.byPopulation[p.Against] = side
		}
		if !p.Nested && !opt.Nested {
			side.pairs++
		}
		o.against[i] = side
	}
	return o
}

// onAllCores calls f for 0 to n-1; worker makes an f with memory of its own for
// each core. It returns the error of the lowest number that has one: numbers are
// given out in order, so that all below one that failed are done.
func onAllCores(n int, worker func() func(i int) error) error {
	var next, failed atomic.Int64
	failed.Store(int64(n))
	errs := make([]error, n)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		workers.Go(func() {
			f := worker()
			for {
				i := next.Add(1) - 1
				if i >= failed.Load() {
					return
				}
				if errs[i] = f(int(i)); errs[i] == nil {
					continue
				}
				for first := failed.Load(); i < first && !failed.CompareAndSwap(first, i); {
					first = failed.Load()
				}
			}
		})
	}
	workers.Wait()
	if i := failed.Load(); i < int64(n) {
		return errs[i]
	}
	return nil
}
