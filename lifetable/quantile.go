package lifetable

import "math"

// AgeAt returns the age to which a share of those at the table's first age
// survives: AgeAt(0.5) is the median age at death, in years. Between the ages of
// the table age is a monotone cubic spline of the survivors (Fritsch & Carlson
// 1980); in the open interval survivors fall exponentially. ok is false for a
// share outside (0, 1].
func (t *Table) AgeAt(share float64) (age float64, ok bool) {
	if !(share > 0 && share <= 1) {
		return 0, false
	}
	w := t.Ages.Open()
	if last := t.Lx[w] / t.Lx[0]; share <= last {
		return float64(t.Ages[w]) + t.Ex[w]*math.Log(last/share), true
	}
	return t.survivorSpline().at(share), true
}

// IQR returns the interquartile range of the age at death, in years: between the
// ages to which three quarters and one quarter survive (see AgeAt).
func (t *Table) IQR() float64 {
	early, _ := t.AgeAt(0.75)
	late, _ := t.AgeAt(0.25)
	return late - early
}

// spline is a piecewise cubic with given slopes at its knots, x rising.
type spline struct{ x, y, slope []float64 }

// survivorSpline puts age as a function of the share of survivors, which falls
// with age: its knots run from the oldest to the youngest. Where nobody dies in an
// interval only its upper age is a knot.
func (t *Table) survivorSpline() spline {
	k := len(t.Ages)
	s := spline{make([]float64, 0, k), make([]float64, 0, k), make([]float64, k)}
	for i := k - 1; i >= 0; i-- {
		x := t.Lx[i] / t.Lx[0]
		if n := len(s.x); n == 0 || x > s.x[n-1] {
			s.x, s.y = append(s.x, x), append(s.y, float64(t.Ages[i]))
		}
	}
	s.monotone()
	return s
}

// monotone sets the slopes: means of the neighbouring secants, shortened where
// with a and b, the slopes over the secant, the cubic would not be monotone: where
//
//	2a+b > 3,  a+2b > 3,  a - (2a+b-3)²/(3(a+b-2)) < 0
//
// (Fritsch & Carlson 1980, section 4).
func (s spline) monotone() {
	last := len(s.x) - 1
	if last < 1 {
		return
	}
	secant := func(i int) float64 { return (s.y[i+1] - s.y[i]) / (s.x[i+1] - s.x[i]) }
	s.slope[0], s.slope[last] = secant(0), secant(last-1)
	for i := 1; i < last; i++ {
		s.slope[i] = (secant(i-1) + secant(i)) / 2
	}
	// Shortening one slope may bend the interval before: repeat until none bends.
	for bent, pass := true, 0; bent && pass < len(s.x); pass++ {
		bent = false
		for i := range last {
			d := secant(i) // not 0: knots never share an age
			a, b := s.slope[i]/d, s.slope[i+1]/d
			if 2*a+b > 3 && a+2*b > 3 && a < (2*a+b-3)*(2*a+b-3)/(3*(a+b-2)) {
				shrink := 3 / math.Sqrt(a*a+b*b)
				s.slope[i], s.slope[i+1] = shrink*a*d, shrink*b*d
				bent = true
			}
		}
	}
}

// at evaluates the Hermite cubic; x lies between the outer knots.
func (s spline) at(x float64) float64 {
	i := 0
	for i < len(s.x)-2 && x > s.x[i+1] {
		i++
	}
	if len(s.x) == 1 {
		return s.y[0]
	}
	h := s.x[i+1] - s.x[i]
	u := (x - s.x[i]) / h
	v := 1 - u
	return v*v*((1+2*u)*s.y[i]+u*h*s.slope[i]) + u*u*((3-2*u)*s.y[i+1]-v*h*s.slope[i+1])
}
