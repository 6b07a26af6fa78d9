package chart

import (
	"fmt"
	"strconv"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
)

// toll is how charts name and print what a ranking of causes is by.
type toll struct {
	by       burden.Measure
	axis     Phrase
	unit     Phrase
	decimals int
}

// tollOf says what the causes of a result are ranked by.
func tollOf(r *burden.Result) toll {
	t := toll{by: r.Options.RankBy, unit: Phrase{"years", "ปี"}}
	switch t.by {
	case burden.ByASR:
		t.axis = Phrase{"age-standardised death rate, per 100,000 a year", "อัตราตายปรับมาตรฐานอายุ ต่อแสนคนต่อปี"}
		t.unit, t.decimals = Phrase{"per 100,000", "ต่อแสนคน"}, 1
	case burden.ByYLL:
		t.axis = Phrase{"years of life lost (YLL)", "จำนวนปีที่สูญเสียจากการตายก่อนวัยอันควร (YLL)"}
	case burden.ByPYLL:
		t.axis = Phrase{fmt.Sprintf("years of life lost before age %d (PYLL)", r.Options.PYLLTo), fmt.Sprintf("จำนวนปีที่สูญเสียก่อนอายุ %d ปี (PYLL)", r.Options.PYLLTo)}
	case burden.ByGain:
		t.axis, t.decimals = gainAxis(r.Options), 2
	default:
		t.axis, t.unit = Phrase{"deaths", "จำนวนตาย (คน)"}, Phrase{"deaths", "คน"}
	}
	return t
}

func gainAxis(opt burden.Options) Phrase {
	m := Phrase{"years of life expectancy gained", "จำนวนปีที่อายุคาดเฉลี่ยเพิ่มขึ้น"}
	if opt.AtAge > 0 {
		m.EN += fmt.Sprintf(" at age %d", opt.AtAge)
		m.TH += fmt.Sprintf("เมื่ออายุ %d ปี", opt.AtAge)
	}
	if opt.Remove < 1 {
		return Phrase{m.EN + fmt.Sprintf(" with %s %% fewer deaths from the cause", fixed(100*opt.Remove, 0)), m.TH + fmt.Sprintf(" หากการตายจากสาเหตุนั้นลดลง %s %%", fixed(100*opt.Remove, 0))}
	}
	return Phrase{m.EN + " without the cause", m.TH + " หากไม่มีสาเหตุนั้น"}
}

// of is what a cause takes; ok is false where it cannot be said.
func (t toll) of(b burden.Burden) (v float64, ok bool) {
	switch t.by {
	case burden.ByASR:
		return b.ASR.Value, true
	case burden.ByYLL:
		return b.YLL, true
	case burden.ByPYLL:
		return b.PYLL, true
	case burden.ByGain:
		return b.Gain, b.HasGain
	}
	return b.Deaths, true
}

// text prints a value; counts that redistribution made fractions of keep one decimal
// while they are small.
func (t toll) text(v float64) string {
	if t.decimals > 0 {
		return fixed(v, t.decimals)
	}
	return count(v)
}

// count prints a number of deaths or years.
func count(v float64) string {
	if v < 10 && v != float64(int(v)) {
		return fixed(v, 1)
	}
	return grouped(v)
}

// BurdenPalette is NewPalette for the causes of some rankings, weighed by deaths. What
// is not ranked comes last. The results share their causes.
func BurdenPalette(results ...*burden.Result) *Palette {
	if len(results) == 0 {
		return NewPalette(nil, nil)
	}
	weights := make([]float64, len(results[0].Population.Causes))
	for _, r := range results {
		for _, b := range r.Causes {
			if b.Standing.Ranked() {
				weights[b.Cause] += b.Deaths
			}
		}
	}
	return NewPalette(results[0].Population.Causes, weights)
}

// burdenPalette is the palette of the run, or one for the rankings drawn.
func (st *Style) burdenPalette(results ...*burden.Result) *Palette {
	if st.Palette != nil {
		return st.Palette
	}
	return BurdenPalette(results...)
}

