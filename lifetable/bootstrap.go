package lifetable

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"gonum.org/v1/gonum/stat"
)

// Draws holds what a bootstrap drew of some measures.
type Draws struct {
	values [][]float64 // by measure: its draws, rising
	drawn  int
}

// drawsAtATime is the number of draws that share a random stream: small enough to
// keep every core busy, and never dependent on how many there are.
const drawsAtATime = 50

// Bootstrap draws the deaths of every age group again and again from Poisson
// distributions around the counts (Andreev & Shkolnikov 2010), builds a table each
// time and takes the measures of it. The same seed gives the same draws on any
// number of cores.
//
// A group without deaths stays without. The open group is drawn given that
// somebody dies in it: a table cannot be closed otherwise. A draw that has no value
// of a measure, or cannot be closed by its curve, does not count for it; Missing
// says how many did not. A table built from rates and fewer than two draws are a
// *DataError.
func (t *Table) Bootstrap(draws int, seed uint64, of ...Measure) (*Draws, error) {
	if t.Deaths == nil {
		return nil, &DataError{Msg: "a table built from rates has no deaths to draw from", Hint: "give deaths and population"}
	}
	if draws < 2 {
		return nil, &DataError{Msg: fmt.Sprintf("%d draw(s): a bootstrap needs at least two", draws), Hint: "1000 draws are usual"}
	}
	groups := make([]*Poisson, len(t.Deaths))
	for i, d := range t.Deaths {
		groups[i] = NewPoisson(d)
	}
	raw := make([]float64, draws*len(of))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			table, deaths := alloc(t.data, t.Options), make([]float64, len(t.Deaths))
			for {
				chunk := int(next.Add(1)) - 1
				from := chunk * drawsAtATime
				if from >= draws {
					return
				}
				rng := rand.New(rand.NewPCG(seed, uint64(chunk)))
				for k := from; k < min(from+drawsAtATime, draws); k++ {
					drawDeaths(deaths, groups, rng)
					measure(raw[k*len(of):(k+1)*len(of)], table, table.Rebuild(deaths, t.Exposure), of)
				}
			}
		})
	}
	workers.Wait()
	return collect(raw, draws, len(of)), nil
}

// drawDeaths draws every group, the open one given that somebody dies.
func drawDeaths(deaths []float64, groups []*Poisson, rng *rand.Rand) {
	w := len(groups) - 1
	for i, g := range groups[:w] {
		deaths[i] = g.Draw(rng)
	}
	deaths[w] = groups[w].DrawPositive(rng)
}

// measure writes one draw's values; NaN marks a value there is none of, and does
// not leave this file.
func measure(out []float64, table *Table, err error, of []Measure) {
	for i, m := range of {
		out[i] = math.NaN()
		if err == nil {
			if v, ok := m.Of(table); ok {
				out[i] = v
			}
		}
	}
}

// collect sorts the draws by measure and leaves out the missing.
func collect(raw []float64, draws, of int) *Draws {
	d := &Draws{values: make([][]float64, of), drawn: draws}
	for i := range d.values {
		values := make([]float64, 0, draws)
		for k := range draws {
			if v := raw[k*of+i]; !math.IsNaN(v) {
				values = append(values, v)
			}
		}
		slices.Sort(values)
		d.values[i] = values
	}
	return d
}

// Values returns the draws of the measure at index i, rising.
func (d *Draws) Values(i int) []float64 { return d.values[i] }

// Missing returns how many draws had no value of the measure at index i.
func (d *Draws) Missing(i int) int { return d.drawn - len(d.values[i]) }

// Interval returns the standard deviation of the draws of the measure at index i
// and their percentile limits at a level, 0.95 for 95 %: quantiles linear between
// order statistics (Hyndman & Fan 1996, type 7). ok is false where fewer than two
// draws have a value. It panics for a level outside (0, 1).
func (d *Draws) Interval(i int, level float64) (iv Interval, ok bool) {
	if !(level > 0 && level < 1) {
		panic("lifetable: confidence level is not between 0 and 1")
	}
	values := d.values[i]
	if len(values) < 2 {
		return Interval{}, false
	}
	_, variance := stat.MeanVariance(values, nil)
	return Interval{
		SE:    math.Sqrt(variance),
		Lower: quantile(values, (1-level)/2),
		Upper: quantile(values, (1+level)/2),
	}, true
}

// quantile of rising values, at least two.
func quantile(values []float64, p float64) float64 {
	at := p * float64(len(values)-1)
	k := min(int(at), len(values)-2)
	return values[k] + (at-float64(k))*(values[k+1]-values[k])
}
