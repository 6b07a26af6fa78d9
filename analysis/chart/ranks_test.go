package chart

import (
	"errors"
	"fmt"
	"testing"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
)

// earlier is a population's ranking some years before, with the causes' deaths turned
// round: what was last is first.
func earlier(t testing.TB, n int) (then, now *burden.Result) {
	t.Helper()
	p := manyCauses(n)
	q := *p
	q.Period.From, q.Period.To = 2012, 2012
	q.Deaths = make([]float64, len(p.Deaths))
	k := len(p.Ages)
	for c := range n {
		copy(q.Deaths[(n-1-c)*k:(n-c)*k], p.Deaths[c*k:(c+1)*k])
	}
	return burdenOf(t, &q, burden.ByDeaths), burdenOf(t, p, burden.ByDeaths)
}

// TestRanksLimits draws rankings that changed as much as they can.
func TestRanksLimits(t *testing.T) {
	for _, n := range []int{1, 3, 8, 30} {
		then, now := earlier(t, n)
		limitsOf(t, fmt.Sprint(n), func(st *Style) (*Figure, error) { return Ranks(st, sampleAbout(), then, now) })
	}
}

func TestRanksTitle(t *testing.T) {
	rank := func(year int, deaths map[string]float64, draws int) *burden.Result {
		p := fewCauses(deaths, "cancer", "road", "liver", "symptoms")
		p.Period = analysis.Period{From: year, To: year}
		r, err := burden.Rank(p, burden.Options{Draws: draws, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	first := map[string]float64{"cancer": 3000, "road": 2000, "liver": 1000, "symptoms": 5000}
	for _, c := range []struct {
		name  string
		lang  string
		draws int
		now   map[string]float64
		want  string
	}{
		{"rises", "en", 500, map[string]float64{"cancer": 3000, "road": 2000, "liver": 4000, "symptoms": 5000}, "liver rose from rank 3 to 1 among the causes of death of men in Loei from 2012 to 2022"},
		{"thai", "th", 500, map[string]float64{"cancer": 500, "road": 2000, "liver": 1000}, "cancer ลงจากอันดับ 1 เป็น 3 ในสาเหตุการตายของชายจังหวัดเลย จากปี 2555 ถึง 2565"},
		// 2000 and 2020 deaths change places: a difference of 20 with a standard error of 63.
		{"chance", "en", 500, map[string]float64{"cancer": 3000, "road": 2000, "liver": 2020}, "No cause of death of men in Loei changed its rank beyond chance from 2012 to 2022"},
		// Without draws the rate decides: it doubles.
		{"no draws", "en", 0, map[string]float64{"cancer": 3000, "road": 2000, "liver": 2020}, "liver rose from rank 3 to 2 among the causes of death of men in Loei from 2012 to 2022"},
	} {
		t.Run(c.name, func(t *testing.T) {
			then := first
			if c.name == "chance" {
				then = map[string]float64{"cancer": 3000, "road": 2020, "liver": 2000}
			}
			f, err := Ranks(testStyle(t, c.lang, "a4", Print), About{}, rank(2012, then, c.draws), rank(2022, c.now, c.draws))
			if err != nil {
				t.Fatal(err)
			}
			if f.Title != c.want {
				t.Errorf("title %q, want %q", f.Title, c.want)
			}
			if len(f.Data.Rows) != 5 || len(f.Data.Rows[4]) != len(f.Data.Header) {
				t.Errorf("%d rows, the last of %d cells under %d heads", len(f.Data.Rows), len(f.Data.Rows[4]), len(f.Data.Header))
			}
		})
	}
}

// TestRanksOfOtherCauses: rankings of unlike causes are refused.
func TestRanksOfOtherCauses(t *testing.T) {
	then, now := earlier(t, 3)
	_, other := earlier(t, 4)
	for name, pair := range map[string][2]*burden.Result{"causes": {then, other}, "one": {nil, now}, "other one": {then, nil}} {
		var data *analysis.DataError
		if _, err := Ranks(testStyle(t, "en", "a4", Print), About{}, pair[0], pair[1]); !errors.As(err, &data) || data.Hint == "" {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// TestRankCuts: on both sides stand the same causes, each once, however many boxes.
func TestRankCuts(t *testing.T) {
	then, now := earlier(t, 30)
	groups, err := newFamilies()
	if err != nil {
		t.Fatal(err)
	}
	c := newRanks(testStyle(t, "en", "a4", Print), groups, then, now)
	for n := 1; n <= mostBoxes; n++ {
		g := c.cut(n)
		left, right := c.places(g, c.left, g.fromLow), c.places(g, c.right, g.toLow)
		if len(left) != n+len(g.fromLow) || len(left) != len(right) {
			t.Fatalf("%d boxes: %d causes on the left, %d on the right", n, len(left), len(right))
		}
		for cause := range left {
			if _, ok := right[cause]; !ok {
				t.Fatalf("%d boxes: cause %d is on the left alone", n, cause)
			}
		}
	}
}
