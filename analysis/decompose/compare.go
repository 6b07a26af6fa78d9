package decompose

import (
	"fmt"
	"math"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/lifetable"
	"gonum.org/v1/gonum/floats"
)

// Options choose what is decomposed and how.
type Options struct {
	Method Method
	Ax     lifetable.AxRule
	AtAge  int // decompose ex at this age instead of e0

	// Measure is what is decomposed instead of ex, by the line integral; nil for
	// ex at AtAge.
	Measure *Measure

	// Nested says that the near side's people and deaths are part of the other
	// side's, as a province's are of the country's. Intervals then count what both
	// sides share once; the contributions themselves do not change.
	Nested bool

	Delta bool    // standard errors and normal limits by the delta method
	Level float64 // of the limits; 0 means 0.95

	Draws  int    // bootstrap: Poisson draws, 0 for none; it takes precedence over Delta
	Seed   uint64 // same seed, same draws
	DrawBy By     // which contributions get limits from the draws; ranks come with ByCause

	// Unranked marks causes, by their index, that are listed last and get no rank, such
	// as ill-defined ones; nil ranks all.
	Unranked []bool
}

func (o Options) level() float64 {
	if o.Level == 0 {
		return 0.95
	}
	return o.Level
}

// Result is the gap between two life expectancies and its parts.
type Result struct {
	Near, Against           *analysis.Population
	NearTable, AgainstTable *lifetable.Table
	Options                 Options

	Gap      float64 // near - against: ex in years, or the measure
	Residual float64 // Gap minus the sum of all cells and health parts

	// Cells holds the contributions in years, [cause][age] row by row.
	Cells []float64
	// Health holds the parts of a healthy life expectancy by age that come from
	// unlike prevalences; nil for other measures.
	Health []float64

	// Redrawn counts the draws in which nobody died in a side's open group and
	// that group was drawn again, given that somebody does.
	Redrawn int

	from   int // index of the age decomposed
	ends   [2]float64
	slopes slopes
	scale  []float64
	boot   *boot

	// Memory for the next of many pairs: the near side's table, and of variances.
	ownTable *lifetable.Table
	variance variances
	causeSE  []float64 // of causes and, last, the gap; empty until prepared
}

// maxResidual is how far the parts of an exact method may miss the gap, in years
// (in proportion where the expectancy of some age is absurdly long: methods that
// take differences of expectancies lose that many digits).
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
	r := &c.result
	var err error
	if r.NearTable, err = near.TableIn(r.NearTable, r.Options.Ax); err != nil {
		return nil, err
	}
	if r.AgainstTable, err = against.TableIn(r.AgainstTable, r.Options.Ax); err != nil {
		return nil, err
	}
	if err := r.decompose(near, against); err != nil {
		return nil, err
	}
	if r.Options.Draws > 0 {
		return r, r.bootstrap(nil)
	}
	return r, nil
}

// decompose fills the result from its tables.
func (r *Result) decompose(near, against *analysis.Population) error {
	if len(near.Ages) != len(against.Ages) || len(near.Causes) != len(against.Causes) {
		panic("decompose: the two sides differ in ages or causes")
	}
	r.Near, r.Against, r.boot, r.causeSE = near, against, nil, r.causeSE[:0]
	var err error
	if r.from, err = r.Options.start(near.Ages); err != nil {
		return err
	}
	if m := r.Options.Measure; m != nil && m.Healthy() {
		r.Health = zeros(r.Health, len(near.Ages))
	}
	r.slopes.reset(len(near.Ages), r.Options.Delta)
	r.ends = r.Options.fill(&r.slopes, r.Health, r.AgainstTable, r.NearTable, r.from)
	r.Gap = r.ends[1] - r.ends[0]
	sum := r.split()
	for _, v := range r.Health {
		sum += v
	}
	r.Residual = r.Gap - sum
	exact := r.Options.Method.Exact() || r.Options.Measure != nil
	if exact && !(math.Abs(r.Residual) <= maxResidual || math.Abs(r.Residual) <= r.tolerance()) {
		return fmt.Errorf("decompose: %s: contributions add up to %v years, the gap is %v", r.Options.Method, sum, r.Gap)
	}
	return nil
}

// tolerance is how far the parts may miss the gap, in years.
func (r *Result) tolerance() float64 {
	longest := max(floats.Max(r.NearTable.Ex), floats.Max(r.AgainstTable.Ex))
	return maxResidual * max(1, longest/100)
}

// start returns the index of the first age that counts.
func (o Options) start(ages analysis.Ages) (int, error) {
	age := o.AtAge
	if o.Measure != nil {
		age = o.Measure.from
	}
	if age == 0 && o.Measure == nil {
		return 0, nil
	}
	from := ages.Index(age)
	if from < 0 {
		return 0, &analysis.DataError{Msg: fmt.Sprintf("no age group starts at %d (the groups are %s)", age, ages),
			Hint: "choose an age at which a group starts"}
	}
	if o.Measure != nil {
		return from, o.Measure.check(ages)
	}
	return from, nil
}

