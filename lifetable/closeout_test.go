package lifetable_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/lehackathon/le/lifetable"
	"pgregory.net/rapid"
)

// oldAges and laws make deaths that follow a law exactly at the group midpoints.
var oldAges = lifetable.Ages{0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85}

const lawLevel, lawSlope = -4.6, 0.11 // at age 60

var laws = map[lifetable.CloseOut]func(x float64) float64{
	lifetable.Gompertz: func(x float64) float64 { return math.Exp(lawLevel + lawSlope*(x-60)) },
	lifetable.Kannisto: func(x float64) float64 { return 1 / (1 + math.Exp(-(lawLevel + lawSlope*(x-60)))) },
}

func lawData(law func(float64) float64, people float64) (deaths, exposure []float64) {
	deaths, exposure = make([]float64, len(oldAges)), make([]float64, len(oldAges))
	for i, a := range oldAges {
		exposure[i] = people * float64(max(oldAges.Width(i), 3)) * math.Exp(-math.Pow(float64(a)/75, 4))
		deaths[i] = exposure[i] * law(float64(a)+float64(oldAges.Width(i))/2)
	}
	return deaths, exposure
}

// expectancy integrates survival under a law by the trapezium rule in small steps.
func expectancy(law func(float64) float64, x float64) float64 {
	const h = 1e-3
	sum, hazard := 0.0, 0.0
	for k := 0; k < 150/h; k++ {
		alive := math.Exp(-hazard)
		hazard += h * (law(x+float64(k)*h) + law(x+float64(k+1)*h)) / 2
		sum += h * (alive + math.Exp(-hazard)) / 2
	}
	return sum
}

// TestCloseOutRecoversLaw: deaths that follow a law give its parameters and its
// life expectancy, from counts and from rates.
func TestCloseOutRecoversLaw(t *testing.T) {
	for law, rate := range laws {
		t.Run(law.String(), func(t *testing.T) {
			deaths, exposure := lawData(rate, 1000)
			opt := lifetable.Options{Ax: lifetable.Half, Close: law}
			counts, err := lifetable.New(oldAges, deaths, exposure, opt)
			if err != nil {
				t.Fatal(err)
			}
			m := make([]float64, len(oldAges))
			for i := range m {
				m[i] = deaths[i] / exposure[i]
			}
			rates, err := lifetable.FromRates(oldAges, m, opt)
			if err != nil {
				t.Fatal(err)
			}
			for _, table := range []*lifetable.Table{counts, rates} {
				f := table.Fit
				if !near(f.Level, lawLevel, 1e-8) || !near(f.Slope, lawSlope, 1e-9) || f.Groups != 5 || f.From != 60 {
					t.Errorf("fit %v %v from %d groups, want %v %v from 5", f.Level, f.Slope, f.Groups, lawLevel, lawSlope)
				}
				for _, age := range []int{85, 95, 110} {
					if got, _ := table.At(age); !near(got, expectancy(rate, float64(age)), 1e-6) {
						t.Errorf("e%d = %v, want %v", age, got, expectancy(rate, float64(age)))
					}
				}
				if last := table.Ages[table.Ages.Open()]; last != 110 || table.Ages[f.Row] != 85 {
					t.Errorf("the table ends at %d and is fitted from %d", last, table.Ages[f.Row])
				}
			}
		})
	}
}

// TestCloseOutInvariants: what holds in a table holds above the data too.
func TestCloseOutInvariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ages, m := drawSchedule(t)
		opt := drawOptions(t)
		table, err := lifetable.FromRates(ages, m, opt)
		var problem *lifetable.DataError
		if errors.As(err, &problem) {
			return // too few ages to fit
		}
		died := 0.0
		for i := range table.Ages {
			died += table.Ndx[i]
			for name, v := range map[string]float64{"m": table.NMx[i], "a": table.NAx[i], "L": table.NLx[i], "e": table.Ex[i]} {
				if !(v >= 0) || math.IsInf(v, 0) {
					t.Errorf("%s(%s) = %v", name, table.Ages.Label(i), v)
				}
			}
			if i < table.Ages.Open() && !near(table.Tx[i], table.Tx[i+1]+table.NLx[i], 1e-9*table.Tx[i]) {
				t.Errorf("Tx does not telescope at %s", table.Ages.Label(i))
			}
			if table.Lx[i] > 1e-60 && !near(table.Ex[i], table.Tx[i]/table.Lx[i], 1e-9*math.Max(1, table.Ex[i])) {
				t.Errorf("e(%s) is not T/l", table.Ages.Label(i))
			}
			if table.Lx[i] > 1e-60 && !near(table.Ndx[i], table.NMx[i]*table.NLx[i], 1e-9*table.Ndx[i]) && !forced(table, i) {
				t.Errorf("m·L = %v at %s, d = %v", table.NMx[i]*table.NLx[i], table.Ages.Label(i), table.Ndx[i])
			}
		}
		if !near(died, lifetable.Radix, 1e-6) {
			t.Errorf("deaths sum to %v", died)
		}
		if f := table.Fit; f != nil && !near(table.Ex[0]-f.RateEx[0], table.Change(0), 1e-12) {
			t.Error("the change against the rate is not what it is")
		}
	})
}

