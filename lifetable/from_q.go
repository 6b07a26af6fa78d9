package lifetable

import (
	"fmt"
	"math"
)

// FromQ builds a table from probabilities of dying. q has one value an age group;
// the open group's is 1 and not read, openRate is its death rate (1/ex where ex is
// known). Rates follow from q = n·m/(1+(n-a)·m), repeated until a, which may
// depend on m, settles; above n·m = 2 more than one rate may give the same q, and
// the lower is taken as a rule. A q outside [0, 1) in a closed group is a
// *DataError.
func FromQ(ages Ages, q []float64, openRate float64, opt Options) (*Table, error) {
	if len(q) != len(ages) {
		panic("lifetable: ages and probabilities differ in length")
	}
	if err := ages.Check(); err != nil {
		return nil, err
	}
	for i, v := range q[:ages.Open()] {
		if !(v >= 0 && v < 1) {
			return nil, &DataError{Age: ages.Label(i), Msg: fmt.Sprintf("probability of dying is %v", v),
				Hint: "close the table at an age that some reach"}
		}
	}
	t := alloc(ages, opt)
	copy(t.Nqx, q)
	if t.NMx[ages.Open()] = openRate; !(openRate >= 0) {
		return nil, &DataError{Age: ages.Label(ages.Open()), Msg: fmt.Sprintf("death rate is %v", openRate)}
	}
	if err := t.checkOpen(); err != nil {
		return nil, err
	}
	if err := t.ratesFromQ(); err != nil {
		return nil, err
	}
	t.live()
	return t, t.closeOut()
}

// FromSurvivors builds a table from the survivors at the start of every group, of
// any radix; openRate as in FromQ. Survivors that rise or end before the open
// group are a *DataError.
func FromSurvivors(ages Ages, l []float64, openRate float64, opt Options) (*Table, error) {
	if len(l) != len(ages) {
		panic("lifetable: ages and survivors differ in length")
	}
	q := make([]float64, len(l))
	for i, v := range l {
		switch {
		case !(v > 0) || math.IsInf(v, 0):
			return nil, &DataError{Age: ages.Label(i), Msg: fmt.Sprintf("survivors are %v", v),
				Hint: "close the table at an age that some reach"}
		case i > 0 && v > l[i-1]:
			return nil, &DataError{Age: ages.Label(i), Msg: fmt.Sprintf("survivors rise from %v to %v", l[i-1], v)}
		case i > 0:
			q[i-1] = (l[i-1] - v) / l[i-1]
		}
	}
	return FromQ(ages, q, openRate, opt)
}

// ratesFromQ finds m and a that go with q in the closed groups. It starts from the
// rates of a constant force of mortality, which that rule has nothing to add to.
func (t *Table) ratesFromQ() error {
	const rounds, settle, patience = 400, 1e-12, 20
	for i := range t.data.Open() {
		t.NMx[i] = -math.Log1p(-t.Nqx[i]) / float64(t.data.Width(i))
	}
	for round := range rounds {
		if err := t.fillAx(); err != nil {
			return err
		}
		moved := 0.0
		for i := range t.data.Open() {
			n, q := float64(t.data.Width(i)), t.Nqx[i]
			m := q / (n - (n-t.NAx[i])*q)
			if m > 0 {
				moved = math.Max(moved, math.Abs(m-t.NMx[i])/m)
			}
			if round > patience { // a and m chase each other: meet halfway
				m = (m + t.NMx[i]) / 2
			}
			t.NMx[i] = m
		}
		if moved < settle {
			return nil
		}
	}
	return &DataError{Msg: fmt.Sprintf("the ax rule %s finds no rates that give these probabilities", t.Options.Ax),
		Hint: "use another ax rule, or give ax"}
}
