package lifetable

import (
	"math"
	"runtime"
	"sort"
	"sync"
	"sync/atomic"
)

// Batch builds many tables over one layout of ages and keeps what a comparison of
// areas needs: life expectancy and its standard error at every age. All numbers lie
// in flat memory, one table after the other; nothing is allocated for a table.
type Batch struct {
	Ages    Ages
	Options Options // of every table, but for the sex where Sexes are given

	// Ex and SE of table i are Ex[i*len(Ages):(i+1)*len(Ages)]; zero where the
	// table was refused.
	Ex, SE   []float64
	Problems []Problem // the tables refused, in order
}

// Problem says why one table of a batch was refused.
type Problem struct {
	Table int
	Err   error // a *DataError
}

// tablesAtATime is how many tables a core takes on at once.
const tablesAtATime = 16

// NewBatch prepares a batch for a number of tables. It serves again and again. A
// close-out other than Rate is a *DataError: such tables are built one by one.
func NewBatch(ages Ages, opt Options, tables int) (*Batch, error) {
	if err := ages.Check(); err != nil {
		return nil, err
	}
	if opt.Close != Rate {
		return nil, &DataError{Msg: "a batch closes its tables by the rate", Hint: "build tables with a fitted close-out one by one"}
	}
	return &Batch{Ages: ages, Options: opt, Ex: make([]float64, tables*len(ages)), SE: make([]float64, tables*len(ages))}, nil
}

// Build fills Ex, SE and Problems from deaths and person-years laid out as Ex is,
// on all cores. sexes has one sex a table, or is nil for that of Options. What
// comes out does not depend on the number of cores.
func (b *Batch) Build(deaths, exposure []float64, sexes []Sex) {
	k := len(b.Ages)
	tables := len(b.Ex) / k
	if len(deaths) != len(b.Ex) || len(exposure) != len(b.Ex) || sexes != nil && len(sexes) != tables {
		panic("lifetable: deaths, exposure and sexes do not fit the batch")
	}
	b.Problems = b.Problems[:0]
	var next atomic.Int64
	var workers sync.WaitGroup
	var found sync.Mutex
	for range min(runtime.GOMAXPROCS(0), (tables+tablesAtATime-1)/tablesAtATime) {
		workers.Go(func() {
			table := alloc(b.Ages, b.Options)
			for {
				from := int(next.Add(tablesAtATime)) - tablesAtATime
				if from >= tables {
					return
				}
				for i := from; i < min(from+tablesAtATime, tables); i++ {
					if sexes != nil {
						table.Options.Sex = sexes[i]
					}
					if err := b.one(table, deaths, exposure, i*k); err != nil {
						found.Lock()
						b.Problems = append(b.Problems, Problem{i, err})
						found.Unlock()
					}
				}
			}
		})
	}
	workers.Wait()
	sort.Slice(b.Problems, func(i, j int) bool { return b.Problems[i].Table < b.Problems[j].Table })
}

// one builds the table whose numbers start at index from.
func (b *Batch) one(table *Table, deaths, exposure []float64, from int) error {
	to := from + len(b.Ages)
	ex, se := b.Ex[from:to], b.SE[from:to]
	if err := table.Rebuild(deaths[from:to], exposure[from:to]); err != nil {
		clear(ex)
		clear(se)
		return err
	}
	copy(ex, table.Ex)
	for i, v := range table.varianceTo(se) {
		se[i] = math.Sqrt(v)
	}
	return nil
}

// At returns ex and its standard errors of one table, by age.
func (b *Batch) At(table int) (ex, se []float64) {
	k := len(b.Ages)
	return b.Ex[table*k : (table+1)*k], b.SE[table*k : (table+1)*k]
}

// Limits writes the limits of every ex at a confidence level, 0.95 for 95 %, into
// lower and upper, which are as long as Ex.
func (b *Batch) Limits(level float64, lower, upper []float64) {
	z, lower, upper := Z(level), lower[:len(b.Ex)], upper[:len(b.Ex)]
	for i, e := range b.Ex {
		lower[i], upper[i] = e-z*b.SE[i], e+z*b.SE[i]
	}
}
