package burden_test

import (
	"errors"
	"fmt"
	"math"
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/lifetable"
	"gonum.org/v1/gonum/floats"
	"pgregory.net/rapid"
)

// codes of real causes, of an ill-defined one and of none.
var codes = []string{"I60-I61", "C33-C34", "V01-V03", "R96-R99", "", "E10-E11", "J12-J13"}

// randomPopulation has empty cells, equal cells and absurd rates among others, and
// two causes with deaths in the open group.
func randomPopulation(t *rapid.T, area string) *analysis.Population {
	ages := analysis.Ages{0}
	for range rapid.IntRange(1, 18).Draw(t, "groups") {
		ages = append(ages, ages[len(ages)-1]+5)
	}
	p := &analysis.Population{Area: analysis.Area{EN: area}, Period: analysis.Period{From: 2020, To: 2021}, Ages: ages,
		Exposure: make([]float64, len(ages))}
	for i := range p.Exposure {
		p.Exposure[i] = rapid.SampledFrom([]float64{1000, 5e4, 1e6}).Draw(t, "people")
	}
	rate := rapid.SampledFrom([]float64{0, 0, 1e-5, 1e-4, 1e-3, 0.02, 0.3})
	for c := range rapid.IntRange(2, len(codes)).Draw(t, "causes") {
		p.Causes = append(p.Causes, analysis.Cause{ID: fmt.Sprint("c ", c), ICD10: codes[c]})
		for i := range ages {
			p.Deaths = append(p.Deaths, math.Round(rate.Draw(t, "rate")*p.Exposure[i]))
		}
	}
	for c := range 2 {
		p.DeathsOf(c)[len(ages)-1]++
	}
	return p
}

// TestRankByHand: the deaths, rates and years of two causes in 25,000 person-years.
// WHO's weights put 17.55/100.035 below 10.
func TestRankByHand(t *testing.T) {
	p := twoGroups()
	r, err := burden.Rank(p, burden.Options{Ax: lifetable.Half, Losses: burden.Own, PYLLTo: 10})
	if err != nil {
		t.Fatal(err)
	}
	young := (8.86 + 8.69) / 100.035
	want := []burden.Burden{
		{Cause: 1, Rank: 1, Deaths: 1250, Share: 62.5, Crude: 5000, YLL: 500*11.25 + 7500, YLLRate: (500*11.25 + 7500) * 4, PYLL: 2500,
			Gain: 10 - 5*(1-math.Sqrt(0.5)) + math.Sqrt(0.5)*40 - 12.5, HasGain: true},
		{Cause: 0, Rank: 2, Deaths: 750, Share: 37.5, Crude: 3000, YLL: 500*11.25 + 2500, YLLRate: (500*11.25 + 2500) * 4, PYLL: 2500,
			Gain: 10 - 5*(1-math.Sqrt(0.5)) + math.Sqrt(0.5)*10/0.75 - 12.5, HasGain: true},
	}
	asr := []float64{(young*500/15000 + (1-young)*750/10000) * burden.Per, (young*500/15000 + (1-young)*250/10000) * burden.Per}
	if diff := cmp.Diff(want, r.Causes, cmpopts.EquateApprox(0, 1e-9), cmpopts.IgnoreFields(burden.Burden{}, "ASR", "Avoidable")); diff != "" {
		t.Error(diff)
	}
	for i, b := range r.Causes {
		if !near(b.ASR.Value, asr[i], 1e-8) {
			t.Errorf("rate of %d: %v, want %v", b.Cause, b.ASR.Value, asr[i])
		}
	}
	if !r.HasPYLL || r.HasAvoidable || r.All.Deaths != 2000 || r.All.Share != 100 || r.All.HasGain {
		t.Errorf("%+v", r.All)
	}
}

// TestWhatIsNotRanked: ill-defined deaths are the most, get no rank and stand at the
// end, after the cause without deaths; equal causes share a rank.
func TestWhatIsNotRanked(t *testing.T) {
	p := of(analysis.Ages{0, 75}, 1e5, 1e4).cause("symptoms", "R00-R99", 100, 900).
		cause("x", "I60-I69", 10, 40).cause("none", "V01-V99", 0, 0).cause("y", "C00-C97", 20, 30).cause("z", "J12-J18", 30, 70).p
	r, err := burden.Rank(p, burden.Options{Draws: 200})
	if err != nil {
		t.Fatal(err)
	}
	type line struct {
		id    string
		rank  int
		noise string
	}
	var got []line
	for _, b := range r.Causes {
		got = append(got, line{p.Causes[b.Cause].ID, b.Rank, b.Noise.String()})
	}
	want := []line{{"z", 1, ""}, {"x", 2, ""}, {"y", 2, "tie"}, {"none", 4, ""}, {"symptoms", 0, ""}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(line{})); diff != "" {
		t.Error(diff)
	}
	if last := r.Causes[4]; last.RankLower != 0 || last.Deaths != 1000 {
		t.Errorf("%+v", last)
	}
	if none := r.Causes[3]; none.ASR.Upper <= 0 || none.ASR.Lower != 0 || none.RankLower != 4 || none.RankUpper != 4 {
		t.Errorf("%+v", none)
	}
}

