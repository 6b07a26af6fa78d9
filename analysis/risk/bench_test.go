package risk_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/analysis/risk"
)

// provinces makes n subjects of both sexes with made-up deaths by the causes of a list,
// rising with age.
func provinces(tb testing.TB, n int, listed string) []risk.Subject {
	tb.Helper()
	l, err := cause.Builtin(listed)
	if err != nil {
		tb.Fatal(err)
	}
	var causes []analysis.Cause
	for _, item := range l.Leaves() {
		c := item.Cause
		c.ICD10 = item.Codes.String()
		causes = append(causes, c)
	}
	ages := analysis.Ages{0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85}
	var subjects []risk.Subject
	for i := range n {
		s := risk.Subject{Area: analysis.Area{Code: fmt.Sprint(i + 10), EN: fmt.Sprint("P", i)}, Period: analysis.Period{From: 2021, To: 2021}}
		for _, sex := range []analysis.Sex{analysis.Male, analysis.Female} {
			p := &analysis.Population{Area: s.Area, Period: s.Period, Sex: sex, Ages: ages, Causes: causes,
				Deaths: make([]float64, len(causes)*len(ages)), Exposure: make([]float64, len(ages))}
			for x := range ages {
				p.Exposure[x] = 20_000 - 900*float64(x)
				for c := range causes {
					p.Deaths[c*len(ages)+x] = float64((x*x*(3+(c+i)%5))/len(causes) + (c+x)%2)
				}
			}
			s.Parts = append(s.Parts, p)
		}
		subjects = append(subjects, s)
	}
	return subjects
}

func BenchmarkRank77(b *testing.B) {
	for _, one := range []struct {
		name  string
		list  string
		draws int
	}{{"thai", "thai", 0}, {"thai-1000-draws", "thai", 1000}, {"list1", "list1", 0}, {"list1-1000-draws", "list1", 1000}} {
		b.Run(one.name, func(b *testing.B) {
			e := evidence(b)
			x := exposures(b, e)
			subjects := provinces(b, 77, one.list)
			for b.Loop() {
				if _, err := risk.Rank(context.Background(), subjects, e, x, risk.Options{Draws: one.draws, Seed: 1}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
