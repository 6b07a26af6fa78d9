package lifetable

// chiangA0 is 0.1 year: most infant deaths fall in the first weeks. It is what
// the Office for National Statistics and Public Health England use with Chiang's
// table (Eayres & Williams 2004).
func chiangA0(float64, Sex) float64 { return 0.1 }
