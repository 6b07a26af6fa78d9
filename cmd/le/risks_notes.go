package main

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/risk"
)

// assumptions are what figures rest on, in the meta of JSON output; people read them
// under the table.
type assumptions struct {
	Assumptions []analysis.Warning `json:"assumptions"`
}

// told puts what several results tell together, each once.
func told(results []*risk.Result, tell func(*risk.Result) []analysis.Warning) (list []analysis.Warning) {
	for _, r := range results {
		for _, w := range tell(r) {
			if !slices.Contains(list, w) {
				list = append(list, w)
			}
		}
	}
	return list
}

// assume keeps assumptions for machines and puts them among the notes: in full under
// --matches, in one sentence elsewhere.
func (o *risksOptions) assume(r *result, results []*risk.Result) {
	all := told(results, (*risk.Result).Assumptions)
	r.meta.Results = assumptions{all}
	if !o.matches {
		all = told(results, func(one *risk.Result) (list []analysis.Warning) {
			if en, th := one.Assumed(); en != "" {
				list = append(list, analysis.Warning{Code: "assumed", EN: en, TH: th})
			}
			return list
		})
	}
	for _, w := range o.out.condense(all) {
		r.notes = append(r.notes, o.out.pick("Assumed: ", "ข้อสมมติ: ")+w)
	}
}

// illDefinedShare is from which share of ill-defined deaths on a ranking is doubted: half
// of what the ministry allows a province.
const illDefinedShare = 0.125

// illDefined warns where many deaths have causes that go to no risk.
func illDefined(results []*risk.Result) (list []analysis.Warning) {
	for _, r := range results {
		share := r.IllDefined()
		if share < illDefinedShare {
			continue
		}
		s := r.Subject
		list = append(list, analysis.Warning{Code: "ill-defined",
			EN: fmt.Sprintf("%s %s %s: %.0f %% of deaths are ill-defined and go to no risk, so that every figure is too low; see --redistribute compare", s.Area.Name("en"), s.Period, s.Sex(), 100*share),
			TH: fmt.Sprintf("%s %s %s: การตายร้อยละ %.0f ระบุสาเหตุไม่ชัดแจ้งและไม่นับในปัจจัยใด ตัวเลขทุกตัวจึงต่ำเกินจริง ดู --redistribute compare", s.Area.Name("th"), s.Period.Label(analysis.BE), thaiSex(s.Sex()), 100*share)})
	}
	return list
}

// count shows a number of deaths in whole ones, in groups of three digits.
func count(deaths float64) string {
	s := strconv.FormatFloat(deaths, 'f', 0, 64)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
