package burden

import (
	"slices"

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
	if l == WHO {
		return lifetable.Frontier().PerDeath(t)
	}
	years := make([]float64, len(t.Ages))
	for x := range t.Ages {
		if x == t.Ages.Open() {
			years[x] = t.Ex[x] // exponential: the same at all ages above
			continue
		}
		part := t.NAx[x] / float64(t.Ages.Width(x))
		years[x] = t.Ex[x] + part*(t.Ex[x+1]-t.Ex[x])
	}
	return years
}
