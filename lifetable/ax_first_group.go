package lifetable

import (
	"fmt"
	"math"
)

// childToInfant is the death rate at ages 1 and over relative to that of infants,
// used only where a first group such as 0-4 hides the infants: Thailand 2015-2020,
// 4m1/1m0 = 0.00034609/0.008657612 (men), 0.00028/0.006913 (women), UN World
// Population Prospects 2019.
const childToInfant = 0.04

// maxInfantShare bounds the infants' share of a first group's deaths: figures for
// births and deaths of different sources may put it above 1.
const maxInfantShare = 0.98

// Infants says what is known about infants where the first group (0-4) hides
// them, of the table's own sex. Both numbers are optional and only used for such a
// group.
type Infants struct {
	Births float64 // live births in the time the deaths are from; 0: not known
	IMR    float64 // infant deaths per live birth, 0.006 for 6 per 1,000; 0: not known
}

// infantSplit is how infants and older children share a first group.
type infantSplit struct {
	share float64 // infants' share of its deaths
	m0    float64 // the infant death rate
	imr   float64 // q0, where it is known instead of m0
	bound bool    // share was cut to maxInfantShare
}

// splitInfants works out the split for a first group of n years with the death
// rate m. c is the infants' share of the person-years: births over the group's
// person-years, or 1/n where births are not known; r is childToInfant.
//
//	without IMR   s = c / (c + (1-c)·r),  m0 = s·m/c
//	with IMR      s = c·IMR/m,  which is births·IMR/deaths where births are known
func (t *Table) splitInfants(n float64) (infantSplit, error) {
	known, m := t.Options.Infants, t.NMx[0]
	label := func() string { return t.data.Label(0) }
	if !(known.Births >= 0) || math.IsInf(known.Births, 0) || !(known.IMR >= 0 && known.IMR < 1) {
		return infantSplit{}, &DataError{Age: label(), Msg: fmt.Sprintf("births %v and infant mortality %v are not usable", known.Births, known.IMR),
			Hint: "births are a count, infant mortality is deaths per birth: 0.006 for 6 per 1,000"}
	}
	c := 1 / n
	if known.Births > 0 {
		if t.Exposure == nil {
			return infantSplit{}, &DataError{Age: label(), Msg: "births are given, but not the population they belong to",
				Hint: "build the table from deaths and population, or give the infant mortality alone"}
		}
		if c = known.Births / t.Exposure[0]; c >= 1 {
			return infantSplit{}, &DataError{Age: label(), Msg: fmt.Sprintf("%.0f births do not fit %.0f person-years", known.Births, t.Exposure[0]),
				Hint: "births and population must be of the same area, sex and period"}
		}
	}
	s := c / (c + (1-c)*childToInfant)
	split := infantSplit{share: s, m0: s * m / c}
	if known.IMR > 0 {
		split.imr = known.IMR
		if m > 0 {
			split.share = c * known.IMR / m
		}
		if split.share > maxInfantShare {
			split.share, split.bound = maxInfantShare, true
		}
	}
	return split, nil
}

// ax returns a of a first group of n years:
//
//	a = s·a0(m0) + (1-s)·(1 + a1)
//
// with a1 the years lived after the first birthday: 4a1 of the rule for 0-4, half
// the rest otherwise.
func (k infantSplit) ax(n float64, sex Sex, a0, a1 axOfInfants) float64 {
	m0 := k.m0
	if k.imr > 0 {
		m0 = rateOfQ(k.imr, sex, a0)
	}
	later := (n - 1) / 2
	if n == 5 {
		later = a1(m0, sex)
	}
	return k.share*a0(m0, sex) + (1-k.share)*(1+later)
}

// rateOfQ turns q0 into m0 = q0 / (1 - (1-a0)·q0), where a0 depends on m0.
func rateOfQ(q0 float64, sex Sex, a0 axOfInfants) float64 {
	m0 := q0
	for range 20 { // each round shrinks the error about tenfold or better
		m0 = q0 / (1 - (1-a0(m0, sex))*q0)
	}
	return m0
}

// BlendsFirstGroup reports whether the rule had to estimate how infants and
// older children share the first group of this layout.
func (r AxRule) BlendsFirstGroup(ages Ages) bool {
	return axRules[r].a0 != nil && len(ages) > 1 && ages[0] == 0 && ages.Width(0) != 1
}
