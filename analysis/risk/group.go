package risk

import (
	"math"
	"slices"
	"sort"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
)

// group is what is known of one risk for one cause and sex: the unit that a relative
// risk is drawn for, once for all ages and areas.
type group struct {
	risk   int
	name   string // of the cause, as the study has it
	ranges cause.Ranges
	codes  codeSet
	sex    analysis.Sex
	bands  []band
}

// band is a group at ages where nothing changes.
type band struct {
	span
	whole  bool
	levels []level // of a risk in categories
	beta   float64 // log relative risk a unit, negative where too little is the risk
	betaSE float64
	per    float64 // units that the study's relative risk is for
	curve  *Curve
}

// level is the effect of a category.
type level struct {
	category int
	logRR    float64
	se       float64
}

// groups compiles the rows in use for the risks asked for.
func (e *Evidence) groups(in func(id string) bool) []group {
	var list []group
	for _, rows := range e.grouped(in) {
		first := rows[0]
		g := group{risk: e.Risk(first.Risk), name: first.Cause, ranges: first.Codes, codes: newCodeSet(first.Codes), sex: first.Sex}
		for _, s := range pieces(rows) {
			g.bands = append(g.bands, e.band(s, rows))
		}
		list = append(list, g)
	}
	for _, r := range e.Risks {
		if r.base != "" && in(r.ID) {
			list = append(list, e.through(r)...)
		}
	}
	return list
}

// grouped puts rows of one risk, cause and sex together, in order of appearance.
func (e *Evidence) grouped(in func(id string) bool) [][]Row {
	type key struct {
		risk, codes string
		sex         analysis.Sex
	}
	place := map[key]int{}
	var list [][]Row
	for _, r := range e.Rows {
		if !in(r.Risk) {
			continue
		}
		k := key{r.Risk, r.Codes.String(), r.Sex}
		i, ok := place[k]
		if !ok {
			i = len(list)
			place[k] = i
			list = append(list, nil)
		}
		list[i] = append(list[i], r)
	}
	return list
}

// pieces cuts the ages of rows where any of them starts or ends.
func pieces(rows []Row) (list []span) {
	var cuts []int
	for _, r := range rows {
		cuts = append(cuts, r.From, r.To+1)
	}
	sort.Ints(cuts)
	cuts = slices.Compact(cuts)
	for i := range len(cuts) - 1 {
		s := span{cuts[i], cuts[i+1] - 1}
		if slices.ContainsFunc(rows, func(r Row) bool { return r.span().overlaps(s) }) {
			list = append(list, s)
		}
	}
	return list
}

func (e *Evidence) band(s span, rows []Row) band {
	b := band{span: s}
	for _, r := range rows {
		if !r.span().overlaps(s) {
			continue
		}
		of := e.Risks[e.Risk(r.Risk)]
		switch r.Kind {
		case "whole":
			b.whole = true
		case "curve":
			b.curve = e.curves[r.Curve]
		case "per":
			b.beta, b.betaSE, b.per = math.Log(r.RR)/r.Per, r.se()/r.Per, r.Per
			if of.Low { // relative risks for more of it are below 1
				b.beta = -math.Abs(b.beta)
			}
		case "category":
			b.levels = append(b.levels, level{of.index(r.Category), math.Log(r.RR), r.se()})
		}
	}
	return b
}

// through makes the groups of a risk that acts through another one: the logarithm of
// the other's relative risk times the slope, with the standard error of a product.
func (e *Evidence) through(r Risk) []group {
	var list []group
	slope := r.slope.value / r.slopePer
	slopeSE := (r.slope.high - r.slope.low) / (2 * 1.959964) / r.slopePer
	for _, g := range e.groups(func(id string) bool { return id == r.base }) {
		g.risk = e.Risk(r.ID)
		var bands []band
		for _, b := range g.bands {
			if b.whole || b.beta == 0 {
				continue // nothing says how much of these the other's mean explains
			}
			b.betaSE = math.Hypot(slope*b.betaSE, b.beta*slopeSE)
			b.beta *= slope
			b.per = r.slopePer
			bands = append(bands, b)
		}
		if g.bands = bands; len(bands) > 0 {
			list = append(list, g)
		}
	}
	return list
}

// fixed reports whether any relative risk of the group has no limits and so is not drawn.
func (g group) fixed() bool {
	return slices.ContainsFunc(g.bands, func(b band) bool {
		if b.beta != 0 && b.betaSE == 0 || b.curve != nil && b.curve.SE == nil {
			return true
		}
		return slices.ContainsFunc(b.levels, func(l level) bool { return l.se == 0 && l.logRR != 0 })
	})
}

// at returns the place of the band for an age, or -1.
func (g group) at(age int) int {
	return slices.IndexFunc(g.bands, func(b band) bool { return b.has(age) })
}
