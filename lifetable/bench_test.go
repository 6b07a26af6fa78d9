package lifetable_test

import (
	"testing"

	"github.com/lehackathon/le/lifetable"
)

func benchData() (lifetable.Ages, []float64, []float64) {
	ages := lifetable.Ages{0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90}
	deaths, people := make([]float64, len(ages)), make([]float64, len(ages))
	for i, a := range ages {
		people[i] = 30000
		deaths[i] = 5 + float64(a*a)
	}
	return ages, deaths, people
}

// BenchmarkTable builds one abridged table of 20 age groups.
func BenchmarkTable(b *testing.B) {
	ages, deaths, people := benchData()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := lifetable.New(ages, deaths, people, lifetable.Options{Sex: lifetable.Male}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTableRebuild does the same in the memory of a table there is.
func BenchmarkTableRebuild(b *testing.B) {
	ages, deaths, people := benchData()
	table, err := lifetable.New(ages, deaths, people, lifetable.Options{Sex: lifetable.Male})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := table.Rebuild(deaths, people); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTableVariance adds the variance at every age.
func BenchmarkTableVariance(b *testing.B) {
	ages, deaths, people := benchData()
	b.ReportAllocs()
	for b.Loop() {
		table, err := lifetable.New(ages, deaths, people, lifetable.Options{Sex: lifetable.Male})
		if err != nil {
			b.Fatal(err)
		}
		table.Variance()
	}
}
