package lifetable

import (
	"fmt"
	"math"
)

// Sullivan is healthy life expectancy by Sullivan's method. Columns have one value
// a row of the table.
type Sullivan struct {
	HLE   []float64 // years lived in good health from the row's age on
	Share []float64 // HLE over ex: the share of the remaining life that is healthy

	// SurveySE is the standard error of HLE from the survey alone, SE from survey
	// and deaths together. Nil where the numbers surveyed, or the deaths, are not
	// known.
	SurveySE, SE []float64
}

// Sullivan returns healthy life expectancy from the prevalence of ill health by
// age group of the data (Sullivan 1971; Jagger et al. 2014):
//
//	HLE(x) = Σ L(y)·(1 - prevalence(y)) / l(x),  y ≥ x
//
// surveyed are the persons asked in each group, or nil. With them the survey's
// variance is
//
//	Σ L(y)² p(1-p)/n / l(x)²
//
// and, where the table has deaths, mortality adds (Mathers 1991; Chiang's form)
//
//	Σ l(y)² [(n-a)(1-p) + HLE(y+n)]² var(q_y) / l(x)²
//
// with (1-p)² var(e_w) for the open group. Where a curve closes the table the
// prevalence of the open group holds above it. A prevalence outside 0-1 or a group
// in which nobody was asked is a *DataError.
func (t *Table) Sullivan(prevalence, surveyed []float64) (*Sullivan, error) {
	if len(prevalence) != len(t.data) || surveyed != nil && len(surveyed) != len(t.data) {
		panic("lifetable: prevalence, numbers surveyed and ages differ in length")
	}
	for i, p := range prevalence {
		if !(p >= 0 && p <= 1) {
			return nil, &DataError{Age: t.data.Label(i), Msg: fmt.Sprintf("prevalence is %v", p),
				Hint: "give prevalence as a share: 0.25 for 25 %"}
		}
		if surveyed != nil && (!(surveyed[i] > 0) || math.IsInf(surveyed[i], 0)) {
			return nil, &DataError{Age: t.data.Label(i), Msg: fmt.Sprintf("number surveyed is %v", surveyed[i]),
				Hint: "join the age group with a neighbour, or leave the numbers surveyed out"}
		}
	}
	healthy := make([]float64, len(prevalence))
	for i, p := range prevalence {
		healthy[i] = 1 - p
	}
	s := &Sullivan{HLE: make([]float64, len(t.Ages)), Share: make([]float64, len(t.Ages))}
	t.healthyYears(s, healthy)
	if surveyed != nil {
		s.SurveySE = t.surveySE(prevalence, surveyed)
	}
	if surveyed != nil && t.Deaths != nil {
		s.SE = make([]float64, len(t.Ages))
		t.mortalityVariance(s.SE, healthy, s.HLE)
		for i, v := range s.SE {
			s.SE[i] = math.Sqrt(v + s.SurveySE[i]*s.SurveySE[i])
		}
	}
	return s, nil
}

// healthyYears fills HLE and Share from the top: HLE = share·L/l + p·HLE(x+n).
func (t *Table) healthyYears(s *Sullivan, healthy []float64) {
	w, top := t.data.Open(), t.Ages.Open()
	for i := top; i >= 0; i-- {
		lived := t.Ex[i]
		if i < top {
			n := float64(t.Ages.Width(i))
			lived = n - (n-t.NAx[i])*t.Nqx[i]
			s.HLE[i] = (1 - t.Nqx[i]) * s.HLE[i+1]
		}
		s.HLE[i] += healthy[min(i, w)] * lived
		s.Share[i] = s.HLE[i] / t.Ex[i]
	}
}

// surveySE carries Σ L² p(1-p)/n / l² down the table. The rows of a curve share
// the open group's prevalence and so count as one group there.
func (t *Table) surveySE(prevalence, surveyed []float64) []float64 {
	se := make([]float64, len(t.Ages))
	w := t.data.Open()
	variance := func(i int, years float64) float64 {
		return years * years * prevalence[i] * (1 - prevalence[i]) / surveyed[i]
	}
	for i := w; i < len(t.Ages); i++ {
		se[i] = math.Sqrt(variance(w, t.Ex[i]))
	}
	above := variance(w, t.Ex[w])
	for i := w - 1; i >= 0; i-- {
		n, q := float64(t.Ages.Width(i)), t.Nqx[i]
		above = variance(i, n-(n-t.NAx[i])*q) + (1-q)*(1-q)*above
		se[i] = math.Sqrt(above)
	}
	return se
}

// mortalityVariance writes the part that comes from the deaths into v.
func (t *Table) mortalityVariance(v, healthy, hle []float64) {
	if t.Fit != nil {
		t.fittedVariance(v, healthy, hle)
		return
	}
	w := t.data.Open()
	v[w] = healthy[w] * healthy[w] * t.Ex[w] * t.Ex[w] / t.Deaths[w]
	for i := w - 1; i >= 0; i-- {
		n, p := float64(t.Ages.Width(i)), 1-t.Nqx[i]
		years := (n-t.NAx[i])*healthy[i] + hle[i+1]
		v[i] = years*years*t.varianceQ(i) + p*p*v[i+1]
	}
}
