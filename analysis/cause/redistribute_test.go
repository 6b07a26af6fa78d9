package cause_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/lifetable"
	"pgregory.net/rapid"
)

// Shares are added up in another order: a few units in the last place, relative.
const tolShare = 1e-9

func rules(t *testing.T, text string) cause.Rules {
	t.Helper()
	r, err := cause.ParseRules(strings.NewReader(text), "rules.csv")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

var mixture = []analysis.Cause{{ID: "R99"}, {ID: "stroke", ICD10: "I60-I63"}, {ID: "cancer", ICD10: "C15-C20"}, {ID: "Y34"}, {ID: "falls", ICD10: "W00-W19"}, {ID: "rest"}}

func TestRedistribute(t *testing.T) {
	for _, c := range []struct {
		name, rules string
		want        []float64 // R99, stroke, cancer, Y34, falls, rest by age
		kept        float64
	}{
		// 12 of R99 at 5+ go 30:10, the 3 at 0-4 have no target; Y34 goes to falls alone.
		{"proportional", "", []float64{3, 0, 0, 39, 0, 13, 0, 0, 0, 14, 7, 7}, 3},
		{"by rule", "from,to,weight\nR99,stroke,1\nR99,C00-C97,3\n", []float64{0, 0, 0.75, 33, 2.25, 19, 0, 4, 0, 10, 7, 7}, 0},
		{"by age", "from,to,age,sex\nR99,cancer,5+,male\n", []float64{3, 0, 0, 30, 0, 22, 0, 4, 0, 10, 7, 7}, 0},
		{"several targets", "from,to\nR99,stroke;cancer\n", []float64{3, 0, 0, 39, 0, 13, 0, 4, 0, 10, 7, 7}, 3},
		{"other sex", "from,to,sex\nR99,cancer,female\n", []float64{3, 12, 0, 30, 0, 10, 0, 4, 0, 10, 7, 7}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			by := cause.Proportional()
			if c.rules != "" {
				by = rules(t, c.rules)
			}
			p := males(mixture, 3, 12, 0, 30, 0, 10, 0, 4, 0, 10, 7, 7)
			q, moves, err := cause.Redistribute(p, by)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, q.Deaths, cmpopts.EquateApprox(tolShare, 0)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if moves.Kept != c.kept {
				t.Errorf("kept %v, want %v", moves.Kept, c.kept)
			}
			if p.Deaths[1] != 12 {
				t.Error("the population given was changed")
			}
		})
	}
}

func TestRedistributeRefusals(t *testing.T) {
	for _, c := range []struct{ text, where, msg string }{
		{"from,to\nR99,falls\n", "rules.csv: line 2", "injuries stay injuries"},
		{"from,to\nY34,cancer\n", "rules.csv: line 2", "injuries stay injuries"},
		{"from,to\nR99,stroke\nstroke,cancer\n", "rules.csv: line 2", `sent to "stroke"`},
		{"from,to,age\nR99,stroke,3-9\n", "rules.csv: line 2", "cut the age group 0-4"},
	} {
		_, _, err := cause.Redistribute(males(mixture, 3, 12, 0, 30, 0, 10, 0, 4, 0, 10, 7, 7), rules(t, c.text))
		problem, ok := err.(*analysis.DataError)
		if !ok || problem.Where != c.where || !strings.Contains(problem.Msg, c.msg) {
			t.Errorf("%q: %#v", c.text, err)
		}
	}
	unweighted := cause.Rules{Rules: []cause.Rule{{From: "R99", To: "stroke", AgeFrom: -1, AgeTo: -1}}}
	if _, _, err := cause.Redistribute(males(mixture[:2], 1, 1, 1, 1), unweighted); err == nil {
		t.Error("a rule without weight was taken")
	}
}

func TestParseRulesErrors(t *testing.T) {
	for _, c := range []struct{ text, where string }{
		{"from,to\n", "rules.csv"}, {"from,weight\nR99,1\n", "rules.csv"}, {"from,to\nR99,\n", "rules.csv: line 2, column to"},
		{"from,to,weight\nR99,a,0\n", "rules.csv: line 2, column weight"}, {"from,to,weight\nR99,a,NaN\n", "rules.csv: line 2, column weight"},
		{"from,to,age\nR99,a,old\n", "rules.csv: line 2, column age"}, {"from,to,sex\nR99,a,x\n", "rules.csv: line 2, column sex"},
	} {
		_, err := cause.ParseRules(strings.NewReader(c.text), "rules.csv")
		if problem, ok := err.(*analysis.DataError); !ok || problem.Where != c.where {
			t.Errorf("%q: %#v", c.text, err)
		}
	}
}

