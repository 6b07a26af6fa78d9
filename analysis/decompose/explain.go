package decompose

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// Step is one line of the arithmetic behind a cell.
type Step struct {
	Symbol  string // "m1", "S"
	Formula string // "" for a number that is taken from the data or the life table
	EN, TH  string // what it is
	Value   float64
	Shown   string // Value with enough digits to follow by hand
}

// Steps lists the arithmetic of the contribution of one cause at one age, indices
// as in Contribution, so that it can be followed with a pocket calculator. With
// 1 the side compared against and 2 the near side:
//
//	contribution = S (m2c - m1c), S = years per unit of rate at this age
//
// Arriaga's methods show where S comes from; others show its value.
func (r *Result) Steps(cause, age int) []Step {
	e := &explainer{r: r, x: age, w: r.Near.Ages.Open()}
	e.inputs(cause)
	switch {
	case r.Options.Measure == nil && r.Options.Method == Arriaga:
		e.direction("S", "1", "2", r.slopes.k[age])
	case r.Options.Measure == nil && r.Options.Method == ArriagaSymmetric:
		e.symmetric()
	default:
		e.add("S", "", "years per unit of death rate at this age ("+r.Options.Method.String()+")", "จำนวนปีต่อหนึ่งหน่วยอัตราตายในอายุนี้ ("+r.Options.Method.String()+")", r.slopes.k[age])
	}
	formula := "S × (m2c - m1c)"
	if rest := r.slopes.rest[age]; rest != 0 {
		e.add("R", "", "years that unlike nax explain, not the rates", "จำนวนปีที่เกิดจาก nax ต่างกัน ไม่ใช่จากอัตราตาย", rest)
		formula += " + R × (m2c + m1c) / (m2 + m1)"
	}
	e.add("C", formula, "contribution, years", "ผลต่ออายุคาดเฉลี่ย (ปี)", r.Cells[cause*len(r.Near.Ages)+age])
	e.steps[len(e.steps)-1].Shown = strconv.FormatFloat(e.steps[len(e.steps)-1].Value, 'f', 6, 64)
	return e.steps
}

// Explain writes the steps of a cell as a page in English ("en") or Thai ("th").
func (r *Result) Explain(cause, age int, lang string) string {
	pick := func(en, th string) string {
		if lang == "th" {
			return th
		}
		return en
	}
	var b strings.Builder
	fmt.Fprintf(&b, pick("%s, age %s\n1 = %s\n2 = %s\n\n", "%s อายุ %s\n1 = %s\n2 = %s\n\n"),
		r.Near.Causes[cause].Name(lang), r.Near.Ages.Label(age), describe(r.Against, lang), describe(r.Near, lang))
	for _, s := range r.Steps(cause, age) {
		if s.Formula == "" {
			fmt.Fprintf(&b, "%-4s = %-16s %s\n", s.Symbol, s.Shown, pick(s.EN, s.TH))
			continue
		}
		fmt.Fprintf(&b, "%-4s = %s\n     = %-16s %s\n", s.Symbol, s.Formula, s.Shown, pick(s.EN, s.TH))
	}
	years := r.Cells[cause*len(r.Near.Ages)+age]
	b.WriteString(finding(years, pick))
	return b.String()
}

// finding words what a contribution of so many years says.
func finding(years float64, pick func(en, th string) string) string {
	verb := pick("shortens", "สั้นลง")
	switch {
	case years == 0:
		return pick("\nThis cause at this age makes no difference between 1 and 2.\n", "\nสาเหตุนี้ในอายุนี้ไม่ทำให้อายุคาดเฉลี่ยของกลุ่ม 1 และ 2 ต่างกัน\n")
	case years > 0:
		verb = pick("lengthens", "ยาวขึ้น")
	}
	return fmt.Sprintf(pick("\nThis cause at this age %s life in 2 by %.4f years compared with 1.\n", "\nสาเหตุนี้ในอายุนี้ทำให้อายุคาดเฉลี่ยของกลุ่ม 2 %s %.4f ปี เมื่อเทียบกับกลุ่ม 1\n"), verb, math.Abs(years))
}

// describe names a population for people.
func describe(p *analysis.Population, lang string) string {
	if lang != "th" {
		return p.String()
	}
	sex := map[analysis.Sex]string{analysis.Male: "ชาย", analysis.Female: "หญิง", analysis.Both: "รวมสองเพศ"}[p.Sex]
	return p.Area.Name("th") + " พ.ศ. " + p.Period.Label(analysis.BE) + " " + sex
}

// tables returns both sides' tables, 1 (against) and 2 (near).
func (e *explainer) tables() [2]*lifetable.Table {
	return [2]*lifetable.Table{e.r.AgainstTable, e.r.NearTable}
}

