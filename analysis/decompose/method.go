package decompose

import "github.com/lehackathon/le/lifetable"

// Method is a way to split the gap by age.
type Method int

// The methods.
const (
	ArriagaSymmetric Method = iota // the default
	Arriaga
)

// methods is the one list of methods; help, parsing and outputs read it.
var methods = [...]struct {
	name, en, th, source string
	exact, symmetric     bool
	slopes               func(s *slopes, against, near *lifetable.Table, from int)
}{
	ArriagaSymmetric: {
		"arriaga-symmetric", "Arriaga's decomposition, mean of both directions", "การแยกองค์ประกอบตาม Arriaga เฉลี่ยสองทิศทาง",
		"Arriaga 1984; Preston, Heuveline & Guillot 2001, eq. 3.11-3.12; Ponnapalli 2005",
		true, true, arriagaSymmetric},
	Arriaga: {
		"arriaga", "Arriaga's decomposition, from the other side to this one", "การแยกองค์ประกอบตาม Arriaga จากฝั่งเปรียบเทียบมายังพื้นที่",
		"Arriaga 1984; Preston, Heuveline & Guillot 2001, eq. 3.11-3.12",
		true, false, arriaga},
}

// Methods lists the names of the methods, the default first.
func Methods() []string {
	names := make([]string, len(methods))
	for i, m := range methods {
		names[i] = m.name
	}
	return names
}

// ParseMethod finds a method by its name.
func ParseMethod(name string) (Method, bool) {
	for i, m := range methods {
		if m.name == name {
			return Method(i), true
		}
	}
	return 0, false
}

// String returns the method's name as written on the command line.
func (m Method) String() string { return methods[m].name }

// Describe says what the method does, in English and Thai.
func (m Method) Describe() (en, th string) { return methods[m].en, methods[m].th }

// Source cites the method.
func (m Method) Source() string { return methods[m].source }

// Exact reports whether the contributions add up to the gap by construction.
func (m Method) Exact() bool { return methods[m].exact }

// Symmetric reports whether swapping the sides changes nothing but the sign.
func (m Method) Symmetric() bool { return methods[m].symmetric }

// slopes is what a method finds: for every age the change in life expectancy per
// unit of difference between the death rates, near - against. Contribution of a
// cause = slope × difference of its rates + its share of rest.
type slopes struct {
	k    []float64 // years per unit of rate
	rest []float64 // what no difference of rates explains: unlike nax under (nearly) equal rates

	// Derivatives of k with respect to the all-cause rates of each side, a row of
	// ages for every age; nil unless asked for.
	byAgainst, byNear []float64
}

// reset clears s for k ages, in its own memory where that is large enough.
func (s *slopes) reset(k int, jacobian bool) {
	s.k, s.rest = zeros(s.k, k), zeros(s.rest, k)
	if jacobian {
		s.byAgainst, s.byNear = zeros(s.byAgainst, k*k), zeros(s.byNear, k*k)
	} else {
		s.byAgainst, s.byNear = nil, nil
	}
}

// zeros returns n zeros, in the memory of buf if it has room.
func zeros(buf []float64, n int) []float64 {
	if cap(buf) < n {
		return make([]float64, n)
	}
	buf = buf[:n]
	clear(buf)
	return buf
}