// TestSureAndUnsureRanks: 10,000 against 100 deaths never change places; 100 against
// 101 do so in nearly half of all draws, and 400 against 200 stand 8 standard errors
// apart.
func TestSureAndUnsureRanks(t *testing.T) {
	p := of(analysis.Ages{0, 75}, 1e7, 1e6).cause("few", "I60-I69", 50, 50).cause("many", "C00-C97", 5000, 5000).cause("more", "V01-V99", 51, 50).
		cause("some", "E10-E14", 200, 200).p
	for _, by := range []burden.Measure{burden.ByDeaths, burden.ByASR, burden.ByYLL, burden.ByPYLL, burden.ByGain} {
		t.Run(by.String(), func(t *testing.T) {
			r, err := burden.Rank(p, burden.Options{RankBy: by, Draws: 1000, Seed: 7, PYLLTo: 75})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, b := range r.Causes {
				got = append(got, fmt.Sprintf("%s %d %d-%d %s", p.Causes[b.Cause].ID, b.Rank, b.RankLower, b.RankUpper, b.Noise))
			}
			want := []string{"many 1 1-1 ", "some 2 2-2 ", "more 3 3-4 ", "few 4 3-4 noise"}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if r.Causes[0].Top3 != 100 || r.Causes[2].Top3 < 40 || r.Causes[2].Top3 > 65 {
				t.Errorf("top 3: %v, %v", r.Causes[0].Top3, r.Causes[2].Top3)
			}
		})
	}
}

// TestChanceOfTopRank: two causes of 110 and 100 deaths; the difference of two
// Poisson counts is above 0 with probability Φ(10/√210) = 0.755, half of the ties
// (2.1 %) aside.
func TestChanceOfTopRank(t *testing.T) {
	p := of(analysis.Ages{0, 75}, 1e5, 1e4).cause("a", "I60-I69", 60, 50).cause("b", "C00-C97", 50, 50).cause("c", "V01-V99", 500, 500).cause("d", "E10-E14", 600, 600).p
	r, err := burden.Rank(p, burden.Options{Draws: 20000})
	if err != nil {
		t.Fatal(err)
	}
	a, b := r.Causes[2], r.Causes[3] // a is third where it is not below b, ties included
	const se = 0.3                   // of 20,000 draws, in percent
	if math.Abs(a.Top3-76.6) > 4*se || math.Abs(b.Top3-25.6) > 4*se {
		t.Errorf("in the top 3: a %v, b %v %%", a.Top3, b.Top3)
	}
}

// TestDrawsDoNotDependOnCores nor on what else is ranked.
func TestDrawsDoNotDependOnCores(t *testing.T) {
	var pops []*analysis.Population
	for i := range 5 {
		p := of(analysis.Ages{0, 5, 75}, 1e5, 1e5, 1e4).cause("a", "I60-I69", 3, 30, 50).cause("b", "C00-C97", 2, 33, 50).cause("c", "V01-V99", 1, 30, 49).cause("d", "E10-E14", 1, 32, 48).cause("e", "J12-J18", 2, 29, 52).p
		p.Area.EN = fmt.Sprint("area ", i)
		pops = append(pops, p)
	}
	opt := burden.Options{RankBy: burden.ByGain, Draws: 700, Seed: 3}
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	one, err := burden.RankAll(pops, opt)
	if err != nil {
		t.Fatal(err)
	}
	runtime.GOMAXPROCS(8)
	for i, p := range pops {
		alone, err := burden.Rank(p, opt)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(one[i].Causes, alone.Causes); diff != "" {
			t.Errorf("area %d:\n%s", i, diff)
		}
	}
	if cmp.Equal(one[0].Causes, one[1].Causes) {
		t.Error("two areas had the same draws")
	}
}

// TestEmptyOpenGroup: with one death expected in the open group, a draw has none in
// 37 %; those are drawn again, and gains stay finite.
func TestEmptyOpenGroup(t *testing.T) {
	p := of(analysis.Ages{0, 75}, 1e5, 1e3).cause("a", "I60-I69", 30, 0.5).cause("b", "C00-C97", 20, 0.5).p
	r, err := burden.Rank(p, burden.Options{RankBy: burden.ByGain, Draws: 1000})
	if err != nil {
		t.Fatal(err)
	}
	if r.Redrawn < 320 || r.Redrawn > 420 { // 368 ± 15
		t.Errorf("%d draws were drawn again", r.Redrawn)
	}
}

