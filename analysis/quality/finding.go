package quality

import (
	"fmt"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// Verdict says what to make of a finding.
type Verdict int

// The verdicts, from good to bad.
const (
	OK    Verdict = iota
	Amber         // read the result with care
	Red           // mend this before the result is used
)

// String returns "ok", "amber" or "red".
func (v Verdict) String() string { return [...]string{"ok", "amber", "red"}[v] }

// Colour returns the stamp's word: "green", "amber" or "red", in English or Thai.
func (v Verdict) Colour(lang string) string {
	if lang == "th" {
		return [...]string{"เขียว", "เหลือง", "แดง"}[v]
	}
	return [...]string{"green", "amber", "red"}[v]
}

// Finding is one figure that was looked at.
type Finding struct {
	Check   string // stable, a line of [Limits]
	Verdict Verdict

	Area   analysis.Area
	Period analysis.Period
	Sex    analysis.Sex
	Age    string // label of the ages concerned, "" for all

	Value        float64 // in the unit of its limit
	Threshold    float64 // the limit it is held against, where HasThreshold
	HasThreshold bool

	EN, TH             string // the finding in words, with its numbers
	ShortEN, ShortTH   string // in a few words, for the stamp
	RepairEN, RepairTH string // what to do about it; "" where nothing is wrong
}

// Where names what the finding is about: area, years, sex and ages.
func (f Finding) Where(lang string, era analysis.Era) string {
	sex := f.Sex.String()
	if lang == "th" {
		sex = map[analysis.Sex]string{analysis.Both: "รวม", analysis.Male: "ชาย", analysis.Female: "หญิง"}[f.Sex]
	}
	return strings.TrimSpace(fmt.Sprintf("%s %s %s %s", f.Area.Name(lang), f.Period.Label(era), sex, f.Age))
}
