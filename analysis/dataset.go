package analysis

import "github.com/lehackathon/le/lifetable"

// Dataset is deaths and exposure by area, period, sex, cause and age: dense,
// typed and checked. The causes partition the deaths. Build one with a [Builder].
type Dataset struct {
	Title, TitleTH string // what it is, for people; may be ""
	Simulated      bool   // numbers were drawn by a computer and are nobody's deaths

	Areas   []Area
	Periods []Period // single periods as given, in order
	Causes  []Cause
	Ages    Ages // the finest groups that deaths and population share

	Unknown  []Unknown // deaths and people without age or sex; in no cell below
	Warnings []Warning

	deaths   []float64 // [area][period][sex][cause][age]
	exposure []float64 // [area][period][sex][age], person-years
	stored   []stored  // [area][period][sex]
}

// stored says what the files gave for one area, period and sex.
type stored struct{ deaths, exposure bool }

// Unknown counts deaths (or, with Cause -1, people) whose age or sex is not
// known. Age is an index into Ages, or -1.
type Unknown struct {
	Area, Period int
	Sex          Sex
	Cause, Age   int
	Count        float64
}

// sexes are the planes kept: both is filled only where men and women are not
// given apart, or not by cause.
const sexes = 3

func (d *Dataset) stratum(area, period int, sex Sex) int {
	return (area*len(d.Periods)+period)*sexes + int(sex)
}

// DeathsBy returns the deaths by age of one cause: a view, not a copy.
func (d *Dataset) DeathsBy(area, period int, sex Sex, cause int) []float64 {
	k := len(d.Ages)
	i := (d.stratum(area, period, sex)*len(d.Causes) + cause) * k
	return d.deaths[i : i+k : i+k]
}

// ExposureBy returns the person-years by age: a view, not a copy.
func (d *Dataset) ExposureBy(area, period int, sex Sex) []float64 {
	k := len(d.Ages)
	i := d.stratum(area, period, sex) * k
	return d.exposure[i : i+k : i+k]
}

// Has reports whether the files gave deaths and population for this area, period
// and sex as such; both sexes may still be had by adding men and women.
func (d *Dataset) Has(area, period int, sex Sex) (deaths, exposure bool) {
	s := d.stored[d.stratum(area, period, sex)]
	return s.deaths, s.exposure
}

// addable returns the sexes that add up to both: both itself where it is stored
// (it alone may be split by cause), else men and women; empty where one is missing.
func (d *Dataset) addable(area, period int, deaths bool) []Sex {
	list := d.present(area, period, deaths)
	if len(list) == 1 && list[0] != Both {
		return nil
	}
	return list
}

// present is addable where men or women alone will do.
func (d *Dataset) present(area, period int, deaths bool) (list []Sex) {
	for s := Both; s <= Female; s++ {
		hasD, hasE := d.Has(area, period, s)
		if deaths && hasD || !deaths && hasE {
			list = append(list, s)
		}
		if s == Both && len(list) > 0 {
			break
		}
	}
	return list
}

// maxCells bounds the memory of a dataset: 77 provinces, 10 years, 2,000 ICD-10
// codes and 20 ages fit; a gigabyte does not.
const maxCells = 1 << 27

// alloc sizes the cells once areas, periods, causes and ages are known.
func (d *Dataset) alloc() error {
	n := len(d.Areas) * len(d.Periods) * sexes
	if cells := float64(n) * float64(len(d.Causes)) * float64(len(d.Ages)); cells > maxCells {
		return dataErrorf("group the causes, or read fewer areas or years at a time",
			"%d areas x %d periods x %d causes x %d ages are too many to hold", len(d.Areas), len(d.Periods), len(d.Causes), len(d.Ages))
	}
	d.stored = make([]stored, n)
	d.exposure = make([]float64, n*len(d.Ages))
	d.deaths = make([]float64, n*len(d.Causes)*len(d.Ages))
	return nil
}

// warn adds a remark in both languages.
func (d *Dataset) warn(code, en, th string) {
	d.Warnings = append(d.Warnings, lifetable.Warning{Code: code, EN: en, TH: th})
}

// Totals returns all deaths and person-years in tables, everybody counted once: a
// country or region is left out where its parts are there, districts where their
// provinces are.
func (d *Dataset) Totals() (deaths, exposure float64) {
	for _, a := range d.parts() {
		for p := range d.Periods {
			n, e := d.totals(a, p)
			deaths += n
			exposure += e
		}
	}
	return deaths, exposure
}
