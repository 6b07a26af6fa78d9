package decompose

import (
	"fmt"
	"math"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
)

// Options choose what is decomposed and how.
type Options struct {
	Method Method
	Ax     lifetable.AxRule
	AtAge  int  // decompose ex at this age instead of e0
	Delta  bool // also prepare standard errors
}

// Result is the gap between two life expectancies and its parts.
type Result struct {
	Near, Against           *analysis.Population
	NearTable, AgainstTable *lifetable.Table
	Options                 Options

	Gap      float64 // ex(near) - ex(against), years
	Residual float64 // Gap minus the sum of all cells, years

	// Cells holds the contributions in years, [cause][age] row by row.
	Cells []float64

	from   int // index of the age decomposed
	slopes slopes
	scale  []float64
}

// maxResidual is how far the parts of an exact method may miss the gap, in years.
const maxResidual = 1e-9

// Compare decomposes ex(near) - ex(against). Both sides must have the same ages
// and causes. Errors are *analysis.DataError values where a side makes no table,
// and a plain error when the contributions do not add up to the gap.
func Compare(near, against *analysis.Population, opt Options) (*Result, error) {
	return NewComparer(opt).Compare(near, against)
}

// Comparer makes many comparisons one after the other in the same memory. It is
// for one goroutine.
type Comparer struct{ result Result }

// NewComparer returns a Comparer with the given options.
func NewComparer(opt Options) *Comparer { return &Comparer{result: Result{Options: opt}} }

// Compare is like the function Compare; its result holds until the next call.
func (c *Comparer) Compare(near, against *analysis.Population) (*Result, error) {
	if len(near.Ages) != len(against.Ages) || len(near.Causes) != len(against.Causes) {
		panic("decompose: the two sides differ in ages or causes")
	}
	r := &c.result
	opt := r.Options
	r.Near, r.Against, r.from = near, against, 0
	if opt.AtAge != 0 {
		if r.from = near.Ages.Index(opt.AtAge); r.from < 0 {
			return nil, &analysis.DataError{Msg: fmt.Sprintf("no age group starts at %d (the groups are %s)", opt.AtAge, near.Ages),
				Hint: "choose an age at which a group starts"}
		}
	}
	var err error
	if r.NearTable, err = near.TableIn(r.NearTable, opt.Ax); err != nil {
		return nil, err
	}
	if r.AgainstTable, err = against.TableIn(r.AgainstTable, opt.Ax); err != nil {
		return nil, err
	}
	r.Gap = r.NearTable.Ex[r.from] - r.AgainstTable.Ex[r.from]
	r.slopes.reset(len(near.Ages), opt.Delta)
	methods[opt.Method].slopes(&r.slopes, r.AgainstTable, r.NearTable, r.from)
	sum := r.split()
	r.Residual = r.Gap - sum
	if opt.Method.Exact() && !(math.Abs(r.Residual) <= maxResidual) {
		return nil, fmt.Errorf("decompose: %s: contributions add up to %v years, the gap is %v", opt.Method, sum, r.Gap)
	}
	return r, nil
}

// split shares every age out over the causes and returns the sum of all cells:
// slope times the difference of the cause's rates, and of the rest as much as
// the cause's share of the mean rate.
func (r *Result) split() (sum float64) {
	k := len(r.Near.Ages)
	r.Cells = zeros(r.Cells, len(r.Near.Deaths))
	r.scale = zeros(r.scale, 2*k) // slope over exposure, so that a cell costs two products
	near, against := r.scale[:k:k], r.scale[k:]
	for x, slope := range r.slopes.k {
		near[x], against[x] = slope/r.Near.Exposure[x], slope/r.Against.Exposure[x]
	}
	for i := 0; i < len(r.Cells); i += k {
		d2, d1 := r.Near.Deaths[i:i+k:i+k], r.Against.Deaths[i:i+k:i+k]
		for x := range near {
			v := d2[x]*near[x] - d1[x]*against[x]
			r.Cells[i+x] = v
			sum += v
		}
	}
	for x, rest := range r.slopes.rest {
		if rest == 0 {
			continue
		}
		mean := rest / (r.NearTable.NMx[x] + r.AgainstTable.NMx[x])
		for i := x; i < len(r.Cells); i += k {
			part := mean * (r.Near.Deaths[i]/r.Near.Exposure[x] + r.Against.Deaths[i]/r.Against.Exposure[x])
			r.Cells[i] += part
			sum += part
		}
	}
	return sum
}

// SEs returns the standard errors of both life expectancies (Chiang with
// Silcocks' term), at the age decomposed.
func (r *Result) SEs() (near, against float64) {
	return math.Sqrt(r.NearTable.Variance()[r.from]), math.Sqrt(r.AgainstTable.Variance()[r.from])
}

// Ex returns both life expectancies at the age decomposed.
func (r *Result) Ex() (near, against float64) {
	return r.NearTable.Ex[r.from], r.AgainstTable.Ex[r.from]
}
