package decompose_test

import (
	"testing"

	"github.com/lehackathon/le/analysis/decompose"
	"pgregory.net/rapid"
)

// TestUnranked: causes without a rank stand last, change no contribution, and leave
// the ranks of the others, and the limits of those ranks, no higher than they were.
func TestUnranked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		near, against, opt := drawPair(t)
		opt.Method, opt.Delta, opt.Draws, opt.Seed = decompose.ArriagaSymmetric, false, 20, 7
		all := compare(t, near, against, opt)
		opt.Unranked = make([]bool, len(near.Causes))
		for i := range opt.Unranked {
			opt.Unranked[i] = rapid.Bool().Draw(t, "unranked")
		}
		some := compare(t, near, against, opt)
		before := map[int]decompose.Contribution{}
		for _, c := range all.Contributions(decompose.ByCause) {
			before[c.Cause] = c
		}
		rank := 0
		for _, c := range some.Contributions(decompose.ByCause) {
			was := before[c.Cause]
			if c.Years != was.Years || c.Lower != was.Lower || c.Upper != was.Upper {
				t.Errorf("cause %d: %v, was %v", c.Cause, c, was)
			}
			switch {
			case c.Cause == decompose.All:
			case opt.Unranked[c.Cause]:
				if c.Rank != 0 || c.RankLower != 0 || c.RankUpper != 0 || c.Top3 != 0 {
					t.Errorf("cause %d has no rank, and got %v", c.Cause, c)
				}
				rank = len(near.Causes) // none may follow
			default:
				if rank++; c.Rank != rank {
					t.Errorf("cause %d: rank %d in place %d", c.Cause, c.Rank, rank)
				}
				if c.RankLower < 1 || c.RankLower > was.RankLower || c.RankUpper > was.RankUpper || c.RankUpper < c.RankLower || c.Top3 < was.Top3 {
					t.Errorf("cause %d: ranks %d to %d, %v %% in the top; were %d to %d, %v %%", c.Cause, c.RankLower, c.RankUpper, c.Top3, was.RankLower, was.RankUpper, was.Top3)
				}
			}
		}
	})
}
