package lifetable

import "fmt"

// CloseOut says how a table is closed: what stands for the open age group.
type CloseOut int

// The close-outs.
const (
	Rate     CloseOut = iota // ex = 1/m of the open group; the default
	Gompertz                 // death rates go on rising as a Gompertz curve
	Kannisto                 // death rates go on rising as a Kannisto curve
)

// DefaultFitFrom is the first age a close-out is fitted to where none is chosen.
const DefaultFitFrom = 60

// lastFitted is where a fitted table ends with an open group of its own.
const lastFitted = 110

// closeOuts is the one list of close-outs; help, parsing and outputs read it.
var closeOuts = [...]struct{ name, en, th, source string }{
	Rate: {"rate", "ex of the open group is 1/m", "อายุคาดเฉลี่ยของกลุ่มอายุเปิดคือ 1/m",
		"Chiang 1984; Preston, Heuveline & Guillot 2001, section 3.3"},
	Gompertz: {"gompertz", "death rates above the open age from a fitted Gompertz curve", "อัตราตายเหนืออายุเปิดจากเส้นโค้ง Gompertz ที่ปรับเข้ากับข้อมูล",
		"Gompertz 1825: log m(x) = a + b·x"},
	Kannisto: {"kannisto", "death rates above the open age from a fitted Kannisto curve", "อัตราตายเหนืออายุเปิดจากเส้นโค้ง Kannisto ที่ปรับเข้ากับข้อมูล",
		"Thatcher, Kannisto & Vaupel 1998: logit m(x) = a + b·x"},
}

// CloseOuts lists the names of the close-outs, the default first.
func CloseOuts() []string {
	names := make([]string, len(closeOuts))
	for i, c := range closeOuts {
		names[i] = c.name
	}
	return names
}

// ParseCloseOut finds a close-out by its name.
func ParseCloseOut(name string) (CloseOut, bool) {
	for i, c := range closeOuts {
		if c.name == name {
			return CloseOut(i), true
		}
	}
	return 0, false
}

// String returns the close-out's name as written on the command line.
func (c CloseOut) String() string { return closeOuts[c].name }

// Describe says what the close-out does, in English and Thai.
func (c CloseOut) Describe() (en, th string) { return closeOuts[c].en, closeOuts[c].th }

// Source cites the close-out.
func (c CloseOut) Source() string { return closeOuts[c].source }

// extended returns the layout with its open group split into five-year groups up
// to 110+.
func (g Ages) extended() Ages {
	open := g[g.Open()]
	longer := append(make(Ages, 0, len(g)+lastFitted/5), g...)
	for a := open - open%5 + 5; a <= lastFitted; a += 5 {
		longer = append(longer, a)
	}
	return longer
}

// closeOut replaces the open group of a finished table by the fitted curve. The
// curve's own survivors and person-years fill the rows, so that nothing depends
// on how wide they are; m is deaths over person-years.
func (t *Table) closeOut() error {
	t.Fit = nil
	if t.Options.Close == Rate {
		return nil
	}
	fit, err := t.fit()
	if err != nil {
		return err
	}
	first, last := t.data.Open(), t.Ages.Open()
	fit.RateEx = append([]float64(nil), t.Ex[:first+1]...)
	t.Fit = fit

	alive := t.Lx[first]
	for i := first; i < last; i++ {
		x, n := float64(t.Ages[i]), float64(t.Ages.Width(i))
		q, years := fit.curve.dying(x, n), fit.curve.years(x, n)
		t.NMx[i], t.NAx[i], t.Nqx[i] = q/years, inside((years-n*(1-q))/q, n), q
		t.Lx[i], t.Ndx[i], t.NLx[i] = alive, alive*q, alive*years
		alive -= t.Ndx[i]
	}
	e, _ := fit.curve.expectancy(float64(t.Ages[last])) // finite, as fit made sure
	t.NMx[last], t.NAx[last], t.Nqx[last] = 1/e, e, 1
	t.Lx[last], t.Ndx[last], t.NLx[last] = alive, alive, alive*e
	t.Tx[last], t.Ex[last] = alive*e, e
	t.sumUp(last)
	if left := float64(lastFitted - t.Ages[first]); t.Ex[first] > left {
		return &DataError{Age: t.data.Label(first), Msg: fmt.Sprintf("the %s curve gives %.1f more years there, beyond age %d", fit.Law, t.Ex[first], lastFitted),
			Hint: "too few deaths carry the curve: fit from a lower age, pool years, or close the table with the rate"}
	}
	return nil
}
