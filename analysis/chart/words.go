package chart

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lehackathon/le/analysis"
)

// fixed prints a number with a true minus, which is as wide as a plus. What rounds to
// zero has no sign.
func fixed(v float64, decimals int) string {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Trim(s, "-0.") == "" {
		return strings.TrimPrefix(s, "-")
	}
	return strings.Replace(s, "-", "−", 1)
}

// signed prints a number with its sign.
func signed(v float64, decimals int) string {
	s := fixed(v, decimals)
	if v > 0 && strings.Trim(s, "0.") != "" {
		return "+" + s
	}
	return s
}

// full prints a number for a file: the shortest form that reads back the same.
func full(v float64) string { return strconv.FormatFloat(v+0, 'g', -1, 64) }

// grouped prints a whole number with commas, as both languages write it.
func grouped(v float64) string {
	s := strconv.FormatFloat(v, 'f', 0, 64)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// place names an area in a sentence: a Thai province is called one.
func (st *Style) place(a analysis.Area) string {
	name := a.Name(st.Lang)
	if name == "" {
		name = a.Code
	}
	if st.Lang == "th" && a.Level == analysis.Province && a.TH != "" && !strings.HasPrefix(name, "จังหวัด") && name != "กรุงเทพมหานคร" {
		name = "จังหวัด" + name
	}
	return name
}

// people names the members of a population's sex.
func (st *Style) people(s analysis.Sex) string {
	switch s {
	case analysis.Male:
		return st.pick("men", "ชาย")
	case analysis.Female:
		return st.pick("women", "หญิง")
	}
	return st.pick("people", "ประชากร")
}

// inYear says when, as part of a sentence.
func (st *Style) inYear(p analysis.Period) string {
	if p.From == 0 || p.Fiscal {
		return st.period(p)
	}
	return st.pick("in ", "ปี ") + st.period(p)
}

// sides names two populations by what tells them apart, as parts of a sentence:
// "of men in Loei" and "in Thailand", "ชายจังหวัดเลย" and "ประเทศไทย".
func (st *Style) sides(near, against *analysis.Population) (here, there string) {
	var a, b []string
	otherArea := near.Area.Code != against.Area.Code || near.Area.TH != against.Area.TH || near.Area.EN != against.Area.EN
	otherYears, otherSex := near.Period != against.Period, near.Sex != against.Sex
	if otherSex || near.Sex == analysis.Male || near.Sex == analysis.Female {
		a = append(a, st.pick("of ", "")+st.people(near.Sex))
	}
	if otherSex {
		b = append(b, st.pick("of ", "")+st.people(against.Sex))
	}
	in := st.pick("in ", "")
	if name := st.place(near.Area); name != "" {
		a = append(a, in+name)
	}
	if otherArea {
		b = append(b, in+st.place(against.Area))
	}
	if otherYears {
		a, b = append(a, st.inYear(near.Period)), append(b, st.inYear(against.Period))
	}
	return st.joinWords(a), st.joinWords(b)
}

// joinWords joins parts of a sentence; Thai writes no spaces between words.
func (st *Style) joinWords(parts []string) string {
	if st.Lang == "th" {
		return st.sentence(strings.Join(parts, ""))
	}
	return strings.Join(parts, " ")
}

// sentence sets numbers and words of other scripts off from Thai letters beside them,
// as Thai is printed; other languages have their spaces already.
func (st *Style) sentence(s string) string {
	if st.Lang != "th" {
		return s
	}
	var b strings.Builder
	var last rune
	for _, r := range s {
		if last != 0 && (unicode.Is(unicode.Thai, last) && isWord(r) || isWord(last) && unicode.Is(unicode.Thai, r)) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// isWord reports whether a letter or digit is not Thai.
func isWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.Is(unicode.Thai, r)
}

func thaiEnd(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.Is(unicode.Thai, r)
}

// labels names each of several populations by all that tells them apart.
func (st *Style) labels(pops ...*analysis.Population) []string {
	area, years, sex := false, false, false
	for _, p := range pops {
		area = area || p.Area != pops[0].Area
		years = years || p.Period != pops[0].Period
		sex = sex || p.Sex != pops[0].Sex
	}
	out := make([]string, len(pops))
	for i, p := range pops {
		var parts []string
		if sex {
			parts = append(parts, st.people(p.Sex))
		}
		if area || !sex && !years {
			parts = append(parts, st.place(p.Area))
		}
		if years {
			parts = append(parts, st.period(p.Period))
		}
		out[i] = strings.Join(parts, " ")
	}
	return out
}

// ageLabel prints an age group with a dash that joins numbers; infants are "<1".
func ageLabel(ages analysis.Ages, i int) string {
	if ages[i] == 0 && i+1 < len(ages) && ages[i+1] == 1 {
		return "<1"
	}
	return strings.ReplaceAll(ages.Label(i), "-", "–")
}
