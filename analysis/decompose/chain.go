package decompose

import (
	"math"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// Chained is a change over several years as the sum of its steps.
type Chained struct {
	Steps    []*Result // each population against the one before
	Gap      float64   // last - first
	Cells    []float64 // sums over the steps, [cause][age]
	Residual float64

	options Options
}

// Chain decomposes the change from the first population to the last year by year
// (Andreev, Shkolnikov & Begun 2002): contributions of the steps add up to those
// of the whole change exactly, which a single comparison of the ends does not
// promise for its causes. Populations need the same ages and causes, at least two
// of them; Options.Draws is not used. Errors are those of Compare.
func Chain(pops []*analysis.Population, opt Options) (*Chained, error) {
	if len(pops) < 2 {
		return nil, &analysis.DataError{Msg: "a chain of changes needs at least two years", Hint: "choose a range of years"}
	}
	if opt.Measure != nil && opt.Measure.Healthy() {
		return nil, &analysis.DataError{Msg: "healthy life expectancy cannot be chained: it has prevalences for two sides only", Hint: "compare two years"}
	}
	opt.Draws, opt.Nested = 0, false
	c := &Chained{options: opt}
	for i := 1; i < len(pops); i++ {
		r, err := Compare(pops[i], pops[i-1], opt)
		if err != nil {
			return nil, err
		}
		c.Steps = append(c.Steps, r)
		c.Residual += r.Residual
		if c.Cells == nil {
			c.Cells = make([]float64, len(r.Cells))
		}
		for j, v := range r.Cells {
			c.Cells[j] += v
		}
	}
	_, first := c.Steps[0].Ex()
	last, _ := c.Steps[len(c.Steps)-1].Ex()
	c.Gap = last - first
	return c, nil
}

// Contributions lists the parts of the whole change, as those of a Result. Their
// standard errors count that every year between the ends is in two steps.
func (c *Chained) Contributions(by By) []Contribution {
	first := c.Steps[0]
	list := c.options.listCells(by, c.Cells, nil, len(first.Near.Ages), c.Gap)
	if !c.options.Delta {
		return list
	}
	vs := make([]*variances, len(c.Steps))
	for i, r := range c.Steps {
		vs[i] = r.variances()
	}
	z := lifetable.Z(c.options.level())
	for i := range list {
		list[i].limits(math.Sqrt(chainVariance(vs, list[i].Cause, list[i].Age)), z)
	}
	return list
}

// chainVariance sums over the populations: each is the near side of the step
// that ends with it and the other side of the one that starts from it, and its
// gradient is the sum of both.
func chainVariance(vs []*variances, cause, age int) (sum float64) {
	n := len(vs)
	if cause == All && age == All {
		return vs[0].ofEnd(againstSide) + vs[n-1].ofEnd(nearSide)
	}
	for _, v := range vs {
		v.fillThrough(cause, age)
	}
	lo, hi := vs[0].ages(age)
	for j := 0; j <= n; j++ {
		var near, against *variances // of population j's two steps
		side, of := nearSide, (*variances)(nil)
		if j < n {
			against = vs[j]
			side, of = againstSide, against
		}
		if j > 0 {
			near = vs[j-1]
			side, of = nearSide, near
		}
		for y := range of.delta {
			var through, direct float64
			if near != nil {
				through, direct = near.through[nearSide][y], near.r.slopes.k[y]
			}
			if against != nil {
				through += against.through[againstSide][y]
				direct -= against.r.slopes.k[y]
			}
			sum += through * through * of.total[side][y]
			if y >= lo && y < hi {
				sum += (2*through + direct) * direct * of.own(side, cause, y)
			}
		}
	}
	return sum
}
