package chart

import (
	"math"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
)

// byCodes are men of Loei and of Thailand whose deaths of ill-defined causes are split
// over eight codes and those of septicaemia over two, as in a list of deaths.
func byCodes(t *testing.T) *decompose.Result {
	split := func(code string) *analysis.Population {
		p := samplePopulation(t, "workshop", code, analysis.Male, 2021, 2022)
		k := len(p.Ages)
		var causes []analysis.Cause
		var deaths []float64
		for i, c := range p.Causes {
			codes := []string{c.ICD10}
			switch c.ICD10 {
			case "R00-R99":
				codes = []string{"R54", "R99", "R96", "R98", "R00", "R09", "R10", "R50"}
			case "A40-A41":
				codes = []string{"A40", "A41"}
			}
			for j, code := range codes {
				if len(codes) > 1 {
					c = analysis.Cause{ID: code, EN: code, TH: code, ICD10: code}
				}
				causes = append(causes, c)
				for _, d := range p.Deaths[i*k : (i+1)*k] {
					part := math.Floor(d / float64(len(codes)))
					if j == 0 {
						part = d - part*float64(len(codes)-1)
					}
					deaths = append(deaths, part)
				}
			}
		}
		p.Causes, p.Deaths = causes, deaths
		return p
	}
	return gapOf(t, split("42"), split("TH"), decompose.Options{Delta: true, Nested: true})
}

// TestMergeUnclear: codes that say nothing stand in two rows, which hold what the codes
// hold, and the rows add up to the gap.
func TestMergeUnclear(t *testing.T) {
	r := byCodes(t)
	st := testStyle(t, "en", "a4", Print)
	rows, total := rowsOf(st, r, ResultPalette(r))
	want := map[string][2]float64{}
	sum := 0.0
	for _, c := range r.Contributions(decompose.ByCause) {
		if c.Cause < 0 {
			continue
		}
		kind := map[unclearKind]string{garbageCode: "garbage codes", illDefinedCause: "ill-defined causes"}[unclearKindOf(r.Near.Causes[c.Cause])]
		w := want[kind]
		want[kind] = [2]float64{w[0] + c.Years, w[1] + 1}
	}
	merged := 0
	for _, x := range rows {
		sum += x.value
		if len(x.of) == 0 {
			continue
		}
		merged++
		if w := want[x.id]; math.Abs(x.value-w[0]) > roundoff || float64(len(x.of)) != w[1] || !x.apart || !x.last {
			t.Errorf("%s: %v of %d codes, want %v of %v", x.id, x.value, len(x.of), w[0], w[1])
		}
	}
	if merged != 2 || want["ill-defined causes"][1] != 8 || math.Abs(sum-total.value) > 1e3*roundoff {
		t.Errorf("%d merged rows of %v; the rows add up to %v of %v", merged, want, sum, total.value)
	}
}

// TestUnclearIsDrawn: however little room there is, ill-defined causes have their row.
func TestUnclearIsDrawn(t *testing.T) {
	r := byCodes(t)
	st := testStyle(t, "th", "a4", Print)
	rows, _ := rowsOf(st, r, ResultPalette(r))
	p := newPen(nil, st.text, st)
	for room := 6 * p.em; room < 40*p.em; room += 4 * p.em {
		table := p.nameTable(rows, 1, 0, 40*p.em, room)
		found := false
		for _, x := range table.rows {
			found = found || x.kind == illDefinedCause
		}
		if !found {
			t.Errorf("room %v: %d rows without ill-defined causes", room, len(table.rows))
		}
	}
}
