package risk

// Joint puts the fractions of several risks on one cause together, taking them for
// independent:
//
//	PAF = 1 - Π (1 - PAF_r)
//
// Negative fractions are kept: they are never cut off before the product. The fractions
// of single risks overlap and must not be added.
func Joint(fractions ...float64) float64 {
	left := 1.0
	for _, f := range fractions {
		left *= 1 - f
	}
	return 1 - left
}

// Mediate returns what is left of a relative risk once the share mf of its excess,
// which passes through other risks in the analysis, is taken out:
//
//	RR' = 1 + (RR - 1)(1 - MF)
//
// as the code of the Global Burden of Disease has it.
func Mediate(rr, mf float64) float64 { return mediate(rr, mf) }

func mediate(rr, mf float64) float64 { return 1 + (rr-1)*(1-mf) }

// MediatedShare puts several mediators together: MF = 1 - Π (1 - MF_m). Shares above 1,
// which estimates can be, count as 1.
func MediatedShare(mf ...float64) float64 {
	left := 1.0
	for _, m := range mf {
		left *= 1 - min(max(m, 0), 1)
	}
	return 1 - left
}

// Weighted is the joint fraction where each risk counts by what is its own, 1 - w, with
// w the communality of the risk with the others (Norton et al. 2014).
func Weighted(fractions, communality []float64) float64 {
	if len(fractions) != len(communality) {
		panic("risk: fractions and communalities differ in length")
	}
	left := 1.0
	for i, f := range fractions {
		left *= 1 - f*(1-communality[i])
	}
	return 1 - left
}
