package risk

import (
	"fmt"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
)

// IllDefined is the share of the subject's deaths whose causes say nothing
// (cause.IllDefined) and go to no risk.
func (r *Result) IllDefined() float64 {
	var ill, all float64
	for c := range r.Causes {
		empty := illDefined(r.Causes[c])
		for _, p := range r.Subject.Parts {
			for _, d := range p.DeathsOf(c) {
				all += d
				if empty {
					ill += d
				}
			}
		}
	}
	if all == 0 {
		return 0
	}
	return ill / all
}

// nearlyAll is which part of a cause's categories must be ill-defined: chapter R of
// ICD-10 counts, though a few of its codes name a cause.
const nearlyAll = 0.9

// illDefined reports whether a cause says nothing.
func illDefined(c analysis.Cause) bool {
	empty, all := 0, 0
	for _, r := range cause.CodesOf(c) {
		for n := codeNumber(r.From, 0) / 10; n <= codeNumber(r.To, 9)/10; n++ {
			code := fmt.Sprintf("%c%02d", 'A'+n/100, n%100)
			if r.From == r.To {
				code = r.From
			}
			all++
			if cause.IllDefined(code) {
				empty++
			} else if float64(all-empty) > (1-nearlyAll)*100 {
				return false // too many categories of any cause that could be ill-defined
			}
		}
	}
	return all > 0 && float64(empty) >= nearlyAll*float64(all)
}
