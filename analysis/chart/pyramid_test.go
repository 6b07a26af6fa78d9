package chart

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
)

func sexesOf(t testing.TB, code string) Sexes {
	t.Helper()
	return Sexes{samplePopulation(t, "workshop", code, analysis.Male, 2019, 2022), samplePopulation(t, "workshop", code, analysis.Female, 2019, 2022)}
}

// drawnSexes are people in age groups from 0 with deaths at a rate of 1 in 100 a year.
func drawnSexes(name string, ages []int, men, women []float64) Sexes {
	pop := func(sex analysis.Sex, people []float64) *analysis.Population {
		p := &analysis.Population{Area: analysis.Area{Code: name, EN: name, TH: name}, Period: analysis.Period{From: 2021, To: 2022}, Sex: sex, Ages: ages, Exposure: people,
			Causes: []analysis.Cause{{ID: "all", EN: "all"}}}
		for _, n := range people {
			p.Deaths = append(p.Deaths, n/100)
		}
		return p
	}
	return Sexes{pop(analysis.Male, men), pop(analysis.Female, women)}
}

// TestPyramidBars: 1,000 people of 0, 1-4, 5-9, 10-19 and 20+. Infants are drawn with
// the others under five; the group of ten years counts as two.
func TestPyramidBars(t *testing.T) {
	near := drawnSexes("A", []int{0, 1, 5, 10, 20}, []float64{20, 80, 100, 200, 100}, []float64{30, 70, 100, 100, 200})
	w := near.wide()
	if diff := cmp.Diff([]int{0, 5, 10, 20}, []int(w.Men.Ages)); diff != "" {
		t.Fatalf("ages (-want +got):\n%s", diff)
	}
	widths, per5 := barWidths(w.Men.Ages)
	if diff := cmp.Diff([]float64{1, 1, 2, 1}, widths); diff != "" || !per5 {
		t.Errorf("widths, per five years %v (-want +got):\n%s", per5, diff)
	}
	st := testStyle(t, "en", "a4", Print)
	f, err := Pyramid(st, About{}, near, nil)
	if err != nil {
		t.Fatal(err)
	}
	// Nobody is known to be 60; the last group starts at 20: 300 of 1,000.
	if want := "People aged 20 and over make up 30.0 % of those in A"; f.Title != want {
		t.Errorf("title %q, want %q", f.Title, want)
	}
	if len(f.Data.Rows) != 10 {
		t.Errorf("%d rows of data, want those of all 10 groups as they are", len(f.Data.Rows))
	}
}

// TestExpectedDeaths: at twice the rates of the other side, half of the deaths were to
// be expected.
func TestExpectedDeaths(t *testing.T) {
	ages, people := []int{0, 5, 60}, []float64{1000, 5000, 2000}
	near, against := drawnSexes("A", ages, people, people), drawnSexes("B", ages, []float64{10, 20, 30}, []float64{40, 50, 60})
	for _, p := range near.each() {
		for x := range p.Deaths {
			p.Deaths[x] *= 2
		}
	}
	expected, err := (&against).expectedIn(near)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range expected.each() {
		for x, d := range p.AllCauses() {
			if want := near.each()[i].Deaths[x] / 2; math.Abs(d-want) > 1e-9 {
				t.Errorf("sex %d, age %d: %v deaths expected, want %v", i, x, d, want)
			}
		}
	}
	f, err := DeathPyramid(testStyle(t, "en", "a4", Print), About{}, near, &against)
	if err != nil {
		t.Fatal(err)
	}
	// 16,000 people twice at 2 in 100: 320 deaths in two years.
	if want := "160 people die a year in A, 80 more than at the death rates of those in B"; f.Title != want {
		t.Errorf("title %q, want %q", f.Title, want)
	}
	// Of 1,000 men under five half of 20 deaths were to be expected.
	if diff := cmp.Diff([]string{"1000", "6.25", "20", "10"}, f.Data.Rows[0][6:]); diff != "" {
		t.Errorf("first row of data (-want +got):\n%s", diff)
	}
	against.Men.Exposure[1] = 0
	if _, err := DeathPyramid(testStyle(t, "en", "a4", Print), About{}, near, &against); err == nil || !strings.Contains(err.Error(), "5-59") {
		t.Errorf("error %v, want one that names the age without people", err)
	}
}

