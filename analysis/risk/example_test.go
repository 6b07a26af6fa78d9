package risk_test

import (
	"context"
	"fmt"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/risk"
)

func ExampleLevin() {
	// A third of men smoke; smokers die of lung cancer 3.51 times as often.
	paf, _ := risk.Levin([]float64{1.0 / 3}, []float64{3.51})
	fmt.Printf("%.3f\n", paf)
	// Output: 0.456
}

func ExampleNormal() {
	// Blood pressure of 128 (18) mmHg; 1.45 times the risk for every 10 mmHg above 112.5.
	fmt.Printf("%.3f\n", 1-1/risk.Normal(128, 18, 0.0371563556, 112.5))
	// Output: 0.561
}

func ExampleJoint() {
	fmt.Printf("%.3f\n", risk.Joint(0.3, 0.2, 0.1))
	// Output: 0.496
}

func ExampleRank() {
	ages := analysis.Ages{0, 40, 60}
	causes := []analysis.Cause{{ID: "lung", ICD10: "C33-C34"}, {ID: "rest", ICD10: "A00-B99"}}
	pop := &analysis.Population{Sex: analysis.Male, Ages: ages, Causes: causes,
		Deaths: []float64{0, 40, 60, 100, 200, 900}, Exposure: []float64{50000, 30000, 20000}}
	e, err := risk.DefaultEvidence()
	if err != nil {
		fmt.Println(err)
		return
	}
	country, err := e.DefaultExposures()
	if err != nil {
		fmt.Println(err)
		return
	}
	local, err := e.ParseInline("smoking=male:33.3%")
	if err != nil {
		fmt.Println(err)
		return
	}
	results, err := risk.Rank(context.Background(), []risk.Subject{{Parts: []*analysis.Population{pop}}}, e, country.With(local),
		risk.Options{Risks: []string{"smoking"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	l := results[0].Lines[0]
	fmt.Printf("%.1f of 100 deaths from lung cancer, %.2f years of life expectancy\n", l.Deaths, l.Gain)
	// Output: 45.5 of 100 deaths from lung cancer, 0.78 years of life expectancy
}
