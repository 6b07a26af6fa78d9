package risk_test

import (
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/risk"
	"github.com/lehackathon/le/lifetable"
	"github.com/lehackathon/le/testdata/golden"
)

// TestIntervalOfPAF holds the limits of one fraction against other ways to get them.
// A beta and a normal share differ in the third decimal; propagation takes the share
// and the risk one after the other; the delta method is symmetric, so that only its
// width can be compared.
func TestIntervalOfPAF(t *testing.T) {
	const betaOrNormal, propagated, firstOrder = 0.0025, 0.004, 0.005
	rr := math.Sqrt(2.4)
	v := risk.DrawLevin(0.2, 0.1, 0.3, rr, 1.2, 2, 100_000)
	lower, upper := risk.Limits(v, 0.95)
	_, median := risk.Limits(v, 0)
	for _, row := range golden.Read(t, "expected/risk_paf_ci.csv") {
		name, lo, hi := row.Get(t, "method"), row.Float(t, "lower"), row.Float(t, "upper")
		if row.Get(t, "estimate") != "" {
			near(t, name+" estimate", levin(t, []float64{0.2}, []float64{rr}), row.Float(t, "estimate"), exact)
		}
		switch {
		case strings.HasPrefix(name, "Monte Carlo"):
			near(t, name+" lower", lower, lo, betaOrNormal)
			near(t, name+" median", median, row.Float(t, "median"), betaOrNormal)
			near(t, name+" upper", upper, hi, betaOrNormal)
		case strings.HasPrefix(name, "graphPAF"):
			near(t, name+" lower", lower, lo, propagated)
			near(t, name+" upper", upper, hi, propagated)
		default:
			near(t, name+" width", upper-lower, hi-lo, firstOrder)
		}
	}
}

// threeRisks gives risks that mediate nothing the fractions of the golden file: half of
// all people are exposed, so that RR = 1 + 2 PAF/(1 - PAF). Causes that a risk has
// nothing to do with get a relative risk of 1, in place of the built-in ones.
const threeRisks = `risk,cause,icd10,category,age_from,rr,source
smoking,neoplasms,C00-D48,current,30,1.7777777777777777,made up
smoking,circulatory,I00-I99,current,30,1.3529411764705883,made up
smoking,respiratory,J00-J98,current,30,2.6363636363636362,made up
smoking,other,A00-B99;D50-H99;K00-Y89,current,30,1,made up
helmet,circulatory,I00-I99,no-helmet,30,2.4482758620689653,made up
helmet,genitourinary,N00-N98,no-helmet,30,1.5,made up
helmet,other,V01-Y89,no-helmet,30,1,made up
hepatitis,digestive,K00-K92,hbv,30,2.0769230769230766,made up
hepatitis,external,V01-Y89,hbv,30,1.352941176470588,made up
hepatitis,neoplasms,C00-D48,hbv,30,1.1052631578947367,made up
`

// TestThreeRisks holds deaths, shares, gains and the joint line of a whole ranking
// against formulas in another language.
func TestThreeRisks(t *testing.T) {
	const relative, years = 1e-9, 1e-9
	e, err := evidence(t).Extend(strings.NewReader(threeRisks), "three.csv")
	if err != nil {
		t.Fatal(err)
	}
	x := given(t, e, "smoking=male:50%", "helmet=male:50%", "hepatitis=male:50%", "hepatitis.hcv=male:0%", "hepatitis.hbv-hcv=male:0%")
	ids := map[string]string{"smoking": "smoking", "high_bp": "helmet", "alcohol": "hepatitis"}
	ranked := map[string]*risk.Result{}
	for _, row := range golden.Read(t, "expected/risk_three.csv") {
		name, of := row.Get(t, "dataset"), row.Get(t, "risk")
		r, ok := ranked[name]
		if !ok {
			r = rank(t, americans(t, name), e, x, risk.Options{Risks: []string{"smoking", "helmet", "hepatitis"}, Ax: lifetable.Chiang})
			ranked[name] = r
		}
		l := r.Joint()
		if of != "joint" {
			l = line(t, r, ids[of])
		}
		near(t, name+" "+of+" deaths", l.Deaths/row.Float(t, "attributable_deaths"), 1, relative)
		near(t, name+" "+of+" share", l.PAF, row.Float(t, "share_of_all_deaths"), relative)
		near(t, name+" e0", r.Table.Ex[0], row.Float(t, "e0"), years)
		near(t, name+" "+of+" gain", l.Gain, row.Float(t, "gain_subtract_rates"), years)
	}
	if len(ranked) != 2 {
		t.Errorf("%d rankings were compared", len(ranked))
	}
}

// americans makes a subject of a file of rates by cause and made-up people.
func americans(t *testing.T, name string) risk.Subject {
	t.Helper()
	p := &analysis.Population{Area: analysis.Area{Code: "US", EN: name}, Period: analysis.Period{From: 2010, To: 2010}, Sex: analysis.Male}
	for _, row := range golden.Read(t, "inputs/risk_example_population.csv") {
		p.Ages = append(p.Ages, row.Int(t, "age"))
		p.Exposure = append(p.Exposure, row.Float(t, "population"))
	}
	rows := golden.Read(t, "inputs/"+name+".csv")
	codes := regexp.MustCompile(`([A-Z]\d\d)\.([A-Z]\d\d)\.$`) // Neoplasms..C00.D48.
	for _, c := range rows[0].Columns() {
		m := codes.FindStringSubmatch(c)
		if m == nil {
			continue // age
		}
		p.Causes = append(p.Causes, analysis.Cause{ID: c, EN: c, ICD10: m[1] + "-" + m[2]})
		for i, row := range rows {
			p.Deaths = append(p.Deaths, row.Float(t, c)*p.Exposure[i])
		}
	}
	return risk.Subject{Area: p.Area, Period: p.Period, Parts: []*analysis.Population{p}}
}
