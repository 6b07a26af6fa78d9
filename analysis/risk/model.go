package risk

import (
	"math"
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
)

// model holds what all subjects share: groups of evidence, and the cells that their
// fractions are worked out in.
type model struct {
	e       *Evidence
	opt     Options
	x       *Exposures
	groups  []group
	in      func(id string) bool
	joiner  *joiner
	codes   []codeSet // of the causes
	causes  []analysis.Cause
	cells   []cell
	place   map[cell]int
	shown   []setting
	settle  map[setting]int
	exposed []Exposure
	drawnBy map[Exposure]int
	mf      map[int]float64 // by group
	made    map[slotKey][]slot
}

// cell is a fraction that some part of a cause has: a band of a group under a setting.
type cell struct {
	group, band, setting int
	obs                  int // of the distinct exposures
	direct               bool
}

// slot is the fraction of one risk, part, cause and age, made of pieces.
type slot struct {
	part, cause, age int
	pieces           []cellShare
	direct           []cellShare // for the joint fraction
}

type cellShare struct {
	cell  int
	share float64
}

// plan is what one subject needs of the model.
type plan struct {
	slots  [][]slot // by risk of the analysis
	origin []Origin
}

func newModel(e *Evidence, x *Exposures, opt Options, causes []analysis.Cause) (*model, []analysis.Cause) {
	m := &model{e: e, x: x, opt: opt, causes: causes, place: map[cell]int{}, settle: map[setting]int{}, drawnBy: map[Exposure]int{}, mf: map[int]float64{}, made: map[slotKey][]slot{}}
	m.in = func(id string) bool {
		if opt.Risks != nil {
			return slices.Contains(opt.Risks, id)
		}
		return e.Risks[e.Risk(id)].Ranked
	}
	m.groups = e.groups(m.in)
	reference := e.reference
	if opt.Reference != nil {
		reference = opt.Reference
	}
	if opt.NoReference {
		reference = nil
	}
	m.joiner = newJoiner(m.groups, reference)
	var bare []analysis.Cause
	for _, c := range causes {
		set := newCodeSet(cause.CodesOf(c))
		if len(set) == 0 {
			bare = append(bare, c)
		}
		m.codes = append(m.codes, set)
	}
	for i, g := range m.groups {
		m.mf[i] = e.mediated(e.Risks[g.risk], g.codes, m.in)
	}
	return m, bare
}

// plan finds the cells of every risk, part, cause and age of a subject.
func (m *model) plan(s Subject) *plan {
	p := &plan{slots: make([][]slot, len(m.e.Risks)), origin: make([]Origin, len(m.e.Risks))}
	match := newMatcher(m.x, m.e.Risks, s.Area, peopleOf(s))
	for r, of := range m.e.Risks {
		if !m.in(of.ID) {
			continue
		}
		for part, pop := range s.Parts {
			for age := range pop.Ages {
				m.planAge(p, match, r, part, pop, age)
			}
		}
	}
	return p
}

func (m *model) planAge(p *plan, match *matcher, r, part int, pop *analysis.Population, age int) {
	of := m.e.Risks[r]
	years := typical(pop.Ages, age)
	obs, origin := match.exposure(of, pop.Sex, years)
	if of.ID == "second-hand-smoke" {
		obs = nonSmokers(obs, match, m.e, pop.Sex, years)
	}
	if origin == Unknown {
		if p.origin[r] == "" {
			p.origin[r] = Unknown
		}
		// Causes that are the risk's own need no exposure, unless a target changes it.
	} else if p.origin[r] == "" || p.origin[r] == Unknown {
		p.origin[r] = origin
	} else if p.origin[r] != origin {
		p.origin[r] = Mixed
	}
	key := slotKey{risk: r, sex: pop.Sex, age: years, known: origin != Unknown}
	key.setting, key.obs = m.setting(of, obs)
	made, ok := m.made[key]
	if !ok {
		made = m.makeSlots(key)
		m.made[key] = made
	}
	for _, one := range made {
		one.part, one.age = part, age
		p.slots[r] = append(p.slots[r], one)
	}
}

