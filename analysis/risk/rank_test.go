package risk_test

import (
	"context"
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/risk"
	"github.com/lehackathon/le/lifetable"
)

var wideAges = analysis.Ages{0, 30, 50, 70}

// men makes a subject of men with one death rate a cause.
func men(causes map[string]float64) risk.Subject {
	p := &analysis.Population{Area: analysis.Area{Code: "27", EN: "Sa Kaeo", TH: "สระแก้ว"}, Period: analysis.Period{From: 2021, To: 2021}, Sex: analysis.Male, Ages: wideAges,
		Exposure: []float64{40000, 30000, 20000, 8000}}
	var codes []string
	for c := range causes {
		codes = append(codes, c)
	}
	slices.Sort(codes)
	for _, c := range codes {
		p.Causes = append(p.Causes, analysis.Cause{ID: strings.ToLower(c), EN: c, TH: c, ICD10: c})
		for x, n := range p.Exposure {
			p.Deaths = append(p.Deaths, causes[c]*n*float64(1+x*x))
		}
	}
	return risk.Subject{Area: p.Area, Period: p.Period, Parts: []*analysis.Population{p}}
}

func rank(t *testing.T, s risk.Subject, e *risk.Evidence, x *risk.Exposures, opt risk.Options) *risk.Result {
	t.Helper()
	r, err := risk.Rank(context.Background(), []risk.Subject{s}, e, x, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r[0]
}

func given(t *testing.T, e *risk.Evidence, texts ...string) *risk.Exposures {
	t.Helper()
	x := exposures(t, e)
	for _, text := range texts {
		local, err := e.ParseInline(text)
		if err != nil {
			t.Fatal(err)
		}
		x = x.With(local)
	}
	return x
}

func line(t *testing.T, r *risk.Result, id string) risk.Line {
	t.Helper()
	for _, l := range r.Lines {
		if l.Risk >= 0 && r.Evidence.Risks[l.Risk].ID == id {
			return l
		}
	}
	t.Fatalf("no line for %s", id)
	return risk.Line{}
}

// TestSmokingByHand works smoking and heart disease out in the test: RR 2.06 of current
// smokers against others from 35 on, 38 % of men smoke.
func TestSmokingByHand(t *testing.T) {
	e := evidence(t)
	s := men(map[string]float64{"I20-I25": 0.001, "A00": 0.002})
	r := rank(t, s, e, given(t, e, "smoking=male:38%"), risk.Options{Risks: []string{"smoking"}})
	paf := 0.38 * 1.06 / (1 + 0.38*1.06)
	heart := s.Parts[0].DeathsOf(1)
	want, all := 0.0, 0.0
	for x := 1; x < 4; x++ { // groups 30-49, 50-69 and 70+ stand for 40, 60 and 75
		want += paf * heart[x]
	}
	for _, d := range s.Parts[0].Deaths {
		all += d
	}
	l := line(t, r, "smoking")
	near(t, "deaths", l.Deaths, want, exact)
	near(t, "share of all deaths", l.PAF, want/all, exact)
	if l.Origin != risk.Local {
		t.Errorf("the exposure is %q, want local", l.Origin)
	}

	m := slices.Clone(r.Table.NMx)
	for x := 1; x < 4; x++ {
		m[x] -= paf * heart[x] / s.Parts[0].Exposure[x]
	}
	ax := map[int]float64{}
	for i, a := range wideAges {
		ax[a] = r.Table.NAx[i]
	}
	after, err := lifetable.FromRates(wideAges, m, lifetable.Options{Sex: analysis.Male, Given: lifetable.NewGivenAx(ax)})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "life expectancy gained", l.Gain, after.Ex[0]-r.Table.Ex[0], exact)
}

// TestWholeAndSpecific: the narrowest row takes a code, and a cause that is the risk's own
// counts once.
func TestWholeAndSpecific(t *testing.T) {
	e := evidence(t)
	more, err := e.Extend(strings.NewReader(`risk,cause,icd10,kind,category,rr,rr_low,rr_high,source
diabetes,all cancers,C00-C97,category,diabetes,1.2,1.1,1.3,test
diabetes,stomach cancer,C16,category,diabetes,3,2,4,test
`), "mine.csv")
	if err != nil {
		t.Fatal(err)
	}
	s := men(map[string]float64{"C16": 0.001, "C50": 0.001, "E10-E14": 0.001})
	r := rank(t, s, more, given(t, more, "diabetes=male:10%"), risk.Options{Risks: []string{"diabetes"}, By: risk.ByRiskCause})
	old := func(l risk.Line) float64 { return l.Deaths } // ages 0-29 have rows of all ages here
	byCause := map[string]float64{}
	for _, l := range r.Lines[:len(r.Lines)-1] {
		byCause[r.Causes[l.Cause].ID] = l.PAF
		if old(l) <= 0 {
			t.Errorf("%s has no deaths", r.Causes[l.Cause].ID)
		}
	}
	// national pattern scaled to the local total of 10 %: at 75, 14.2 · 10/8.9 %
	young, older := byCause["c16"], byCause["c50"]
	if !(young > 2*older) {
		t.Errorf("stomach %v, breast %v: the narrower row did not win", young, older)
	}
	near(t, "diabetes itself", byCause["e10-e14"], 1, 0.002) // E12 and E13 are left out
}

