package analysis_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"pgregory.net/rapid"
)

func TestCommonAges(t *testing.T) {
	for _, c := range []struct {
		name, table string
		ages        analysis.Ages
		deaths      []float64 // men of A, 2020
		people      []float64
	}{
		{"the same", "A 2020 m all 0=1 1-4=2 5+=3\nA 2020 m - 0=10 1-4=40 5+=50",
			analysis.Ages{0, 1, 5}, []float64{1, 2, 3}, []float64{10, 40, 50}},
		{"infants among the deaths only", "A 2020 m all 0=1 1-4=2 5-79=4 80-84=5 85+=6\nA 2020 m - 0-4=50 5-79=700 80+=60",
			analysis.Ages{0, 5, 80}, []float64{3, 4, 11}, []float64{50, 700, 60}},
		{"infants among the people only", "A 2020 m all 0-4=3 5-79=4 80+=11\nA 2020 m - 0=10 1-4=40 5-79=700 80-84=40 85+=20",
			analysis.Ages{0, 5, 80}, []float64{3, 4, 11}, []float64{50, 700, 60}},
		{"single ages of the dead, none open", "A 2020 m all 0=1 1=0 2=1 3=0 4=1 5=2 6=3 7=4\nA 2020 m - 0-2=30 3-4=20 5+=50",
			analysis.Ages{0, 3, 5}, []float64{2, 1, 9}, []float64{30, 20, 50}},
		{"single ages of the living, none open", "A 2020 m all 0-1=1 2+=4\nA 2020 m - 0=9 1=8 2=7 3=6 4=1",
			analysis.Ages{0, 2}, []float64{1, 4}, []float64{17, 14}},
		{"bounds of which none is common inside", "A 2020 m all 0-9=1 10-29=2 30+=3\nA 2020 m - 0-4=50 5-14=60 15-29=70 30+=80",
			analysis.Ages{0, 30}, []float64{3, 3}, []float64{180, 80}},
		{"adults only", "A 2020 m all 15-19=1 20+=3\nA 2020 m - 15-19=100 20+=300",
			analysis.Ages{15, 20}, []float64{1, 3}, []float64{100, 300}},
		{"areas that differ", "A 2020 m all 0-4=1 5-9=2 10+=3\nB 2020 m all 0-9=4 10+=5\nA 2020 m - 0-4=10 5-9=20 10+=30\nB 2020 m - 0-4=10 5-9=20 10+=30",
			analysis.Ages{0, 10}, []float64{3, 3}, []float64{30, 30}},
		{"open groups that differ between areas", "A 2020 m all 0-4=1 5-9=2 10+=3\nB 2020 m all 0-4=4 5+=5\nA 2020 m - 0-4=10 5-9=20 10+=30\nB 2020 m - 0-4=10 5-9=20 10+=30",
			analysis.Ages{0, 5}, []float64{1, 5}, []float64{10, 50}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := dataset(t, c.table)
			if !slices.Equal(d.Ages, c.ages) {
				t.Fatalf("ages %v, want %v", []int(d.Ages), []int(c.ages))
			}
			p := pick(t, d, 0, "2020", analysis.Male)
			if got := p.AllCauses(); !slices.Equal(got, c.deaths) {
				t.Errorf("deaths %v, want %v", got, c.deaths)
			}
			if !slices.Equal(p.Exposure, c.people) {
				t.Errorf("people %v, want %v", p.Exposure, c.people)
			}
			if told, same := warning(t, d, "ages-regrouped") != "", c.name == "the same" || c.name == "adults only"; told == same {
				t.Errorf("warned of regrouping: %v", told)
			}
		})
	}
}

// The layouts of a provincial file: deaths 0, 1-4, 5-9 … 85+ and people 0-4 … 80+.
func TestUsualLayouts(t *testing.T) {
	deaths := "A 2020 b all 0=1 1-4=1"
	people := "A 2020 b - 0-4=1000"
	for _, a := range []string{"5-9", "10-14", "15-19", "20-24", "25-29", "30-34", "35-39", "40-44", "45-49", "50-54", "55-59", "60-64", "65-69", "70-74", "75-79"} {
		deaths += " " + a + "=2"
		people += " " + a + "=1000"
	}
	d := dataset(t, deaths+" 80-84=30 85+=50\n"+people+" 80+=1000")
	want := "deaths come in ages 0, 1-4, 5-9 … 85+ (19 groups) and population in 0-4, 5-9, 10-14 … 80+ (17): both were regrouped to 0-4, 5-9, 10-14 … 80+ (17)"
	if got := warning(t, d, "ages-regrouped"); got != want {
		t.Errorf("warning %q, want %q", got, want)
	}
	got := pick(t, d, 0, "2020", analysis.Both).AllCauses()
	if len(got) != 17 || got[0] != 2 || got[1] != 2 || got[16] != 80 {
		t.Errorf("deaths %v", got)
	}
}

// Whatever the layouts, regrouping loses and invents nobody, and every bound is a
// bound of both.
func TestRegroupingKeepsCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		layout := func(name string) []int {
			ages := append([]int{0}, rapid.SliceOfNDistinct(rapid.IntRange(1, 30), 1, 12, rapid.ID[int]).Draw(t, name)...)
			slices.Sort(ages)
			return ages
		}
		b := &analysis.Builder{}
		b.AddArea(analysis.Area{EN: "A"})
		b.AddSource("", func(int, int) string { return "" })
		add := func(ages []int, count int, to func(analysis.Record)) (sum float64) {
			for i, a := range ages {
				hi := analysis.OpenEnd
				if i+1 < len(ages) {
					hi = ages[i+1]
				}
				to(analysis.Record{Period: analysis.Period{From: 2020, To: 2020}, Sex: analysis.Female, Cause: analysis.Total,
					Age: analysis.AgeSpan{Lo: a, Hi: hi}, Count: float64(count + i)})
				sum += float64(count + i)
			}
			return sum
		}
		ofDeaths, ofPeople := layout("deaths"), layout("people")
		deaths, people := add(ofDeaths, 3, b.AddDeaths), add(ofPeople, 500, b.AddPeople)
		d, err := b.Dataset()
		if err != nil {
			if !strings.Contains(err.Error(), "too few age bounds") {
				t.Fatal(err)
			}
			return
		}
		if n, e := d.Totals(); n != deaths || e != people {
			t.Errorf("%v deaths and %v people of %v and %v", n, e, deaths, people)
		}
		for _, a := range d.Ages {
			if !slices.Contains(ofDeaths, a) || !slices.Contains(ofPeople, a) {
				t.Errorf("age %d is no common bound of %v and %v", a, ofDeaths, ofPeople)
			}
		}
	})
}
