package risk

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// Evidence is what is known about risks: relative risks, curves, counterfactual
// levels, mediation, and how deaths spread over codes.
type Evidence struct {
	Risks []Risk
	Rows  []Row // the rows in use
	Sets  []Set // the sets to choose from

	all       []Row // every row, in use or not
	curves    map[string]*Curve
	mediation []mediator
	reference *Reference
}

// Set is a set of evidence to compare results with.
type Set struct {
	Name, Risk string
	EN, TH     string
	all        bool // takes the place of all default rows of its risk
}

// DefaultEvidence returns the evidence that comes with the program. Its citations
// stand row by row in the data folder of this package.
func DefaultEvidence() (*Evidence, error) {
	e := &Evidence{}
	var err error
	if e.Risks, err = readRisks(); err != nil {
		return nil, err
	}
	s, err := builtin("evidence.csv", rowRequired, rowOptional)
	if err != nil {
		return nil, err
	}
	if e.all, err = e.parse(s); err != nil {
		return nil, err
	}
	if e.curves, err = readCurves(); err != nil {
		return nil, err
	}
	if e.mediation, err = readMediation(); err != nil {
		return nil, err
	}
	if e.reference, err = defaultReference(); err != nil {
		return nil, err
	}
	if e.Sets, err = readSets(); err != nil {
		return nil, err
	}
	for _, r := range e.all {
		if r.Default {
			e.Rows = append(e.Rows, r)
		}
	}
	return e, e.check()
}

func (e *Evidence) parse(s *sheet) (rows []Row, err error) {
	for _, line := range s.rows {
		r, err := parseRow(line, e.Risks)
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// Use returns the evidence with a named set in place of the default rows of its risk.
func (e *Evidence) Use(name string) (*Evidence, error) {
	i := slices.IndexFunc(e.Sets, func(s Set) bool { return s.Name == name })
	if i < 0 {
		return nil, &analysis.DataError{Msg: fmt.Sprintf("no set of evidence is called %q", name), Hint: "the sets are " + strings.Join(e.setNames(), ", ")}
	}
	var rows []Row
	for _, r := range e.all {
		if r.Set == name {
			rows = append(rows, r)
		}
	}
	return e.replace(rows, e.Sets[i].all)
}

func (e *Evidence) setNames() (names []string) {
	for _, s := range e.Sets {
		names = append(names, s.Name)
	}
	return names
}

// Extend returns the evidence with the rows of a file added. A row of the file takes
// the place of those in use for the same risk whose causes it meets. Errors are
// *analysis.DataError values that name line and column.
func (e *Evidence) Extend(r io.Reader, name string) (*Evidence, error) {
	s, err := readSheet(r, name, rowRequired, rowOptional)
	if err != nil {
		return nil, err
	}
	rows, err := e.parse(s)
	if err != nil {
		return nil, err
	}
	for i := range rows {
		if rows[i].Set == "" {
			rows[i].Set = name
		}
		if rows[i].Verification == "" {
			rows[i].Verification = "user"
		}
	}
	return e.replace(rows, false)
}

// replace puts rows in the place of those in use: of all of the same risk, or of
// those whose causes they meet at an age and sex they cover.
func (e *Evidence) replace(rows []Row, all bool) (*Evidence, error) {
	next := *e
	next.Rows = nil
	for _, old := range e.Rows {
		gone := slices.ContainsFunc(rows, func(r Row) bool {
			return r.Risk == old.Risk && (all || r.set.meets(old.set) && sexMeets(r.Sex, old.Sex))
		})
		if !gone {
			next.Rows = append(next.Rows, old)
		}
	}
	next.Rows = append(next.Rows, rows...)
	next.all = append(slices.Clone(e.all), rows...)
	return &next, next.check()
}

func sexMeets(a, b analysis.Sex) bool {
	return a == b || a == analysis.Both || b == analysis.Both
}

// check refuses rows that would count a death twice, and curves that are not there.
func (e *Evidence) check() error {
	for i, r := range e.Rows {
		if r.Kind == "curve" && e.curves[r.Curve] == nil {
			return r.line.fail("curve", "name one of the built-in curves", "no curve is called %q", r.Curve)
		}
		for _, o := range e.Rows[:i] {
			same := o.Risk == r.Risk && o.Category == r.Category && sexMeets(o.Sex, r.Sex) && o.span().overlaps(r.span())
			if same && slices.Equal(o.set, r.set) {
				return r.line.fail("icd10", "keep one of the two", "%s has two lines for %s at ages %s (the other is line %d of %s)", r.Risk, r.Codes, r.span(), o.line.line, o.line.sheet.name)
			}
		}
	}
	return nil
}

// Risk returns the place of a risk by its id, or -1.
func (e *Evidence) Risk(id string) int {
	return slices.IndexFunc(e.Risks, func(r Risk) bool { return r.ID == id })
}

// Known lists the risks and the sets of evidence that come with the program, without
// reading the evidence.
func Known() ([]Risk, []Set, error) {
	risks, err := readRisks()
	if err != nil {
		return nil, nil, err
	}
	sets, err := readSets()
	return risks, sets, err
}

func readSets() ([]Set, error) {
	s, err := builtin("sets.csv", []string{"set", "risk", "replaces", "en", "th"}, nil)
	if err != nil {
		return nil, err
	}
	var sets []Set
	for _, row := range s.rows {
		sets = append(sets, Set{Name: row.get("set"), Risk: row.get("risk"), EN: row.get("en"), TH: row.get("th"), all: row.get("replaces") == "all"})
	}
	return sets, nil
}

// readCurves reads the built-in curves.
func readCurves() (map[string]*Curve, error) {
	s, err := builtin("curves.csv", []string{"curve", "x", "rr", "rr_low", "rr_high"}, nil)
	if err != nil {
		return nil, err
	}
	curves := map[string]*Curve{}
	for _, row := range s.rows {
		var v [4]float64
		for i, column := range []string{"x", "rr", "rr_low", "rr_high"} {
			if v[i], _, err = row.number(column); err != nil {
				return nil, err
			}
		}
		c := curves[row.get("curve")]
		if c == nil {
			c = &Curve{}
			curves[row.get("curve")] = c
		}
		c.X = append(c.X, v[0])
		c.LogRR = append(c.LogRR, math.Log(v[1]))
		c.SE = append(c.SE, logSE(v[2], v[3]))
	}
	g, err := builtin("gemm.csv", []string{"curve", "theta", "se_theta", "alpha", "mu", "nu", "from"}, nil)
	if err != nil {
		return nil, err
	}
	for _, row := range g.rows {
		var v [6]float64
		for i, column := range []string{"theta", "se_theta", "alpha", "mu", "nu", "from"} {
			if v[i], _, err = row.number(column); err != nil {
				return nil, err
			}
		}
		curves[row.get("curve")] = GEMM{v[0], v[1], v[2], v[3], v[4], v[5]}.curve()
	}
	return curves, nil
}
