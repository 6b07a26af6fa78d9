package burden

import (
	"slices"

	"github.com/lehackathon/le/analysis"
	"gonum.org/v1/gonum/floats"
)

// scores are what a death of each age group adds to the measures that are sums over
// deaths. The life table behind them is that of the data, not of a draw.
type scores struct{ asr, yll, pyll []float64 }

// causeBook is what is known of causes by their codes alone, looked up once for all
// populations that share their causes.
type causeBook struct {
	lists     *avoidables
	causes    []analysis.Cause
	standings []Standing
	bySex     map[analysis.Sex][]entry
}

type entry struct {
	standing              Standing
	avoidable, preventing float64
	known, split          bool
}

func newCauseBook(lists *avoidables, populations []*analysis.Population) *causeBook {
	book := &causeBook{lists: lists, bySex: map[analysis.Sex][]entry{}}
	for _, p := range populations {
		if book.causes == nil {
			book.causes = p.Causes
			for _, c := range p.Causes {
				book.standings = append(book.standings, StandingOf(c))
			}
		}
		if _, done := book.bySex[p.Sex]; !done && slices.Equal(book.causes, p.Causes) {
			book.bySex[p.Sex] = book.lookUp(p)
		}
	}
	return book
}

func (k *causeBook) of(p *analysis.Population) []entry {
	if list, ok := k.bySex[p.Sex]; ok && slices.Equal(k.causes, p.Causes) {
		return list
	}
	return k.lookUp(p)
}

func (k *causeBook) lookUp(p *analysis.Population) []entry {
	list := make([]entry, len(p.Causes))
	known := slices.Equal(k.causes, p.Causes)
	for c, cause := range p.Causes {
		e := &list[c]
		if known {
			e.standing = k.standings[c]
		} else {
			e.standing = StandingOf(cause)
		}
		e.avoidable, e.preventing, e.known, e.split = k.lists.of(cause, p.Sex)
	}
	return list
}

// measure works out every figure of every cause.
func (r *Result) measure(known *causeBook) error {
	p, opt := r.Population, r.Options
	if err := hasCauses(p); err != nil {
		return err
	}
	var err error
	if r.Table, err = p.Table(opt.Ax); err != nil {
		return err
	}
	row := p.Ages.Index(opt.AtAge)
	if row < 0 {
		return dataErrorf(p.String(), "choose an age at which a group starts", "no age group starts at %d (the groups are %s)", opt.AtAge, p.Ages)
	}
	if r.Weights, err = opt.Standard.For(p.Ages); err != nil {
		return err
	}
	r.scores = scores{asr: r.Weights.perDeath(p.Exposure), yll: opt.Losses.PerDeath(r.Table)}
	r.scores.pyll, r.HasPYLL = PYLLPerDeath(p.Ages, opt.PYLLTo)
	if !r.HasPYLL && opt.RankBy == ByPYLL {
		return dataErrorf(p.String(), "choose another limit or another measure", "no age group starts at %d, so PYLL cannot be counted to it (the groups are %s)", opt.PYLLTo, p.Ages)
	}
	before := p.Ages.Index(AvoidableBefore)
	r.HasAvoidable = before > 0
	deaths, _ := p.Totals()
	r.All = Burden{Cause: All}
	if err := r.sums(&r.All, p.AllCauses(), deaths); err != nil {
		return err
	}
	entries := known.of(p)
	for c := range p.Causes {
		b := Burden{Cause: c, Standing: entries[c].standing}
		if err := r.sums(&b, p.DeathsOf(c), deaths); err != nil {
			return err
		}
		b.Gain, b.HasGain = Gain(r.Table, RemovedShares(p, c, opt.Remove), row)
		if r.HasAvoidable {
			b.Avoidable = entries[c].count(floats.Sum(p.DeathsOf(c)[:before]))
			r.All.Avoidable.add(b.Avoidable)
		}
		r.Causes = append(r.Causes, b)
	}
	return nil
}

// sums fills in the figures that are sums over deaths by age.
func (r *Result) sums(b *Burden, deaths []float64, all float64) (err error) {
	p := r.Population
	_, people := p.Totals()
	b.Deaths = floats.Sum(deaths)
	b.Share = 100 * b.Deaths / all
	b.Crude = Crude(b.Deaths, people)
	b.YLL = floats.Dot(deaths, r.scores.yll)
	b.YLLRate = b.YLL / people * Per
	if r.HasPYLL {
		b.PYLL = floats.Dot(deaths, r.scores.pyll)
	}
	b.ASR, err = r.Weights.Rate(deaths, p.Exposure, r.Options.Limits, r.Options.Level)
	return err
}

// ASR returns the standardised rate of a cause, or of [All], with limits at another
// level.
func (r *Result) ASR(cause int, level float64) Rate {
	rate, err := r.Weights.Rate(deathsOf(r.Population, cause), r.Population.Exposure, r.Options.Limits, level)
	if err != nil {
		panic("burden: a rate that was made before: " + err.Error())
	}
	return rate
}

// count turns the class of a cause and its deaths before 75 into numbers.
func (e entry) count(deaths float64) Avoidable {
	a := Avoidable{Known: e.known, Split: e.split}
	if a.Known {
		a.Deaths = e.avoidable * deaths
	}
	if a.Split {
		a.Preventable = a.Deaths * e.preventing
		a.Treatable = a.Deaths - a.Preventable
	}
	return a
}

// add sums what is known; the sum is the least there can be.
func (a *Avoidable) add(b Avoidable) {
	a.Deaths += b.Deaths
	a.Preventable += b.Preventable
	a.Treatable += b.Treatable
	a.Known, a.Split = a.Known || b.Known, a.Split || b.Split
}

// hasCauses refuses a population whose deaths are not split by cause.
func hasCauses(p *analysis.Population) error {
	for _, c := range p.Causes {
		if c.ID != analysis.CauseAll && c.ID != analysis.CauseUnlisted {
			return nil
		}
	}
	return dataErrorf(p.String(), "give deaths with a column for their cause: a name, an id or an ICD-10 code", "the deaths are not split by cause, so there is nothing to rank")
}
