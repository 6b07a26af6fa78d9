package risk

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/lehackathon/le/analysis"
)

// Need is an exposure that is worth finding out.
type Need struct {
	Risk     int // index into Evidence.Risks
	Category string
	Sex      analysis.Sex
	Used     float64 // what is used now; 0 where nothing is known
	Origin   Origin
	Probe    float64 // what was tried instead
	Change   float64 // by how many attributable deaths that changes the risk, without sign
	Rank     int     // of the risk now; 0 where it is not ranked
	NewRank  int     // of the risk at Probe, everything else as it is; 0 where nothing was tried
}

// Steps of exposures that are tried: a quarter more of a share, a quarter of the spread
// of a level (a tenth of the level where it has none), and, where nothing is known, a
// fifth of all people.
const (
	probeShare   = 1.25
	probeSpread  = 0.25
	probeLevel   = 1.1
	probeUnknown = 0.2
)

// Needs lists what a province should go and find, in the order of how much a plausible
// change of each exposure would change the attributable deaths of its risk: a quarter
// more of a share, a quarter of the spread between people more of a level, a tenth more
// of a level without spread, a fifth of all people exposed where nothing is known. What
// the province has found already comes last. Exposures that change nothing, because no
// relative risk in use is for them, are left out.
func Needs(ctx context.Context, s Subject, e *Evidence, x *Exposures, opt Options) ([]Need, error) {
	opt.Draws, opt.By, opt.Targets = 0, ByRisk, nil
	base, err := Rank(ctx, []Subject{s}, e, x, opt)
	if err != nil {
		return nil, err
	}
	m := base[0].model
	var needs []Need
	match := newMatcher(x, e.Risks, s.Area, peopleOf(s))
	for r, of := range e.Risks {
		if !m.in(of.ID) || of.Kind == None || slices.Contains(base[0].Unmet, r) {
			continue
		}
		names := of.Categories
		if len(names) == 0 {
			names = []string{""}
		}
		for _, category := range names {
			for _, p := range s.Parts {
				n, err := probe(ctx, base[0], match, r, category, p.Sex)
				if err != nil {
					return nil, err
				}
				if n.Change > 0 || n.Probe == 0 {
					needs = append(needs, n)
				}
			}
		}
	}
	slices.SortStableFunc(needs, func(a, b Need) int {
		if (a.Origin == Local) != (b.Origin == Local) {
			return map[bool]int{true: 1, false: -1}[a.Origin == Local]
		}
		return cmp.Compare(b.Change, a.Change)
	})
	return needs, nil
}

// middle is the age at which the exposure in use is shown.
const middle = 50

// probe ranks once more with one exposure changed.
func probe(ctx context.Context, base *Result, match *matcher, r int, category string, sex analysis.Sex) (Need, error) {
	of := base.Evidence.Risks[r]
	n := Need{Risk: r, Category: category, Sex: sex, Origin: Unknown}
	if q, ok := match.find(of, category, sex, middle); ok {
		n.Used, n.Origin = q.value, q.origin
		switch {
		case of.categorical(category):
			n.Probe = min(q.value*probeShare, 1)
		case q.sd > 0 && q.shape != spreadGamma:
			n.Probe = q.value + probeSpread*q.sd
		default:
			n.Probe = q.value * probeLevel
		}
	} else if of.categorical(category) {
		n.Probe = probeUnknown
	} else {
		return n, nil // nothing to start from
	}
	local := exposureRow{risk: of.ID, category: category, sex: sex, ages: span{0, oldest}, total: true, value: n.Probe,
		line: sheetRow{sheet: &sheet{name: "probe"}}}
	if n.Used > 0 { // a total at all ages that moves the pattern by as much
		if whole := match.national(of, category, local); whole > 0 {
			local.value = whole * n.Probe / n.Used
		}
	}
	if of.categorical(category) {
		local.value = min(local.value, 1)
	}
	opt := base.Options
	opt.Risks = []string{of.ID}
	next, err := Rank(ctx, []Subject{base.Subject}, base.Evidence, base.model.x.With(&Exposures{rows: []exposureRow{local}}), opt)
	if err != nil {
		return n, err
	}
	deaths := deathsOf(next[0], r)
	n.Change = math.Abs(deaths - deathsOf(base, r))
	n.Rank, n.NewRank = rankAmong(base, r, deathsOf(base, r)), rankAmong(base, r, deaths)
	if slices.Contains(base.Unranked, r) {
		n.Rank = 0
	}
	return n, nil
}

// rankAmong is the rank that a risk with so many deaths has among the other ones.
func rankAmong(base *Result, risk int, deaths float64) int {
	rank := 1
	for _, l := range base.Lines {
		if l.Risk != risk && l.Risk != All && l.Deaths > deaths {
			rank++
		}
	}
	return rank
}

func deathsOf(r *Result, risk int) float64 {
	for _, l := range r.Lines {
		if l.Risk == risk {
			return l.Deaths
		}
	}
	return 0
}
