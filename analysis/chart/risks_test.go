package chart

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/risk"
)

// risksOf ranks the risks of a population with what comes with the program.
func risksOf(t testing.TB, p *analysis.Population) (whole, byCause *risk.Result) {
	t.Helper()
	e, err := risk.DefaultEvidence()
	if err != nil {
		t.Fatal(err)
	}
	x, err := e.DefaultExposures()
	if err != nil {
		t.Fatal(err)
	}
	rank := func(by risk.By, draws int) *risk.Result {
		r, err := risk.Rank(context.Background(), []risk.Subject{{Area: p.Area, Period: p.Period, Parts: []*analysis.Population{p}}}, e, x, risk.Options{By: by, Draws: draws, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		return r[0]
	}
	return rank(risk.ByRisk, 100), rank(risk.ByRiskCause, 0)
}

// invent makes a ranking of n risks with long names, deaths falling from one to the
// next, parts by some causes, one of them protective.
func invent(n int, draws int) (whole, byCause *risk.Result) {
	p := manyCauses(9)
	base := risk.Result{Subject: risk.Subject{Area: p.Area, Period: p.Period, Parts: []*analysis.Population{p}}, Options: risk.Options{Draws: draws}, Evidence: &risk.Evidence{}, Causes: p.Causes, Deaths: 10000}
	a, b := base, base
	names := longNames(n)
	for i := range n {
		base.Evidence.Risks = append(base.Evidence.Risks, risk.Risk{ID: fmt.Sprint("r", i), TH: names[i], EN: fmt.Sprintf("Risk factor %d of a name that is rather long for a chart", i)})
		d := 1000.0 / float64(i+1)
		l := risk.Line{Risk: i, Cause: risk.All, Age: risk.All, Deaths: d, PAF: d / 10000, Gain: d / 1000, HasLE: true, Rank: i + 1, Origin: risk.National}
		if draws > 0 {
			l.DeathsLower, l.DeathsUpper, l.RankLower, l.RankUpper = d-200, d+250, max(1, i), i+2
		}
		a.Lines = append(a.Lines, l)
		for c, share := range []float64{0.5, 0.3, 0.3, 0.1, -0.2} {
			b.Lines = append(b.Lines, risk.Line{Risk: i, Cause: c, Age: risk.All, Deaths: share * d})
		}
	}
	joint := risk.Line{Risk: risk.All, Cause: risk.All, Age: risk.All, Deaths: 1800, PAF: 0.18, Gain: 2.1, HasLE: true}
	a.Lines, b.Lines = append(a.Lines, joint), append(b.Lines, joint)
	return &a, &b
}

func TestRisksLimits(t *testing.T) {
	for _, c := range []struct{ n, draws int }{{1, 0}, {3, 100}, {8, 100}, {30, 0}} {
		whole, byCause := invent(c.n, c.draws)
		limitsOf(t, fmt.Sprint(c.n), func(st *Style) (*Figure, error) { return Risks(st, sampleAbout(), whole, byCause) })
	}
}

// TestRisksBars: parts of a bar add up to the risk's deaths, all risks together are less
// than their sum, and nobody's deaths are added up in the numbers beside the picture.
func TestRisksBars(t *testing.T) {
	whole, byCause := risksOf(t, samplePopulation(t, "workshop", "42", analysis.Male, 2021, 2022))
	st := testStyle(t, "en", "a4", Print)
	c := newRisks(st, whole, byCause)
	total := 0.0
	for _, b := range c.bars {
		if got := sum(b.parts); math.Abs(got-b.line.Deaths) > roundoff*1e3 {
			t.Errorf("%s: parts add up to %v of %v deaths", b.name, got, b.line.Deaths)
		}
		total += b.line.Deaths
	}
	if c.joint.line.Deaths >= total || c.joint.line.Deaths < c.bars[0].line.Deaths {
		t.Errorf("all together %v deaths, the sum is %v, the largest %v", c.joint.line.Deaths, total, c.bars[0].line.Deaths)
	}
	f, err := Risks(st, About{}, whole, byCause)
	if err != nil {
		t.Fatal(err)
	}
	if want := len(whole.Lines) + len(byCause.Lines) - 1; len(f.Data.Rows) != want {
		t.Errorf("%d rows of data, want %d: the joint line once", len(f.Data.Rows), want)
	}
	if en, _ := risk.Overlap(); f.Notes[0] != en {
		t.Errorf("the first note is %q", f.Notes[0])
	}
}

func TestRisksTitle(t *testing.T) {
	whole, byCause := invent(3, 100)
	for lang, want := range map[string]string{
		// 1000 of 10,000 deaths; the upper limit of the first rank is 2.
		"en": "Risk factor 0 of a name that is rather long for a chart is the risk factor behind most deaths of men in Area B: 1,000, 10 % of all; it may rank as low as 2",
		"th": "โรคหัวใจขาดเลือด 1 เป็นปัจจัยเสี่ยงของการตายที่มากที่สุดของชายพื้นที่ B 1,000 คน หรือ 10 % ของทั้งหมด แต่อาจอยู่ถึงอันดับ 2",
	} {
		f, err := Risks(testStyle(t, lang, "a4", Print), About{}, whole, byCause)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.ReplaceAll(f.Title, "\u00a0", " "); got != want {
			t.Errorf("title %q, want %q", got, want)
		}
	}
	for i := range whole.Lines {
		whole.Lines[i].Deaths = 0
	}
	if _, err := Risks(testStyle(t, "en", "a4", Print), About{}, whole, byCause); err == nil || !strings.Contains(err.Error(), "no risk factor takes any") {
		t.Errorf("error %v where no risk has deaths", err)
	}
}

// TestRisksRows: where there is no room for all risks, those drawn are the first ones,
// each under its own name, and none stands for several.
func TestRisksRows(t *testing.T) {
	whole, byCause := invent(12, 0)
	st := testStyle(t, "en", "a4", Print)
	c, p := newRisks(st, whole, byCause), newPen(nil, st.text, st)
	left := false
	for room := 4 * p.em; room < 40*p.em; room += 3 * p.em {
		table := c.table(p, 40*p.em, room)
		left = left || len(table.shown) < len(c.bars)
		for i, r := range table.rows {
			if r.name != table.shown[i].name || table.shown[i].line.Risk != i {
				t.Errorf("room %v: row %d is called %q and drawn as %q", room, i, r.name, table.shown[i].name)
			}
		}
	}
	if !left {
		t.Error("there was room for all risks: nothing was tested")
	}
}
