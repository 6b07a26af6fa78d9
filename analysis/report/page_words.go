package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/chart"
	"github.com/lehackathon/le/analysis/quality"
)

// pageWords says things in the language and the calendar of a page.
type pageWords struct {
	lang string
	era  analysis.Era
}

func wordsOf(st *chart.Style) pageWords { return pageWords{st.Lang, st.Era} }

// pick chooses between the English and the Thai wording.
func (w pageWords) pick(en, th string) string {
	if w.lang == "th" {
		return th
	}
	return en
}

// place names an area; Thai provinces are called so.
func (w pageWords) place(a analysis.Area) string {
	name := a.Name(w.lang)
	if name == "" {
		name = a.Code
	}
	if w.lang == "th" && a.Level == analysis.Province && a.TH != "" && !strings.HasPrefix(name, "จังหวัด") && !strings.HasPrefix(name, "รวม") && name != "กรุงเทพมหานคร" {
		name = "จังหวัด" + name
	}
	return name
}

// years names a period in the page's calendar, which it says.
func (w pageWords) years(p analysis.Period) string {
	if p.From == 0 {
		return w.pick("years not stated", "ไม่ระบุปี")
	}
	text := strconv.Itoa(p.From + int(w.era))
	if p.To != p.From {
		text += "–" + strconv.Itoa(p.To+int(w.era))
	}
	era := w.pick("", "ค.ศ. ")
	if w.era == analysis.BE {
		era = w.pick("BE ", "พ.ศ. ")
	}
	if p.Fiscal {
		era = w.pick("fiscal "+era, "ปีงบประมาณ ")
	}
	return era + text
}

// people names a sex in a heading or a table.
func (w pageWords) people(s analysis.Sex) string {
	switch s {
	case analysis.Male:
		return w.pick("Men", "ชาย")
	case analysis.Female:
		return w.pick("Women", "หญิง")
	}
	return w.pick("Both sexes", "รวมสองเพศ")
}

// side names a population by all that a reader may need.
func (w pageWords) side(p *analysis.Population, withSex bool) string {
	name := w.place(p.Area) + " " + w.years(p.Period)
	if withSex {
		name += " " + strings.ToLower(w.people(p.Sex))
	}
	return name
}

func (w pageWords) stamp(s quality.Stamp) stampView {
	_, line, _ := strings.Cut(s.Line(w.lang, w.era), ": ")
	word := map[quality.Verdict]string{quality.OK: w.pick("good (green)", "ดี (เขียว)"), quality.Amber: w.pick("use with care (amber)", "ใช้ด้วยความระวัง (เหลือง)"),
		quality.Red: w.pick("doubtful (red)", "ไม่น่าเชื่อถือ (แดง)")}[s.Verdict]
	return stampView{s.Verdict.Colour("en"), word, line}
}

// may marks what chance alone could have made.
func (w pageWords) may() string {
	return w.pick("may be chance", "อาจเป็นความบังเอิญ")
}

// fixed prints a number with a true minus and commas; what rounds to zero has no sign.
func fixed(v float64, decimals int) string {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	minus := strings.HasPrefix(s, "-") && strings.Trim(s, "-0.") != ""
	whole, rest, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if point {
		whole += "." + rest
	}
	if minus {
		whole = "−" + whole
	}
	return whole
}

// signed is fixed with a plus before what is above zero.
func signed(v float64, decimals int) string {
	s := fixed(v, decimals)
	if v > 0 && strings.Trim(s, "0.") != "" {
		return "+" + s
	}
	return s
}

// within prints limits: "(71.2 to 72.4)".
func (w pageWords) within(lower, upper float64, decimals int, print func(float64, int) string) string {
	return fmt.Sprintf(w.pick("(%s to %s)", "(%s ถึง %s)"), print(lower, decimals), print(upper, decimals))
}