// slotKey is what the slots of a risk at an age depend on.
type slotKey struct {
	risk         int
	sex          analysis.Sex
	age          int
	setting, obs int
	known        bool // the exposure
}

// makeSlots finds the cells of every cause.
func (m *model) makeSlots(k slotKey) (made []slot) {
	for c, codes := range m.codes {
		if len(codes) == 0 {
			continue
		}
		one := slot{cause: c}
		for _, piece := range m.joiner.pieces(k.risk, c, codes, k.sex, k.age) {
			g := &m.groups[piece.group]
			b := g.at(k.age)
			if !k.known && !(g.bands[b].whole && m.opt.Targets == nil) {
				continue
			}
			total := cell{piece.group, b, k.setting, k.obs, false}
			direct := total
			direct.direct = m.mf[piece.group] > 0
			one.pieces = append(one.pieces, cellShare{m.cell(total), piece.share})
			one.direct = append(one.direct, cellShare{m.cell(direct), piece.share})
		}
		if len(one.pieces) > 0 {
			made = append(made, one)
		}
	}
	return made
}

// nonSmokers turns a share of non-smokers into a share of all people.
func nonSmokers(x Exposure, match *matcher, e *Evidence, sex analysis.Sex, age int) Exposure {
	smoking, _ := match.exposure(e.Risks[e.Risk("smoking")], sex, age)
	left := 1 - smoking.Share[0]
	for i := range x.Share {
		x.Share[i] *= left
		x.ShareSE[i] *= left
	}
	return x
}

// setting finds or makes what a cell compares.
func (m *model) setting(r Risk, obs Exposure) (at, obsAt int) {
	s := setting{obs: obs, target: obs, limit: math.Inf(1), factor: 1}
	if m.opt.Targets != nil {
		s.against = true
		s.target, s.limit, s.factor = m.opt.Targets.apply(r, obs)
	}
	obsAt, ok := m.drawnBy[obs]
	if !ok {
		obsAt = len(m.exposed)
		m.drawnBy[obs] = obsAt
		m.exposed = append(m.exposed, obs)
	}
	at, ok = m.settle[s]
	if !ok {
		at = len(m.shown)
		m.settle[s] = at
		m.shown = append(m.shown, s)
	}
	return at, obsAt
}

func (m *model) cell(c cell) int {
	i, ok := m.place[c]
	if !ok {
		i = len(m.cells)
		m.place[c] = i
		m.cells = append(m.cells, c)
	}
	return i
}

// value works a cell out for a draw and an exposure.
func (m *model) value(q *evaluator, c cell, obs Exposure, d draw) float64 {
	g := &m.groups[c.group]
	mf := 0.0
	if c.direct {
		mf = m.mf[c.group]
	}
	v := q.fraction(m.e.Risks[g.risk], &g.bands[c.band], &m.shown[c.setting], obs, d, mf)
	if m.opt.HarmfulOnly {
		v = max(v, 0)
	}
	return v
}

// central works out all cells at the central estimates.
func (m *model) central() []float64 {
	q := newEvaluator()
	values := make([]float64, len(m.cells))
	for i, c := range m.cells {
		values[i] = m.value(q, c, m.exposed[c.obs], draw{level: m.e.Risks[m.groups[c.group].risk].Level})
	}
	return values
}

// sum is the fraction of a slot: what its pieces add up to.
func sum(pieces []cellShare, values []float64) (v float64) {
	for _, p := range pieces {
		v += p.share * values[p.cell]
	}
	return v
}

// peopleOf counts a subject's person-years of a sex at ages; of those it does not
// have, as many as of the others.
func peopleOf(s Subject) (count [3]func(span) float64) {
	for sex := range count {
		pop := s.Parts[0]
		for _, p := range s.Parts {
			if int(p.Sex) == sex {
				pop = p
			}
		}
		count[sex] = func(at span) (n float64) {
			for i, lower := range pop.Ages {
				to := oldest
				if i != pop.Ages.Open() {
					to = lower + pop.Ages.Width(i) - 1
				}
				if from, until := max(lower, at.from), min(to, at.to); from <= until {
					n += pop.Exposure[i] * float64(until-from+1) / float64(to-lower+1)
				}
			}
			return n
		}
	}
	return count
}
