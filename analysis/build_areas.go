package analysis

// dropUnusedAreas takes out the areas of which no count was kept: a list's rows of other
// provinces, say. Their names are in no result and no message.
func (b *Builder) dropUnusedAreas() {
	used := make([]bool, len(b.areas))
	for _, rs := range [][]Record{b.deaths, b.people} {
		for _, r := range rs {
			used[r.Area] = true
		}
	}
	to := make([]int, len(b.areas)) // the new index
	kept := b.areas[:0:0]
	for i, a := range b.areas {
		if to[i] = len(kept); used[i] {
			kept = append(kept, a)
		}
	}
	if len(kept) == len(b.areas) {
		return
	}
	b.areas = kept
	for _, rs := range [][]Record{b.deaths, b.people} {
		for i := range rs {
			rs[i].Area = to[rs[i].Area]
		}
	}
}
