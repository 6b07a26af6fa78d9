package lifetable

import (
	"fmt"
	"math"
)

// Radix is l0, the births a table starts with.
const Radix = 100000

// Options choose how a table is built.
type Options struct {
	Ax  AxRule
	Sex Sex // used by rules that differ by sex
}

// Table is a period life table. All columns have one value an age group; the
// last is the open interval. Rates and person-years are per year of age.
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
}

// New builds a table from deaths and person-years by age group. It returns a
// *DataError when a number is negative or not finite, when a group has no
// person-years, or when the open group has no deaths (its ex would be infinite).
func New(ages Ages, deaths, exposure []float64, opt Options) (*Table, error) {
	t := alloc(ages, opt)
	return t, t.Rebuild(deaths, exposure)
}

// Rebuild makes the table anew from other deaths and person-years, with the same
// ages and options and in the same memory: for many tables in a row. Errors are
// as in New; the table is not to be used after one.
func (t *Table) Rebuild(deaths, exposure []float64) error {
	if len(deaths) != len(t.Ages) || len(exposure) != len(t.Ages) {
		panic("lifetable: ages, deaths and exposure differ in length")
	}
	t.Deaths, t.Exposure, t.Forced = deaths, exposure, t.Forced[:0]
	for i, d := range deaths {
		e := exposure[i]
		switch {
		case !(d >= 0) || math.IsInf(d, 0):
			return &DataError{Age: t.Ages.Label(i), Msg: fmt.Sprintf("deaths are %v", d)}
		case !(e > 0) || math.IsInf(e, 0):
			return &DataError{Age: t.Ages.Label(i), Msg: fmt.Sprintf("population is %v", e),
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
func alloc(ages Ages, opt Options) *Table {
	k := len(ages)
	block := make([]float64, 8*k)
	col := func(i int) []float64 { return block[i*k : (i+1)*k : (i+1)*k] }
	return &Table{Ages: ages, Options: opt,
		NMx: col(0), NAx: col(1), Nqx: col(2), Lx: col(3),
		Ndx: col(4), NLx: col(5), Tx: col(6), Ex: col(7)}
}

// build fills every column from NMx. In closed intervals
//
//	nqx = n·m / (1 + (n-a)·m),  nLx = n·l(x+n) + a·ndx
//
// (Chiang 1984; Preston, Heuveline & Guillot 2001, eq. 3.5-3.7); where q would
// reach 1, q = 1 - exp(-n·m). The open interval has q = 1, a = ex = 1/m,
// L = l/m. ex follows from the top: ex = n - (n-a)·q + p·e(x+n).
func (t *Table) build() error {
	if err := t.Ages.Check(); err != nil {
		return err
	}
	w := t.Ages.Open()
	if t.NMx[w] <= 0 || math.IsInf(1/t.NMx[w], 0) {
		return &DataError{Age: t.Ages.Label(w), Msg: "no deaths in the open age group, so life expectancy there has no finite value",
			Hint: "pool years, or close the table at a lower age"}
	}
	axRules[t.Options.Ax].fill(t.NAx, t.Ages, t.NMx, t.Options.Sex)

	ages, m, a, q := t.Ages[:w+1], t.NMx[:w+1], t.NAx[:w+1], t.Nqx[:w+1]
	l, d, years := t.Lx[:w+1], t.Ndx[:w+1], t.NLx[:w+1]
	alive := float64(Radix)
	for i := range w {
		n := float64(ages[i+1] - ages[i])
		q[i] = n * m[i] / (1 + (n-a[i])*m[i])
		if !(q[i] < 1) { // also catches an overflow
			q[i] = -math.Expm1(-n * m[i])
			t.Forced = append(t.Forced, i)
		}
		l[i], d[i] = alive, alive*q[i]
		alive -= d[i]
		years[i] = n*alive + a[i]*d[i]
	}
	open := 1 / m[w]
	a[w], q[w], l[w], d[w], years[w] = open, 1, alive, alive, alive*open

	above, e := years[w], open
	t.Tx[w], t.Ex[w] = above, e
	for i := w - 1; i >= 0; i-- {
		n := float64(ages[i+1] - ages[i])
		above += years[i]
		e = n - (n-a[i])*q[i] + (1-q[i])*e
		t.Tx[i], t.Ex[i] = above, e
	}
	return nil
}

// Warnings says what a reader of the table must know.
func (t *Table) Warnings() []Warning {
	var ws []Warning
	for _, i := range t.Forced {
		label := t.Ages.Label(i)
		ws = append(ws, Warning{"constant-force",
			fmt.Sprintf("age %s: the death rate %.3g gives q above 1; q = 1 - exp(-n·m) was used", label, t.NMx[i]),
			fmt.Sprintf("อายุ %s: อัตราตาย %.3g ทำให้ q เกิน 1 จึงใช้ q = 1 - exp(-n·m)", label, t.NMx[i])})
	}
	if t.Options.Ax.BlendsFirstGroup(t.Ages) {
		label := t.Ages.Label(0)
		ws = append(ws, Warning{"first-group",
			fmt.Sprintf("the first age group is %s: a = %.3f years, from a0 and the death rates of older children at %.0f %% of the infant rate", label, t.NAx[0], 100*childToInfant),
			fmt.Sprintf("กลุ่มอายุแรกคือ %s: ใช้ a = %.3f ปี คำนวณจาก a0 และอัตราตายของเด็กโตที่ร้อยละ %.0f ของทารก", label, t.NAx[0], 100*childToInfant)})
	}
	return ws
}
