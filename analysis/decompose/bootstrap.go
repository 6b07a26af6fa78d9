package decompose

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
	"gonum.org/v1/gonum/floats"
)

// drawsAtATime is the number of draws that share a random stream: small enough to
// keep every core busy, large enough for a cell's table to pay for being fetched,
// and never dependent on how many cores there are.
const drawsAtATime = 125

// boot is what the draws of one comparison say.
type boot struct {
	by     By
	gap    limits
	items  []limits // by cause, by age, or by cell, in the order of the dataset
	health []limits // by age; one sum for ByCause
	ranks  []rankLimits
}

// bootstrap draws the deaths of every cell of both sides from Poisson
// distributions around the counts and decomposes each draw. The deaths a nested
// near side shares with the other are drawn once. A side's open group is drawn
// given that somebody dies in it: no table can be closed otherwise. drawn may hold
// the other side's draws; nil draws them.
//
// Random streams hang on the seed, the side and its name and the block of draws
// alone, so that results do not depend on the number of cores nor on what else is
// compared. What many areas are compared against has the same draws for all.
func (r *Result) bootstrap(drawn *drawn) error {
	return r.bootstrapOn(runtime.GOMAXPROCS(0), drawn, nil)
}

// bootstrapOn is bootstrap on a number of cores; memory may be nil or that of a
// bootstrap before.
func (r *Result) bootstrapOn(cores int, drawn *drawn, memory *block) error {
	if r.Options.Draws < 2 {
		return &analysis.DataError{Msg: fmt.Sprintf("%d draw(s): a bootstrap needs at least two", r.Options.Draws), Hint: "1000 draws are usual"}
	}
	if memory == nil {
		memory = &block{}
	}
	d, err := r.newDrawing(drawn, memory)
	if err != nil {
		return err
	}
	blocks := (r.Options.Draws + drawsAtATime - 1) / drawsAtATime
	var next, redrawn atomic.Int64
	var workers sync.WaitGroup
	var failed atomic.Pointer[error]
	for range min(cores, blocks) {
		b := memory
		if cores > 1 {
			b = &block{}
		}
		b.reset(d)
		workers.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= blocks || failed.Load() != nil {
					return
				}
				again, err := b.run(i)
				redrawn.Add(int64(again))
				if err != nil {
					failed.CompareAndSwap(nil, &err)
				}
			}
		})
	}
	workers.Wait()
	if e := failed.Load(); e != nil {
		return *e
	}
	r.Redrawn = int(redrawn.Load())
	r.boot = d.summarise()
	return nil
}

// drawing is what all blocks of a bootstrap share.
type drawing struct {
	r             *Result
	near, against *cells // against holds the rest of the other side where nested
	drawn         *drawn // or the draws of the other side
	items, health int
	values        []float64 // [item, then health, then gap][draw]
}

func (r *Result) newDrawing(drawn *drawn, memory *block) (*drawing, error) {
	k := len(r.Near.Ages)
	d := &drawing{r: r, near: newCells(r.Near, nearSide, r.Options.Seed), drawn: drawn}
	switch {
	case r.Options.Nested:
		rest := make([]float64, len(r.Against.Deaths))
		for i, n := range r.Against.Deaths {
			rest[i] = n - r.Near.Deaths[i]
			if rest[i] < -1e-9*n {
				return nil, &analysis.DataError{Where: r.Near.String(),
					Msg:  fmt.Sprintf("has more deaths of %s at age %s than %s, so it cannot be part of it", r.Near.Causes[i/k].Name("en"), r.Near.Ages.Label(i%k), r.Against),
					Hint: "compare the two as separate populations"}
			}
			rest[i] = max(rest[i], 0)
		}
		others := *r.Against
		others.Deaths = rest
		d.against, d.drawn = newCells(&others, againstSide, r.Options.Seed), nil
	case drawn == nil:
		d.against = newCells(r.Against, againstSide, r.Options.Seed)
	}
	switch r.Options.DrawBy {
	case ByCause:
		d.items = len(r.Near.Causes)
	case ByAge:
		d.items = k
	default:
		d.items = len(r.Cells)
	}
	if r.Health != nil {
		d.health = k
		if r.Options.DrawBy == ByCause {
			d.health = 1
		}
	}
	memory.results = zeros(memory.results, (d.items+d.health+1)*r.Options.Draws)
	d.values = memory.results
	return d, nil
}

// of returns the draws of an item.
func (d *drawing) of(item int) []float64 {
	n := d.r.Options.Draws
	return d.values[item*n : (item+1)*n : (item+1)*n]
}

// block is the working memory of one worker. Columns run over the draws of the
// block, [cell or age][draw].
type block struct {
	*drawing
	near, against         []float64 // deaths [cause][age][draw]
	allNear, allAgainst   []float64 // [draw][age]
	perNear, perAgainst   []float64 // slope over exposure, [age][draw]
	restNear, restAgainst []float64
	hasRest               []bool
	sum                   [drawsAtATime]float64
	tables                [2]*lifetable.Table // against, near
	slopes                slopes
	health                []float64

	results []float64 // memory of the drawing's values
}

