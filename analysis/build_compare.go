package analysis

import (
	"fmt"
	"math"
	"slices"
)

// sameCount is how far two counts of the same people may lie apart: totals are
// whole numbers, and rounded ones may be half a person off.
const sameCount = 0.5 + 1e-9

// mismatch is a total that is not the sum of its parts.
type mismatch struct {
	check    Record
	sum      float64
	residual float64 // total - sum
}

// What a total was held against.
const (
	overSexes = iota
	overCauses
	overAges
	overSources
	comparisons
)

// comparison collects the totals of one kind.
type comparison struct {
	list []mismatch
	seen int
}

// compare holds the totals a file prints against the sums of their parts, and
// the counts of a second source against those of the first.
func (b *Builder) compare(d *Dataset, deaths, people sifted) {
	var found [comparisons]comparison
	hold := func(r Record, kind int, isDeaths bool) {
		sum, ok := d.sumOf(r, isDeaths)
		if !ok {
			return
		}
		c := &found[kind]
		c.seen++
		if math.Abs(sum-r.Count) > sameCount {
			c.list = append(c.list, mismatch{r, sum, r.Count - sum})
		}
	}
	for _, r := range d.gather(people.checks) {
		hold(r, d.kindOfTotal(r, false), false)
	}
	for _, r := range d.gather(deaths.checks) {
		hold(r, d.kindOfTotal(r, true), true)
	}
	d.addUnlisted(found[overCauses].list)
	for _, r := range d.gather(people.repeats) {
		hold(r, overSources, false)
	}
	for _, r := range d.gather(deaths.repeats) {
		hold(r, overSources, true)
	}
	b.reportMismatches(d, found)
	if c := found[overSources]; c.seen > 0 && len(c.list) == 0 {
		b.reportRepeats(d, append(people.repeats, deaths.repeats...), append(people.used, deaths.used...))
	}
}

// reportRepeats says which counts are given twice, alike, and names both places.
func (b *Builder) reportRepeats(d *Dataset, repeats, used []Record) {
	r := repeats[0]
	i := slices.IndexFunc(used, func(u Record) bool {
		return u.stratum() == r.stratum() && u.Age.Lo <= r.Age.Lo && r.Age.Lo < max(u.Age.Hi, u.Age.Lo+1)
	})
	if i < 0 {
		return
	}
	here, there := b.locate(r.At), b.locate(used[i].At)
	d.warn("given-again",
		fmt.Sprintf("%d counts are given twice, alike, and were used once; first %s, as in %s (%s, age %s)", len(repeats), here, there, b.who(r), r.Age),
		fmt.Sprintf("มี %d จำนวนที่ให้มาสองครั้งและเท่ากัน จึงใช้ครั้งเดียว เช่น %s เหมือนใน %s", len(repeats), here, there))
}

// reportMismatches names the first mismatch of each kind with both numbers.
func (b *Builder) reportMismatches(d *Dataset, found [comparisons]comparison) {
	texts := [comparisons]struct{ code, en, th string }{
		overSexes:   {"sex-total", "counts for both sexes are not the sum of men and women", "ยอดรวมสองเพศไม่เท่ากับชายรวมหญิง"},
		overCauses:  {"cause-total", "all-cause counts are not the sum of the causes", "ยอดรวมทุกสาเหตุไม่เท่ากับผลบวกรายสาเหตุ"},
		overAges:    {"age-total", "all-age counts are not the sum of the age groups", "ยอดรวมทุกอายุไม่เท่ากับผลบวกรายกลุ่มอายุ"},
		overSources: {"second-source", "counts given a second time are not those of the first source, which are used", "ตัวเลขจากแหล่งที่สองไม่เท่ากับแหล่งแรกซึ่งเป็นค่าที่ใช้"},
	}
	for k, c := range found {
		if len(c.list) == 0 {
			continue
		}
		m, t := c.list[0], texts[k]
		where := b.locate(m.check.At)
		d.warn(t.code,
			fmt.Sprintf("%s in %d of %d checks; first %s: %v there, %v as the sum (%s, age %s)", t.en, len(c.list), c.seen, where, m.check.Count, m.sum, b.who(m.check), m.check.Age),
			fmt.Sprintf("%s %d จาก %d รายการ เช่น %s: %v เทียบกับผลบวก %v", t.th, len(c.list), c.seen, where, m.check.Count, m.sum))
	}
}

// kindOfTotal says what a total was summed over.
func (d *Dataset) kindOfTotal(r Record, isDeaths bool) int {
	switch {
	case r.Age == AllAges:
		return overAges
	case !isDeaths, r.Sex == Both && len(d.addable(r.Area, d.period(r.Period), true)) == 2:
		return overSexes
	}
	return overCauses
}

// gather adds up totals given in narrower ages than the dataset's. Records stand
// in the order of sift: those of one stratum together, by age.
func (d *Dataset) gather(rs []Record) []Record {
	var out []Record
	for _, r := range rs {
		if n := len(out); n > 0 && r.Age.isGroup() && d.Ages.Index(r.Age.Lo) < 0 {
			x := &out[n-1]
			if x.Area == r.Area && x.Period == r.Period && x.Sex == r.Sex && x.Cause == r.Cause &&
				x.At.Source == r.At.Source && x.Age.Hi == r.Age.Lo {
				x.Age.Hi = r.Age.Hi
				x.Count += r.Count
				continue
			}
		}
		out = append(out, r)
	}
	return out
}

