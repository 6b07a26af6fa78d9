package risk

import (
	"slices"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// maxLevels bounds the categories of a risk.
const maxLevels = 4

// Exposure is what is known of one risk at one sex and age. It is comparable.
type Exposure struct {
	Share, ShareSE [maxLevels]float64 // of people by category
	MeanValue, SE  float64            // of the level, or of the grams of drinkers
	SD             float64
	shape          spread
	stream         string // exposures that are drawn alike
}

// Origin says where an exposure came from, the best first.
type Origin string

// The origins.
const (
	Local       Origin = "local"                 // of the area, sex and age
	LocalScaled Origin = "local total"           // the area's total, with the country's pattern by sex and age
	National    Origin = "national"              // the country's
	Unknown     Origin = "none"                  // nothing is known: the risk is not ranked
	Definition  Origin = "by definition"         // causes that are the risk's own
	Mixed       Origin = "local, national parts" // some levels local, some national
)

// quantity is one category's value for one sex and age.
type quantity struct {
	value, se, sd float64
	shape         spread
	origin        Origin
	stream        string
}

// matcher finds exposures for one area.
type matcher struct {
	x      *Exposures
	risks  []Risk
	names  []string              // the area's code and names, folded
	people [3]func(span) float64 // person-years of a sex at ages, by analysis.Sex
	found  map[rowsKey][]exposureRow
}

func newMatcher(x *Exposures, risks []Risk, a analysis.Area, people [3]func(span) float64) *matcher {
	m := &matcher{x: x, risks: risks, people: people, found: map[rowsKey][]exposureRow{}}
	for _, n := range []string{a.Code, a.TH, a.EN} {
		if n != "" {
			m.names = append(m.names, fold(n))
		}
	}
	return m
}

// rows are those for a category that hold for the area (local) or the country. Lines of
// a file without an area were given for whatever area is asked for, and come as local.
func (m *matcher) rows(r Risk, category string, local bool) (rows []exposureRow) {
	key := rowsKey{r.ID, category, local}
	if rows, ok := m.found[key]; ok {
		return rows
	}
	for _, x := range m.x.rows {
		if x.risk != r.ID || x.category != category {
			continue
		}
		given := !x.line.sheet.builtin && x.area == "" || x.area != "" && slices.Contains(m.names, x.area)
		if given == local && (given || x.area == "") {
			rows = append(rows, x)
		}
	}
	m.found[key] = rows
	return rows
}

type rowsKey struct {
	risk, category string
	local          bool
}

// pick is the line for a sex and age: of the sex rather than both, of the narrowest
// ages, the first one given.
func pick(rows []exposureRow, sex analysis.Sex, age int) (best exposureRow, ok bool) {
	for _, x := range rows {
		if !x.ages.has(age) || x.sex != sex && x.sex != analysis.Both {
			continue
		}
		if !ok || narrower(x, best) {
			best, ok = x, true
		}
	}
	return best, ok
}

func narrower(a, b exposureRow) bool {
	if (a.sex == analysis.Both) != (b.sex == analysis.Both) {
		return b.sex == analysis.Both
	}
	return a.ages.to-a.ages.from < b.ages.to-b.ages.from
}

// find is the value of a category for a sex and age. A local line for this sex and
// for certain ages is taken as it is; a local total is shared out by the national
// pattern:
//
//	p(area, age, sex) = p(area) / p(nation) · p(nation, age, sex), at most 1
//
// with both totals over the ages and sexes of the local line (as the smoking
// profiles of Public Health England and ScotPHO do).
func (m *matcher) find(r Risk, category string, sex analysis.Sex, age int) (quantity, bool) {
	nation, has := pick(m.rows(r, category, false), sex, age)
	local, given := pick(m.rows(r, category, true), sex, age)
	switch {
	case !given && !has:
		return quantity{}, false
	case !given:
		return nation.quantity(National), true
	case !has && local.total && len(m.rows(r, category, false)) > 0:
		return quantity{}, false // a total is of the ages that surveys cover
	case !has:
		return local.quantity(Local), true
	}
	q := local.quantity(Local)
	if q.sd == 0 && !r.categorical(category) {
		q.sd, q.shape = nation.sd, nation.spread
		if nation.value > 0 && nation.spread == spreadGamma { // its spread follows the mean
			q.sd = nation.sd / nation.value * q.value
		}
	}
	if local.total || local.sex == analysis.Both {
		if whole := m.national(r, category, local); whole > 0 && nation.value > 0 {
			ratio := nation.value / whole
			if ratio != 1 {
				q.origin = LocalScaled
			}
			q.value, q.se = q.value*ratio, q.se*ratio
			if r.categorical(category) {
				q.value = min(q.value, 1)
			}
		}
	}
	return q, true
}

// national is the country's total over the ages and sexes of a local line: its own
// line where there is one, else its parts weighted with the area's people.
func (m *matcher) national(r Risk, category string, like exposureRow) float64 {
	rows := m.rows(r, category, false)
	for _, x := range rows {
		if x.sex == like.sex && x.total && like.total {
			return x.value
		}
	}
	sexes := []analysis.Sex{like.sex}
	if like.sex == analysis.Both {
		sexes = []analysis.Sex{analysis.Male, analysis.Female}
	}
	var sum, people float64
	for _, s := range sexes {
		for age := like.ages.from; age <= min(like.ages.to, 100); age += 5 {
			x, ok := pick(rows, s, age)
			if n := m.people[s](span{age, age + 4}); ok && n > 0 {
				sum, people = sum+n*x.value, people+n
			}
		}
	}
	if people == 0 {
		return 0
	}
	return sum / people
}

func (x exposureRow) quantity(o Origin) quantity {
	stream := "nation"
	if o != National {
		stream = x.area + "|" + x.line.sheet.name
	}
	return quantity{x.value, x.se, x.sd, x.spread, o, strings.Join([]string{stream, x.risk, x.category, x.sex.String()}, "|")}
}

// exposure puts the categories of a risk together for a sex and age.
func (m *matcher) exposure(r Risk, sex analysis.Sex, age int) (Exposure, Origin) {
	if r.Kind == None {
		return Exposure{}, Definition
	}
	var x Exposure
	origin := Unknown
	names := r.Categories
	if len(names) == 0 {
		names = []string{""}
	}
	for i, category := range names {
		q, ok := m.find(r, category, sex, age)
		if !ok {
			if r.Kind != Categories {
				return Exposure{}, Unknown
			}
			continue // a level nobody counted holds nobody
		}
		if origin != Unknown && origin != q.origin {
			origin = Mixed
		} else {
			origin = q.origin
		}
		if r.categorical(category) {
			x.Share[i], x.ShareSE[i] = q.value, q.se
		} else {
			x.MeanValue, x.SE, x.SD, x.shape = q.value, q.se, q.sd, q.shape
		}
		x.stream += q.stream + ";"
	}
	x.cap()
	return x, origin
}

// cap lets shares add up to no more than 1.
func (x *Exposure) cap() {
	var sum float64
	for _, p := range x.Share {
		sum += p
	}
	if sum > 1 {
		for i := range x.Share {
			x.Share[i] /= sum
		}
	}
}
