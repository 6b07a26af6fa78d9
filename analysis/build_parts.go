package analysis

import (
	"fmt"
	"math"
	"slices"
)

// ageSet is a set of completed years of age; the last stands for all above.
type ageSet [132]bool

func (a *ageSet) of(s AgeSpan) []bool {
	if !s.isGroup() {
		return nil
	}
	return a[min(s.Lo, len(a)-1):min(s.Hi, len(a))]
}

func (a *ageSet) add(s AgeSpan) {
	in := a.of(s)
	for i := range in {
		in[i] = true
	}
}

func (a *ageSet) meets(s AgeSpan) bool { return slices.Contains(a.of(s), true) }

func (a *ageSet) overlaps(b *ageSet) bool {
	for x := range a {
		if a[x] && b[x] {
			return true
		}
	}
	return false
}

// stratum is an area, period and sex.
type stratum struct {
	area   int
	period Period
	sex    Sex
}

func (r Record) stratum() stratum { return stratum{r.Area, r.Period, r.Sex} }

// shared says which files give the counts, not split by cause, of one stratum. Files
// with ages of their own are parts of one table; ages that an earlier file gives are
// a second statement of the same.
type shared struct {
	parts []part
}

type part struct {
	source int
	ages   ageSet
	first  Record
}

// of finds the part of a source, nil if it gives no ages that earlier ones do not.
func (s *shared) of(source int) *part {
	for i := range s.parts {
		if s.parts[i].source == source {
			return &s.parts[i]
		}
	}
	return nil
}

// take reports whether a count by age group is one that no earlier source gives.
// Records must come source by source.
func (s *shared) take(r Record) bool {
	for i := range s.parts {
		if p := &s.parts[i]; p.source != r.At.Source && p.ages.meets(r.Age) {
			return false
		}
	}
	p := s.of(r.At.Source)
	if p == nil {
		s.parts = append(s.parts, part{source: r.At.Source, first: r})
		p = &s.parts[len(s.parts)-1]
	}
	p.ages.add(r.Age)
	return true
}

// parts finds the files that give counts by age group, stratum by stratum, in
// records that are sorted as sift does.
func parts(rs []Record) (of map[stratum]*shared, again []bool) {
	of, again = map[stratum]*shared{}, make([]bool, len(rs))
	for i, r := range rs {
		if r.Cause != Total || !r.Age.isGroup() {
			continue
		}
		k := r.stratum()
		if of[k] == nil {
			of[k] = &shared{}
		}
		again[i] = !of[k].take(r)
	}
	// A count over all ages, or of no age, that an earlier file gives too belongs to
	// another part or is given again.
	type kindOfStratum struct {
		stratum
		kind ageKind
	}
	first := map[kindOfStratum]int{}
	for i, r := range rs {
		if r.Cause != Total || r.Age.isGroup() {
			continue
		}
		k := kindOfStratum{r.stratum(), kindOf(r.Age)}
		source, seen := first[k]
		if !seen {
			first[k] = r.At.Source
		} else if source != r.At.Source {
			s := of[k.stratum]
			again[i] = s == nil || s.of(source) == nil || s.of(r.At.Source) == nil
		}
	}
	return of, again
}

// joinTotals adds up the all-age totals of files that share the ages of a stratum.
// Where not every file prints one, those that do may mean all ages or their own:
// they check nothing.
func joinTotals(checks []Record, of map[stratum]*shared) []Record {
	parted := func(r Record) bool {
		s := of[r.stratum()]
		return r.Cause == Total && r.Age == AllAges && s != nil && len(s.parts) > 1 && s.of(r.At.Source) != nil
	}
	sum, n := map[stratum]float64{}, map[stratum]int{}
	for _, r := range checks {
		if parted(r) {
			sum[r.stratum()] += r.Count
			n[r.stratum()]++
		}
	}
	var out []Record
	for _, r := range checks {
		switch k := r.stratum(); {
		case !parted(r):
			out = append(out, r)
		case n[k] == len(of[k].parts): // once, in the place of the first
			r.Count, n[k] = sum[k], 0
			out = append(out, r)
		}
	}
	return out
}

// reportParts says which tables were put together from several files.
func (b *Builder) reportParts(d *Dataset, kind, th string, rs []Record, of map[stratum]*shared) {
	n := 0
	var x, y part
	seen := map[stratum]bool{}
	for _, r := range rs { // in order, so that the message is always the same
		s := of[r.stratum()]
		if s == nil || len(s.parts) < 2 || seen[r.stratum()] {
			continue
		}
		seen[r.stratum()] = true
		if n++; n == 1 {
			x, y = s.parts[0], s.parts[1]
		}
	}
	if n == 0 {
		return
	}
	d.warn("parts-of-table",
		fmt.Sprintf("%s by age come in parts from several files or sheets and were put together in %d case(s); first %s: age %s on in %s, age %s on in %s",
			kind, n, b.who(x.first), x.first.Age, b.locate(x.first.At), y.first.Age, b.locate(y.first.At)),
		fmt.Sprintf("%sรายอายุมาจากหลายไฟล์หรือหลายแผ่นงานและนำมาต่อกัน %d กรณี เช่น %s: ตั้งแต่อายุ %s ใน %s และตั้งแต่อายุ %s ใน %s",
			th, n, b.areas[x.first.Area].Name("th"), x.first.Age, b.locate(x.first.At), y.first.Age, b.locate(y.first.At)))
}

// share is what one source gives of the deaths by cause of a stratum.
type share struct {
	sum   float64
	ages  ageSet
	first Record
}

// sameDeaths reports two shares that are likely the same deaths under two lists of
// causes: as many, at ages that both have.
func sameDeaths(x, y share) bool {
	return x.sum > 0 && math.Abs(x.sum-y.sum) <= sameCount && (x.ages.overlaps(&y.ages) || !x.first.Age.isGroup() || !y.first.Age.isGroup())
}
