package chart

import (
	"image/color"
	"math"
	"slices"

	"github.com/lehackathon/le/analysis"
	"github.com/lehackathon/le/analysis/cause"
	"github.com/lehackathon/le/analysis/decompose"
)

// Fill is how the area of a cause is painted: a colour, and the pattern that tells it
// from others where there is no colour.
type Fill struct {
	Color   color.NRGBA
	Pattern Pattern
}

// The hues of Okabe and Ito (2008), which the colour-blind can tell apart, dark and
// light by turns. No chart uses more: the rest is grey.
func hues() []Fill {
	return []Fill{
		{color.NRGBA{0x00, 0x72, 0xB2, 0xFF}, Solid},   // blue
		{color.NRGBA{0xE6, 0x9F, 0x00, 0xFF}, Rising},  // orange
		{color.NRGBA{0xD5, 0x5E, 0x00, 0xFF}, Falling}, // vermilion
		{color.NRGBA{0x56, 0xB4, 0xE9, 0xFF}, Level},   // sky blue
		{color.NRGBA{0x00, 0x9E, 0x73, 0xFF}, Cross},   // green
		{color.NRGBA{0xCC, 0x79, 0xA7, 0xFF}, Upright}, // purple
	}
}

// MaxHues is how many causes have a colour of their own.
const MaxHues = 6

// Colours besides those of causes.
var (
	ink      = color.NRGBA{0x22, 0x22, 0x22, 0xFF} // text and marks
	faint    = color.NRGBA{0x59, 0x59, 0x59, 0xFF} // notes: 7:1 on white
	rule     = color.NRGBA{0xDD, 0xDD, 0xDD, 0xFF} // grid
	paper    = color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}
	restGrey = Fill{color.NRGBA{0xB0, 0xB0, 0xB0, 0xFF}, Solid}
	whole    = Fill{color.NRGBA{0x4D, 0x4D, 0x4D, 0xFF}, Solid} // a life expectancy, a total
	unclear  = Fill{color.NRGBA{0xD0, 0xD0, 0xD0, 0xFF}, Hatch} // ill-defined causes
	alarm    = color.NRGBA{0xB0, 0x00, 0x20, 0xFF}              // what must not be missed
)

// Palette gives every cause its fill, the same one in all charts of a run.
type Palette struct{ fills map[string]Fill }

// NewPalette gives hues to the six causes of most weight; the others are grey and
// ill-defined causes are hatched grey. causes and weights correspond; ties keep the
// order of the causes.
func NewPalette(causes []analysis.Cause, weights []float64) *Palette {
	order := make([]int, len(causes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case weights[a] > weights[b]:
			return -1
		case weights[a] < weights[b]:
			return 1
		}
		return 0
	})
	p := &Palette{fills: map[string]Fill{}}
	free := hues()
	for _, i := range order {
		c := causes[i]
		switch {
		case isIllDefined(c):
			p.fills[c.ID] = unclear
		case isRest(c) || len(free) == 0:
			p.fills[c.ID] = restGrey
		default:
			p.fills[c.ID], free = free[0], free[1:]
		}
	}
	return p
}

// ResultPalette is NewPalette for the causes of some gaps, weighed by the years they
// add or take, signs left out of account. The results share their causes.
func ResultPalette(results ...*decompose.Result) *Palette {
	if len(results) == 0 {
		return NewPalette(nil, nil)
	}
	causes := results[0].Near.Causes
	weights := make([]float64, len(causes))
	for _, r := range results {
		for _, c := range r.Contributions(decompose.ByCause) {
			if c.Cause >= 0 && c.Cause < len(weights) {
				weights[c.Cause] += math.Abs(c.Years)
			}
		}
	}
	return NewPalette(causes, weights)
}

// Fill returns how a cause is painted; causes the palette does not know are grey.
func (p *Palette) Fill(c analysis.Cause) Fill {
	if f, ok := p.fills[c.ID]; ok {
		return f
	}
	if isIllDefined(c) {
		return unclear
	}
	return restGrey
}

// isIllDefined reports whether a cause is none to act on: ill-defined, or garbage that
// says nothing of the cause. Such deaths are always shown and never ranked.
func isIllDefined(c analysis.Cause) bool { return !isRest(c) && !cause.Ranked(c) }

// isRest reports whether a cause is what was left over, which is no cause to rank.
func isRest(c analysis.Cause) bool {
	return c.ID == analysis.CauseAll || isUnassigned(c) || cause.Mark(c) == cause.MarkResidual
}

// isUnassigned reports whether a cause is deaths that no cause accounts for.
func isUnassigned(c analysis.Cause) bool { return cause.Mark(c) == cause.MarkRest }

// faded is a colour at a share of its strength on white paper. It is mixed here
// because not every viewer draws transparent colours.
func faded(c color.NRGBA, share float64) color.NRGBA {
	mix := func(v uint8) uint8 { return uint8(math.Round(255 - share*(255-float64(v)))) }
	return color.NRGBA{mix(c.R), mix(c.G), mix(c.B), 0xFF}
}

// luminance is the relative luminance of a colour, 0 to 1 (WCAG 2.1).
func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// noise is the strength of what may be chance.
const noise = 0.4
