package decompose

import (
	"math"

	"github.com/lehackathon/le/lifetable"
)

// columns are the parts of a life table that measures and their derivatives are
// made of, at one point between two tables.
type columns struct {
	n, m, a, q []float64
	dq, ddq    []float64 // ∂q/∂m at fixed nax, and ∂²q/∂m² relative to it
	forced     []bool    // q from a constant force, because n·m/(1+(n-a)m) would reach 1
	well       []float64 // share in good health; nil for all
	upTo       int       // where a probability ends

	l, e             []float64 // survivors from the first age, (healthy) life expectancy
	byM, byA, byWell []float64 // derivatives of a measure; byM of closed ages is by q on the way
}

func newColumns(ages lifetable.Ages) *columns {
	k := len(ages)
	block := make([]float64, 11*k)
	col := func(i int) []float64 { return block[i*k : (i+1)*k : (i+1)*k] }
	c := &columns{n: col(0), m: col(1), a: col(2), q: col(3), dq: col(4), ddq: col(5),
		l: col(6), e: col(7), byM: col(8), byA: col(9), byWell: col(10), forced: make([]bool, k)}
	for i := range k - 1 {
		c.n[i] = float64(ages[i+1] - ages[i])
	}
	return c
}

// settle fills q and its derivatives from m and a, as lifetable does.
func (c *columns) settle() {
	w := len(c.q) - 1
	for x := range w {
		n, m := c.n[x], c.m[x]
		b := n - c.a[x]
		d := 1 + b*m
		q := n * m / d
		if c.forced[x] = !(q < 1); c.forced[x] {
			c.q[x], c.dq[x], c.ddq[x] = -math.Expm1(-n*m), n*math.Exp(-n*m), -n
			continue
		}
		c.q[x], c.dq[x], c.ddq[x] = q, n/(d*d), -2*b/d
	}
	c.q[w] = 1
}

func (c *columns) wellAt(x int) float64 {
	if c.well == nil {
		return 1
	}
	return c.well[x]
}

// gradientOfExpectancy: with w the share in good health and E = e(x+n),
//
//	e = w (n - (n-a) q) + (1-q) E,  ∂/∂q = -w (n-a) - E,  ∂/∂a = w q,  ∂/∂w = n - (n-a) q
//
// each times l(x); in the open interval e = w/m.
func (c *columns) gradientOfExpectancy(from int) {
	w := len(c.q) - 1
	c.e[w] = c.wellAt(w) / c.m[w]
	for x := w - 1; x >= from; x-- {
		c.e[x] = c.wellAt(x)*(c.n[x]-(c.n[x]-c.a[x])*c.q[x]) + (1-c.q[x])*c.e[x+1]
	}
	l := 1.0
	for x := from; x < w; x++ {
		b, q, well := c.n[x]-c.a[x], c.q[x], c.wellAt(x)
		c.l[x] = l
		c.byM[x] = -l * (well*b + c.e[x+1])
		c.byA[x] = l * well * q
		c.byWell[x] = l * (c.n[x] - b*q)
		l *= 1 - q
	}
	c.l[w], c.byM[w], c.byWell[w] = l, -l*c.e[w]/c.m[w], l/c.m[w]
}

// gradientOfProbability: 1 - Π p, so ∂/∂q is the product of the other p.
func (c *columns) gradientOfProbability(from int) {
	l := 1.0
	for x := from; x < c.upTo; x++ {
		c.byM[x] = l
		l *= 1 - c.q[x]
	}
	rest := 1.0
	for x := c.upTo - 1; x >= from; x-- {
		c.byM[x] *= rest
		rest *= 1 - c.q[x]
	}
}

// gradientOfDisparity differentiates
//
//	D = q [(1-a/n) e + (a/n) E] + (1-q) D',  e = n - (n-a) q + (1-q) E
//
// (D' and E at x+n; both 1/m in the open interval) from the first age up, carrying
// gD and gE, the derivatives of e† by D and e of the age.
func (c *columns) gradientOfDisparity(from int) {
	w := len(c.q) - 1
	lost := c.byWell // no health part: its memory serves for D
	c.e[w], lost[w] = 1/c.m[w], 1/c.m[w]
	for x := w - 1; x >= from; x-- {
		f, q := c.a[x]/c.n[x], c.q[x]
		c.e[x] = c.n[x] - (c.n[x]-c.a[x])*q + (1-q)*c.e[x+1]
		lost[x] = q*((1-f)*c.e[x]+f*c.e[x+1]) + (1-q)*lost[x+1]
	}
	gD, gE := 1.0, 0.0
	for x := from; x < w; x++ {
		n, a, q, e, above := c.n[x], c.a[x], c.q[x], c.e[x], c.e[x+1]
		f := a / n
		gE += gD * q * (1 - f)
		c.byM[x] = gD*((1-f)*e+f*above-lost[x+1]) - gE*(n-a+above)
		c.byA[x] = gD*q*(above-e)/n + gE*q
		gE = gE*(1-q) + gD*q*f
		gD *= 1 - q
	}
	c.byM[w] = -(gD + gE) / (c.m[w] * c.m[w])
}
