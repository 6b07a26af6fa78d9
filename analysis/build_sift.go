package analysis

import (
	"cmp"
	"fmt"
	"slices"
)

// sifted is one kind of records (deaths or people), told apart by their use.
type sifted struct {
	used   []Record // go into cells
	checks []Record // totals over sex, cause or age: compared, never added
}

// sift refuses duplicates and overlapping ages, and sets aside the totals: rows
// for both sexes where men and women are given, all-cause rows where causes are,
// all-age rows where groups are.
func (b *Builder) sift(records []Record, periods []Period) (sifted, error) {
	index := map[Period]int{}
	for i, p := range periods {
		index[p] = i
	}
	// source matters for totals only: two files may both print them.
	source := func(r Record) int {
		if r.Cause == Total {
			return r.At.Source
		}
		return 0
	}
	rs := slices.Clone(records)
	slices.SortStableFunc(rs, func(x, y Record) int {
		return cmp.Or(cmp.Compare(x.Area, y.Area), cmp.Compare(index[x.Period], index[y.Period]),
			cmp.Compare(x.Sex, y.Sex), cmp.Compare(x.Cause, y.Cause), cmp.Compare(source(x), source(y)),
			cmp.Compare(x.Age.Lo, y.Age.Lo), cmp.Compare(x.Age.Hi, y.Age.Hi))
	})
	if err := b.refuseOverlaps(rs, source); err != nil {
		return sifted{}, err
	}

	type group struct { // what one area and period give
		split, causes [sexes + 1]bool
		source        [sexes + 1]int // first source of totals, +1
		grouped       [sexes + 1]bool
	}
	groups := map[[2]int]*group{}
	of := func(r Record) *group {
		k := [2]int{r.Area, index[r.Period]}
		if groups[k] == nil {
			groups[k] = &group{}
		}
		return groups[k]
	}
	for _, r := range rs {
		if !r.Age.isGroup() {
			continue
		}
		g := of(r)
		g.grouped[r.Sex] = true
		if r.Cause != Total {
			g.causes[r.Sex] = true
		} else if g.source[r.Sex] == 0 {
			g.source[r.Sex] = r.At.Source + 1
		}
	}
	var out sifted
	for _, r := range rs {
		g := of(r)
		sexGiven := g.grouped[Male] || g.grouped[Female]
		causeGiven := g.causes[Both] || g.causes[Male] || g.causes[Female]
		check := r.Age == AllAges && (g.grouped[r.Sex] || sexGiven)
		switch {
		case r.Cause != Total:
			// Causes for both sexes stand in for men and women only where those are not given.
			check = check || r.Sex == Both && (g.causes[Male] || g.causes[Female])
		case r.Sex == Both:
			check = check || sexGiven || causeGiven || r.At.Source+1 != g.source[r.Sex]
		default:
			check = check || g.causes[r.Sex] || r.Age.isGroup() && r.At.Source+1 != g.source[r.Sex]
		}
		if check {
			out.checks = append(out.checks, r)
		} else {
			out.used = append(out.used, r)
		}
	}
	return out, nil
}

// refuseOverlaps expects sorted records: those of one stratum stand together.
func (b *Builder) refuseOverlaps(rs []Record, source func(Record) int) error {
	for i := 1; i < len(rs); i++ {
		x, y := rs[i-1], rs[i]
		if x.Area != y.Area || x.Period != y.Period || x.Sex != y.Sex || x.Cause != y.Cause || source(x) != source(y) {
			continue
		}
		switch {
		case x.Age == y.Age:
			return &DataError{Where: b.locate(y.At),
				Msg:  fmt.Sprintf("a second count for %s, age %s%s; the first stands in %s", b.who(y), y.Age, b.ofCause(y), b.locate(x.At)),
				Hint: "remove one of the two rows, or add them up, so that each combination stands once"}
		case x.Age.isGroup() && y.Age.Lo < x.Age.Hi:
			return &DataError{Where: b.locate(y.At),
				Msg:  fmt.Sprintf("age %s overlaps age %s of %s (%s%s)", y.Age, x.Age, b.locate(x.At), b.who(y), b.ofCause(y)),
				Hint: "keep one set of age groups; take subtotals out"}
		}
	}
	return nil
}

func (b *Builder) ofCause(r Record) string {
	if r.Cause == Total {
		return ""
	}
	return ", " + b.causes[r.Cause].Name("en")
}
