package lifetable

import (
	"math"
	"math/rand/v2"
)

// Poisson draws counts with one fixed mean, many times over. Up to a mean of 1e4
// it inverts a table of the distribution, found through a guide (Chen & Asau 1974;
// Devroye 1986, section III.2.4); above it uses transformed rejection (Hörmann
// 1993, PTRS). Both are exact to double precision. It may be shared by goroutines.
type Poisson struct {
	mean  float64
	first float64   // count of cdf[0]
	cdf   []float64 // nil for means above poissonTable, and for 0
	guide []int32   // guide[j]: the first entry of cdf above j/len(guide)
}

const (
	poissonTable = 1e4
	poissonTail  = 1e-18 // relative to the mode; what lies beyond cannot be drawn with 53 bits
)

// NewPoisson prepares draws with the given mean, 0 or more. It panics otherwise.
func NewPoisson(mean float64) *Poisson {
	if !(mean >= 0) || math.IsInf(mean, 0) {
		panic("lifetable: a Poisson mean is finite and not negative")
	}
	p := &Poisson{mean: mean}
	if mean == 0 || mean > poissonTable {
		return p
	}
	// From the mode outwards, each probability from its neighbour's.
	mode := math.Floor(mean)
	var down []float64
	for k, f := mode, 1.0; k > 0; k-- {
		if f *= k / mean; f < poissonTail {
			break
		}
		down = append(down, f)
	}
	p.first = mode - float64(len(down))
	p.cdf = make([]float64, 0, 2*len(down)+20)
	sum := 0.0
	add := func(f float64) {
		sum += f
		p.cdf = append(p.cdf, sum)
	}
	for i := len(down) - 1; i >= 0; i-- {
		add(down[i])
	}
	for k, f := mode, 1.0; f >= poissonTail; f *= mean / k {
		add(f)
		k++
	}
	for i := range p.cdf {
		p.cdf[i] /= sum
	}
	p.cdf[len(p.cdf)-1] = 1
	p.guide = make([]int32, len(p.cdf))
	for j, i := 0, 0; j < len(p.guide); j++ {
		for p.cdf[i] <= float64(j)/float64(len(p.guide)) {
			i++
		}
		p.guide[j] = int32(i)
	}
	return p
}

// Draw returns a count.
func (p *Poisson) Draw(r *rand.Rand) float64 {
	switch {
	case p.cdf != nil:
		return p.invert(r.Float64())
	case p.mean == 0:
		return 0
	}
	return p.reject(r)
}

// DrawPositive returns a count given that it is not 0. It panics for the mean 0.
func (p *Poisson) DrawPositive(r *rand.Rand) float64 {
	switch {
	case p.mean == 0:
		panic("lifetable: a Poisson mean of 0 has no positive draws")
	case p.cdf == nil:
		return math.Max(1, p.reject(r))
	case p.first > 0:
		return p.invert(r.Float64())
	}
	if len(p.cdf) < 2 {
		return 1
	}
	none := p.cdf[0]
	return math.Max(1, p.invert(none+(1-none)*r.Float64()))
}

// invert returns the smallest count whose cumulated probability exceeds u.
func (p *Poisson) invert(u float64) float64 {
	j := int(u * float64(len(p.guide)))
	if j >= len(p.guide) { // u*len rounded up
		j = len(p.guide) - 1
	}
	i := int(p.guide[j])
	for i < len(p.cdf)-1 && p.cdf[i] <= u {
		i++
	}
	return p.first + float64(i)
}

// reject is Hörmann's PTRS, for means of 10 and more.
func (p *Poisson) reject(r *rand.Rand) float64 {
	root, logMean := math.Sqrt(p.mean), math.Log(p.mean)
	b := 0.931 + 2.53*root
	a := -0.059 + 0.02483*b
	inverse := 1.1239 + 1.1328/(b-3.4)
	vr := 0.9277 - 3.6224/(b-2)
	for {
		u, v := r.Float64()-0.5, 1-r.Float64()
		us := 0.5 - math.Abs(u)
		k := math.Floor((2*a/us+b)*u + p.mean + 0.43)
		if us >= 0.07 && v <= vr {
			return k
		}
		if k < 0 || us < 0.013 && v > us {
			continue
		}
		gamma, _ := math.Lgamma(k + 1)
		if math.Log(v)+math.Log(inverse)-math.Log(a/(us*us)+b) <= k*logMean-p.mean-gamma {
			return k
		}
	}
}
