package study

import (
	"cmp"
	"fmt"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/burden"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/analysis/decompose"
	"github.com/lehackathon/le/analysis/quality"
	"github.com/lehackathon/le/lifetable"
)

// Options are shared by all analyses of a study.
type Options struct {
	Versus analysis.Versus // the other population
	Period analysis.Period // zero: the latest run of years that the area has

	OpenAge    int  // lower the open age group to this age; 0: as it is
	AllowSmall bool // take populations too small for a life table

	Ax     lifetable.AxRule
	Method decompose.Method
	Level  float64 // of all limits; 0 means 0.95
	Draws  int     // Poisson draws for the limits of ranks; 0 for none
	Seed   uint64

	Causes burden.Options // Ax, Level, Draws and Seed are taken from above
	Risks  RiskOptions

	// Checked is the dataset whose quality counts: its causes are those of the files,
	// where Data has them regrouped or redistributed. nil is Data itself.
	Checked *analysis.Dataset
}

func (o Options) level() float64 {
	if o.Level == 0 {
		return 0.95
	}
	return o.Level
}

// Study is what is worked out about one area. It is for one goroutine.
type Study struct {
	Data    *analysis.Dataset
	Area    int
	Period  analysis.Period
	Options Options

	pairs  map[analysis.Sex]*answer[*Pair]
	gaps   map[analysis.Sex]*answer[*decompose.Result]
	causes map[analysis.Sex]*answer[*burden.Result]
	shifts map[analysis.Sex]*answer[*Change]
	risks  map[analysis.Sex]*answer[*Risks]
	checks *quality.Report
}

// answer is a result worked out once, or the reason why there is none.
type answer[T any] struct {
	value T
	err   error
}

// once looks an answer up and works it out where it is not there.
func once[T any](known map[analysis.Sex]*answer[T], sex analysis.Sex, work func() (T, error)) (T, error) {
	a := known[sex]
	if a == nil {
		a = &answer[T]{}
		a.value, a.err = work()
		known[sex] = a
	}
	return a.value, a.err
}

// New opens the study of an area. It fails where the area has no year with deaths and
// population, or not the one asked for.
func New(d *analysis.Dataset, area int, opt Options) (*Study, error) {
	s := &Study{Data: d, Area: area, Period: opt.Period, Options: opt,
		pairs: map[analysis.Sex]*answer[*Pair]{}, gaps: map[analysis.Sex]*answer[*decompose.Result]{},
		causes: map[analysis.Sex]*answer[*burden.Result]{}, shifts: map[analysis.Sex]*answer[*Change]{}, risks: map[analysis.Sex]*answer[*Risks]{}}
	if opt.Period == (analysis.Period{}) {
		span, ok := d.Span(area)
		if !ok {
			return nil, &analysis.DataError{Msg: fmt.Sprintf("%s has no year with both deaths and population", d.Areas[area].Name("en")), Hint: "choose another area"}
		}
		s.Period = span
	}
	if _, err := d.Covering(s.Period); err != nil {
		return nil, err
	}
	return s, nil
}

// Usual is what an area is compared with where nothing is asked for: the country that
// holds it, else the sum of the areas at its level; nothing where it stands alone.
func Usual(d *analysis.Dataset, area int) analysis.Versus {
	for i, a := range d.Areas {
		if _, ok := d.Span(i); ok && a.Level == analysis.Country && i != area {
			return analysis.Versus{Whom: analysis.OneArea, Area: i}
		}
	}
	if len(d.Peers(area)) > 1 && d.Areas[area].Level != analysis.Country {
		return analysis.Versus{Whom: analysis.AllAreas}
	}
	return analysis.Versus{}
}

// side is the area in the study's period.
func (s *Study) side(sex analysis.Sex) analysis.Side {
	return analysis.Side{Areas: []int{s.Area}, As: s.Data.Areas[s.Area], Period: s.Period, Sex: sex}
}

// Sexes lists the sexes that both sides have: all, men, women.
func (s *Study) Sexes() (list []analysis.Sex) {
	for sex := analysis.Both; sex <= analysis.Female; sex++ {
		if _, err := s.Pair(sex); err == nil {
			list = append(list, sex)
		}
	}
	return list
}

