package main

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/lehackathon/le/lifetable"
)

// cause is one row of causes.csv.
type cause struct{ id, en, th, icd10 string }

// readSakaeoCauses returns the 54 causes of the published table.
func readSakaeoCauses() (list []cause, err error) {
	err = eachRow("sakaeo_causes.csv", []string{"id", "name_en", "name_th", "icd10"}, func(c []string) error {
		list = append(list, cause{id: c[0], en: c[1], th: c[2], icd10: c[3]})
		return nil
	})
	return list, err
}

// grouping says which published causes make up each cause of the simulated
// sample, and at which ages an empty cell of it may be smoothed.
type grouping struct {
	causes   []cause
	from, to []int          // ages, parallel to causes
	of       map[string]int // published id -> index into causes
}

func readGrouping() (*grouping, error) {
	g := &grouping{of: map[string]int{}}
	err := eachRow("workshop_causes.csv", []string{"id", "name_en", "name_th", "from", "to"}, func(c []string) error {
		v, err := numbers(c[3:]...)
		if err != nil {
			return err
		}
		g.causes = append(g.causes, cause{id: c[0], en: c[1], th: c[2]})
		g.from, g.to = append(g.from, int(v[0])), append(g.to, int(v[1]))
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = eachRow("cause_map.csv", []string{"sakaeo", "workshop"}, func(c []string) error {
		i, err := g.index(c[1])
		g.of[c[0]] = i
		return err
	})
	if err != nil {
		return nil, err
	}
	return g, g.unionRanges()
}

// index finds a cause of the simulated sample.
func (g *grouping) index(id string) (int, error) {
	i := slices.IndexFunc(g.causes, func(c cause) bool { return c.id == id })
	if i < 0 {
		return 0, fmt.Errorf("cause %q is not in workshop_causes.csv", id)
	}
	return i, nil
}

// unionRanges gives every cause the ICD-10 ranges of its members, in code order.
func (g *grouping) unionRanges() error {
	list, err := readSakaeoCauses()
	if err != nil {
		return err
	}
	ranges := make([][]string, len(g.causes))
	for _, c := range list {
		i, ok := g.of[c.id]
		if !ok {
			return fmt.Errorf("in/cause_map.csv: no line for %q", c.id)
		}
		ranges[i] = append(ranges[i], strings.Split(c.icd10, ";")...)
	}
	for i, r := range ranges {
		sort.Strings(r)
		g.causes[i].icd10 = strings.Join(r, ";")
	}
	return nil
}

// pseudoDeaths is how many deaths, spread over causes as they are at all ages,
// are added to each cell of sex and age, so that no likely cause is impossible
// in a large population because Sa Kaeo counted none.
const pseudoDeaths = 2

// mix holds the weights from which shares of causes are made.
type mix struct {
	weight [2][][]float64          // sex, age group, cause
	area   map[string][]float64    // area code -> factor of each cause
	year   map[int]map[int]float64 // year -> cause -> factor
}

// readMix pools the published counts of all years by sex, age and cause,
// smooths them and adds the invented departures.
func readMix(g *grouping, ages lifetable.Ages) (*mix, error) {
	x := &mix{area: map[string][]float64{}, year: map[int]map[int]float64{}}
	for s := range sexes {
		for range ages {
			x.weight[s] = append(x.weight[s], make([]float64, len(g.causes)))
		}
	}
	err := eachSakaeoDeath(func(d deathCount) error {
		i := slices.Index(ages, d.ageFrom)
		if i < 0 {
			return fmt.Errorf("no age group starts at %d", d.ageFrom)
		}
		x.weight[d.sex][i][g.of[d.cause]] += float64(d.n)
		return nil
	})
	if err != nil {
		return nil, err
	}
	x.smooth(g, ages)
	return x, x.readFactors(g)
}

// smooth adds pseudoDeaths to every cell.
func (x *mix) smooth(g *grouping, ages lifetable.Ages) {
	for s := range sexes {
		all := make([]float64, len(g.causes))
		total := 0.0
		for _, cell := range x.weight[s] {
			for c, n := range cell {
				all[c] += n
				total += n
			}
		}
		for i, cell := range x.weight[s] {
			for c := range cell {
				if g.from[c] <= ages[i] && ages[i] <= g.to[c] {
					cell[c] += pseudoDeaths * all[c] / total
				}
			}
		}
	}
}

// readFactors reads the invented departures by area and by year.
func (x *mix) readFactors(g *grouping) error {
	err := eachRow("departures.csv", []string{"area_code", "cause", "factor", "what"}, func(c []string) error {
		i, err := g.index(c[1])
		if err != nil {
			return err
		}
		f, err := numbers(c[2])
		if err != nil {
			return err
		}
		if x.area[c[0]] == nil {
			x.area[c[0]] = slices.Repeat([]float64{1}, len(g.causes))
		}
		x.area[c[0]][i] = f[0]
		return nil
	})
	if err != nil {
		return err
	}
	return eachRow("year_factors.csv", []string{"year_be", "cause", "factor"}, func(c []string) error {
		year, err := yearBE(c[0])
		if err != nil {
			return err
		}
		i, err := g.index(c[1])
		if err != nil {
			return err
		}
		f, err := numbers(c[2])
		if err != nil {
			return err
		}
		if x.year[year] == nil {
			x.year[year] = map[int]float64{}
		}
		x.year[year][i] = f[0]
		return nil
	})
}

// shares returns the share of each cause in the deaths of an area, year, sex
// and age group; they sum to 1.
func (x *mix) shares(code string, year, sex, age int) []float64 {
	w := slices.Clone(x.weight[sex][age])
	total := 0.0
	for c := range w {
		if f := x.area[code]; f != nil {
			w[c] *= f[c]
		}
		if f, ok := x.year[year][c]; ok {
			w[c] *= f
		}
		total += w[c]
	}
	for c := range w {
		w[c] /= total
	}
	return w
}
