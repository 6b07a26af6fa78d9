package burden

import "slices"

// Measure is a figure that causes are ranked by, the highest first.
type Measure int

// The measures.
const (
	ByDeaths Measure = iota // the default
	ByASR                   // the directly standardised rate
	ByYLL                   // years of life lost
	ByPYLL                  // potential years of life lost
	ByGain                  // life expectancy gained without the cause
)

var measureNames = []string{ByDeaths: "deaths", ByASR: "asr", ByYLL: "yll", ByPYLL: "pyll", ByGain: "gain"}

// Measures lists the names of the measures, the default first.
func Measures() []string { return slices.Clone(measureNames) }

// ParseMeasure finds a measure by its name.
func ParseMeasure(name string) (Measure, bool) {
	i := slices.Index(measureNames, name)
	return Measure(max(i, 0)), i >= 0
}

// String returns the name as written on the command line.
func (m Measure) String() string { return measureNames[m] }