// sumOf adds up the cells that a total covers; ok is false where the total does
// not fit the age groups or nothing is stored for it.
func (d *Dataset) sumOf(r Record, isDeaths bool) (sum float64, ok bool) {
	period := d.period(r.Period)
	if r.Sex == UnknownSex || r.Age == NoAge {
		return d.unknownIn(r, period, isDeaths), true
	}
	from, to := 0, len(d.Ages)
	if r.Age != AllAges {
		if from, to, ok = d.groupsOf(r.Age); !ok {
			return 0, false
		}
	}
	ok = false
	planes := []Sex{r.Sex}
	if r.Sex == Both {
		planes = d.addable(r.Area, period, isDeaths)
	}
	for _, s := range planes {
		hasD, hasE := d.Has(r.Area, period, s)
		switch {
		case !isDeaths && hasE:
			ok = true
			for _, e := range d.ExposureBy(r.Area, period, s)[from:to] {
				sum += e / float64(r.Period.Years())
			}
		case isDeaths && hasD:
			ok = true
			for c := range d.Causes {
				if r.Cause == Total || r.Cause == c {
					for _, n := range d.DeathsBy(r.Area, period, s, c)[from:to] {
						sum += n
					}
				}
			}
		}
	}
	if ok && (r.Age == AllAges || r.Sex == Both) {
		sum += d.unknownIn(r, period, isDeaths)
	}
	return sum, ok
}

// period returns the index of a period that the dataset holds.
func (d *Dataset) period(p Period) int { return slices.Index(d.Periods, p) }

// groupsOf returns the age groups from up to but not including to that make up a
// span; ok is false where it cuts one. A closed span may end inside the open
// group: single ages do.
func (d *Dataset) groupsOf(s AgeSpan) (from, to int, ok bool) {
	from, to = d.Ages.Index(s.Lo), len(d.Ages)
	if s.Hi <= d.Ages[d.Ages.Open()] {
		to = d.Ages.Index(s.Hi)
	}
	return from, to, from >= 0 && to >= 0
}

// unknownIn counts what a total includes although its age or sex is not known.
func (d *Dataset) unknownIn(r Record, period int, isDeaths bool) (n float64) {
	for _, u := range d.Unknown {
		sexFits := r.Sex == Both || u.Sex == r.Sex
		ageFits := r.Age == AllAges || r.Age == NoAge && u.Age < 0 || u.Age >= 0 && r.Age.Lo <= d.Ages[u.Age] && d.Ages[u.Age] < r.Age.Hi
		causeFits := (u.Cause >= 0) == isDeaths && (r.Cause == Total || r.Cause == u.Cause)
		if u.Area == r.Area && u.Period == period && sexFits && ageFits && causeFits {
			n += u.Count
		}
	}
	return n
}

// addUnlisted gives the deaths that all-cause totals hold beyond the listed
// causes a line of their own. It does so only where no total falls short of its
// causes anywhere and people live where they died: otherwise the two simply come
// from unlike sources.
func (d *Dataset) addUnlisted(list []mismatch) {
	var deaths float64
	var missing []mismatch
	for _, m := range list {
		if m.check.Sex == UnknownSex || m.check.Age == NoAge {
			continue
		}
		from, to, ok := d.groupsOf(m.check.Age)
		if m.residual < 0 || !ok || to != from+1 || d.nobodyLives(cell{m.check.Area, d.period(m.check.Period), m.check.Sex, from}) {
			return
		}
		deaths += m.residual
		missing = append(missing, m)
	}
	if deaths == 0 {
		return
	}
	c := d.appendCause(Cause{ID: CauseUnlisted, EN: "not among the listed causes", TH: "นอกเหนือสาเหตุที่แจกแจง"})
	for _, m := range missing {
		d.DeathsBy(m.check.Area, d.period(m.check.Period), m.check.Sex, c)[d.Ages.Index(m.check.Age.Lo)] += m.residual
	}
	d.warn("unlisted-deaths",
		fmt.Sprintf("%.0f deaths of the all-cause totals are under none of the listed causes; they are kept as %q", deaths, CauseUnlisted),
		fmt.Sprintf("ผู้เสียชีวิต %.0f รายในยอดรวมทุกสาเหตุไม่อยู่ในสาเหตุที่แจกแจง แสดงไว้ในบรรทัด %q", deaths, CauseUnlisted))
}

// appendCause adds an empty cause and returns its index.
func (d *Dataset) appendCause(c Cause) int {
	old, n, k := d.deaths, len(d.Causes), len(d.Ages)
	d.Causes = append(d.Causes, c)
	d.deaths = make([]float64, 0, len(old)/max(n, 1)*(n+1))
	for i := 0; i < len(old); i += n * k {
		d.deaths = append(append(d.deaths, old[i:i+n*k]...), make([]float64, k)...)
	}
	return n
}
