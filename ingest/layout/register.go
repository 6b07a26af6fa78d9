package layout

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/ingest/grid"
)

// registers are counts of people at 31 December by single age, kept until all files
// are read: a mid-year population needs two of them.
type registers struct {
	counts map[registerKey]*register
	keys   []registerKey
	totals map[registerKey]statedTotal // of summaries without ages
	units  map[registerUnit]string     // where each unit stands
}

type registerKey struct {
	area, year int
	sex        analysis.Sex
}

// register is one area, December and sex.
type register struct {
	ages     [dopaAges]float64 // 0 … 100, above 100
	residual [dopaGroups - 1]float64
	stated   float64 // the total that the file prints, 0 if none
	total    bool    // an area's own row, beside those of its parts
	coded    bool    // units have codes, not names

	book        *grid.Book
	source, row int
	whole       *register // the province's own row, where the sum of districts is used
}

type statedTotal struct {
	n     float64
	where string
}

// add sums offices and districts; a province's own row is kept as a check on them.
func (g *registers) add(k registerKey, c register, unit string) error {
	if err := g.seenUnit(k, &c, unit); err != nil {
		return err
	}
	if g.counts == nil {
		g.counts = map[registerKey]*register{}
	}
	have, seen := g.counts[k]
	switch {
	case !seen:
		g.keys = append(g.keys, k)
		g.counts[k] = &c
	case have.total && !c.total:
		c.whole = have
		g.counts[k] = &c
	case c.total && !have.total:
		have.whole = &c
	case c.total: // refused above
	default:
		for a := range c.ages {
			have.ages[a] += c.ages[a]
		}
		for i := range c.residual {
			have.residual[i] += c.residual[i]
		}
		have.stated += c.stated
	}
	return nil
}

func (c *register) sum() (aged, residual float64) {
	for _, n := range c.ages {
		aged += n
	}
	for _, n := range c.residual {
		residual += n
	}
	return aged, residual
}

