package analysis

import (
	"fmt"
	"math"
)

// sameCount is how far two counts of the same people may lie apart: totals are
// whole numbers, and rounded ones may be half a person off.
const sameCount = 0.5 + 1e-9

// mismatch is a total that is not the sum of its parts.
type mismatch struct {
	check    Record
	sum      float64
	where    string
	residual float64 // total - sum
}

// compare holds the totals a file prints against the sums of their parts.
func (b *Builder) compare(d *Dataset, deaths, people sifted) {
	kinds := []struct {
		code, en, th string
		list         []mismatch
		seen         int
	}{
		{code: "sex-total", en: "counts for both sexes are not the sum of men and women", th: "ยอดรวมสองเพศไม่เท่ากับชายรวมหญิง"},
		{code: "cause-total", en: "all-cause counts are not the sum of the causes", th: "ยอดรวมทุกสาเหตุไม่เท่ากับผลบวกรายสาเหตุ"},
		{code: "age-total", en: "all-age counts are not the sum of the age groups", th: "ยอดรวมทุกอายุไม่เท่ากับผลบวกรายกลุ่มอายุ"},
	}
	check := func(r Record, isDeaths bool) {
		sum, ok := d.sumOf(r, isDeaths)
		if !ok {
			return
		}
		k := 1
		switch {
		case r.Age == AllAges:
			k = 2
		case r.Sex == Both:
			k = 0
		}
		kinds[k].seen++
		if math.Abs(sum-r.Count) > sameCount {
			kinds[k].list = append(kinds[k].list, mismatch{r, sum, b.locate(r.At), r.Count - sum})
		}
	}
	for _, r := range people.checks {
		check(r, false)
	}
	for _, r := range deaths.checks {
		check(r, true)
	}
	for _, k := range kinds {
		if len(k.list) == 0 {
			continue
		}
		m := k.list[0]
		d.warn(k.code,
			fmt.Sprintf("%s in %d of %d checks; first %s: %v there, %v as the sum (%s, age %s)", k.en, len(k.list), k.seen, m.where, m.check.Count, m.sum, b.who(m.check), m.check.Age),
			fmt.Sprintf("%s %d จาก %d รายการ เช่น %s: %v เทียบกับผลบวก %v", k.th, len(k.list), k.seen, m.where, m.check.Count, m.sum))
	}
	d.addUnlisted(kinds[1].list)
}

// sumOf adds up the cells that a total covers; ok is false where the total does
// not fit the age groups or nothing is stored for it.
func (d *Dataset) sumOf(r Record, isDeaths bool) (sum float64, ok bool) {
	from, to := 0, len(d.Ages)
	if r.Age.isGroup() {
		from = d.Ages.Index(r.Age.Lo)
		if r.Age.Hi != OpenEnd {
			to = d.Ages.Index(r.Age.Hi)
		}
		if from < 0 || to < 0 {
			return 0, false
		}
	} else if r.Age != AllAges {
		return 0, false
	}
	period := -1
	for i, p := range d.Periods {
		if p == r.Period {
			period = i
		}
	}
	planes := []Sex{r.Sex}
	if r.Sex == Both {
		planes = d.addable(r.Area, period, isDeaths)
	} else if r.Sex == UnknownSex {
		return 0, false
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

// unknownIn counts what a total includes although its age or sex is not known.
func (d *Dataset) unknownIn(r Record, period int, isDeaths bool) (n float64) {
	for _, u := range d.Unknown {
		sexFits := r.Sex == Both || u.Sex == r.Sex
		ageFits := r.Age == AllAges || u.Age >= 0 && r.Age.Lo <= d.Ages[u.Age] && d.Ages[u.Age] < r.Age.Hi
		causeFits := (u.Cause >= 0) == isDeaths && (r.Cause == Total || r.Cause == u.Cause)
		if u.Area == r.Area && u.Period == period && sexFits && ageFits && causeFits {
			n += u.Count
		}
	}
	return n
}

// addUnlisted gives the deaths that all-cause totals hold beyond the listed
// causes a line of their own. It does so only where no total falls short of its
// causes anywhere: otherwise the two simply come from unlike sources.
func (d *Dataset) addUnlisted(list []mismatch) {
	var deaths float64
	for _, m := range list {
		group := d.Ages.Index(m.check.Age.Lo)
		if m.residual < 0 || group < 0 || m.check.Age.Hi != d.spanOf(group).Hi {
			return
		}
		deaths += m.residual
	}
	if deaths == 0 {
		return
	}
	c := d.appendCause(Cause{ID: CauseUnlisted, EN: "not among the listed causes", TH: "นอกเหนือสาเหตุที่แจกแจง"})
	for _, m := range list {
		for p, period := range d.Periods {
			if period == m.check.Period {
				d.DeathsBy(m.check.Area, p, m.check.Sex, c)[d.Ages.Index(m.check.Age.Lo)] += m.residual
			}
		}
	}
	d.warn("unlisted-deaths",
		fmt.Sprintf("%.0f deaths of the all-cause totals are under none of the listed causes; they are kept as %q", deaths, CauseUnlisted),
		fmt.Sprintf("ผู้เสียชีวิต %.0f รายในยอดรวมทุกสาเหตุไม่อยู่ในสาเหตุที่แจกแจง แสดงไว้ในบรรทัด %q", deaths, CauseUnlisted))
}

// spanOf returns the ages of group i.
func (d *Dataset) spanOf(i int) AgeSpan {
	if i == d.Ages.Open() {
		return AgeSpan{d.Ages[i], OpenEnd}
	}
	return AgeSpan{d.Ages[i], d.Ages[i+1]}
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