// TestPyramidErrors: what cannot be drawn says what to do.
func TestPyramidErrors(t *testing.T) {
	st := testStyle(t, "th", "a4", Print)
	five := drawnSexes("A", []int{0, 5, 10}, []float64{1, 1, 1}, []float64{1, 1, 1})
	late := drawnSexes("B", []int{40, 50, 60}, []float64{1, 1, 1}, []float64{1, 1, 1})
	none := drawnSexes("C", []int{0, 5, 10}, []float64{0, 0, 0}, []float64{0, 0, 0})
	cases := map[string]func() (*Figure, error){
		"no women":    func() (*Figure, error) { return Pyramid(st, About{}, Sexes{Men: five.Men}, nil) },
		"unlike ages": func() (*Figure, error) { return Pyramid(st, About{}, five, &late) },
		"no people":   func() (*Figure, error) { return Pyramid(st, About{}, none, nil) },
		"no deaths":   func() (*Figure, error) { return DeathPyramid(st, About{}, none, nil) },
		"no gap":      func() (*Figure, error) { return GapPyramid(st, About{}, nil, nil) },
	}
	for name, draw := range cases {
		t.Run(name, func(t *testing.T) {
			var data *analysis.DataError
			if _, err := draw(); !errors.As(err, &data) || data.Hint == "" {
				t.Errorf("error %v, want one that says what to do", err)
			}
		})
	}
}

// TestPyramids draws pyramids with and without another side, of few groups, of single
// years, and of gaps to one side and to both.
func TestPyramids(t *testing.T) {
	single := func(name string, slope float64) Sexes {
		var ages []int
		var men, women []float64
		for a := range 101 {
			ages = append(ages, a)
			men, women = append(men, 1000-slope*float64(a)), append(women, 1100-slope*float64(a))
		}
		return drawnSexes(name, ages, men, women)
	}
	sets := map[string][]Sexes{"loei": {sexesOf(t, "42"), sexesOf(t, "TH")}, "alone": {sexesOf(t, "42")}, "single": {single("A", 9), single("B", 5)},
		"two": {drawnSexes("A", []int{0, 60}, []float64{900, 100}, []float64{850, 200})}}
	gaps := func(factor func(int) float64) []*decompose.Result {
		near, against := invented(longNames(3), repeat(3, factor))
		men := gapOf(t, near, against, decompose.Options{Delta: true})
		women := *near
		women.Sex = analysis.Female
		return []*decompose.Result{men, gapOf(t, &women, against, decompose.Options{Delta: true})}
	}
	both := map[string][]*decompose.Result{"sample": {workshopGap(t, "42", analysis.Male), workshopGap(t, "42", analysis.Female)},
		"negative": gaps(func(int) float64 { return 1.3 }), "positive": gaps(func(int) float64 { return 0.7 })}
	for size, purpose := range tightSizes() {
		for _, lang := range []string{"th", "en"} {
			st := testStyle(t, lang, size, purpose)
			for _, kind := range Kinds() {
				draw := func(name string, in Input) {
					id := strings.Join([]string{kind.Name, name, lang, size}, "-")
					t.Run(id, func(t *testing.T) {
						f, err := kind.Draw(st, in)
						if err != nil {
							t.Fatal(err)
						}
						checkTexts(t, f)
						checkSome(t, f, id)
					})
				}
				switch kind.Need {
				case NeedSexes:
					for name, s := range sets {
						draw(name, Input{About: sampleAbout(), Sexes: s})
					}
				case NeedSexGaps:
					for name, g := range both {
						draw(name, Input{About: sampleAbout(), Gaps: g})
					}
				}
			}
		}
	}
}
