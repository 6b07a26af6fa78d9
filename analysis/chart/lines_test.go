package chart

import (
	"math"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// constant is a population whose death rate is m at every age, as a table.
func constant(t *testing.T, code string, m, people float64) TableOf {
	t.Helper()
	p := &analysis.Population{Area: analysis.Area{Code: code, EN: "Area " + code, TH: "พื้นที่ " + code}, Period: analysis.Period{From: 2021, To: 2021},
		Sex: analysis.Female, Causes: []analysis.Cause{{ID: "all"}}}
	for age := range 86 {
		p.Ages = append(p.Ages, age)
		p.Exposure, p.Deaths = append(p.Exposure, people), append(p.Deaths, m*people)
	}
	table, err := p.TableWith(lifetable.Options{Ax: lifetable.ConstantForce})
	if err != nil {
		t.Fatal(err)
	}
	return TableOf{p, table}
}

// TestSurvivalTitle: under a constant rate m half of the people live to ln 2 / m.
func TestSurvivalTitle(t *testing.T) {
	f, err := Survival(testStyle(t, "en", "a4", Print), About{}, constant(t, "A", math.Ln2/70, 1000), constant(t, "B", math.Ln2/50, 1000))
	if err != nil {
		t.Fatal(err)
	}
	if want := "Half of women in Area A live to age 70.0, half in Area B to 50.0"; f.Title != want {
		t.Errorf("title %q, want %q", f.Title, want)
	}
	if got := f.Data.Rows[0][6]; got != "100" {
		t.Errorf("%s per cent alive at birth", got)
	}
}

// TestMortalityTitle: a ratio makes the title when it is beyond chance, ln(r) > z √(1/D1+1/D2).
func TestMortalityTitle(t *testing.T) {
	for _, c := range []struct {
		name   string
		people float64
		age    int
		factor float64
		want   string
	}{
		{"twice the rate", 10000, 30, 2, "At ages 30 the death rate of women in Area A is 2.0 times that in Area B"},
		{"half the rate", 10000, 30, 0.5, "At ages 30 the death rate of women in Area A is 50 % lower than in Area B"},
		// ln 1.2 = 0.18; with 100 and 120 deaths z SE = 3.09 √(1/100+1/120) = 0.42.
		{"within chance", 10000, 30, 1.2, "At no age do death rates of women in Area A differ firmly from those in Area B"},
		// Twice the rate, but 5 deaths against 10.
		{"few deaths", 500, 30, 2, "At no age do death rates of women in Area A differ firmly from those in Area B"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := constant(t, "A", 0.01, c.people), constant(t, "B", 0.01, c.people)
			a.Table.Deaths[c.age] *= c.factor
			f, err := Mortality(testStyle(t, "en", "a4", Print), About{}, a, b)
			if err != nil {
				t.Fatal(err)
			}
			if f.Title != c.want {
				t.Errorf("title %q, want %q", f.Title, c.want)
			}
		})
	}
}

// TestMortalityWithoutDeaths draws ages where nobody died: no rate, and no Inf.
func TestMortalityWithoutDeaths(t *testing.T) {
	a := constant(t, "A", 0.01, 1000)
	for age := 5; age < 15; age++ {
		a.Table.Deaths[age] = 0
	}
	f, err := Mortality(testStyle(t, "th", "640x480", Screen), sampleAbout(), a)
	if err != nil {
		t.Fatal(err)
	}
	checkTexts(t, f)
	if s := string(written(t, f, "svg")); strings.Contains(s, "Inf") || strings.Contains(s, "NaN") {
		t.Error("the drawing holds Inf or NaN")
	}
	for age := range a.Table.Deaths {
		a.Table.Deaths[age] = 0
	}
	if _, err := Mortality(testStyle(t, "en", "a4", Print), About{}, a); err == nil {
		t.Error("no error where nobody died")
	}
}

func TestTrendTitle(t *testing.T) {
	year := func(y int) analysis.Period { return analysis.Period{From: y, To: y} }
	point := func(y int, v, half float64) Point { return Point{year(y), v, v - half, v + half} }
	loei := analysis.Area{Code: "42", EN: "Loei", TH: "เลย", Level: analysis.Province}
	for _, c := range []struct {
		lang   string
		points []Point
		want   string
	}{
		{"en", []Point{point(2018, 74, 0.5), point(2022, 75.5, 0.5)}, "Life expectancy of men in Loei rose by 1.5 years from 2018 to 2022"},
		// SE of the change is 0.5 √2 / 1.96 = 0.36, so 0.7 is less than two of them.
		{"en", []Point{point(2018, 74, 0.5), point(2022, 73.3, 0.5)}, "Life expectancy of men in Loei fell by 0.7 years from 2018 to 2022, which may be chance"},
		{"th", []Point{point(2018, 74, 0), point(2022, 73, 0)}, "อายุคาดเฉลี่ยของชายจังหวัดเลยลดลง 1.0 ปี จากปี 2561 ถึง 2565"},
	} {
		f, err := Trend(testStyle(t, c.lang, "a4", Print), About{}, 0, Series{Area: loei, Sex: analysis.Male, Points: c.points})
		if err != nil {
			t.Fatal(err)
		}
		if f.Title != c.want {
			t.Errorf("title %q, want %q", f.Title, c.want)
		}
		checkTexts(t, f)
	}
}

func TestTooManyLines(t *testing.T) {
	var tables []TableOf
	for range MaxLines + 1 {
		tables = append(tables, constant(t, "A", 0.02, 1000))
	}
	if _, err := Survival(testStyle(t, "en", "a4", Print), About{}, tables...); err == nil || !strings.Contains(err.Error(), "7 populations") {
		t.Errorf("error %v", err)
	}
	// As many as there may be, with long names, still fit.
	for i := range tables {
		p := *tables[i].Pop
		p.Area.Code, p.Area.TH = string(rune('a'+i)), "อำเภอที่มีชื่อยาวมากสำหรับแผนภูมิเส้นหมายเลข "+string(rune('1'+i))
		tables[i].Pop = &p
	}
	for _, size := range []string{"640x480", "a4"} {
		f, err := Survival(testStyle(t, "th", size, Screen), About{}, tables[:MaxLines]...)
		if err != nil {
			t.Fatal(err)
		}
		checkTexts(t, f)
	}
}
