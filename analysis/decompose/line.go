package decompose

import (
	"slices"

	"github.com/lehackathon/le/lifetable"
	"gonum.org/v1/gonum/integrate/quad"
)

// line is the straight way from the rates of one table (t = 0) to those of
// another (t = 1). nax follows the rule of either side, mixed (1-t) to t, so
// that the way starts and ends at the tables themselves even between the sexes.
type line struct {
	ends    [2]*lifetable.Table
	measure *Measure
	from    int
	*columns
	dm []float64

	rule         [2]*lifetable.Table // apply the nax rule of each end; the same table where the rules are
	ones         []float64
	moves        []int     // ages whose rates move some nax
	byRate       []float64 // Σ over x of byA(x)·∂a(x)/∂m(y), for y in moves
	betweenRules []float64 // ∂a/∂t apart from the rates: from one end's rule to the other's
	buf          []float64
	hessian      []float64

	nodes, weights []float64    // Gauss-Legendre on (0, 1)
	tries          int          // stretches tried
	trial          [3][]float64 // slopes, rests and health parts of one stretch
}

func (s *slopes) newLine(against, near *lifetable.Table, from int, m *Measure) *line {
	k := len(near.Ages)
	p := &line{ends: [2]*lifetable.Table{against, near}, measure: m, from: from, columns: newColumns(near.Ages),
		dm: make([]float64, k), ones: make([]float64, k), byRate: make([]float64, k),
		betweenRules: make([]float64, k), buf: make([]float64, 3*k), hessian: make([]float64, k*k),
		nodes: make([]float64, gaussPoints), weights: make([]float64, gaussPoints)}
	for i := range p.trial {
		p.trial[i] = make([]float64, k)
	}
	quad.Legendre{}.FixedLocations(p.nodes, p.weights, 0, 1)
	for x := range k {
		p.ones[x] = 1
		p.dm[x] = near.NMx[x] - against.NMx[x]
	}
	p.rule[0] = scratch(against, p.ones)
	p.rule[1] = p.rule[0]
	if near.Options != against.Options {
		p.rule[1] = scratch(near, p.ones)
	}
	if m.kind == probability {
		p.upTo = near.Ages.Index(m.to)
	}
	if m.Healthy() {
		p.well = make([]float64, k)
	}
	return p
}

// move goes to the point t.
func (p *line) move(t float64) {
	for x := range p.m {
		p.m[x] = (1-t)*p.ends[0].NMx[x] + t*p.ends[1].NMx[x]
	}
	for x := range p.well {
		p.well[x] = (1-t)*p.measure.well[0][x] + t*p.measure.well[1][x]
	}
	p.fillA(p.a, p.betweenRules, p.m, t)
	p.settle()
}

// value returns the measure at t.
func (p *line) value(t float64) float64 {
	p.move(t)
	return p.measure.value(p.columns, p.from)
}

// fillA writes the nax of rates m at t, and how they change from rule to rule
// unless between is nil.
func (p *line) fillA(a, between, m []float64, t float64) {
	for i, table := range p.rule {
		if i == 1 && table == p.rule[0] {
			break
		}
		if err := table.Rebuild(m, p.ones); err != nil {
			panic("decompose: rates between two tables do not make a third: " + err.Error())
		}
	}
	if p.rule[0] == p.rule[1] {
		copy(a, p.rule[0].NAx)
		return
	}
	for x := range a {
		a1, a2 := p.rule[0].NAx[x], p.rule[1].NAx[x]
		a[x] = (1-t)*a1 + t*a2
		if between != nil {
			between[x] = a2 - a1
		}
	}
}

// findMoves lists the ages whose rates, going from t0 to t1, move some nax of
// the closed intervals. Other rates stay in the middle, so that the way back moves
// the same.
func (p *line) findMoves(t0, t1 float64) {
	k := len(p.m)
	m, a, still := p.buf[:k], p.buf[k:2*k], p.buf[2*k:]
	mid := (t0 + t1) / 2
	p.move(mid)
	copy(still, p.a)
	p.moves = p.moves[:0]
	for y := range k {
		if p.dm[y] == 0 {
			continue
		}
		copy(m, p.m)
		for _, way := range []float64{-0.5, 0.5} {
			m[y] = max(0, p.m[y]+way*(t1-t0)*p.dm[y]) // rounding must not lead below 0
			p.fillA(a, nil, m, mid)
			if !slices.Equal(a[:k-1], still[:k-1]) {
				p.moves = append(p.moves, y)
				break
			}
		}
	}
}

// gradient goes to t, one point of a stretch as long as width, and fills byM,
// byA and byRate. The derivatives of nax by the rates are central differences
// within the stretch, exact for rules that are linear there.
func (p *line) gradient(t, width float64) {
	const step = 1e-4
	k := len(p.m)
	p.move(t)
	p.measure.gradient(p.columns, p.from)
	clear(p.byRate)
	m, up, down := p.buf[:k], p.buf[k:2*k], p.buf[2*k:]
	copy(m, p.m)
	for _, y := range p.moves {
		h := step * width * p.dm[y]
		m[y] = p.m[y] + h
		p.fillA(up, nil, m, t)
		m[y] = p.m[y] - h
		p.fillA(down, nil, m, t)
		for x := p.from; x < k-1; x++ {
			p.byRate[y] += p.byA[x] * (up[x] - down[x]) / (2 * h)
		}
		m[y] = p.m[y]
	}
}
