package analysis

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/lehackathon/le/lifetable"
	"gonum.org/v1/gonum/floats"
)

// Population is one side of a comparison: deaths by cause and age, and exposure
// by age, of one area (or a sum of areas), period and sex.
type Population struct {
	Area   Area
	Period Period
	Sex    Sex

	Ages     Ages
	Causes   []Cause
	Deaths   []float64 // deaths[cause*len(Ages)+age]
	Exposure []float64 // person-years by age
	Warnings []Warning
}

// DeathsOf returns the deaths by age of one cause: a view, not a copy.
func (p *Population) DeathsOf(cause int) []float64 {
	k := len(p.Ages)
	return p.Deaths[cause*k : (cause+1)*k : (cause+1)*k]
}

// AllCauses returns the deaths by age summed over causes.
func (p *Population) AllCauses() []float64 { return p.AppendAllCauses(nil) }

// AppendAllCauses is AllCauses in the memory of buf.
func (p *Population) AppendAllCauses(buf []float64) []float64 {
	k := len(p.Ages)
	sum := append(buf[:0], p.Deaths[:k]...)
	for i := k; i < len(p.Deaths); i += k {
		floats.Add(sum, p.Deaths[i:i+k])
	}
	return sum
}

// Totals returns all deaths and all person-years.
func (p *Population) Totals() (deaths, exposure float64) {
	for _, d := range p.Deaths {
		deaths += d
	}
	for _, e := range p.Exposure {
		exposure += e
	}
	return deaths, exposure
}

// Table builds the population's life table. Errors are *DataError values that
// name the population.
func (p *Population) Table(ax lifetable.AxRule) (*lifetable.Table, error) {
	return p.TableIn(nil, ax)
}

// TableIn is Table in the memory of a table that TableIn made before for the same
// ages; a nil or unlike table is replaced.
func (p *Population) TableIn(t *lifetable.Table, ax lifetable.AxRule) (*lifetable.Table, error) {
	opt := lifetable.Options{Ax: ax, Sex: p.Sex}
	if t == nil || t.Options != opt || !slices.Equal(t.Ages, p.Ages) {
		return p.TableWith(opt)
	}
	return t, p.explain(t.Rebuild(p.AppendAllCauses(t.Deaths), p.Exposure))
}

// TableWith builds the population's life table with all of its options; the sex is
// the population's.
func (p *Population) TableWith(opt lifetable.Options) (*lifetable.Table, error) {
	opt.Sex = p.Sex
	t, err := lifetable.New(p.Ages, p.AllCauses(), p.Exposure, opt)
	return t, p.explain(err)
}

// explain names the population in an error of its life table.
func (p *Population) explain(err error) error {
	if err == nil {
		return nil
	}
	var problem *lifetable.DataError
	if !errors.As(err, &problem) {
		return err
	}
	return &DataError{Where: p.String(), Msg: problem.Error(), Hint: problem.Hint}
}

// String names the population: area, period and sex.
func (p *Population) String() string {
	return fmt.Sprintf("%s, %s, %s", p.Area.Name("en"), p.Period, p.Sex)
}

// Regroup returns the population in wider age groups, from the same age on; every
// bound of ages must be a bound of the population's own. It panics otherwise.
func (p *Population) Regroup(ages Ages) *Population {
	to := regroupIndex(p.Ages, ages)
	q := *p
	q.Ages = slices.Clone(ages)
	q.Exposure = make([]float64, len(ages))
	q.Deaths = make([]float64, len(ages)*len(p.Causes))
	for i, e := range p.Exposure {
		q.Exposure[to[i]] += e
	}
	for c := range p.Causes {
		dst := q.DeathsOf(c)
		for i, d := range p.DeathsOf(c) {
			dst[to[i]] += d
		}
	}
	return &q
}

// regroupIndex maps each group of from to the group of ages that holds it.
func regroupIndex(from, ages Ages) []int {
	if len(ages) == 0 || ages[0] != from[0] {
		panic(fmt.Sprintf("analysis: ages %v do not start at %d", []int(ages), from[0]))
	}
	to := make([]int, len(from))
	j := 0
	for i, a := range from {
		for j+1 < len(ages) && a >= ages[j+1] {
			j++
		}
		to[i] = j
	}
	for _, a := range ages {
		if from.Index(a) < 0 {
			panic(fmt.Sprintf("analysis: age %d is not a bound of %v", a, []int(from)))
		}
	}
	return to
}

