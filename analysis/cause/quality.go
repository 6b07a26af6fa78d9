package cause

import (
	"slices"

	"github.com/lehackathon/le/analysis"
)

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
func Quality(p *analysis.Population) QualityCounts { return NewCounter(p.Causes).Count(p) }

// Counter counts as [Quality] does for many populations with the same causes, whose
// codes are looked up once.
type Counter struct {
	classes        []class
	limits         []limit
	broad, noCodes []analysis.Cause
}

// NewCounter looks up the codes of causes.
func NewCounter(causes []analysis.Cause) *Counter {
	c := &Counter{classes: make([]class, len(causes)), limits: make([]limit, len(causes))}
	for i, cause := range causes {
		codes := CodesOf(cause)
		c.classes[i], c.limits[i] = classOf(codes), limitOf(codes)
		if c.classes[i].mixed {
			c.broad = append(c.broad, cause)
		}
		if c.classes[i].uncoded {
			c.noCodes = append(c.noCodes, cause)
		}
	}
	return c
}

// Count counts the deaths of a population whose causes are those of the counter.
func (c *Counter) Count(p *analysis.Population) QualityCounts {
	n := len(p.Ages)
	block := make([]float64, 9*n)
	column := func(i int) []float64 { return block[i*n : (i+1)*n : (i+1)*n] }
	q := QualityCounts{Ages: p.Ages, Deaths: column(0), IllDefined: column(1), Mixed: column(2), Impossible: column(3), Uncoded: column(4),
		Broad: slices.Clip(c.broad), NoCodes: slices.Clip(c.noCodes)}
	for i := range q.Garbage {
		q.Garbage[i] = column(5 + i)
	}
	for i, k := range c.classes {
		deaths := p.DeathsOf(i)
		add(q.Deaths, deaths, true)
		add(q.IllDefined, deaths, k.illDefined)
		add(q.Mixed, deaths, k.mixed)
		add(q.Uncoded, deaths, k.uncoded)
		if k.level > 0 {
			add(q.Garbage[k.level-1], deaths, true)
		}
		if !c.limits[i].any() {
			continue
		}
		for x, d := range deaths {
			if low, high := years(p.Ages, x); c.limits[i].excludes(p.Sex, low, high) != "" {
				q.Impossible[x] += d
			}
		}
	}
	return q
}

func add(sum, list []float64, counts bool) {
	if !counts {
		return
	}
	for i, v := range list {
		sum[i] += v
	}
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
