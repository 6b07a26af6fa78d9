package quality

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// Report is what a check found.
type Report struct{ Findings []Finding }

// Stamp is the sum of a report: its worst verdict and the findings that make it so.
type Stamp struct {
	Verdict Verdict
	Reasons []Finding // those that are not ok, red before amber
}

// Stamp sums the report up. Without findings it is green.
func (r Report) Stamp() Stamp {
	var s Stamp
	for v := Red; v > OK; v-- {
		for _, f := range r.Findings {
			if f.Verdict == v {
				s.Verdict = max(s.Verdict, v)
				s.Reasons = append(s.Reasons, f)
			}
		}
	}
	return s
}

// Worst returns the findings with the red ones first, amber next, else in their order.
func (r Report) Worst() []Finding {
	list := r.Stamp().Reasons
	for _, f := range r.Findings {
		if f.Verdict == OK {
			list = append(list, f)
		}
	}
	return list
}

// reasonsShown is how many checks a stamp's line names.
const reasonsShown = 3

// Line prints the stamp in one line: "amber: ill-defined 24.2 % (Sa Kaeo 2021 male; 1
// more); …". Each check is named once, for the first place it concerns.
func (s Stamp) Line(lang string, era analysis.Era) string {
	first := map[string]Finding{}
	places := map[string]int{}
	var checks []string
	for i, f := range s.Reasons {
		if slices.ContainsFunc(s.Reasons[:i], f.elsewhereIn) { // other ages
			continue
		}
		if places[f.Check]++; places[f.Check] == 1 {
			first[f.Check] = f
			checks = append(checks, f.Check)
		}
	}
	var parts []string
	for i, check := range checks {
		if i == reasonsShown {
			parts = append(parts, fmt.Sprintf(pick(lang, "%d more", "อีก %d ข้อ"), len(checks)-i))
			break
		}
		f := first[check]
		where := f.Where(lang, era)
		if n := places[check] - 1; n > 0 {
			where += fmt.Sprintf(pick(lang, ", %d more", " และอีก %d แห่ง"), n)
		}
		parts = append(parts, fmt.Sprintf("%s (%s)", pick(lang, f.ShortEN, f.ShortTH), where))
	}
	if len(parts) == 0 {
		return s.Verdict.Colour(lang)
	}
	return s.Verdict.Colour(lang) + ": " + strings.Join(parts, "; ")
}

// elsewhereIn reports whether g is the same check of the same population.
func (f Finding) elsewhereIn(g Finding) bool {
	return f.Check == g.Check && f.Area == g.Area && f.Period == g.Period && f.Sex == g.Sex
}

func pick(lang, en, th string) string {
	if lang == "th" {
		return th
	}
	return en
}
