package lifetable

import (
	"fmt"
	"math"
)

// Radix is l0, the births a table starts with.
const Radix = 100000

// Options choose how a table is built. They are comparable with ==; the zero value
// is the default method.
type Options struct {
	Ax      AxRule
	Sex     Sex      // used by rules that differ by sex
	Given   *GivenAx // nax the user brings, before the rule's; nil for none
	Infants Infants  // what is known about infants where the first group is 0-4
	Close   CloseOut // how the table is closed; Rate is ex = 1/m
	FitFrom int      // first age of the groups a close-out is fitted to; 0 means DefaultFitFrom
}

// Table is a period life table. All columns have one value an age group; the
// last is the open interval. Rates and person-years are per year of age. A fitted
// close-out adds groups above the data: Deaths and Exposure stay as long as the
// data, every other column is as long as Ages.
type Table struct {
	Ages     Ages
	Options  Options
	Deaths   []float64 // nil when built from rates
	Exposure []float64 // person-years; nil when built from rates

	NMx []float64 // death rate, per person-year
	NAx []float64 // years lived in the interval by those who die in it
	Nqx []float64 // probability of dying in the interval
	Lx  []float64 // survivors at its start, of Radix births
	Ndx []float64 // deaths in it
	NLx []float64 // person-years lived in it
	Tx  []float64 // person-years lived above its start
	Ex  []float64 // life expectancy at its start, years

	// Forced holds the closed intervals whose q would have reached 1 and was
	// taken from a constant force of mortality instead; usually empty.
	Forced []int
	Fit    *Fit // the fitted close-out; nil for Rate

	data Ages // the layout of the data; Ages itself for Rate
}

// New builds a table from deaths and person-years by age group. It returns a
// *DataError when a number is negative or not finite, when a group has no
// person-years, or when the open group has no deaths (its ex would be infinite).
func New(ages Ages, deaths, exposure []float64, opt Options) (*Table, error) {
	t := alloc(ages, opt)
	return t, t.Rebuild(deaths, exposure)
}

// Rebuild makes the table anew from other deaths and person-years, with the same
// ages and options and in the same memory: for many tables in a row. It allocates
// nothing where the close-out is Rate. Errors are as in New; the table is not to
// be used after one.
func (t *Table) Rebuild(deaths, exposure []float64) error {
	if len(deaths) != len(t.data) || len(exposure) != len(t.data) {
		panic("lifetable: ages, deaths and exposure differ in length")
	}
	t.Deaths, t.Exposure = deaths, exposure
	for i, d := range deaths {
		e := exposure[i]
		switch {
		case !(d >= 0) || math.IsInf(d, 0):
			return &DataError{Age: t.data.Label(i), Msg: fmt.Sprintf("deaths are %v", d)}
		case !(e > 0) || math.IsInf(e, 0):
			return &DataError{Age: t.data.Label(i), Msg: fmt.Sprintf("population is %v", e),
				Hint: "pool years or widen the age groups so that every group has people"}
		}
		t.NMx[i] = d / e
	}
	return t.build()
}

// FromRates builds a table from death rates by age group. Errors are as in New.
func FromRates(ages Ages, m []float64, opt Options) (*Table, error) {
	if len(m) != len(ages) {
		panic("lifetable: ages and rates differ in length")
	}
	t := alloc(ages, opt)
	copy(t.NMx, m)
	for i, v := range m {
		if !(v >= 0) || math.IsInf(v, 0) {
			return nil, &DataError{Age: ages.Label(i), Msg: fmt.Sprintf("death rate is %v", v)}
		}
	}
	return t, t.build()
}

// alloc makes an empty table whose columns share one block of memory.
func alloc(data Ages, opt Options) *Table {
	ages := data
	if opt.Close != Rate && data.Check() == nil {
		ages = data.extended()
	}
	k := len(ages)
	block := make([]float64, 8*k)
	col := func(i int) []float64 { return block[i*k : (i+1)*k : (i+1)*k] }
	return &Table{Ages: ages, data: data, Options: opt,
		NMx: col(0), NAx: col(1), Nqx: col(2), Lx: col(3),
		Ndx: col(4), NLx: col(5), Tx: col(6), Ex: col(7)}
}

// build fills every column from NMx: a by the rule, q from m and a (see dying),
// the rest in live.
func (t *Table) build() error {
	t.Forced = t.Forced[:0]
	if err := t.data.Check(); err != nil {
		return err
	}
	if err := t.checkOpen(); err != nil {
		return err
	}
	if err := t.fillAx(); err != nil {
		return err
	}
	w := t.data.Open()
	ages, m, a, q := t.data[:w+1], t.NMx[:w+1], t.NAx[:w+1], t.Nqx[:w+1]
	for i := range w {
		var forced bool
		if q[i], forced = dying(float64(ages[i+1]-ages[i]), a[i], m[i]); forced {
			t.Forced = append(t.Forced, i)
		}
	}
	t.live()
	return t.closeOut()
}

func (t *Table) checkOpen() error {
	w := t.data.Open()
	if m := t.NMx[w]; m <= 0 || math.IsInf(1/m, 0) {
		return &DataError{Age: t.data.Label(w), Msg: "no deaths in the open age group, so life expectancy there has no finite value",
			Hint: "pool years, or close the table at a lower age"}
	}
	return nil
}

// dying returns nqx = n·m / (1 + (n-a)·m) (Chiang 1984; Preston, Heuveline &
// Guillot 2001, eq. 3.5), or 1 - exp(-n·m), and forced, where that reaches 1.
func dying(n, a, m float64) (q float64, forced bool) {
	q = n * m / (1 + (n-a)*m)
	if q < 1 {
		return q, false
	}
	return -math.Expm1(-n * m), true // also where q overflowed
}

// live fills l, d, L, T and e of the data's groups from q and a:
//
//	nLx = n·l(x+n) + a·ndx,  ex = n - (n-a)·q + p·e(x+n)
//
// (Preston, Heuveline & Guillot 2001, eq. 3.6-3.7); the open interval has q = 1,
// a = e = 1/m, L = l/m.
func (t *Table) live() {
	w := t.data.Open()
	ages, a, q := t.data[:w+1], t.NAx[:w+1], t.Nqx[:w+1]
	l, d, years := t.Lx[:w+1], t.Ndx[:w+1], t.NLx[:w+1]
	alive := float64(Radix)
	for i := range w {
		l[i], d[i] = alive, alive*q[i]
		alive -= d[i]
		years[i] = float64(ages[i+1]-ages[i])*alive + a[i]*d[i]
	}
	open := 1 / t.NMx[w]
	a[w], q[w], l[w], d[w], years[w] = open, 1, alive, alive, alive*open
	t.Tx[w], t.Ex[w] = years[w], open
	t.sumUp(w)
}

// sumUp fills T and e below row w from those of w.
func (t *Table) sumUp(w int) {
	ages, a, q, years := t.Ages[:w+1], t.NAx[:w+1], t.Nqx[:w+1], t.NLx[:w+1]
	above, e := t.Tx[w], t.Ex[w]
	for i := w - 1; i >= 0; i-- {
		n := float64(ages[i+1] - ages[i])
		above += years[i]
		e = n - (n-a[i])*q[i] + (1-q[i])*e
		t.Tx[i], t.Ex[i] = above, e
	}
}