// TestDrawPairs: the ranks of values drawn from outside; with a nested pair, deaths
// shared by both sides are drawn once, so the rest of the other side is never less
// than nothing.
func TestDrawPairs(t *testing.T) {
	part := twoGroups()
	whole := twoGroups()
	whole.Area.EN = "country"
	floats.Scale(2, whole.Deaths)
	floats.Scale(3, whole.Exposure)
	r, err := burden.Rank(part, burden.Options{})
	if err != nil {
		t.Fatal(err)
	}
	values := func() burden.Values {
		return func(near, against *analysis.Population) ([]float64, error) {
			var list []float64
			for c := range near.Causes {
				n, all := floats.Sum(near.DeathsOf(c)), floats.Sum(against.DeathsOf(c))
				if all < n {
					return nil, errors.New("the whole has fewer deaths than its part")
				}
				list = append(list, all-n)
			}
			return list, nil
		}
	}
	drawn, err := burden.DrawPairs(part, whole, true, 500, 1, values)
	if err != nil {
		t.Fatal(err)
	}
	r.RankBy([]float64{2, 1}, drawn)
	first := r.Causes[0]
	if first.Cause != 0 || first.Rank != 1 || first.RankLower != 2 || r.Causes[1].Noise != burden.Blurred {
		t.Errorf("%+v", r.Causes) // the draws say the opposite: 750 and 1,250 deaths
	}
	floats.Scale(0.25, whole.Deaths)
	var data *analysis.DataError
	if _, err := burden.DrawPairs(part, whole, true, 500, 1, values); !errors.As(err, &data) {
		t.Errorf("a part larger than its whole: %v", err)
	}
}

func TestRankRefuses(t *testing.T) {
	good := func() *analysis.Population { return twoGroups() }
	for name, c := range map[string]struct {
		p   *analysis.Population
		opt burden.Options
	}{
		"no causes":      {of(analysis.Ages{0, 10}, 1e4, 1e4).cause("all", "", 10, 10).p, burden.Options{}},
		"no open deaths": {of(analysis.Ages{0, 10}, 1e4, 1e4).cause("a", "", 10, 0).p, burden.Options{}},
		"no people":      {of(analysis.Ages{0, 10}, 1e4, 0).cause("a", "", 10, 10).p, burden.Options{}},
		"no such age":    {good(), burden.Options{AtAge: 7}},
		"PYLL":           {good(), burden.Options{RankBy: burden.ByPYLL}},
		"one draw":       {good(), burden.Options{Draws: 1}},
		"standard":       {good(), burden.Options{Standard: &burden.Standard{Name: "x", Ages: analysis.Ages{0, 7, 15}, Weights: []float64{1, 1, 1}}}},
	} {
		_, err := burden.Rank(c.p, c.opt)
		var data *analysis.DataError
		if !errors.As(err, &data) || data.Msg == "" {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// TestRankInvariants: every death is accounted for, causes add up, ranks follow the
// values, nothing is NaN or infinite.
func TestRankInvariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := randomPopulation(t, "area")
		opt := burden.Options{RankBy: burden.Measure(rapid.IntRange(0, len(burden.Measures())-1).Draw(t, "by")),
			Losses: burden.Losses(rapid.IntRange(0, 1).Draw(t, "losses")), PYLLTo: p.Ages[1],
			Remove: rapid.SampledFrom([]float64{0.2, 1}).Draw(t, "remove"), Draws: rapid.SampledFrom([]int{0, 20}).Draw(t, "draws")}
		r, err := burden.Rank(p, opt)
		if err != nil {
			t.Fatal(err)
		}
		var deaths, share, asr, yll, crude float64
		for _, b := range r.Causes {
			deaths, share, asr, yll, crude = deaths+b.Deaths, share+b.Share, asr+b.ASR.Value, yll+b.YLL, crude+b.Crude
			for _, v := range []float64{b.ASR.Lower, b.ASR.Upper, b.ASR.SE, b.Gain, b.PYLL, b.YLLRate, b.Avoidable.Deaths} {
				if math.IsNaN(v) || math.IsInf(v, 0) || v < -1e-9 {
					t.Errorf("%+v", b)
				}
			}
			if b.Rank > 0 && opt.Draws > 0 && (b.RankLower < 1 || b.RankLower > b.RankUpper || b.Top3 < 0 || b.Top3 > 100) {
				t.Errorf("%+v", b)
			}
			if (b.Rank > 0) != b.Standing.Ranked() && (b.HasGain || opt.RankBy != burden.ByGain) {
				t.Errorf("rank %d of %+v", b.Rank, b.Standing)
			}
		}
		for i, pair := range [][2]float64{{deaths, r.All.Deaths}, {share, 100}, {asr, r.All.ASR.Value}, {yll, r.All.YLL}, {crude, r.All.Crude}} {
			if !near(pair[0], pair[1], 1e-9*max(1, pair[1])) {
				t.Errorf("sum %d: %v, want %v", i, pair[0], pair[1])
			}
		}
		ranked := slices.DeleteFunc(slices.Clone(r.Causes), func(b burden.Burden) bool { return b.Rank == 0 })
		if !slices.IsSortedFunc(ranked, func(a, b burden.Burden) int { return a.Rank - b.Rank }) || len(ranked) > 0 && !cmp.Equal(ranked, r.Causes[:len(ranked)]) {
			t.Errorf("order %+v", r.Causes)
		}
	})
}
