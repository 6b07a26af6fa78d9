package lifetable

// coaleDemenyA0 returns a0 of the Coale-Demeny West family as a function of the
// infant death rate (Preston, Heuveline & Guillot 2001, table 3.3):
//
//	men    0.330 if m0 >= 0.107, else 0.045 + 2.684 m0
//	women  0.350 if m0 >= 0.107, else 0.053 + 2.800 m0
func coaleDemenyA0(m0 float64, sex Sex) float64 {
	if m0 >= 0.107 {
		return bySex(sex, 0.330, 0.350)
	}
	return bySex(sex, 0.045+2.684*m0, 0.053+2.800*m0)
}

// coaleDemenyA1 returns 4a1 of the same table:
//
//	men    1.352 if m0 >= 0.107, else 1.651 - 2.816 m0
//	women  1.361 if m0 >= 0.107, else 1.522 - 1.518 m0
func coaleDemenyA1(m0 float64, sex Sex) float64 {
	if m0 >= 0.107 {
		return bySex(sex, 1.352, 1.361)
	}
	return bySex(sex, 1.651-2.816*m0, 1.522-1.518*m0)
}
