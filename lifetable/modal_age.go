package lifetable

// ModalAge returns M, the age above 10 at which most adults die, in years. The
// deaths by single age follow a parabola through the fullest interval's density
// and its neighbours' (Kannisto 2001 for single ages, applied to the densities
// ndx/n at interval midpoints). ok is false where the density is highest in the
// last closed or the open interval: the layout then ends too early to tell.
func (t *Table) ModalAge() (age float64, ok bool) {
	w := t.Ages.Open()
	density := func(i int) float64 { return t.Ndx[i] / float64(t.Ages.Width(i)) }
	top := -1
	for i := range w {
		if t.Ages[i] >= 10 && (top < 0 || density(i) > density(top)) {
			top = i
		}
	}
	if top < 1 || top >= w-1 {
		return 0, false
	}
	mid := func(i int) float64 { return float64(t.Ages[i]) + float64(t.Ages.Width(i))/2 }
	x0, x1, x2 := mid(top-1), mid(top), mid(top+1)
	left, right := (density(top)-density(top-1))/(x1-x0), (density(top)-density(top+1))/(x2-x1)
	if left+right <= 0 {
		return x1, true // flat: the middle is as good as any age
	}
	// Vertex of the parabola through the three points.
	return x1 - ((x1-x0)*right-(x2-x1)*left)/(left+right)/2, true
}
