package burden_test

import (
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/lifetable"
)

// examplePopulation is a small area: three age groups, three causes.
func examplePopulation() *analysis.Population {
	return &analysis.Population{Area: analysis.Area{EN: "A"}, Ages: analysis.Ages{0, 15, 75}, Exposure: []float64{20000, 75000, 5000},
		Causes: []analysis.Cause{{ID: "stroke", ICD10: "I60-I69"}, {ID: "transport", ICD10: "V01-V99"}, {ID: "ill-defined", ICD10: "R00-R99"}},
		Deaths: []float64{1, 90, 210, 4, 120, 6, 2, 60, 300}}
}

func ExampleRank() {
	p := examplePopulation()
	r, err := burden.Rank(p, burden.Options{RankBy: burden.ByGain, Ax: lifetable.Half, Draws: 1000, PYLLTo: 75})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range r.Causes {
		fmt.Printf("%d %-11s %3.0f deaths, rate %5.1f (%.1f to %.1f), gain %.2f years, top 3 in %.0f %%\n",
			b.Rank, p.Causes[b.Cause].ID, b.Deaths, b.ASR.Value, b.ASR.Lower, b.ASR.Upper, b.Gain, b.Top3)
	}
	// Output:
	// 1 stroke      301 deaths, rate 214.9 (190.8 to 241.3), gain 8.17 years, top 3 in 100 %
	// 2 transport   130 deaths, rate 122.2 (102.0 to 145.2), gain 3.53 years, top 3 in 100 %
	// 0 ill-defined 362 deaths, rate 243.1 (218.2 to 270.0), gain 13.00 years, top 3 in 0 %
}

func ExampleStandard_For() {
	s, err := burden.ParseStandard(strings.NewReader("age,weight\n0-4,30\n5-14,20\n15+,50\n"), "mine.csv")
	if err != nil {
		fmt.Println(err)
		return
	}
	w, err := s.For(analysis.Ages{0, 1, 5, 10, 15, 60})
	fmt.Println(w.Ages, w.Share, err)
	_, err = s.For(analysis.Ages{0, 10, 20})
	fmt.Println(err)
	// Output:
	// 0-4, 5-14, 15+ [0.3 0.2 0.5] <nil>
	// standard mine.csv: its age group 5-14 crosses 0-9 of the data
}

func ExampleGain() {
	p := examplePopulation()
	t, err := p.Table(lifetable.Half)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, fraction := range []float64{1, 0.2} {
		years, _ := burden.Gain(t, burden.RemovedShares(p, 1, fraction), 0)
		fmt.Printf("%.0f %% of transport deaths fewer: %+.2f years\n", 100*fraction, years)
	}
	// Output:
	// 100 % of transport deaths fewer: +3.53 years
	// 20 % of transport deaths fewer: +0.68 years
}

func ExampleChange() {
	then, now := examplePopulation(), examplePopulation()
	then.Period, now.Period = analysis.Period{From: 2020, To: 2020}, analysis.Period{From: 2021, To: 2021}
	now.Deaths[4] = 90 // transport at 15-74
	results, err := burden.RankAll([]*analysis.Population{then, now}, burden.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	s := burden.Change(results[0], results[1])[1]
	fmt.Printf("%s: rank %d then, %d now, deaths %+.0f %% (%+.0f to %+.0f)\n", now.Causes[s.Cause].ID, s.RankThen, s.RankNow, s.Deaths.Value, s.Deaths.Lower, s.Deaths.Upper)
	// Output:
	// transport: rank 2 then, 2 now, deaths -23 % (-41 to +1)
}
