package decompose

import (
	"fmt"
	"math/rand/v2"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// cells draws the deaths of every cause and age of one side. It may be shared by
// goroutines.
type cells struct {
	means []float64
	laws  []*lifetable.Poisson // nil where nobody dies
	seed  uint64
}

func newCells(p *analysis.Population, side int, seed uint64) *cells {
	c := &cells{means: p.Deaths, laws: make([]*lifetable.Poisson, len(p.Deaths)), seed: streamSeed(p, side, seed)}
	same := make(map[float64]*lifetable.Poisson) // most cells are small counts that others have too
	for i, d := range p.Deaths {
		if d > 0 {
			if same[d] == nil {
				same[d] = lifetable.NewPoisson(d)
			}
			c.laws[i] = same[d]
		}
	}
	return c
}

// streamSeed mixes the seed with a side and its name (FNV-1a).
func streamSeed(p *analysis.Population, side int, seed uint64) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range []byte(fmt.Sprint(side, "|", p.Area.Code, "|", p.Area.TH, "|", p.Area.EN, "|", p.Period, "|", p.Sex)) {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h ^ (seed * 0x9E3779B97F4A7C15)
}

// draw fills deaths [cell][draw] with the n draws of a block, cell by cell so that
// one cell's table is at hand for all its draws. It returns in how many of them
// nobody died in the open group; open fills that group (see fillOpen).
func (c *cells) draw(deaths []float64, k, block, n int, open bool) (empty int) {
	source := rand.NewPCG(c.seed, uint64(block))
	for i, law := range c.laws {
		out := deaths[i*drawsAtATime : i*drawsAtATime+n]
		if law == nil {
			clear(out)
		} else {
			law.Fill(out, source)
		}
	}
	if !open {
		return 0
	}
	return c.fillOpen(deaths, k, n, rand.New(source))
}

// drawn holds all draws of a side that many pairs are compared against.
type drawn struct {
	blocks [][]float64
	empty  []int
}

// maxDrawn is how many numbers of a side are kept, 32 MB.
const maxDrawn = 4 << 20

// drawAll draws all blocks; nil where they would be too large to keep.
func drawAll(p *analysis.Population, seed uint64, draws int) *drawn {
	if len(p.Deaths)*draws > maxDrawn {
		return nil
	}
	c := newCells(p, againstSide, seed)
	d := &drawn{}
	for first := 0; first < draws; first += drawsAtATime {
		block := make([]float64, len(p.Deaths)*drawsAtATime)
		d.empty = append(d.empty, c.draw(block, len(p.Ages), first/drawsAtATime, min(drawsAtATime, draws-first), true))
		d.blocks = append(d.blocks, block)
	}
	return d
}

// fillOpen gives the open group of every draw in which nobody died deaths given
// that somebody does: a positive count for all causes, shared out among them one
// by one in proportion to their means. It returns how many draws needed it.
func (c *cells) fillOpen(deaths []float64, k, n int, rng *rand.Rand) (empty int) {
	var all float64
	for i := k - 1; i < len(c.means); i += k {
		all += c.means[i]
	}
	for j := range n {
		var sum float64
		for i := k - 1; i < len(c.means); i += k {
			sum += deaths[i*drawsAtATime+j]
		}
		if sum > 0 {
			continue
		}
		empty++
		for range int(lifetable.NewPoisson(all).DrawPositive(rng)) {
			u := rng.Float64() * all
			last := 0
			for i := k - 1; i < len(c.means); i += k {
				if c.means[i] == 0 {
					continue
				}
				last = i
				if u -= c.means[i]; u < 0 {
					break
				}
			}
			deaths[last*drawsAtATime+j]++
		}
	}
	return empty
}