// TestRedistributeKeepsTotals: whatever the deaths and the rules, the deaths of all
// injuries and of all else at every age stay, and so does e0.
func TestRedistributeKeepsTotals(t *testing.T) {
	codes := []string{"R99", "R00-R99", "I10", "A41.9", "C16", "I60-I63", "J12-J18", "", "X59", "Y34", "W00-W19", "V01-V99", "B20-B24"}
	files := []string{"", "from,to\nR00-R99,C16;I60-I63\n", "from,to,age,weight\nR99,C16,5+,0.2\nR99,I60-I63,,3\nY34,V01-V99,,1\n"}
	rapid.Check(t, func(t *rapid.T) {
		p := &analysis.Population{Sex: analysis.Female, Ages: analysis.Ages{0, 1, 5, 40, 70}, Exposure: []float64{1e3, 4e3, 3e4, 3e4, 1e4}}
		for i := range rapid.IntRange(1, 8).Draw(t, "causes") {
			p.Causes = append(p.Causes, analysis.Cause{ID: fmt.Sprintf("cause-%d", i), ICD10: rapid.SampledFrom(codes).Draw(t, "codes")})
			for range p.Ages {
				p.Deaths = append(p.Deaths, float64(rapid.IntRange(0, 60).Draw(t, "deaths")))
			}
		}
		p.Deaths[len(p.Ages)-1]++
		by := cause.Rules{MaxLevel: rapid.IntRange(0, 4).Draw(t, "level")}
		if text := rapid.SampledFrom(files).Draw(t, "rules"); text != "" {
			var err error
			if by, err = cause.ParseRules(strings.NewReader(text), "rules.csv"); err != nil {
				t.Fatal(err)
			}
		}
		q, moves, err := cause.Redistribute(p, by)
		if err != nil {
			t.Fatal(err)
		}
		for x := range p.Ages {
			var before, after [2]float64
			for c := range p.Causes {
				kind := 0
				if strings.ContainsAny(p.Causes[c].ICD10+" ", "VWXY") {
					kind = 1
				}
				before[kind] += p.DeathsOf(c)[x]
				after[kind] += q.DeathsOf(c)[x]
				if !(q.DeathsOf(c)[x] >= 0) {
					t.Fatalf("%v deaths", q.DeathsOf(c)[x])
				}
			}
			for kind := range before {
				if math.Abs(before[kind]-after[kind]) > tolShare*(1+before[kind]) {
					t.Fatalf("age %d: %v deaths became %v", p.Ages[x], before, after)
				}
			}
		}
		one, err1 := p.TableWith(lifetable.Options{})
		two, err2 := q.TableWith(lifetable.Options{})
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if math.Abs(one.Ex[0]-two.Ex[0]) > tolShare*one.Ex[0] {
			t.Fatalf("e0 was %v and is %v", one.Ex[0], two.Ex[0])
		}
		var changed float64
		for c := range moves.Before {
			changed += math.Max(0, moves.Before[c]-moves.After[c])
		}
		if math.Abs(changed-moves.Moved) > tolShare*(1+changed) {
			t.Fatalf("moved %v, but the causes lost %v", moves.Moved, changed)
		}
	})
}

func FuzzParseRules(f *testing.F) {
	f.Add("from,to,age,sex,weight\nR99,I60-I69;C16,15-49,male,0.5\n")
	f.Add("# source: me\nfrom,to\nx,y\n")
	f.Fuzz(func(t *testing.T, s string) {
		by, err := cause.ParseRules(strings.NewReader(s), "fuzz.csv")
		if err != nil {
			return
		}
		p := males(mixture, 3, 12, 0, 30, 0, 10, 0, 4, 0, 10, 7, 7)
		q, _, err := cause.Redistribute(p, by)
		if err != nil {
			return
		}
		if diff := cmp.Diff(p.AllCauses(), q.AllCauses(), cmpopts.EquateApprox(tolShare, 0)); diff != "" {
			t.Error(diff)
		}
	})
}

func ExampleRedistribute() {
	p := males([]analysis.Cause{{ID: "R99"}, {ID: "stroke", ICD10: "I60-I63"}, {ID: "cancer", ICD10: "C15-C20"}}, 0, 12, 0, 30, 0, 10)
	q, moves, err := cause.Redistribute(p, cause.Proportional())
	fmt.Println(moves.Before, moves.After, moves.Moved, moves.Kept, err)
	fmt.Println(p.AllCauses(), q.AllCauses())
	// Output:
	// [12 30 10] [0 39 13] 12 0 <nil>
	// [0 52] [0 52]
}
