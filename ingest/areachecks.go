package ingest

import (
	"fmt"
	"math"

	"github.com/lehackathon/le/analysis"
)

// sameTotal is how far a country and the sum of its parts may lie apart: figures of
// both are rounded to whole people.
const sameTotal = 1.0

// nearlyAll is the share of a country above which the provinces given are taken to be
// all of it.
const nearlyAll = 0.95

// checkAreas holds the counts of a country against the sums over its provinces, and
// those of a province against the sums over its districts, in the years and sexes for
// which both are given, and remarks on the largest difference.
func checkAreas(d *analysis.Dataset) {
	checkParts(d, analysis.Country, analysis.Province, "provinces", "จังหวัด")
	checkParts(d, analysis.Province, analysis.District, "districts", "อำเภอ")
}

// counted is a kind of count that areas are compared in.
type counted struct {
	what, th string
	of       func(area, period int, sex analysis.Sex) (float64, bool)
}

func countedIn(d *analysis.Dataset) []counted {
	return []counted{
		{"deaths", "จำนวนตาย", func(a, p int, s analysis.Sex) (n float64, ok bool) {
			if has, _ := d.Has(a, p, s); !has {
				return 0, false
			}
			for c := range d.Causes {
				n += sum(d.DeathsBy(a, p, s, c))
			}
			return n, true
		}},
		{"person-years", "คน-ปี", func(a, p int, s analysis.Sex) (float64, bool) {
			_, has := d.Has(a, p, s)
			return sum(d.ExposureBy(a, p, s)), has
		}},
	}
}

// checkParts compares the one area of a level with the sum of those of the level below.
func checkParts(d *analysis.Dataset, level, below analysis.Level, en, th string) {
	whole := -1
	var parts []int
	for i, a := range d.Areas {
		switch a.Level {
		case level:
			if whole >= 0 {
				return // two of them: the parts may be of either
			}
			whole = i
		case below:
			parts = append(parts, i)
		}
	}
	if whole < 0 || len(parts) < 2 {
		return
	}
	for _, c := range countedIn(d) {
		var worst, stated, total float64
		var where string
		wrong, seen := 0, 0
		for p := range d.Periods {
			for s := analysis.Both; s <= analysis.Female; s++ {
				w, ok := c.of(whole, p, s)
				if !ok {
					continue
				}
				t, n := 0.0, 0
				for _, a := range parts {
					if v, ok := c.of(a, p, s); ok {
						t, n = t+v, n+1
					}
				}
				if n == 0 {
					continue
				}
				seen++
				// Where some provinces are not given, the sum falls far short.
				if gap := math.Abs(w - t); gap > sameTotal*float64(len(parts)) && t > nearlyAll*w {
					if wrong++; gap > worst {
						worst, stated, total, where = gap, w, t, fmt.Sprintf("%s, %s", d.Periods[p], s)
					}
				}
			}
		}
		if wrong > 0 {
			name := d.Areas[whole]
			d.Warnings = append(d.Warnings, analysis.Warning{Code: "area-total",
				EN: fmt.Sprintf("%s of %s are not the sum of its %d %s in %d of %d checks; worst %s: %.0f there, %.0f as the sum", c.what, name.Name("en"), len(parts), en, wrong, seen, where, stated, total),
				TH: fmt.Sprintf("%sของ %s ไม่เท่ากับผลบวกของ %d %s %d จาก %d รายการ มากสุด %s: %.0f เทียบกับผลบวก %.0f", c.th, name.Name("th"), len(parts), th, wrong, seen, where, stated, total)})
		}
	}
}

func sum(v []float64) (total float64) {
	for _, x := range v {
		total += x
	}
	return total
}