// fill finds the slopes between two tables, and returns what is decomposed on
// both sides: against, near.
func (o Options) fill(s *slopes, health []float64, against, near *lifetable.Table, from int) [2]float64 {
	if o.Measure == nil {
		methods[o.Method].slopes(s, against, near, from)
		return [2]float64{against.Ex[from], near.Ex[from]}
	}
	return s.integrate(against, near, from, o.Measure, health)
}

// split shares every age out over the causes and returns the sum of all cells:
// slope times the difference of the cause's rates, and of the rest as much as
// the cause's share of the mean rate.
func (r *Result) split() (sum float64) {
	k := len(r.Near.Ages)
	r.Cells = room(r.Cells, len(r.Near.Deaths))
	r.scale = room(r.scale, 2*k) // slope over exposure, so that a cell costs two products
	near, against := r.scale[:k:k], r.scale[k:]
	for x, slope := range r.slopes.k {
		near[x], against[x] = slope/r.Near.Exposure[x], slope/r.Against.Exposure[x]
	}
	for i := 0; i < len(r.Cells); i += k {
		cells, d2, d1 := r.Cells[i:i+k], r.Near.Deaths[i:i+k], r.Against.Deaths[i:i+k]
		for x, a := range near {
			cells[x] = d2[x]*a - d1[x]*against[x]
		}
	}
	sum = floats.Sum(r.Cells)
	for x, rest := range r.slopes.rest {
		if rest == 0 {
			continue
		}
		both := r.NearTable.NMx[x] + r.AgainstTable.NMx[x]
		if both == 0 { // nobody died on either side, so no cause can be credited
			continue
		}
		mean := rest / both
		for i := x; i < len(r.Cells); i += k {
			part := mean * (r.Near.Deaths[i]/r.Near.Exposure[x] + r.Against.Deaths[i]/r.Against.Exposure[x])
			r.Cells[i] += part
			sum += part
		}
	}
	return sum
}

// SEs returns the standard errors of both sides' life expectancy (Chiang with
// Silcocks' term) at the age decomposed, or of the measure (delta method).
func (r *Result) SEs() (near, against float64) {
	if r.Options.Measure == nil {
		return math.Sqrt(r.NearTable.Variance()[r.from]), math.Sqrt(r.AgainstTable.Variance()[r.from])
	}
	v := r.variances()
	return math.Sqrt(v.ofEnd(nearSide)), math.Sqrt(v.ofEnd(againstSide))
}

// Ex returns both life expectancies at the age decomposed, or both sides' measure.
func (r *Result) Ex() (near, against float64) { return r.ends[1], r.ends[0] }

// MayBeChance reports whether the gap is less than two of its standard errors. It
// is false where no standard errors were asked for.
func (r *Result) MayBeChance() bool {
	se := r.gapSE()
	return se > 0 && math.Abs(r.Gap) < 2*se
}

// Warnings says what a reader of the result must know, besides what both tables say.
func (r *Result) Warnings() []lifetable.Warning {
	var ws []lifetable.Warning
	if r.MayBeChance() {
		ws = append(ws, lifetable.Warning{Code: "gap-may-be-chance",
			EN: fmt.Sprintf("%s against %s: the gap is less than two standard errors; it may be chance", r.Near, r.Against),
			TH: fmt.Sprintf("%s เทียบกับ %s: ช่องว่างน้อยกว่าสองเท่าของความคลาดเคลื่อนมาตรฐาน อาจเกิดจากความบังเอิญ", r.Near.Area.Name("th"), r.Against.Area.Name("th"))})
	}
	if !r.Options.Method.Exact() && r.Options.Measure == nil {
		ws = append(ws, lifetable.Warning{Code: "approximate-method",
			EN: fmt.Sprintf("%s is approximate: its contributions miss the gap by %.3g years", r.Options.Method, r.Residual),
			TH: fmt.Sprintf("%s เป็นวิธีประมาณ ผลรวมต่างจากช่องว่าง %.3g ปี", r.Options.Method, r.Residual)})
	}
	if r.Redrawn > 0 {
		ws = append(ws, lifetable.Warning{Code: "open-group-redrawn",
			EN: fmt.Sprintf("%s: in %d of %d draws nobody died in the open age group, which was drawn again", r.Near, r.Redrawn, r.Options.Draws),
			TH: fmt.Sprintf("%s: %d จาก %d ครั้งที่สุ่มไม่มีผู้เสียชีวิตในกลุ่มอายุเปิด จึงสุ่มกลุ่มนั้นใหม่", r.Near.Area.Name("th"), r.Redrawn, r.Options.Draws)})
	}
	return ws
}
