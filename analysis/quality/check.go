package quality

import (
	"fmt"
	"math"
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/lifetable"
)

// Check looks at the populations that sides take out of a dataset: those an output
// uses, or all. A side that the dataset does not have is passed over; who asks for it
// is told elsewhere. Findings come side by side in the order of the sides, within a
// side in the order of [Limits].
//
// What concerns one sex is looked at for each side as it is; what compares men with
// women, where the side is both sexes and the dataset has them apart. One year is held
// against the next where one of them belongs to the side.
func Check(d *analysis.Dataset, sides ...analysis.Side) Report {
	return check(d, sides, OK)
}

// StampOf is the stamp of [Check] without a report: nothing is worded that is fine, so
// that every output can afford one.
func StampOf(d *analysis.Dataset, sides ...analysis.Side) Stamp {
	return check(d, sides, Amber).Stamp()
}

// check reports the findings with a verdict of at least from.
func check(d *analysis.Dataset, sides []analysis.Side, from Verdict) Report {
	c := &checker{d: d, from: from, counter: cause.NewCounter(d.Causes), limits: map[string]Limit{}}
	for _, l := range Limits() {
		c.limits[l.Check] = l
	}
	var seen []analysis.Side
	for _, side := range sides {
		if slices.ContainsFunc(seen, func(s analysis.Side) bool { return same(s, side) }) {
			continue
		}
		seen = append(seen, side)
		if s, ok := c.subject(side); ok {
			c.look(s)
		}
	}
	return Report{c.findings}
}

func same(a, b analysis.Side) bool {
	return a.Period == b.Period && a.Sex == b.Sex && slices.Equal(a.Areas, b.Areas)
}

// checker collects findings.
type checker struct {
	d        *analysis.Dataset
	from     Verdict // findings below are left out
	counter  *cause.Counter
	limits   map[string]Limit
	table    *lifetable.Table // memory
	expected [2][]float64     // Thailand's rates in the dataset's ages, of men and women
	findings []Finding
}

// subject is one population with what every check needs of it.
type subject struct {
	side     analysis.Side
	pop      *analysis.Population
	periods  []int
	byAge    []float64 // deaths of all causes
	deaths   float64
	exposure float64
}

func (c *checker) subject(side analysis.Side) (*subject, bool) {
	pop, err := c.d.Select(side)
	if err != nil || len(side.Areas) == 0 {
		return nil, false
	}
	s := &subject{side: side, pop: pop, byAge: pop.AllCauses()}
	s.periods, _ = c.d.Covering(side.Period) // Select has found them
	s.deaths, s.exposure = pop.Totals()
	return s, true
}

// of returns the part of a sex of a subject of both sexes.
func (c *checker) of(s *subject, sex analysis.Sex) (*subject, bool) {
	side := s.side
	side.Sex = sex
	return c.subject(side)
}

// look makes all checks of one subject.
func (c *checker) look(s *subject) {
	c.causes(s)
	c.counts(s)
	c.heaping(s)
	c.sexRatios(s)
	c.jumps(s)
	c.completeness(s)
	c.expectancy(s)
	c.totals(s)
}

// causes are the checks on what people died of.
func (c *checker) causes(s *subject) {
	q := c.counter.Count(s.pop)
	if q.Share(q.Uncoded) == 1 { // deaths that are not split by cause, or no codes at all
		c.uncoded(s, q)
		return
	}
	c.illDefined(s, q)
	c.garbage(s, q)
	c.impossible(s, q)
	c.uncoded(s, q)
}

// counts are the checks on what there is of both deaths and people.
func (c *checker) counts(s *subject) {
	c.small(s)
	c.denominators(s)
	c.unknown(s)
}

// add judges a value and appends the finding; noise is how far chance may move it.
func (c *checker) add(s *subject, check string, value, noise float64, words func() Finding) {
	c.addUpTo(Red, s, check, value, noise, words)
}

// addUpTo is add with a verdict no worse than worst.
func (c *checker) addUpTo(worst Verdict, s *subject, check string, value, noise float64, words func() Finding) {
	l, known := c.limits[check]
	if !known {
		panic("quality: there is no limit for " + check)
	}
	verdict, threshold, has := l.judge(value, noise)
	if verdict = min(verdict, worst); verdict < c.from {
		return
	}
	f := words()
	f.Check, f.Area, f.Period, f.Sex, f.Value = check, s.side.As, s.side.Period, s.side.Sex, value
	f.Verdict, f.Threshold, f.HasThreshold = verdict, threshold, has
	if f.Verdict == OK {
		f.RepairEN, f.RepairTH = "", ""
	} else if f.RepairEN == "" {
		f.RepairEN, f.RepairTH = l.RepairEN, l.RepairTH
	}
	if f.ShortEN == "" {
		f.ShortEN, f.ShortTH = f.EN, f.TH
	}
	c.findings = append(c.findings, f)
}

// judge returns the verdict on a value, and the limit it crosses or comes closest to.
func (l Limit) judge(v, noise float64) (Verdict, float64, bool) {
	if end, out := l.Red.beyond(v, noise); out {
		return Red, end, true
	}
	if end, out := l.Amber.beyond(v, noise); out {
		return Amber, end, true
	}
	ends := [...]float64{l.Amber.High, l.Amber.Low, l.Red.High, l.Red.Low}
	best, found := 0.0, false
	for _, end := range ends {
		if !math.IsInf(end, 0) && (!found || math.Abs(v-end) < math.Abs(v-best)) {
			best, found = end, true
		}
	}
	return OK, best, found
}

// percent is a share of a whole in percent; 0 of nothing.
func percent(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * part / whole
}

// count prints a number of people or deaths with separators: "4,215".
func count(v float64) string {
	text := fmt.Sprintf("%.0f", v)
	for i := len(text) - 3; i > 0 && text[i-1] != '-'; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