// TestCloseOutWild: from whatever counts, a table closed by a curve is refused or
// finite, with its variances.
func TestCloseOutWild(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		wild := drawTable(t)
		opt := wild.Options
		opt.Close = lifetable.CloseOut(rapid.IntRange(1, 2).Draw(t, "close"))
		opt.FitFrom = rapid.SampledFrom([]int{0, 1, 30}).Draw(t, "fit from")
		table, err := lifetable.New(wild.Ages, wild.Deaths, wild.Exposure, opt)
		var problem *lifetable.DataError
		if errors.As(err, &problem) {
			return // refused, with a reason
		}
		variance := table.Variance()
		for i := range table.Ages {
			for name, v := range map[string]float64{
				"m": table.NMx[i], "a": table.NAx[i], "q": table.Nqx[i], "L": table.NLx[i], "T": table.Tx[i], "e": table.Ex[i], "variance": variance[i],
			} {
				if !(v >= 0) || math.IsInf(v, 0) {
					t.Errorf("%s(%s) = %v", name, table.Ages.Label(i), v)
				}
			}
		}
	})
}

func forced(t *lifetable.Table, i int) bool {
	for _, k := range t.Forced {
		if k == i {
			return true
		}
	}
	return false
}

func TestCloseOutRefusals(t *testing.T) {
	deaths, exposure := lawData(laws[lifetable.Gompertz], 1000)
	falling := append([]float64(nil), deaths...)
	for i := range falling {
		falling[i] = exposure[i] * 0.02 * math.Exp(-0.001*float64(oldAges[i]))
	}
	few := append([]float64(nil), deaths...)
	few[14], few[15], few[16] = 0, 0, 0
	steep := append([]float64(nil), deaths...)
	for i := range steep {
		steep[i] = exposure[i] * 1e-6 * math.Exp(0.5*math.Max(0, float64(oldAges[i]-60)))
	}
	for _, c := range []struct {
		name    string
		deaths  []float64
		fitFrom int
		want    string
	}{
		{"few groups with deaths", few, 0, "age 85+: the gompertz close-out needs 3 closed groups with deaths from age 60 on, and has 2"},
		{"from too high an age", deaths, 75, "age 85+: the gompertz close-out needs 3 closed groups with deaths from age 75 on, and has 2"},
		{"falling", falling, 0, "age 85+: the gompertz curve fitted from age 60 on does not rise enough to close the table (-0.0010 a year)"},
		{"steep", steep, 0, "age 85+: the gompertz curve fitted from age 60 on rises too steeply to close the table (0.5000 a year)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := lifetable.New(oldAges, c.deaths, exposure, lifetable.Options{Close: lifetable.Gompertz, FitFrom: c.fitFrom})
			var problem *lifetable.DataError
			if !errors.As(err, &problem) || err.Error() != c.want || problem.Hint == "" {
				t.Errorf("error = %v, want %q with a hint", err, c.want)
			}
		})
	}
}

// TestCloseOutVarianceData holds the delta method against a bootstrap for real
// deaths: many, few with empty groups, and an early open age.
func TestCloseOutVarianceData(t *testing.T) {
	const apart = 0.10
	for _, name := range []string{"phe_example", "small_area_zero_deaths", "issue68_80plus"} {
		table := fromInput(t, name, lifetable.Options{Close: lifetable.Gompertz})
		e0 := lifetable.LifeExpectancy(0)
		draws, err := table.Bootstrap(1000, 1, e0)
		if err != nil {
			t.Fatal(err)
		}
		v, _ := e0.Variance(table)
		if iv, ok := draws.Interval(0, 0.95); !ok || math.Abs(math.Sqrt(v)/iv.SE-1) > apart {
			t.Errorf("%s: SE %.4f, bootstrap %.4f", name, math.Sqrt(v), iv.SE)
		}
	}
}

