package lifetable

// andreevKingkadeA0 returns a0 as a function of the infant death rate (Andreev &
// Kingkade 2015, Demographic Research 33:363-390, tables 3-1 and 3-2 for m0):
//
//	men    m0 < 0.02300   0.14929 - 1.99545 m0
//	       m0 < 0.08307   0.02832 + 3.26021 m0
//	       otherwise      0.29915
//	women  m0 < 0.01724   0.14903 - 2.05527 m0
//	       m0 < 0.06891   0.04667 + 3.88089 m0
//	       otherwise      0.31411
func andreevKingkadeA0(m0 float64, sex Sex) float64 {
	male, female := 0.29915, 0.31411
	switch {
	case m0 < 0.02300:
		male = 0.14929 - 1.99545*m0
	case m0 < 0.08307:
		male = 0.02832 + 3.26021*m0
	}
	switch {
	case m0 < 0.01724:
		female = 0.14903 - 2.05527*m0
	case m0 < 0.06891:
		female = 0.04667 + 3.88089*m0
	}
	return bySex(sex, male, female)
}
