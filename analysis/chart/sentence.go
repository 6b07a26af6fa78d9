package chart

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lehackathon/le/analysis/decompose"
)

// gapTitle states a gap as a sentence: who, how many years, against whom, and what
// most of it is. A gap within two standard errors is called what it may be, one that
// rounds to 0.0 none.
func gapTitle(st *Style, r *decompose.Result, m measure, rows []row) string {
	here, there := st.sides(r.Near, r.Against)
	if strings.Trim(fixed(math.Abs(r.Gap)*m.scale, 1), "0.") == "" {
		if st.Lang == "th" {
			return st.joinWords([]string{subject(st, m, here), "ใกล้เคียงกับ", there})
		}
		return subject(st, m, here) + " is about the same as " + there
	}
	stay := "" // keeps two numbers apart: "ปี 2562 อยู่ 0.6 ปี"
	if !thaiEnd(there) {
		stay = "อยู่ "
	}
	size := m.text(st, math.Abs(r.Gap), 1)
	title := fmt.Sprintf("%s is %s %s %s", subject(st, m, here), size, m.compare(st, r.Gap), there)
	if st.Lang == "th" {
		title = st.joinWords([]string{subject(st, m, here), m.compare(st, r.Gap), there, " " + stay + size})
	}
	if r.MayBeChance() {
		return title + st.pick(", which may be chance", " ซึ่งอาจเป็นความบังเอิญ")
	}
	const longest = 60 // of a name, in runes, or the title gets too long to read
	if c := largest(rows, r.Gap); c != nil && utf8.RuneCountInString(c.name) <= longest {
		title += fmt.Sprintf(st.pick("; the largest known cause is %s (%s)", " สาเหตุที่ระบุได้และมีผลมากที่สุดคือ%s (%s)"), c.name, fixed(math.Abs(c.value), 2)+" "+m.unit.in(st))
	}
	return title
}

// subject is the measure of somebody: "Life expectancy of men in Loei".
func subject(st *Style, m measure, who string) string {
	switch {
	case who == "":
		return upperFirst(m.name.in(st))
	case st.Lang == "th":
		return st.sentence(m.name.TH + "ของ" + who)
	}
	return upperFirst(m.name.EN) + " " + who
}

// largest is the ranked row that does most in the direction of the gap, or nil.
func largest(rows []row, gap float64) *row {
	sign := math.Copysign(1, gap)
	var best *row
	for i, r := range rows {
		if !r.last && r.value*sign > 0 && (best == nil || r.value*sign > best.value*sign) {
			best = &rows[i]
		}
	}
	return best
}

// signsOf says what the two sides of zero mean.
func signsOf(st *Style, m measure) string {
	if m.years {
		return upperFirst(m.axis.in(st)) + st.pick(" that each cause takes (left) or adds (right)", "ที่แต่ละสาเหตุทำให้สั้นลง (ซ้าย) หรือยาวขึ้น (ขวา)")
	}
	return upperFirst(m.axis.in(st)) + st.pick(" that each cause takes off (left) or adds (right)", "ที่แต่ละสาเหตุลด (ซ้าย) หรือเพิ่ม (ขวา)")
}

// listOf lists rows in words, for those who cannot see the picture.
func listOf(st *Style, m measure, rows []row) string {
	const most = 12
	var parts []string
	for i, r := range rows {
		if i == most {
			parts = append(parts, fmt.Sprintf(st.pick("and %d more", "และอีก %d สาเหตุ"), len(rows)-most))
			break
		}
		s := r.name + " " + signed(r.value, 2)
		if r.mayBeChance() {
			s += st.pick(" (may be chance)", " (อาจเป็นความบังเอิญ)")
		}
		parts = append(parts, s)
	}
	return upperFirst(m.unit.in(st)) + ": " + strings.Join(parts, st.pick("; ", " · ")) + "."
}

// methodOf names the method of a result, as on the command line, with its ax rule and
// where limits come from.
func methodOf(st *Style, r *decompose.Result) string {
	s := r.Options.Method.String() + ", ax " + r.Options.Ax.String()
	if r.Options.Measure != nil {
		s = "line-integral, ax " + r.Options.Ax.String()
	}
	level := r.Options.Level
	if level == 0 {
		level = 0.95
	}
	interval := ""
	switch {
	case r.Options.Draws > 0:
		interval = fmt.Sprintf(st.pick("%d Poisson draws", "สุ่มแบบปัวซง %d ครั้ง"), r.Options.Draws)
	case r.Options.Delta:
		interval = st.pick("delta method", "วิธี delta")
	default:
		return s
	}
	return s + ", " + fmt.Sprintf(st.pick("%g %% intervals by ", "ช่วงความเชื่อมั่น %g %% "), level*100) + interval
}

// paletteFor is the palette of the run, or one for the gaps drawn.
func (st *Style) paletteFor(results ...*decompose.Result) *Palette {
	if st.Palette != nil {
		return st.Palette
	}
	return ResultPalette(results...)
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
