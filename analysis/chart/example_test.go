package chart_test

import (
	"bytes"
	"fmt"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart"
	"github.com/lehackathon/le/analysis/decompose"
)

// A province against the country, two causes of death.
func ExampleGap() {
	side := func(code, name string, heart, road float64) *analysis.Population {
		return &analysis.Population{
			Area: analysis.Area{Code: code, EN: name}, Period: analysis.Period{From: 2021, To: 2022}, Sex: analysis.Male,
			Ages:     analysis.Ages{0, 15, 60},
			Causes:   []analysis.Cause{{ID: "heart", EN: "Heart disease"}, {ID: "road", EN: "Road injuries"}},
			Deaths:   []float64{20, 300, heart, 10, road, 100},
			Exposure: []float64{40000, 120000, 36000},
		}
	}
	gap, err := decompose.Compare(side("42", "Loei", 2000, 700), side("TH", "Thailand", 2000, 400), decompose.Options{Delta: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	style, err := chart.NewStyle("en")
	if err != nil {
		fmt.Println(err)
		return
	}
	style.Palette = chart.ResultPalette(gap) // the same colours in all charts of a run
	about := chart.About{Source: chart.Phrase{EN: "civil registration", TH: "ทะเบียนราษฎร"}}
	figure, err := chart.Gap(style, about, gap)
	if err != nil {
		fmt.Println(err)
		return
	}
	var picture bytes.Buffer
	if err := figure.WritePNG(&picture); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(figure.Title)
	fmt.Println(figure.Notes[0])
	// Output:
	// Life expectancy of men in Loei is 3.3 years shorter than in Thailand; the largest known cause is Road injuries (3.28 years)
	// source: civil registration · years: CE 2021–2022 · method: arriaga-symmetric, ax andreev-kingkade, 95 % intervals by delta method
}

// Kinds lists the charts there are, for help and documents.
func ExampleKinds() {
	for _, k := range chart.Kinds() {
		fmt.Printf("%s: %s\n", k.Name, k.Shows.EN)
	}
	// Output:
	// gap: years of life that each cause takes or adds
	// waterfall: from one life expectancy to the other, cause by cause
	// age-cause: the gap by age, each age by cause
	// scarf: the gap as a bar of 100 %, cut by cause and by age
	// survival: how many of 100 people are alive at every age
	// mortality: death rates by age, on a logarithmic scale
	// trend: life expectancy by year
	// causes: causes of death ranked, by deaths, rates, years of life lost or life expectancy gained
	// ranks: how the ranks of causes of death changed between two years
	// treemap: causes of death as areas, by family
	// pyramid: people by age and sex
	// death-pyramid: deaths by age and sex, and how many were to be expected
	// gap-pyramid: the gap by age, men left and women right
	// compare: life expectancy of areas with intervals, the highest on top
	// funnel: deaths against those expected, with the limits of chance
	// tilemap: life expectancy on a map of Thailand, a tile a province
	// spine: an area's indicators beside the country's and the range of all areas
	// heatmap: years of life that each cause takes or adds, area by area
	// risks: risk factors ranked by the deaths they are behind, by cause
	// tornado: which assumptions an outcome depends on
	// lollipop: life expectancy at birth and at ages 15, 30, 60, 65 and 80
}

// ExampleCompare sets two provinces beside their country.
func ExampleCompare() {
	st, err := chart.NewStyle("en")
	if err != nil {
		panic(err)
	}
	loei := analysis.Area{Code: "42", EN: "Loei", Level: analysis.Province}
	f, err := chart.Compare(st, chart.About{}, chart.Places{Own: loei, List: []chart.Place{
		{Area: analysis.Area{Code: "TH", EN: "Thailand", Level: analysis.Country}, Value: 75.2, Lower: 75.1, Upper: 75.3},
		{Area: loei, Value: 74.3, Lower: 73.8, Upper: 74.8},
		{Area: analysis.Area{Code: "92", EN: "Trang", Level: analysis.Province}, Value: 76.4, Lower: 75.9, Upper: 76.9},
	}})
	if err != nil {
		panic(err)
	}
	fmt.Println(f.Title)
	// Output:
	// Life expectancy in Loei is 74.3 years, 0.9 shorter than in Thailand; of the other 1, 1 clearly higher, 0 clearly lower
}
