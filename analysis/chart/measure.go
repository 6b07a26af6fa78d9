package chart

import (
	"fmt"
	"regexp"

	"github.com/lehackathon/le/analysis/decompose"
)

// measure is how the figure that a gap is about is named and printed.
type measure struct {
	name     Phrase
	unit     Phrase
	axis     Phrase  // unit of an axis
	scale    float64 // printed numbers are so many times the result's
	years    bool    // an expectancy: shorter or longer, not lower or higher
	moreHurt bool    // more is worse
}

var probability = regexp.MustCompile(`^(\d+)q(\d+)$`)

// measureOf says what a result is about.
func measureOf(r *decompose.Result) measure {
	m := measure{name: Phrase{"life expectancy", "อายุคาดเฉลี่ย"}, unit: Phrase{"years", "ปี"},
		axis: Phrase{"years of life expectancy", "ปีของอายุคาดเฉลี่ย"}, scale: 1, years: true}
	age := r.Options.AtAge
	if of := r.Options.Measure; of != nil {
		m.moreHurt = of.MoreIsWorse()
		s := of.String()
		var from int
		switch q := probability.FindStringSubmatch(s); {
		case q != nil:
			m.name = Phrase{"probability of dying (" + s + ")", "โอกาสตาย (" + s + ")"}
			m.unit, m.scale, m.years = Phrase{"percentage points", "จุดร้อยละ"}, 100, false
			m.axis = m.unit
		case s == "e-dagger":
			m.name, m.years = Phrase{"years lost to early death (e†)", "ปีที่เสียไปจากการตายก่อนเวลา (e†)"}, false
			m.axis = Phrase{"years", "ปี"}
		case of.Healthy():
			m.name, m.axis = Phrase{"healthy life expectancy", "อายุคาดเฉลี่ยที่มีสุขภาพดี"}, Phrase{"years in good health", "ปีที่มีสุขภาพดี"}
			_, _ = fmt.Sscanf(s, "hle%d", &from) // "hle0"
		default:
			_, _ = fmt.Sscanf(s, "e%d", &from)
		}
		age = from
	}
	if age > 0 {
		m.name.EN += fmt.Sprintf(" at age %d", age)
		m.name.TH += fmt.Sprintf("เมื่ออายุ %d ปี", age)
	}
	return m
}

// compare says on which side of another a value lies: "shorter than", "สูงกว่า".
func (m measure) compare(st *Style, gap float64) string {
	switch {
	case m.years && gap < 0:
		return st.pick("shorter than", "สั้นกว่า")
	case m.years:
		return st.pick("longer than", "ยาวกว่า")
	case gap < 0:
		return st.pick("lower than", "ต่ำกว่า")
	}
	return st.pick("higher than", "สูงกว่า")
}

// text prints a value of the measure with its unit.
func (m measure) text(st *Style, v float64, decimals int) string {
	return fixed(v*m.scale, decimals) + " " + m.unit.in(st)
}
