package cause

import "github.com/lehackathon/le/analysis"

// QualityCounts are the deaths of a population whose cause says little, by age. The
// counts are not exclusive: most ill-defined deaths are garbage of level 1 as well.
type QualityCounts struct {
	Ages       analysis.Ages
	Deaths     []float64    // all causes
	IllDefined []float64    // annex 7.3, see [IllDefined]
	Garbage    [4][]float64 // by level 1 to 4, see [GarbageLevel]
	Mixed      []float64    // of causes too broad to say at which level, if any
	Impossible []float64    // see [Impossible]
	Uncoded    []float64    // of causes without codes
	Broad      []analysis.Cause
	NoCodes    []analysis.Cause
}

// Quality counts ill-defined, garbage and impossible codes among a population's
// deaths. A cause counts where all of its codes do; groups that mix garbage with
// others are counted as Mixed and named in Broad.
func Quality(p *analysis.Population) QualityCounts {
	n := len(p.Ages)
	zero := func() []float64 { return make([]float64, n) }
	q := QualityCounts{Ages: p.Ages, Deaths: zero(), IllDefined: zero(), Mixed: zero(), Impossible: zero(), Uncoded: zero()}
	for i := range q.Garbage {
		q.Garbage[i] = zero()
	}
	for c, cause := range p.Causes {
		k := classify(cause)
		if k.mixed {
			q.Broad = append(q.Broad, cause)
		}
		if k.uncoded {
			q.NoCodes = append(q.NoCodes, cause)
		}
		codes := CodesOf(cause)
		for x, deaths := range p.DeathsOf(c) {
			q.Deaths[x] += deaths
			if k.illDefined {
				q.IllDefined[x] += deaths
			}
			if k.level > 0 {
				q.Garbage[k.level-1][x] += deaths
			}
			if k.mixed {
				q.Mixed[x] += deaths
			}
			if k.uncoded {
				q.Uncoded[x] += deaths
			}
			if low, high := years(p.Ages, x); Impossible(codes, p.Sex, low, high) != "" {
				q.Impossible[x] += deaths
			}
		}
	}
	return q
}

// Share returns a count as a share of all deaths, over all ages; 0 where nobody died.
func (q QualityCounts) Share(count []float64) float64 {
	var part, whole float64
	for x := range q.Deaths {
		part += count[x]
		whole += q.Deaths[x]
	}
	if whole == 0 {
		return 0
	}
	return part / whole
}
