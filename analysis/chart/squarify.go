package chart

import "gonum.org/v1/plot/vg"

// squarify cuts a rectangle into parts in proportion to values, as near to squares as a
// greedy search gets (Bruls, Huizing and van Wijk 2000, Squarified Treemaps). values
// fall and are above 0; the parts come in their order, the first at the top left.
func squarify(values []float64, r vg.Rectangle) []vg.Rectangle {
	out := make([]vg.Rectangle, 0, len(values))
	left := sum(values)
	for len(values) > 0 {
		w, h := float64(r.Max.X-r.Min.X), float64(r.Max.Y-r.Min.Y)
		scale := w * h / left // area a unit
		n := rowOf(values, min(w, h), scale)
		row := sum(values[:n])
		share := row / left
		if n == len(values) {
			share = 1 // whatever rounding says
		}
		strip := r
		if w >= h {
			strip.Max.X = r.Min.X + vg.Length(share*w)
			r.Min.X = strip.Max.X
		} else {
			strip.Min.Y = r.Max.Y - vg.Length(share*h)
			r.Max.Y = strip.Min.Y
		}
		out = append(out, cutStrip(values[:n], row, strip, w >= h)...)
		values, left = values[n:], left-row
	}
	return out
}

// rowOf is how many of the values stand side by side along a side of a rectangle: as
// many as improve the worst ratio of their sides.
func rowOf(values []float64, side, scale float64) int {
	best, total := 0.0, 0.0
	for n, v := range values {
		total += v
		thick := total * scale / side
		long, short := values[0]*scale/thick, v*scale/thick // the largest and the smallest
		ratio := max(long/thick, thick/long, short/thick, thick/short)
		if n > 0 && ratio > best {
			return n
		}
		best = ratio
	}
	return len(values)
}

// cutStrip cuts a strip into parts, downwards or to the right.
func cutStrip(values []float64, total float64, r vg.Rectangle, down bool) (out []vg.Rectangle) {
	at := 0.0
	for _, v := range values {
		from, to := vg.Length(at/total), vg.Length((at+v)/total)
		part := r
		if down {
			h := r.Max.Y - r.Min.Y
			part.Max.Y, part.Min.Y = r.Max.Y-from*h, r.Max.Y-to*h
		} else {
			w := r.Max.X - r.Min.X
			part.Min.X, part.Max.X = r.Min.X+from*w, r.Min.X+to*w
		}
		out = append(out, part)
		at += v
	}
	return out
}