// finishRegisters turns the registers into populations: the mean of the Decembers
// before and at the end of a year, or, of a lone December, its own count.
func (r *Reader) finishRegisters() error {
	g := &r.registers
	slices.SortFunc(g.keys, func(x, y registerKey) int {
		return cmp.Or(cmp.Compare(x.area, y.area), cmp.Compare(x.sex, y.sex), cmp.Compare(x.year, y.year))
	})
	r.showResidual()
	paired := map[int]bool{} // areas
	for _, k := range g.keys {
		if before := g.counts[registerKey{k.area, k.year - 1, k.sex}]; before != nil {
			paired[k.area] = true
		}
	}
	var alone, unused []string
	for _, k := range g.keys {
		c := g.counts[k]
		r.checkRegister(k, c)
		ages := c.ages
		if r.Residual {
			ages = c.spread()
		}
		before := g.counts[registerKey{k.area, k.year - 1, k.sex}]
		name := fmt.Sprintf("%s %d", r.Builder.Area(k.area).Name("en"), k.year)
		switch {
		case before != nil:
			earlier := before.ages
			if r.Residual {
				earlier = before.spread()
			}
			for a := range ages {
				ages[a] = (ages[a] + earlier[a]) / 2
			}
			r.Log.add(MidYear, func() string { return address(c.book, c.row, 0) }, fmt.Sprintf("December %d, December %d", k.year-1, k.year), fmt.Sprint(k.year))
		case paired[k.area]:
			unused = appendNew(unused, name)
			continue
		default:
			alone = appendNew(alone, name)
		}
		r.addRegister(k, c, ages)
	}
	if len(alone) > 0 {
		list := some(alone)
		r.Builder.Warn("end-of-year", fmt.Sprintf("the population of 31 December stands for the whole year, because the December before is not given (%s)", list),
			fmt.Sprintf("ใช้ประชากร ณ 31 ธันวาคมแทนทั้งปี เพราะไม่มีข้อมูลธันวาคมปีก่อนหน้า (%s)", list))
	}
	if len(unused) > 0 {
		list := some(unused)
		r.Builder.Warn("first-december", fmt.Sprintf("the first December only serves the mid-year of the year after it (%s)", list),
			fmt.Sprintf("ธันวาคมปีแรกใช้คำนวณประชากรกลางปีของปีถัดไปเท่านั้น (%s)", list))
	}
	return nil
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

func some(list []string) string {
	const shown = 6
	if len(list) > shown {
		return strings.Join(list[:shown], ", ") + fmt.Sprintf(" … %d in all", len(list))
	}
	return strings.Join(list, ", ")
}

func (r *Reader) addRegister(k registerKey, c *register, ages [dopaAges]float64) {
	for a, n := range ages {
		span := analysis.AgeSpan{Lo: a, Hi: a + 1}
		if a == dopaAges-1 {
			span.Hi = analysis.OpenEnd
		}
		r.Builder.AddPeople(analysis.Record{Area: k.area, Period: analysis.Period{From: k.year, To: k.year}, Sex: k.sex,
			Age: span, Count: n, At: analysis.Ref{Source: c.source, Row: c.row}})
	}
}

// spread shares out the people without an age in proportion to those with one.
func (c *register) spread() [dopaAges]float64 {
	ages := c.ages
	if aged, residual := c.sum(); aged > 0 {
		for a := range ages {
			ages[a] *= 1 + residual/aged
		}
	}
	return ages
}

// showResidual counts the people without an age, and says what became of them.
func (r *Reader) showResidual() {
	var groups [dopaGroups - 1]float64
	var aged float64
	for _, k := range r.registers.keys {
		c := r.registers.counts[k]
		n, _ := c.sum()
		aged += n
		for i, n := range c.residual {
			groups[i] += n
		}
	}
	var parts []string
	var total float64
	for i, n := range groups {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %.0f", dopaGroupNames[i], n))
			total += n
			r.Log.addN(ResidualGroup, int(n), func() string { return "register" }, dopaGroupNames[i], fmt.Sprintf("%.0f", n))
		}
	}
	if total == 0 {
		return
	}
	en, th := "are left out", "ไม่นับรวม"
	if r.Residual {
		en, th = "are shared out in proportion", "กระจายตามสัดส่วน"
	}
	r.Builder.Warn("residual-groups",
		fmt.Sprintf("%.0f people of the registers (%.2f%%) have no age and %s: %s", total, 100*total/(total+aged), en, strings.Join(parts, ", ")),
		fmt.Sprintf("ประชากรในทะเบียน %.0f คน (%.2f%%) ไม่มีอายุ %s: %s", total, 100*total/(total+aged), th, strings.Join(parts, ", ")))
}

// checkRegister holds the ages and groups against the printed totals.
func (r *Reader) checkRegister(k registerKey, c *register) {
	aged, residual := c.sum()
	name := fmt.Sprintf("%s, December %d, %s", r.Builder.Area(k.area).Name("en"), k.year, k.sex)
	differ := func(code, where string, there, here float64) {
		if there > 0 && math.Abs(there-here) > 0.5 {
			r.Builder.Warn(code, fmt.Sprintf("%s: %s: the total is %.0f, the ages and groups make %.0f", where, name, there, here),
				fmt.Sprintf("%s: %s: ยอดรวม %.0f แต่ผลบวกรายอายุและกลุ่มได้ %.0f", where, name, there, here))
		}
	}
	differ("register-total", address(c.book, c.row, dopaFields-1), c.stated, aged+residual)
	if w := c.whole; w != nil {
		n, m := w.sum()
		differ("register-parts", address(w.book, w.row, 0), n+m, aged+residual)
	}
	if t, ok := r.registers.totals[k]; ok {
		differ("register-summary", t.where, t.n, aged+residual)
	}
}
