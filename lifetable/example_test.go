package lifetable_test

import (
	"fmt"

	"github.com/lehackathon/le/lifetable"
)

func ExampleNew() {
	ages := lifetable.Ages{0, 15, 45, 65, 80}
	deaths := []float64{60, 150, 400, 500, 600}
	people := []float64{40000, 80000, 50000, 15000, 5000}
	table, err := lifetable.New(ages, deaths, people, lifetable.Options{Ax: lifetable.Half})
	if err != nil {
		fmt.Println(err)
		return
	}
	e0 := lifetable.NormalInterval(table.Ex[0], table.Variance()[0], 0.95)
	fmt.Printf("e0 %.2f (%.2f-%.2f), 20q45 %.4f\n", table.Ex[0], e0.Lower, e0.Upper, table.Nqx[2])
	// Output: e0 73.86 (73.07-74.66), 20q45 0.1481
}

// austria is Austria, males, 1992, from 60 on (Preston, Heuveline & Guillot
// 2001, box 3.1).
var austria = struct {
	ages           lifetable.Ages
	deaths, people []float64
}{
	lifetable.Ages{60, 65, 70, 75, 80, 85},
	[]float64{3496, 4366, 4337, 5279, 6460, 6146},
	[]float64{187962, 153832, 105169, 73694, 57512, 32248},
}

// ExampleGivenAx builds a table with ax values of a user's own.
func ExampleGivenAx() {
	given := lifetable.NewGivenAx(map[int]float64{60: 2.624, 65: 2.619})
	table, err := lifetable.New(austria.ages, austria.deaths, austria.people, lifetable.Options{Given: given})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(table.NAx[:3])
	// Output: [2.624 2.619 2.5]
}

// ExampleInfants says how infants share a first group 0-4.
func ExampleInfants() {
	ages, deaths, people := lifetable.Ages{0, 5, 10}, []float64{100, 5, 500}, []float64{10000, 10000, 40000}
	table, err := lifetable.New(ages, deaths, people, lifetable.Options{
		Ax: lifetable.Chiang, Infants: lifetable.Infants{Births: 1800, IMR: 0.04}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("a = %.3f: %s\n", table.NAx[0], table.Warnings()[0].Code)
	// Output: a = 0.912: first-group
}

// ExampleFit closes a table by a Kannisto curve instead of 1/m.
func ExampleFit() {
	table, err := lifetable.New(austria.ages, austria.deaths, austria.people, lifetable.Options{Close: lifetable.Kannisto})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(table.Ages)
	fmt.Println(table.Warnings()[0])
	// Output:
	// 60-64, 65-69, 70-74 … 110+
	// ages 85 and over follow a kannisto curve fitted to ages 60-84 (rise 0.0961 a year); e60 changes by -0.023 years against 1/m
}

// ExampleFromQ starts from probabilities of dying and ex of the open group.
func ExampleFromQ() {
	table, err := lifetable.FromQ(lifetable.Ages{60, 70, 80}, []float64{0.2, 0.4, 1}, 1/8.0, lifetable.Options{Ax: lifetable.Half})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("e60 %.2f, m60 %.4f\n", table.Ex[0], table.NMx[0])
	// Output: e60 19.24, m60 0.0222
}

// ExampleFromSurvivors starts from survivors, of any radix.
func ExampleFromSurvivors() {
	table, err := lifetable.FromSurvivors(lifetable.Ages{60, 70, 80}, []float64{1, 0.8, 0.48}, 1/8.0, lifetable.Options{Ax: lifetable.Half})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("e60 %.2f, m60 %.4f\n", table.Ex[0], table.NMx[0])
	// Output: e60 19.24, m60 0.0222
}

// ExampleTable_Sullivan computes healthy life expectancy from the share of people
// in ill health.
func ExampleTable_Sullivan() {
	table, err := lifetable.New(austria.ages, austria.deaths, austria.people, lifetable.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	ill, asked := []float64{0.2, 0.25, 0.3, 0.4, 0.5, 0.6}, []float64{400, 400, 300, 300, 200, 100}
	healthy, err := table.Sullivan(ill, asked)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("e60 %.2f, healthy %.2f (SE %.2f), %.0f %%\n", table.Ex[0], healthy.HLE[0], healthy.SE[0], 100*healthy.Share[0])
	// Output: e60 18.40, healthy 12.56 (SE 0.20), 68 %
}

// ExampleTable_Bootstrap puts an interval on the median age at death.
func ExampleTable_Bootstrap() {
	table, err := lifetable.New(austria.ages, austria.deaths, austria.people, lifetable.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	median := lifetable.Measure{Name: "median", Of: func(t *lifetable.Table) (float64, bool) { return t.AgeAt(0.5) }}
	draws, err := table.Bootstrap(1000, 1, median)
	if err != nil {
		fmt.Println(err)
		return
	}
	age, _ := table.AgeAt(0.5)
	iv, _ := draws.Interval(0, 0.95)
	fmt.Printf("%.1f (%.1f-%.1f)\n", age, iv.Lower, iv.Upper)
	// Output: 78.7 (78.6-78.8)
}

// ExampleBatch_Build builds two tables at once.
func ExampleBatch_Build() {
	batch, err := lifetable.NewBatch(lifetable.Ages{0, 40, 80}, lifetable.Options{Ax: lifetable.Half}, 2)
	if err != nil {
		fmt.Println(err)
		return
	}
	deaths := []float64{20, 90, 60 /* men */, 12, 70, 90 /* women */}
	people := []float64{9000, 8000, 500, 9000, 8500, 900}
	batch.Build(deaths, people, []lifetable.Sex{lifetable.Male, lifetable.Female})
	for i := range 2 {
		ex, se := batch.At(i)
		fmt.Printf("e0 %.2f (SE %.2f)\n", ex[0], se[0])
	}
	// Output:
	// e0 73.00 (SE 1.46)
	// e0 78.32 (SE 1.41)
}
