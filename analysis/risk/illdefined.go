package risk

import "github.com/lehackathon/le/analysis/cause"

// IllDefined is the share of the subject's deaths whose causes say nothing
// (cause.MarkIllDefined) and go to no risk.
func (r *Result) IllDefined() float64 {
	var ill, all float64
	for c := range r.Causes {
		empty := cause.Mark(r.Causes[c]) == cause.MarkIllDefined
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
