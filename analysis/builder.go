package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Builder collects records and makes a Dataset of them. Areas, causes and sources
// are declared first; each Add returns the index that records use.
type Builder struct {
	KeepSingleAges bool // do not abridge single ages to groups

	areas   []Area
	causes  []Cause
	sources []source

	deaths, people []Record
	warnings       []Warning
}

// Warn adds a remark on the way the records came in.
func (b *Builder) Warn(code, en, th string) {
	b.warnings = append(b.warnings, Warning{Code: code, EN: en, TH: th})
}

// source is a file or sheet that records were read from.
type source struct {
	name   string
	locate func(row, col int) string
}

// AddSource declares a file or sheet by its name; locate prints the address of one
// of its cells, "deaths.xlsx: sheet "ชาย", cell D14".
func (b *Builder) AddSource(name string, locate func(row, col int) string) int {
	b.sources = append(b.sources, source{name, locate})
	return len(b.sources) - 1
}

// AddArea declares an area.
func (b *Builder) AddArea(a Area) int {
	b.areas = append(b.areas, a)
	return len(b.areas) - 1
}

// Area returns an area declared before, so that a later source can complete it.
func (b *Builder) Area(i int) *Area { return &b.areas[i] }

// AddCause declares a cause.
func (b *Builder) AddCause(c Cause) int {
	b.causes = append(b.causes, c)
	return len(b.causes) - 1
}

// Cause returns a cause declared before.
func (b *Builder) Cause(i int) *Cause { return &b.causes[i] }

// AddDeaths adds a count of deaths.
func (b *Builder) AddDeaths(r Record) { b.deaths = append(b.deaths, r) }

// Grow makes room for n more counts of deaths.
func (b *Builder) Grow(n int) { b.deaths = slices.Grow(b.deaths, n) }

// AddPeople adds a count of people: the mid-period population.
func (b *Builder) AddPeople(r Record) {
	r.Cause = Total
	b.people = append(b.people, r)
}

// Reage changes the ages of one source's records, for layouts that show only when
// all of a sheet has been read.
func (b *Builder) Reage(source int, change func(AgeSpan) AgeSpan) {
	for _, rs := range [][]Record{b.deaths, b.people} {
		for i := range rs {
			if rs[i].At.Source == source {
				rs[i].Age = change(rs[i].Age)
			}
		}
	}
}

// Dataset checks the records against each other and makes the dataset. Errors
// are *DataError values that name the cell concerned.
func (b *Builder) Dataset() (*Dataset, error) {
	if err := b.enough(); err != nil {
		return nil, err
	}
	if err := b.refuseBadCounts(); err != nil {
		return nil, err
	}
	b.dropUnusedAreas()
	b = b.withFiscalPeople()
	d := &Dataset{Areas: slices.Clone(b.areas), Causes: slices.Clone(b.causes),
		Warnings: slices.Clone(b.warnings)}
	var err error
	if d.Periods, err = b.periods(); err != nil {
		return nil, err
	}
	deaths, err := b.sift(b.deaths, d.Periods)
	if err != nil {
		return nil, err
	}
	people, err := b.sift(b.people, d.Periods)
	if err != nil {
		return nil, err
	}
	if err := b.findAges(d, deaths.used, people.used); err != nil {
		return nil, err
	}
	b.abridgeAges(d)
	if err := b.refuseSecondLists(d, deaths.used); err != nil {
		return nil, err
	}
	b.settleCauses(d, deaths.used)
	if err := d.alloc(); err != nil {
		return nil, err
	}
	if err := b.fill(d, deaths, people); err != nil {
		return nil, err
	}
	b.reportParts(d, "deaths", "จำนวนตาย", deaths.used, deaths.parts)
	b.reportParts(d, "population", "ประชากร", people.used, people.parts)
	b.compare(d, deaths, people)
	b.reportSubtotals(d, people.subtotals, deaths.subtotals)
	d.settleLevels()
	return d, nil
}

// enough refuses input that lacks one of the two things a life table is made of.
func (b *Builder) enough() error {
	switch {
	case len(b.deaths) == 0 && len(b.people) == 0:
		return dataErrorf("the columns needed are area, year, sex, age, cause, deaths, population", "no deaths and no population were found")
	case len(b.deaths) == 0:
		return dataErrorf("give the file with the deaths as well: le … deaths.csv population.csv", "population was found, but no deaths")
	case len(b.people) == 0:
		return dataErrorf("give the file with the population as well: le … deaths.csv population.csv", "deaths were found, but no population")
	}
	return nil
}

// refuseBadCounts refuses what counts nothing: negative, infinite or no number.
func (b *Builder) refuseBadCounts() error {
	for _, rs := range [][]Record{b.deaths, b.people} {
		for _, r := range rs {
			if !(r.Count >= 0) || math.IsInf(r.Count, 0) {
				return &DataError{Where: b.locate(r.At), Msg: fmt.Sprintf("the count is %v (%s, age %s)", r.Count, b.who(r), r.Age),
					Hint: "counts are 0 or more"}
			}
		}
	}
	return nil
}

// periods lists the periods of all records in order of time.
func (b *Builder) periods() ([]Period, error) {
	seen := map[Period]bool{}
	var list []Period
	for _, rs := range [][]Record{b.deaths, b.people} {
		for i, r := range rs {
			if i > 0 && r.Period == rs[i-1].Period || seen[r.Period] {
				continue
			}
			seen[r.Period] = true
			list = append(list, r.Period)
			if r.Period.Fiscal != list[0].Fiscal {
				return nil, &DataError{Where: b.locate(r.At), Msg: "fiscal and calendar years are mixed",
					Hint: "deaths and population must cover the same twelve months"}
			}
		}
	}
	slices.SortFunc(list, func(x, y Period) int {
		return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To))
	})
	return list, nil
}

func (b *Builder) locate(at Ref) string {
	if at.Source >= len(b.sources) {
		return ""
	}
	return b.sources[at.Source].locate(at.Row, at.Col)
}

// in names the files of the records in an error that has no place of its own.
func (b *Builder) in(records []Record, err error) error {
	problem, ok := err.(*DataError)
	if !ok || problem.Where != "" {
		return err
	}
	var names []string
	for _, r := range records {
		if r.At.Source < len(b.sources) && !slices.Contains(names, b.sources[r.At.Source].name) {
			names = append(names, b.sources[r.At.Source].name)
		}
	}
	problem.Where = strings.Join(names, ", ")
	return problem
}

// who prints the area, period and sex of a record for a message.
func (b *Builder) who(r Record) string {
	return fmt.Sprintf("%s, %s, %s", b.areas[r.Area].Name("en"), r.Period, r.Sex)
}

// remember makes a function that looks again at its last argument only if another is
// asked for: records of one area, period and sex mostly stand together.
func remember[K comparable, V any](of func(K) V) func(K) V {
	var key K
	var value V
	asked := false
	return func(k K) V {
		if !asked || k != key {
			key, value, asked = k, of(k), true
		}
		return value
	}
}