// Pair is the area and what it is compared with, made alike, with life tables.
type Pair struct {
	Near, Against           *analysis.Population
	NearTable, AgainstTable *lifetable.Table
	Nested                  bool // the near side's people are among the other's
	Same                    bool // both sides are one population
	Warnings                []analysis.Warning
}

// Compared reports whether the study has another side.
func (s *Study) Compared() bool {
	v := s.Options.Versus
	return v.Whom != analysis.SameArea || v.Period != (analysis.Period{}) || v.Sex != nil
}

// Pair makes both sides of a sex ready. Without another side, both are the area.
func (s *Study) Pair(sex analysis.Sex) (*Pair, error) {
	return once(s.pairs, sex, func() (*Pair, error) {
		o, err := s.Data.Oppose(s.side(sex), s.Options.Versus)
		if err != nil {
			return nil, err
		}
		pops, merged, err := s.Data.Ready([]analysis.Side{o.Near, o.Against}, s.Options.OpenAge, s.Options.AllowSmall)
		if err != nil {
			return nil, err
		}
		p := &Pair{Near: pops[0], Against: pops[1], Nested: o.Nested, Same: o.Same(), Warnings: append(o.Warnings, merged...)}
		if p.NearTable, err = p.Near.Table(s.Options.Ax); err != nil {
			return nil, err
		}
		if p.AgainstTable, err = p.Against.Table(s.Options.Ax); err != nil {
			return nil, err
		}
		se := lifetable.NormalInterval(p.NearTable.Ex[0], p.NearTable.Variance()[0], s.Options.level()).SE
		p.Warnings = append(p.Warnings, p.Near.SmallNumbers(se)...)
		return p, nil
	})
}

// Expectancy is a side's life expectancy at its first age, with its limits.
func (s *Study) Expectancy(t *lifetable.Table) (float64, lifetable.Interval) {
	return t.Ex[0], lifetable.NormalInterval(t.Ex[0], t.Variance()[0], s.Options.level())
}

// Gap decomposes the difference in life expectancy between the sides, with limits
// by the delta method, or from draws where the study has them.
func (s *Study) Gap(sex analysis.Sex) (*decompose.Result, error) {
	return once(s.gaps, sex, func() (*decompose.Result, error) {
		p, err := s.Pair(sex)
		if err != nil {
			return nil, err
		}
		if p.Same {
			return nil, nothingToCompare()
		}
		opt := decompose.Options{Method: s.Options.Method, Ax: s.Options.Ax, Level: s.Options.Level, Delta: true, Nested: p.Nested,
			Draws: s.Options.Draws, Seed: s.Options.Seed, DrawBy: decompose.ByCause, Unranked: cause.Unranked(p.Near.Causes)}
		if _, more := analysis.MoreThanWhole(p.Near, p.Against); more && opt.Draws > 0 {
			opt.Nested = false
		}
		return decompose.Compare(p.Near, p.Against, opt)
	})
}

func nothingToCompare() error {
	return &analysis.DataError{Msg: "there is nothing to compare with", Hint: "name another area, year or sex for the other side"}
}

// Causes ranks the causes of death on the near side.
func (s *Study) Causes(sex analysis.Sex) (*burden.Result, error) {
	return once(s.causes, sex, func() (*burden.Result, error) {
		p, err := s.Pair(sex)
		if err != nil {
			return nil, err
		}
		return burden.Rank(p.Near, s.burden())
	})
}

func (s *Study) burden() burden.Options {
	opt := s.Options.Causes
	opt.Ax, opt.Level, opt.Draws, opt.Seed = s.Options.Ax, s.Options.Level, s.Options.Draws, s.Options.Seed
	return opt
}

// Quality checks the data that the study uses: every sex and year of the area.
func (s *Study) Quality() quality.Report {
	if s.checks == nil {
		var sides []analysis.Side
		for sex := analysis.Both; sex <= analysis.Female; sex++ {
			sides = append(sides, s.side(sex))
		}
		r := quality.Check(cmp.Or(s.Options.Checked, s.Data), sides...)
		s.checks = &r
	}
	return *s.checks
}
