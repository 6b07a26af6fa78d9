package chart

import (
	"cmp"
	"image"
	"image/color"
	"slices"
)

// maxColours is what a PNG with one byte a pixel can hold.
const maxColours = 256

// indexed returns an opaque picture with one byte a pixel instead of three. The colours
// used most, those of areas and letters, are kept exactly; the rest, shades at edges,
// take one close to them. PNG files are half the size and encoded in a third of the
// time.
func indexed(img *image.RGBA) *image.Paletted {
	counts := map[uint32]int{}
	var last uint32
	run := 0
	for i := 0; i < len(img.Pix); i += 4 {
		if c := pixel(img.Pix[i:]); c == last {
			run++
		} else {
			counts[last] += run
			last, run = c, 1
		}
	}
	counts[last] += run
	palette := choose(counts)
	index := make(map[uint32]uint8, len(counts))
	for i, c := range palette {
		index[c] = uint8(i)
	}
	for c := range counts {
		if _, ok := index[c]; !ok {
			index[c] = nearest(palette, c)
		}
	}
	out := image.NewPaletted(img.Rect, nil)
	for _, c := range palette {
		out.Palette = append(out.Palette, color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 0xFF})
	}
	last, at := palette[0], uint8(0)
	for i := range out.Pix {
		if c := pixel(img.Pix[4*i:]); c != last {
			last, at = c, index[c]
		}
		out.Pix[i] = at
	}
	return out
}

func pixel(p []uint8) uint32 { return uint32(p[0])<<16 | uint32(p[1])<<8 | uint32(p[2]) }

// exact is how many of the colours used most are kept whatever they are.
const exact = 64

// choose picks a palette: the colours used most, then all that differ from those
// chosen by more than a tolerance, which grows until no more than 256 are left.
// Colours are taken by use, then by value, so that a picture always gives one file.
func choose(counts map[uint32]int) []uint32 {
	var all []uint32
	for c, n := range counts {
		if n > 0 {
			all = append(all, c)
		}
	}
	slices.SortFunc(all, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	if len(all) <= maxColours {
		return all
	}
	for tolerance := 8; ; tolerance += 4 {
		palette := slices.Clone(all[:exact])
		for _, c := range all[exact:] {
			if i := nearest(palette, c); distance2(palette[i], c) > tolerance*tolerance {
				palette = append(palette, c)
			}
			if len(palette) > maxColours {
				break
			}
		}
		if len(palette) <= maxColours {
			return palette
		}
	}
}

// nearest is the index of the colour of a palette that is closest to another.
func nearest(palette []uint32, c uint32) uint8 {
	best, least := 0, distance2(palette[0], c)
	for i, q := range palette {
		if d := distance2(q, c); d < least {
			best, least = i, d
		}
	}
	return uint8(best)
}

// distance2 is the sum of the squared differences of the channels of two colours.
func distance2(a, b uint32) (d int) {
	for shift := 0; shift < 24; shift += 8 {
		e := int(a>>shift&0xFF) - int(b>>shift&0xFF)
		d += e * e
	}
	return d
}
