package chart

import (
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// About is what a reader must know of the numbers of a chart, and stands below it.
// Parts that are empty are left out.
type About struct {
	Source    Phrase // where the numbers are from
	Quality   Quality
	Simulated bool   // nobody's deaths: said in words that cannot be missed
	Run       string // id of the run, for finding the way back
	Warnings  []analysis.Warning
}

// Phrase is a text in both languages.
type Phrase struct{ EN, TH string }

func (p Phrase) in(st *Style) string { return st.pick(p.EN, p.TH) }

// Quality is the stamp of the data: a grade and the reason for it.
type Quality struct {
	Grade  string // "green", "amber", "red", or "" where it was not judged
	Reason Phrase
}

func (q Quality) in(st *Style) string {
	grade := map[string]Phrase{"green": {"good (green)", "ดี (เขียว)"}, "amber": {"use with care (amber)", "ใช้ด้วยความระวัง (เหลือง)"},
		"red": {"doubtful (red)", "ไม่น่าเชื่อถือ (แดง)"}}[q.Grade]
	if grade.EN == "" {
		return ""
	}
	s := st.pick("data quality: ", "คุณภาพข้อมูล: ") + grade.in(st)
	if r := q.Reason.in(st); r != "" {
		s += " – " + r
	}
	return s
}

// notes are the lines below a chart: source, years, method, quality, run.
func (a About) notes(st *Style, method string, periods ...analysis.Period) []string {
	var parts []string
	add := func(label, s string) {
		if s != "" {
			parts = append(parts, label+s)
		}
	}
	add(st.pick("source: ", "แหล่งข้อมูล: "), a.Source.in(st))
	add(st.pick("years: ", "ปี: "), st.years(periods))
	add(st.pick("method: ", "วิธี: "), method)
	add("", a.Quality.in(st))
	add(st.pick("run ", "รหัสการคำนวณ "), a.Run)
	var lines []string
	if len(parts) > 0 {
		lines = append(lines, strings.Join(parts, " · "))
	}
	for _, w := range a.Warnings {
		lines = append(lines, st.pick("note: ", "ข้อสังเกต: ")+st.pick(w.EN, w.TH))
	}
	return lines
}

// years names some periods once each, in the style's calendar.
func (st *Style) years(periods []analysis.Period) string {
	var out []string
	for _, p := range periods {
		label := st.period(p)
		if len(out) == 0 || out[len(out)-1] != label {
			out = append(out, label)
		}
	}
	if len(out) == 0 {
		return ""
	}
	era := st.pick("CE ", "ค.ศ. ")
	if st.Era == analysis.BE {
		era = st.pick("BE ", "พ.ศ. ")
	}
	return era + strings.Join(out, st.pick(" and ", " และ "))
}

// period prints a period's years with a dash that joins numbers.
func (st *Style) period(p analysis.Period) string {
	if p.From == 0 {
		return st.pick("years not stated", "ไม่ระบุปี")
	}
	years := strconv.Itoa(p.From + int(st.Era))
	if p.To != p.From {
		years += "–" + strconv.Itoa(p.To+int(st.Era))
	}
	if p.Fiscal {
		return st.pick("fiscal ", "ปีงบประมาณ ") + years
	}
	return years
}
