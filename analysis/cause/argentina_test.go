package cause_test

import (
	"math"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/testdata/golden"
)

// argentina are the deaths of seven years by category as coders wrote them: a whole
// country's.
func argentina(t *testing.T) (p *analysis.Population, deaths map[string]float64, all float64) {
	t.Helper()
	p, deaths = &analysis.Population{Ages: analysis.Ages{0}, Exposure: []float64{45e6}}, map[string]float64{}
	for _, r := range golden.Read(t, "inputs/ar_causes_2017_2023.csv") {
		code, _, err := cause.ParseCode(r.Get(t, "icd10"))
		if err != nil {
			t.Fatal(err)
		}
		n := r.Float(t, "deaths")
		deaths[code] += n
		all += n
		p.Causes, p.Deaths = append(p.Causes, analysis.Cause{ID: code}), append(p.Deaths, n)
	}
	if want := 341688. + 336823 + 341728 + 376219 + 436799 + 397115 + 353428; all != want {
		t.Fatalf("%v deaths, published are %v", all, want)
	}
	return p, deaths, all
}

// TestArgentinaIllDefined: 6.5 % of the deaths are of R00-R99. Annex 7.3 leaves out R95
// (sudden infant death) and parts of R57 and R65, and adds parts of I46, I95, J96, P28 and
// all of I99, of which categories say nothing but for I99.
func TestArgentinaIllDefined(t *testing.T) {
	p, deaths, all := argentina(t)
	chapters := builtin(t, "chapters")
	var symptoms float64
	for code, n := range deaths {
		if item, ok := chapters.Find(code); ok && item.ID == "ill-defined" {
			symptoms += n
		}
	}
	if got := 100 * symptoms / all; math.Abs(got-6.5) > 0.05 { // printed to a decimal
		t.Errorf("R00-R99 are %.3f %% of the deaths, want 6.5 %%", got)
	}
	q := cause.Quality(p)
	want := symptoms - deaths["R95"] + deaths["I99"]
	if got := q.IllDefined[0]; got != want {
		t.Errorf("%v ill-defined deaths, want %v: all of R00-R99 but R95 (%v), and I99 (%v)", got, want, deaths["R95"], deaths["I99"])
	}
}

// TestArgentinaFallsInOneLeaf: no death of a real country is lost or counted twice by the
// lists that split no category.
func TestArgentinaFallsInOneLeaf(t *testing.T) {
	_, deaths, all := argentina(t)
	for _, name := range []string{"thai", "list1", "chapters", "ncd4"} {
		list := builtin(t, name)
		byLeaf := map[string]float64{}
		for code, n := range deaths {
			item, ok := list.Find(code)
			if !ok {
				t.Errorf("%s: %s (%v deaths) is in no leaf", name, code, n)
			}
			byLeaf[item.ID] += n
		}
		sum := 0.0
		for _, n := range byLeaf {
			sum += n
		}
		if sum != all {
			t.Errorf("%s: %v deaths in leaves, of %v", name, sum, all)
		}
	}
}
