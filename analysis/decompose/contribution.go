package decompose

import (
	"cmp"
	"math"
	"slices"
)

// By says what contributions are summed over.
type By int

// The ways to list contributions.
const (
	ByCause By = iota
	ByAge
	ByCauseAge
)

// All stands for the sum over causes or ages in a Contribution.
const All = -1

// Contribution is a part of the gap. Cause and Age are indices into the
// populations' Causes and Ages, or All.
type Contribution struct {
	Cause, Age int
	Years      float64
	SE         float64 // 0 unless Options.Delta
	Share      float64 // percent of the gap, where HasShare
	HasShare   bool    // false where parts of both signs nearly cancel
	Rank       int     // 1 shortens life on the near side most; 0 for totals and cells
}

// cancelled is the share of the absolute sum under which the gap says little
// about its parts, so that percentages would mislead.
const cancelled = 0.2

// Contributions lists the parts of the gap: causes by rank, ages in order, cells
// by cause and age; the total comes last. Ties keep the order of the dataset.
func (r *Result) Contributions(by By) []Contribution {
	k, causes := len(r.Near.Ages), len(r.Near.Causes)
	var list []Contribution
	add := func(cause, age int, years float64) {
		list = append(list, Contribution{Cause: cause, Age: age, Years: years})
	}
	switch by {
	case ByCause:
		for c := range causes {
			sum := 0.0
			for _, v := range r.Cells[c*k : (c+1)*k] {
				sum += v
			}
			add(c, All, sum)
		}
		slices.SortStableFunc(list, func(a, b Contribution) int { return cmp.Compare(a.Years, b.Years) })
		for i := range list {
			list[i].Rank = i + 1
		}
	case ByAge:
		for x := range k {
			sum := 0.0
			for c := range causes {
				sum += r.Cells[c*k+x]
			}
			add(All, x, sum)
		}
	case ByCauseAge:
		for c := range causes {
			for x := range k {
				add(c, x, r.Cells[c*k+x])
			}
		}
	}
	r.addShares(list)
	list = append(list, Contribution{Cause: All, Age: All, Years: r.Gap, Share: 100, HasShare: r.Gap != 0})
	if r.Options.Delta {
		v := r.variances()
		for i := range list {
			list[i].SE = math.Sqrt(v.of(list[i].Cause, list[i].Age))
		}
	}
	return list
}

func (r *Result) addShares(list []Contribution) {
	var abs float64
	for _, c := range list {
		abs += math.Abs(c.Years)
	}
	if math.Abs(r.Gap) <= cancelled*abs {
		return
	}
	for i := range list {
		list[i].Share, list[i].HasShare = 100*list[i].Years/r.Gap, true
	}
}
