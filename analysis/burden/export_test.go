package burden

// Values draws what causes are ranked by and returns it by cause.
func (r *Result) Values(draws int) ([][]float64, error) {
	r.Options.Draws = draws
	drawn, err := r.draw(2)
	if err != nil {
		return nil, err
	}
	list := make([][]float64, len(r.Population.Causes))
	for c := range list {
		list[c] = drawn.of(c)
	}
	return list, nil
}
