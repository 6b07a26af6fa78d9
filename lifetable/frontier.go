package lifetable

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Reference is life expectancy at exact ages, rising: a standard that years of life
// lost are counted by.
type Reference struct{ Ages, Ex []float64 }

// At returns the expectancy at an age, linear between the ages of the table and that
// of its last age above it.
func (r *Reference) At(age float64) float64 {
	last := len(r.Ages) - 1
	if age >= r.Ages[last] {
		return r.Ex[last]
	}
	i, exact := slices.BinarySearch(r.Ages, age)
	if exact || i == 0 {
		return r.Ex[i]
	}
	part := (age - r.Ages[i-1]) / (r.Ages[i] - r.Ages[i-1])
	return r.Ex[i-1] + part*(r.Ex[i]-r.Ex[i-1])
}

// PerDeath returns the years that a death in each age group of a table loses: the
// reference's expectancy at the mean age at death of the interval, x + nax, which is
// x + 1/m in the open one.
func (r *Reference) PerDeath(t *Table) []float64 {
	years := make([]float64, len(t.Ages))
	for x, age := range t.Ages {
		years[x] = r.At(float64(age) + t.NAx[x])
	}
	return years
}

//go:embed frontier.csv
var frontierText string

// frontier is read when first asked for, and never changed.
var frontier = sync.OnceValue(func() *Reference {
	rows := csv.NewReader(strings.NewReader(frontierText))
	rows.Comment = '#'
	all, err := rows.ReadAll()
	if err != nil {
		panic("lifetable: frontier.csv is damaged")
	}
	r := &Reference{}
	for _, row := range all[1:] {
		age, err1 := strconv.ParseFloat(row[0], 64)
		ex, err2 := strconv.ParseFloat(row[1], 64)
		if err1 != nil || err2 != nil {
			panic("lifetable: frontier.csv is damaged")
		}
		r.Ages, r.Ex = append(r.Ages, age), append(r.Ex, ex)
	}
	return r
})

// Frontier returns the standard life table of the World Health Organization for years
// of life lost, by single ages: 91.9 years at birth (WHO, Methods and data sources for
// Global Health Estimates).
func Frontier() *Reference {
	f := frontier()
	return &Reference{Ages: slices.Clone(f.Ages), Ex: slices.Clone(f.Ex)}
}
