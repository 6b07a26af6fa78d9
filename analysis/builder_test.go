package analysis_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lehackathon/le/analysis"
)

func TestBuilderFillsCells(t *testing.T) {
	d := dataset(t, `
		== heart.csv
		A 2020 m ihd 0-4=1 5+=40
		A 2020 f ihd 0-4=0 5+=30
		== injury.csv
		A 2020 m rta 0-4=2 5+=10
		A 2020 f rta 5+=4
		== people.csv
		A 2020 m - 0-4=500 5+=9000
		A 2020 f - 0-4=480 5+=9500`)
	if !slices.Equal(codes(d), []string{"several-sources"}) || len(d.Unknown) > 0 {
		t.Errorf("warnings %v, unknown %v", codes(d), d.Unknown)
	}
	cells := map[string][]float64{
		"men, ihd":   d.DeathsBy(0, 0, analysis.Male, 0),
		"men, rta":   d.DeathsBy(0, 0, analysis.Male, 1),
		"women, ihd": d.DeathsBy(0, 0, analysis.Female, 0),
		"women, rta": d.DeathsBy(0, 0, analysis.Female, 1),
		"men":        d.ExposureBy(0, 0, analysis.Male),
		"women":      d.ExposureBy(0, 0, analysis.Female),
		"both":       d.ExposureBy(0, 0, analysis.Both),
	}
	want := map[string][]float64{
		"men, ihd": {1, 40}, "men, rta": {2, 10}, "women, ihd": {0, 30}, "women, rta": {0, 4},
		"men": {500, 9000}, "women": {480, 9500}, "both": {0, 0},
	}
	if diff := cmp.Diff(want, cells); diff != "" {
		t.Error(diff)
	}
	if deaths, people := d.Totals(); deaths != 1+40+30+2+10+4 || people != 500+9000+480+9500 {
		t.Errorf("totals %v, %v", deaths, people)
	}
}

