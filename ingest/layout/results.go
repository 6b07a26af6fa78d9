package layout

import (
	"slices"
	"strings"

	"github.com/lehackathon/le/ingest/thai"
)

// lifeTableNames are columns of life tables; a header with some of them, survivors or life
// expectancy among them, is one.
var lifeTableNames = keys("mx", "nmx", "m(x)", "qx", "nqx", "q(x)", "ax", "nax", "a(x)", "lx", "l(x)", "dx", "ndx", "d(x)", "Tx", "T(x)", "ex", "e(x)", "px", "npx", "Sx")

// someLifeTableNames is how many of them a life table has at least.
const someLifeTableNames = 3

// results says of a sheet of results which ones they are: they look like counts, and are
// none. It goes before what shapes lack.
func results(h *head) diagnosis {
	for _, row := range h.rows {
		var names []string
		metric, measure, val := false, false, false
		for _, c := range row.cells {
			name := strings.ToLower(thai.Normalize(c))
			if lifeTableNames[labelKey(c)] && !slices.Contains(names, name) {
				names = append(names, name)
			}
			metric = metric || strings.HasPrefix(name, "metric")
			measure = measure || strings.HasPrefix(name, "measure")
			val = val || name == "val"
		}
		switch {
		case len(names) >= someLifeTableNames:
			return diagnosis{"it is a life table (" + strings.Join(names, ", ") + "): rates and survivors, not counts of people",
				"give the deaths and the population that it was made of"}
		case metric && measure && val:
			return diagnosis{"it holds estimates of the Global Burden of Disease study, which are no registered deaths",
				"give the deaths that the province registered; to use the estimates all the same, keep the rows of measure Deaths and metric Number, and say --map val=deaths"}
		}
	}
	return diagnosis{}
}
