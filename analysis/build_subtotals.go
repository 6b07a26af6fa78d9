package analysis

import (
	"fmt"
	"math"
)

// Tables by age often have subtotals among the groups: 0-14, 15-59 and 60+ beside those of
// five years. Where the groups they are made of stand under the same area, period, sex and
// cause, they are compared with their sum and never added.

// subtotals are those of one kind of records.
type subtotals struct {
	seen  int
	wrong []mismatch
}

// takeSubtotals expects sorted records and takes the subtotals of ages out of them.
func takeSubtotals(rs []Record) (kept []Record, found subtotals) {
	kept = rs[:0]
	for len(rs) > 0 {
		n, overlap := 1, false
		for n < len(rs) && sameButAge(&rs[0], &rs[n]) {
			x, y := rs[n-1].Age, rs[n].Age
			overlap = overlap || x.isGroup() && y.isGroup() && y.Lo < x.Hi && x != y
			n++
		}
		if overlap {
			kept = found.take(kept, rs[:n])
		} else {
			kept = append(kept, rs[:n]...)
		}
		rs = rs[n:]
	}
	return kept, found
}

// sameButAge reports records that differ in age at most, and in where they stand.
func sameButAge(x, y *Record) bool {
	return x.Cause == y.Cause && x.Sex == y.Sex && x.Period == y.Period && x.Area == y.Area && x.sourceOfTotal() == y.sourceOfTotal()
}

// take appends the records of one stratum to kept, without their subtotals.
func (f *subtotals) take(kept, stratum []Record) []Record {
	counts := map[AgeSpan]float64{}
	for _, r := range stratum {
		if r.Age.isGroup() {
			counts[r.Age] = r.Count
		}
	}
	for _, r := range stratum {
		parts := partsOf(r.Age, counts)
		if parts == nil {
			kept = append(kept, r)
			continue
		}
		sum := 0.0
		for _, p := range parts {
			sum += counts[p]
		}
		f.seen++
		if math.Abs(sum-r.Count) > sameCount {
			f.wrong = append(f.wrong, mismatch{r, sum, r.Count - sum})
		}
	}
	return kept
}

// partsOf are the narrowest groups that make up a wider one; nil if none do.
func partsOf(whole AgeSpan, counts map[AgeSpan]float64) (parts []AgeSpan) {
	if !whole.isGroup() {
		return nil
	}
	for from := whole.Lo; from < whole.Hi; {
		next := whole
		for a := range counts {
			if a.Lo == from && a != whole && a.Hi <= next.Hi {
				next = a
			}
		}
		if next == whole {
			return nil
		}
		parts, from = append(parts, next), next.Hi
	}
	return parts
}

// reportSubtotals names the first subtotal that is wrong, with both numbers.
func (b *Builder) reportSubtotals(d *Dataset, found ...subtotals) {
	seen := 0
	var wrong []mismatch
	for _, f := range found {
		seen += f.seen
		wrong = append(wrong, f.wrong...)
	}
	if len(wrong) == 0 {
		return
	}
	m := wrong[0]
	where := fmt.Sprintf("%s: %.0f", b.locate(m.check.At), m.check.Count)
	d.warn("age-subtotal",
		fmt.Sprintf("subtotals of ages are not the sum of their groups in %d of %d checks; first %s there, %.0f as the sum (%s, age %s)", len(wrong), seen, where, m.sum, b.who(m.check), m.check.Age),
		fmt.Sprintf("ยอดรวมย่อยของอายุไม่เท่ากับผลบวกของกลุ่มอายุ %d จาก %d รายการ เช่น %s แต่ผลบวกได้ %.0f", len(wrong), seen, where, m.sum))
}
