package cause

import (
	"fmt"

	"github.com/lehackathon/le/analysis"
)

// UnmatchedID is the id of deaths that no item of a list holds.
const UnmatchedID = "unmatched"

// unmatched is the cause those deaths are counted under.
var unmatched = analysis.Cause{ID: UnmatchedID, EN: "Not in the list", TH: "ไม่อยู่ในรายการ"}

// Report says what became of a dataset's causes in [Group].
type Report struct {
	List   string
	Deaths float64 // all deaths in tables, everybody counted once
	Strays []Stray // what went to the unmatched, in the dataset's order
}

// Stray is a cause that no item of a list holds, or holds in part only.
type Stray struct {
	Cause  analysis.Cause
	Why    string  // "no codes", "in several items", "not in the list", "outside the limits of …"
	Deaths float64 // in tables; of those outside limits, the cause's deaths that are
}

// Unmatched returns the deaths no item of the list holds.
func (r Report) Unmatched() (sum float64) {
	for _, s := range r.Strays {
		sum += s.Deaths
	}
	return sum
}

// Group returns the dataset with its causes regrouped to the leaves of a list, all
// of them, in the list's order. A cause belongs to the leaf that holds all of its
// codes. One that has no codes, or codes in several leaves or in none, goes to the
// cause "unmatched" at the end, as do deaths outside a leaf's limits of sex or age;
// the report names each. Deaths are conserved. A list with overlaps, ids given twice
// or unknown parents is refused.
func Group(d *analysis.Dataset, l *List) (*analysis.Dataset, Report, error) {
	report := Report{List: l.Name}
	if err := l.usable(); err != nil {
		return nil, report, &analysis.DataError{Msg: err.Error(), Hint: "give every code to one item"}
	}
	leaves := l.Leaves()
	g := grouping{d: d, leaves: leaves, item: make([]int, len(d.Causes)), why: make([]string, len(d.Causes))}
	var causes []analysis.Cause
	for _, leaf := range leaves {
		causes = append(causes, leaf.Cause)
	}
	for c, cause := range d.Causes {
		g.item[c], g.why[c] = l.leafOf(cause)
	}
	report, err := g.report(report, len(leaves))
	if err != nil {
		return nil, report, err
	}
	if len(report.Strays) > 0 {
		causes = append(causes, unmatched)
	}
	m, err := d.MapCauses(causes, g.target)
	return m, report, err
}

// leafOf returns the leaf that holds a cause, or -1 and why there is none.
func (l *List) leafOf(c analysis.Cause) (leaf int, why string) {
	codes := CodesOf(c)
	if len(codes) == 0 {
		return -1, "no codes"
	}
	leaf, touched := l.index.place(codes)
	switch {
	case leaf >= 0:
		return leaf, ""
	case touched:
		return -1, "in several items"
	}
	return -1, "not in the list"
}

// grouping sends causes to leaves, and what does not fit to one after the last.
type grouping struct {
	d      *analysis.Dataset
	leaves []Item
	item   []int
	why    []string
}

func (g grouping) target(c int, sex analysis.Sex, age int) int {
	if g.item[c] < 0 || !g.allows(g.leaves[g.item[c]], sex, age) {
		return len(g.leaves)
	}
	return g.item[c]
}

func (g grouping) allows(leaf Item, sex analysis.Sex, age int) bool {
	if age < 0 {
		return leaf.Allows(sex, leaf.AgeFrom, leaf.AgeTo)
	}
	low, high := years(g.d.Ages, age)
	return leaf.Allows(sex, low, high)
}

// years returns the first and last completed year of an age group, -1 if open.
func years(ages analysis.Ages, i int) (low, high int) {
	if i == len(ages)-1 {
		return ages[i], -1
	}
	return ages[i], ages[i+1] - 1
}

// report counts the strays. Their deaths are taken from a dataset in which each
// cause keeps a place of its own among the unmatched.
func (g grouping) report(r Report, n int) (Report, error) {
	own := make([]analysis.Cause, 1+len(g.d.Causes))
	m, err := g.d.MapCauses(own, func(c int, sex analysis.Sex, age int) int {
		if g.target(c, sex, age) < n {
			return 0
		}
		return 1 + c
	})
	if err != nil {
		return r, err
	}
	strays := make([]bool, len(own))
	for c := range g.d.Causes {
		strays[1+c] = g.item[c] < 0
	}
	for _, u := range m.Unknown {
		if u.Cause > 0 {
			strays[u.Cause] = true
		}
	}
	for i, deaths := range m.CauseTotals() {
		r.Deaths += deaths
		if i == 0 || deaths == 0 && !strays[i] {
			continue
		}
		s := Stray{Cause: g.d.Causes[i-1], Why: g.why[i-1], Deaths: deaths}
		if leaf := g.item[i-1]; leaf >= 0 {
			s.Why = fmt.Sprintf("outside the limits of %s (%s)", g.leaves[leaf].ID, g.leaves[leaf].limits())
		}
		r.Strays = append(r.Strays, s)
	}
	return r, nil
}
