package lifetable

// halves gives every closed interval n/2: deaths fall evenly over it.
func halves(a []float64, ages Ages) {
	for i := range ages.Open() {
		a[i] = float64(ages[i+1]-ages[i]) / 2
	}
}