// reset makes the memory ready for a drawing.
func (b *block) reset(d *drawing) {
	r := d.r
	k, n := len(r.Near.Ages), drawsAtATime
	b.drawing, b.health, b.hasRest = d, nil, make([]bool, k)
	for _, deaths := range []*[]float64{&b.near, &b.against} {
		*deaths = zeros(*deaths, len(r.Cells)*n)
	}
	for _, column := range []*[]float64{&b.allNear, &b.allAgainst, &b.perNear, &b.perAgainst, &b.restNear, &b.restAgainst} {
		*column = zeros(*column, k*n)
	}
	b.tables[0] = scratch(r.AgainstTable, r.Against.Exposure)
	b.tables[1] = scratch(r.NearTable, r.Near.Exposure)
	if r.Health != nil {
		b.health = make([]float64, k)
	}
}

// run makes one block of draws and returns in how many an open group was empty.
func (b *block) run(i int) (redrawn int, err error) {
	r := b.r
	k := len(r.Near.Ages)
	first := i * drawsAtATime
	n := min(drawsAtATime, r.Options.Draws-first)
	redrawn = b.drawing.near.draw(b.near, k, i, n, true)
	against := b.against
	switch {
	case b.drawn != nil:
		against = b.drawn.blocks[i]
		redrawn += b.drawn.empty[i]
	case r.Options.Nested:
		b.drawing.against.draw(against, k, i, n, false)
		for j := range b.near {
			against[j] += b.near[j]
		}
	default:
		redrawn += b.drawing.against.draw(against, k, i, n, true)
	}
	b.sumCauses(b.allNear, b.near, n)
	b.sumCauses(b.allAgainst, against, n)
	clear(b.hasRest)
	gap := b.of(b.items + b.drawing.health)
	for j := range n {
		v, err := b.decompose(j)
		if err != nil {
			return redrawn, err
		}
		gap[first+j] = v
		for x, h := range b.health {
			if b.drawing.health == 1 {
				b.of(b.items)[first+j] += h
			} else {
				b.of(b.items + x)[first+j] = h
			}
		}
	}
	b.splitCauses(against, first, n)
	return redrawn, nil
}

// decompose finds the slopes of draw j and returns its gap.
func (b *block) decompose(j int) (gap float64, err error) {
	r := b.r
	k := len(r.Near.Ages)
	if err := b.tables[0].Rebuild(b.allAgainst[j*k:(j+1)*k], r.Against.Exposure); err != nil {
		return 0, fmt.Errorf("decompose: draw of %s: %w", r.Against, err)
	}
	if err := b.tables[1].Rebuild(b.allNear[j*k:(j+1)*k], r.Near.Exposure); err != nil {
		return 0, fmt.Errorf("decompose: draw of %s: %w", r.Near, err)
	}
	b.slopes.reset(k, false)
	clear(b.health)
	ends := r.Options.fill(&b.slopes, b.health, b.tables[0], b.tables[1], r.from)
	for x, slope := range b.slopes.k {
		at := x*drawsAtATime + j
		b.perNear[at], b.perAgainst[at] = slope/r.Near.Exposure[x], slope/r.Against.Exposure[x]
		b.restNear[at], b.restAgainst[at] = 0, 0
		if rest := b.slopes.rest[x]; rest != 0 {
			if both := b.tables[0].NMx[x] + b.tables[1].NMx[x]; both > 0 {
				b.hasRest[x] = true
				b.restNear[at], b.restAgainst[at] = rest/both/r.Near.Exposure[x], rest/both/r.Against.Exposure[x]
			}
		}
	}
	return ends[1] - ends[0], nil
}

// splitCauses shares the block's slopes out over the causes, as Result.split does.
func (b *block) splitCauses(against []float64, first, n int) {
	k := len(b.r.Near.Ages)
	for i := range b.r.Cells {
		x, item := i%k, i
		switch b.r.Options.DrawBy {
		case ByCause:
			item = i / k
		case ByAge:
			item = x
		}
		out := b.of(item)[first : first+n]
		cell, age := i*drawsAtATime, x*drawsAtATime
		d2, d1 := b.near[cell:cell+n], against[cell:cell+n]
		s2, s1 := b.perNear[age:age+n], b.perAgainst[age:age+n]
		for j := range out {
			out[j] += d2[j]*s2[j] - d1[j]*s1[j]
		}
		if b.hasRest[x] {
			r2, r1 := b.restNear[age:age+n], b.restAgainst[age:age+n]
			for j := range out {
				out[j] += d2[j]*r2[j] + d1[j]*r1[j]
			}
		}
	}
}

// sumCauses sums deaths [cause][age][draw] over causes into all [draw][age].
func (b *block) sumCauses(all, deaths []float64, n int) {
	k, causes := len(b.r.Near.Ages), len(b.r.Near.Causes)
	for x := range k {
		clear(b.sum[:n])
		for c := range causes {
			i := (c*k + x) * drawsAtATime
			floats.Add(b.sum[:n], deaths[i:i+n])
		}
		for j, d := range b.sum[:n] {
			all[j*k+x] = d
		}
	}
}
