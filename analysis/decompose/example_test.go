package decompose_test

import (
	"fmt"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/lifetable"
)

// examplePair is a small area and a large one: three age groups, two causes.
func examplePair() (near, against *analysis.Population) {
	ages := analysis.Ages{0, 15, 60}
	causes := []analysis.Cause{{ID: "injury", EN: "injury"}, {ID: "other", EN: "other"}}
	near = &analysis.Population{Area: analysis.Area{EN: "A"}, Ages: ages, Causes: causes,
		Exposure: []float64{20000, 60000, 15000}, Deaths: []float64{8, 90, 15, 30, 150, 700}}
	against = &analysis.Population{Area: analysis.Area{EN: "B"}, Ages: ages, Causes: causes,
		Exposure: []float64{200000, 600000, 150000}, Deaths: []float64{60, 500, 120, 280, 1400, 6600}}
	return near, against
}

func ExampleCompare() {
	near, against := examplePair()
	r, err := decompose.Compare(near, against, decompose.Options{Ax: lifetable.Half, Delta: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range r.Contributions(decompose.ByCause) {
		name := "gap"
		if c.Cause != decompose.All {
			name = near.Causes[c.Cause].ID
		}
		fmt.Printf("%-6s %+.2f years (%+.2f to %+.2f)\n", name, c.Years, c.Lower, c.Upper)
	}
	fmt.Println("may be chance:", r.MayBeChance())
	// Output:
	// other  -1.41 years (-3.01 to +0.19)
	// injury -1.28 years (-1.91 to -0.66)
	// gap    -2.69 years (-4.38 to -1.00)
	// may be chance: false
}

func ExampleCompareAll() {
	a, b := examplePair()
	results, err := decompose.CompareAll([]decompose.Pair{{Near: a, Against: b}, {Near: b, Against: a}}, decompose.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%+.2f %+.2f\n", results[0].Gap, results[1].Gap)
	// Output:
	// -2.70 +2.70
}

func ExampleChain() {
	first, last := examplePair()
	c, err := decompose.Chain([]*analysis.Population{first, last, first}, decompose.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d steps, %+.2f years\n", len(c.Steps), c.Gap)
	// Output:
	// 2 steps, +0.00 years
}

func ExampleProbability() {
	near, against := examplePair()
	r, err := decompose.Compare(near, against, decompose.Options{Measure: decompose.Probability(15, 60)})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range r.Contributions(decompose.ByCause) {
		fmt.Printf("%d %+.4f\n", c.Cause, c.Years)
	}
	// Output:
	// 0 +0.0257
	// 1 +0.0064
	// -1 +0.0321
}

func ExampleResult_Explain() {
	near, against := examplePair()
	r, err := decompose.Compare(near, against, decompose.Options{Ax: lifetable.Half})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(r.Explain(0, 1, "en"))
	// Output:
	// injury, age 15-59
	// 1 = B, unstated, both
	// 2 = A, unstated, both
	//
	// n    = 45               years in the age group
	// D1c  = 500              deaths of the cause (1)
	// D1   = 1900             deaths of all causes (1)
	// E1   = 600000           person-years (1)
	// m1c  = D1c / E1
	//      = 0.0008333333333  death rate of the cause (1)
	// m1   = D1 / E1
	//      = 0.003166666667   death rate of all causes (1)
	// l1   = 0.9748210318     share alive at the start of the age group (1)
	// a1   = 22.5             years lived in it by those who die in it (1)
	// e1   = 22.32142857      life expectancy at the start of the next age group (1)
	// q1   = n × m1 / (1 + (n - a1) × m1)
	//      = 0.1330221704     chance to die in the age group (1)
	// D2c  = 90               deaths of the cause (2)
	// D2   = 240              deaths of all causes (2)
	// E2   = 60000            person-years (2)
	// m2c  = D2c / E2
	//      = 0.0015           death rate of the cause (2)
	// m2   = D2 / E2
	//      = 0.004            death rate of all causes (2)
	// l2   = 0.971900419      share alive at the start of the age group (2)
	// a2   = 22.5             years lived in it by those who die in it (2)
	// e2   = 20.97902098      life expectancy at the start of the next age group (2)
	// q2   = n × m2 / (1 + (n - a2) × m2)
	//      = 0.1651376147     chance to die in the age group (2)
	// S12  = -l1 × (n - a1 + e2) × n / ((1 + (n - a1) × m1) × (1 + (n - a1) × m2))
	//      = -1633.427368     years per unit of death rate, from 1 to 2
	// S21  = -l2 × (n - a1 + e1) × n / ((1 + (n - a1) × m1) × (1 + (n - a1) × m2))
	//      = -1678.814242     years per unit of death rate, from 2 to 1
	// S    = (S12 + S21) / 2
	//      = -1656.120805     mean of both directions
	// C    = S × (m2c - m1c)
	//      = -1.104081        contribution, years
	//
	// This cause at this age shortens life in 2 by 1.1041 years compared with 1.
}
