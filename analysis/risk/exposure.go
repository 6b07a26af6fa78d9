package risk

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/lehackathon/le/analysis"
)

// Exposures say who is exposed to what, by area, sex and age.
type Exposures struct {
	rows []exposureRow
}

// exposureRow is a line: a share or a mean for an area (or "" for the country), a sex
// and ages.
type exposureRow struct {
	risk, category string
	area           string // code or name, folded; "" for the country
	sex            analysis.Sex
	ages           span
	total          bool // of all ages the survey covers
	value, se, sd  float64
	spread         spread
	unit           string
	year, level    string
	note, source   string
	line           sheetRow
}

// spread is the shape of a distribution over people.
type spread string

const (
	spreadNormal    spread = "normal"
	spreadLognormal spread = "lognormal"
	spreadGamma     spread = "gamma"
	spreadPoint     spread = "point"
)

var (
	exposureRequired = []string{"risk", "value"}
	exposureOptional = strings.Split("category,area,sex,age,low,high,sd,unit,distribution,year,verification,note,source", ",")
)

// ExposureColumns lists the columns that a file of exposures may have; risk and value
// are required.
func ExposureColumns() []string { return append(slices.Clone(exposureRequired), exposureOptional...) }

// DefaultExposures returns the Thai exposures that come with the program.
func (e *Evidence) DefaultExposures() (*Exposures, error) {
	s, err := builtin("exposure.csv", exposureRequired, exposureOptional)
	if err != nil {
		return nil, err
	}
	return e.readExposures(s)
}

// ParseExposures reads exposures from CSV with the columns of ExposureColumns. Shares
// are written 38% or 0.38; ages 20-29, 70+ or nothing for all. Errors are
// *analysis.DataError values that name line and column.
func (e *Evidence) ParseExposures(r io.Reader, name string) (*Exposures, error) {
	s, err := readSheet(r, name, exposureRequired, exposureOptional)
	if err != nil {
		return nil, err
	}
	return e.readExposures(s)
}

func (e *Evidence) readExposures(s *sheet) (*Exposures, error) {
	x := &Exposures{}
	for _, row := range s.rows {
		if row.get("value") == "" { // a line of a template left open
			continue
		}
		one, err := e.exposureRow(row)
		if err != nil {
			return nil, err
		}
		x.rows = append(x.rows, one)
	}
	return x, nil
}

// With returns the exposures with those of a user added, which go before.
func (x *Exposures) With(local *Exposures) *Exposures {
	return &Exposures{rows: append(slices.Clone(local.rows), x.rows...)}
}

func (e *Evidence) exposureRow(row sheetRow) (exposureRow, error) {
	x := exposureRow{risk: row.get("risk"), category: row.get("category"), area: fold(row.get("area")), unit: row.get("unit"),
		year: row.get("year"), level: row.get("verification"), note: row.get("note"), source: row.get("source"), line: row,
		spread: spread(row.get("distribution"))}
	i := e.Find(x.risk)
	if i < 0 {
		return x, row.fail("risk", riskHint(e.Risks, x.risk), "no risk is called %q", x.risk)
	}
	r := e.Risks[i]
	x.risk = r.ID
	if r.Kind == None {
		return x, row.fail("risk", "leave the line out", "%s counts causes that are its own by definition, whatever the exposure", r.ID)
	}
	var ok bool
	if x.category, ok = r.category(x.category); !ok {
		return x, row.fail("category", levelHint(r), "%s has no level %q", r.ID, x.category)
	}
	var err error
	if x.sex, err = row.sex(); err != nil {
		return x, err
	}
	if x.ages, ok = parseSpan(row.get("age")); !ok {
		return x, row.fail("age", "write 20-29, 70+ (70 ปีขึ้นไป), or nothing for all ages", "%q is no age group", row.get("age"))
	}
	x.total = row.get("age") == "" || x.ages.to == oldest && x.ages.from <= 35
	return x, x.parseNumbers(row, r)
}

// parseNumbers reads value, limits and spread.
func (x *exposureRow) parseNumbers(row sheetRow, r Risk) error {
	share := r.categorical(x.category)
	var low, high float64
	for _, n := range []struct {
		column string
		to     *float64
	}{{"value", &x.value}, {"low", &low}, {"high", &high}} {
		v, ok, err := x.parseQuantity(row, n.column, share)
		if err != nil {
			return err
		}
		if !ok && n.column == "value" {
			return row.fail("value", "leave the line out where nothing is known", "there is no value")
		}
		*n.to = v
	}
	if low > 0 || high > 0 {
		if !(low <= x.value && x.value <= high) {
			return row.fail("low", "check the line against its source", "%v lies outside its limits %v to %v", x.value, low, high)
		}
		x.se = (high - low) / (2 * 1.959964)
	}
	if share && x.se > 0 && x.se*x.se >= x.value*(1-x.value) {
		return row.fail("high", "check the limits", "the limits %v to %v are too wide for a share of %v", low, high, x.value)
	}
	var err error
	if x.sd, _, err = row.number("sd"); err != nil {
		return err
	}
	if x.sd < 0 || x.value < 0 {
		return row.fail("sd", "", "a mean and a spread cannot be negative")
	}
	if share {
		return nil
	}
	if x.spread == "" {
		x.spread = map[Kind]spread{Mean: "", Drinkers: spreadGamma, Point: spreadPoint}[r.Kind]
	}
	if !slices.Contains([]spread{"", spreadNormal, spreadLognormal, spreadGamma, spreadPoint}, x.spread) {
		return row.fail("distribution", "write normal, lognormal, gamma or point", "%q is no distribution", string(x.spread))
	}
	return nil
}

// parseQuantity reads a number that may be a percentage; shares must lie between 0 and 1.
func (x *exposureRow) parseQuantity(row sheetRow, column string, share bool) (float64, bool, error) {
	text := digits(row.get(column))
	if text == "" {
		return 0, false, nil
	}
	percent := strings.HasSuffix(text, "%") || strings.HasPrefix(x.unit, "%")
	v, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(text, "%")), 64)
	if err != nil || !(v >= -1e9 && v <= 1e9) {
		return 0, false, row.fail(column, "write it with a point and without separators", "%q is not a number", text)
	}
	if share && percent {
		v /= 100
	}
	if share && !(v >= 0 && v <= 1) {
		return 0, false, row.fail(column, "a share lies between 0 and 100 %: write 38% or 0.38", "%q is no share of people", text)
	}
	return v, true, nil
}

// levelHint lists the levels of a risk.
func levelHint(r Risk) string {
	if len(r.Categories) == 0 {
		return "leave the level out: " + r.ID + " is measured in " + r.Unit
	}
	return "the levels are " + strings.Join(r.Categories, ", ")
}

// fold brings names of areas into one form.
func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// shown is a value as a table of exposures has it.
func shown(r Risk, category string, v float64) string {
	if r.categorical(category) {
		return strconv.FormatFloat(v*100, 'g', 4, 64) + "%"
	}
	return strconv.FormatFloat(v, 'g', 4, 64)
}