// CloseOpen makes every side's open group one in which somebody died, by merging
// it downwards on all sides alike, and says so. Sides must share their ages. It
// fails when there is nothing left to merge with.
func CloseOpen(sides ...*Population) ([]*Population, []Warning, error) {
	ages := sides[0].Ages
	w := ages.Open()
	keep := w
	for _, s := range sides {
		d := s.AllCauses()
		open := w
		for sum := d[w]; sum == 0 && open > 0; sum += d[open] {
			open--
		}
		if open == 0 {
			return nil, nil, dataErrorf("pool years or take a larger area", "%s: nobody died at age %d or above, so no life table can be closed", s, ages[1])
		}
		keep = min(keep, open)
	}
	if keep == w {
		return sides, nil, nil
	}
	out := make([]*Population, len(sides))
	for i, s := range sides {
		out[i] = s.Regroup(ages[:keep+1])
	}
	was, is := ages.Label(w), out[0].Ages.Label(keep)
	return out, []Warning{{Code: "open-group-merged",
		EN: fmt.Sprintf("nobody died at %s: the open age group was lowered to %s", was, is),
		TH: fmt.Sprintf("ไม่มีผู้เสียชีวิตในกลุ่มอายุ %s จึงรวมเป็นกลุ่มอายุเปิด %s", was, is)}}, nil
}

// Sizes under which a life table is refused or doubted, in person-years
// (Eayres & Williams 2004; Stephens et al. 2013).
const (
	RefuseBelow = 5000
	WarnBelow   = 25000
)

// CheckSize refuses populations too small for a life table, unless allowed.
func (p *Population) CheckSize(allow bool) error {
	if _, e := p.Totals(); e < RefuseBelow && !allow {
		return dataErrorf("pool years, take both sexes together or a larger area; --allow-small builds the table all the same",
			"%s: %.0f person-years are too few for a life table (at least %d)", p, e, RefuseBelow)
	}
	return nil
}

// SmallNumbers warns of a population too small for a firm life expectancy, of which
// se is the standard error in years, and says what pooling would bring.
func (p *Population) SmallNumbers(se float64) []Warning {
	_, e := p.Totals()
	if e >= WarnBelow {
		return nil
	}
	years := p.Period.Years() + 2
	pooled := se * math.Sqrt(float64(p.Period.Years())/float64(years))
	return []Warning{{Code: "small-population",
		EN: fmt.Sprintf("%s: only %.0f person-years; life expectancy is uncertain and tends to come out too high: pool %d years: SE %.1f -> %.1f", p, e, years, se, pooled),
		TH: fmt.Sprintf("%s, %s: มีเพียง %.0f คน-ปี อายุคาดเฉลี่ยมีความไม่แน่นอนสูงและมักสูงเกินจริง ควรรวมข้อมูล %d ปี: SE %.1f -> %.1f",
			p.Area.Name("th"), p.Period.Label(BE), e, years, se, pooled)}}
}

// OpenAt lowers the open age group to the given age, at which a group must start.
func (p *Population) OpenAt(age int) (*Population, error) {
	i := p.Ages.Index(age)
	if i < 1 {
		return nil, dataErrorf("choose an age at which a group starts, above the first", "no age group that can be opened starts at %d (the groups are %s)", age, p.Ages)
	}
	return p.Regroup(p.Ages[:i+1]), nil
}

// StartAt drops the ages below the given one, at which a group must start.
func (p *Population) StartAt(age int) (*Population, error) {
	i := p.Ages.Index(age)
	if i < 0 || i > len(p.Ages)-2 {
		return nil, dataErrorf("choose an age at which a group starts", "no age group that a table can start with starts at %d (the groups are %s)", age, p.Ages)
	}
	q := *p
	q.Ages, q.Exposure = p.Ages[i:], p.Exposure[i:]
	q.Deaths = make([]float64, 0, len(p.Causes)*len(q.Ages))
	for c := range p.Causes {
		q.Deaths = append(q.Deaths, p.DeathsOf(c)[i:]...)
	}
	return &q, nil
}
