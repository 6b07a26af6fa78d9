package report

import (
	"fmt"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/analysis/chart"
	"github.com/lehackathon/le/analysis/decompose"
)

// bookWords says things in the language and the calendar of a workbook.
type bookWords struct {
	lang string
	era  analysis.Era
}

// pick chooses between the English and the Thai wording.
func (w bookWords) pick(en, th string) string {
	if w.lang == "th" {
		return th
	}
	return en
}

func (w bookWords) langOr() string { return w.pick("en", "th") }

func (w bookWords) sex(s analysis.Sex) string {
	switch s {
	case analysis.Male:
		return w.pick("men", "ชาย")
	case analysis.Female:
		return w.pick("women", "หญิง")
	}
	return w.pick("both sexes", "รวมสองเพศ")
}

// year is a period as a cell: a number where it is one calendar year.
func (w bookWords) year(p analysis.Period) any {
	if p.From != 0 && p.From == p.To && !p.Fiscal {
		return p.From + int(w.era)
	}
	return p.Label(w.era)
}

// reading says whether an interval holds 0, where it is known.
func (w bookWords) reading(lower, upper float64, known bool) any {
	switch {
	case !known:
		return nil
	case lower <= 0 && upper >= 0:
		return w.pick("may be chance", "อาจเป็นความบังเอิญ")
	}
	return w.pick("beyond chance", "เกินความบังเอิญ")
}

// mark says what a cause without a rank is.
func (w bookWords) mark(c analysis.Cause, ranked bool) any {
	if ranked {
		return nil
	}
	en, th := burden.StandingOf(c).Describe()
	return w.pick(en, th)
}

func (b *book) place() string { return b.s.Data.Areas[b.s.Area].Name(b.langOr()) }

func (b *book) level() string {
	level := b.s.Options.Level
	if level == 0 {
		level = 0.95
	}
	return fmt.Sprintf("%g %%", 100*level)
}

func (b *book) simulated() string {
	return b.pick("SIMULATED DATA: made up for exercises, no finding about real places", "ข้อมูลจำลอง: สร้างขึ้นเพื่อฝึกปฏิบัติ ไม่ใช่ผลของพื้นที่จริง")
}

// here and there name the sides where they need no sex.
func (b *book) here() string { return b.place() + " " + b.s.Period.Label(b.era) }

func (b *book) there() string {
	p, err := b.s.Pair(b.sexes[0])
	if err != nil || !b.compared() {
		return ""
	}
	name := p.Against.Area.Name(b.langOr()) + " " + p.Against.Period.Label(b.era)
	if b.s.Options.Versus.Sex != nil {
		name += " " + b.sex(p.Against.Sex)
	}
	return name
}

// compared reports whether there is another population beside the area's.
func (b *book) compared() bool {
	if !b.s.Compared() {
		return false
	}
	p, err := b.s.Pair(b.sexes[0])
	return err == nil && !p.Same
}

func (b *book) title() string {
	if !b.compared() {
		return fmt.Sprintf(b.pick("Life expectancy: %s", "อายุคาดเฉลี่ย: %s"), b.here())
	}
	return fmt.Sprintf(b.pick("Life expectancy: %s, compared with %s", "อายุคาดเฉลี่ย: %s เทียบกับ %s"), b.here(), b.there())
}

// finding says in a sentence what the study found for a sex: that of the chart of the
// gap, so that workbook and charts read alike.
func (b *book) finding(sex analysis.Sex) (string, error) {
	p, err := b.s.Pair(sex)
	if err != nil {
		return "", err
	}
	if b.compared() && !p.Same {
		gap, err := b.s.Gap(sex)
		if err != nil {
			return "", err
		}
		if f, err := chart.Gap(b.titles, chart.About{}, gap); err == nil {
			return f.Title, nil
		}
	}
	ex, limits := b.s.Expectancy(p.NearTable)
	return fmt.Sprintf(b.pick("Life expectancy in %s (%s) is %.1f years, between %.1f and %.1f with %s confidence", "อายุคาดเฉลี่ยของ%s (%s) เท่ากับ %.1f ปี อยู่ระหว่าง %.1f ถึง %.1f ปี ที่ความเชื่อมั่น %s"),
		b.here(), b.sex(sex), ex, limits.Lower, limits.Upper, b.level()), nil
}

// causeOf names what a contribution is of.
func (b *book) causeOf(r *decompose.Result, c decompose.Contribution) (name, id string, mark any) {
	if c.Cause < 0 {
		return b.pick("health at the same mortality", "สุขภาพ (เมื่อการตายเท่ากัน)"), "health", nil
	}
	k := r.Near.Causes[c.Cause]
	return k.Name(b.langOr()), k.ID, b.mark(k, cause.Ranked(k))
}

// measure names what causes are ranked by.
func (w bookWords) measure(m burden.Measure) string {
	switch m {
	case burden.ByASR:
		return w.pick("standardised rate", "อัตราตายปรับมาตรฐานอายุ")
	case burden.ByYLL:
		return w.pick("years of life lost", "ปีที่สูญเสีย (YLL)")
	case burden.ByPYLL:
		return w.pick("potential years of life lost", "ปีที่สูญเสียก่อนวัย (PYLL)")
	case burden.ByGain:
		return w.pick("life expectancy gained without them", "อายุคาดเฉลี่ยที่เพิ่มหากไม่มีสาเหตุ")
	}
	return w.pick("deaths", "จำนวนตาย")
}
