package burden

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
	"gonum.org/v1/gonum/floats"
)

// Standard is a standard population: weights by age, of any sum.
type Standard struct {
	Name   string // as written on the command line, or that of a file
	EN, TH string
	Source string

	Ages    analysis.Ages
	Weights []float64 // one an age group, as published
}

var standards = []Standard{
	{Name: "who", EN: "WHO World Standard 2000-2025", TH: "ประชากรมาตรฐานโลกขององค์การอนามัยโลก ค.ศ. 2000-2025"},
	{Name: "segi", EN: "Segi's world standard", TH: "ประชากรมาตรฐานโลกของ Segi"},
	{Name: "esp2013", EN: "European Standard Population 2013", TH: "ประชากรมาตรฐานยุโรป ค.ศ. 2013"},
}

// Standards lists the names of the standards that come with the program, the default
// first.
func Standards() []string {
	var names []string
	for _, s := range standards {
		names = append(names, s.Name)
	}
	return names
}

// StandardOf returns a standard that comes with the program. Other names are a
// *analysis.DataError.
func StandardOf(name string) (*Standard, error) {
	i := slices.IndexFunc(standards, func(s Standard) bool { return s.Name == name })
	if i < 0 {
		return nil, dataErrorf("", "choose among: "+strings.Join(Standards(), ", ")+", or give a CSV file with the columns age and weight", "there is no standard population %q", name)
	}
	f, err := data.Open("data/" + name + ".csv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s, err := ParseStandard(f, name)
	if err != nil {
		return nil, err
	}
	s.EN, s.TH = standards[i].EN, standards[i].TH
	return s, nil
}

// Weights are a standard's, brought to the ages of some data.
type Weights struct {
	Ages  analysis.Ages // the groups that data and standard share
	To    []int         // the group that each age group of the data belongs to
	Share []float64     // of the standard in each group; they add up to 1
	Whole bool          // false where the data start above the standard's first age
}

// For brings the weights to the ages of some data, by bounds and never by position.
// Where the standard's groups are wider, as 0-4 is of 0 and 1-4, those of the data
// are added up; where they are narrower, the weights are. Data that start at 15 take
// the weights from 15 on. The result is a *analysis.DataError where groups cross or
// the standard has no weight for an age of the data.
func (s *Standard) For(ages analysis.Ages) (*Weights, error) {
	const hint = "give weights for the age groups of the data: a CSV file with the columns age and weight"
	start := s.Ages.Index(ages[0])
	if start < 0 {
		return nil, dataErrorf("standard "+s.Name, hint, "no weight starts at age %d, where the data start (the weights are for %s)", ages[0], s.Ages)
	}
	w := &Weights{Whole: start == 0}
	for _, a := range ages {
		if s.Ages.Index(a) >= 0 {
			w.Ages = append(w.Ages, a)
		}
		w.To = append(w.To, len(w.Ages)-1)
	}
	w.Share = make([]float64, len(w.Ages))
	g := 0
	for i := start; i < len(s.Ages); i++ {
		for g+1 < len(w.Ages) && s.Ages[i] >= w.Ages[g+1] {
			g++
		}
		w.Share[g] += s.Weights[i]
	}
	if err := s.crossing(ages, start); err != nil {
		return nil, dataErrorf("standard "+s.Name, hint, "%v", err)
	}
	sum := floats.Sum(w.Share)
	if !(sum > 0) {
		return nil, dataErrorf("standard "+s.Name, hint, "there is no weight from age %d on", ages[0])
	}
	for g := range w.Share {
		w.Share[g] /= sum
	}
	return w, nil
}

// crossing finds a group of the data and one of the standard of which each holds
// ages that the other has not.
func (s *Standard) crossing(ages analysis.Ages, start int) error {
	for i, lo := range ages {
		hi := upper(ages, i)
		for j := start; j < len(s.Ages); j++ {
			from, to := s.Ages[j], upper(s.Ages, j)
			if lo < from && from < hi && hi < to || from < lo && lo < to && to < hi {
				return fmt.Errorf("its age group %s crosses %s of the data", s.Ages.Label(j), ages.Label(i))
			}
		}
	}
	return nil
}

// upper is the first age above group i.
func upper(ages analysis.Ages, i int) int {
	if i == ages.Open() {
		return math.MaxInt
	}
	return ages[i+1]
}

// sum adds a column of the data up to the shared groups.
func (w *Weights) sum(column []float64) []float64 {
	sums := make([]float64, len(w.Ages))
	for i, v := range column {
		sums[w.To[i]] += v
	}
	return sums
}