// TestCloseOutVariance holds the delta method against a bootstrap at every age.
func TestCloseOutVariance(t *testing.T) {
	const apart = 0.10
	for law, rate := range laws {
		t.Run(law.String(), func(t *testing.T) {
			deaths, exposure := lawData(rate, 1500)
			table, err := lifetable.New(oldAges, deaths, exposure, lifetable.Options{Close: law})
			if err != nil {
				t.Fatal(err)
			}
			ages := []int{0, 60, 80, 85, 100}
			var of []lifetable.Measure
			for _, age := range ages {
				of = append(of, lifetable.LifeExpectancy(age))
			}
			draws, err := table.Bootstrap(2000, 1, of...)
			if err != nil {
				t.Fatal(err)
			}
			for i, age := range ages {
				v, _ := of[i].Variance(table)
				iv, ok := draws.Interval(i, 0.95)
				if se := math.Sqrt(v); !ok || math.Abs(se/iv.SE-1) > apart || draws.Missing(i) > 0 {
					t.Errorf("e%d: SE %.4f, bootstrap %.4f", age, se, iv.SE)
				}
			}
			probability := table.VarianceQ()
			if row := table.Fit.Row; !(probability[row] > 0) || probability[table.Ages.Open()] != 0 {
				t.Errorf("variance of q above the data: %v", probability[row:])
			}
		})
	}
}

// TestRebuildFitted: the memory of a fitted table serves for other deaths.
func TestRebuildFitted(t *testing.T) {
	deaths, exposure := lawData(laws[lifetable.Gompertz], 1000)
	opt := lifetable.Options{Close: lifetable.Kannisto}
	table, err := lifetable.New(oldAges, deaths, exposure, opt)
	if err != nil {
		t.Fatal(err)
	}
	other := make([]float64, len(deaths))
	for i := range other {
		other[i] = 1.1 * deaths[i]
	}
	want, err := lifetable.New(oldAges, other, exposure, opt)
	if err != nil {
		t.Fatal(err)
	}
	if err := table.Rebuild(other, exposure); err != nil {
		t.Fatal(err)
	}
	for i := range table.Ages {
		if table.Ex[i] != want.Ex[i] || table.Lx[i] != want.Lx[i] {
			t.Fatalf("row %d differs after Rebuild", i)
		}
	}
	ws := table.Warnings()
	if len(ws) != 1 || ws[0].Code != "close-out" || !strings.Contains(ws[0].EN, "ages 85 and over follow a kannisto curve fitted to ages 60-84") {
		t.Errorf("warnings = %v", ws)
	}
}

func TestCloseOutNames(t *testing.T) {
	for _, name := range lifetable.CloseOuts() {
		c, ok := lifetable.ParseCloseOut(name)
		en, th := c.Describe()
		if !ok || c.String() != name || c.Source() == "" || en == "" || th == "" {
			t.Errorf("close-out %q does not round-trip", name)
		}
	}
	if _, ok := lifetable.ParseCloseOut("nonsense"); ok {
		t.Error("a close-out called nonsense was found")
	}
}

func BenchmarkFitted(b *testing.B) {
	deaths, exposure := lawData(laws[lifetable.Gompertz], 1000)
	table, err := lifetable.New(oldAges, deaths, exposure, lifetable.Options{Close: lifetable.Kannisto})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("rebuild", func(b *testing.B) {
		for b.Loop() {
			if err := table.Rebuild(deaths, exposure); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("variance", func(b *testing.B) {
		for b.Loop() {
			table.Variance()
		}
	})
}

// TestFlatCurve: a curve that hardly rises leads nowhere a life has been.
func TestFlatCurve(t *testing.T) {
	ages := lifetable.Ages{0, 60, 65, 70, 75}
	_, err := lifetable.New(ages, []float64{50, 25, 30, 36, 100}, []float64{60000, 5000, 5000, 5000, 1500}, lifetable.Options{Close: lifetable.Gompertz})
	var problem *lifetable.DataError
	if !errors.As(err, &problem) || !strings.Contains(problem.Msg, "beyond age 110") {
		t.Errorf("error %v", err)
	}
}