type explainer struct {
	r     *Result
	x, w  int
	steps []Step
}

// shownDigits are what a pocket calculator holds.
const shownDigits = 10

func (e *explainer) add(symbol, formula, en, th string, v float64) {
	e.steps = append(e.steps, Step{symbol, formula, en, th, v, strconv.FormatFloat(v, 'g', shownDigits, 64)})
}

// inputs lists both sides' numbers: from the data, then from the life tables.
func (e *explainer) inputs(cause int) {
	r, x := e.r, e.x
	k := len(r.Near.Ages)
	if x < e.w {
		e.add("n", "", "years in the age group", "จำนวนปีในกลุ่มอายุ", float64(r.Near.Ages.Width(x)))
	}
	for i, t := range e.tables() {
		p, s := r.Against, strconv.Itoa(i+1)
		if i == 1 {
			p = r.Near
		}
		en, th := " ("+s+")", " ("+s+")"
		e.add("D"+s+"c", "", "deaths of the cause"+en, "จำนวนตายจากสาเหตุนี้"+th, p.Deaths[cause*k+x])
		e.add("D"+s, "", "deaths of all causes"+en, "จำนวนตายทุกสาเหตุ"+th, t.Deaths[x])
		e.add("E"+s, "", "person-years"+en, "คน-ปี"+th, p.Exposure[x])
		e.add("m"+s+"c", "D"+s+"c / E"+s, "death rate of the cause"+en, "อัตราตายจากสาเหตุนี้"+th, p.Deaths[cause*k+x]/p.Exposure[x])
		e.add("m"+s, "D"+s+" / E"+s, "death rate of all causes"+en, "อัตราตายทุกสาเหตุ"+th, t.NMx[x])
		e.add("l"+s, "", "share alive at the start of the age group"+en, "สัดส่วนผู้มีชีวิตเมื่อเริ่มกลุ่มอายุ"+th, t.Lx[x]/t.Lx[r.from])
		if x == e.w {
			continue
		}
		e.add("a"+s, "", "years lived in it by those who die in it"+en, "จำนวนปีเฉลี่ยที่ผู้ตายมีชีวิตอยู่ในกลุ่มอายุ"+th, t.NAx[x])
		e.add("e"+s, "", "life expectancy at the start of the next age group"+en, "อายุคาดเฉลี่ยเมื่อเริ่มกลุ่มอายุถัดไป"+th, t.Ex[x+1])
		e.add("q"+s, "n × m"+s+" / (1 + (n - a"+s+") × m"+s+")", "chance to die in the age group"+en, "โอกาสตายในกลุ่มอายุ"+th, t.Nqx[x])
		if slices.Contains(t.Forced, x) {
			e.steps[len(e.steps)-1].Formula = "1 - exp(-n × m" + s + ")"
		}
	}
}

// direction shows the slope on the way from one side to the other.
func (e *explainer) direction(symbol, from, to string, slope float64) {
	en, th := "years per unit of death rate, from "+from+" to "+to, "จำนวนปีต่อหนึ่งหน่วยอัตราตาย จาก "+from+" ไป "+to
	t := e.tables()
	switch {
	case e.x == e.w:
		e.add(symbol, fmt.Sprintf("-l%s / (m1 × m2)", from), en, th, slope)
	case t[0].NAx[e.x] == t[1].NAx[e.x] && len(t[0].Forced)+len(t[1].Forced) == 0:
		e.add(symbol, fmt.Sprintf("-l%s × (n - a1 + e%s) × n / ((1 + (n - a1) × m1) × (1 + (n - a1) × m2))", from, to), en, th, slope)
	case t[0].NMx[e.x] != t[1].NMx[e.x] && e.r.slopes.rest[e.x] == 0:
		e.add(symbol, fmt.Sprintf("l%s × ((n - a%s) × q%s - (n - a%s) × q%s + e%s × (q%s - q%s)) / (m%s - m%s)",
			from, from, from, to, to, to, from, to, to, from), en, th, slope)
	default:
		e.add(symbol, "", en, th, slope)
	}
}

// symmetric shows both directions and their mean.
func (e *explainer) symmetric() {
	r, x := e.r, e.x
	var s slopes
	s.reset(len(r.Near.Ages), false)
	arriaga(&s, r.AgainstTable, r.NearTable, r.from)
	forward := s.k[x]
	s.reset(len(r.Near.Ages), false)
	arriaga(&s, r.NearTable, r.AgainstTable, r.from)
	e.direction("S12", "1", "2", forward)
	e.direction("S21", "2", "1", s.k[x])
	e.add("S", "(S12 + S21) / 2", "mean of both directions", "ค่าเฉลี่ยสองทิศทาง", r.slopes.k[x])
}
