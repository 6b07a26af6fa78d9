package burden

import (
	"slices"
	"strconv"
	"sync"

	"github.com/lehackathon/le/lifetable"
)

// Losses says by what table years of life lost are counted.
type Losses int

// The tables.
const (
	WHO Losses = iota // the frontier of the Global Health Estimates, 91.9 years at birth; the default
	Own               // the population's own life table
)

var lossNames = []string{WHO: "who", Own: "own"}

// LossNames lists the names of the tables, the default first.
func LossNames() []string { return slices.Clone(lossNames) }

// ParseLosses finds a table by its name.
func ParseLosses(name string) (Losses, bool) {
	i := slices.Index(lossNames, name)
	return Losses(max(i, 0)), i >= 0
}

// String returns the name as written on the command line.
func (l Losses) String() string { return lossNames[l] }

// Describe says what the table is, in English and Thai.
func (l Losses) Describe() (en, th string) {
	if l == Own {
		return "the population's own life expectancy", "อายุคาดเฉลี่ยที่เหลือของประชากรนั้นเอง"
	}
	return "WHO's standard life table (91.9 years at birth)", "ตารางชีพมาตรฐานขององค์การอนามัยโลก (91.9 ปีเมื่อแรกเกิด)"
}

// Source cites the table.
func (l Losses) Source() string {
	if l == Own {
		return "expectancy at the mean age at death of each interval, interpolated in the life table"
	}
	return "WHO, Methods and data sources for Global Health Estimates; expectancy at the mean age at death of each interval"
}

// PerDeath returns the years a death in each age group loses: the life expectancy at
// the mean age at death of its interval, x + a, the same for all causes. The mean age
// in the open group is x + 1/m. The table is one of a population, closed at its rate.
func (l Losses) PerDeath(t *lifetable.Table) []float64 {
	years := make([]float64, len(t.Ages))
	for x, age := range t.Ages {
		switch {
		case l == WHO:
			years[x] = frontier().At(float64(age) + t.NAx[x])
		case x == t.Ages.Open():
			years[x] = t.Ex[x] // exponential: the same at all ages above
		default:
			part := t.NAx[x] / float64(t.Ages.Width(x))
			years[x] = t.Ex[x] + part*(t.Ex[x+1]-t.Ex[x])
		}
	}
	return years
}

// Reference is life expectancy at exact ages, rising.
type Reference struct{ Ages, Ex []float64 }

// At returns the expectancy at an age, linear between the ages of the table and that
// of its last age above it.
func (r *Reference) At(age float64) float64 {
	last := len(r.Ages) - 1
	if age >= r.Ages[last] {
		return r.Ex[last]
	}
	i := max(0, searchAbove(r.Ages, age)-1)
	part := (age - r.Ages[i]) / (r.Ages[i+1] - r.Ages[i])
	return r.Ex[i] + part*(r.Ex[i+1]-r.Ex[i])
}

// searchAbove returns the first index whose age is above the given one.
func searchAbove(ages []float64, age float64) int {
	i, _ := slices.BinarySearchFunc(ages, age, func(a, age float64) int {
		if a <= age {
			return -1
		}
		return 1
	})
	return i
}

// frontier is read when first asked for, and never changed.
var frontier = sync.OnceValue(func() *Reference {
	r := &Reference{}
	for _, row := range records("frontier.csv") {
		age, err1 := strconv.ParseFloat(row[0], 64)
		ex, err2 := strconv.ParseFloat(row[1], 64)
		if err1 != nil || err2 != nil {
			panic("burden: frontier.csv is damaged")
		}
		r.Ages, r.Ex = append(r.Ages, age), append(r.Ex, ex)
	}
	return r
})

// Frontier returns WHO's standard life table for years of life lost, single ages.
func Frontier() *Reference {
	f := frontier()
	return &Reference{Ages: slices.Clone(f.Ages), Ex: slices.Clone(f.Ex)}
}
