package risk

import (
	"math"
	"slices"

	"github.com/lehackathon/le/lifetable"
)

// intervals fills in the limits of lines from draws of the cells and, for every draw,
// Poisson counts of the deaths. Where nobody would be left in the open age group a
// draw has no life expectancy and does not count for it.
func (t *tally) intervals(lines []Line, draws *drawn) {
	n := len(lines)
	kept := make([]int, n) // places of the lines among the keys
	for i, l := range lines {
		kept[i] = t.place[lineKey{l.Risk, l.Cause, l.Age}]
	}
	deaths, paf, gain, rank := table(n), table(n), table(n), make([][]int, n)
	p := t.poisson(draws.seed)
	for _, values := range draws.values {
		p.next()
		t.count(values, p.drawn)
		m := t.rates[:t.ages]
		for x := range m {
			m[x] = t.byAge[x] / t.people[x]
		}
		for i, k := range kept {
			d := t.attributed(k)
			deaths[i] = append(deaths[i], d)
			if t.over[k] > 0 {
				paf[i] = append(paf[i], d/t.over[k])
			}
			if g, ok := t.gain(k, m); ok {
				gain[i] = append(gain[i], g)
			}
		}
		last := len(deaths[0]) - 1
		for place, i := range order(n-1, func(i int) float64 { return deaths[i][last] }) {
			rank[i] = append(rank[i], place+1)
		}
	}
	for i := range lines {
		l := &lines[i]
		l.DeathsLower, l.DeathsUpper = limits(deaths[i], t.r.Options.Level)
		l.PAFLower, l.PAFUpper = limits(paf[i], t.r.Options.Level)
		l.GainLower, l.GainUpper = limits(gain[i], t.r.Options.Level)
		if l.Risk != All {
			l.RankLower, l.RankUpper, l.Top3 = ranks(rank[i], t.r.Options.Level)
		}
	}
}

func table(n int) [][]float64 { return make([][]float64, n) }

// limits are percentile limits, linear between order statistics (Hyndman & Fan 1996,
// type 7). values are sorted in place.
func limits(values []float64, level float64) (lower, upper float64) {
	if len(values) == 0 {
		return 0, 0
	}
	slices.Sort(values)
	at := func(p float64) float64 {
		h := p * float64(len(values)-1)
		i := int(math.Floor(h))
		if i+1 == len(values) {
			return values[i]
		}
		return values[i] + (h-float64(i))*(values[i+1]-values[i])
	}
	return at((1 - level) / 2), at((1 + level) / 2)
}

// ranks are the limits of a rank, as whole places, and the percentage of draws in
// which it is among the first three.
func ranks(places []int, level float64) (lower, upper int, top3 float64) {
	slices.Sort(places)
	n := float64(len(places) - 1)
	lower = places[int(math.Floor((1-level)/2*n))]
	upper = places[int(math.Ceil((1+level)/2*n))]
	first, _ := slices.BinarySearch(places, 4)
	return lower, upper, 100 * float64(first) / float64(len(places))
}

// patience is how often the open group is drawn again before its observed deaths are
// taken, which matters only where fractions of a death are all there is.
const patience = 200

// counts draws deaths again and again.
type counts struct {
	drawn [][]float64
	next  func()
}

// poisson prepares draws of a subject's deaths. The open age group is drawn given that
// somebody dies in it: a life table cannot be closed otherwise.
func (t *tally) poisson(seed uint64) counts {
	s := t.r.Subject
	r := stream(seed, "deaths|"+s.Area.Code+"|"+s.Area.TH+"|"+s.Area.EN+"|"+s.Period.String()+"|"+s.Sex().String())
	c := counts{drawn: make([][]float64, len(t.deaths))}
	means := make([][]*lifetable.Poisson, len(t.deaths))
	for part, of := range t.deaths {
		c.drawn[part] = make([]float64, len(of))
		means[part] = make([]*lifetable.Poisson, len(of))
		for i, d := range of {
			if d > 0 {
				means[part][i] = lifetable.NewPoisson(d)
			}
		}
	}
	one := func(part, i int) float64 {
		if means[part][i] == nil {
			return 0
		}
		return means[part][i].Draw(r)
	}
	open := t.ages - 1
	c.next = func() {
		var last float64
		for part, of := range c.drawn {
			for i := range of {
				of[i] = one(part, i)
				if i%t.ages == open {
					last += of[i]
				}
			}
		}
		for try := 0; last == 0; try++ {
			for part, of := range c.drawn {
				for i := open; i < len(of); i += t.ages {
					if of[i] = one(part, i); try == patience {
						of[i] = t.deaths[part][i]
					}
					last += of[i]
				}
			}
		}
	}
	return c
}
