package decompose

import (
	"cmp"
	"math"
	"slices"

	"github.com/lehackathon/le/lifetable"
)

// By says what contributions are summed over.
type By int

// The ways to list contributions.
const (
	ByCause By = iota
	ByAge
	ByCauseAge
)

// All stands for the sum over causes or ages in a Contribution; Health, as a
// Cause, for the part of a healthy life expectancy that is not mortality.
const (
	All    = -1
	Health = -2
)

// Contribution is a part of the gap. Cause and Age are indices into the
// populations' Causes and Ages, or All; Cause may be Health. The cause of rank 1 is
// the most negative one, which shortens life on the near side most, or, where more
// is worse ([Measure.MoreIsWorse]), the most positive one, which raises the measure
// most.
type Contribution struct {
	Cause, Age int
	Years      float64
	Share      float64 // percent of the gap, where HasShare
	HasShare   bool    // false where parts of both signs nearly cancel
	Rank       int     // of a cause that is ranked, 1 being the worst for the near side; else 0

	SE, Lower, Upper float64 // 0 unless Options.Delta, or Options.Draws for Options.DrawBy and the total

	// Where causes were drawn: limits of the rank, and the percentage of draws in
	// which the cause is among the three of lowest rank.
	RankLower, RankUpper int
	Top3                 float64
}

// cancelled is the share of the absolute sum under which the gap says little
// about its parts, so that percentages would mislead.
const cancelled = 0.2

// Contributions lists the parts of the gap: causes by rank, ages in order, cells
// by cause and age, each followed by its health part, if any; the total comes
// last. Ties keep the order of the dataset.
func (r *Result) Contributions(by By) []Contribution {
	list := r.Options.listCells(by, r.Cells, r.Health, len(r.Near.Ages), r.Gap)
	switch {
	case r.boot != nil:
		r.boot.addLimits(list, by)
	case r.Options.Delta:
		var v *variances
		z := lifetable.Z(r.Options.level())
		for i := range list {
			list[i].limits(r.se(&v, list[i].Cause, list[i].Age), z)
		}
	}
	return list
}

func (c *Contribution) limits(se, z float64) {
	c.SE, c.Lower, c.Upper = se, c.Years-z*se, c.Years+z*se
}

// badSign is the sign of a contribution that is bad for the near side. Ranks run
// from the worst.
func (o Options) badSign() float64 {
	if o.Measure != nil && o.Measure.MoreIsWorse() {
		return 1
	}
	return -1
}

// unranked reports whether a cause stays without a rank.
func (o Options) unranked(cause int) bool { return cause < len(o.Unranked) && o.Unranked[cause] }

// listCells lists cells [cause][age] of k ages, with shares and ranks.
func (o Options) listCells(by By, cells, health []float64, k int, gap float64) []Contribution {
	bad := o.badSign()
	causes := len(cells) / k
	list := make([]Contribution, 0, [...]int{ByCause: causes + 2, ByAge: 2*k + 1, ByCauseAge: len(cells) + k + 1}[by])
	add := func(cause, age int, years float64) {
		list = append(list, Contribution{Cause: cause, Age: age, Years: years + 0}) // no -0
	}
	switch by {
	case ByCause:
		for c := range causes {
			sum := 0.0
			for _, v := range cells[c*k : (c+1)*k] {
				sum += v
			}
			add(c, All, sum)
		}
		last := func(c Contribution) int {
			if o.unranked(c.Cause) {
				return 1
			}
			return 0
		}
		slices.SortStableFunc(list, func(a, b Contribution) int {
			return cmp.Or(cmp.Compare(last(a), last(b)), cmp.Compare(bad*b.Years, bad*a.Years))
		})
		for i := range list {
			if last(list[i]) == 0 {
				list[i].Rank = i + 1
			}
		}
		if health != nil {
			sum := 0.0
			for _, v := range health {
				sum += v
			}
			add(Health, All, sum)
		}
	case ByAge:
		for x := range k {
			sum := 0.0
			for i := x; i < len(cells); i += k {
				sum += cells[i]
			}
			add(All, x, sum)
			if health != nil {
				add(Health, x, health[x])
			}
		}
	case ByCauseAge:
		for i, v := range cells {
			add(i/k, i%k, v)
		}
		for x, v := range health {
			add(Health, x, v)
		}
	}
	addShares(list, gap)
	return append(list, Contribution{Cause: All, Age: All, Years: gap, Share: 100, HasShare: gap != 0})
}

func addShares(list []Contribution, gap float64) {
	var abs float64
	for _, c := range list {
		abs += math.Abs(c.Years)
	}
	if math.Abs(gap) <= cancelled*abs {
		return
	}
	for i := range list {
		list[i].Share, list[i].HasShare = 100*list[i].Years/gap, true
	}
}