func TestBuilderRefusals(t *testing.T) {
	const people = "\nA 2020 m - 0-4=1000 5-9=1000 10+=1000"
	for _, c := range []struct{ name, table, text, advice string }{
		{"nothing", "", "no deaths and no population were found", "columns needed"},
		{"no deaths", people, "population was found, but no deaths", "file with the deaths"},
		{"no population", "A 2020 m all 0+=1", "deaths were found, but no population", "file with the population"},
		{"duplicate",
			"== a.csv\nA 2020 m ihd 0-4=1 5-9=1 10+=9\n== b.csv\nA 2020 m ihd 5-9=2" + people,
			"b.csv:1:1: a second count for A, 2020, male, age 5-9, ihd; the first stands in a.csv:1:2", "each combination stands once"},
		{"duplicate people",
			"A 2020 m all 0-4=1 5-9=1 10+=9" + people + " 5-9=1000",
			"data:2:4: a second count for A, 2020, male, age 5-9; the first stands in data:2:2", "remove one of the two rows"},
		{"overlap", "A 2020 m ihd 0-4=1 3-9=1 10+=9" + people,
			"data:1:2: age 3-9 overlaps age 0-4 of data:1:1 (A, 2020, male, ihd)", "keep one set of age groups"},
		{"overlap of one year", "A 2020 m ihd 0-4=1 4-9=1 10+=9" + people,
			"data:1:2: age 4-9 overlaps age 0-4 of data:1:1 (A, 2020, male, ihd)", "keep one set of age groups"},
		{"a subtotal whose groups are not all there", "A 2020 m all 0-4=1 5-6=1 10+=9 0-9=2" + people,
			"data:1:4: age 0-9 overlaps age 0-4 of data:1:1 (A, 2020, male)", "take subtotals out"},
		{"groups above an open one", "A 2020 m all 0-4=1 5+=8 10+=3" + people,
			"data:1:3: age 10+ overlaps age 5+ of data:1:2 (A, 2020, male)", "keep one set"},
		{"gap in deaths", "A 2020 m all 0-4=1 10+=9" + people,
			"no row of deaths for ages 5-9", "add a row with 0 deaths"},
		{"gap in people", "A 2020 m all 0-4=1 5-9=1 10+=9\nA 2020 m - 0-4=1000 10+=1000",
			"no population for ages 5-9", "add the missing rows"},
		{"deaths end below the open group", "A 2020 m all 0-4=1 5-9=1" + people,
			"no row of deaths for ages 10+", "add a row with 0 deaths"},
		{"people end below the open group", "A 2020 m all 0-4=1 5-9=1 10+=9\nA 2020 m - 0-4=1000 5-9=1000",
			"no population for ages 10+", "add the missing rows"},
		{"no open group", "A 2020 m all 0-4=1 5-9=1\nA 2020 m - 0-4=1000 5-9=1000",
			"neither deaths nor population have an open age group: the oldest ends at age 9", "85+"},
		{"deaths start later", "A 2020 m all 5-9=1 10+=9" + people,
			"no row of deaths for ages 0-4", "add a row with 0 deaths"},
		{"people start later", "A 2020 m all 0-4=1 5-9=1 10+=9\nA 2020 m - 5-9=1000 10+=1000",
			"deaths start at age 0, population at age 5", "same age on"},
		{"one group", "A 2020 m all 0+=9" + people, "share too few age bounds: 1 age group(s)", "begin at the same ages"},
		{"deaths not by age", "A 2020 m all all=9 ?=1" + people, "the files give no deaths by age group", "by age group"},
		{"people not by age", "A 2020 m all 0-4=1 5+=9\nA 2020 m - all=9000", "the files give no population by age group", "by age group"},
		{"age missing in one year",
			"A 2020 m all 0-4=1 5-9=1 10+=9\nA 2021 m all 0-4=1 5-9=1 10+=9" + people + "\nA 2021 m - 0-4=1000 10+=1000",
			"no population for age 5-9 (A, 2021, male)", "every year and area has"},
		{"part of an age missing in one area",
			"A 2020 m all 0-4=1 5+=9\nB 2020 m all 0-4=1 5+=9\nA 2020 m - 0=10 1-4=40 5+=500\nB 2020 m - 1-4=40 5+=500",
			"population for only 4 of the 5 years of age 0-4 (B, 2020, male)", "add the missing rows"},
		{"death where nobody lives", "A 2020 m ihd 0-4=1 5-9=2 10+=9\nA 2020 m - 0-4=1000 5-9=0 10+=1000",
			"data:1:2: 2 death(s) at age 5-9 where nobody lives (A, 2020, male)", "wider age groups"},
		{"death of a man where neither sex lives", "A 2020 m ihd 0-4=1 5+=9\nA 2020 f ihd 5+=9\nA 2020 b - 0-4=0 5+=1000",
			"data:1:1: 1 death(s) at age 0-4 where nobody lives (A, 2020, male)", "wider age groups"},
		{"death of either where neither lives", "A 2020 b ihd 0-4=1 5+=9\nA 2020 m - 0-4=0 5+=1000\nA 2020 f - 0-4=0 5+=1000",
			"data:1:1: 1 death(s) at age 0-4 where nobody lives (A, 2020, both)", "wider age groups"},
		{"negative count", "A 2020 m ihd 0-4=1 5-9=-2 10+=9" + people,
			"data:1:2: the count is -2 (A, 2020, male, age 5-9)", "0 or more"},
		{"people of fiscal years", "A 2020 m all 0-4=1 5-9=1 10+=9\nA f2020 m - 0-4=900 5-9=900 10+=900",
			"data:2:1: fiscal and calendar years are mixed", "same twelve months"},
		{"fiscal and calendar years", "A f2020 m all 0-4=1 5-9=1 10+=9\nA 2021 m all 0-4=1 5-9=1 10+=9" + people,
			"data:2:1: fiscal and calendar years are mixed", "same twelve months"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := collect(t, c.table).Dataset()
			text, advice := refusal(t, err)
			if !strings.Contains(text, c.text) {
				t.Errorf("error %q, want %q", text, c.text)
			}
			if !strings.Contains(advice, c.advice) {
				t.Errorf("advice %q, want %q", advice, c.advice)
			}
		})
	}
}

