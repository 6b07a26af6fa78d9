package decompose

import (
	"fmt"

	"github.com/lehackathon/le/analysis"
)

// Measure is a summary of a life table, other than life expectancy, whose
// difference can be decomposed. Measures are always decomposed by the line
// integral (see horiuchi.go), whatever method is asked for, because the formulas
// of the other methods hold for life expectancy alone.
type Measure struct {
	kind     measureKind
	from, to int          // ages
	well     [2][]float64 // share in good health by age: against, near
}

type measureKind int

const (
	expectancy measureKind = iota // also healthy life expectancy, where well is given
	probability
	disparity
)

// Expectancy is ex at an age, decomposed by the line integral.
func Expectancy(age int) *Measure { return &Measure{kind: expectancy, from: age} }

// Probability is the chance that somebody aged from dies before age to:
// Probability(15, 60) is 45q15, Probability(30, 70) is 40q30. Contributions are
// differences in that probability, not years, and positive where a cause kills more.
func Probability(from, to int) *Measure { return &Measure{kind: probability, from: from, to: to} }

// EDagger is e†, the life expectancy lost by those who die, from an age on.
func EDagger(age int) *Measure { return &Measure{kind: disparity, from: age} }

// HealthyExpectancy is Sullivan's healthy life expectancy Σ L (1-ill) / l at an
// age (Sullivan 1971). nearIll and againstIll are the shares (0 to 1) in ill
// health by age group. The difference has a mortality part by age and cause and a
// health part by age (Result.Health). Standard errors count deaths alone: the
// prevalences are taken as known.
func HealthyExpectancy(age int, nearIll, againstIll []float64) *Measure {
	m := &Measure{kind: expectancy, from: age}
	for side, ill := range [2][]float64{againstIll, nearIll} {
		m.well[side] = make([]float64, len(ill))
		for i, v := range ill {
			m.well[side][i] = 1 - v
		}
	}
	return m
}

// Healthy reports whether the measure has a health part.
func (m *Measure) Healthy() bool { return m.well[0] != nil }

// MoreIsWorse reports whether a rise of the measure is a loss: of a probability of
// dying and of e†, but not of an expectancy.
func (m *Measure) MoreIsWorse() bool { return m.kind != expectancy }

// String names the measure: "e0", "45q15", "e-dagger", "hle0".
func (m *Measure) String() string {
	switch {
	case m.kind == probability:
		return fmt.Sprintf("%dq%d", m.to-m.from, m.from)
	case m.kind == disparity && m.from == 0:
		return "e-dagger"
	case m.kind == disparity:
		return fmt.Sprintf("e-dagger%d", m.from)
	case m.Healthy():
		return fmt.Sprintf("hle%d", m.from)
	}
	return fmt.Sprintf("e%d", m.from)
}

// check says why the measure cannot be taken of populations with these ages.
func (m *Measure) check(ages analysis.Ages) error {
	fail := func(hint, format string, args ...any) error {
		return &analysis.DataError{Msg: fmt.Sprintf(format, args...), Hint: hint}
	}
	if m.kind == probability && ages.Index(m.to) <= ages.Index(m.from) {
		return fail("choose two ages at which groups start", "no age groups run from %d to %d (the groups are %s)", m.from, m.to, ages)
	}
	if !m.Healthy() {
		return nil
	}
	for _, well := range m.well {
		if len(well) != len(ages) {
			return fail("give one prevalence for every age group of the life table", "%d prevalences of ill health for %d age groups (%s)", len(well), len(ages), ages)
		}
		for x, v := range well {
			if !(v >= 0 && v <= 1) {
				return fail("give shares between 0 and 1, not percentages", "age %s: the prevalence of ill health is %v", ages.Label(x), 1-v)
			}
		}
	}
	return nil
}

// value returns the measure of the table at c.
func (m *Measure) value(c *columns, from int) float64 {
	w := len(c.q) - 1
	e := c.wellAt(w) / c.m[w]
	lost, p := e, 1.0
	for x := w - 1; x >= from; x-- {
		n, a, q := c.n[x], c.a[x], c.q[x]
		above := e
		e = c.wellAt(x)*(n-(n-a)*q) + (1-q)*above
		lost = q*((1-a/n)*e+a/n*above) + (1-q)*lost
		if m.kind == probability && x < c.upTo {
			p *= 1 - q
		}
	}
	switch m.kind {
	case probability:
		return 1 - p
	case disparity:
		return lost
	}
	return e
}

// gradient fills c.byM and c.byA with the derivatives of the measure by the
// death rates (nax held) and by nax (rates held), ages below from getting 0, and
// c.byWell with those by the shares in good health.
func (m *Measure) gradient(c *columns, from int) {
	clear(c.byM)
	clear(c.byA)
	switch m.kind {
	case probability:
		c.gradientOfProbability(from)
	case disparity:
		c.gradientOfDisparity(from)
	default:
		c.gradientOfExpectancy(from)
	}
	for x := from; x < len(c.q)-1; x++ {
		byQ := c.byM[x]
		c.byM[x] = byQ * c.dq[x]
		if !c.forced[x] {
			c.byA[x] += byQ * c.q[x] * c.q[x] / c.n[x] // ∂q/∂a = q²/n
		}
	}
}
