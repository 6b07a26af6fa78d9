package risk

import (
	"cmp"
	"slices"
)

// tally counts attributable deaths by line and age. It is for one goroutine.
type tally struct {
	r      *Result
	life   *schedule
	years  []float64 // lost by a death, by age
	ages   int
	keys   []lineKey
	place  map[lineKey]int
	cause  []int       // place of a cause among those counted; the last holds the others
	causes int         // how many are counted
	deaths [][]float64 // observed, by part: [cause counted][age]
	people []float64   // person-years by age, of all parts

	slots []placed // every slot with its line
	joint []placed // in the order of part, cause and age

	less           []float64 // attributable deaths, [line][age]
	over           []float64 // what each line's fraction is of, [line]
	byCause, byAge []float64 // deaths

	buf   []float64
	rates []float64
	left  []float64 // [part][cause][age], for the joint fraction
}

type lineKey struct{ risk, cause, age int }

// placed is a slot with the line it counts for and the place of its cell of deaths.
type placed struct {
	*slot
	line, cell int
}

func newTally(r *Result, years []float64) *tally {
	t := &tally{r: r, life: newSchedule(r.Table), years: years, ages: len(r.Ages), place: map[lineKey]int{}, people: r.Table.Exposure}
	t.gather()
	for risk := range r.plan.slots {
		for i := range r.plan.slots[risk] {
			s := &r.plan.slots[risk][i]
			key := lineKey{risk, All, All}
			switch r.Options.By {
			case ByRiskCause:
				key.cause = s.cause
			case ByRiskAge:
				key.age = s.age
			}
			t.slots = append(t.slots, placed{s, t.line(key), t.cause[s.cause]*t.ages + s.age})
		}
	}
	t.joint = slices.Clone(t.slots)
	t.line(lineKey{All, All, All})
	n := len(t.keys)
	t.less, t.over = make([]float64, n*t.ages), make([]float64, n)
	t.buf, t.rates = make([]float64, t.ages), make([]float64, 2*t.ages)
	t.byCause, t.byAge = make([]float64, t.causes), make([]float64, t.ages)
	t.left = make([]float64, len(t.deaths)*t.causes*t.ages)
	return t
}

// gather puts the deaths of causes that no risk has together: what is drawn for their
// sum is drawn once.
func (t *tally) gather() {
	t.cause = make([]int, len(t.r.Causes))
	used := make([]bool, len(t.r.Causes))
	for _, slots := range t.r.plan.slots {
		for _, s := range slots {
			used[s.cause] = true
		}
	}
	for c, yes := range used {
		if yes {
			t.cause[c] = t.causes
			t.causes++
		}
	}
	for c, yes := range used {
		if !yes {
			t.cause[c] = t.causes
		}
	}
	t.causes++
	for _, p := range t.r.Subject.Parts {
		of := make([]float64, t.causes*t.ages)
		for c, at := range t.cause {
			for x, d := range p.DeathsOf(c) {
				of[at*t.ages+x] += d
			}
		}
		t.deaths = append(t.deaths, of)
	}
}

func (t *tally) line(k lineKey) int {
	i, ok := t.place[k]
	if !ok {
		i = len(t.keys)
		t.place[k] = i
		t.keys = append(t.keys, k)
	}
	return i
}

// count attributes deaths, which are laid out as observed ones are.
func (t *tally) count(values []float64, deaths [][]float64) {
	clear(t.less)
	clear(t.left)
	cells := t.causes * t.ages
	for _, p := range t.slots {
		if d := deaths[p.part][p.cell]; d != 0 {
			t.less[p.line*t.ages+p.age] += d * sum(p.pieces, values)
		}
	}
	for i := range t.left {
		t.left[i] = 1
	}
	for _, p := range t.joint {
		t.left[p.part*cells+p.cell] *= 1 - sum(p.direct, values)
	}
	all := t.less[(len(t.keys)-1)*t.ages:]
	for part, of := range deaths {
		for c := range t.causes {
			for x := range t.ages {
				i := c*t.ages + x
				all[x] += of[i] * (1 - t.left[part*cells+i])
			}
		}
	}
	t.denominators(deaths)
}

// denominators counts the deaths that each line's fraction is of.
func (t *tally) denominators(deaths [][]float64) {
	clear(t.byCause)
	clear(t.byAge)
	var all float64
	for _, of := range deaths {
		for c := range t.causes {
			for x, d := range of[c*t.ages : (c+1)*t.ages] {
				t.byCause[c] += d
				t.byAge[x] += d
			}
		}
	}
	for _, d := range t.byAge {
		all += d
	}
	for i, k := range t.keys {
		switch {
		case k.cause != All:
			t.over[i] = t.byCause[t.cause[k.cause]]
		case k.age != All:
			t.over[i] = t.byAge[k.age]
		default:
			t.over[i] = all
		}
	}
}

// attributed is a line's attributable deaths.
func (t *tally) attributed(line int) (sum float64) {
	for _, d := range t.less[line*t.ages : (line+1)*t.ages] {
		sum += d
	}
	return sum
}

// gain is the life expectancy gained without a line's deaths, at death rates m.
func (t *tally) gain(line int, m []float64) (float64, bool) {
	less := t.rates[t.ages:]
	for x := range less {
		less[x] = t.less[line*t.ages+x] / t.people[x]
	}
	return t.life.gain(m, less, t.buf)
}

// lines makes the lines of what was counted, leaving out those of which nobody died.
func (t *tally) lines() (lines []Line) {
	for i, k := range t.keys {
		if t.over[i] == 0 {
			continue
		}
		l := Line{Risk: k.risk, Cause: k.cause, Age: k.age, Deaths: t.attributed(i)}
		l.PAF = l.Deaths / t.over[i]
		for x, years := range t.years {
			l.YLL += years * t.less[i*t.ages+x]
		}
		l.Gain, l.HasLE = t.gain(i, t.life.m)
		if k.risk == All {
			t.r.Deaths, l.Origin = t.over[i], ""
		} else {
			l.Origin = t.r.plan.origin[k.risk]
			if l.Origin == Unknown {
				l.Origin = Definition // only causes that are the risk's own are in it
			}
		}
		lines = append(lines, l)
	}
	for rank, i := range order(len(lines)-1, func(i int) float64 { return lines[i].Deaths }) {
		lines[i].Rank = rank + 1
	}
	return lines
}

// order lists the first n lines by falling deaths; ties keep their order.
func order(n int, deaths func(int) float64) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(deaths(b), deaths(a)) })
	return list
}
