package risk

import (
	"math"

	"github.com/lehackathon/le/lifetable"
)

// schedule holds what a life expectancy needs besides death rates: the layout and how
// long those who die in an interval live in it. It stays the same while rates change.
type schedule struct {
	n, a []float64 // of the closed intervals
	m    []float64 // death rates
}

func newSchedule(t *lifetable.Table) *schedule {
	s := &schedule{m: t.NMx}
	for i := range len(t.Ages) - 1 {
		s.n = append(s.n, float64(t.Ages.Width(i)))
		s.a = append(s.a, t.NAx[i])
	}
	return s
}

// expectancy is the life expectancy at the first age under death rates, with the same
// nax and 1/m in the open interval. ok is false where nobody dies there.
func (s *schedule) expectancy(m []float64) (years float64, ok bool) {
	open := len(m) - 1
	if !(m[open] > 0) {
		return 0, false
	}
	l := 1.0
	for i, n := range s.n {
		q := n * m[i] / (1 + (n-s.a[i])*m[i])
		if q > 1 {
			q = -math.Expm1(-n * m[i])
		}
		d := l * q
		years += n*(l-d) + s.a[i]*d
		l -= d
	}
	return years + l/m[open], true
}

// gain is what life expectancy would rise by, in years, if rates fell by less:
//
//	ΔLE = e(m - less) - e(m)
//
// less are attributable rates, PAF·m summed over causes; buf is as long as they are.
// Causes are taken for independent; gains of single risks cannot be added.
func (s *schedule) gain(m, less, buf []float64) (years float64, ok bool) {
	for i := range m {
		buf[i] = max(m[i]-less[i], 0)
	}
	before, ok1 := s.expectancy(m)
	after, ok2 := s.expectancy(buf)
	return after - before, ok1 && ok2
}