// rankText prints a rank with its limits where draws found them: "3 (2–6)".
func rankText(rank, lower, upper int) string {
	switch {
	case rank == 0:
		return "–"
	case lower == 0:
		return strconv.Itoa(rank)
	}
	return strconv.Itoa(rank) + " " + rankLimits(lower, upper)
}

// rankLimits prints the limits of a rank, "" where there are none.
func rankLimits(lower, upper int) string {
	switch {
	case lower == 0:
		return ""
	case lower == upper:
		return fmt.Sprintf("(%d)", lower)
	}
	return fmt.Sprintf("(%d–%d)", lower, upper)
}

// drawsOf says how ranks were drawn, for the method line.
func drawsOf(st *Style, r *burden.Result) string {
	if r.Options.Draws == 0 {
		return ""
	}
	return fmt.Sprintf(st.pick(", ranks: %g %% limits from %d Poisson draws", ", อันดับ: ช่วงความเชื่อมั่น %g %% จากการสุ่มแบบปัวซง %d ครั้ง"), 100*r.Options.Level, r.Options.Draws)
}

// burdenMethod names how a measure was taken.
func burdenMethod(st *Style, r *burden.Result) string {
	s := r.Options.RankBy.String()
	switch r.Options.RankBy {
	case burden.ByASR:
		s = fmt.Sprintf(st.pick("ASR, %s, %g %% limits by %s", "ASR, %s, ช่วงความเชื่อมั่น %g %% %s"), st.pick(r.Options.Standard.EN, r.Options.Standard.TH), 100*r.Options.Level, r.Options.Limits)
	case burden.ByYLL:
		s = "YLL, " + st.pick(r.Options.Losses.Describe())
	case burden.ByPYLL:
		s = "PYLL"
	case burden.ByGain:
		s = st.pick("Chiang, causes assumed independent", "Chiang ถือว่าสาเหตุเป็นอิสระต่อกัน") + ", ax " + r.Options.Ax.String()
	}
	return s + drawsOf(st, r)
}

// standingName is the name of a cause, with why it has no rank where the hatching of
// ill-defined causes does not say so already.
func standingName(st *Style, c analysis.Cause, s burden.Standing) string {
	name := c.Name(st.Lang)
	if s.Garbage > 0 && !s.IllDefined && !s.Ranked() {
		name += " (" + st.pick(s.Describe()) + ")"
	}
	return name
}

// burdenData are all measures of all causes of a ranking, and their sum.
func burdenData(r *burden.Result) Data {
	d := Data{Header: []string{"area_code", "area", "area_th", "period", "sex", "rank", "rank_lower", "rank_upper", "noise", "cause_id", "cause", "cause_th", "standing",
		"deaths", "share", "asr", "asr_lower", "asr_upper", "yll", "pyll", "gain_if_removed"}}
	p := r.Population
	for _, b := range append(r.Causes[:len(r.Causes):len(r.Causes)], r.All) {
		c := analysis.Cause{ID: analysis.CauseAll, EN: "all", TH: "รวม"}
		if b.Cause >= 0 {
			c = p.Causes[b.Cause]
		}
		standing, _ := b.Standing.Describe()
		line := []string{p.Area.Code, p.Area.Name("en"), p.Area.TH, p.Period.String(), p.Sex.String(), "", "", "", b.Noise.String(), c.ID, c.EN, c.TH, standing,
			full(b.Deaths), full(b.Share), full(b.ASR.Value), full(b.ASR.Lower), full(b.ASR.Upper), full(b.YLL), "", ""}
		if b.Rank > 0 {
			line[5] = strconv.Itoa(b.Rank)
			if b.RankLower > 0 {
				line[6], line[7] = strconv.Itoa(b.RankLower), strconv.Itoa(b.RankUpper)
			}
		}
		if r.HasPYLL {
			line[19] = full(b.PYLL)
		}
		if b.HasGain {
			line[20] = full(b.Gain)
		}
		d.add(line...)
	}
	return d
}
