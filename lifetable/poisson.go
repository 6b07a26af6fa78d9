package lifetable

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
)

// Poisson draws counts with one fixed mean, many times over. Up to a mean of 1e4
// it inverts a table of the distribution, found through a guide (Chen & Asau 1974;
// Devroye 1986, section III.2.4); above it, where a table would not pay for itself
// in the thousand draws of a bootstrap, it uses transformed rejection (Hörmann
// 1993, PTRS). Both are exact to double precision. It may be shared by goroutines.
type Poisson struct {
	mean  float64
	first int64 // count of cut[0]

	// cut[i] is 2^53 times the probability of first+i or less; nil for means
	// above poissonTable, and for 0. guide[j] is the first entry above j<<shift.
	cut   []uint64
	guide []uint16
	shift uint8

	rejection *rejection // for means above poissonTable
}

const (
	poissonTable = 1e4
	poissonTail  = 1e-18   // relative to the mode; what lies beyond cannot be drawn with 53 bits
	uniforms     = 1 << 53 // as many as rand.Float64 tells apart

	// guideRoom is how many entries the guide has for one of the table, at least:
	// with twice that many, more draws would find their count at the first look,
	// but fewer tables would fit into the fast memory.
	guideRoom = 2
)

// NewPoisson prepares draws with the given mean, 0 or more. It panics otherwise.
func NewPoisson(mean float64) *Poisson {
	if !(mean >= 0) || math.IsInf(mean, 0) {
		panic("lifetable: a Poisson mean is finite and not negative")
	}
	p := &Poisson{mean: mean}
	switch {
	case mean > poissonTable:
		p.rejection = newRejection(mean)
	case mean > 0:
		p.tabulate()
	}
	return p
}

// tabulate fills the table from the mode outwards, each probability from its
// neighbour's, and then the guide.
func (p *Poisson) tabulate() {
	mode := math.Floor(p.mean)
	f := make([]float64, 0, 24+int(20*math.Sqrt(p.mean)))
	for k, v := mode, 1.0; k > 0; k-- {
		if v *= k / p.mean; v < poissonTail {
			break
		}
		f = append(f, v)
	}
	p.first = int64(mode) - int64(len(f))
	slices.Reverse(f)
	for k, v := mode, 1.0; v >= poissonTail; v *= p.mean / k {
		f = append(f, v)
		k++
	}
	sum := 0.0
	for i, v := range f {
		sum += v
		f[i] = sum
	}
	p.cut = make([]uint64, len(f))
	for i, below := range f {
		p.cut[i] = uint64(int64(math.Ceil(below / sum * uniforms)))
	}
	p.cut[len(f)-1] = uniforms

	size := bits.Len(uint(guideRoom*len(f) - 1))
	p.shift = uint8(53 - size)
	p.guide = make([]uint16, 1<<size+1)
	for _, c := range p.cut { // how many entries a look at j passes over but one at j-1 does not
		p.guide[(c+1<<p.shift-1)>>p.shift]++
	}
	passed := uint16(0)
	for j, n := range p.guide {
		passed += n
		p.guide[j] = passed
	}
}

// Draw returns a count.
func (p *Poisson) Draw(r *rand.Rand) float64 {
	switch {
	case p.cut != nil:
		return p.invert(r.Uint64() % uniforms)
	case p.mean == 0:
		return 0
	}
	return p.rejection.draw(r)
}

// Fill draws a count for every place of out: the counts that Draw would return one
// by one with rand.New(r), in less time.
func (p *Poisson) Fill(out []float64, r *rand.PCG) {
	switch {
	case p.cut != nil:
		p.fill(out, r)
	case p.mean == 0:
		clear(out)
	default:
		source := rand.New(r)
		for i := range out {
			out[i] = p.rejection.draw(source)
		}
	}
}

// DrawPositive returns a count given that it is not 0. It panics for the mean 0.
func (p *Poisson) DrawPositive(r *rand.Rand) float64 {
	switch {
	case p.mean == 0:
		panic("lifetable: a Poisson mean of 0 has no positive draws")
	case p.cut == nil:
		return math.Max(1, p.rejection.draw(r))
	case p.first > 0:
		return p.invert(r.Uint64() % uniforms)
	}
	if len(p.cut) < 2 || p.cut[0] == uniforms {
		return 1
	}
	none := p.cut[0]
	return math.Max(1, p.invert(min(none+uint64(float64(uniforms-none)*r.Float64()), uniforms-1)))
}

// invert returns the smallest count of which more than u in 2^53 draws are that
// or less.
func (p *Poisson) invert(u uint64) float64 {
	i := uint(p.guide[u>>p.shift])
	for p.cut[i] <= u {
		i++
	}
	return float64(p.first + int64(i))
}

// fill inverts many uniforms at once: what it does for each takes less time than
// PCG does.
func (p *Poisson) fill(out []float64, r *rand.PCG) {
	cut, guide, shift := p.cut, p.guide, p.shift
	for j := range out {
		u := r.Uint64() % uniforms
		i := uint(guide[u>>(shift&63)])
		i += uint((cut[i] - u - 1) >> 63) // one on where cut[i] <= u, with no branch to guess wrong
		for cut[i] <= u {
			i++
		}
		out[j] = float64(p.first + int64(i))
	}
}
