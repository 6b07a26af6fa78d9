package burden

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// All stands for the sum over causes.
const All = -1

// Options choose how causes are measured and ranked. The zero value is the default
// method.
type Options struct {
	Ax       lifetable.AxRule
	AtAge    int       // gains are of life expectancy at this age
	Standard *Standard // nil for WHO's
	Limits   Limits
	Level    float64 // of all limits; 0 means 0.95
	Losses   Losses  // the table years of life lost are counted by
	PYLLTo   int     // the age PYLL counts to; 0 means [DefaultPYLL]
	Remove   float64 // the fraction of a cause that is removed; 0 means all, 1

	RankBy Measure
	Draws  int    // Poisson draws for the limits of ranks, 0 for none
	Seed   uint64 // same seed, same draws
}

// settled fills the defaults in.
func (o Options) settled() (Options, error) {
	o.Level = cmp.Or(o.Level, 0.95)
	o.PYLLTo = cmp.Or(o.PYLLTo, DefaultPYLL)
	o.Remove = cmp.Or(o.Remove, 1)
	if !(o.Remove > 0 && o.Remove <= 1) {
		panic("burden: Options.Remove is a share")
	}
	if o.Standard == nil {
		var err error
		o.Standard, err = StandardOf(Standards()[0])
		return o, err
	}
	return o, nil
}

// Burden is what one cause, or [All], takes from a population.
type Burden struct {
	Cause    int // index into the population's Causes, or All
	Standing Standing

	Deaths  float64
	Share   float64 // percent of all deaths
	Crude   float64 // deaths per 100,000 person-years
	ASR     Rate    // directly standardised, per 100,000
	YLL     float64 // years
	YLLRate float64 // per 100,000 person-years
	PYLL    float64 // years, where the result HasPYLL

	Gain    float64 // years of life expectancy without the cause, or the fraction of it
	HasGain bool    // false for All, and where nobody would be left to die in the open group

	Avoidable Avoidable

	// Rank is 1 for the highest value; equal values share a rank; 0 for what is not
	// ranked.
	Rank int

	// Where ranks were drawn.
	RankLower, RankUpper int
	Top3                 float64 // percent of draws in which the rank is 3 or better
	Noise                Noise   // against the cause ranked just before
}

// Result is the ranking of one population.
type Result struct {
	Population *analysis.Population
	Table      *lifetable.Table
	Options    Options
	Weights    *Weights

	// Causes stand in the order of their ranks, ties in the population's order; then
	// come those that are not ranked.
	Causes []Burden
	All    Burden

	HasPYLL      bool // false where no age group starts at Options.PYLLTo
	HasAvoidable bool // false where no age group starts at [AvoidableBefore]

	Redrawn int // draws in which an empty open group was drawn again

	scores scores
}

// Rank measures every cause of a population and ranks them. Errors are
// *analysis.DataError values: no life table, a standard that does not fit the ages,
// no causes, an age that no group starts at.
func Rank(p *analysis.Population, opt Options) (*Result, error) {
	list, err := RankAll([]*analysis.Population{p}, opt)
	if err != nil {
		return nil, err
	}
	return list[0], nil
}

// RankAll ranks the causes of many populations on all cores. Results come in the
// order of the populations and do not depend on the number of cores. The error is
// that of the first population that has one.
func RankAll(populations []*analysis.Population, opt Options) ([]*Result, error) {
	opt, err := opt.settled()
	if err != nil {
		return nil, err
	}
	lists, err := avoidableLists()
	if err != nil {
		return nil, err
	}
	known := newCauseBook(lists, populations)
	results := make([]*Result, len(populations))
	errs := make([]error, len(populations))
	cores := max(1, runtime.GOMAXPROCS(0)/max(1, len(populations))) // for the draws of one
	onCores(runtime.GOMAXPROCS(0), len(populations), func(i int) {
		results[i], errs[i] = rank(populations[i], opt, known, cores)
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return results, nil
}

func rank(p *analysis.Population, opt Options, known *causeBook, cores int) (*Result, error) {
	r := &Result{Population: p, Options: opt}
	if err := r.measure(known); err != nil {
		return nil, err
	}
	values := make([]float64, len(p.Causes))
	ranked := make([]bool, len(p.Causes))
	for c, b := range r.Causes {
		var known bool
		values[c], known = r.Value(b)
		ranked[c] = known && b.Standing.Ranked()
	}
	var drawn *Drawn
	if opt.Draws > 0 {
		var err error
		if drawn, err = r.draw(cores); err != nil {
			return nil, err
		}
	}
	r.order(values, ranked, drawn)
	return r, nil
}

// Value is the figure of a cause, or of [All], that causes are ranked by; ok is false
// where there is none.
func (r *Result) Value(b Burden) (value float64, ok bool) {
	switch r.Options.RankBy {
	case ByASR:
		return b.ASR.Value, true
	case ByYLL:
		return b.YLL, true
	case ByPYLL:
		return b.PYLL, r.HasPYLL
	case ByGain:
		return b.Gain, b.HasGain
	}
	return b.Deaths, true
}

// RankBy ranks the causes anew by other values, one a cause of the population, the
// highest first, such as contributions to a gap with their sign turned. drawn are
// draws of those values, nil for none. Causes that are none stay without a rank.
func (r *Result) RankBy(values []float64, drawn *Drawn) {
	ranked := make([]bool, len(values))
	for _, b := range r.Causes {
		ranked[b.Cause] = b.Standing.Ranked()
	}
	r.order(values, ranked, drawn)
}

// order gives ranks and puts the causes in their order.
func (r *Result) order(values []float64, ranked []bool, drawn *Drawn) {
	slices.SortStableFunc(r.Causes, func(a, b Burden) int {
		if ranked[a.Cause] != ranked[b.Cause] {
			if ranked[a.Cause] {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(values[b.Cause], values[a.Cause]), cmp.Compare(a.Cause, b.Cause))
	})
	for i := range r.Causes {
		b := &r.Causes[i]
		b.Rank, b.RankLower, b.RankUpper, b.Top3, b.Noise = 0, 0, 0, 0, Clear
		if !ranked[b.Cause] {
			continue
		}
		b.Rank = i + 1
		if i > 0 && values[b.Cause] == values[r.Causes[i-1].Cause] {
			b.Rank, b.Noise = r.Causes[i-1].Rank, Tie
		}
	}
	if drawn != nil {
		r.Redrawn = drawn.redrawn
		r.addLimits(ranked, drawn)
	}
}

// onCores calls f for 0 to n-1 on a number of cores.
func onCores(cores, n int, f func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(cores, n) {
		workers.Go(func() {
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
