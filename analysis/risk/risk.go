package risk

import (
	"embed"
	"io/fs"
	"slices"
	"strings"
)

// Kind says how exposure to a risk is measured.
type Kind string

// The kinds.
const (
	Categories Kind = "categories" // shares of people in levels
	Mean       Kind = "mean"       // a level with a distribution over people
	Drinkers   Kind = "drinkers"   // a share of drinkers, and the grams they drink
	Point      Kind = "point"      // one level for everybody
	None       Kind = "none"       // only causes that are the risk's own by definition
)

// Risk is a risk factor.
type Risk struct {
	ID, EN, TH string
	Kind       Kind
	Unit       string
	Categories []string // levels other than the reference; for drinkers: drinkers, grams
	Low        bool     // too little of it is the risk
	Ranked     bool     // by default
	Note       string

	// Level is the counterfactual exposure, drawn between the other two; 0 for
	// categories, whose counterfactual is the reference.
	Level, LevelLow, LevelHigh float64

	aliases, categoriesTH []string

	base     string // risk whose relative risks it acts through, "" for none
	slope    estimate
	slopePer float64

	unchecked bool // Level was written down from memory
}

// Name returns the name in the language asked for ("th" or "en").
func (r Risk) Name(lang string) string {
	if lang == "th" && r.TH != "" {
		return r.TH
	}
	return r.EN
}

// categorical reports whether exposure is a share rather than a mean.
func (r Risk) categorical(category string) bool {
	return r.Kind == Categories || r.Kind == Drinkers && category == "drinkers"
}

// index returns the place of a category, or -1.
func (r Risk) index(category string) int { return slices.Index(r.Categories, category) }

// estimate is a number with its 95 % limits; low and high are 0 where unknown.
type estimate struct{ value, low, high float64 }

//go:embed data/*.csv
var tables embed.FS

// Data are the relative risks, exposures and other tables that come with the program, as
// a record of a run names them.
func Data() fs.FS { return tables }

// builtin opens a table that comes with the program; a mistake in one is found by the
// tests of this package.
func builtin(name string, required, optional []string) (*sheet, error) {
	f, err := fs.FS(tables).Open("data/" + name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s, err := readSheet(f, name, required, optional)
	if err == nil {
		s.builtin = true
	}
	return s, err
}

// readRisks reads the built-in list of risks with their counterfactual levels.
func readRisks() ([]Risk, error) {
	s, err := builtin("risks.csv", strings.Split("id,name_en,name_th,aliases,kind,unit,categories,categories_th,direction,base,slope,slope_low,slope_high,per,ranked,note", ","), nil)
	if err != nil {
		return nil, err
	}
	var risks []Risk
	for _, row := range s.rows {
		r := Risk{ID: row.get("id"), EN: row.get("name_en"), TH: row.get("name_th"), Kind: Kind(row.get("kind")), Unit: row.get("unit"),
			Low: row.get("direction") == "low", Ranked: row.get("ranked") == "yes", Note: row.get("note"), base: row.get("base")}
		if c := row.get("categories"); c != "" {
			r.Categories, r.categoriesTH = strings.Split(c, ";"), strings.Split(row.get("categories_th"), ";")
		}
		r.aliases = strings.Split(row.get("aliases"), ";")
		for _, n := range []struct {
			column string
			to     *float64
		}{{"slope", &r.slope.value}, {"slope_low", &r.slope.low}, {"slope_high", &r.slope.high}, {"per", &r.slopePer}} {
			if *n.to, _, err = row.number(n.column); err != nil {
				return nil, err
			}
		}
		risks = append(risks, r)
	}
	return risks, readLevels(risks)
}

// readLevels fills in the counterfactual levels.
func readLevels(risks []Risk) error {
	s, err := builtin("tmrel.csv", strings.Split("risk,value,low,high,unit,verification,note,source", ","), nil)
	if err != nil {
		return err
	}
	for _, row := range s.rows {
		i := slices.IndexFunc(risks, func(r Risk) bool { return r.ID == row.get("risk") })
		if i < 0 {
			return row.fail("risk", "", "no risk is called %q", row.get("risk"))
		}
		r := &risks[i]
		r.unchecked = row.get("verification") == "memory"
		for _, n := range []struct {
			column string
			to     *float64
		}{{"value", &r.Level}, {"low", &r.LevelLow}, {"high", &r.LevelHigh}} {
			if *n.to, _, err = row.number(n.column); err != nil {
				return err
			}
		}
	}
	return nil
}
