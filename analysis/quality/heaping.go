package quality

import (
	"fmt"
	"math"

	"github.com/lehackathon/le/analysis"
)

// Ages Whipple's index is taken over, both included: 25, 30 … 60 and two years about.
const (
	whippleFrom = 23
	whippleTo   = 62
)

// Whipple returns Whipple's index of heaping at ages ending in 0 and 5:
//
//	W = 100 · Σ P(25, 30 … 60) / (Σ P(23 … 62) / 5)
//
// (Shryock & Siegel 1976). 100 is none, 500 says that all ages end in 0 or 5. counts
// are by single year of age, the first of age first. ok is false where they do not
// reach from 23 to 62 or nobody is there.
func Whipple(counts []float64, first int) (w float64, ok bool) {
	if first > whippleFrom || first+len(counts) <= whippleTo {
		return 0, false
	}
	var round, all float64
	for age := whippleFrom; age <= whippleTo; age++ {
		n := counts[age-first]
		all += n
		if age%5 == 0 {
			round += n
		}
	}
	if all == 0 {
		return 0, false
	}
	return 500 * round / all, true
}

// myersFrom is the first age of Myers' index.
const myersFrom = 10

// Myers returns Myers' blended index of preference for any last digit of age (Myers
// 1940), from age 10 up to the last full decade of counts:
//
//	B(j) = (j+1) Σ P(10+j+10k, k < K) + (9-j) Σ P(10+j+10k, 0 < k ≤ K),  j = 0 … 9
//	M = ½ Σ |100·B(j)/Σ B - 10|
//
// with K+1 decades. It is 0 without preference and 90 where all ages end in one digit:
// the least percentage of people whose age must be misstated. counts are by single
// year of age, the first of age first. ok is false with fewer than two decades, or
// nobody there.
func Myers(counts []float64, first int) (m float64, ok bool) {
	decades := (first + len(counts) - myersFrom) / 10
	if first > myersFrom || decades < 2 {
		return 0, false
	}
	var blended [10]float64
	var all float64
	for j := range blended {
		for k := range decades {
			n := counts[myersFrom+j+10*k-first]
			if k < decades-1 {
				blended[j] += float64(j+1) * n
			}
			if k > 0 {
				blended[j] += float64(9-j) * n
			}
		}
		all += blended[j]
	}
	if all == 0 {
		return 0, false
	}
	for _, b := range blended {
		m += math.Abs(100*b/all-10) / 2
	}
	return m, true
}

// heaping looks for ages rounded to 0 and 5, where the dataset has single ages.
func (c *checker) heaping(s *subject) {
	n := singles(s.pop.Ages)
	first := s.pop.Ages[0]
	for _, of := range []struct {
		what, en, th string
		counts       []float64
		poisson      bool
	}{{"population", "the population", "ประชากร", s.pop.Exposure[:n], false}, {"deaths", "the deaths", "การตาย", s.byAge[:n], true}} {
		if w, ok := Whipple(of.counts, first); ok {
			noise := 0.0
			if of.poisson { // two standard errors of a share
				p := math.Min(w/500, 1)
				noise = 1000 * math.Sqrt(p*(1-p)/sum(of.counts[whippleFrom-first:whippleTo-first+1]))
			}
			c.add(s, "whipple-"+of.what, w, noise, func() Finding {
				return Finding{
					EN:      fmt.Sprintf("Whipple's index of %s is %.1f (100: no ages rounded to 0 or 5)%s", of.en, w, byChance("en", noise)),
					TH:      fmt.Sprintf("ดัชนี Whipple ของ%s เท่ากับ %.1f (100 คือไม่มีการปัดอายุ)%s", of.th, w, byChance("th", noise)),
					ShortEN: fmt.Sprintf("ages of %s rounded (Whipple %.0f)", of.en, w), ShortTH: fmt.Sprintf("มีการปัดอายุของ%s (Whipple %.0f)", of.th, w)}
			})
		}
		if m, ok := Myers(of.counts, first); ok {
			noise := 0.0
			if of.poisson { // ½ Σ|·| of ten shares with standard errors √(0.09/n), whose mean size is √(2/π) of them
				noise = 50 * 10 * math.Sqrt(0.09*2/math.Pi/math.Max(1, sum(of.counts[myersFrom-first:])))
			}
			c.add(s, "myers-"+of.what, m, noise, func() Finding {
				return Finding{
					EN:      fmt.Sprintf("Myers' index of %s is %.1f (0: no digit preferred, 90: one alone)%s", of.en, m, byChance("en", noise)),
					TH:      fmt.Sprintf("ดัชนี Myers ของ%s เท่ากับ %.1f (0 คือไม่นิยมเลขท้ายใด)%s", of.th, m, byChance("th", noise)),
					ShortEN: fmt.Sprintf("digits of %s preferred (Myers %.0f)", of.en, m), ShortTH: fmt.Sprintf("นิยมเลขท้ายอายุของ%s (Myers %.0f)", of.th, m)}
			})
		}
	}
}

// byChance says what so few deaths make of an index by themselves.
func byChance(lang string, noise float64) string {
	if noise == 0 {
		return ""
	}
	return fmt.Sprintf(pick(lang, "; chance alone makes up to %.1f of it", " โดยความบังเอิญอาจทำให้ต่างได้ถึง %.1f"), noise)
}

// singles is how many groups at the beginning are single years of age.
func singles(ages analysis.Ages) int {
	n := 0
	for n < len(ages)-1 && ages.Width(n) == 1 {
		n++
	}
	return n
}