// TestLocalTotal shares a local total out by the national pattern, at most 1.
func TestLocalTotal(t *testing.T) {
	e := evidence(t)
	s := men(map[string]float64{"I20-I25": 0.001})
	for _, one := range []struct {
		text  string
		share float64 // at 60, where the country has 16.1 % of 8.9 %
	}{{"diabetes=male:12%", 0.12 * 16.1 / 8.9}, {"diabetes=male:89%", 1}} {
		r := rank(t, s, e, given(t, e, one.text), risk.Options{Risks: []string{"diabetes"}, By: risk.ByRiskAge})
		l := r.Lines[slices.IndexFunc(r.Lines, func(l risk.Line) bool { return l.Age == 2 })]
		near(t, one.text, l.PAF, 1-1/(1+one.share*(2.01-1)), exact) // ERFC, ages 60-69
		if l.Origin != risk.LocalScaled {
			t.Errorf("the exposure is %q", l.Origin)
		}
	}
}

// TestSecondHandSmoke applies to those who do not smoke.
func TestSecondHandSmoke(t *testing.T) {
	e := evidence(t)
	s := men(map[string]float64{"I20-I25": 0.001})
	r := rank(t, s, e, given(t, e, "smoking=male:40%", "second-hand-smoke=male:50%"), risk.Options{Risks: []string{"second-hand-smoke"}, By: risk.ByRiskAge})
	near(t, "fraction", r.Lines[0].PAF, levin(t, []float64{0.6 * 0.5}, []float64{1.26}), exact)
}

// TestProtective keeps what drinking prevents, unless asked not to.
func TestProtective(t *testing.T) {
	e := evidence(t)
	s := men(map[string]float64{"I20-I25": 0.001, "C15": 0.0001})
	x := given(t, e, "alcohol=male:40%", "alcohol.grams=male:20/20")
	kept := line(t, rank(t, s, e, x, risk.Options{Risks: []string{"alcohol"}}), "alcohol")
	harm := line(t, rank(t, s, e, x, risk.Options{Risks: []string{"alcohol"}, HarmfulOnly: true}), "alcohol")
	if !(kept.Deaths < 0 && harm.Deaths > 0) {
		t.Errorf("net %v, harmful only %v", kept.Deaths, harm.Deaths)
	}
	if !(kept.Gain < 0) {
		t.Errorf("protection gains %v years when taken away", kept.Gain)
	}
}

// TestTargets: reaching the counterfactual is the attributable fraction, and a smaller
// change is what the formula says.
func TestTargets(t *testing.T) {
	e := evidence(t)
	s := men(map[string]float64{"I20-I25": 0.001})
	x := given(t, e, "smoking=male:40%", "high-sbp=male:130/15", "pm25=25")
	for _, one := range []struct{ id, lines string }{
		{"smoking", "smoking,current,to,0,"},
		{"high-sbp", "high-sbp,,cap,112.5,"},
		{"pm25", "pm25,,to,4.15,"},
	} {
		targets, err := e.ParseTargets(strings.NewReader("risk,category,change,value,threshold\n"+one.lines+"\n"), "t.csv")
		if err != nil {
			t.Fatal(err)
		}
		full := line(t, rank(t, s, e, x, risk.Options{Risks: []string{one.id}}), one.id)
		got := line(t, rank(t, s, e, x, risk.Options{Risks: []string{one.id}, Targets: targets}), one.id)
		near(t, one.id, got.Deaths/full.Deaths, 1, 1e-4) // the cap is a quadrature with a kink
	}
	targets, err := e.BuiltinTargets("25x25")
	if err != nil {
		t.Fatal(err)
	}
	r := rank(t, s, e, x, risk.Options{Risks: []string{"smoking", "high-sbp"}, Targets: targets, By: risk.ByRiskAge})
	for _, l := range r.Lines {
		if l.Risk != risk.All && e.Risks[l.Risk].ID == "smoking" && l.Age == 3 {
			near(t, "30 % fewer smokers", l.PAF, 1-(1+0.4*0.7*1.06)/(1+0.4*1.06), exact)
		}
	}
	if l := line(t, r, "high-sbp"); !(l.Deaths > 0) {
		t.Errorf("fewer people above 140 mmHg prevent %v deaths", l.Deaths)
	}
}

