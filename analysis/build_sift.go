package analysis

import (
	"cmp"
	"fmt"
	"slices"
)

// sifted is one kind of records (deaths or people), told apart by their use.
type sifted struct {
	used    []Record // go into cells
	checks  []Record // totals over sex, cause or age: compared, never added
	repeats []Record // totals that another source has given before: compared, never added

	subtotals subtotals

	parts map[stratum]*shared // the files that give the counts not split by cause
}

// sift refuses duplicates and overlapping ages, and sets aside the totals: rows
// for both sexes where men and women are given, all-cause rows where causes are,
// all-age rows where groups are.
func (b *Builder) sift(records []Record, periods []Period) (sifted, error) {
	rs := slices.Clone(records)
	sortRecords(rs)
	rs, subtotals := takeSubtotals(rs)
	if err := b.refuseOverlaps(rs); err != nil {
		return sifted{}, err
	}

	found := map[givenKey]*given{}
	period := remember(func(p Period) int { return slices.Index(periods, p) })
	of := remember(func(k givenKey) *given {
		if found[k] == nil {
			found[k] = &given{}
		}
		return found[k]
	})
	for _, r := range rs {
		g := of(givenKey{r.Area, period(r.Period), kindOf(r.Age)})
		g.rows[r.Sex] = true
		if r.Cause != Total {
			g.causes[r.Sex] = true
		}
	}
	out := sifted{subtotals: subtotals}
	var again []bool
	out.parts, again = parts(rs)
	out.used = rs[:0] // the room is there, and not needed for anything else
	for i, r := range rs {
		g := of(givenKey{r.Area, period(r.Period), kindOf(r.Age)})
		switch {
		case again[i]:
			out.repeats = append(out.repeats, r)
		case g.covers(r) || r.Age == AllAges && of(givenKey{r.Area, period(r.Period), inGroups}).grouped(r.Sex):
			out.checks = append(out.checks, r)
		default:
			out.used = append(out.used, r)
		}
	}
	out.checks = joinTotals(out.checks, out.parts)
	return out, nil
}

// sortRecords puts records into the order of compareRecords, in which most files have
// them.
func sortRecords(rs []Record) {
	for i := 1; i < len(rs); i++ {
		if compareRecords(&rs[i-1], &rs[i]) > 0 {
			slices.SortFunc(rs, func(x, y Record) int { return compareRecords(&x, &y) })
			return
		}
	}
}

// compareRecords orders records by what they count, totals of one source together, then
// by where they stand.
func compareRecords(x, y *Record) int {
	switch {
	case x.Area != y.Area:
		return cmp.Compare(x.Area, y.Area)
	case x.Period != y.Period:
		return cmp.Or(cmp.Compare(x.Period.From, y.Period.From), cmp.Compare(x.Period.To, y.Period.To))
	case x.Sex != y.Sex:
		return cmp.Compare(x.Sex, y.Sex)
	case x.Cause != y.Cause:
		return cmp.Compare(x.Cause, y.Cause)
	case x.sourceOfTotal() != y.sourceOfTotal():
		return cmp.Compare(x.At.Source, y.At.Source)
	case x.Age != y.Age:
		return cmp.Or(cmp.Compare(x.Age.Lo, y.Age.Lo), cmp.Compare(x.Age.Hi, y.Age.Hi))
	}
	return cmp.Or(cmp.Compare(x.At.Source, y.At.Source), cmp.Compare(x.At.Row, y.At.Row), cmp.Compare(x.At.Col, y.At.Col))
}

// sourceOfTotal is the source where that matters, for totals: two files may both print
// them.
func (r *Record) sourceOfTotal() int {
	if r.Cause == Total {
		return r.At.Source
	}
	return 0
}

// given is what the records give for one area, period and kind of age, by sex.
type given struct {
	rows, causes [sexes + 1]bool
}

type givenKey struct {
	area, period int
	kind         ageKind
}

// ageKind tells age groups from totals and from unknown ages: a count of one kind
// is never part of a count of another, save that groups make up the total.
type ageKind int

const (
	inGroups ageKind = iota
	atAllAges
	atNoAge
)

func kindOf(s AgeSpan) ageKind {
	switch s {
	case AllAges:
		return atAllAges
	case NoAge:
		return atNoAge
	}
	return inGroups
}

// covers reports whether r is a total whose parts are given: men and women under
// both sexes, causes under all causes. Both sexes split by cause are kept beside
// men and women that are not.
func (g *given) covers(r Record) bool {
	switch {
	case r.Cause != Total:
		return r.Sex == Both && g.causes[Male] && g.causes[Female]
	case r.Sex == Both:
		return g.causes[Both] || g.rows[Male] && g.rows[Female]
	}
	return g.causes[r.Sex]
}

// grouped reports whether age groups are given that an all-age count of the sex
// includes, or is included in.
func (g *given) grouped(sex Sex) bool {
	switch sex {
	case Both:
		return g.rows[Both] || g.rows[Male] || g.rows[Female]
	case UnknownSex:
		return g.rows[UnknownSex]
	}
	return g.rows[sex] || g.rows[Both]
}

// refuseOverlaps expects sorted records: those of one stratum stand together.
func (b *Builder) refuseOverlaps(rs []Record) error {
	for i := 1; i < len(rs); i++ {
		if !sameButAge(&rs[i-1], &rs[i]) {
			continue
		}
		x, y := rs[i-1], rs[i]
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
