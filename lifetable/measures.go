package lifetable

import "fmt"

// Measure is a figure that sums up a table. ok is false where the table has none,
// such as 45q15 of a table that starts at 30.
type Measure struct {
	Name   string // stable, for columns and flags
	EN, TH string
	Of     func(*Table) (value float64, ok bool)

	// Variance is the delta method's; nil where only a bootstrap gives one.
	Variance func(*Table) (variance float64, ok bool)
}

// measures is the one list of summary measures, in the order of the outputs.
var measures = [...]Measure{
	LifeExpectancy(0), LifeExpectancy(15), LifeExpectancy(30), LifeExpectancy(60), LifeExpectancy(65),
	Dying(0, 5), Dying(15, 60), Dying(30, 70),
	{Name: "edagger", EN: "years lost by those who die, e-dagger", TH: "ปีที่เสียไปจากการตายโดยเฉลี่ย e-dagger", Of: always((*Table).EDagger)},
	{Name: "keyfitz_h", EN: "Keyfitz' entropy H", TH: "เอนโทรปีของ Keyfitz (H)", Of: always((*Table).KeyfitzH)},
	{Name: "gini", EN: "Gini coefficient of the age at death", TH: "สัมประสิทธิ์จีนีของอายุเมื่อตาย", Of: always((*Table).Gini)},
	{Name: "sd", EN: "standard deviation of the age at death, years", TH: "ส่วนเบี่ยงเบนมาตรฐานของอายุเมื่อตาย (ปี)", Of: always((*Table).SD)},
	{Name: "iqr", EN: "interquartile range of the age at death, years", TH: "พิสัยระหว่างควอร์ไทล์ของอายุเมื่อตาย (ปี)", Of: always((*Table).IQR)},
	{Name: "median_age", EN: "median age at death", TH: "มัธยฐานอายุเมื่อตาย", Of: func(t *Table) (float64, bool) { return t.AgeAt(0.5) }},
	{Name: "modal_age", EN: "modal age at death of adults", TH: "ฐานนิยมอายุเมื่อตายของผู้ใหญ่", Of: (*Table).ModalAge},
}

// Measures returns the summary measures, in the order of the outputs. Those of
// disparity count from the table's first age.
func Measures() []Measure { return append([]Measure(nil), measures[:]...) }

// LifeExpectancy is ex at an age, in years.
func LifeExpectancy(age int) Measure {
	return Measure{
		Name: fmt.Sprintf("e%d", age),
		EN:   fmt.Sprintf("life expectancy at age %d, years", age),
		TH:   fmt.Sprintf("อายุคาดเฉลี่ยที่อายุ %d ปี", age),
		Of:   func(t *Table) (float64, bool) { return t.At(age) },
		Variance: func(t *Table) (float64, bool) {
			if i := t.Ages.Index(age); i >= 0 && t.Deaths != nil {
				return t.Variance()[i], true
			}
			return 0, false
		},
	}
}

// Dying is the probability of dying between two ages, named as CLI columns are:
// q45_15 from 15 to 60.
func Dying(from, to int) Measure {
	return Measure{
		Name:     fmt.Sprintf("q%d_%d", to-from, from),
		EN:       fmt.Sprintf("probability that somebody aged %d dies before %d", from, to),
		TH:       fmt.Sprintf("โอกาสตายระหว่างอายุ %d ถึงก่อน %d ปี", from, to),
		Of:       func(t *Table) (float64, bool) { return t.Prob(from, to) },
		Variance: func(t *Table) (float64, bool) { return t.ProbVariance(from, to) },
	}
}

// TemporaryLE is the years lived between two ages by somebody at the first.
func TemporaryLE(from, to int) Measure {
	return Measure{
		Name: fmt.Sprintf("e%d_%d", from, to),
		EN:   fmt.Sprintf("years lived between ages %d and %d", from, to),
		TH:   fmt.Sprintf("จำนวนปีที่มีชีวิตระหว่างอายุ %d ถึง %d ปี", from, to),
		Of:   func(t *Table) (float64, bool) { return t.Temporary(from, to) },
	}
}

// always makes a Measure's function of one that every table has.
func always(of func(*Table) float64) func(*Table) (float64, bool) {
	return func(t *Table) (float64, bool) { return of(t), true }
}
