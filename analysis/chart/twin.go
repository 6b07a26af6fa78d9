package chart

import (
	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/decompose"
)

// gapData are all causes of a gap, none summed, in the units of the result.
func gapData(r *decompose.Result) Data {
	d := Data{Header: []string{"cause_id", "cause", "cause_th", "contribution", "lower", "upper", "deaths_per_year", "main_age"}}
	for _, c := range r.Contributions(decompose.ByCause) {
		id := contributor(r, c.Cause)
		line := []string{id.ID, id.EN, id.TH, full(c.Years), "", "", "", ""}
		if c.SE > 0 || c.Lower != c.Upper {
			line[4], line[5] = full(c.Lower), full(c.Upper)
		}
		if c.Cause >= 0 {
			line[6] = full(sum(r.Near.DeathsOf(c.Cause)) / float64(max(r.Near.Period.Years(), 1)))
			line[7] = heaviestAge(r, c.Cause)
		}
		d.add(line...)
	}
	return d
}

// contributor is the cause of a contribution, or what stands for one.
func contributor(r *decompose.Result, cause int) analysis.Cause {
	switch cause {
	case decompose.All:
		return analysis.Cause{ID: analysis.CauseAll, EN: "all", TH: "รวม"}
	case decompose.Health:
		return analysis.Cause{ID: "health", EN: "health at the same mortality", TH: "สุขภาพ (เมื่อการตายเท่ากัน)"}
	}
	return r.Near.Causes[cause]
}

// cellData are the contributions of every age and cause of some gaps, in the units of
// the results.
func cellData(results []*decompose.Result) Data {
	d := Data{Header: []string{"area_code", "area", "area_th", "period", "sex", "against", "age", "cause_id", "cause", "cause_th", "contribution"}}
	for _, r := range results {
		k := len(r.Near.Ages)
		for _, c := range r.Contributions(decompose.ByCauseAge) {
			if c.Age < 0 || c.Age >= k {
				continue
			}
			id := contributor(r, c.Cause)
			d.add(r.Near.Area.Code, r.Near.Area.Name("en"), r.Near.Area.TH, r.Near.Period.String(), r.Near.Sex.String(),
				r.Against.String(), r.Near.Ages.Label(c.Age), id.ID, id.EN, id.TH, full(c.Years))
		}
	}
	return d
}
