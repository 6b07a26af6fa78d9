package lifetable

import (
	"math"
	"math/rand/v2"
)

// rejection is Hörmann's transformed rejection with squeeze (PTRS: Hörmann 1993,
// Insurance: Mathematics and Economics 12:39-45) for one mean above poissonTable,
// with the constants of that mean.
type rejection struct{ mean, a, b, vr, scale float64 }

func newRejection(mean float64) *rejection {
	b := 0.931 + 2.53*math.Sqrt(mean)
	inverse := 1.1239 + 1.1328/(b-3.4)
	return &rejection{mean: mean, b: b, a: -0.059 + 0.02483*b, vr: 0.9277 - 3.6224/(b-2), scale: inverse * math.Sqrt(2*math.Pi)}
}

// draw accepts k where v·inverse/(a/us²+b) is at most its probability, by
// Stirling's series for k! with d = mean - k
//
//	ln p(k) = k ln(1 + d/k) - d - ln √(2πk) - 1/(12k)
//
// the next term of which, 1/(360k³), is lost in rounding wherever k can be.
func (p *rejection) draw(r *rand.Rand) float64 {
	for {
		u, v := r.Float64()-0.5, 1-r.Float64()
		us := 0.5 - math.Abs(u)
		k := math.Floor((2*p.a/us+p.b)*u + p.mean + 0.43)
		if us >= 0.07 && v <= p.vr {
			return k
		}
		if k < 1 || us < 0.013 && v > us {
			continue
		}
		d := p.mean - k
		if math.Log(v*p.scale*math.Sqrt(k)/(p.a/(us*us)+p.b)) <= k*math.Log1p(d/k)-d-1/(12*k) {
			return k
		}
	}
}