// TestJointLine is one minus the product, with mediated parts taken out.
func TestJointLine(t *testing.T) {
	e := evidence(t)
	s := men(map[string]float64{"I20-I25": 0.001})
	x := given(t, e, "smoking=male:40%", "diabetes=male:10%")
	r := rank(t, s, e, x, risk.Options{Risks: []string{"smoking", "pm25"}})
	a, b := line(t, r, "smoking"), line(t, r, "pm25")
	if j := r.Joint(); !(j.Deaths < a.Deaths+b.Deaths && j.Deaths > max(a.Deaths, b.Deaths)) {
		t.Errorf("joint %v of %v and %v", j.Deaths, a.Deaths, b.Deaths)
	}
	// Sodium acts through blood pressure alone: together they are no more than pressure.
	x = given(t, e, "high-sbp=male:130/15")
	r = rank(t, s, e, x, risk.Options{Risks: []string{"high-sbp", "sodium"}})
	near(t, "sodium and pressure", r.Joint().Deaths, line(t, r, "high-sbp").Deaths, exact)
}

// TestDrawsAreReproducible on one core and on many, alone and among others.
func TestDrawsAreReproducible(t *testing.T) {
	e := evidence(t)
	x := exposures(t, e)
	subjects := provinces(t, 3, "thai")
	opt := risk.Options{Draws: 60, Seed: 7}
	many, err := risk.Rank(context.Background(), subjects, e, x, opt)
	if err != nil {
		t.Fatal(err)
	}
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	alone, err := risk.Rank(context.Background(), subjects[1:2], e, x, opt)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(many[1].Lines, alone[0].Lines); diff != "" {
		t.Error(diff)
	}
	for _, l := range many[1].Lines {
		if !(l.DeathsLower <= l.DeathsUpper && l.GainLower <= l.GainUpper && l.RankLower <= l.RankUpper) {
			t.Errorf("limits of line %+v cross", l)
		}
		if !(l.DeathsLower < l.Deaths && l.Deaths < l.DeathsUpper) {
			t.Errorf("%v deaths lie outside %v to %v", l.Deaths, l.DeathsLower, l.DeathsUpper)
		}
	}
}

// TestDeathsOnly: where everything else is fixed, the interval is that of a Poisson count.
func TestDeathsOnly(t *testing.T) {
	e := evidence(t)
	e, err := e.Extend(strings.NewReader("risk,cause,icd10,category,rr,sex,source\nsmoking,heart,I20-I25,current,2,both,test\n"), "mine.csv")
	if err != nil {
		t.Fatal(err)
	}
	s := men(map[string]float64{"I20-I25": 0.001})
	l := line(t, rank(t, s, e, given(t, e, "smoking=male:50%"), risk.Options{Risks: []string{"smoking"}, Draws: 4000, Seed: 3}), "smoking")
	const noise = 0.06 // of a standard deviation from 4000 draws
	sd := math.Sqrt(l.Deaths*3) / 3
	near(t, "width in standard deviations", (l.DeathsUpper-l.DeathsLower)/sd/(2*1.96), 1, noise)
}

func TestNoSexes(t *testing.T) {
	s := men(map[string]float64{"I20-I25": 0.001})
	s.Parts[0].Sex = analysis.Both
	e := evidence(t)
	_, err := risk.Rank(context.Background(), []risk.Subject{s}, e, exposures(t, e), risk.Options{})
	if err == nil || !strings.Contains(err.Error(), "not split by sex") {
		t.Errorf("the error is %v", err)
	}
}

func TestNoCodes(t *testing.T) {
	s := men(map[string]float64{"I20-I25": 0.001})
	s.Parts[0].Causes[0] = analysis.Cause{ID: "heart", EN: "Heart"}
	e := evidence(t)
	_, err := risk.Rank(context.Background(), []risk.Subject{s}, e, exposures(t, e), risk.Options{})
	if err == nil || !strings.Contains(err.Error(), "no ICD-10 codes") {
		t.Errorf("the error is %v", err)
	}
}

// TestSteps ends with the attributable deaths of the cell.
func TestSteps(t *testing.T) {
	e := evidence(t)
	s := men(map[string]float64{"I20-I25": 0.001, "C00-C97": 0.001, "I60-I69": 0.001, "E10-E14": 0.001, "A00": 0.001})
	r := rank(t, s, e, exposures(t, e), risk.Options{})
	for id, c := range map[string]int{"smoking": 3, "high-sbp": 3, "diabetes": 2, "bmi": 3, "pm25": 3, "alcohol": 3, "fruit": 1, "sodium": 4} {
		for _, lang := range []string{"en", "th"} {
			page, err := r.Explain(e.Risk(id), c, 2, 0, lang)
			if err != nil {
				t.Errorf("%s: %v", id, err)
				continue
			}
			if !strings.Contains(page, "A = F × D = ") || strings.Contains(page, "NaN") {
				t.Errorf("%s: the page is\n%s", id, page)
			}
		}
	}
	if _, err := r.Steps(e.Risk("smoking"), 0, 2, 0); err == nil {
		t.Error("cholera is no matter of smoking")
	}
}
