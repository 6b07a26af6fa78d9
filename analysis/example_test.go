package analysis_test

import (
	"fmt"

	"github.com/lehackathon/le/analysis"
)

// Deaths in ages 0-4, 5+ and people in 0-4, 5-9, 10+ share 0-4 and 5+.
func ExampleBuilder() {
	var b analysis.Builder
	deaths := b.AddSource("deaths.csv", func(row, col int) string { return fmt.Sprintf("deaths.csv, row %d", row) })
	people := b.AddSource("population.csv", func(row, col int) string { return fmt.Sprintf("population.csv, row %d", row) })
	area := b.AddArea(analysis.Area{Code: "27", TH: "สระแก้ว", EN: "Sa Kaeo", Level: analysis.Province})
	year := analysis.Period{From: 2021, To: 2021}

	for i, n := range []float64{12, 4300} {
		age := []analysis.AgeSpan{{Lo: 0, Hi: 5}, {Lo: 5, Hi: analysis.OpenEnd}}[i]
		b.AddDeaths(analysis.Record{Area: area, Period: year, Age: age, Cause: analysis.Total, Count: n,
			At: analysis.Ref{Source: deaths, Row: i + 2}})
	}
	for i, n := range []float64{28000, 31000, 490000} {
		age := []analysis.AgeSpan{{Lo: 0, Hi: 5}, {Lo: 5, Hi: 10}, {Lo: 10, Hi: analysis.OpenEnd}}[i]
		b.AddPeople(analysis.Record{Area: area, Period: year, Age: age, Count: n,
			At: analysis.Ref{Source: people, Row: i + 2}})
	}
	d, err := b.Dataset()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, w := range d.Warnings {
		fmt.Println(w)
	}
	p, err := d.Select(analysis.Side{Areas: []int{area}, As: d.Areas[area], Period: year, Sex: analysis.Both})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p)
	for i := range p.Ages {
		fmt.Println(p.Ages.Label(i), p.AllCauses()[i], p.Exposure[i])
	}
	// Output:
	// deaths come in ages 0-4, 5+ (2 groups) and population in 0-4, 5-9, 10+ (3): both were regrouped to 0-4, 5+ (2)
	// Sa Kaeo, 2021, both
	// 0-4 12 28000
	// 5+ 4300 521000
}