// The same ten men under two lists of causes are no twenty.
func TestSecondListOfCauses(t *testing.T) {
	_, err := collect(t, `
		== chapters.csv
		A 2020 m circulatory 0-4=1 5+=6
		A 2020 m other 5+=3
		== leading.csv
		A 2020 m ihd 5+=4
		A 2020 m rest 0-4=1 5+=5
		== people.csv
		A 2020 m - 0-4=500 5+=9000`).Dataset()
	want := "leading.csv:1:1: 10 deaths by cause of A, 2020, male, as many as from chapters.csv:1:1 on: the same deaths under two lists of causes"
	if text, advice := refusal(t, err); text != want || !strings.Contains(advice, "one of the two files") {
		t.Errorf("error %q (%s), want %q", text, advice, want)
	}
}

// B lives exactly as A, whose rates are 1 in 100 at 0-4 and 1 in 10 above.
func TestMissingDeathsRows(t *testing.T) {
	const a = "\nA 2020 m all 0-4=10 5+=200\nA 2020 m - 0-4=1000 5+=2000\n"
	for _, c := range []struct{ name, b, text string }{
		{"11 expected may be none", "B 2020 m all 5+=100\nB 2020 m - 0-4=1100 5+=1000", ""},
		{"13 expected cannot", "B 2020 m all 5+=100\nB 2020 m - 0-4=1300 5+=1000",
			"data: no deaths for age 0-4 (B, 2020, male), where about 13 are expected"},
		{"a written 0 is believed", "B 2020 m all 0-4=0 5+=100\nB 2020 m - 0-4=1300 5+=1000", ""},
		{"the sexes have rates of their own", "B 2020 f all 5+=100\nB 2020 f - 0-4=1300 5+=1000", ""},
		{"a year without any deaths is not judged", "A 2021 m - 0-4=1300 5+=1000", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := collect(t, a+c.b).Dataset()
			if c.text == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if text, advice := refusal(t, err); text != c.text || !strings.Contains(advice, "write 0") {
				t.Errorf("error %q (%s), want %q", text, advice, c.text)
			}
		})
	}
}

// Exposure is the mid-period population times the years of the period.
func TestExposureOfLongPeriods(t *testing.T) {
	d := dataset(t, `
		A 2015-2019 b all 0-4=3 5+=70
		A 2015-2019 b - 0-4=100 5+=900
		A 2020 b all 0-4=1 5+=15
		A 2020 b - 0-4=110 5+=950`)
	if got, want := d.ExposureBy(0, 0, analysis.Both), []float64{500, 4500}; !slices.Equal(got, want) {
		t.Errorf("2015-2019: %v person-years, want %v", got, want)
	}
	if got, want := d.ExposureBy(0, 1, analysis.Both), []float64{110, 950}; !slices.Equal(got, want) {
		t.Errorf("2020: %v person-years, want %v", got, want)
	}
}

func TestDeathsWithoutPopulation(t *testing.T) {
	d := dataset(t, `
		A 2020 b all 0-4=3 5+=70
		A 2021 b all 0-4=2 5+=61
		A 2020 b - 0-4=100 5+=900
		B 2020 m all 0-4=0 5+=4`)
	want := "67 deaths in 2 area(s) have no population in their year and can be used in no table (first: A)"
	if got := warning(t, d, "no-population"); got != want {
		t.Errorf("warning %q, want %q", got, want)
	}
}

func TestBuilderKeepsWarnings(t *testing.T) {
	b := collect(t, "A 2020 b all 0-4=3 5+=70\nA 2020 b - 0-4=100 5+=900")
	b.Warn("years", "years were taken as Buddhist", "ถือเป็นปี พ.ศ.")
	d, err := b.Dataset()
	if err != nil {
		t.Fatal(err)
	}
	if got := warning(t, d, "years"); got != "years were taken as Buddhist" {
		t.Errorf("warning %q", got)
	}
}
