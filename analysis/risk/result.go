package risk

import (
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// Result is the ranking of one subject.
type Result struct {
	Subject  Subject
	Options  Options
	Evidence *Evidence
	Ages     analysis.Ages
	Causes   []analysis.Cause
	Table    *lifetable.Table // of the subject as a whole
	Deaths   float64

	// Lines are sorted by rank; the joint line, all risks together, comes last.
	Lines []Line

	Matches  []Match          // of causes of the data with those of relative risks
	Unranked []int            // risks with no known exposure, indices into Evidence.Risks
	Unmet    []int            // risks none of whose causes the data have
	Bare     []analysis.Cause // causes without ICD-10 codes, which no risk can have
	Fixed    []Fixed          // what is held fixed in draws because its limits are not known

	model  *model
	plan   *plan
	values []float64 // of the cells, central
}

// Line is the part of the deaths that goes to a risk.
type Line struct {
	Risk, Cause, Age int // indices, or All

	PAF    float64 // share of the line's deaths; of all deaths where Cause and Age are All
	Deaths float64 // attributable; below 0 for protection
	YLL    float64 // years of life lost by them
	Gain   float64 // life expectancy gained without them, years
	HasLE  bool    // false where nobody would be left to die in the open age group

	Rank   int // 0 for the joint line
	Origin Origin

	// Limits from the draws; 0 without.
	PAFLower, PAFUpper       float64
	DeathsLower, DeathsUpper float64
	GainLower, GainUpper     float64
	RankLower, RankUpper     int
	Top3                     float64 // percentage of draws in which it is among the first three
}

// Joint is the place of the line for all risks together.
func (r *Result) Joint() Line { return r.Lines[len(r.Lines)-1] }

// Overlap is the sentence that goes with every result, in English and Thai.
func Overlap() (en, th string) {
	return "These overlap and must not be added: one death can have several causes that would each have prevented it.",
		"ตัวเลขเหล่านี้ซ้อนทับกัน ห้ามนำมาบวกกัน เพราะการตายหนึ่งรายอาจป้องกันได้จากหลายปัจจัย"
}

// Fixed is what is held fixed in draws of a risk.
type Fixed struct {
	Risk     int      // index into Evidence.Risks
	Exposure bool     // no limits are known for its exposure
	Causes   []string // whose relative risks have no limits, as the studies name them
}
